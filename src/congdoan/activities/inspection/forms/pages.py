"""Forms of the pages."""

from typing import Any

from django import forms

from congdoan.activities.inspection import rules
from congdoan.foundation.access.doors import day_field

LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 4})}
FILE_HELP = "PDF, ảnh JPG/PNG, Word hoặc Excel, không quá 10 MB."


def code_field(label: str, help_text: str = "") -> forms.CharField:
    """Return a field for a unit's code."""
    return forms.CharField(label=label, max_length=40, help_text=help_text, widget=forms.TextInput(attrs={"autocapitalize": "characters"}))


class PaperForm(forms.Form):
    """A form with a file where there is one."""

    file = forms.FileField(label="Tệp", required=False, help_text=FILE_HELP)
    field_order: tuple[str, ...] = ("words", "file")

    def values(self) -> dict[str, Any]:
        """Return what the service takes, the file's bytes included."""
        given = dict(self.cleaned_data)
        file = given.pop("file")
        return given | ({"file_name": file.name, "content": file.read()} if file else {})


class ProgrammeForm(forms.Form):
    """A new programme of a year."""

    unit = forms.TypedChoiceField(label="Ủy ban kiểm tra của", coerce=int)
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    by_lot = forms.IntegerField(
        label="Số đơn vị rút thăm", min_value=0, max_value=5_000, help_text="Trong số đơn vị phải chọn; còn lại chọn theo rủi ro."
    )

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class PickForm(forms.Form):
    """A unit to add by hand."""

    unit = code_field("Mã đơn vị")
    kind = forms.ChoiceField(label="Loại kiểm tra", choices=list(rules.KINDS.items()))
    reason = forms.CharField(label="Lý do chọn", max_length=300, help_text="In trong chương trình.")


class ReasonForm(forms.Form):
    """Why, or what is to be changed."""

    reason = forms.CharField(label="Lý do", max_length=500, **LONG)


class ResolutionForm(forms.Form):
    """The resolution that approves."""

    resolution = forms.CharField(
        label="Nghị quyết của Ban Chấp hành", max_length=120, help_text="Số và ngày, như 03/NQ-BCH ngày 12/01/2024."
    )


class InspectionForm(forms.Form):
    """An inspection by decision."""

    owner = forms.TypedChoiceField(label="Ủy ban kiểm tra của", coerce=int)
    unit = code_field("Mã đơn vị được kiểm tra")
    kind = forms.ChoiceField(label="Loại kiểm tra", choices=list(rules.KINDS.items()))
    decision = forms.CharField(label="Số quyết định", max_length=80, help_text="Như 41/QĐ-UBKT.")
    decided_on = day_field("Ngày quyết định")
    since = day_field("Thời kỳ kiểm tra từ")
    until = day_field("đến hết ngày")
    scope = forms.CharField(label="Nội dung kiểm tra", max_length=1000, **LONG)
    access_from = day_field("Tổ kiểm tra được xem từ ngày")
    access_until = day_field("đến hết ngày ", help_text="Hết ngày này quyền xem tự hết.")
    pick_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, owners: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class ExaminerForm(forms.Form):
    """Somebody for the team."""

    username = forms.CharField(label="Tên đăng nhập", max_length=80, widget=forms.TextInput(attrs={"autocapitalize": "none"}))
    post = forms.ChoiceField(label="Vai trò trong tổ", choices=list(rules.POSTS.items()), initial="member")


class StepForm(PaperForm):
    """A plain step."""

    step = forms.ChoiceField(label="Bước")
    words = forms.CharField(label="Nội dung", max_length=4000, **LONG)
    field_order = ("step", "words", "file")

    def __init__(self, *given: Any, state: str, **facts: Any) -> None:
        super().__init__(*given, **facts)
        steps = [(step, rules.STATES[step]) for step in rules.RECORDED if rules.may_follow(state, step)]
        self.fields["step"].choices = steps  # type: ignore[attr-defined]


class WordsForm(PaperForm):
    """What is said, with a file where there is one."""

    words = forms.CharField(label="Nội dung", max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))
