"""From one union to another: the receiving union asks, the old one answers, both dates meet; and whole unions at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import rules
from congdoan.people.members.models import Membership, Person, Transfer, TransferMatch
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules.states import ENDED_BY_REORG, MOVED_IN, MOVED_OUT
from congdoan.people.members.services.finding import require_day, require_unit_admits, unit_name
from congdoan.people.members.services.leaving import close_membership
from congdoan.people.members.services.refusals import (
    DayUnfit,
    MemberElsewhere,
    ReasonMissing,
    TransferAnswered,
    TransferAsked,
    UnfitFacts,
    UnknownTransfer,
)
from congdoan.people.members.services.writing import Happening, NewMembership, draft_of, write_events, write_memberships
from congdoan.people.organisations.rules import Days

ASKED, AGREED, DECLINED, CANCELLED, DONE = "asked", "agreed", "declined", "cancelled", "done"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a reorganisation did to members: how many moved and how many ended, by old unit."""

    moved: Mapping[int, int]
    ended: Mapping[int, int]


@transaction.atomic
def request_transfer(*, by: int, unit_id: int, citizen_number: str, full_name: str, since: date, on: date, section: str = "") -> int:
    """Ask for somebody who came to this union and showed the card; return the transfer's number.

    Nothing tells whether the person is known elsewhere: the old union is looked for afterwards, by `carry_transfers`.
    Source: law pack, `activities.membership_workflow`, rule `transfer` (the receiving side asks).

    :raises NotAllowed: the actor may not receive members here
    :raises UnfitFacts: no name, or no citizen number
    :raises TransferAsked: this union has asked already
    :raises UnitAdmitsNobody: this kind of unit has no members of its own that day
    """
    access.require(by, "members.request_transfer", at=unit_id, on=on)
    require_day(since, last=on)
    require_unit_admits(unit_id, on=since)
    try:
        name, number = rules.clean_name(full_name), rules.read_citizen(citizen_number, on=on)
    except ValueError as refusal:
        raise UnfitFacts(first=f"{refusal}", faults=[]) from None
    if not number:
        raise UnfitFacts(first="Cần số CCCD để tìm đúng người.", faults=[])
    try:
        with transaction.atomic():
            asked = Transfer.objects.create(
                to_unit_id=unit_id, full_name=name, citizen_hash=rules.keyed_hash(secret(), number), since=since, section=section[:120],
                state=ASKED, asked_by_id=by,
            )  # fmt: skip
    except IntegrityError:
        raise TransferAsked(name=name) from None
    audit.record(by, "members.request_transfer", at=unit_id, transfer=asked.pk, since=since)
    return int(asked.pk)


@transaction.atomic
def agree_transfer(*, by: int, transfer_id: int, on: date) -> None:
    """Let a member go to the union that asks: the membership here ends the day before it begins there.

    :raises UnknownTransfer: nobody asks this union for anybody under this number
    :raises TransferAnswered: it has been answered
    :raises DayUnfit: the member came here after the day asked for, or an absence begins later
    """
    asked, match = _asked_of_us(transfer_id)
    access.require(by, "members.agree_transfer", at=match.from_unit_id, on=on)
    one = _membership_asked_for(asked, match)
    close_membership(one, how=MOVED_OUT, first_after=asked.since)
    write_events(by, [Happening(one.unit_id, one.person_id, MOVED_OUT, asked.since - timedelta(days=1))])
    Transfer.objects.filter(id=asked.pk).update(state=AGREED)
    audit.record(by, "members.agree_transfer", at=match.from_unit_id, transfer=asked.pk)


@transaction.atomic
def decline_transfer(*, by: int, transfer_id: int, reason: str, on: date) -> None:
    """Say why a member does not go.

    :raises UnknownTransfer: nobody asks this union for anybody under this number
    :raises TransferAnswered: it has been answered
    :raises ReasonMissing: no reason was given
    """
    if not reason.strip():
        raise ReasonMissing
    asked, match = _asked_of_us(transfer_id)
    access.require(by, "members.decline_transfer", at=match.from_unit_id, on=on)
    Transfer.objects.filter(id=asked.pk).update(state=DECLINED, reason=reason[:300])
    audit.record(by, "members.decline_transfer", at=match.from_unit_id, transfer=asked.pk)


@transaction.atomic
def cancel_transfer(*, by: int, transfer_id: int, reason: str, on: date) -> None:
    """Take a question back before it was answered.

    :raises UnknownTransfer: none within reach
    :raises TransferAnswered: it has been answered
    """
    asked = Transfer.objects.select_for_update().filter(id=transfer_id).first()
    if asked is None:
        raise UnknownTransfer
    access.require(by, "members.cancel_transfer", at=asked.to_unit_id, on=on)
    if asked.state != ASKED:
        raise TransferAnswered(name=asked.full_name)
    Transfer.objects.filter(id=asked.pk).update(state=CANCELLED, reason=reason[:300])
    audit.record(by, "members.cancel_transfer", at=asked.to_unit_id, transfer=asked.pk)


@transaction.atomic
def carry_transfers(*, by: int, on: date) -> dict[str, int]:
    """Find the old union of who was asked for, and let arrive whom the old union let go; safe to repeat.

    Runs as the console, which alone sees both sides. A second record that the receiving union made meanwhile is left to be merged.
    """
    access.require(by, "members.carry_transfers", at=1, on=on)
    found = arrived = 0
    for asked in Transfer.objects.select_for_update(of=("self",)).filter(state=ASKED, match__isnull=True).order_by("id"):
        here = Membership.objects.filter(
            person__citizen_hash=asked.citizen_hash, person__merged_into__isnull=True, period__contains=asked.since, period__endswith=None
        ).exclude(unit_id=asked.to_unit_id)
        if one := here.order_by("id").first():
            TransferMatch.objects.create(transfer_id=asked.pk, person_id=one.person_id, from_unit_id=one.unit_id)
            found += 1
    for asked in Transfer.objects.select_for_update(of=("self",)).select_related("match__person").filter(state=AGREED).order_by("id"):
        arrived += _arrive(by, asked, asked.match.person)
    return {"found": found, "arrived": arrived}


@transaction.atomic
def hand_over(
    *, by: int, moves: Mapping[int, int], ends: Sequence[int], since: date, decision: str, on: date, under: str = "members.hand_over"
) -> HandedOver:
    """Carry the members of whole unions over: those of each unit in `moves` to its new unit, the memberships of `ends` end; all or none.

    `under` names the use case whose right covers it, when it is a step of another.

    The last day in the old unit is the day before `since`. Members keep their section, their first day in the union, and an absence
    goes on in the new unit. Set-wise: thousands of units take a few statements.

    :raises NotAllowed: the actor may not hand members over in one of the units
    :raises DayUnfit: somebody came to one of the old units on or after that day
    :raises MemberElsewhere: somebody is in another union already on that day
    """
    old = sorted({*moves, *ends})
    access.require_all(by, under, at={*old, *moves.values()}, on=on)
    late = Membership.objects.filter(unit_id__in=old, period__startswith__gte=since).order_by("id").first()
    if late is not None:
        raise DayUnfit(day=f"{since:%d/%m/%Y}", why=f"{late.full_name} vào {unit_name(late.unit_id)} từ {late.period.lower:%d/%m/%Y}")
    try:
        with transaction.atomic():
            done = _hand_over(by, dict(moves), old, since, decision[:120])
    except IntegrityError:
        raise MemberElsewhere(name="Có đoàn viên") from None
    for unit_id in old:
        to = moves.get(unit_id)
        count = (done.moved if to else done.ended).get(unit_id, 0)
        audit.record(by, "members.hand_over", at=unit_id, to=to, members=count, since=since, decision=decision)
    return done


def _hand_over(by: int, moves: Mapping[int, int], old: list[int], since: date, decision: str) -> HandedOver:
    facts: dict[str, Any] = {
        "by": by, "since": since, "decision": decision, "old": old, "froms": list(moves), "tos": [moves[unit] for unit in moves],
        "moved": MOVED_OUT, "moved_in": MOVED_IN, "ended": ENDED_BY_REORG,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, facts)
        cursor.execute(ARRIVE, facts)
        cursor.execute(REST_ON, facts)
        cursor.execute(HOMES, facts)
        cursor.execute(TELL, facts)
        cursor.execute(COUNT, facts)
        counted = cursor.fetchall()
    moved = {unit: count for unit, how, count in counted if how == MOVED_OUT}
    return HandedOver(moved, {unit: count for unit, how, count in counted if how == ENDED_BY_REORG})


CLOSE = """
CREATE TEMPORARY TABLE IF NOT EXISTS members_handed (
  membership_id bigint, person_id bigint, unit_id bigint, to_id bigint, absent_until date, is_absent boolean, reason text
) ON COMMIT DROP;
TRUNCATE members_handed;
INSERT INTO members_handed
  SELECT m.id, m.person_id, m.unit_id, t.to_id, upper(a.period), a.id IS NOT NULL, coalesce(a.reason, '')
  FROM members_membership m
  LEFT JOIN unnest(%(froms)s::bigint[], %(tos)s::bigint[]) AS t (from_id, to_id) ON t.from_id = m.unit_id
  LEFT JOIN members_absence a ON a.membership_id = m.id AND a.period @> %(since)s::date
  WHERE m.unit_id = ANY (%(old)s) AND m.period @> %(since)s::date;
UPDATE members_absence a SET period = daterange(lower(a.period), %(since)s::date)
  FROM members_handed h WHERE a.membership_id = h.membership_id AND a.period @> %(since)s::date AND lower(a.period) < %(since)s::date;
UPDATE members_membership m
  SET period = daterange(lower(m.period), %(since)s::date), ended = CASE WHEN h.to_id IS NULL THEN %(ended)s ELSE %(moved)s END
  FROM members_handed h WHERE m.id = h.membership_id;
"""
ARRIVE = """
INSERT INTO members_membership
  (person_id, unit_id, period, began, ended, full_name, sort_key, name_key, sex, born, section, dues_group)
SELECT m.person_id, h.to_id, daterange(%(since)s::date, NULL), %(moved_in)s, '', m.full_name, m.sort_key, m.name_key, m.sex, m.born,
       m.section, m.dues_group
FROM members_handed h JOIN members_membership m ON m.id = h.membership_id WHERE h.to_id IS NOT NULL
"""
REST_ON = """
INSERT INTO members_absence (membership_id, person_id, unit_id, membership_period, period, reason)
SELECT m.id, m.person_id, m.unit_id, m.period, daterange(%(since)s::date, h.absent_until), h.reason
FROM members_handed h JOIN members_membership m ON m.person_id = h.person_id AND m.unit_id = h.to_id AND lower(m.period) = %(since)s::date
WHERE h.is_absent
"""
HOMES = "UPDATE members_person p SET unit_id = h.to_id FROM members_handed h WHERE p.id = h.person_id AND h.to_id IS NOT NULL"
TELL = """
INSERT INTO members_event (unit_id, person_id, kind, happened_on, decision, reason, facts, recorded_by_id)
SELECT h.unit_id, h.person_id, CASE WHEN h.to_id IS NULL THEN %(ended)s ELSE %(moved)s END, %(since)s::date - 1, %(decision)s, '',
       '{}'::jsonb, %(by)s
FROM members_handed h
UNION ALL
SELECT h.to_id, h.person_id, %(moved_in)s, %(since)s::date, %(decision)s, '', '{}'::jsonb, %(by)s
FROM members_handed h WHERE h.to_id IS NOT NULL
"""
COUNT = "SELECT unit_id, CASE WHEN to_id IS NULL THEN %(ended)s ELSE %(moved)s END, count(*) FROM members_handed GROUP BY 1, 2"


def _asked_of_us(transfer_id: int) -> tuple[Transfer, TransferMatch]:
    asked = Transfer.objects.select_for_update(of=("self",)).filter(id=transfer_id).first()
    match = TransferMatch.objects.filter(transfer_id=transfer_id).first()
    if asked is None or match is None:
        raise UnknownTransfer
    if asked.state != ASKED:
        raise TransferAnswered(name=asked.full_name)
    return asked, match


def _membership_asked_for(asked: Transfer, match: TransferMatch) -> Membership:
    one = Membership.objects.select_for_update().filter(
        person_id=match.person_id, unit_id=match.from_unit_id, period__contains=asked.since, period__endswith=None
    ).first()  # fmt: skip
    if one is None or one.period.lower >= asked.since:
        raise DayUnfit(day=f"{asked.since:%d/%m/%Y}", why="người này không còn, hoặc chưa sinh hoạt ở đây vào ngày trước đó")
    return one


def _arrive(by: int, asked: Transfer, person: Person) -> int:
    """Begin the membership in the new union; a failure leaves the question open for the next round and tells nobody else."""
    new = NewMembership(person.pk, asked.to_unit_id, draft_of(person), Days(asked.since, None), MOVED_IN, section=asked.section)
    try:
        with transaction.atomic():
            write_memberships([new])
            Person.objects.filter(id=person.pk).update(unit_id=asked.to_unit_id)
    except IntegrityError:
        return 0
    write_events(by, [Happening(asked.to_unit_id, person.pk, MOVED_IN, asked.since)])
    Transfer.objects.filter(id=asked.pk).update(state=DONE)
    return 1
