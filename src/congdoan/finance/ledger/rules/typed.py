"""A line as somebody types it: `1111:1000000`, `5118/dues:-1000000`, `336/share@221:-500000:red`."""

import re
from dataclasses import dataclass

from congdoan.foundation.kernel.errors import DomainError

from .lines import AccountKey

TYPED = re.compile(
    r"(?P<code>[0-9A-Za-z.]{1,20})(?:/(?P<item>[a-z][a-z0-9_]{0,39}))?(?:@(?P<party>[0-9]{1,18}))?:(?P<amount>-?[0-9]{1,18})(?P<red>:red)?"
)


class NotALine(DomainError):
    """The text is no line."""

    code = "line-unreadable"
    says = "Chưa đọc được dòng “{text}”. Ghi như 1111:1000000 (Nợ) hoặc 5118/dues:-1000000 (Có), thêm :red nếu ghi đỏ."


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What a typed line says."""

    account: AccountKey
    amount: int
    is_red: bool


def read_line(text: str, *, chart: str) -> TypedLine:
    """Read one typed line of a chart of accounts.

    :raises NotALine: it is written otherwise
    """
    found = TYPED.fullmatch(text.strip())
    if not found:
        raise NotALine(text=text[:80])
    party = int(found["party"]) if found["party"] else None
    return TypedLine(AccountKey(chart, found["code"], found["item"] or "", party), int(found["amount"]), bool(found["red"]))


PLACE = re.compile(r"(?P<period>[0-9]{6})-(?P<entry>[0-9]{1,18})-(?P<line>[0-9]{1,9})")


class NotAPlace(DomainError):
    """The text is no place in the books."""

    code = "place-unreadable"
    says = "Chưa đọc được vị trí “{text}”. Dùng giá trị “next” của trang trước."


def read_place(text: str) -> tuple[int, int, int]:
    """Read where a page of lines ended: period, entry, line.

    :raises NotAPlace: it is written otherwise
    """
    found = PLACE.fullmatch(text)
    if not found:
        raise NotAPlace(text=text[:80])
    return int(found["period"]), int(found["entry"]), int(found["line"])


def write_place(place: tuple[int, int, int]) -> str:
    """Write a place as `read_place` reads it."""
    return "-".join(map(str, place))
