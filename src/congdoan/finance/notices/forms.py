"""Words of people into the values that the services take."""

from django import forms

from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations


class UnknownCode(DomainError):
    code = "payer-unknown"
    says = "Không có người nộp mang mã {payer} trong phạm vi của anh chị."


class WithdrawForm(forms.Form):
    """Why a notice no longer holds."""

    reason = forms.CharField(label="Lý do thu hồi", max_length=300, error_messages={"required": "Ghi lý do thu hồi."})


class AddressForm(forms.Form):
    """Where a payer reads its mail; the service judges whether it is an address."""

    email = forms.CharField(
        label="Địa chỉ thư điện tử", max_length=254, required=False, strip=False, help_text="Một địa chỉ. Để trống nếu thôi gửi thư."
    )  # fmt: skip


def payers_named(codes: list[str]) -> list[int]:
    """Return the payers with these codes, in one statement.

    :raises UnknownCode: one of them names nobody within reach
    """
    wanted = [code.replace("\x00", "").strip().upper() for code in codes if code.strip()]
    found = organisations.by_code(wanted)
    if (strange := next((code for code in wanted if code not in found), None)) is not None:
        raise UnknownCode(payer=strange[:40])
    return [found[code].pk for code in wanted]
