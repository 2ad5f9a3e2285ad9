"""The single account for programs: the queue, a line's life, payers, and the decisions of a person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, File, Form, Schema
from ninja.files import UploadedFile

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import payers as lists
from congdoan.finance.collection.queries import receipt as lives
from congdoan.finance.collection.queries import units, workbench
from congdoan.finance.collection.rules.wording import rule_words
from congdoan.finance.collection.services.running import MOST_LINES
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.periods import iso_month

from .routing import router

LARGEST = 2**63 - 1


class PartIn(Schema):
    """A part of the line: the fund (KPCD or DUES), the payer's code or tax code, whole đồng."""

    kind: str = Field(max_length=12)
    payer: str = Field(max_length=40)
    amount: int = Field(ge=1, le=LARGEST)


class DecisionIn(Schema):
    """What a line is. Receipts need parts that make the line; money out and returned money name whom it concerns in `target`."""

    kind: str = Field(max_length=12)
    parts: list[PartIn] = Field(default_factory=list, max_length=forms.MOST_PARTS)
    target: str = Field("", max_length=40)
    refers_to: int | None = Field(None, ge=1, le=LARGEST)
    reason: str = Field("", max_length=300)


class ReasonIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class RunIn(Schema):
    """Whose account is run; at most so many lines at once."""

    unit: str = Field("", max_length=40)
    most: int = Field(MOST_LINES, ge=1, le=MOST_LINES)


class StepOut(Schema):
    """The step that a decision made."""

    step: int


class NewOut(Schema):
    id: int


class RunOut(Schema):
    auto: int
    decided: int
    review: int
    repeats: int
    left: int


class WaitingOut(Schema):
    """A line that waits. `amount` is below zero for money out; `why` says in words why it waits."""

    line: int
    booked_at: str
    amount: int
    narrative: str
    name: str
    candidates: int
    rule: str
    why: str


class QueueOut(Schema):
    """One page of a pile; `next_after` is the place to ask from, null on the last page."""

    unit: str
    counts: dict[str, int]
    amounts: dict[str, int]
    lines: list[WaitingOut]
    next_after: int | None


class PaidOut(Schema):
    payer: str
    kind: str
    month: str
    amount: int


class ShareOut(Schema):
    unit: str
    amount: int
    held: bool


class LineOut(Schema):
    """A line and what became of it; the sum of months, surplus, refunds and what waits is the line."""

    line: int
    file: str
    row: int
    status: str
    kind: str | None
    rule: str
    amount: int
    months: list[PaidOut]
    shares: list[ShareOut]
    surplus: int
    refunded: int
    waits: int
    entries: list[int]


class OwingOut(Schema):
    payer: str
    name: str
    assessed: int
    paid: int
    unpaid: int
    overdue: int
    credit: int


class PayersOut(Schema):
    """One page of payers and the totals of the whole filter."""

    count: int
    unpaid: int
    overdue: int
    payers: list[OwingOut]
    next_after: str


@router.get("/queue", response=QueueOut, operation_id="collection_queue")
@doors.endpoint
def queue(request: HttpRequest, unit: str = "", pile: workbench.Pile = "ask", after: int = 0) -> Any:
    """Return the lines that wait, in the order in which they began to."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    collector = forms.collector_named(unit)
    page = workbench.queue_page(collector.id, pile, after=min(max(after, 0), LARGEST))
    lines = [
        {
            "line": row.line_id, "booked_at": row.booked_at.isoformat(), "amount": row.amount, "narrative": row.narrative,
            "name": row.name, "candidates": row.candidates, "rule": row.rule, "why": rule_words(row.rule),
        }
        for row in page.rows
    ]  # fmt: skip
    return {"unit": collector.code, "counts": page.counts, "amounts": page.amounts, "lines": lines, "next_after": page.next}


@router.get("/lines/{int:line_id}", response=LineOut, operation_id="collection_line")
@doors.endpoint
def line(request: HttpRequest, line_id: int) -> Any:
    """Return the life of one line."""
    found = lives.receipt(unit_of(line_id), line_id)
    if found is None:
        raise Http404
    life = found.life
    return {
        "line": line_id,
        "file": life.line.file_name,
        "row": life.line.row,
        "status": life.match.status,
        "kind": life.match.kind,
        "rule": life.match.rule,
        "amount": life.line.amount,
        "months": [{"payer": m.code, "kind": m.kind, "month": iso_month(m.month), "amount": m.amount} for m in found.months],
        "shares": [{"unit": share.code, "amount": share.amount, "held": share.is_held} for share in found.shares],
        "surplus": sum(amount for _, _, amount in found.surplus),
        "refunded": found.refunded,
        "waits": life.waits,
        "entries": [booked.entry.id for booked in found.entries],
    }


@router.post("/lines/{int:line_id}/decide", response=StepOut, operation_id="collection_decide_line")
@doors.endpoint
def decide_line(request: HttpRequest, line_id: int, body: DecisionIn) -> Any:
    """Book a waiting line as a person decided."""
    unit_id = unit_of(line_id)
    decided = decided_of(body.kind, body.parts, body.target, body.refers_to)
    step = services.decide_line(
        by=doors.actor_id(request), unit_id=unit_id, line_id=line_id, kind=decided.kind, parts=decided.parts, target_id=decided.target_id,
        refers_to=decided.refers_to, reason=body.reason, on=doors.today(),
    )  # fmt: skip
    return {"step": step}


@router.post("/lines/{int:line_id}/suspend", response=StepOut, operation_id="collection_suspend_line")
@doors.endpoint
def suspend_line(request: HttpRequest, line_id: int, body: ReasonIn) -> Any:
    """Leave a waiting line in suspense with a reason."""
    unit_id = unit_of(line_id)
    by, on = doors.actor_id(request), doors.today()
    return {"step": services.suspend_line(by=by, unit_id=unit_id, line_id=line_id, reason=body.reason, on=on)}


@router.post("/lines/{int:line_id}/undo", response=StepOut, operation_id="collection_undo_line")
@doors.endpoint
def undo_line(request: HttpRequest, line_id: int, body: ReasonIn) -> Any:
    """Take back what was booked of a line, by reversal, with a reason; the line waits again."""
    unit_id = unit_of(line_id)
    by, on = doors.actor_id(request), doors.today()
    return {"step": services.undo_line(by=by, unit_id=unit_id, line_id=line_id, reason=body.reason, on=on)}


@router.post("/run", response=RunOut, operation_id="collection_run_collection")
@doors.endpoint
def run_collection(request: HttpRequest, body: RunIn) -> Any:
    """Take an account through the imported lines that no run has passed yet; `left` are those still to run."""
    collector = forms.collector_named(body.unit)
    return services.run_collection(by=doors.actor_id(request), unit_id=collector.id, on=doors.today(), most=body.most)


@router.post("/accounts", response=NewOut, operation_id="collection_open_account")
@doors.endpoint
def open_account(request: HttpRequest, unit: Form[str], opened_on: Form[date], file: File[UploadedFile]) -> Any:
    """Open a unit's single account with the balances of its first day."""
    opening = forms.opening_of(file.read(), name=file.name or "", opened_on=opened_on)
    new = services.open_account(by=doors.actor_id(request), unit_id=forms.unit_named(unit), opening=opening, on=doors.today())
    return {"id": new}


@router.get("/payers", response=PayersOut, operation_id="collection_payers")
@doors.endpoint
def payers(
    request: HttpRequest, year: int | None = None, unit: str = "", kind: str = "KPCD", pile: str = "", text: str = "", after: str = ""
) -> Any:  # fmt: skip
    """Return the payers of a fund with what each owes, those who owe most first."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    collector, on = forms.collector_named(unit), doors.today()
    reached = units.reached_on(collector.id, on=on) or on
    wanted = kind if kind in ("KPCD", "DUES") else "KPCD"
    found = lists.payers(collector.id, wanted, on=on, year=year or reached.year, text=text[:200], pile=pile, after=after)
    return {
        "count": found.totals.count,
        "unpaid": found.totals.unpaid,
        "overdue": found.totals.overdue,
        "next_after": found.next,
        "payers": [
            {
                "payer": row.body.code, "name": row.body.name, "assessed": row.owing.assessed, "paid": row.owing.paid,
                "unpaid": row.owing.unpaid, "overdue": row.owing.overdue, "credit": row.owing.credit,
            }
            for row in found.rows
        ],
    }  # fmt: skip


def decided_of(kind: str, given: Sequence[PartIn], target: str, refers_to: int | None) -> forms.Decision:
    """Return a decision as programs write it: parts by payer, or one target."""
    words = [part.payer for part in given] or ([target] if target else [])
    known = forms.bodies_named(words)
    parts = [(part.kind, known[part.payer.strip()].pk, part.amount) for part in given]
    named = parts or [(kind, known[target.strip()].pk, 0)] if words else []
    return forms.decision(kind, named, refers_to=refers_to)


def unit_of(line_id: int) -> int:
    """Return the collecting unit of a line within reach; 404 for another."""
    found = banking.lines(ids=[line_id]) if 0 < line_id <= LARGEST else []
    if not found:
        raise Http404
    return found[0].unit_id
