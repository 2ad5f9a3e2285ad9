"""Units by the codes that people write."""

from typing import Any

from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations


class UnknownUnit(DomainError):
    code = "bookkeeping-unit-unknown"
    says = "Không có đơn vị mang mã {unit} trong phạm vi của anh chị."


def unit_named(code: str) -> int:
    """Return the union body with this code.

    :raises UnknownUnit: no such body within reach
    """
    return units_named([code])[0]


def units_named(codes: list[str]) -> list[int]:
    """Return the union bodies with these codes, in their order, in one statement.

    :raises UnknownUnit: one of them names none within reach
    """
    wanted = [code.replace("\x00", "").strip().upper() for code in codes]
    found = organisations.by_code(wanted)
    if strange := [code for code in wanted if code not in found or found[code].kind == "employer"]:
        raise UnknownUnit(unit=strange[0][:40] or "(chưa nêu)")
    return [found[code].pk for code in wanted]


def unit_of(code: str) -> Any:
    """Return the union body with this code, whole.

    :raises UnknownUnit: no such body within reach
    """
    return organisations.by_id([unit_named(code)]).popitem()[1]
