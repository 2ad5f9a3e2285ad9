"""Fields that the forms of bookkeeping share: sums, days, units."""

from datetime import date
from typing import Any

from django import forms

from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import format_dong, parse_dong
from congdoan.people.organisations import queries as organisations

from .units import UnknownUnit, unit_of

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"]
MOST_DONG = 10**15
NOT_LISTED = {"required": "Hãy chọn một mục trong danh sách.", "invalid_choice": "Hãy chọn một mục trong danh sách."}


class DongField(forms.CharField):
    """A sum of whole đồng above zero; a decimal part is refused, never rounded."""

    def __init__(self, **facts: Any) -> None:
        given = {"inputmode": "numeric", "autocomplete": "off"}
        told = {"required": "Chưa ghi số tiền."} | facts.pop("error_messages", {})
        super().__init__(max_length=40, widget=forms.TextInput(attrs=given), error_messages=told, **facts)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = parse_dong(text)
        except ValueError as error:
            raise forms.ValidationError("Ghi số đồng nguyên như 52.844.000, không có phần lẻ.") from error
        if not 0 < amount <= MOST_DONG:
            raise forms.ValidationError(f"Số tiền phải lớn hơn 0 và không quá {format_dong(MOST_DONG)} đồng.")
        return amount


def day_field(label: str, *, help_text: str = "") -> forms.DateField:
    """Return the field of a day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Chưa ghi ngày.", "invalid": "Ghi ngày như 31/01/2024."},
    )


def text_field(label: str, longest: int, *, missing: str = "", help_text: str = "") -> forms.CharField:
    """Return a field of one line; `missing` says what is asked for where it is required."""
    return forms.CharField(
        label=label, max_length=longest, help_text=help_text, required=bool(missing), error_messages={"required": missing}
    )  # fmt: skip


def units_for(by: int, *, on: date) -> list[tuple[int, str, str]]:
    """Return the union bodies within a person's reach, by code: id, code, name."""
    bodies = [one for one in organisations.by_id(access.reached(by, on=on)).values() if one.kind != "employer"]
    return sorted(((one.pk, one.code, one.name) for one in bodies), key=lambda one: one[1])


class UnitField(forms.CharField):
    """A unit by its code; the value is the unit itself."""

    def __init__(self) -> None:
        super().__init__(label="Mã đơn vị", max_length=40, error_messages={"required": "Chưa ghi mã đơn vị."})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return unit_of(text)
        except UnknownUnit as refusal:
            raise forms.ValidationError(refusal.explain()) from refusal
