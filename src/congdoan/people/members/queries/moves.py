"""Transfers as both sides see them, requests of members, records that may tell of one human being."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import connection

from congdoan.foundation.access import queries as access
from congdoan.people.members import rules
from congdoan.people.members.models import CorrectionRequest, Merge, Transfer
from congdoan.people.members.queries.keys import field_words, opened

SHOWN = 100
CLOSED = frozenset({rules.CITIZEN, *rules.SENSITIVE})
TRANSFER_WORDS = {
    "asked": "đang hỏi nơi cũ", "agreed": "nơi cũ đồng ý", "declined": "nơi cũ không đồng ý", "cancelled": "đã rút",
    "done": "đã chuyển đến",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One transfer; `from_name` and `person_id` are known to the old union alone."""

    id: int
    full_name: str
    to_unit_id: int
    to_code: str
    to_name: str
    since: date
    state: str
    state_words: str
    reason: str
    from_unit_id: int | None
    from_name: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records within reach that may tell of one human being, and why one thinks so."""

    first_id: int
    first_name: str
    first_born: str
    first_unit: str
    second_id: int
    second_name: str
    second_born: str
    second_unit: str
    why: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A member's request; what is asked is named here and opened nowhere but by the decision."""

    id: int
    person_id: int
    full_name: str
    unit_id: int
    unit_name: str
    asked_on: date
    state: str
    answer: str


def transfers(*, unit_id: int | None = None, waiting: bool = True) -> list[TransferRow]:
    """Return the transfers that concern the actor's reach, the newest first: by which one asks, and by which one is asked."""
    rows = Transfer.objects.select_related("match").order_by("-id")
    rows = rows.filter(state__in=["asked", "agreed"]) if waiting else rows.exclude(state__in=["asked", "agreed"])
    if unit_id is not None:
        rows = rows.filter(to_unit_id=unit_id) | rows.filter(match__from_unit_id=unit_id)
    found = list(rows[:SHOWN])
    matches = {row.pk: row.match for row in found if getattr(row, "match", None) is not None}
    names = access.branch_names({row.to_unit_id for row in found} | {match.from_unit_id for match in matches.values()})
    return [
        TransferRow(
            row.pk, row.full_name, row.to_unit_id, *names.get(row.to_unit_id, ("", "")), row.since, row.state, TRANSFER_WORDS[row.state],
            row.reason, matches[row.pk].from_unit_id if row.pk in matches else None,
            names.get(matches[row.pk].from_unit_id, ("", ""))[1] if row.pk in matches else "",
            matches[row.pk].person_id if row.pk in matches else None,
        )
        for row in found
    ]  # fmt: skip


def correction_requests(*, waiting: bool = True) -> list[RequestRow]:
    """Return the requests of members within reach, those that wait or those answered, newest first."""
    rows = CorrectionRequest.objects.select_related("person").order_by("-id")
    found = list((rows.filter(state="asked") if waiting else rows.exclude(state="asked"))[:SHOWN])
    names = access.branch_names({row.unit_id for row in found})
    return [
        RequestRow(
            row.pk,
            row.person_id,
            row.person.full_name,
            row.unit_id,
            names.get(row.unit_id, ("", ""))[1],
            row.asked_on,
            row.state,
            row.answer,
        )
        for row in found
    ]


def pairs() -> list[Pair]:
    """Return records within reach that may tell of one human being: one citizen number, else one name and birth, else nearly one name.

    Only who reaches both sees a pair: of two branches that is their common upper union and those above it.
    """
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"most": SHOWN})
        rows = cursor.fetchall()
    names = access.branch_names({unit for row in rows for unit in (row[3], row[7])})
    why = {1: "cùng số CCCD", 2: "cùng họ tên, ngày sinh", 3: "họ tên viết gần giống, cùng ngày sinh"}
    return [
        Pair(
            row[0], row[1], rules.born.words(row[2]), names.get(row[3], ("", ""))[1], row[4], row[5], rules.born.words(row[6]),
            names.get(row[7], ("", ""))[1], why[row[8]],
        )
        for row in rows
    ]  # fmt: skip


PAIRS = """
SELECT x.id, x.full_name, x.born, x.unit_id, y.id, y.full_name, y.born, y.unit_id, members_alike(x, y)
FROM members_likeness l JOIN members_person x ON x.id = l.first_id JOIN members_person y ON y.id = l.second_id
WHERE members_alike(x, y) IS NOT NULL
ORDER BY l.why, l.first_id, l.second_id LIMIT %(most)s
"""
"""What was found alike, by a trigger within the reach of who wrote and by the nightly job in all, and still is."""


def asked_fields(request_id: int) -> list[str]:
    """Return what a member asks for, in words: fields that lists may show with their new text, the others by name alone."""
    one = CorrectionRequest.objects.select_related("person").filter(id=request_id).first()
    if one is None:
        return []
    told, words = json.loads(opened(one.person.uid, "request", one.told_sealed)), field_words()
    return [words.get(name, name) if name in CLOSED else f"{words.get(name, name)}: {text}" for name, text in told.items()]


def merges() -> list[Merge]:
    """Return the merges within reach that stand, newest first, each with both records."""
    return list(Merge.objects.select_related("kept", "gone").filter(undone_on__isnull=True).order_by("-id")[:SHOWN])


def words_of_fields(names: list[str]) -> str:
    """Return fields as they are called, in one line."""
    told = field_words()
    return ", ".join(told.get(name, name) for name in names)
