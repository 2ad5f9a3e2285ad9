"""Terms of bodies and the seats in them: opened, closed, taken by appointment, given up, taken back."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import queries as members
from congdoan.people.officers import rules
from congdoan.people.officers.models import Election, Seat, Term
from congdoan.people.officers.queries import bodies
from congdoan.people.officers.services.refusals import (
    AlreadySo,
    CompositionUnfit,
    GroundMissing,
    NoSeatLeft,
    SeatTaken,
    TermOverlaps,
    UnableToSeat,
    UnfitDay,
    UnfitSeat,
    UnfitTerm,
    UnknownSeat,
    UnknownTerm,
)
from congdoan.people.organisations import queries as organisations

DAY = timedelta(days=1)


@transaction.atomic
def open_term(
    *, by: int, unit_id: int, body: str, seats: int, since: date, on: date, until: date | None = None, name: str = "", section: str = "",
    decision: str = "", under: str = "officers.open_term",
) -> int:  # fmt: skip
    """Open a term of a body from a day on and return it; `until` is the last day that the decision foresees, where it says one.

    The term that runs ends the day before. `under` is the use case whose right counts, where another app's founds units.

    :raises NotAllowed: the actor may not keep this union's committees
    :raises UnfitTerm: no such body, no seats, a group without a name, or the unit does not stand that day
    :raises TermOverlaps: a later term is written down already
    """
    access.require(by, under, at=unit_id, on=on)
    unit = organisations.by_id([unit_id]).get(unit_id)
    reason = _unfit(unit, body, seats, since, until, section)
    if reason:
        raise UnfitTerm(why=reason)
    same = Term.objects.select_for_update().filter(unit_id=unit_id, body=body, section=section.strip())
    running = same.filter(period__contains=since).first()
    try:
        with transaction.atomic():
            if running is not None and running.period.lower < since and running.period.upper is None:
                same.filter(id=running.pk).update(period=DateRange(running.period.lower, since), end_reason="hết nhiệm kỳ")
            term = Term.objects.create(
                unit_id=unit_id, body=body, section=section.strip(), name=name.strip(), period=DateRange(since, None), until=until,
                seats=seats, decision=decision.strip(),
            )  # fmt: skip
    except IntegrityError:
        raise TermOverlaps(body=rules.body_words(body, section)) from None
    audit.record(by, "officers.open_term", at=unit_id, term=term.pk, body=body, since=since, until=until, seats=seats, decision=decision)
    return int(term.pk)


def _unfit(unit: object, body: str, seats: int, since: date, until: date | None, section: str) -> str:
    """Return why a term cannot be, or nothing."""
    if unit is None or getattr(unit, "kind", "") == "employer":
        return "không có công đoàn này trong phạm vi của bạn"
    if organisations.state_of(unit, on=since) != "standing":  # type: ignore[arg-type]
        return f"công đoàn không hoạt động vào ngày {since:%d/%m/%Y}"
    if organisations.suspended_on([unit.id], on=since):  # type: ignore[attr-defined]
        return f"công đoàn đang bị đình chỉ hoạt động vào ngày {since:%d/%m/%Y}"
    if body not in rules.BODIES:
        return f"không có loại ban “{body[:20]}”"
    if not 1 <= seats <= 200:
        return "số ghế từ 1 đến 200"
    if (body == rules.GROUP) != bool(section.strip()):
        return "tổ công đoàn cần tên tổ, ban khác không có tên riêng"
    if until is not None and until < since:
        return "ngày hết nhiệm kỳ sớm hơn ngày đầu"
    return ""


@transaction.atomic
def close_term(*, by: int, term_id: int, last_day: date, reason: str, on: date) -> None:
    """End a term after its last day, as when a body is dissolved; its seats end with it.

    :raises UnknownTerm: there is none within reach
    :raises AlreadySo: it has an end
    :raises UnfitDay: before its first day, or ahead of today
    :raises GroundMissing: no reason was given
    """
    term = term_or_refusal(term_id)
    access.require(by, "officers.close_term", at=term.unit_id, on=on)
    if not reason.strip():
        raise GroundMissing
    if term.period.upper is not None:
        raise AlreadySo
    require_day(last_day, first=term.period.lower, last=on)
    Term.objects.filter(id=term_id).update(period=DateRange(term.period.lower, last_day + DAY), end_reason=reason.strip()[:300])
    audit.record(by, "officers.close_term", at=term.unit_id, term=term_id, last_day=last_day, reason=reason)


@transaction.atomic
def appoint(
    *, by: int, term_id: int, membership_id: int, post: str, since: date, on: date, how: str = rules.APPOINTED, decision: str = ""
) -> int:
    """Seat a member in a term without a count: appointed, co-opted, or given the keeping of money; return the seat.

    :raises UnknownTerm: there is none within reach
    :raises UnfitSeat: no such post, or no member that day
    :raises SeatTaken: the person sits there already, or somebody else holds the post
    :raises NoSeatLeft: every seat has its holder
    :raises CompositionUnfit: the rules of the inspection committee forbid it; every finding is told
    """
    term = term_or_refusal(term_id)
    access.require(by, "officers.appoint", at=term.unit_id, on=on)
    if how not in (rules.APPOINTED, rules.COOPTED):
        raise UnfitSeat(name="người này", why="hình thức là chỉ định hoặc bổ sung; kết quả bầu ghi bằng biên bản kiểm phiếu")
    (seat,) = take_seats(term, [membership_id], post=post, since=since, how=how, decision=decision)
    audit.record(by, "officers.appoint", at=term.unit_id, seat=seat, term=term_id, post=post, since=since, decision=decision)
    return seat


@transaction.atomic
def end_seat(*, by: int, seat_id: int, last_day: date, reason: str, on: date) -> None:
    """Record that somebody gives a post up, or is relieved of it, after a last day.

    :raises UnknownSeat: there is none within reach
    :raises AlreadySo: it has ended or was voided
    :raises UnfitDay: before its first day, or ahead of today
    :raises GroundMissing: no reason was given
    """
    seat = _seat(seat_id)
    access.require(by, "officers.end_seat", at=seat.unit_id, on=on)
    if not reason.strip():
        raise GroundMissing
    if seat.voided_on is not None or seat.period.upper is not None:
        raise AlreadySo
    require_day(last_day, first=seat.period.lower, last=on)
    Seat.objects.filter(id=seat_id).update(period=DateRange(seat.period.lower, last_day + DAY), end_reason=reason.strip()[:300])
    audit.record(by, "officers.end_seat", at=seat.unit_id, seat=seat_id, last_day=last_day, reason=reason)


@transaction.atomic
def restore_seat(*, by: int, seat_id: int, reason: str, on: date) -> None:
    """Take the end of a seat back, as when it was recorded by mistake.

    :raises UnknownSeat: there is none within reach
    :raises AlreadySo: it has no end of its own, or an election ended it
    :raises SeatTaken: somebody else holds the post meanwhile
    :raises GroundMissing: no reason was given
    """
    seat = _seat(seat_id)
    access.require(by, "officers.restore_seat", at=seat.unit_id, on=on)
    if not reason.strip():
        raise GroundMissing
    if seat.voided_on is not None or seat.period.upper is None or seat.ended_by_id is not None:
        raise AlreadySo
    before = faults_of(seat.unit_id, on=on)
    try:
        with transaction.atomic():
            Seat.objects.filter(id=seat_id).update(period=DateRange(seat.period.lower, None), end_reason="")
    except IntegrityError:
        raise SeatTaken(**_words(seat.term, seat.post, bodies.names_of([seat.membership_id]))) from None
    _require_room(seat.term, on)
    require_fit(seat.unit_id, on=on, before=before)
    audit.record(by, "officers.restore_seat", at=seat.unit_id, seat=seat_id, reason=reason)


def term_or_refusal(term_id: int) -> Term:
    """Return a term within reach, locked: who fills seats of one term waits for another.

    :raises UnknownTerm: there is none
    """
    found = Term.objects.select_for_update().filter(id=term_id).first()
    if found is None:
        raise UnknownTerm
    return found


def take_seats(
    term: Term, membership_ids: Sequence[int], *, post: str, since: date, how: str, decision: str = "", election: Election | None = None
) -> list[int]:
    """Seat members from a day on; seats that lapsed with their membership are closed first. The caller holds the term.

    A member who sits in the term in another post leaves it on that day: a committee's member becomes its chair.

    :raises UnfitSeat, SeatTaken, NoSeatLeft, CompositionUnfit: as `appoint`
    """
    names = bodies.names_of(membership_ids)
    _require_post(term, membership_ids, post, since, names)
    before = faults_of(term.unit_id, on=since)
    if term.body != rules.FINANCE:  # first, while the seat of who has left since is still open: it ends on the day of the new post
        _leave_other_posts(term, membership_ids, post, since, election)
    _settle_lapsed(term)
    found = {one.pk: one for one in members.memberships(membership_ids)}
    rows = [
        Seat(
            term=term, unit_id=term.unit_id, body=term.body, term_period=term.period, membership_id=one.pk, person_id=one.person_id,
            member_unit_id=one.unit_id, membership_period=one.period, post=post, period=DateRange(since, None), how=how,
            decision=decision.strip()[:120], election=election,
        )
        for one in (found[number] for number in membership_ids)
    ]  # fmt: skip
    try:
        with transaction.atomic():
            Seat.objects.bulk_create(rows)
    except IntegrityError as cause:
        if "no more holders" in str(cause):
            raise NoSeatLeft(body=rules.body_words(term.body, term.section), seats=term.seats, day=f"{since:%d/%m/%Y}") from None
        raise SeatTaken(**_words(term, post, names)) from None
    require_fit(term.unit_id, on=since, before=before)
    return [int(row.pk) for row in rows]


def _require_post(term: Term, membership_ids: Sequence[int], post: str, since: date, names: dict[int, str]) -> None:
    known = {one.pk: one for one in members.memberships(membership_ids)}
    told = []
    for number in membership_ids:
        if why := _unseatable(term, known.get(number), post, since):
            told.append((names.get(number, "người này"), why))
    if told:
        raise UnfitSeat(name=told[0][0], why=told[0][1], faults=[f"{name}: {why}" for name, why in told])


def _unseatable(term: Term, one: Any, post: str, since: date) -> str:
    """Return why a member cannot take a post on a day, or nothing."""
    if one is None:
        return "không phải đoàn viên trong phạm vi của bạn"
    if post not in rules.POSTS[term.body]:
        return f"{rules.body_words(term.body, term.section)} không có chức danh “{post[:24]}”"
    if since not in one.period:
        return f"ngày {since:%d/%m/%Y} không sinh hoạt công đoàn"
    return "" if since in term.period else f"ngày {since:%d/%m/%Y} nằm ngoài nhiệm kỳ"


def _settle_lapsed(term: Term) -> None:
    """Write an end into the seats whose membership ended, so that who follows keeps the post even if that ending is taken back."""
    for seat in Seat.objects.filter(term=term, voided_on=None, period__upper_inf=True, membership_period__upper_inf=False):
        end = seat.membership_period.upper
        if end > seat.period.lower:
            Seat.objects.filter(id=seat.pk).update(period=DateRange(seat.period.lower, end), end_reason="thôi sinh hoạt công đoàn")


def _leave_other_posts(term: Term, membership_ids: Sequence[int], post: str, since: date, election: Election | None) -> None:
    others = Seat.objects.filter(term=term, membership_id__in=membership_ids, held__contains=since, period__upper_inf=True)
    for seat in others.exclude(post=post):
        if seat.period.lower < since:
            reason = f"nhận chức danh {rules.post_words(term.body, post)}"
            Seat.objects.filter(id=seat.pk).update(period=DateRange(seat.period.lower, since), end_reason=reason, ended_by=election)
        else:
            Seat.objects.filter(id=seat.pk).update(voided_on=since, end_reason="giữ chức danh khác ngay ngày đó", ended_by=election)


def _require_room(term: Term, on: date) -> None:
    if Seat.objects.filter(term=term, held__contains=on).count() > term.seats:
        raise NoSeatLeft(body=rules.body_words(term.body, term.section), seats=term.seats, day=f"{on:%d/%m/%Y}")


def faults_of(unit_id: int, *, on: date) -> set[str]:
    """Return what nobody may be seated against, as the unit stands on a day."""
    return {one.words for one in bodies.findings(unit_id, on=on) if one.is_structural}


def require_fit(unit_id: int, *, on: date, before: set[str]) -> None:
    """Refuse committees that are composed against the rules since the change just made.

    :raises CompositionUnfit: every new finding
    """
    if worse := sorted(faults_of(unit_id, on=on) - before):
        raise CompositionUnfit(first="; ".join(worse), findings=worse)


def require_day(day: date, *, first: date, last: date) -> None:
    """Refuse a day outside some days.

    :raises UnfitDay: too early or too late
    """
    if day > last:
        raise UnfitDay(day=f"{day:%d/%m/%Y}", why="chưa tới ngày này")
    if day < first:
        raise UnfitDay(day=f"{day:%d/%m/%Y}", why=f"sớm hơn ngày {first:%d/%m/%Y}")


def _seat(seat_id: int) -> Seat:
    found = Seat.objects.select_for_update(of=("self",)).select_related("term").filter(id=seat_id).first()
    if found is None:
        raise UnknownSeat
    return found


def _words(term: Term, post: str, names: dict[int, str]) -> dict[str, str]:
    named = ", ".join(names.values()) or "Người này"
    return {"name": named, "body": rules.body_words(term.body, term.section), "post": rules.post_words(term.body, post)}


__all__ = ["UnableToSeat", "appoint", "close_term", "end_seat", "open_term", "restore_seat"]
