"""Forms of what changes later: a held share handed over, shares worked out again, what would be."""

from typing import Any

from django import forms

from congdoan.finance.collection.forms.deciding import bodies_named
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import parse_dong

WAYS = [("", "Chuyển cho công đoàn cơ sở"), ("back", "Lấy lại từ công đoàn cơ sở, tiếp tục giữ hộ")]


class HeldForm(forms.Form):
    """Where a held share goes, how much of it, and why."""

    way = forms.ChoiceField(label="Chiều chuyển", choices=WAYS, required=False)
    union = forms.CharField(
        label="Công đoàn cơ sở",
        max_length=40,
        required=False,
        help_text="Mã. Để trống: công đoàn của đơn vị này theo sổ gốc. Nêu công đoàn khác thì ghi rõ vì sao.",
    )
    amount = forms.CharField(label="Số tiền", max_length=30, required=False, help_text="Để trống: chuyển hết.")
    reason = forms.CharField(
        label="Lý do, văn bản căn cứ",
        max_length=300,
        error_messages={"required": "Ghi lý do và văn bản: người duyệt cần biết vì sao."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_amount(self) -> int | None:
        text = self.cleaned_data["amount"].strip()
        try:
            return parse_dong(text) if text else None
        except (ValueError, DomainError) as error:
            raise forms.ValidationError("Ghi số đồng nguyên, ví dụ 1250000 hoặc 1.250.000.") from error

    def facts(self) -> dict[str, Any]:
        """Return what the service takes.

        :raises UnknownBody: a code that names nobody
        """
        given = self.cleaned_data
        union = given["union"].strip()
        union_id = bodies_named([union])[union].pk if union else None
        return {"union_id": union_id, "amount": given["amount"], "is_back": given["way"] == "back", "reason": given["reason"]}
