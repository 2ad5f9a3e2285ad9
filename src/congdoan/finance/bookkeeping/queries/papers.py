"""What every printed form of bookkeeping shares: whose paper it is, the form's record in the law pack, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.finance.bookkeeping.rules.office_sheets import Fact, mark_of
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper: the unit, the body above it, and what the paper says of itself."""

    unit: str
    upper: str
    mark: str


def voucher_form(code: str) -> Record:
    """Return the record of a printed form by its code. Source: reference table `voucher_kinds`."""
    return next(record for record in reference.records("voucher_kinds") if record.fields["code"] == code)


def letterhead(unit_id: int, *, on: date, needs_check: bool) -> Letterhead:
    """Return the head of a unit's papers on a day."""
    parent = organisations.parent_on([unit_id], on=on).get(unit_id)
    names = access.branch_names([unit_id, *([parent] if parent else [])])
    upper = names[parent][1] if parent in names else ""
    return Letterhead(names.get(unit_id, ("", ""))[1], upper, mark_of(needs_check=needs_check, is_fictitious=access.is_demo()))


def signers(record: Record, names: dict[str, str] | None = None) -> Sequence[Fact]:
    """Return who signs a form, with names where they are known."""
    return [(who.split(" (")[0], (names or {}).get(who, "")) for who in record.fields["signatures"]]
