"""Targets for units below, and what a unit makes public."""

from collections.abc import Sequence
from typing import Any

from django import forms

from .estimates import DongField

DAYS = ["%d/%m/%Y", "%Y-%m-%d", "%d%m%Y"]


class TargetsForm(forms.Form):
    """One category for many units at once; a unit left empty is given nothing."""

    def __init__(self, *given: Any, units: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.units = [unit for unit, _ in units]
        for unit, label in units:
            self.fields[f"u{unit}"] = DongField(label=label)

    def amounts(self) -> dict[int, int]:
        """Return the targets typed, by unit."""
        told = {unit: self.cleaned_data.get(f"u{unit}") for unit in self.units}
        return {unit: amount for unit, amount in told.items() if amount is not None}


class TargetsTableForm(forms.Form):
    """The document by which targets are given, and a table with those of every category."""

    document = forms.CharField(
        label="Văn bản giao",
        max_length=300,
        help_text="Số, ngày và cơ quan ban hành.",
        error_messages={"required": "Chưa ghi văn bản giao."},
    )

    file = forms.FileField(
        label="Hoặc bảng Excel cho mọi loại", required=False,
        help_text="Dùng bảng mẫu; ô trống là không giao. Có tệp thì các ô bên dưới không dùng.",
    )  # fmt: skip


class PublishForm(forms.Form):
    """By which document, of which day, figures become public."""

    document = forms.CharField(
        label="Số văn bản công khai", max_length=300, help_text="Như 03/QĐ-CĐCS hoặc biên bản niêm yết.",
        error_messages={"required": "Chưa ghi số văn bản."},
    )  # fmt: skip
    document_on = forms.DateField(
        label="Ngày văn bản", input_formats=DAYS, help_text="Như 15/01/2024.",
        error_messages={"required": "Chưa ghi ngày văn bản.", "invalid": "Ghi ngày như 15/01/2024."},
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why figures are no longer shown."""

    reason = forms.CharField(label="Lý do rút", max_length=300, error_messages={"required": "Nêu lý do rút công khai."})
