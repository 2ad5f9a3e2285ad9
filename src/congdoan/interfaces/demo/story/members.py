"""The invented members of each union: as many at the year's end as the union reports paying dues, and some who left during the year.

Nobody has a citizen number: one that fits the rules could be somebody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.interfaces.demo.story.facts import YEAR, District, Stream, stream
from congdoan.interfaces.demo.story.payroll import Wages
from congdoan.interfaces.demo.story.people import full_name

SECTIONS = ("Tổ 1", "Tổ 2", "Tổ 3", "Văn phòng")
LAST_DAY = date(YEAR, 12, 31)


@dataclass(frozen=True)
class MemberRow:
    """One member of the year."""

    number: str
    name: str
    sex: str
    born: date
    union: str
    joined_on: date
    left_on: date | None
    section: str


def tell_members(seed: int, district: District, wages: Wages) -> Iterator[MemberRow]:
    """Tell who stood in each union that lasts to the year's end, and who left it during the year."""
    last = {row.union: row.members for row in wages.dues}
    for union in district.unions:
        if union.ended_on is None and union.code in last:
            chance = stream(seed, f"members of {union.code}")
            for place in range(last[union.code] + last[union.code] // 12):
                yield _member(union.code, union.founded_on, place, place >= last[union.code], chance)


def _member(union: str, founded_on: date, place: int, is_gone: bool, chance: Stream) -> MemberRow:
    name = full_name(chance)
    sex = "Nữ" if " Thị " in name else chance.choice(("Nam", "Nam", "Nữ"))
    born = date(chance.randint(1966, 2004), chance.randint(1, 12), chance.randint(1, 28))
    earliest = max(founded_on, date(born.year + 18, 1, 1))
    until = date(YEAR, 6, 30) if is_gone else LAST_DAY
    joined = earliest + timedelta(days=chance.randint(0, max((until - earliest).days, 0)))
    left = min(max(date(YEAR, 7, 1), joined) + timedelta(days=chance.randint(0, 150)), LAST_DAY) if is_gone else None
    return MemberRow(f"{union}-{place + 1:04d}", name, sex, born, union, joined, left, chance.choice(SECTIONS))
