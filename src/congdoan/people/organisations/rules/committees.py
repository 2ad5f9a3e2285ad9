"""Who must have an inspection committee, and of how many."""

from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.shares import most_count, reaches


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """From how many members a union has an inspection committee, its most seats, and the most of the executive committee among them."""

    members_least: int
    seats_most: int
    committee_share: Fraction


@dataclass(frozen=True, slots=True)
class CommitteeCheck:
    """What the rule says of one union; `committee_most` None where no committee is asked for."""

    is_required: bool
    committee_most: int | None
    are_seats_allowed: bool


def inspection_committee(members: int, seats: int, rule: CommitteeRule) -> CommitteeCheck:
    """Hold a union's inspection committee against the rule.

    Source: reference table `inspection_committee` (ubkt.min_members, ubkt.max.grassroots, ubkt.committee_share).
    """
    is_required = reaches(members, rule.members_least)
    return CommitteeCheck(is_required, most_count(seats, rule.committee_share) if is_required else None, seats <= rule.seats_most)
