"""Words of people into the values that the services take."""

from django import forms

from congdoan.finance.collection.queries.units import Collector, collectors
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations


class UnknownUnit(DomainError):
    code = "collector-unknown"
    says = "Không có tài khoản thu nào của đơn vị mang mã {unit} trong phạm vi của anh chị."


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


def unit_named(code: str | None) -> Collector:
    """Return the collecting unit with this code, or the only one within reach when no code is given.

    :raises UnknownUnit: none, or several and no code
    """
    known = collectors()
    wanted = (code or "").replace("\x00", "").strip().upper()
    found = [one for one in known if one.code.upper() == wanted] if wanted else known[:1]
    if not found:
        raise UnknownUnit(unit=wanted[:40] or "(chưa nêu)")
    return found[0]


def payers_named(codes: list[str]) -> list[int]:
    """Return the payers with these codes, in one statement.

    :raises UnknownCode: one of them names nobody within reach
    """
    wanted = [code.replace("\x00", "").strip().upper() for code in codes if code.strip()]
    found = organisations.by_code(wanted)
    if strange := next((code for code in wanted if code not in found), None):
        raise UnknownCode(payer=strange[:40])
    return [found[code].pk for code in wanted]
