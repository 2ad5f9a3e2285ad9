"""Receivers and notifications: words of people into values."""

from collections.abc import Iterable
from typing import Any

from django import forms

from congdoan.finance.banking.rules import notifications

from .statements import NOT_LISTED


class SourceForm(forms.Form):
    """A new receiver."""

    unit = forms.ChoiceField(
        label="Đơn vị", help_text="Đơn vị có tài khoản thu.", error_messages=NOT_LISTED | {"required": "Chưa chọn đơn vị."}
    )
    provider = forms.ChoiceField(label="Bên gửi", error_messages=NOT_LISTED | {"required": "Chưa chọn bên gửi."})
    name = forms.CharField(label="Tên gọi", max_length=120, required=False, help_text="Để trống: lấy tên bên gửi.")
    key = forms.CharField(
        label="Khóa của bên gửi",
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Chưa ghi khóa."},
    )

    def __init__(self, *given: Any, units: Iterable[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["unit"].choices = [(code, f"{name} ({code})") for code, name in units]  # type: ignore[attr-defined]
        schemes = {name: notifications.scheme(name) for name in notifications.PROVIDERS}
        self.fields["provider"].choices = [(name, scheme.words) for name, scheme in schemes.items()]  # type: ignore[attr-defined]
        helps = " ".join(f"{scheme.words}: {scheme.help}" for scheme in schemes.values())
        self.fields["key"].help_text = f"{helps} Khóa được niêm lại và không hiện lần nữa."


class ConfirmForm(forms.Form):
    """A question with no field: the button is the answer."""


class SettleForm(forms.Form):
    """Why a notification needs nobody any more."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: bên gửi gọi thử; ngân hàng đã hủy lệnh. Kết luận không ghi sổ đồng nào.",
        error_messages={"required": "Chưa ghi lý do."},
    )


def plain_body(body: bytes) -> str:
    """Return bytes as text that cannot disguise itself: signs that are not shown are written as their numbers."""
    text = body.decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() or sign in "\n\t" else f"\\u{ord(sign):04x}" for sign in text)
