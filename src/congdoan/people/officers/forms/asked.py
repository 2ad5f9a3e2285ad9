"""Forms of the pages."""

from datetime import date
from typing import Any

from django import forms

from congdoan.foundation.access.doors import day_field
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.officers import rules
from congdoan.people.officers.forms.choosing import membership_of

SUGGESTED = {"list": "goi-y", "autocomplete": "off"}
REASON: dict[str, Any] = {"label": "Lý do", "max_length": 300, "widget": forms.Textarea(attrs={"rows": 2})}
LEAST_ROWS, MOST_ROWS = 6, 60


def count_field(label: str, *, least: int = 0) -> forms.IntegerField:
    """Return a field for a number of persons or ballots."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=1_000_000, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số.", "invalid": "Ghi một số nguyên."},
    )  # fmt: skip


class TermForm(forms.Form):
    """A new term."""

    body = forms.ChoiceField(label="Ban", choices=list(rules.BODIES.items()))
    section = forms.CharField(label="Tên tổ, công đoàn bộ phận", max_length=120, required=False, help_text="Chỉ ghi khi là tổ công đoàn.")
    name = forms.CharField(label="Nhiệm kỳ", max_length=120, required=False, help_text="Như “khóa V, nhiệm kỳ 2025–2030”.")
    since = day_field("Từ ngày")
    until = day_field("Đến hết ngày theo quyết định", is_required=False, help_text="Để trống nếu quyết định không ghi ngày.")
    seats = count_field("Số ghế", least=1)
    decision = forms.CharField(label="Số quyết định công nhận", max_length=120, required=False)


class EndForm(forms.Form):
    """When and why something ends."""

    last_day = day_field("Ngày cuối")
    reason = forms.CharField(**REASON)


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(**REASON)


class SeatForm(forms.Form):
    """Somebody takes a seat without a count."""

    member = forms.CharField(label="Đoàn viên", max_length=200, widget=forms.TextInput(attrs=SUGGESTED), help_text="Gõ tên để chọn.")
    post = forms.ChoiceField(label="Chức danh")
    how = forms.ChoiceField(label="Hình thức", choices=[(word, rules.HOWS[word]) for word in (rules.APPOINTED, rules.COOPTED)])
    since = day_field("Từ ngày")
    decision = forms.CharField(label="Số quyết định", max_length=120, required=False)

    def __init__(self, *given: Any, body: str, unit_id: int, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.unit_id = unit_id
        self.fields["post"].choices = list(rules.POSTS[body].items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("member") and given.get("since"):
            try:
                given["membership_id"] = membership_of(given.pop("member"), unit_id=self.unit_id, on=given["since"])
            except DomainError as refusal:
                self.add_error("member", refusal.explain())
        return given


class MinutesForm(forms.Form):
    """The minutes of a count; candidates come in rows of name, way of standing and votes."""

    post = forms.ChoiceField(label="Bầu chức danh")
    held_on = day_field("Ngày bầu")
    since = day_field("Giữ chức danh từ ngày", is_required=False, help_text="Để trống nếu từ ngày bầu.")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    base = forms.ChoiceField(
        label="Tỷ lệ tính trên", choices=list(rules.BASES.items()), help_text="Theo quy chế bầu cử của đại hội, hội nghị."
    )
    counters = forms.CharField(label="Ban kiểm phiếu", max_length=300, required=False)
    decision = forms.CharField(label="Số quyết định công nhận", max_length=120, required=False)

    def __init__(self, *given: Any, body: str, unit_id: int, day: date, told: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.unit_id, self.day, self.told = unit_id, day, told
        self.fields["post"].choices = list(rules.POSTS[body].items())  # type: ignore[attr-defined]
        self.fields |= {name: count_field(label, least=int(name in ("called", "seats"))) for name, label in rules.COUNTS.items()}
        self.rows = self._rows()

    @property
    def counts(self) -> list[Any]:
        """Return the fields of persons and ballots, in the order of the minutes."""
        return [self[name] for name in rules.COUNTS]

    @property
    def words(self) -> list[Any]:
        """Return the other fields, in the order of the minutes."""
        return [self[name] for name in self.fields if name not in rules.COUNTS]

    def _rows(self) -> list[dict[str, str]]:
        told = {name: [text.replace("\x00", "")[:200] for text in self.told.getlist(name)] for name in ("ten", "cach", "phieu")}
        count = min(max(len(told["ten"]), LEAST_ROWS) + (LEAST_ROWS if "them" in self.told else 0), MOST_ROWS)
        return [{name: ([*values, *[""] * count])[place] for name, values in told.items()} for place in range(count)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        candidates = [one for row in self.rows if row["ten"].strip() or row["phieu"].strip() if (one := self._candidate(row, given))]
        if not self.errors:
            counts = {name: given.pop(name) for name in rules.COUNTS}
            given["tally"] = rules.Tally(**counts, candidates=tuple(candidates), base=given.pop("base"))
        return given

    def _candidate(self, row: dict[str, str], given: dict[str, Any]) -> rules.Candidate | None:
        name, votes = row["ten"].strip(), row["phieu"].strip()
        if not (votes.isascii() and votes.isdigit() and len(votes) < 8):
            self.add_error(None, f"{name or 'Một dòng'}: số phiếu “{votes[:20]}” không phải số nguyên.")
            return None
        try:
            membership = membership_of(name, unit_id=self.unit_id, on=given.get("held_on") or self.day)
        except DomainError as refusal:
            self.add_error(None, refusal.explain())
            return None
        return rules.Candidate(membership, name.split("·")[0].strip(), int(votes), "self" if row["cach"] == "self" else "nominated")
