"""Text and files from people into the values that the services take."""

from fractions import Fraction
from typing import Any

from django import forms

from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import parse_month
from congdoan.people.organisations import queries as organisations

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]
MOST_BYTES = 16 * 2**20
MOST_DONG = 10**15


def employer_of(code: str) -> Any:
    """Return the employer with this code.

    :raises ValidationError: there is none within reach
    """
    code = code.strip().upper()
    found = organisations.by_code([code]).get(code) if "\x00" not in code else None
    if found is None or found.kind != "employer":
        raise forms.ValidationError("Không có doanh nghiệp mang mã này; tra lại sổ doanh nghiệp.")
    return found


def union_of(code: str) -> Any:
    """Return the union body with this code.

    :raises ValidationError: there is none within reach
    """
    code = code.strip().upper()
    found = organisations.by_code([code]).get(code) if "\x00" not in code else None
    if found is None or found.kind == "employer":
        raise forms.ValidationError("Không có công đoàn mang mã này trong phạm vi của anh chị; tra lại mã.")
    return found


def whole_dong(text: str) -> int:
    """Return whole đồng; a decimal part is refused, never rounded.

    :raises ValidationError: the text is no such sum
    """
    try:
        return parse_dong(text)
    except ValueError as error:
        raise forms.ValidationError("Ghi số đồng nguyên như 52.844.000, không có phần lẻ.") from error


class FileForm(forms.Form):
    """One file of rows."""

    file = forms.FileField(
        label="Tệp", error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng: hãy chọn lại.", "invalid": "Chưa chọn tệp."}
    )

    def __init__(self, *given: Any, columns: str = "", **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["file"].help_text = f"Excel hoặc CSV, tối đa 16 MB. Các cột: {columns}."

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 16 MB: hãy chia theo tháng.")
        return file


class MonthField(forms.CharField):
    """A month written as 10/2024 or 2024-10."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_month(text)
        except ValueError as error:
            raise forms.ValidationError("Ghi tháng như 01/2024.") from error


def month(label: str) -> MonthField:
    """Return the field of a month."""
    given = {"placeholder": "01/2024", "inputmode": "numeric"}
    return MonthField(label=label, max_length=10, error_messages={"required": "Chưa ghi tháng."}, widget=forms.TextInput(attrs=given))


class MonthsForm(forms.Form):
    """From one month to another, at most two years."""

    first_month = month("Từ tháng")
    last_month = month("Đến tháng")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("first_month"), given.get("last_month")
        if first and last and not first <= last <= first + 200:
            self.add_error("last_month", "Tháng cuối phải từ tháng đầu trở đi và không quá hai năm.")
        return dict(given)


class DuesForm(forms.Form):
    """The dues that a union collected in a month."""

    unit = forms.CharField(label="Mã công đoàn", max_length=40, error_messages={"required": "Chưa ghi mã công đoàn."})
    month = month("Tháng")
    members_paying = forms.IntegerField(
        label="Số đoàn viên đóng", min_value=0, max_value=10**7, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số đoàn viên.", "invalid": "Ghi số người, như 48."},
    )  # fmt: skip
    collected_dong = forms.CharField(
        label="Đoàn phí đã thu trong tháng (đồng)", max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Cả tháng, gồm tiền đã có phiếu thu.", error_messages={"required": "Chưa ghi số tiền."},
    )  # fmt: skip
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)
    key = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": "Mở lại trang rồi gửi.", "invalid": "Mở lại trang rồi gửi."}
    )

    def clean_unit(self) -> Any:
        return union_of(self.cleaned_data["unit"])

    def clean_collected_dong(self) -> int:
        amount = whole_dong(self.cleaned_data["collected_dong"])
        if not 0 <= amount <= MOST_DONG:
            raise forms.ValidationError("Số tiền từ 0 đến một triệu tỷ đồng.")
        return amount


class ReliefForm(MonthsForm):
    """A relief decision on one employer."""

    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40, error_messages={"required": "Chưa ghi mã doanh nghiệp."})
    kind = forms.ChoiceField(
        label="Quyết định",
        choices=[("", "Chọn"), ("reduction", "Giảm mức đóng"), ("suspension", "Tạm dừng đóng, hoãn hạn nộp")],
        error_messages={"required": "Chưa chọn loại quyết định."},
    )
    rate = forms.CharField(label="Tỷ lệ giảm", required=False, max_length=10, help_text="Chỉ ghi khi giảm, như 20% hoặc 20/100.")
    document = forms.CharField(
        label="Văn bản", max_length=200, help_text="Số, ngày, cơ quan ban hành.", error_messages={"required": "Chưa ghi văn bản."}
    )
    decided_on = forms.DateField(
        label="Ngày quyết định",
        input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Chưa ghi ngày.", "invalid": "Ngày ghi như 31/01/2024."},
    )
    field_order = ["employer", "kind", "rate", "first_month", "last_month", "document", "decided_on"]

    def clean_employer(self) -> Any:
        """Return the employer itself."""
        return employer_of(self.cleaned_data["employer"])

    def clean_rate(self) -> Fraction | None:
        """Return the rate as an exact fraction."""
        text = self.cleaned_data["rate"].strip()
        if not text:
            return None
        try:
            return Fraction(text.removesuffix("%").strip()) / 100 if text.endswith("%") else Fraction(text)
        except (ValueError, ZeroDivisionError) as error:
            raise forms.ValidationError("Ghi tỷ lệ như 20% hoặc 20/100.") from error

    def facts(self) -> dict[str, Any]:
        """Return what the service takes, without who and when."""
        given = dict(self.cleaned_data)
        return given | {"employer_id": given.pop("employer").id}


class ReviseForm(forms.Form):
    """A corrected amount and why."""

    amount = forms.CharField(
        label="Số phải nộp mới (đồng)",
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số tiền."},
    )
    reason = forms.CharField(label="Lý do", max_length=200, error_messages={"required": "Chưa ghi lý do."})

    def clean_amount(self) -> int:
        """Return whole đồng; a decimal part is refused."""
        return whole_dong(self.cleaned_data["amount"])


class DeclineForm(forms.Form):
    """Why a submission is sent back."""

    reason = forms.CharField(
        label="Lý do", max_length=300, help_text="Đơn vị đọc được lý do này: nói rõ phải sửa gì.",
        error_messages={"required": "Chưa ghi lý do."},
    )  # fmt: skip


class SiListForm(FileForm):
    """A list made for social insurance, and whose it is."""

    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40, error_messages={"required": "Chưa ghi mã doanh nghiệp."})
    field_order = ["employer", "file"]

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, columns="của biểu D02-LT, hoặc các dòng của C12-TS", **facts)

    def clean_employer(self) -> Any:
        return employer_of(self.cleaned_data["employer"])


class ReadForm(forms.Form):
    """A list that was read, on its way to be written; the wage fund is asked for where the list does not tell it."""

    wage_fund = forms.CharField(
        label="Tổng quỹ lương của tháng (đồng)", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    employer = forms.CharField(max_length=40, widget=forms.HiddenInput)
    read = forms.CharField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, needs_sum: bool = False, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["wage_fund"].required = needs_sum

    def clean_wage_fund(self) -> int | None:
        text = self.cleaned_data["wage_fund"]
        if not text:
            return None
        if not 0 <= (amount := whole_dong(text)) <= MOST_DONG:
            raise forms.ValidationError("Ghi số đồng từ 0, không quá 15 chữ số.")
        return amount

    def clean_employer(self) -> Any:
        return employer_of(self.cleaned_data["employer"])
