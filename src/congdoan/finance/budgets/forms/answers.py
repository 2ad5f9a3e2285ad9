"""What the level above answers to a settlement, line by line."""

from collections.abc import Mapping
from typing import Any

from django import forms

from congdoan.finance.budgets.queries.submissions import Remark
from congdoan.foundation.kernel.money import parse_dong


class DongField(forms.CharField):
    """Whole đồng, also below zero; a decimal part is refused, never rounded. Empty is None."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("\N{MINUS SIGN}", "-").strip()
        if not text:
            return None
        try:
            return -parse_dong(text[1:]) if text.startswith("-") else parse_dong(text)
        except ValueError as error:
            raise forms.ValidationError("Ghi số đồng nguyên như 52.844.000, không có phần lẻ.") from error


class AnswerForm(forms.Form):
    """Words for the whole, and for each line a figure and words where the level above differs. `figures` are the lines as sent."""

    words = forms.CharField(
        label="Ý kiến của cấp trên", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bắt buộc khi trả lại hoặc rút: ghi rõ phải sửa gì.",
    )  # fmt: skip
    document = forms.CharField(label="Văn bản duyệt", required=False, max_length=300, help_text="Số, ngày, như 15/QĐ-LĐLĐ ngày 20/02/2025.")

    def __init__(self, *given: Any, figures: Mapping[str, int], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.figures = figures
        for line_id in figures:
            self.fields[f"so_{line_id}"] = DongField(
                label="Số duyệt", required=False, max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"})
            )
            self.fields[f"loi_{line_id}"] = forms.CharField(label="Nhận xét", required=False, max_length=300)

    def remarks(self) -> list[Remark]:
        """Return the lines on which something is said, in the order of the form."""
        told = ((line, self.cleaned_data[f"so_{line}"], self.cleaned_data[f"loi_{line}"]) for line in self.figures)
        return [Remark(line, approved, words) for line, approved, words in told if words.strip() or approved is not None]
