"""What is kept and for how long: filters under a name, and the records of former members until their time is over."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.access.queries import grants_allowing
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.audit import services as audit
from congdoan.people.members.models import RetentionRule, SavedFilter
from congdoan.people.members.queries import retention
from congdoan.people.members.rules.filters import read_filter, read_name
from congdoan.people.members.services.refusals import (
    FilterTaken,
    FilterUnfit,
    PreviewOld,
    RetentionSet,
    RetentionUnfit,
    UnknownFilter,
)

LONGEST_MONTHS = 1200


@transaction.atomic
def save_filter(*, by: int, unit_id: int, name: str, asked: Mapping[str, str], is_shared: bool, on: date) -> int:
    """Keep a question to the list of members under a name; the same name again takes its place. Return its number.

    A shared one is seen by whoever reaches the unit.

    :raises NotAllowed: the actor may not keep filters in this unit
    :raises FilterUnfit: no name, or a question that the list does not know
    :raises FilterTaken: a filter of this name is kept where the actor no longer works
    """
    access.require(by, "members.save_filter", at=unit_id, on=on)
    try:
        facts = {"unit_id": unit_id, "asked": read_filter(asked), "is_shared": is_shared}
        name = read_name(name)
    except ValueError as refusal:
        raise FilterUnfit(why=f"{refusal}") from None
    try:
        with transaction.atomic():
            kept, _ = SavedFilter.objects.update_or_create(owner_id=by, name=name, defaults=facts)
    except IntegrityError:
        raise FilterTaken(name=name) from None
    audit.record(by, "members.save_filter", at=unit_id, filter=kept.pk, is_shared=is_shared)
    return int(kept.pk)


@transaction.atomic
def drop_filter(*, by: int, filter_id: int, on: date) -> None:
    """Forget a filter: one's own, or one shared in a unit where the actor keeps filters.

    :raises UnknownFilter: none of the actor's own or shared within reach has this number
    """
    kept = SavedFilter.objects.select_for_update().filter(id=filter_id, owner_id=by).first()
    kept = kept or SavedFilter.objects.filter(id=filter_id).first()
    if kept is None:
        raise UnknownFilter
    access.require(by, "members.drop_filter", at=kept.unit_id, on=on)
    SavedFilter.objects.filter(id=kept.pk).delete()
    audit.record(by, "members.drop_filter", at=kept.unit_id, filter=kept.pk)


@transaction.atomic
def set_retention(*, by: int, unit_id: int, months: int, from_day: date, decision: str, on: date) -> int:
    """Decide how many months after leaving a whole record is kept, in a unit and in those below without a decision of their own.

    Source: law pack, `activities.privacy_rules`, `privacy.retention`: the law names no number, so each place decides.

    :raises NotAllowed: the actor may not decide on this here
    :raises RetentionUnfit: no decision is named, or a number of months that cannot be
    :raises RetentionSet: one holds from that day already
    """
    access.require(by, "members.set_retention", at=unit_id, on=on)
    if not decision.strip() or not 1 <= months <= LONGEST_MONTHS:
        raise RetentionUnfit(most=LONGEST_MONTHS)
    try:
        with transaction.atomic():
            made = RetentionRule.objects.create(
                unit_id=unit_id, months=months, from_day=from_day, decision=decision.strip()[:120], set_by_id=by
            )
    except IntegrityError:
        raise RetentionSet(day=f"{from_day:%d/%m/%Y}") from None
    audit.record(by, "members.set_retention", at=unit_id, months=months, from_day=from_day, decision=decision)
    return int(made.pk)


@transaction.atomic
def erase_expired(*, by: int, on: date, mark: str | None = None) -> int:
    """Erase what is left of former members whose time is over but the name, number, days and hash; return how many. Safe to repeat.

    `mark` names the persons who were seen in the preview; without it, as the nightly job runs, whoever is due.

    :raises NotAllowed: the actor may not erase in one of the units
    :raises PreviewOld: others are due by now
    """
    access.require_somewhere(by, "members.erase_expired", on=on)
    persons = retention.due_persons(on=on)
    ids = [one.id for one in persons]
    access.require_all(by, "members.erase_expired", at={one.unit_id for one in persons}, on=on)
    if mark is not None and mark != retention.mark_of(ids):
        raise PreviewOld
    branches = [branch for _, branch in grants_allowing(by, "members.erase_expired", on=on)]
    with connection.cursor() as cursor:
        for statement in ERASE:
            cursor.execute(statement, {"ids": ids, "on": on, "by": by, "branches": branches})
    for (unit_id, months), count in sorted(Counter((one.unit_id, one.months) for one in persons).items()):
        audit.record(by, "members.erase_expired", at=unit_id, persons=count, months=months)
    return len(persons)


@transaction.atomic
def rebuild_kept(*, by: int, on: date) -> dict[str, int]:
    """Write anew what is kept beside the lists where it differs from what it is kept of; return how many words and days were set right.

    :raises NotAllowed: the actor does not keep the register of the whole tree
    """
    access.require(by, "members.rebuild_kept", at=ROOT, on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, left_on FROM members_rebuild_kept()")
        words, left_on = cursor.fetchone()
    audit.record(by, "members.rebuild_kept", at=ROOT, words=words, left_on=left_on)
    return {"words": words, "left_on": left_on}


ERASED = """
person_id IN (SELECT id FROM members_person WHERE erased_on IS NOT NULL)
AND unit_id IN (SELECT branch_id FROM access_reach WHERE ancestor_id = ANY (%(branches)s::bigint[]) AND period @> %(on)s::date)
"""
ERASE = tuple(statement.replace("ERASED", ERASED) for statement in (
    """
    UPDATE members_person SET erased_on = %(on)s, citizen_sealed = NULL, sensitive_sealed = NULL, native_place = '', address = '',
      phone = '', email = '', zalo = '', workplace = '', job = '', education = '', profession = '', union_join_place = ''
    WHERE id = ANY (%(ids)s)
    """,
    """
    INSERT INTO members_event (unit_id, person_id, kind, happened_on, decision, reason, facts, recorded_by_id)
    SELECT unit_id, id, 'erased', %(on)s, '', '', '{}', %(by)s FROM members_person WHERE id = ANY (%(ids)s)
    """,
    # What lies where an officer may not erase is swept by the job, which may everywhere.
    "UPDATE members_event SET reason = '', facts = '{}' WHERE (reason <> '' OR facts <> '{}') AND ERASED",
    "UPDATE members_absence SET reason = '' WHERE reason <> '' AND ERASED",
    "UPDATE members_application SET reason = '' WHERE reason <> '' AND ERASED",
    """
    UPDATE members_correctionrequest SET told_sealed = NULL, answer = ''
    WHERE told_sealed IS NOT NULL AND state <> 'asked' AND ERASED
    """,
))  # fmt: skip
