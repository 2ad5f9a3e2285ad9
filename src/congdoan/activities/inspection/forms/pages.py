"""Forms of the pages."""

from typing import Any

from django import forms

from congdoan.activities.inspection import queries, rules
from congdoan.activities.inspection.rules import sampling
from congdoan.foundation.access.doors import day_field
from congdoan.foundation.kernel.money import NotAnAmount, parse_dong

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


class OrderedForm(forms.Form):
    """What a decision orders: who inspects whom, what, and until when the team may look."""

    owner = forms.TypedChoiceField(label="Ủy ban kiểm tra của", coerce=int)
    unit = code_field("Mã đơn vị được kiểm tra")
    kind = forms.ChoiceField(label="Loại kiểm tra", choices=list(rules.KINDS.items()))
    since = day_field("Thời kỳ kiểm tra từ")
    until = day_field("đến hết ngày")
    scope = forms.CharField(label="Nội dung kiểm tra", max_length=1000, **LONG)
    access_from = day_field("Tổ kiểm tra được xem từ ngày")
    access_until = day_field("đến hết ngày ", help_text="Hết ngày này quyền xem tự hết.")
    pick_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, owners: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class InspectionForm(OrderedForm):
    """An inspection by a decision that was signed elsewhere."""

    decision = forms.CharField(label="Số quyết định", max_length=80, help_text="Như 41/QĐ-UBKT.")
    decided_on = day_field("Ngày quyết định")
    field_order = ("owner", "unit", "kind", "decision", "decided_on")


class DecisionForm(OrderedForm):
    """A decision to write."""

    team = forms.CharField(label="Tổ kiểm tra", max_length=1000, help_text="Mỗi dòng một người, như “Huỳnh Minh Trọng, tổ trưởng”.", **LONG)
    field_order = ("owner", "unit", "kind", "since", "until", "scope", "team")


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


def money_field(label: str, help_text: str = "") -> "MoneyField":
    """Return a field for a sum of đồng."""
    return MoneyField(label=label, required=False, max_length=24, help_text=help_text or "Như 9.850.000; để trống khi không có.")


class MoneyField(forms.CharField):
    """A sum of whole đồng as people type it."""

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return parse_dong(typed)
        except NotAnAmount:
            raise forms.ValidationError(f"Số tiền “{typed}” chưa đọc được: ghi như 9.850.000.") from None


class SampleForm(forms.Form):
    """A sample to draw."""

    of = forms.ChoiceField(label="Mẫu của", choices=list(sampling.OF_WORDS.items()))
    how = forms.ChoiceField(label="Cách chọn", choices=list(sampling.HOW_WORDS.items()))
    size = forms.IntegerField(label="Số lượng", min_value=1, max_value=sampling.MOST_DRAWN, initial=30)


class WorkingPaperForm(PaperForm):
    """A working paper."""

    verdict = forms.ChoiceField(label="Kết quả", choices=list(sampling.VERDICTS.items()))
    words = forms.CharField(label="Nội dung đã xem", max_length=2000, **LONG)
    flag = forms.ChoiceField(label="Dấu hiệu", required=False)
    amount = money_field("Số tiền liên quan (đồng)")
    voucher_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    line_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("verdict", "words", "flag", "amount", "file")

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["flag"].choices = [("", "–"), *_flags()]  # type: ignore[attr-defined]


def _flags() -> list[tuple[str, str]]:
    return [(code, f"{code} {name}") for code, name in queries.flag_names().items()]


class QuestionForm(forms.Form):
    """A question to the unit."""

    words = forms.CharField(label="Câu hỏi", max_length=2000, **LONG)
    due_on = day_field("Trả lời trước hết ngày")


class IrregularityForm(forms.Form):
    """What was found."""

    kind = forms.ChoiceField(label="Loại", help_text="Cùng loại ở nơi khác sẽ được chỉ ra.")
    title = forms.CharField(label="Phát hiện", max_length=300, help_text="Một câu, như “Chia nhỏ khoản chi thành hai phiếu cùng ngày”.")
    document = forms.CharField(label="Trái với văn bản", max_length=200)
    article = forms.CharField(label="Điều khoản", max_length=80)
    amount = money_field("Số tiền (đồng)")
    words = forms.CharField(label="Nội dung", max_length=2000, required=False, **LONG)
    cause = forms.CharField(label="Nguyên nhân", max_length=500, required=False)
    person = forms.CharField(label="Trách nhiệm", max_length=160, required=False)
    papers = forms.MultipleChoiceField(label="Giấy làm việc", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: Any, inspection_id: int, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["kind"].choices = [("other", "khác"), *_flags()]  # type: ignore[attr-defined]
        told = [(str(one.number), f"{one.number}. {one.words[:80]}") for one in queries.papers(inspection_id) if one.verdict == "irregular"]
        self.fields["papers"].choices = told  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.cleaned_data | {"papers": [int(number) for number in self.cleaned_data["papers"]]}


class RecommendationForm(forms.Form):
    """What the unit is to do."""

    irregularity_id = forms.TypedChoiceField(label="Từ phát hiện", required=False, coerce=int, empty_value=None)
    words = forms.CharField(label="Kiến nghị", max_length=1000, **LONG)
    owner_name = forms.CharField(label="Người thực hiện", max_length=160)
    due_on = day_field("Hạn")

    def __init__(self, *given: Any, inspection_id: int, **facts: Any) -> None:
        super().__init__(*given, **facts)
        found = [(one.id, f"{one.number}. {one.title}") for one in queries.irregularities(inspection_id)]
        self.fields["irregularity_id"].choices = [("", "–"), *found]  # type: ignore[attr-defined]


class ReplyByForm(forms.Form):
    """Until when the unit may reply."""

    reply_by = day_field("Đơn vị giải trình đến hết ngày")


class DoneForm(PaperForm):
    """What was done about a recommendation."""

    words = forms.CharField(label="Đã làm gì", max_length=2000, **LONG)
    recovered = money_field("Số tiền đã thu hồi (đồng)")
    file = forms.FileField(label="Minh chứng", help_text=FILE_HELP)
    field_order = ("words", "recovered", "file")

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = super().values()
        return given | {"recovered": given["recovered"] or 0}


class VerdictForm(forms.Form):
    """Whether a recommendation is done."""

    is_done = forms.ChoiceField(label="Kết quả", choices=[("co", "đã làm xong, đóng kiến nghị"), ("chua", "chưa xong, trả lại")])
    words = forms.CharField(label="Nhận xét", max_length=2000, **LONG)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.cleaned_data | {"is_done": self.cleaned_data["is_done"] == "co"}


class SaidForm(forms.Form):
    """What is said."""

    words = forms.CharField(label="Kết quả", max_length=2000, **LONG)
