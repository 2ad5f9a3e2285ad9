"""What waits for a second person, and when one is needed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import Answer, Proposal, Step
from congdoan.finance.collection.rules.model import Match
from congdoan.finance.collection.rules.packing import unpack_match
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import month_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal with its answer. `state` is open, approved, declined or withdrawn. Units: đồng."""

    id: int
    unit_id: int
    what: str
    line_id: int | None
    line: banking.LineRow | None
    wanted: Match | None
    seen_step: int | None
    employer_id: int | None
    union_id: int | None
    is_back: bool
    amount: int
    reason: str
    proposed_by: int
    proposed_at: datetime
    proposer: str
    state: str
    answerer: str
    answered_at: datetime | None
    answer: str


def is_late(unit_id: int, day: date, *, booked_on: date) -> bool:
    """Tell whether a line of a day is identified so late that a second person is needed: its month is locked, or its year is over."""
    return day.year != booked_on.year or ledger.is_locked(unit_id, month=month_of(day))


def is_own_decision_of(unit_id: int, line_id: int, *, by: int, on: date) -> bool:
    """Tell whether what is booked of a line is this person's own decision of this day, made without a second person."""
    booked = Step.objects.filter(unit_id=unit_id, line_id=line_id, repeat_of=None).exclude(status="review").order_by("-number")
    last = booked.first()
    return last is not None and (last.cause, last.recorded_by, last.acted_on) == ("decision", by, on) and last.proposal_id is None


def last_step_of(line_id: int) -> int | None:
    """Return the id of a line's newest step."""
    return Step.objects.filter(line_id=line_id).order_by("-number").values_list("id", flat=True).first()


def open_proposal_of(line_id: int) -> int | None:
    """Return the proposal about a line that waits for its answer."""
    return Proposal.objects.filter(line_id=line_id, answer=None).values_list("id", flat=True).first()


def proposal(proposal_id: int) -> Proposed | None:
    """Return one proposal within reach."""
    return next(iter(_told(Proposal.objects.filter(id=proposal_id))), None)


def proposals(unit_id: int, *, is_open: bool, after: int | None = None, limit: int = PAGE) -> tuple[list[Proposed], int | None]:
    """Return proposals, those that wait oldest first, answered ones newest first; and where the next page starts (None: nowhere)."""
    found = Proposal.objects.filter(unit_id=unit_id).order_by("id" if is_open else "-id")
    found = found.filter(answer=None) if is_open else found.exclude(answer=None)
    if after is not None:
        found = found.filter(Q(id__gt=after) if is_open else Q(id__lt=after))
    rows = _told(found[: limit + 1])
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def count_open(unit_id: int) -> int:
    """Return how many proposals wait for an answer."""
    return Proposal.objects.filter(unit_id=unit_id, answer=None).count()


def _told(found: QuerySet[Proposal]) -> list[Proposed]:
    rows = list(found.select_related("answer"))
    lines = {line.id: line for line in banking.lines(ids=[row.line_id for row in rows if row.line_id])} if rows else {}
    answers: dict[int, Answer | None] = {row.pk: getattr(row, "answer", None) for row in rows}
    people = access.names_of_actors(
        {row.proposed_by for row in rows} | {answer.answered_by for answer in answers.values() if answer is not None}
    )
    told = []
    for row in rows:
        answer, line = answers[row.pk], lines.get(row.line_id or 0)
        told.append(
            Proposed(
                row.pk, row.unit_id, row.what, row.line_id, line, unpack_match(row.match) if row.match else None, row.seen_step,
                row.employer_id, row.union_id, row.is_back, row.amount or (line.amount if line else 0), row.reason, row.proposed_by,
                row.proposed_at, people.get(row.proposed_by, ""), _state(row, answer), people.get(answer.answered_by, "") if answer else "",
                answer.answered_at if answer else None, answer.reason if answer else "",
            )
        )  # fmt: skip
    return told


def _state(row: Proposal, answer: Answer | None) -> str:
    if answer is None:
        return "open"
    if answer.is_approved:
        return "approved"
    return "withdrawn" if answer.answered_by == row.proposed_by else "declined"
