"""Text from people into the values that the services take."""

import re
from fractions import Fraction
from typing import Any

from django import forms

from congdoan.finance.budgets import queries
from congdoan.finance.collection.services import SPLIT_LEVELS
from congdoan.foundation.kernel.errors import DomainError

RATIO = re.compile(r"(?P<whole>[0-9]{1,3})(?:[.,](?P<part>[0-9]{1,6}))?(?P<percent>\s*%)?")
LEVEL_WORDS = {"direct_upper": "Cấp trên trực tiếp", "province": "Cấp tỉnh, ngành trung ương", "central": "Tổng Liên đoàn"}


def read_ratio(text: str) -> Fraction:
    """Return 60%, 0,6 or 60/100 as an exact fraction.

    :raises ValueError: it is none of these
    """
    written = text.strip()
    if "/" in written:
        above, _, below = (part.strip() for part in written.partition("/"))
        if not (above.isascii() and above.isdigit() and below.isascii() and below.isdigit() and int(below[:19])):
            raise ValueError(text)
        return Fraction(int(above), int(below))
    found = RATIO.fullmatch(written)
    if found is None:
        raise ValueError(text)
    number = Fraction(f"{found['whole']}.{found['part'] or 0}")
    return number / 100 if found["percent"] else number


class DecisionForm(forms.Form):
    """What both yearly decisions say: whose, from which year, by which document."""

    unit = forms.CharField(label="Mã đơn vị", max_length=40, error_messages={"required": "Chưa ghi mã đơn vị."})
    from_year = forms.IntegerField(
        label="Từ năm",
        min_value=2010,
        max_value=2100,
        error_messages={"required": "Chưa ghi năm.", "invalid": "Ghi năm như 2024."},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    document = forms.CharField(
        label="Văn bản",
        max_length=300,
        help_text="Số, ngày và cơ quan ban hành, như 12/QĐ-LĐLĐ ngày 05/01/2024.",
        error_messages={"required": "Chưa ghi văn bản làm căn cứ."},
    )

    def clean_unit(self) -> Any:
        """Return the unit itself."""
        try:
            return queries.unit_of(self.cleaned_data["unit"])
        except DomainError as refusal:
            raise forms.ValidationError(refusal.explain()) from refusal


class SelectForm(DecisionForm):
    """The reading of the settlement form."""

    form_id = forms.ChoiceField(label="Cách đọc mẫu B07", error_messages={"required": "Chưa chọn mẫu."})
    field_order = ["unit", "form_id", "from_year", "document"]

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        choices = [(one, queries.form_named(one).name) for one in queries.settlement_forms()]
        self.fields["form_id"].choices = [("", "Chọn mẫu đã ký"), *choices]  # type: ignore[attr-defined]


class RatioField(forms.CharField):
    """A share written as 60%, 60/100 or 0,6; exact, never rounded."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_ratio(text)
        except ValueError as error:
            raise forms.ValidationError("Ghi tỷ lệ như 60%, 60/100 hoặc 3/5.") from error


class SplitForm(DecisionForm):
    """The shares of the upper levels; together they are one."""

    field_order = ["unit", "from_year", *SPLIT_LEVELS, "document", "is_retroactive"]

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        for level in SPLIT_LEVELS:
            self.fields[level] = RatioField(
                label=LEVEL_WORDS[level], required=False, max_length=20, help_text="Phần trong số nộp lên, như 60% hoặc 60/100."
            )
        self.fields["is_retroactive"] = forms.BooleanField(
            label="Hồi tố: văn bản quyết định cả cho năm đã phân phối",
            required=False,
            help_text="Bảng của năm ấy được thay; sau đó tính lại tỷ lệ để ghi phần chênh lệch.",
        )
        self.order_fields(self.field_order)

    def ratios(self) -> dict[str, Fraction]:
        """Return the shares given, lowest level first."""
        return {level: self.cleaned_data[level] for level in SPLIT_LEVELS if self.cleaned_data.get(level) is not None}
