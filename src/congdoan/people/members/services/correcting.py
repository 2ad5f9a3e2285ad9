"""Mending what is written of a person; what stood before stays in the history, sealed fields by name alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members.models import LISTED, Membership, Person
from congdoan.people.members.queries.keys import citizen_number, field_words, sensitive
from congdoan.people.members.rules import CITIZEN, PLAIN, SENSITIVE, PersonDraft, UnfitPerson, born, read_person
from congdoan.people.members.services.finding import open_membership, person_or_refusal
from congdoan.people.members.services.refusals import AlreadyMember, NothingChanged, ReasonMissing, RecordErased, UnfitFacts
from congdoan.people.members.services.writing import Happening, citizen_columns, sensitive_column, write_events

CORRECTED = "corrected"


@transaction.atomic
def correct(*, by: int, person_id: int, told: Mapping[str, str], reason: str, on: date) -> list[str]:
    """Correct fields of a person from text, and return the names of those that changed.

    :raises NotAllowed: the actor may not correct members of this union
    :raises UnknownMember: nobody within reach has this number
    :raises UnfitFacts: some field cannot be read or contradicts another; all are told
    :raises NothingChanged: everything is as it stands
    :raises AlreadyMember: somebody in this union has the citizen number
    """
    if not reason.strip():
        raise ReasonMissing
    person = person_or_refusal(person_id)
    access.require(by, "members.correct", at=person.unit_id, on=on)
    changed = write_correction(by, person, told, reason=reason, on=on)
    audit.record(by, "members.correct", at=person.unit_id, person=person_id, fields=changed)
    return changed


@transaction.atomic
def assign_section(*, by: int, membership_id: int, section: str, on: date) -> None:
    """Put a member into a section of the union (tổ, công đoàn bộ phận); an empty text takes him out.

    :raises UnknownMember: there is none within reach
    :raises NotOpen: the membership has ended
    """
    one = open_membership(membership_id)
    access.require(by, "members.assign_section", at=one.unit_id, on=on)
    Membership.objects.filter(id=one.pk).update(section=section[:120])
    facts = {"changed": {"section": [one.section, section[:120]]}}
    write_events(by, [Happening(one.unit_id, one.person_id, CORRECTED, on, facts=facts)])
    audit.record(by, "members.assign_section", at=one.unit_id, membership=one.pk)


def write_correction(by: int, person: Person, told: Mapping[str, str], *, reason: str, on: date) -> list[str]:
    """Write fields of a locked person and what they were; the caller has asked the right.

    :raises UnfitFacts: some field cannot be read or contradicts another
    :raises NothingChanged: everything is as it stands
    :raises RecordErased: the record was erased
    """
    require_whole(person)
    before = as_text(person)
    known = {name: text for name, text in told.items() if name in before}
    try:
        draft = read_person({**before, **known}, on=on)
    except UnfitPerson as refusal:
        words = field_words()
        raise UnfitFacts(
            first="; ".join(f"{words.get(name, name)}: {cure}" for name, cure in refusal.faults), faults=refusal.faults
        ) from None
    after = _texts(draft)
    changed = [name for name in before if after.get(name, "") != before[name]]
    if not changed:
        raise NothingChanged
    _store(person, draft, changed)
    told_in_full = {name: [before[name], after.get(name, "")] for name in changed if name != CITIZEN and name not in SENSITIVE}
    facts = {"changed": told_in_full, "sealed": [name for name in changed if name not in told_in_full]}
    write_events(by, [Happening(person.unit_id, person.pk, CORRECTED, on, reason=reason, facts=facts)])
    return changed


def require_whole(person: Person) -> None:
    """Refuse a record that was erased: only a new application fills it again.

    :raises RecordErased: it was
    """
    if person.erased_on is not None:
        raise RecordErased(name=person.full_name, day=f"{person.erased_on:%d/%m/%Y}")


def as_text(person: Person) -> dict[str, str]:
    """Return a person as the text that `read_person` reads, sealed fields opened."""
    closed = sensitive(person)
    return {
        "full_name": person.full_name, "sex": person.sex, "born": born.words(person.born), CITIZEN: citizen_number(person),
        **{name: getattr(person, name) for name in PLAIN}, **{name: closed.get(name, "") for name in SENSITIVE},
    }  # fmt: skip


def _texts(draft: PersonDraft) -> dict[str, str]:
    facts = {"full_name": draft.full_name, "sex": draft.sex, "born": born.words(draft.born), CITIZEN: draft.citizen_number}
    return {**facts, **draft.plain, **draft.sensitive}


def _store(person: Person, draft: PersonDraft, changed: list[str]) -> None:
    values: dict[str, Any] = {name: draft.plain.get(name, "") for name in changed if name in PLAIN}
    if set(changed) & {"full_name", "sex", "born"}:
        values |= {name: getattr(draft, name) for name in LISTED}
    if CITIZEN in changed:
        values["citizen_hash"], values["citizen_sealed"] = citizen_columns(person.uid, draft.citizen_number)
    if set(changed) & set(SENSITIVE):
        values["sensitive_sealed"] = sensitive_column(person.uid, dict(draft.sensitive))
    try:
        with transaction.atomic():
            Person.objects.filter(id=person.pk).update(**values)
    except IntegrityError:
        raise AlreadyMember(name=draft.full_name, unit="đơn vị này với cùng số CCCD trong một hồ sơ khác") from None
