"""Taking the account through new statement lines: match, allocate, split, post, each line once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import Step
from congdoan.finance.collection.queries.state import account_of, line_of, load_state
from congdoan.finance.collection.queries.terms import NoSplitTable, terms_of
from congdoan.finance.collection.rules import engine, moves
from congdoan.finance.collection.rules.decisions import DecisionRow, read_decisions
from congdoan.finance.collection.rules.matching import Matching
from congdoan.finance.collection.rules.model import Line, Match, Register
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected

from .accounts import NoAccount
from .storing import lock_account, store
from .switching import switch_by_history

MOST_LINES = 20_000  # one transaction: its locks and memory stay modest

__all__ = ["NoSplitTable", "RunResult", "UnableToRun", "run_collection"]


class UnableToRun(DomainError):
    """Root of this module's refusals."""


@dataclass(frozen=True)
class RunResult:
    """What one run did: lines booked by rule, decided by a person, left to a person, repeats, and lines still to run."""

    auto: int
    decided: int
    review: int
    repeats: int
    left: int


@transaction.atomic
def run_collection(
    *, by: int, unit_id: int, on: date, decisions: Sequence[DecisionRow] = (), decisions_file: str = "", most: int = MOST_LINES
) -> RunResult:
    """Take the unit's account through at most `most` imported lines that no run has passed yet; safe to repeat.

    A person's decisions, given as rows, are applied when their line is reached. Classes of the decision table that people or their
    confirmed history stopped only propose.

    :raises NoAccount: the unit has not opened its single account
    :raises NoSplitTable: a year has no upper split table
    :raises Rejected: decisions that cannot be carried out; every error is told, nothing is written
    :raises NotAllowed: the actor may not run this unit's account
    """
    access.require(by, "collection.run_collection", at=unit_id, on=on)
    lock_account(unit_id)
    account = account_of(unit_id)
    if account is None:
        raise NoAccount()
    waiting = engine.in_statement_order(new_lines(unit_id))
    if not waiting:
        return RunResult(0, 0, 0, 0, 0)

    lines = waiting[:most]
    state, number = load_state(account)
    terms = terms_of(unit_id, days=[line.on for line in lines], on=on)
    decided = _decided(decisions, [*(line for line, _ in state.lines.values()), *waiting], terms.register, decisions_file)
    matching = Matching(proposing=switch_by_history(by=by, unit_id=unit_id, on=on))
    ran = engine.run(state, lines, terms=terms, match=matching, decisions=decided)
    store(by=by, unit_id=unit_id, after=number, steps=ran.steps, terms=terms, on=on)
    counts = _counts(ran.steps, left=len(waiting) - len(lines))
    audit.record(by, "collection.run_collection", at=unit_id, lines=len(lines), auto=counts.auto, review=counts.review)
    return counts


def new_lines(unit_id: int) -> list[Line]:
    """Return the unit's imported lines that no step has passed."""
    passed = set(Step.objects.filter(unit_id=unit_id, cause=Step.Cause.LINE).values_list("line_id", flat=True))
    return [line_of(row) for row in banking.lines(unit_id=unit_id) if row.id not in passed]


def _decided(rows: Sequence[DecisionRow], lines: Iterable[Line], register: Register, source: str) -> dict[int, Match]:
    if not rows:
        return {}
    matches, problems = read_decisions(rows, lines, register, source=source)
    if problems:
        raise Rejected([problem.as_facts() for problem in problems])
    return dict(matches)


def _counts(steps: Iterable[moves.Step], *, left: int) -> RunResult:
    found = {"auto": 0, "decided": 0, "review": 0, "repeat": 0}
    for step in steps:
        if step.cause == "line":
            found["repeat" if step.repeat_of is not None else step.match.status if step.match else "review"] += 1
    return RunResult(found["auto"], found["decided"], found["review"], found["repeat"], left)
