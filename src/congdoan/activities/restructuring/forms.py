"""Text from people into the values that the services take."""

from typing import Any

from django import forms

from congdoan.activities.restructuring import rules
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register
from congdoan.people.organisations.rules import PAYER_CLASSES

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]
MOST_BYTES = 16 * 2**20


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """Return a field for a day, typed or picked."""
    return forms.DateField(
        label=label, help_text=help_text, input_formats=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2025.", "required": "Chưa ghi ngày."},
    )  # fmt: skip


class DetailsForm(forms.Form):
    """What a reorganisation says of itself."""

    number = forms.CharField(label="Số quyết định", max_length=80, help_text="Ví dụ 15/QĐ-LĐLĐ; chưa có số thì ghi “dự thảo”.")
    title = forms.CharField(label="Trích yếu", max_length=300)
    decided_on = day_field("Ngày quyết định")
    effective_on = day_field("Ngày hiệu lực", "Từ ngày này các đơn vị đứng theo phương án; đến hết ngày trước vẫn như cũ.")
    document = forms.CharField(label="Văn bản kèm theo", max_length=300, required=False, help_text="Căn cứ, nơi lưu văn bản.")


class DraftForm(DetailsForm):
    """A new reorganisation and who decides it."""

    unit = forms.ChoiceField(label="Cấp ra quyết định", help_text="Đơn vị trong phương án phải thuộc cấp này.")
    field_order = ("unit", "number", "title", "decided_on", "effective_on", "document")

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class UnitForm(forms.Form):
    """One row of a plan."""

    unit = forms.CharField(label="Mã đơn vị", max_length=40)
    outcome = forms.ChoiceField(label="Kết cục", choices=list(rules.OUTCOMES.items()))
    targets = forms.CharField(
        label="Đơn vị tiếp nhận", max_length=400, required=False,
        help_text="Nhập vào: một mã. Tách thành: các mã cách nhau bằng dấu ;, đơn vị chính đứng trước. Đổi loại: mã mới.",
    )  # fmt: skip
    parent = forms.CharField(label="Mã cấp trên mới", max_length=40, required=False, help_text="Khi chuyển, lập mới, đổi loại.")
    name = forms.CharField(label="Tên mới", max_length=300, required=False)
    kind = forms.ChoiceField(label="Loại mới", required=False)
    members = forms.IntegerField(label="Số đoàn viên", min_value=0, max_value=10_000_000, required=False, help_text="Theo quyết định.")
    member_policy = forms.ChoiceField(
        label="Xử lý đoàn viên", choices=[("", "theo kết cục"), *rules.MEMBER_POLICIES.items()], required=False
    )
    grants = forms.ChoiceField(
        label="Quyền của người dùng", choices=list(rules.GRANTS.items()), required=False,
        help_text="Ở đơn vị không còn. Chuyển: chỉ sang đơn vị cùng cấp.",
    )  # fmt: skip
    books = forms.ChoiceField(
        label="Sổ sách",
        choices=list(rules.BOOKS.items()),
        required=False,
        help_text="Bàn giao: mọi số dư sang đơn vị tiếp nhận hoặc cấp trên.",
    )
    cash_counted = forms.IntegerField(label="Tiền mặt kiểm kê (đồng)", min_value=0, max_value=10**15, required=False)
    given_by = forms.CharField(label="Người giao", max_length=160, required=False)
    taken_by = forms.CharField(label="Người nhận", max_length=160, required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *given: Any, kinds: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["kind"].choices = [("", "–"), *kinds]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return the row as the service takes it."""
        return {**self.cleaned_data, "grants": self.cleaned_data["grants"] or "end", "books": self.cleaned_data["books"] or "keep"}


class PlanFileForm(forms.Form):
    """A file of rows."""

    file = forms.FileField(
        label="Tệp phương án", help_text="Excel hoặc CSV theo mẫu, tối đa 16 MB. Nạp tệp thay toàn bộ phương án đang có.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng: hãy chọn lại.", "invalid": "Chưa chọn tệp."},
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 16 MB: hãy chia nhỏ.")
        return file


class RuleForm(forms.Form):
    """A plan by a rule."""

    branches = forms.CharField(
        label="Các đơn vị cấp trên kết thúc",
        max_length=2_000,
        help_text="Mã, cách nhau bằng dấu ; hoặc dấu cách; mọi CĐCS bên dưới vào phương án.",
    )
    parent = forms.CharField(label="Cấp trên mới của CĐCS còn lại", max_length=40, help_text="Mã.")
    ending_classes = forms.MultipleChoiceField(
        label="CĐCS kết thúc khi mọi đơn vị sử dụng lao động của nó là", choices=list(PAYER_CLASSES.items()), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Đánh dấu sẵn: các đối tượng dừng thu đoàn phí theo Công văn 4133/TLĐ-ToC.",
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why a decision is withdrawn."""

    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ReversalForm(forms.Form):
    """The decision that reverses another."""

    number = forms.CharField(label="Số quyết định", max_length=80)
    decided_on = day_field("Ngày quyết định")
    effective_on = day_field("Ngày hiệu lực")


def unit_named(code: str) -> int:
    """Return the id of the unit within reach that a code names.

    :raises UnknownOrganisation: nothing bears it
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


def stopped_classes() -> list[str]:
    """Return the classes of payers whose members pay no dues any more, by the law pack: those whose unions ended in 2025."""
    return [name for record in reference.records("dues_exemptions") for name in record.fields.get("payer_classes", ())]


def unit_choices(units: list[organisations.Listed]) -> list[tuple[int, str]]:
    """Return union bodies as the choices of a field."""
    return [(one.id, f"{one.name} ({one.code})") for one in units]
