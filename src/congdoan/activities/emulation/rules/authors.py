"""Who made an initiative: shares that sum to 100 %, and money split by them to the đồng."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.money import largest_remainder

WHOLE = 10_000  # shares are parts per ten thousand: 50 % is 5,000
MOST_AUTHORS = 10


@dataclass(frozen=True, slots=True)
class AuthorDraft:
    """One author as told: the member of a union where there is one, the name, what was done, the share in parts per ten thousand."""

    name: str
    share: int
    part: str = ""
    membership_id: int | None = None
    is_named: bool = False  # agrees that the name is made public


def faults_of(authors: Sequence[AuthorDraft]) -> list[str]:
    """Return everything that is wrong with the authors of an initiative; nothing when all is well."""
    told = []
    if not authors:
        return ["chưa có tác giả"]
    if len(authors) > MOST_AUTHORS:
        told.append(f"nhiều nhất {MOST_AUTHORS} tác giả")
    told += [f"dòng tác giả {place}: chưa ghi họ tên" for place, one in enumerate(authors, start=1) if not one.name.strip()]
    told += [f"{one.name}: tỷ lệ phải trên 0%, không quá 100%" for one in authors if not 0 < one.share <= WHOLE]
    known = [one.membership_id for one in authors if one.membership_id is not None]
    if len(set(known)) < len(known):
        told.append("một đoàn viên ghi hai lần")
    total = sum(one.share for one in authors)
    if total != WHOLE:
        told.append(f"cộng tỷ lệ phải đúng 100%, đang là {percent(total)}")
    return told


def split(amount: int, shares: Sequence[int]) -> list[int]:
    """Split a sum between authors by their shares.

    Units: đồng; shares in parts per ten thousand, together 10,000.
    Rounding: each part down; the đồng left over go one each to the largest remainders, so that the parts are the sum.
    """
    if sum(shares) != WHOLE:
        raise ValueError(f"shares must sum to {WHOLE}, got {sum(shares)}")
    return largest_remainder(amount, [Fraction(share, WHOLE) for share in shares])


def percent(share: int) -> str:
    """Return parts per ten thousand as people write them: 3,333 is 33,33%."""
    whole, part = divmod(share, 100)
    return f"{whole},{part:02d}".rstrip("0").rstrip(",") + "%" if part else f"{whole}%"
