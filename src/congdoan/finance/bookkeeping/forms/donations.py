"""Forms of donations."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.rules import donations as rules

from .fields import NOT_LISTED, DongField, day_field, text_field


class DonationForm(forms.Form):
    """What a donor gave."""

    unit = forms.ChoiceField(label="Đơn vị nhận", error_messages=NOT_LISTED)
    received_on = day_field("Ngày nhận")
    donor = text_field("Người, đơn vị tài trợ", 160, missing="Ghi ai tài trợ.")
    donor_address = text_field("Địa chỉ", 300)
    form = forms.ChoiceField(label="Hình thức", choices=list(rules.FORMS.items()), error_messages=NOT_LISTED)
    measure = DongField(label="Số tiền (đồng), hoặc số lượng hiện vật")
    thing = text_field("Hiện vật", 200, help_text="Chỉ ghi khi nhận hiện vật, như: phần quà gồm 5 kg gạo, 1 chai dầu ăn.")
    worth = DongField(label="Giá trị hiện vật theo người tài trợ (đồng)", required=False)
    purpose = text_field("Mục đích", 300, missing="Ghi người tài trợ cho để làm gì.")
    board = text_field("Ban tiếp nhận", 300, help_text="Những người cùng tiếp nhận, hoặc số, ngày văn bản lập ban tiếp nhận.")

    def __init__(self, *given: Any, units: Sequence[tuple[int, str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{code} · {name}") for _, code, name in units]  # type: ignore[attr-defined]

    def gift(self) -> services.Gift:
        """Return what was filled in."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "unit"}
        return services.Gift(**told | {"worth": told["worth"] or 0})


class ReceiptForm(forms.Form):
    """By which booked voucher money came in."""

    voucher = forms.IntegerField(label="Phiếu thu, giấy báo Có đã ghi sổ", min_value=1, widget=forms.Select, error_messages=NOT_LISTED)

    def __init__(self, *given: Any, vouchers: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["voucher"].widget.choices = [("", "chọn một chứng từ"), *vouchers]


class UseForm(ReceiptForm):
    """What was used, for whom, by which voucher."""

    measure = DongField(label="Đã dùng")
    words = text_field("Dùng vào việc gì, cho ai", 300, missing="Ghi dùng vào việc gì, cho ai.")
    field_order = ("measure", "words", "voucher")

    def __init__(self, *given: Any, is_money: bool, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["voucher"].label = "Chứng từ chi đã ghi sổ"
        self.fields["voucher"].required = is_money


class TakeBackForm(forms.Form):
    """Which step is taken back, and why."""

    place = forms.TypedChoiceField(label="Bước lấy lại", coerce=int, error_messages=NOT_LISTED)
    reason = text_field("Lý do", 300, missing="Ghi lý do: người xem sau cần biết vì sao.")

    def __init__(self, *given: Any, steps: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["place"].choices = list(steps)  # type: ignore[attr-defined]
