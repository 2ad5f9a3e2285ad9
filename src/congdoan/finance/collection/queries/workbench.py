"""The queue of lines that wait: which, in what order, how many; the same time for ten lines and for ten thousand."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db import connection

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import Piece, Step
from congdoan.finance.collection.queries.names import teachable
from congdoan.finance.collection.rules.model import Match
from congdoan.finance.collection.rules.packing import unpack_match
from congdoan.finance.collection.rules.wording import CLASSES
from congdoan.foundation.access import queries as access

Pile = Literal["ask", "left", "return"]
"""Lines to be decided; lines a person left with a reason; money of others that waits to go back."""

PAGE = 50

_JUDGED = """
WITH waiting AS MATERIALIZED (
  SELECT m.line_id, sum(m.amount)::bigint AS amount, min(m.step_id) AS place
  FROM collection_suspensemove m WHERE m.unit_id = %(unit)s {moved}
  GROUP BY m.line_id HAVING sum(m.amount) <> 0
), judged AS MATERIALIZED (
  SELECT w.*, s.id AS step_id, s.rule, s.kind,
         CASE WHEN s.status = 'decided' THEN 'return' WHEN s.rule = 'left-by-a-person' THEN 'left' ELSE 'ask' END AS pile
  FROM waiting w JOIN LATERAL (
    SELECT id, status, rule, kind FROM collection_step s
    WHERE s.line_id = w.line_id AND s.status <> '' {judged} ORDER BY s.id DESC LIMIT 1
  ) s ON true
)
"""

_PAGE = """
SELECT j.line_id, j.place, j.amount, j.rule, jsonb_array_length(COALESCE(s.match -> 'candidates', '[]')),
       t.ask, t.left_alone, t.give_back, t.ask_sum, t.left_sum, t.back_sum,
       (SELECT jsonb_object_agg(rule, count)
        FROM (SELECT rule, count(*) FROM judged WHERE pile = 'ask' AND rule = ANY(%(rules)s) GROUP BY rule) c),
       CASE WHEN j.is_first THEN s.match END,
       CASE WHEN j.is_first THEN (SELECT count(*) FROM judged o WHERE o.pile = j.pile AND o.place <= j.place) END,
       CASE WHEN j.is_first THEN (
         SELECT o.line_id FROM judged o WHERE o.pile = j.pile AND o.place < j.place ORDER BY o.place DESC LIMIT 1
       ) END
FROM (SELECT count(*) FILTER (WHERE pile = 'ask') AS ask, count(*) FILTER (WHERE pile = 'left') AS left_alone,
             count(*) FILTER (WHERE pile = 'return') AS give_back,
             COALESCE(sum(amount) FILTER (WHERE pile = 'ask'), 0)::bigint AS ask_sum,
             COALESCE(sum(amount) FILTER (WHERE pile = 'left'), 0)::bigint AS left_sum,
             COALESCE(sum(amount) FILTER (WHERE pile = 'return'), 0)::bigint AS back_sum
      FROM judged) t
LEFT JOIN LATERAL (
  SELECT *, row_number() OVER (ORDER BY place) = 1 AS is_first
  FROM judged WHERE pile = %(pile)s AND place > %(after)s ORDER BY place LIMIT %(limit)s
) j ON true
LEFT JOIN collection_step s ON s.id = j.step_id
ORDER BY j.place
"""

_PLACE = """
SELECT j.line_id, j.place, j.pile, j.amount, s.match, count(o.*) FILTER (WHERE o.place <= j.place), count(o.*),
       (array_agg(o.line_id ORDER BY o.place DESC) FILTER (WHERE o.place < j.place))[1],
       (array_agg(o.line_id ORDER BY o.place) FILTER (WHERE o.place > j.place))[1]
FROM judged j JOIN judged o ON o.pile = j.pile JOIN collection_step s ON s.id = j.step_id WHERE j.line_id = %(line)s
GROUP BY j.line_id, j.place, j.pile, j.amount, s.id
"""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the list. `amount` is below zero for money out. Units: đồng."""

    line_id: int
    place: int
    amount: int
    booked_at: datetime
    narrative: str
    name: str
    candidates: int
    rule: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A line that a class proposes to book: as what, and whose. `whom` are (code, name). Units: đồng, below zero for money out."""

    line_id: int
    amount: int
    booked_at: datetime
    narrative: str
    kind: str
    whom: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one waiting line stands: its pile, what was held of it, its number in the pile, its neighbours' line ids (None at the ends)."""

    line_id: int
    place: int
    pile: Pile
    amount: int
    match: Match
    number: int
    of: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a pile, how many lines each pile holds, and where the next page begins (None at the end).

    `proposed` is how many lines wait with a proposal of each class, in the order of the decision table; `first` is the place of the
    page's first line, None where no line follows.
    """

    rows: tuple[QueueRow, ...]
    counts: dict[Pile, int]
    amounts: dict[Pile, int]
    proposed: dict[str, int]
    next: int | None
    first: Place | None


@dataclass(frozen=True, slots=True)
class Decided:
    """One of the newest decisions: what was done, about which line, by whom."""

    step_id: int
    line_id: int
    cause: str
    kind: str
    rule: str
    reason: str
    recorded_at: datetime
    recorded_by: int
    by: str
    payer_id: int | None
    amount: int
    is_latest: bool
    teachable: tuple[str, ...]  # names of the newest decision that may be taught


def queue_page(unit_id: int, pile: Pile = "ask", *, on: date | None = None, after: int = 0, limit: int = PAGE) -> Queue:
    """Return one page of a pile in the order in which the lines began to wait; `after` is the place of the last row seen.

    `on` asks how the queue stood at the end of a day; None is now.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _judged(on, _PAGE),
            {"unit": unit_id, "on": on, "pile": pile, "after": after, "limit": max(limit, 1) + 1, "rules": list(CLASSES)},
        )
        found = cursor.fetchall()
    told = [row for row in found if row[0] is not None]
    shown = told[:limit]
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=[row[0] for row in shown])} if shown else {}
    rows = tuple(
        QueueRow(line_id, place, amount, line.booked_at, line.narrative, line.counterparty_name, candidates, rule)
        for line_id, place, amount, rule, candidates, *_ in shown
        if (line := lines.get(line_id))
    )
    counts = dict(zip(("ask", "left", "return"), found[0][5:8], strict=True))
    amounts = dict(zip(("ask", "left", "return"), found[0][8:11], strict=True))
    held = json.loads(found[0][11] or "{}")
    proposed = {rule: held[rule] for rule in CLASSES if rule in held}
    following = shown[-1][1] if shown and len(told) > limit else None
    return Queue(rows, counts, amounts, proposed, following, _first(told, pile, counts[pile]))  # type: ignore[arg-type]


def _first(told: list[Any], pile: Pile, of: int) -> Place | None:
    if not told:
        return None
    line_id, place, amount, *_, match, number, before = told[0]
    after = told[1][0] if len(told) > 1 else None
    return Place(line_id, place, pile, amount, unpack_match(json.loads(match)), number, of, before, after)


def queue_after(unit_id: int, place: int, pile: Pile = "ask") -> Queue:
    """Return a pile without its rows: `first` is the line to look at after one at this place, the next of its pile, else the first."""
    found = queue_page(unit_id, pile, after=place, limit=0)
    return found if found.first or not place else queue_page(unit_id, pile, limit=0)


def proposals_of(unit_id: int, rule: str, *, limit: int) -> list[Proposed]:
    """Return the waiting lines that a class proposes to book, in the order of the queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            _judged(
                None,
                "SELECT j.line_id, j.amount, s.match FROM judged j JOIN collection_step s ON s.id = j.step_id"
                " WHERE j.pile = 'ask' AND j.rule = %(rule)s ORDER BY j.place LIMIT %(limit)s",
            ),
            {"unit": unit_id, "rule": rule, "limit": limit},
        )
        found = [(line_id, amount, unpack_match(json.loads(match))) for line_id, amount, match in cursor.fetchall()]
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=[row[0] for row in found])} if found else {}
    names = access.branch_names({body for _, _, match in found for body in bodies_of(match)})
    return [
        Proposed(
            line_id, amount, lines[line_id].booked_at, lines[line_id].narrative, match.kind or "",
            tuple(names[body] for body in bodies_of(match) if body in names),
        )
        for line_id, amount, match in found
        if line_id in lines
    ]  # fmt: skip


def bodies_of(match: Match) -> list[int]:
    """Return the bodies that a judgement concerns: its payers, else whom money goes to."""
    ids = [part.payer_id for part in match.parts] or ([match.target_id] if match.target_id else [])
    return list(dict.fromkeys(ids))


def place_of(unit_id: int, line_id: int, *, on: date | None = None) -> Place | None:
    """Return where a waiting line stands, or None when it does not wait (somebody else was quicker)."""
    with connection.cursor() as cursor:
        cursor.execute(
            _judged(on, _PLACE),
            {"unit": unit_id, "on": on, "line": line_id},
        )
        row = cursor.fetchone()
    if row is None:
        return None
    line, began, pile, amount, match, number, of, before, after = row
    return Place(line, began, pile, amount, unpack_match(json.loads(match)), number, of, before, after)


def recent_decisions(unit_id: int, *, limit: int = 5) -> list[Decided]:
    """Return the newest decisions of people on this account, newest first."""
    causes = (Step.Cause.DECISION, Step.Cause.UNDO)
    found = list(Step.objects.filter(unit_id=unit_id, cause__in=causes).order_by("-number")[:limit])
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=[step.line_id for step in found if step.line_id])}
    people = access.names_of_actors(step.recorded_by for step in found)
    seen: set[int] = set()
    rows = []
    for step in found:
        line = lines.get(step.line_id or 0)
        if line is None:
            continue
        rows.append(
            Decided(
                step.pk, line.id, step.cause, step.kind, step.rule, step.reason, step.recorded_at, step.recorded_by,
                people.get(step.recorded_by, ""), _first_payer(step.match), line.amount, line.id not in seen,
                teachable(line, unpack_match(step.match or {})) if step is found[0] and step.match else (),
            )
        )  # fmt: skip
        seen.add(line.id)
    return rows


def _first_payer(match: dict[str, Any] | None) -> int | None:
    parts = (match or {}).get("parts") or ()
    return parts[0][1] if parts else (match or {}).get("target")


def _judged(on: date | None, question: str) -> str:
    """Return a question about the lines that wait now, or that waited at the end of a day."""
    if on is None:
        return _JUDGED.format(moved="", judged="") + question
    reached = "SELECT id FROM collection_step WHERE unit_id = %(unit)s AND occurred_on <= %(on)s"
    return _JUDGED.format(moved=f"AND m.step_id IN ({reached})", judged="AND s.occurred_on <= %(on)s") + question


def months_of_step(step_id: int) -> list[int]:
    """Return the months that a step paid, oldest first."""
    return sorted(set(Piece.objects.filter(step_id=step_id, amount__gt=0).values_list("month", flat=True)))


def last_decision(line_id: int) -> tuple[int, str, datetime] | None:
    """Return who last decided or took back a line, what it was, and when; None when no person has."""
    causes = (Step.Cause.DECISION, Step.Cause.UNDO)
    found = Step.objects.filter(line_id=line_id, cause__in=causes).order_by("-number")
    return found.values_list("recorded_by", "cause", "recorded_at").first()
