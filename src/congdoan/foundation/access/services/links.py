"""Signed links: an address by which the people of one body act for it, and for it alone, until a day or until it is revoked.

A link has an actor of its own, whose one grant is the role of the link's purpose on the subject for the link's period. Who comes by
it is entered as that actor *and* under that subject: roles judge the first, PostgreSQL hides all else by the second.
"""

import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import connection, transaction
from django.db.models.functions import Now
from psycopg.types.range import DateRange

from congdoan.foundation.access import queries, rules
from congdoan.foundation.access.models import NO_PASSWORD, Actor, Grant, Link
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .rights import UnknownBranch, enter, require

TOKEN_BYTES = 32
LONGEST_DAYS = 400  # a year and a month: a link is renewed every year
MOST_MISSES = 30
MISS_MINUTES = 15
VISIT_MINUTES = 10  # openings closer together are one visit


class UnableToIssue(DomainError):
    """Root of the refusals to issue or revoke a link."""


class LinkPeriod(UnableToIssue):
    code = "link-period"
    says = "Liên kết phải có hạn từ ngày mai đến không quá {most} ngày; đang ghi đến trước {until}."


class LinkOutside(UnableToIssue):
    code = "link-outside"
    says = "{subject} không thuộc đơn vị {unit} trong ngày này."


class LinkNotForOne(UnableToIssue):
    code = "link-not-for-one"
    says = "{subject} còn đơn vị khác bên dưới; liên kết chỉ cấp cho một doanh nghiệp."


class LinkWithoutReason(UnableToIssue):
    code = "link-without-reason"
    says = "Chưa ghi lý do."


class LinkUnknown(UnableToIssue):
    code = "link-unknown"
    says = "Không có liên kết số {link_id} trong phạm vi của anh chị."


class LinkRevoked(UnableToIssue):
    code = "link-revoked"
    says = "Liên kết số {link_id} đã được thu hồi trước đó."


class LinkUnusable(DomainError):
    """The one answer to an unknown, an expired and a revoked address: it does not say which."""

    code = "link-unusable"
    says = "Liên kết không còn dùng được. Hãy hỏi lại đơn vị công đoàn đã gửi liên kết."


class TooManyMisses(DomainError):
    code = "link-too-many-misses"
    says = "Đã mở sai liên kết quá nhiều lần. Hãy thử lại sau {minutes} phút."


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A new link with its token, which nobody can read again."""

    id: int
    token: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Who came by a link, for whom, and the first day on which it no longer opens."""

    link_id: int
    actor_id: int
    subject_id: int
    unit_id: int
    until: date


@transaction.atomic
def issue_link(
    *, by: int, unit_id: int, subject_id: int, until: date, reason: str, on: date, purpose: str = rules.PAYER_LINK
) -> IssuedLink:  # fmt: skip
    """Issue a link by which the people of one body act for it from today until (not including) a day; the token is told once.

    :raises NotAllowed: the actor may not issue links for the subject
    :raises UnableToIssue: a period too long or past, no reason, a subject outside the unit or with others below it
    """
    require(by, "access.issue_link", at=subject_id, on=on)
    if not 0 < (until - on).days <= LONGEST_DAYS:
        raise LinkPeriod(most=LONGEST_DAYS, until=f"{until:%d/%m/%Y}")
    if not reason.strip():
        raise LinkWithoutReason
    _refuse_unless_one_below(unit_id, subject_id, on)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    hashed, period = hash_of(token), DateRange(on, until)
    code, name = queries.branch_names([subject_id])[subject_id]

    actor = Actor(
        username=f"lien-ket-{hashed[:12]}",
        full_name=f"Qua liên kết: {name}"[:160],
        post=f"Kế toán {code}",
        password=NO_PASSWORD,
        is_link=True,
    )
    Actor.objects.bulk_create([actor])
    link = Link.objects.create(
        unit_id=unit_id, subject_id=subject_id, actor=actor, purpose=purpose, token_sha256=hashed, period=period,
        reason=reason.strip()[:300], issued_by_id=by,
    )  # fmt: skip
    Grant.objects.create(
        actor=actor, role=purpose, branch_id=subject_id, period=period, granted_by_id=by, reason=f"Liên kết số {link.pk}"
    )  # fmt: skip
    audit.record(by, "access.issue_link", at=subject_id, link=link.pk, until=until, reason=reason)
    return IssuedLink(link.pk, token)


@transaction.atomic
def revoke_link(*, by: int, link_id: int, reason: str, on: date) -> None:
    """Close a link for good, from this moment.

    :raises LinkUnknown: no such link within reach
    :raises LinkRevoked: it is closed already
    :raises LinkWithoutReason: no reason is given
    :raises NotAllowed: the actor may not revoke links of the subject
    """
    link = Link.objects.select_for_update().filter(id=link_id).first()
    if link is None:
        raise LinkUnknown(link_id=link_id)
    require(by, "access.revoke_link", at=link.subject_id, on=on)
    if link.revoked_at is not None:
        raise LinkRevoked(link_id=link_id)
    if not reason.strip():
        raise LinkWithoutReason
    Link.objects.filter(id=link_id).update(revoked_by_id=by, revoked_at=Now(), revoked_why=reason.strip()[:300])
    Grant.objects.filter(actor_id=link.actor_id, period__contains=on).update(period=DateRange(link.period.lower, on))
    audit.record(by, "access.revoke_link", at=link.subject_id, link=link_id, reason=reason)


def open_link(*, token: str, client: str, on: date, purpose: str = rules.PAYER_LINK) -> Visit:
    """Enter as whoever comes by a link, under its subject, and record the visit; the door has opened the transaction.

    :raises TooManyMisses: from there too many wrong addresses came within a quarter of an hour
    :raises LinkUnusable: the address is unknown, expired or revoked
    """
    if misses(client=client) >= MOST_MISSES:
        raise TooManyMisses(minutes=MISS_MINUTES)
    hashed = hash_of(token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.link', %s, true)", [hashed])
    link = Link.objects.filter(token_sha256=hashed, purpose=purpose, period__contains=on, revoked_at__isnull=True).first()
    if link is None:
        raise LinkUnusable
    visit = Visit(link.pk, link.actor_id, link.subject_id, link.unit_id, link.period.upper)
    enter(visit.actor_id, on=on, subject=visit.subject_id)
    require(visit.actor_id, "access.open_link", at=visit.subject_id, on=on)
    if visit.unit_id not in queries.ancestors([visit.subject_id], on=on)[visit.subject_id]:
        raise LinkUnusable  # the body has left the unit that issued the link
    _record_visit(visit)
    return visit


def misses(*, client: str, what: str = "link") -> int:
    """Return how often within a quarter of an hour `note_miss` was called for a place; nobody has entered yet."""
    return queries.misses_of(_client_hash(client, what), minutes=MISS_MINUTES)


def note_miss(*, client: str, what: str = "link") -> None:
    """Remember that somebody came by an address that leads nowhere, or by `what` else is counted; nobody has entered yet."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_linkmiss WHERE missed_at < now() - interval '1 day'")
        cursor.execute("INSERT INTO access_linkmiss (client_sha256) VALUES (%s)", [_client_hash(client, what)])


def hash_of(token: str) -> str:
    """Return what is stored of a token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _client_hash(client: str, what: str) -> str:
    return sha256(f"{what} client {client}".encode("utf-8", "replace")).hexdigest()


def _refuse_unless_one_below(unit_id: int, subject_id: int, on: date) -> None:
    names = queries.branch_names([unit_id, subject_id])
    if unit_id not in names or subject_id not in names:
        raise UnknownBranch(code=unit_id if unit_id not in names else subject_id)
    if unit_id not in queries.ancestors([subject_id], on=on)[subject_id]:
        raise LinkOutside(subject=names[subject_id][1], unit=names[unit_id][1])
    if queries.branches_below([subject_id]) != [subject_id]:
        raise LinkNotForOne(subject=names[subject_id][1])


def _record_visit(visit: Visit) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO access_linkvisit (link_id, subject_id)
            SELECT %(link)s, %(subject)s WHERE NOT EXISTS (
              SELECT FROM access_linkvisit
              WHERE link_id = %(link)s AND opened_at > now() - make_interval(mins => %(minutes)s)
            )
            """,
            {"link": visit.link_id, "subject": visit.subject_id, "minutes": VISIT_MINUTES},
        )
