"""Forms of agreements; clauses come in rows of kind, article, figure, persons, words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from congdoan.activities.bargaining.rules import agreements as rules
from congdoan.activities.bargaining.rules import widening
from congdoan.activities.bargaining.services import PartyDraft
from congdoan.foundation.access.doors import day_field
from congdoan.people.organisations import queries as organisations

from .fields import LONG, EmployerForm, count_field, lines_field, lines_of

LEAST_ROWS, MOST_ROWS = 6, 130
ROW = ("kind", "article", "value", "workers", "times", "yearly_dong", "text")


class ClauseRows(forms.Form):
    """Rows of clauses; empty rows are left out. `lines` says how many there are."""

    lines = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_ROWS)

    def __init__(self, *given: Any, kinds: Mapping[str, rules.Kind], drafts: Sequence[rules.ClauseDraft] = (), **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.count = self._count(len(drafts))
        self.initial["lines"] = self.count
        choices = [("", "–"), *((code, f"{kind.name}{_unit(kind)}") for code, kind in kinds.items())]
        for place in range(1, self.count + 1):
            self._add_row(place, choices)
            if place <= len(drafts):
                self.initial.update({f"{name}_{place}": getattr(drafts[place - 1], name) for name in ROW})

    def _count(self, drafts: int) -> int:
        told = self.data.get("lines", "") if self.is_bound else ""
        lines = int(told) if str(told).isdecimal() and len(str(told)) < 5 else drafts + 3
        return min(max(lines, LEAST_ROWS), MOST_ROWS)

    def _add_row(self, place: int, choices: list[tuple[str, str]]) -> None:
        number: dict[str, Any] = {"required": False, "min_value": 0, "widget": forms.NumberInput(attrs={"inputmode": "numeric"})}
        self.fields[f"kind_{place}"] = forms.ChoiceField(label="Loại", choices=choices, required=False)
        self.fields[f"article_{place}"] = forms.CharField(label="Điều", max_length=40, required=False)
        for name, label in (("value", "Mức"), ("workers", "Số người"), ("times", "Lần một năm"), ("yearly_dong", "Tiền một năm, đ")):
            self.fields[f"{name}_{place}"] = forms.IntegerField(label=label, **number)
        self.fields[f"text_{place}"] = forms.CharField(label="Lời trong thỏa ước", max_length=2000, required=False, **LONG)

    @property
    def rows(self) -> list[list[Any]]:
        return [[self[f"{name}_{place}"] for name in ROW] for place in range(1, self.count + 1)]

    def clauses(self) -> list[rules.ClauseDraft]:
        """Return the rows that were filled in."""
        told: list[dict[str, Any]] = [
            {name: self.cleaned_data.get(f"{name}_{place}") for name in ROW} for place in range(1, self.count + 1)
        ]
        return [rules.ClauseDraft(**one) for one in told if one["kind"]]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for place in range(1, self.count + 1):
            if not given.get(f"kind_{place}") and (given.get(f"text_{place}") or given.get(f"value_{place}") is not None):
                self.add_error(f"kind_{place}", f"Dòng {place}: chọn loại điều khoản hoặc để trống cả dòng.")
        return given


def _unit(kind: rules.Kind) -> str:
    return f" ({rules.UNITS[kind.unit]})" if rules.UNITS[kind.unit] else ""


class AgreementForm(EmployerForm, ClauseRows):
    """An agreement of one employer."""

    title = forms.CharField(label="Tên thỏa ước", max_length=300)
    number = forms.CharField(label="Số", max_length=60, required=False)
    signed_on = day_field("Ngày ký")
    effective_on = day_field("Ngày hiệu lực")
    expires_on = day_field("Ngày cuối còn hiệu lực", help_text="Thời hạn từ 1 đến 3 năm.")
    workers = count_field("Tổng số lao động khi lấy ý kiến", is_required=False)
    asked = count_field("Số người được lấy ý kiến", is_required=False)
    in_favour = count_field("Số người tán thành", is_required=False)
    signers = forms.CharField(label="Người ký hai bên", max_length=500, required=False)
    others = forms.CharField(
        label="Doanh nghiệp khác cùng tham gia", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Với thỏa ước ngành, nhiều doanh nghiệp: mỗi dòng “mã; lao động; lấy ý kiến; tán thành”, ba số có thể bỏ trống.",
    )  # fmt: skip
    level = forms.ChoiceField(label="Cấp thỏa ước", choices=list(rules.LEVELS.items()))
    text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500_000, strip=False)
    file_name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    @property
    def facts(self) -> list[Any]:
        names = (
            "employer",
            "level",
            "title",
            "number",
            "signed_on",
            "effective_on",
            "expires_on",
            "signers",
            "workers",
            "asked",
            "in_favour",
        )
        return [self[name] for name in (*names, "others")]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        given["further"] = self._further(given.get("others") or "")
        return given

    def _further(self, text: str) -> list[PartyDraft]:
        found, codes = [], [line.split(";") for line in text.splitlines() if line.strip()]
        known = organisations.by_code([cells[0].replace("\x00", "") for cells in codes])
        for place, cells in enumerate(codes, start=1):
            body = known.get(cells[0].strip().upper())
            counts = [cell.strip() for cell in cells[1:4]]
            if body is None or not all(count.isdecimal() and len(count) < 9 for count in counts if count):
                self.add_error("others", f"Dòng {place}: không có doanh nghiệp {cells[0].strip()[:40]} hoặc số không đọc được.")
                continue
            found.append(PartyDraft(body.id, *(int(count) if count else None for count in counts)))
        return found

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        kept = ("level", "title", "number", "signed_on", "effective_on", "expires_on", "signers", "text", "file_name")
        first = PartyDraft(given["employer_id"], given["workers"], given["asked"], given["in_favour"])
        parties = [first, *given["further"]]
        return {name: given[name] for name in kept} | {"unit_id": given["unit_id"], "parties": parties, "clauses": self.clauses()}


class FileForm(forms.Form):
    """A file to read."""

    file = forms.FileField(label="Tệp thỏa ước", help_text="Word (.docx), PDF có chữ, hoặc văn bản.")


class StepForm(forms.Form):
    """A step of an agreement and its day."""

    step = forms.ChoiceField(label="Việc", choices=[(code, words.capitalize()) for code, words in rules.STEPS.items()])
    happened_on = day_field("Ngày")
    receipt = forms.CharField(label="Giấy biên nhận", max_length=200, required=False)


class AmendForm(ClauseRows):
    """Clauses that are replaced, and those that take their place."""

    since = day_field("Từ ngày")
    words = forms.CharField(label="Căn cứ sửa", max_length=300, help_text="Như “Phụ lục 01 ký ngày 05/01/2026”, “ghi nhầm”.")

    def __init__(self, *given: Any, standing: Sequence[Any], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["dropped"] = ClausesField("Điều khoản thôi áp dụng", standing)

    @property
    def facts(self) -> list[Any]:
        return [self["since"], self["words"]]


class ClausesField(forms.TypedMultipleChoiceField):
    """Some of the clauses that stand."""

    def __init__(self, label: str, standing: Sequence[Any]) -> None:
        choices = [
            (str(one.id), f"{one.article} {one.kind.name}: {one.value if one.value is not None else '–'} {one.unit_words}")
            for one in standing
        ]
        super().__init__(label=label, choices=choices, coerce=int, required=False, widget=forms.CheckboxSelectMultiple)


class ExtendForm(forms.Form):
    """Until when an agreement is extended."""

    until = day_field("Kéo dài đến hết ngày")
    decided_on = day_field("Ngày hai bên thỏa thuận")
    in_favour = count_field("Số người lao động tán thành")


class WideningForm(forms.Form):
    """A request to widen an agreement to a trade or zone."""

    scope = forms.CharField(label="Đề nghị mở rộng ra", max_length=300, help_text="Ngành nghề, lĩnh vực, khu công nghiệp nào.")
    all_workers = count_field("Tổng số lao động của phạm vi đó", least=1)
    all_employers = count_field("Tổng số doanh nghiệp của phạm vi đó", least=1)
    source = forms.CharField(label="Nguồn của hai số trên", max_length=300)
    addressee = forms.CharField(label="Cơ quan nhận đề nghị", max_length=200)
    asked_on = day_field("Ngày đề nghị")


class WideningAnswerForm(forms.Form):
    """What the authority decided."""

    outcome = forms.ChoiceField(label="Kết quả", choices=[(code, widening.STATES[code].capitalize()) for code in widening.ANSWERS])
    decision = forms.CharField(label="Số, ngày quyết định hoặc văn bản trả lời", max_length=200)
    decided_on = day_field("Ngày quyết định")
    employers = lines_field("Doanh nghiệp được áp dụng thêm", help_text="Mỗi dòng một mã doanh nghiệp.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        codes = [code.upper() for code in lines_of(given.pop("employers", "").replace("\x00", ""))]
        known = organisations.by_code(codes)
        if unknown := [code for code in codes if code not in known]:
            self.add_error("employers", f"Không có doanh nghiệp {', '.join(unknown[:5])[:120]}.")
        return given | {"employer_ids": [known[code].id for code in codes if code in known]}

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {name: self.cleaned_data[name] for name in ("outcome", "decision", "decided_on", "employer_ids")}


class EndForm(forms.Form):
    """How an agreement ends."""

    how = forms.ChoiceField(label="Cách chấm dứt", choices=list(rules.ENDS.items()))
    happened_on = day_field("Ngày")
    reason = forms.CharField(label="Căn cứ", max_length=300, help_text="Như số bản án; thỏa ước mới thay thế; doanh nghiệp giải thể.")

    def __init__(self, *given: Any, standing: Sequence[Any], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["clause_ids"] = ClausesField("Điều khoản bị tuyên vô hiệu (chỉ khi vô hiệu từng phần)", standing)


class GradeForm(forms.Form):
    """What who grades tells."""

    year = forms.IntegerField(label="Năm", min_value=1995, max_value=2999)
    implementation = forms.IntegerField(label="Điểm thực hiện", min_value=0, max_value=100)
    words = forms.CharField(label="Nhận xét", max_length=500, required=False, **LONG)
