"""What later law and later charges change on the account, worked out by the engine and not yet written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan.finance.collection.queries.law import split_law
from congdoan.finance.collection.queries.pieces import standing_pieces
from congdoan.finance.collection.queries.state import open_day
from congdoan.finance.collection.queries.terms import terms_of
from congdoan.finance.collection.rules import changes
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.finance.collection.rules.terms import Terms

LOWERED = "số phải nộp đã giảm"


@dataclass(frozen=True, slots=True)
class Planned:
    """An outcome and the terms it rests on; `law` names the rules of the days concerned."""

    outcome: Outcome
    terms: Terms
    law: str


def shares_recomputed(unit_id: int, state: State, *, during: tuple[date, date], on: date) -> Planned:
    """Share what was applied between two days, both included, by the tables now in force for those days.

    :raises NoSplitTable: a year has no upper table
    """
    pieces = standing_pieces(unit_id, during=during)
    days = sorted({piece.applied_on for piece in pieces})
    booked_on = open_day(unit_id, state, on=on)
    terms = terms_of(unit_id, days=[*days, booked_on], on=on)
    law = _laws(unit_id, {day.year for day in days})
    return Planned(changes.recompute(state, pieces, terms=terms, on=booked_on, law=law), terms, law)


def overpaid_settled(unit_id: int, state: State, *, on: date) -> Planned:
    """Free what stands paid of a month above its charge as it is now."""
    booked_on = open_day(unit_id, state, on=on)
    terms = terms_of(unit_id, days=[booked_on], on=on)
    payers = {payer_id for (payer_id, kind, month), paid in state.paid.items() if paid > terms.owed(payer_id, kind).get(month, 0)}
    pieces = standing_pieces(unit_id, payer_ids=payers) if payers else []
    if pieces:
        terms = terms_of(unit_id, days=[*(piece.applied_on for piece in pieces), booked_on], on=on)
    return Planned(changes.settle(state, pieces, terms=terms, on=booked_on, law=LOWERED), terms, LOWERED)


def _laws(unit_id: int, years: Iterable[int]) -> str:
    told = [f"{law.document}" for year in sorted(years) for law in split_law(unit_id, date(year, 1, 1))]
    return "; ".join(dict.fromkeys(told))[:300] or "không có khoản nào"
