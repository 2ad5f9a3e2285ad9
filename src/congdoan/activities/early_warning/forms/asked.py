"""Forms of the pages."""

import base64
import binascii
import zlib
from typing import Any

from django import forms

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.rules import Scale
from congdoan.foundation.access.doors import day_field

MOST_KEPT = 2 * 2**20  # letters of a packed file that a preview carries
MOST_BYTES = 64 * 2**20
LONG: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 2})}


def number_field(
    label: str, *, is_required: bool = False, least: int = 0, most: int = 10_000_000, help_text: str = ""
) -> forms.IntegerField:
    """Return a field for a whole number."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=is_required, help_text=help_text,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Chưa ghi số.", "invalid": "Ghi một số nguyên."},
    )  # fmt: skip


def choices() -> list[tuple[str, Any]]:
    """Return the signals that people tell, each kind a choice, gathered by signal."""
    told: list[tuple[str, Any]] = []
    for sort in rules.SIGNALS:
        if sort.is_told:
            kinds = [(f"{sort.code}.{kind}", words[:1].upper() + words[1:]) for kind, words in sort.kinds.items()]
            told.append((f"{sort.code} · {sort.name}", kinds or [(f"{sort.code}.", sort.name)]))
    return told


class TellForm(forms.Form):
    """A signal that somebody saw or heard of."""

    employer = forms.CharField(label="Mã doanh nghiệp", max_length=40)
    sort = forms.ChoiceField(label="Dấu hiệu", choices=choices)
    words = forms.CharField(label="Ai báo, thấy gì", max_length=500, **LONG)
    number = number_field("Số tháng nợ, hoặc số chữ ký", help_text="Chỉ với nợ bảo hiểm (W2) và kiến nghị tập thể (W6).")
    line = number_field("Số người của chuyền", help_text="Chỉ với kiến nghị tập thể (W6).")
    anchor = day_field("Ngày phải trả lương, hoặc mùng 1 Tết", is_required=False, help_text="Chỉ với chậm lương (W1) và thưởng Tết (W3).")

    def values(self) -> dict[str, Any]:
        """Return what the service takes, but for the employer."""
        code, _, kind = self.cleaned_data["sort"].partition(".")
        return {"code": code, "kind": kind, **{name: self.cleaned_data[name] for name in ("words", "number", "line", "anchor")}}


class EndForm(forms.Form):
    """How a signal was settled."""

    words = forms.CharField(label="Đã giải quyết thế nào", max_length=500, help_text="Ghi nhầm thì ghi: báo nhầm.", **LONG)


class PayDayForm(forms.Form):
    """The day of the month on which wages are paid."""

    day = number_field(
        "Ngày trả lương trong tháng", is_required=True, least=1, most=31, help_text="Tháng không có ngày này thì lấy ngày cuối."
    )
    is_following = forms.TypedChoiceField(
        label="Trả cho tháng nào", choices=[("1", "tháng trước đó"), ("0", "chính tháng đó")], coerce=lambda text: text == "1"
    )


class AnswerForm(forms.Form):
    """Whether the wages of a month were paid; unpaid asks one thing more."""

    month = forms.IntegerField(min_value=1, max_value=999_912, widget=forms.HiddenInput)
    is_paid = forms.TypedChoiceField(
        label="Đã trả đủ chưa", choices=[("1", "Đã trả đủ"), ("0", "Chưa trả")], coerce=lambda text: text == "1"
    )
    words = forms.CharField(label="Doanh nghiệp hẹn thế nào", max_length=300, required=False)


class DebtsForm(forms.Form):
    """The social insurance's list of arrears."""

    unit = forms.TypedChoiceField(label="Liên đoàn", coerce=int)
    listed_on = day_field("Ngày của danh sách")
    file = forms.FileField(label="Tệp danh sách", help_text="Excel hoặc CSV; có cột Số tháng nợ, và Mã số thuế hoặc Mã đơn vị BHXH.")

    def __init__(self, *given: Any, units: list[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ApplyForm(forms.Form):
    """What a preview carries: the list itself, packed, with the mark of what was shown."""

    token = forms.CharField(max_length=64)
    unit = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    listed_on = day_field("Ngày của danh sách")
    name = forms.CharField(max_length=200)
    packed = forms.CharField(max_length=MOST_KEPT)

    def clean_packed(self) -> bytes:
        try:
            unpacker = zlib.decompressobj()
            content = unpacker.decompress(base64.b64decode(self.cleaned_data["packed"], validate=True), MOST_BYTES)
        except (binascii.Error, zlib.error, ValueError):
            raise forms.ValidationError("Bản xem trước không còn nguyên vẹn. Chọn lại tệp.") from None
        if not unpacker.eof:
            raise forms.ValidationError("Tệp quá lớn. Chọn lại tệp.")
        return content


def packed(content: bytes) -> str:
    """Return a file as letters that a preview carries."""
    return base64.b64encode(zlib.compress(content)).decode()


class WeightsForm(forms.Form):
    """The weight of each level and the first points of each band, as a federation decides them."""

    valid_from = day_field("Áp dụng từ ngày", help_text="Từ ngày mai trở đi: điểm của các ngày đã qua giữ nguyên.")
    document = forms.CharField(label="Văn bản quyết định", max_length=300)

    def __init__(self, *given: Any, scale: Scale, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.scale = scale
        for level in scale.levels:
            label = f"{rules.CODES[level.code].name}, mức {level.level}"
            self.fields[f"w_{rules.key_of(level)}"] = number_field(label, is_required=True, most=100)
            self.fields[f"w_{rules.key_of(level)}"].initial = level.weight
        for band in scale.bands[1:]:
            self.fields[f"b_{band.code}"] = number_field(f"{band.name} từ", is_required=True, least=1, most=1_000)
            self.fields[f"b_{band.code}"].initial = band.points_from

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Return each level with its field."""
        return [(level, self[f"w_{rules.key_of(level)}"]) for level in self.scale.levels]

    @property
    def bands(self) -> list[Any]:
        """Return the fields of the bands."""
        return [self[f"b_{band.code}"] for band in self.scale.bands[1:]]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {
            "valid_from": given["valid_from"],
            "document": given["document"],
            "weights": {rules.key_of(one): given[f"w_{rules.key_of(one)}"] for one in self.scale.levels},
            "starts": {band.code: given[f"b_{band.code}"] for band in self.scale.bands[1:]},
        }
