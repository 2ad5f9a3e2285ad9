"""The values a register is loaded from, and where each organisation stands on each day of its life."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from congdoan.people.organisations.rules.tree import EVER, Days


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation to register; parents and successor are named by code, `places` cover its days."""

    code: str
    kind: str
    rank: int
    name: str
    days: Days = EVER
    places: tuple[tuple[str, Days], ...] = ()
    successor: str = ""
    tax_code: str = ""
    si_unit_code: str = ""
    sector: str = ""
    ownership: str = ""
    payer_class: str = ""
    payer_schedule: str = ""
    wage_region: str = ""
    commune: str = ""
    dues_group: str = ""
    former_names: tuple[str, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()  # bank, number


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One payer for several employers, kept by the collecting federation `unit`."""

    code: str
    name: str
    tax_code: str
    account: str
    unit: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """Everything one load writes; parents come before their children."""

    organisations: tuple[OrganisationRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What the reader must know of a body that others name: in the file or already in the register."""

    code: str
    kind: str
    rank: int
    days: Days = EVER
    parent: str = ""
    successor: str = ""
    collects: bool = False


@dataclass
class Homeless(Exception):
    """Nobody can be found above an organisation on some days."""

    why: str = field(default="")


def homes(bodies: Mapping[str, Body], code: str, days: Days, *, passed: frozenset[str] = frozenset()) -> list[tuple[str, Days]]:
    """Return under whom an organisation of the body `code` stands, day by day.

    Before the body was founded it stands under the body's parent; after its end under its successor, else under its parent.

    :raises Homeless: no body stands above on some day
    """
    body = bodies[code]
    if code in passed:
        raise Homeless(f"các đơn vị kế tục nối vòng qua {code}")
    passed |= {code}
    found: list[tuple[str, Days]] = []
    before = days.within(Days(None, body.days.first)) if body.days.first else None
    after = days.within(Days(body.days.end, None)) if body.days.end else None
    if before:
        if not body.parent:
            raise Homeless(f"trước ngày {body.days.first:%d/%m/%Y} chưa có {code}, cũng chưa có cấp trên nào")
        found += homes(bodies, body.parent, before, passed=passed)
    if during := days.within(body.days):
        found.append((code, during))
    if after:
        heir = body.successor or body.parent
        if not heir:
            raise Homeless(f"từ ngày {body.days.end:%d/%m/%Y} {code} không còn, chưa ghi đơn vị kế tục")
        found += homes(bodies, heir, after, passed=passed)
    return merged(found)


def merged(found: list[tuple[str, Days]]) -> list[tuple[str, Days]]:
    """Return the same homes with touching stays under one body written as one."""
    result: list[tuple[str, Days]] = []
    for code, days in found:
        if result and result[-1][0] == code and result[-1][1].end == days.first:
            result[-1] = (code, Days(result[-1][1].first, days.end))
        else:
            result.append((code, days))
    return result


def collector_above(bodies: Mapping[str, Body], code: str) -> str:
    """Return the nearest body from `code` upwards that collects the union fund, or an empty text."""
    passed: set[str] = set()
    while code and code not in passed:
        if bodies[code].collects:
            return code
        passed.add(code)
        code = bodies[code].parent
    return ""


def sole_collector(bodies: Mapping[str, Body]) -> str:
    """Return the one collecting body that has no other collecting body below it, or an empty text when there are several."""
    collecting = {code for code, body in bodies.items() if body.collects}
    above_others = {collector_above(bodies, bodies[code].parent) for code in collecting if bodies[code].parent}
    lowest = collecting - above_others
    return lowest.pop() if len(lowest) == 1 else ""
