"""In what order stoppages followed each other. What is drawn is an order and what two of them share, never a cause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from congdoan.activities.disputes.rules.spread import TRAITS, Traits, key_of
from congdoan.activities.disputes.rules.timers import HERE


@dataclass(frozen=True, slots=True)
class Begun:
    """A stoppage at the moment when work stopped."""

    stoppage_id: int
    employer_id: int
    at: datetime
    traits: Traits

    @property
    def day(self) -> date:
        """Return the day as the clocks here tell it."""
        return self.at.astimezone(HERE).date()


@dataclass(frozen=True, slots=True)
class Step:
    """A later stoppage, the earlier one that it follows, how many days lie between them and what both share."""

    earlier: int
    later: int
    days: int
    shared: tuple[str, ...]


def shared_by(one: Traits, other: Traits) -> tuple[str, ...]:
    """Return which traits two employers share, in the order of `TRAITS`."""
    return tuple(name for name in TRAITS if (key := key_of(one, name)) and key == key_of(other, name))


def order_of(begun: Iterable[Begun], *, within_days: int) -> list[Step]:
    """Return at most one step to each stoppage, in the order of days.

    A stoppage follows the earlier one of another employer, at most so many days before, that shares the most with it; of several the first.
    """
    ordered = sorted(begun, key=lambda one: (one.at, one.stoppage_id))
    steps = []
    for place, later in enumerate(ordered):
        found = []
        for earlier in reversed(ordered[:place]):
            if (days := (later.day - earlier.day).days) > within_days:
                break
            shared = shared_by(earlier.traits, later.traits)
            if shared and earlier.at < later.at and earlier.employer_id != later.employer_id:
                found.append(Step(earlier.stoppage_id, later.stoppage_id, days, shared))
        if found:  # the last found is the first in time
            steps.append(max(reversed(found), key=lambda step: len(step.shared)))
    return steps
