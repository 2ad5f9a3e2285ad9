"""Whether a union's committees are composed as the rules say, on a day: each finding with its rule, so that it can be looked up."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan.people.organisations.rules.committees import CommitteeRule, inspection_committee

from .bodies import FINANCE, post_words


@dataclass(frozen=True, slots=True)
class Committees:
    """Who sits where in one union on a day: persons by number. `finance` gives the post of each who keeps the money."""

    members: int
    women: int
    executive: frozenset[int]
    inspection: frozenset[int]
    inspection_seats: int
    has_women_body: bool
    finance: Mapping[int, str]
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """The rules in force on a day; None where the law pack has none for this level."""

    inspection: CommitteeRule | None
    barred: frozenset[str]
    women_least: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a union. `is_fault`: somebody must act; `is_structural`: nobody may be seated against it."""

    rule: str
    words: str
    is_fault: bool = True
    is_structural: bool = False


def findings(found: Committees, limits: Limits) -> list[Finding]:
    """Return what the rules say of the committees of a day, faults first.

    Source: law pack, `activities.inspection_committee` and `activities.founding` (founding.women).
    """
    told = [*_inspection(found, limits), *_barred(found, limits.barred)]
    if limits.women_least is not None and found.women >= limits.women_least and not found.has_women_body:
        told.append(Finding("founding.women", f"có {found.women} nữ đoàn viên (từ {limits.women_least}) mà chưa có ban nữ công"))
    return sorted(told, key=lambda one: not one.is_fault)


def _inspection(found: Committees, limits: Limits) -> list[Finding]:
    rule = limits.inspection
    if rule is None:
        return []
    seats = max(found.inspection_seats, len(found.inspection))
    judged = inspection_committee(found.members, seats, rule)
    told = []
    if not found.inspection:
        if judged.is_required:
            told.append(Finding("ubkt.min_members", f"có {found.members} đoàn viên (từ {rule.members_least}) mà chưa có ủy ban kiểm tra"))
        return told
    if not judged.is_required:
        words = f"có {found.members} đoàn viên, dưới {rule.members_least}: ủy ban kiểm tra không bắt buộc"
        told.append(Finding("ubkt.min_members", words, is_fault=False))
    if not judged.are_seats_allowed:
        told.append(Finding("ubkt.max", f"ủy ban kiểm tra có {seats} ghế, tối đa {rule.seats_most}", is_structural=True))
    both, most = found.executive & found.inspection, _most(seats, rule)
    if len(both) > most:
        named = ", ".join(sorted(found.names.get(one, "?") for one in both))
        words = f"{len(both)} ủy viên BCH trong ủy ban kiểm tra {seats} ghế, không quá {rule.committee_share} là {most} người: {named}"
        told.append(Finding("ubkt.committee_share", words, is_structural=True))
    return told


def _most(seats: int, rule: CommitteeRule) -> int:
    most = inspection_committee(rule.members_least, seats, rule).committee_most
    assert most is not None
    return most


def _barred(found: Committees, barred: frozenset[str]) -> list[Finding]:
    return [
        Finding(
            "ubkt.barred", f"{found.names.get(person, '?')} là {post_words(FINANCE, post).lower()} nên không tham gia ủy ban kiểm tra",
            is_structural=True,
        )
        for person, post in sorted(found.finance.items())
        if post in barred and person in found.inspection
    ]  # fmt: skip
