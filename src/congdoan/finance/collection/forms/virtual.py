"""What a bank lets the numbers of a collecting account begin with."""

from typing import Any

from django import forms


class PrefixForm(forms.Form):
    """Which collecting account, which prefix, by which agreement; the service judges the prefix."""

    number = forms.ChoiceField(label="Tài khoản thu")
    beginning = forms.CharField(
        label="Đầu số",
        max_length=11,
        help_text="1 đến 11 chữ số hoặc chữ in hoa không dấu, như ngân hàng cấp.",
        error_messages={"required": "Ghi đầu số ngân hàng cấp."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    document = forms.CharField(
        label="Văn bản thỏa thuận",
        max_length=200,
        help_text="Số, ngày của thỏa thuận với ngân hàng.",
        error_messages={"required": "Ghi văn bản thỏa thuận với ngân hàng."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *given: Any, accounts: list[tuple[str, str]], **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.fields["number"].choices = accounts  # type: ignore[attr-defined]
