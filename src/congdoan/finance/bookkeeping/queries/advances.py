"""Advances as pages read them: where each stands, which are late, what a settlement spent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from congdoan.finance.bookkeeping.models import AdvancePart, AdvanceStep
from congdoan.finance.bookkeeping.rules.advances import STATE_WORDS, STEP_WORDS
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.foundation.reference import queries as reference

Cursor = tuple[int, date, int]
"""Where a page of the register ends: rank (0 late, 1 open, 2 done), due day, id."""


@dataclass(frozen=True, slots=True)
class AdvanceRow:
    """One advance and where it stands. `late_days` counts from the due day while money is open. Units: đồng."""

    id: int
    unit_id: int
    year: int
    number: int
    requested_on: date
    person_name: str
    person_post: str
    purpose: str
    amount: int
    due_on: date
    second_reason: str
    requested_by: int
    requested_at: datetime
    state: str
    paid: int
    topped_up: int
    settled: int
    returned: int
    pending: int
    is_accepted: bool
    open: int
    rank: int
    late_days: int

    @property
    def title(self) -> str:
        """Return what people call it."""
        return f"Tạm ứng số {self.number}/{self.year}"

    @property
    def words(self) -> str:
        """Return the state in words."""
        if self.state == "paid" and self.pending:
            return "đã duyệt thanh toán, chờ chi thêm" if self.is_accepted else "chờ duyệt thanh toán"
        return STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class PartRow:
    """One line of a settlement. Units: đồng."""

    category: str
    amount: int
    words: str
    paper: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of an advance, with the lines of the settlement it filed. Units: đồng."""

    place: int
    kind: str
    amount: int
    happened_on: date
    takes_back: int | None
    money: str
    words: str
    entry_id: int | None
    recorded_by: int
    recorded_at: datetime
    parts: tuple[PartRow, ...] = ()

    @property
    def title(self) -> str:
        """Return what was done, in words."""
        return STEP_WORDS[self.kind]


_RANK = """CASE WHEN s.state = 'paid' AND a.due_on < %(on)s THEN 0 WHEN s.state IN ('requested', 'approved', 'paid') THEN 1 ELSE 2 END"""
_FROM = "FROM bookkeeping_advance a, LATERAL bookkeeping_advance_standing(a.id) s"
_WHERE = {
    "unit_ids": "a.unit_id = ANY(%(unit_ids)s)",
    "ids": "a.id = ANY(%(ids)s)",
    "states": "s.state = ANY(%(states)s)",
    "person": "a.person_key = %(person)s",
    "text": "position(%(text)s IN a.search_key) > 0",
    "late": "s.state = 'paid' AND a.due_on < %(on)s AND %(late)s",
}


def advances(
    *, on: date, unit_ids: Collection[int] | None = None, ids: Collection[int] | None = None, states: Collection[str] | None = None,
    person: str = "", text: str = "", is_late: bool = False, after: Cursor | None = None, limit: int | None = None,
) -> list[AdvanceRow]:  # fmt: skip
    """Return advances within reach: late ones first, then those open, by their due day, in one statement.

    `person` is a folded name, `text` is sought in names and purposes without diacritics.
    """
    where, values = _chosen(unit_ids, ids, states, person, text, is_late)
    if after is not None:
        where += f" AND ({_RANK}, a.due_on, a.id) > (%(rank)s, %(due)s, %(id)s)"
        values |= dict(zip(("rank", "due", "id"), after, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT a.id, a.unit_id, a.year, a.number, a.requested_on, a.person_name, a.person_post, a.purpose, a.amount, a.due_on,
                   a.second_reason, a.requested_by, a.requested_at, s.state, s.paid, s.topped_up, s.settled, s.returned, s.pending,
                   s.is_accepted, s.open, {_RANK} AS rank, CASE WHEN s.state = 'paid' THEN greatest(%(on)s - a.due_on, 0) ELSE 0 END
            {_FROM} WHERE {where} ORDER BY rank, a.due_on, a.id LIMIT %(limit)s
            """,
            {**values, "on": on, "limit": limit},
        )
        return [AdvanceRow(*row) for row in cursor.fetchall()]


def advance_sums(*, on: date, unit_ids: Collection[int] | None = None) -> dict[str, tuple[int, int]]:
    """Return how many advances within reach stand in each state and what is open on them; "late" counts those past their day too."""
    where, values = _chosen(unit_ids, None, None, "", "", is_late=False)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT CASE WHEN s.state = 'paid' AND s.pending > 0 THEN 'settling' ELSE s.state END, a.due_on < %(on)s AND s.state = 'paid',
                   count(*), sum(s.open)::bigint {_FROM} WHERE {where} GROUP BY 1, 2
            """,
            {**values, "on": on},
        )
        rows = cursor.fetchall()
    sums: dict[str, tuple[int, int]] = {}
    for state, late, count, total in rows:
        for pile in (state, *(["late"] if late else [])):
            before = sums.get(pile, (0, 0))
            sums[pile] = (before[0] + count, before[1] + int(total))
    return sums


def steps_of(advance_id: int) -> list[StepRow]:
    """Return the steps of an advance in their order, each settlement with its lines; two statements."""
    parts: dict[int, list[PartRow]] = {}
    lines = AdvancePart.objects.filter(step__advance_id=advance_id).order_by("step_id", "line_no")
    for step_id, category, amount, words, paper in lines.values_list("step_id", "category", "amount", "words", "paper"):
        parts.setdefault(step_id, []).append(PartRow(category, amount, words, paper))
    fields = ("place", "kind", "amount", "happened_on", "takes_back", "money", "words", "entry_id", "recorded_by", "recorded_at")
    steps = AdvanceStep.objects.filter(advance_id=advance_id).order_by("place")
    found = steps.values("id", *fields)
    return [StepRow(parts=tuple(parts.get(row.pop("id"), ())), **row) for row in found]


def spending_categories(*, on: date) -> list[tuple[str, str]]:
    """Return code and name of the categories that money may be spent under on a day. Source: reference table `entry_categories`."""
    chart = reference.chart_on(on)
    return [
        (str(one.fields["code"]), one.name)
        for one in reference.records("entry_categories")
        if one.fields["direction"] == "spending"
        and (one.valid_from is None or one.valid_from <= on)
        and (one.valid_until is None or on < one.valid_until)
        and any(code.startswith("6") for code in one.fields["accounts"][chart]["codes"])
    ]


def _chosen(
    unit_ids: Collection[int] | None, ids: Collection[int] | None, states: Collection[str] | None, person: str, text: str, is_late: bool
) -> tuple[str, dict[str, Any]]:
    given: dict[str, Any] = {
        "unit_ids": None if unit_ids is None else list(unit_ids),
        "ids": None if ids is None else list(ids),
        "states": None if states is None else list(states),
        "person": person or None,
        "text": fold(text) or None,
        "late": is_late or None,
    }
    values = {name: value for name, value in given.items() if value is not None}
    return " AND ".join(["true", *(_WHERE[name] for name in values)]), values


def filed_by_category(steps: Sequence[StepRow]) -> dict[str, int]:
    """Return what the settlement that was filed last spent, by category; empty when none was."""
    sums: dict[str, int] = {}
    for line in next((step.parts for step in reversed(steps) if step.kind == "filed"), ()):
        sums[line.category] = sums.get(line.category, 0) + line.amount
    return sums
