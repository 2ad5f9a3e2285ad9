"""The one way rows get into the register: persons, memberships and events, set-wise, sealed before they leave this module."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import connection

from congdoan.people.members import rules
from congdoan.people.members.models import LISTED, Event, Person
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules import PLAIN, PersonDraft
from congdoan.people.organisations.rules import Days
from congdoan.people.organisations.services.writing import insert_columns

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be written, and the union that is the home."""

    unit_id: int
    draft: PersonDraft
    joined_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewMembership:
    """A membership to be written; `draft` gives the facts that lists show."""

    person_id: int
    unit_id: int
    draft: PersonDraft
    days: Days
    began: str
    ended: str = ""
    section: str = ""
    dues_group: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a member on a day."""

    unit_id: int
    person_id: int
    kind: str
    happened_on: date
    decision: str = ""
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def citizen_columns(uid: object, number: str) -> tuple[bytes | None, bytes | None]:
    """Return (hash, sealed) of a citizen number."""
    if not number:
        return None, None
    return rules.keyed_hash(secret(), number), rules.sealed(secret(), number, of=f"{uid}/{rules.CITIZEN}")


def sensitive_column(uid: object, told: dict[str, str]) -> bytes | None:
    """Return the sealed text of the sensitive fields."""
    kept = {name: value for name, value in sorted(told.items()) if value}
    return rules.sealed(secret(), json.dumps(kept, ensure_ascii=False), of=f"{uid}/sensitive") if kept else None


def write_persons(rows: Sequence[NewPerson]) -> list[int]:
    """Write persons and return their ids in the order given."""
    ids = _reserved("members_person", len(rows))
    uids = [uuid4() for _ in rows]
    numbers = [citizen_columns(uid, row.draft.citizen_number) for uid, row in zip(uids, rows, strict=True)]
    drafts = [row.draft for row in rows]
    columns: dict[str, tuple[str, Sequence[Any]]] = {
        "id": ("bigint", ids),
        "uid": ("uuid", uids),
        "unit_id": ("bigint", [row.unit_id for row in rows]),
        "union_join_date": ("date", [row.joined_on for row in rows]),
        "citizen_hash": ("bytea", [found for found, _ in numbers]),
        "citizen_sealed": ("bytea", [closed for _, closed in numbers]),
        "sensitive_sealed": ("bytea", [sensitive_column(uid, dict(draft.sensitive)) for uid, draft in zip(uids, drafts, strict=True)]),
        **_listed(drafts),
        **{name: ("text", [draft.plain.get(name, "") for draft in drafts]) for name in PLAIN},
    }
    _insert("members_person", columns)
    return ids


def write_memberships(rows: Sequence[NewMembership]) -> list[int]:
    """Write memberships and return their ids in the order given."""
    ids = _reserved("members_membership", len(rows))
    columns: dict[str, tuple[str, Sequence[Any]]] = {
        "id": ("bigint", ids),
        "person_id": ("bigint", [row.person_id for row in rows]),
        "unit_id": ("bigint", [row.unit_id for row in rows]),
        **{name: ("text", [getattr(row, name) for row in rows]) for name in ("began", "ended", "section", "dues_group")},
        **_listed([row.draft for row in rows]),
    }
    _insert("members_membership", columns, period=[row.days for row in rows])
    return ids


def write_events(by: int, rows: Sequence[Happening]) -> None:
    """Write down what happened, as told by whoever acts."""
    told = [
        Event(
            unit_id=row.unit_id, person_id=row.person_id, kind=row.kind, happened_on=row.happened_on, decision=row.decision,
            reason=row.reason, facts=row.facts, recorded_by_id=by,
        )
        for row in rows
    ]  # fmt: skip
    Event.objects.bulk_create(told, batch_size=BATCH)


def restore_person(person: Person, draft: PersonDraft) -> None:
    """Write an erased record whole again from what its person tells anew."""
    sealed_number = citizen_columns(person.uid, draft.citizen_number)[1] if draft.citizen_number else None
    told = {name: draft.plain[name] for name in PLAIN if draft.plain.get(name)}
    Person.objects.filter(id=person.pk).update(
        erased_on=None, citizen_sealed=sealed_number, sensitive_sealed=sensitive_column(person.uid, dict(draft.sensitive)), **told
    )


def draft_of(person: Person) -> PersonDraft:
    """Return the listed facts of a stored person, for a membership that copies them."""
    return PersonDraft(full_name=person.full_name, sex=person.sex, born=person.born)


def _listed(drafts: Sequence[PersonDraft]) -> dict[str, tuple[str, Sequence[Any]]]:
    return {name: ("integer" if name == "born" else "text", [getattr(draft, name) for draft in drafts]) for name in LISTED}


def _insert(table: str, columns: dict[str, tuple[str, Sequence[Any]]], **periods: Sequence[Days | None]) -> None:
    """Insert in pieces, so that a list of a hundred thousand needs no more memory than one of five."""
    count = len(next(iter(columns.values()))[1])
    for start in range(0, count, BATCH):
        piece = {name: (kind, values[start : start + BATCH]) for name, (kind, values) in columns.items()}
        insert_columns(table, piece, **{name: days[start : start + BATCH] for name, days in periods.items()})


def _reserved(table: str, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return sorted(row[0] for row in cursor.fetchall())
