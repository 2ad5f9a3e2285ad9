"""Forms of fixed assets and tools."""

from collections.abc import Sequence
from typing import Any

from django import forms

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.rules import assets as rules

from .fields import NOT_LISTED, DongField, day_field, text_field

NUMBER = {"invalid": "Ghi số nguyên.", "min_value": "Số quá nhỏ.", "max_value": "Số quá lớn.", "required": "Chưa ghi."}


class AssetForm(forms.Form):
    """The card of a thing."""

    unit = forms.ChoiceField(label="Đơn vị", error_messages=NOT_LISTED)
    kind = forms.ChoiceField(label="Loại", choices=list(rules.KINDS.items()), error_messages=NOT_LISTED)
    code = text_field("Mã", 40, missing="Ghi mã tài sản.")
    name = text_field("Tên", 200, missing="Ghi tên tài sản.")
    cost = DongField(label="Nguyên giá")
    quantity = forms.IntegerField(label="Số lượng", initial=1, min_value=1, max_value=10**6, error_messages=NUMBER)
    bought_on = day_field("Ngày mua")
    in_use_on = day_field("Ngày đưa vào dùng")
    came_by = forms.ChoiceField(label="Hình thành do", choices=list(rules.WAYS.items()), error_messages=NOT_LISTED)
    money_source = text_field("Nguồn tiền", 120, missing="Ghi nguồn tiền, như: tài chính công đoàn, tài trợ.")
    years = forms.IntegerField(
        label="Số năm sử dụng", required=False, min_value=1, max_value=rules.MOST_YEARS, error_messages=NUMBER,
        help_text="Chỉ cho tài sản cố định, theo quyết định của đơn vị; phần mềm không có sẵn bảng tỷ lệ hao mòn.",
    )  # fmt: skip
    document = text_field("Văn bản quyết định", 200, help_text="Số, ngày của văn bản quyết định số năm sử dụng.")
    serial = text_field("Số máy, số khung", 80)
    location = text_field("Nơi dùng", 160)
    keeper = text_field("Người giữ", 120)
    worn_before = DongField(label="Hao mòn đã tính trước đó", required=False)
    years_worn = forms.IntegerField(label="Số năm đã tính", required=False, min_value=0, max_value=rules.MOST_YEARS, error_messages=NUMBER)

    def __init__(self, *given: Any, units: Sequence[tuple[int, str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{code} · {name}") for _, code, name in units]  # type: ignore[attr-defined]

    def card(self) -> services.Card:
        """Return the card as it is filled in."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "unit"}
        return services.Card(**told | {"worn_before": told["worn_before"] or 0, "years_worn": told["years_worn"] or 0})


class MoveForm(forms.Form):
    """Where a thing goes and who keeps it."""

    location = text_field("Nơi dùng", 160)
    keeper = text_field("Người giữ", 120)


class DocumentForm(forms.Form):
    """By which document something ends."""

    document = text_field("Văn bản, lý do", 300, missing="Ghi số, ngày của văn bản và lý do.")


class HandOverForm(DocumentForm):
    """To which unit a thing goes."""

    to_unit = text_field("Mã đơn vị nhận", 40, missing="Ghi mã đơn vị nhận.")
    field_order = ("to_unit", "document")


class WearForm(forms.Form):
    """Which year's wear of which unit."""

    unit = forms.ChoiceField(label="Đơn vị", error_messages=NOT_LISTED)
    year = forms.IntegerField(label="Năm", min_value=2013, max_value=2100, error_messages=NUMBER)

    def __init__(self, *given: Any, units: Sequence[tuple[int, str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [("", "mọi đơn vị trong phạm vi"), *((code, f"{code} · {name}") for _, code, name in units)]  # type: ignore[attr-defined]
        self.fields["unit"].required = False


class InventoryForm(forms.Form):
    """What an inventory found missing; all else was seen."""

    missing = forms.MultipleChoiceField(label="Không thấy", required=False, widget=forms.CheckboxSelectMultiple, error_messages=NOT_LISTED)
    words = text_field("Ghi chú", 300)

    def __init__(self, *given: Any, things: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["missing"].choices = list(things)  # type: ignore[attr-defined]
