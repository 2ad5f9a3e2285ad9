"""An estimate as people type it, send it up and decide on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from congdoan.finance.budgets.rules.ceilings import CeilingCheck
from congdoan.finance.budgets.rules.estimates import Basis, Figure, Key
from congdoan.foundation.kernel.money import format_dong, parse_dong

from .decisions import DecisionForm


class DongField(forms.CharField):
    """A whole sum or count, at least 0; nothing typed is None. A decimal part is refused, never rounded."""

    def __init__(self, **facts: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "num"})
        super().__init__(max_length=30, required=False, widget=widget, **facts)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = parse_dong(text)
        except ValueError:
            raise forms.ValidationError(f"“{text}” không phải số nguyên. Ghi như 52.844.000, không có phần lẻ.") from None
        if not 0 <= amount <= 10**15:
            raise forms.ValidationError("Ghi số từ 0 đến một triệu tỷ.")
        return amount


def field_name(prefix: str, key: Key) -> str:
    """Return the name of the input of a figure: f for its amount, n for its note."""
    return ".".join((prefix, *key))


def note_field(label: str) -> forms.CharField:
    """Return an input for a few words about a figure."""
    return forms.CharField(label=label, max_length=300, required=False)


class DraftForm(forms.Form):
    """Every figure of an estimate with a note, every basic figure with a reason; an adjustment says why and by which document."""

    def __init__(self, *given: Any, keys: Mapping[Key, str], basics: Mapping[str, str], is_adjustment: bool, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.keys, self.basics = keys, basics
        for key, label in basics.items():
            self.fields[f"b.{key}"] = DongField(label=label)
            self.fields[f"r.{key}"] = note_field(f"Lý do, {label}")
        for place, label in keys.items():
            self.fields[field_name("f", place)] = DongField(label=label)
            self.fields[field_name("n", place)] = note_field(f"Ghi chú, {label}")
        if is_adjustment:
            self.fields["reason"] = forms.CharField(label="Lý do điều chỉnh", max_length=500, required=False)
            self.fields["document"] = forms.CharField(
                label="Văn bản", max_length=300, required=False, help_text="Số, ngày và cơ quan ban hành."
            )

    def figures(self) -> list[Figure]:
        """Return the figures; what is left empty is 0."""
        told = self.cleaned_data
        return [Figure(key[0], key[1], told.get(field_name("f", key)) or 0, told.get(field_name("n", key)) or "") for key in self.keys]

    def bases(self) -> list[Basis]:
        """Return the basic figures that were stated."""
        told = self.cleaned_data
        return [Basis(key, told[f"b.{key}"], told.get(f"r.{key}") or "") for key in self.basics if told.get(f"b.{key}") is not None]


def typed(figures: Mapping[Key, int | None], notes: Mapping[Key, str]) -> dict[str, str]:
    """Return what the inputs of figures begin with."""
    amounts = {field_name("f", key): "" if amount is None else format_dong(amount) for key, amount in figures.items()}
    return amounts | {field_name("n", key): note for key, note in notes.items()}


class TableForm(forms.Form):
    """A table that was filled in offline."""

    table = forms.FileField(label="Bảng đã điền", help_text="Excel hoặc CSV theo bảng mẫu.", required=False)


class SubmitForm(forms.Form):
    """A reason for each ceiling that is not kept, and a few words to the level above."""

    words = forms.CharField(label="Lời trình", max_length=500, required=False)

    def __init__(self, *given: Any, broken: Iterable[CeilingCheck] = (), **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.ceilings = {f"c.{check.id}": check.id for check in broken}
        for check in broken:
            self.fields[f"c.{check.id}"] = forms.CharField(
                label=f"Lý do: {check.name}", max_length=300, error_messages={"required": "Ghi lý do, hoặc quay lại sửa số."}
            )

    def overrides(self) -> dict[str, str]:
        """Return the reason for each ceiling."""
        return {ceiling: self.cleaned_data[name] for name, ceiling in self.ceilings.items()}


class LineForm(forms.Form):
    """A remark for each figure of an estimate."""

    def __init__(self, *given: Any, keys: Mapping[Key, str], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.keys = keys
        for place, label in keys.items():
            self.fields[field_name("n", place)] = note_field(f"Nhận xét, {label}")

    def remarks(self) -> dict[Key, str]:
        """Return the remarks made."""
        told = {key: self.cleaned_data.get(field_name("n", key)) or "" for key in self.keys}
        return {key: words for key, words in told.items() if words}


class ReturnForm(LineForm):
    """What must be mended, in all and line by line."""

    words = forms.CharField(label="Cần sửa gì", max_length=500, error_messages={"required": "Nói rõ cần sửa gì."})


class ApproveForm(LineForm):
    """The figures approved and by which document."""

    document = forms.CharField(
        label="Văn bản duyệt", max_length=300, help_text="Số, ngày và cơ quan ban hành.",
        error_messages={"required": "Chưa ghi văn bản duyệt."},
    )  # fmt: skip
    words = forms.CharField(label="Ý kiến chung", max_length=500, required=False)

    def __init__(self, *given: Any, keys: Mapping[Key, str], **facts: Any) -> None:
        super().__init__(*given, keys=keys, **facts)
        for place, label in keys.items():
            self.fields[field_name("f", place)] = DongField(label=f"Số duyệt, {label}")

    def approved(self) -> dict[Key, int]:
        """Return the figures typed; one left empty is approved as it was stated."""
        told = {key: self.cleaned_data.get(field_name("f", key)) for key in self.keys}
        return {key: amount for key, amount in told.items() if amount is not None}


class DeadlineForm(DecisionForm):
    """Whose estimates or settlements are due, by which day."""

    KINDS = (("budget", "Dự toán năm sau"), ("settlement", "Quyết toán năm trước"))
    SENDERS = (("grassroots", "Công đoàn cơ sở gửi cấp trên trực tiếp"), ("direct_upper", "Cấp trên trực tiếp gửi cấp tỉnh"))
    kind = forms.ChoiceField(label="Loại", choices=KINDS)
    sender = forms.ChoiceField(label="Ai nộp", choices=SENDERS)
    day = forms.IntegerField(label="Ngày", min_value=1, max_value=31, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    month = forms.IntegerField(label="Tháng", min_value=1, max_value=12, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    field_order: Sequence[str] = ["unit", "kind", "sender", "day", "month", "from_year", "document"]
