"""People who come in person: planned hours, a register of visits; a denunciation is sealed from the first word."""

from datetime import date, time, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from congdoan.activities.petitions.models import Reception, Visit
from congdoan.activities.petitions.queries.keys import sending_secret
from congdoan.activities.petitions.rules import receptions as rules
from congdoan.activities.petitions.rules.petitions import FIRST_DAY
from congdoan.activities.petitions.services.held import clean
from congdoan.activities.petitions.services.refusals import (
    PetitionReasonMissing,
    ReceptionOver,
    SentTooOften,
    UnfitVisit,
    UnknownReception,
    UnknownVisit,
    VisitVoided,
)
from congdoan.activities.petitions.services.taking import receive_petition
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

WEEK = timedelta(days=7)


@transaction.atomic
def plan_reception(
    *, by: int, unit_id: int, held_on: date, starts_at: time, ends_at: time, place: str, host: str, on: date, weeks: int = 1
) -> list[int]:  # fmt: skip
    """Plan an hour in which a unit receives whoever comes, on one day or on the same day of several weeks; return the ids.

    :raises NotAllowed: the actor receives nobody here
    :raises UnfitVisit: a day that has passed or lies more than a year ahead, an end before the beginning, no place or host, or one is
        planned at that time
    """
    access.require(by, "petitions.plan_reception", at=unit_id, on=on)
    where, who = clean(place, 200), clean(host, 160)
    if not 0 <= (held_on - on).days <= rules.MOST_DAYS_AHEAD:
        raise UnfitVisit(why=f"ngày tiếp từ hôm nay đến {rules.MOST_DAYS_AHEAD} ngày sau")
    if not starts_at < ends_at or not 1 <= weeks <= rules.MOST_WEEKS or not where or not who:
        raise UnfitVisit(why=f"cần giờ kết thúc sau giờ bắt đầu, nơi tiếp, người tiếp, từ 1 đến {rules.MOST_WEEKS} tuần")
    facts = {"unit_id": unit_id, "starts_at": starts_at, "ends_at": ends_at, "place": where, "host": who, "planned_by_id": by}
    rows = [Reception(held_on=held_on + WEEK * number, **facts) for number in range(weeks)]
    try:
        with transaction.atomic():
            Reception.objects.bulk_create(rows)
    except IntegrityError:
        raise UnfitVisit(why="đã có buổi tiếp vào giờ này trong những ngày ấy") from None
    audit.record(by, "petitions.plan_reception", at=unit_id, held_on=held_on, weeks=weeks)
    return [int(row.pk) for row in rows]


@transaction.atomic
def cancel_reception(*, by: int, reception_id: int, reason: str, on: date) -> None:
    """Cancel a planned reception, with the reason that everybody reads.

    :raises UnknownReception: none within reach
    :raises NotAllowed: the actor receives nobody there
    :raises ReceptionOver: it is cancelled, or its day has passed
    :raises PetitionReasonMissing: no reason
    """
    one = Reception.objects.filter(pk=reception_id).first()
    if one is None:
        raise UnknownReception
    access.require(by, "petitions.cancel_reception", at=one.unit_id, on=on)
    one = Reception.objects.select_for_update().get(pk=reception_id)
    if one.cancelled_on is not None or one.held_on < on:
        raise ReceptionOver(day=one.held_on)
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    Reception.objects.filter(pk=one.pk).update(cancelled_on=on, cancelled_why=clean(reason, 300))
    audit.record(by, "petitions.cancel_reception", at=one.unit_id, reception=one.pk)


@transaction.atomic
def receive_visitor(
    *, by: int, unit_id: int, visited_on: date, people: int, outcome: str, words: str, on: date, visitor: str = "", contact: str = "",
    answer: str = "", kind: str = "", reception_id: int | None = None,
) -> int:  # fmt: skip
    """Write down who was received and what became of it, under the next number of the year; return the visit's id.

    What becomes a petition goes into the register of petitions with everything that was said; the visit then tells neither who nor what, so
    that whoever denounces in person is as unknown as by letter.

    :raises NotAllowed: the actor receives nobody here
    :raises UnfitVisit: no such outcome, a day that does not fit, nobody, nothing said or answered
    :raises UnknownReception: no such reception of this unit on this day
    :raises UnfitPetition: no such kind of petition, or too little said
    """
    access.require(by, "petitions.receive_visitor", at=unit_id, on=on)
    if outcome not in rules.OUTCOMES or not FIRST_DAY <= visited_on <= on or not 1 <= people <= rules.MOST_PEOPLE:
        raise UnfitVisit(why=f"chọn kết quả, ngày tiếp không sau hôm nay, từ 1 đến {rules.MOST_PEOPLE} người")
    if reception_id is not None and not _is_open(reception_id, unit_id, visited_on):
        raise UnknownReception
    said, told = clean(words, 2_000), clean(answer, 2_000)
    if outcome != rules.TO_PETITION and (len(said) < 4 or len(told) < 4):
        raise UnfitVisit(why="ghi nội dung và lời trả lời, hướng dẫn")
    number = _next_number(unit_id, visited_on)
    petition: UUID | None = None
    if outcome == rules.TO_PETITION:
        petition = receive_petition(
            by=by, unit_id=unit_id, kind=kind, channel="office", content=words, sender=visitor, contact=contact, received_on=visited_on,
            on=on,
        )  # fmt: skip
        shown = {}
    else:
        shown = {"visitor": clean(visitor, 300), "contact": clean(contact, 300), "words": said, "answer": told}
    row = Visit(
        unit_id=unit_id, reception_id=reception_id, year=visited_on.year, number=number, visited_on=visited_on, people=people,
        outcome=outcome, petition_id=petition, recorded_by_id=by, **shown,
    )  # fmt: skip
    Visit.objects.bulk_create([row])
    audit.record(by, "petitions.receive_visitor", at=unit_id, visit=row.pk, outcome=outcome)
    return int(row.pk)


@transaction.atomic
def void_visit(*, by: int, visit_id: int, reason: str, on: date) -> None:
    """Take back a visit that was written down wrongly; its number stays with the reason, a petition that came of it goes on.

    :raises UnknownVisit: none within reach
    :raises NotAllowed: the actor receives nobody there
    :raises VisitVoided: it is voided
    :raises PetitionReasonMissing: no reason
    """
    one = Visit.objects.select_for_update().filter(pk=visit_id).first()
    if one is None:
        raise UnknownVisit
    access.require(by, "petitions.void_visit", at=one.unit_id, on=on)
    if one.voided_on is not None:
        raise VisitVoided
    if len(reason.strip()) < 4:
        raise PetitionReasonMissing
    Visit.objects.filter(pk=one.pk).update(voided_on=on, voided_why=clean(reason, 300))
    audit.record(by, "petitions.void_visit", at=one.unit_id, visit=one.pk)


def count_sending(*, client: str, on: date) -> None:
    """Count that something comes through a public form, and refuse a flood; nobody has entered yet.

    The count is PostgreSQL's, so it holds across processes and restarts. Days that have passed are forgotten.

    :raises SentTooOften: too much came from there today
    """
    bucket = rules.bucket_of(client, on, sending_secret())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM petitions_sending WHERE day < %s", [on])
        cursor.execute(
            "INSERT INTO petitions_sending AS s (day, bucket, count) VALUES (%s, %s, 1)"
            " ON CONFLICT (day, bucket) DO UPDATE SET count = s.count + 1 RETURNING count",
            [on, bucket],
        )
        (count,) = cursor.fetchone()
    if count > rules.MOST_SENDINGS:
        raise SentTooOften


def _is_open(reception_id: int, unit_id: int, day: date) -> bool:
    return Reception.objects.filter(pk=reception_id, unit_id=unit_id, held_on=day, cancelled_on__isnull=True).exists()


def _next_number(unit_id: int, day: date) -> int:
    """Return the next number of a unit's register of visits; two desks at once wait for one another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('petitions_visits'), %s)", [unit_id % 2**31])
    return int(Visit.objects.filter(unit_id=unit_id, year=day.year).aggregate(last=Max("number"))["last"] or 0) + 1
