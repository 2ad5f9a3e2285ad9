"""Polls on the phone as pages show them: how many slips came back, never an answer; the slip that a code leads to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Q

from congdoan.activities.bargaining.models import PhonePoll
from congdoan.activities.bargaining.rules import slips as rules
from congdoan.activities.bargaining.rules.slips import Question
from congdoan.foundation.kernel.codes import code_from, plain_code, shown_code
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules import keyed_hash

SLIP = "poll slip"
"""What wrong codes of slips are counted as."""


@dataclass(frozen=True, slots=True)
class PhonePollRow:
    """A poll on the phone: its days, how many slips there are and came back; `result_id` of the counts that it became."""

    id: int
    bargaining_id: int
    unit_id: int
    unit_name: str
    title: str
    questions: tuple[Question, ...]
    slips: int
    used: int
    opened_on: date
    closes_on: date
    closed_on: date | None
    has_result: bool

    def may_close(self, on: date) -> bool:
        """Tell whether the counts may be told on a day."""
        return self.closed_on is None and (on > self.closes_on or self.used == self.slips)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip asks, of whoever holds its code."""

    code: str
    title: str
    unit_name: str
    questions: tuple[Question, ...]
    opened_on: date
    closes_on: date
    is_closed: bool
    is_used: bool

    def bar(self, on: date) -> str:
        """Return why the slip cannot be answered on a day, or an empty text."""
        if self.is_used:
            return "phiếu này đã được trả lời"
        if self.is_closed or not self.opened_on <= on <= self.closes_on:
            return f"đợt lấy ý kiến đã kết thúc ngày {self.closes_on:%d/%m/%Y}"
        return ""


def phone_poll(poll_id: int) -> PhonePollRow | None:
    """Return one poll within reach, or None."""
    return next(iter(_rows(Q(pk=poll_id))), None)


def last_phone_poll(bargaining_id: int) -> PhonePollRow | None:
    """Return the newest poll on the phone of talks, or None."""
    return next(iter(_rows(Q(bargaining_id=bargaining_id))), None)


def _rows(wanted: Q) -> Iterator[PhonePollRow]:
    found = PhonePoll.objects.filter(wanted).annotate(used=Count("drawn", filter=Q(drawn__is_used=True))).select_related("result")
    for one in found.order_by("-id")[:1]:
        questions = tuple(Question(place, words) for place, words in one.questions)
        yield PhonePollRow(
            one.pk, one.bargaining_id, one.unit_id, one.unit_name, one.title, questions, one.slips, one.used, one.opened_on, one.closes_on,
            one.closed_on, hasattr(one, "result"),
        )  # fmt: skip


def codes(poll_id: int, first: int, last: int) -> list[str]:
    """Return the codes of the slips of a poll from one number to another; they are kept nowhere, and drawn anew for each print."""
    return [code_from(keyed_hash(secret(), rules.slip_name(poll_id, number))) for number in range(first, last + 1)]


def slip(typed: str) -> Slip | None:
    """Return the slip that a code leads to, or None. Nobody acts: PostgreSQL tells it of who holds the code alone."""
    if not (code := plain_code(typed)):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT bargaining_slip(%s)", [rules.slip_hash(code)])
        told = json.loads((cursor.fetchone() or (None,))[0] or "null")
    if told is None:
        return None
    questions = tuple(Question(place, words) for place, words in told["questions"])
    days = {name: date.fromisoformat(told[name]) for name in ("opened_on", "closes_on")}
    return Slip(shown_code(code), told["title"], told["unit_name"], questions, is_closed=told["is_closed"], is_used=told["is_used"], **days)
