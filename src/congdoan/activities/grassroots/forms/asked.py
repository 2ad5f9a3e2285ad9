"""Forms of the pages."""

from typing import Any

from django import forms

from congdoan.activities.grassroots import queries, rules
from congdoan.activities.grassroots.forms.choosing import ApplicantField, ApplicantsField
from congdoan.foundation.access.doors import day_field
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.members.rules.list_file import MemberList, read_list
from congdoan.people.officers import rules as counting

MOST_TOLD = 200
LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 2})}


def count_field(label: str, *, is_required: bool = True, least: int = 0) -> forms.IntegerField:
    """Return a field for a number of persons or ballots."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=1_000_000, required=is_required, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số.", "invalid": "Ghi một số nguyên."},
    )  # fmt: skip


class FoundingForm(forms.Form):
    """A new founding."""

    unit = forms.TypedChoiceField(label="Cấp ra quyết định", coerce=int)
    kind = forms.ChoiceField(label="Loại công đoàn", choices=list(rules.KINDS.items()))
    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40, required=False, help_text="Để trống với nghiệp đoàn.")
    name = forms.CharField(label="Tên dự kiến", max_length=300)
    commune = forms.CharField(label="Xã, phường", max_length=120, required=False)
    workers = count_field("Số lao động", is_required=False)
    workers_source = forms.CharField(label="Nguồn số lao động", max_length=200, required=False, help_text="Như “BHXH tháng 10/2024”.")
    next_step = forms.CharField(label="Việc tiếp theo", max_length=200, required=False)
    next_due = day_field("Hạn việc tiếp theo", is_required=False)

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    """A contact and what comes next."""

    happened_on = day_field("Ngày tiếp xúc")
    words = forms.CharField(label="Gặp ai, kết quả", max_length=500, **LONG)
    next_step = forms.CharField(label="Việc tiếp theo", max_length=200)
    next_due = day_field("Hạn việc tiếp theo", is_required=False)


class ApplicationsForm(forms.Form):
    """Workers who ask for the union, in a file or pasted."""

    applied_on = day_field("Ngày nộp đơn")
    file = forms.FileField(label="Tệp danh sách", required=False, help_text="Excel hoặc CSV; có cột Họ và tên.")
    text = forms.CharField(
        label="Hoặc dán từ Excel", required=False, max_length=500_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dán cả dòng tiêu đề: Họ và tên, Giới tính, Ngày sinh, Số CCCD, …",
    )  # fmt: skip

    found: MemberList | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file, text = given.get("file"), (given.get("text") or "").strip()
        if not self.errors and not file and not text:
            raise forms.ValidationError("Chưa chọn tệp và chưa dán danh sách.")
        if not self.errors:
            name, content = (file.name, file.read()) if file else ("bảng đã dán", text.encode())
            try:
                self.found = read_list(content, file=name, on=self.initial["on"])
            except UnreadableTable as refusal:
                raise forms.ValidationError(refusal.explain()) from None
            for problem in self.found.problems[:MOST_TOLD]:
                self.add_error(None, str(problem.as_facts()["message"]))
            if not self.found.lines and not self.found.problems:
                raise forms.ValidationError("Danh sách chưa có dòng nào.")
        return given


class TeamForm(forms.Form):
    """The campaign committee."""

    formed_on = day_field("Ngày lập")
    words = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *given: Any, founding_id: int, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["head_id"] = ApplicantField("Trưởng ban", founding_id, error_messages={"required": "Chưa chọn trưởng ban."})
        self.fields["application_ids"] = ApplicantsField("Thành viên", founding_id, required=False)


class MeetingForm(forms.Form):
    """The minutes of the founding meeting: its count, with votes only for who stood."""

    held_on = day_field("Ngày đại hội")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    base = forms.ChoiceField(label="Tỷ lệ tính trên", choices=list(counting.BASES.items()))
    until = day_field("Nhiệm kỳ đến hết ngày", is_required=False, help_text="Theo nghị quyết đại hội.")

    def __init__(self, *given: Any, founding_id: int, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.stood = queries.applicants(founding_id)
        self.fields |= {name: count_field(label, least=int(name in ("called", "seats"))) for name, label in counting.COUNTS.items()}
        votes = {f"votes_{one.application_id}": count_field(one.full_name, is_required=False) for one in self.stood}
        self.fields |= votes
        self.fields["chair_id"] = ApplicantField("BCH bầu chủ tịch", founding_id, required=False)
        self.order_fields(["held_on", "place", "until", "base", *counting.COUNTS, *votes, "chair_id"])

    @property
    def words(self) -> list[Any]:
        """Return the fields but the counts and votes."""
        return [self[name] for name in ("held_on", "place", "until", "base", "chair_id")]

    @property
    def counts(self) -> list[Any]:
        """Return the fields of persons and ballots."""
        return [self[name] for name in counting.COUNTS]

    @property
    def votes(self) -> list[Any]:
        """Return the fields of votes; those left empty did not stand."""
        return [self[f"votes_{one.application_id}"] for one in self.stood]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        told = {one.application_id: given.pop(f"votes_{one.application_id}", None) for one in self.stood}
        if not self.errors:
            stood = [(one, told[one.application_id]) for one in self.stood if told[one.application_id] is not None]
            candidates = tuple(counting.Candidate(one.application_id, one.full_name, votes or 0) for one, votes in stood)
            counts = {name: given.pop(name) for name in (*counting.COUNTS, "base")}
            given["tally"] = counting.Tally(**counts, candidates=candidates)
        return given


class DossierForm(forms.Form):
    """When the dossier came."""

    submitted_on = day_field("Ngày nộp hồ sơ đủ")


class DecisionForm(forms.Form):
    """Nothing but the key under which the document is written once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)


class RecogniseForm(forms.Form):
    """The code that the new union will bear."""

    code = forms.CharField(label="Mã công đoàn mới", max_length=40, widget=forms.TextInput(attrs={"autocapitalize": "characters"}))


class ReasonForm(forms.Form):
    """Why a founding is given up."""

    reason = forms.CharField(label="Lý do", max_length=300, **LONG)
