"""Requests as the office sees them: a queue, one whole, papers, and what waits."""

import json
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from congdoan.activities.procedures.models import Rating, Request, RequestAct, RequestPaper
from congdoan.activities.procedures.rules import ACTS, CHANNELS, DECIDED_AS, OPEN, STATES, Definition, standing_of
from congdoan.activities.procedures.rules.clock import SOON
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.workdays import workday_after
from congdoan.foundation.reference import queries as reference
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules import masked, opened

PAGE = 50
LISTS = ("open", "new", "soon", "late", "paused", "decided", "all")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request of a list; `standing` (look, words) tells its clock, or how it ended."""

    id: int
    unit_id: int
    unit_name: str
    code: str
    name: str
    person: str
    channel: str
    filed_on: date
    due_on: date | None
    state: str
    state_words: str
    outcome_words: str
    decided_on: date | None
    standing: tuple[str, str]
    escalated_on: date | None


@dataclass(frozen=True, slots=True)
class ActRow:
    """What was done, in words; `by` is empty where the filer did it without an account."""

    kind: str
    name: str
    words: str
    due_on: date | None
    acted_on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of a request without its content."""

    id: int
    key: str
    words: str
    file_name: str
    size: int
    added_on: date


@dataclass(frozen=True, slots=True)
class Details:
    """A request whole, opened for who handles it. `answers` as (words, text), the citizen number masked."""

    row: RequestRow
    definition: Definition
    answers: tuple[tuple[str, str], ...]
    raw: dict[str, str]
    code: str
    acts: tuple[ActRow, ...]
    papers: tuple[PaperRow, ...]
    missing_papers: tuple[str, ...]
    performed_id: int | None
    document_id: int | None
    filed_by: int | None
    from_unit_id: int | None
    from_unit_name: str
    rating: Rating | None


def listing(
    which: str = "open", *, on: date, code: str = "", unit_id: int | None = None, after: int | None = None, size: int = PAGE
) -> tuple[list[RequestRow], int | None]:
    """Return one page of requests within reach, the first due first (those decided: the last filed first), and the next page's start."""
    rows = _of(which, on)
    rows = rows.filter(code=code) if code else rows
    rows = rows.filter(unit_id=unit_id) if unit_id is not None else rows
    newest_first = which in ("decided", "all")
    rows = rows.order_by("-id") if newest_first else rows.order_by(F("due_on").asc(nulls_last=True), "id")
    start = 0
    if after is not None and newest_first:
        rows = rows.filter(id__lt=after)
    elif after is not None:
        start = after
    found = list(rows[start : start + size + 1])
    shown = listed(found[:size], on=on)
    if len(found) <= size:
        return shown, None
    return shown, found[size - 1].pk if newest_first else start + size


def counts(*, on: date, unit_id: int | None = None) -> dict[str, int]:
    """Return how many requests each list of the queue holds, in one statement."""
    rows = Request.objects.filter(_mine())
    rows = rows.filter(unit_id=unit_id) if unit_id is not None else rows
    found: dict[str, int] = rows.aggregate(**{which: Count("id", filter=_where(which, on)) for which in LISTS if which != "all"})
    return found


def listed(found: Sequence[Request], *, on: date) -> list[RequestRow]:
    """Return requests as lists show them, in the order given; one statement for the names of units."""
    names = access.branch_names({one.unit_id for one in found})
    return [_row(one, names.get(one.unit_id, ("", ""))[1], on) for one in found]


def details(request_id: int, *, on: date) -> Details | None:
    """Return one request within reach, opened, or None."""
    one = Request.objects.filter(_mine(), id=request_id).first()
    return whole(one, on=on) if one else None


def whole(one: Request, *, on: date) -> Details:
    """Return a request with its acts, papers and answers."""
    told, definition = told_of(one), Definition.of(one.definition)
    words = {field.key: field.words for field in definition.form}
    answers = [(words[key], masked(text) if key == "citizen_number" else text) for key, text in told["answers"].items() if key in words]
    papers = papers_of(one, definition)
    brought = {paper.key for paper in papers}
    return Details(
        row=listed([one], on=on)[0], definition=definition, answers=tuple(answers), raw=told["answers"], code=told["code"],
        acts=acts_of(one.pk), papers=papers,
        missing_papers=tuple(paper.words for paper in definition.papers if paper.required and paper.key not in brought),
        performed_id=one.performed_id, document_id=one.document_id, filed_by=one.filed_by, from_unit_id=one.from_unit_id,
        from_unit_name=access.branch_names([one.from_unit_id])[one.from_unit_id][1] if one.from_unit_id else "",
        rating=Rating.objects.filter(request_id=one.pk).first(),
    )  # fmt: skip


def told_of(one: Request) -> dict[str, Any]:
    """Return what was told with a request, opened: `answers` by key, and the `code` of the filer."""
    found: dict[str, Any] = json.loads(opened(secret(), bytes(one.told_sealed), of=f"request/{one.uid}"))
    return found


def acts_of(request_id: int) -> tuple[ActRow, ...]:
    """Return what was done to a request, the first first."""
    rows = list(RequestAct.objects.filter(request_id=request_id).order_by("place"))
    people = access.names_of_actors({row.acted_by for row in rows if row.acted_by})
    return tuple(
        ActRow(row.kind, ACTS[row.kind], row.words, row.due_on, row.acted_on, people.get(row.acted_by or 0, ""), row.acted_at)
        for row in rows
    )


def papers_of(one: Request, definition: Definition) -> tuple[PaperRow, ...]:
    """Return the papers of a request without their contents."""
    words = {paper.key: paper.words for paper in definition.papers} | {"more": "Giấy tờ bổ sung", "result": "Văn bản trả lời"}
    rows = RequestPaper.objects.filter(request_id=one.pk).defer("sealed").order_by("id")
    return tuple(PaperRow(row.pk, row.key, words.get(row.key, row.key), row.file_name, row.size, row.added_on) for row in rows)


def paper(request_id: int, paper_id: int, *, key: str = "") -> tuple[str, str, bytes] | None:
    """Return (name, kind, content) of a paper of a request that the actor sees, or None."""
    rows = RequestPaper.objects.filter(id=paper_id, request_id=request_id)
    row = (rows.filter(key=key) if key else rows).first()
    if row is None:
        return None
    content = b64decode(opened(secret(), bytes(row.sealed), of=f"request-paper/{row.uid}"))
    return row.file_name, row.kind, content


def open_late(*, on: date, soon: bool = False) -> list[Request]:
    """Return the open requests whose day has passed and of which nobody above was told, or those due soon and not told of."""
    rows = Request.objects.filter(state__in=OPEN).exclude(state="paused").filter(due_on__isnull=False)
    if not soon:
        return list(rows.filter(due_on__lt=on, escalated_on__isnull=True).order_by("id"))
    until = workday_after(on, SOON, reference.workdays()).day
    told = RequestAct.objects.filter(kind="reminded", due_on=F("request__due_on")).values("request_id")
    return list(rows.filter(due_on__gte=on, due_on__lte=until).exclude(id__in=told).order_by("id"))


def _of(which: str, on: date) -> QuerySet[Request]:
    return Request.objects.filter(_mine(), _where(which, on))


def _where(which: str, on: date) -> Q:
    if which == "new":
        return Q(state="filed")
    if which == "paused":
        return Q(state="paused")
    if which == "decided":
        return Q(state__in=["decided", "closed", "withdrawn"])
    ticking = Q(state__in=[state for state in OPEN if state != "paused"])
    if which == "late":
        return ticking & Q(due_on__lt=on)
    if which == "soon":
        return ticking & Q(due_on__gte=on, due_on__lte=workday_after(on, SOON, reference.workdays()).day)
    return Q(state__in=OPEN) if which == "open" else Q()


def _mine() -> Q:
    """Return the condition that leaves out what the actor merely filed: a queue holds what one's units received."""
    return Q(unit_id__in=RawSQL("SELECT access_reached()", []))


def _row(one: Request, unit_name: str, on: date) -> RequestRow:
    if one.state in OPEN:
        standing = standing_of(one.state, one.due_on, on, reference.workdays())[:2]
    elif one.state == "withdrawn":
        standing = ("none", "đã rút")
    elif one.due_on is None or one.decided_on is None:
        standing = ("ok", "xong")
    else:
        standing = ("ok", "đúng hạn") if one.decided_on <= one.due_on else ("late", "quá hạn")
    return RequestRow(
        one.pk, one.unit_id, unit_name, one.code, str(one.definition["name"]), told_of(one)["answers"].get("full_name", ""),
        CHANNELS[one.channel], one.filed_on, one.due_on, one.state, STATES[one.state], DECIDED_AS.get(one.outcome, ""), one.decided_on,
        standing, one.escalated_on,
    )  # fmt: skip
