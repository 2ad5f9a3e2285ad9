"""Forms of counts of the cash."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from congdoan.finance.bookkeeping.rules import cash_counts as rules
from congdoan.foundation.kernel.money import format_dong

from .fields import NOT_LISTED, day_field, text_field


def pieces_of(told: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return pieces by face value from pairs, the same face told twice added up."""
    found: dict[int, int] = {}
    for face, count in told:
        found[face] = found.get(face, 0) + count
    return found


class CountForm(forms.Form):
    """A sheet of notes and coins; an empty line is none."""

    unit = forms.ChoiceField(label="Đơn vị", error_messages=NOT_LISTED)
    counted_on = day_field("Ngày kiểm kê")
    counted_time = forms.TimeField(
        label="Lúc", input_formats=["%H:%M"], widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Ghi giờ kiểm kê như 16:30.", "invalid": "Ghi giờ như 16:30."},
    )  # fmt: skip
    explanation = text_field("Nguyên nhân chênh lệch", 500, help_text="Chỉ ghi khi số đếm khác sổ quỹ.")

    def __init__(self, *given: Any, units: Sequence[tuple[int, str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{code} · {name}") for _, code, name in units]  # type: ignore[attr-defined]
        for face in rules.FACES:
            self.fields[f"face_{face}"] = forms.IntegerField(
                label=f"{format_dong(face)} đ", required=False, min_value=0, max_value=rules.MOST_PIECES,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={
                    "invalid": "Ghi số tờ là số nguyên.", "min_value": "Số tờ không được âm.", "max_value": "Số tờ quá lớn.",
                },
            )  # fmt: skip

    def faces(self) -> list[Any]:
        """Return the fields of the sheet, the largest note first."""
        return [self[f"face_{face}"] for face in rules.FACES]

    def others(self) -> list[Any]:
        """Return the fields that stand above the sheet."""
        return [self[name] for name in ("unit", "counted_on", "counted_time")]

    def pieces(self) -> dict[int, int]:
        """Return what was counted."""
        return pieces_of((face, self.cleaned_data.get(f"face_{face}") or 0) for face in rules.FACES)


class SignForm(forms.Form):
    """In which position somebody signs."""

    position = forms.ChoiceField(label="Ký với tư cách", choices=list(rules.POSITIONS.items()), error_messages=NOT_LISTED)


class DecideForm(forms.Form):
    """What is done about a difference, and the paper that says so."""

    decision = forms.ChoiceField(label="Cách xử lý", error_messages=NOT_LISTED)
    document = text_field("Văn bản quyết định", 300, missing="Ghi số, ngày của văn bản quyết định.")

    def __init__(self, *given: Any, decisions: Mapping[str, str], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["decision"].choices = list(decisions.items())  # type: ignore[attr-defined]


class PeriodForm(forms.Form):
    """How often the cash is counted."""

    unit = forms.ChoiceField(label="Đơn vị và mọi đơn vị trực thuộc", error_messages=NOT_LISTED)
    every = forms.ChoiceField(label="Kiểm kê", choices=list(rules.EVERY.items()), error_messages=NOT_LISTED)
    since = day_field("Từ ngày")
    document = text_field("Văn bản quy định", 200, missing="Ghi số, ngày của văn bản quy định.")

    def __init__(self, *given: Any, units: Sequence[tuple[int, str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{code} · {name}") for _, code, name in units]  # type: ignore[attr-defined]
