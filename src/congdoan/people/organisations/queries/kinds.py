"""What a kind of organisation is and may do on a day, from the law pack."""

from datetime import date
from functools import cache

from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import rules
from congdoan.people.organisations.rules import Capabilities


@cache
def kinds_table() -> tuple[Capabilities, ...]:
    """Return the table of kinds, all days."""
    return tuple(rules.capabilities_from(record) for record in reference.records("union_kinds"))


def capabilities(kind: str, *, on: date) -> Capabilities | None:
    """Return what a kind may do that day, or None when it is not in force (an employer never is)."""
    return rules.capabilities_on(kinds_table(), kind, on)


def level_of(kind: str, *, on: date) -> str:
    """Return the level a kind stands on that day, or an empty text when the law knows no such kind then."""
    found = capabilities(kind, on=on)
    return found.level if found else ""


def can_collect(kind: str, on: date | None) -> bool:
    """Return whether a kind is a federation that collects the union fund that day."""
    found = capabilities(kind, on=on or date.min)
    return found is not None and "collect_fund" in found.can and found.level != "base"


def kinds_of_level(*levels: str) -> list[str]:
    """Return the kinds that at some time stood on one of the levels."""
    return sorted({record.kind for record in kinds_table() if record.level in levels})


def kinds_on(day: date) -> list[tuple[str, str]]:
    """Return (kind, words) of the union kinds in force on a day, in the order of the table."""
    found = [record.kind for record in kinds_table() if rules.capabilities_on(kinds_table(), record.kind, day) is record]
    return [(kind, rules.kind_words(kind)) for kind in found]


def ranks_on(day: date) -> dict[str, int]:
    """Return the kinds of union bodies in force on a day with their ranks."""
    found = ((kind, capabilities(kind, on=day)) for kind, _ in kinds_on(day))
    return {kind: rules.rank_of(kind, can.level) for kind, can in found if can is not None}
