"""Text of an employer's accountant into values."""

from typing import Any

from django import forms

from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import parse_month

MOST_PERSONS = 10**7
MOST_DONG = 10**15
FIRST_MONTH = 201301
LAST_MONTH = 210012
NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


def whole(text: str, most: int, words: str) -> int:
    """Return a whole number from nought to a limit.

    :raises ValidationError: anything else; nothing is rounded
    """
    try:
        number = parse_dong(text)
    except ValueError as error:
        raise forms.ValidationError(words) from error
    if not 0 <= number <= most:
        raise forms.ValidationError(words)
    return number


class SumField(forms.CharField):
    """A sum of đồng."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return whole(text, MOST_DONG, "Ghi số đồng nguyên như 1.250.000.000, không có phần lẻ.") if text else None


class PayrollForm(forms.Form):
    """Workers and wage fund of one month."""

    month = forms.CharField(
        label="Tháng", max_length=10, widget=forms.TextInput(attrs={**NUMERIC, "placeholder": "01/2026"}),
        error_messages={"required": "Chưa ghi tháng."},
    )  # fmt: skip
    headcount = forms.CharField(
        label="Số lao động đóng bảo hiểm xã hội", max_length=12, widget=forms.TextInput(attrs=NUMERIC),
        error_messages={"required": "Chưa ghi số lao động."},
    )  # fmt: skip
    wage_fund = SumField(
        label="Quỹ lương đóng bảo hiểm xã hội (đồng)", max_length=30, widget=forms.TextInput(attrs=NUMERIC),
        help_text="Tổng tiền lương làm căn cứ đóng bảo hiểm xã hội của tháng, ghi đủ đồng.",
        error_messages={"required": "Chưa ghi quỹ lương."},
    )  # fmt: skip
    note = forms.CharField(label="Ghi chú cho công đoàn", max_length=300, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_month(self) -> int:
        try:
            month = parse_month(self.cleaned_data["month"])
        except ValueError as error:
            raise forms.ValidationError("Ghi tháng như 01/2026.") from error
        if not FIRST_MONTH <= month <= LAST_MONTH:
            raise forms.ValidationError("Khai được từ tháng 01/2013.")
        return month

    def clean_headcount(self) -> int:
        return whole(self.cleaned_data["headcount"], MOST_PERSONS, "Ghi số người, số nguyên không âm.")


class ListForm(forms.Form):
    """One list made for social insurance."""

    file = forms.FileField(
        label="Tệp D02-LT hoặc C12-TS",
        help_text="Excel hoặc CSV, tối đa 8 MB. Tên, số CCCD, số BHXH của người lao động không được giữ lại.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng: hãy chọn lại.", "invalid": "Chưa chọn tệp."},
    )  # fmt: skip


class ReadForm(forms.Form):
    """A list that was read, on its way to be sent; the wage fund is asked for where the list does not tell it."""

    wage_fund = SumField(
        label="Tổng quỹ lương của tháng (đồng)", max_length=30, required=False, widget=forms.TextInput(attrs=NUMERIC),
        error_messages={"required": "Chưa ghi tổng quỹ lương."},
    )  # fmt: skip
    note = forms.CharField(label="Ghi chú cho công đoàn", max_length=300, required=False)
    read = forms.CharField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, needs_sum: bool = False, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["wage_fund"].required = needs_sum
