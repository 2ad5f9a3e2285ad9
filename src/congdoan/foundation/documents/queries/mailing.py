"""Mail about documents: addresses, what is to be told that was not told, what waits to be sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils.timezone import now

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import CommentRequest, Delivery, DocumentMail, MailAddress, MailEvent, OutgoingAct
from congdoan.foundation.documents.rules.mailing import ENDED
from congdoan.foundation.kernel.vietnamese import search_key

from .commenting import circulated
from .incoming import late_arrivals
from .outgoing_lists import states_of

LOST_AFTER = timedelta(minutes=15)
TOLD_FOR = timedelta(days=30)
"""What is older than this is not news any more: an address that was set later does not bring a year's mail."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to tell one address."""

    unit_id: int
    about: str
    subject_id: int
    email: str
    named: str


def mail_sender() -> str:
    """Return the address that mail is sent from, empty where this installation sends none."""
    return str(settings.MAIL_FROM)


def mail_addresses() -> dict[tuple[int, int], str]:
    """Return the standing addresses within reach by unit and officer; 0 is the unit itself."""
    last = MailAddress.objects.values("unit_id", "actor").annotate(last=Max("id")).order_by().values("last")
    rows = MailAddress.objects.filter(id__in=last).exclude(email="")
    return {(row.unit_id, row.actor): row.email for row in rows}


def due_mail(*, on: date) -> list[Due]:
    """Return what is to be told today: arrivals nobody opened, drafts nobody commented, what waits for a signature, what is late."""
    addresses = mail_addresses()
    units = {unit for unit, _ in addresses}
    found = [*_arrived(units, addresses, on), *_asked(units, addresses, on), *_to_sign(units, addresses, on), *_late(units, addresses, on)]
    told = set(DocumentMail.objects.filter(unit_id__in=units).values_list("about", "subject_id", "email"))
    return [one for one in found if one.email and (one.about, one.subject_id, one.email) not in told]


def _arrived(units: set[int], addresses: dict[tuple[int, int], str], on: date) -> Iterator[Due]:
    rows = Delivery.objects.filter(to_unit_id__in=units, openings=None, sent_on__gte=on - TOLD_FOR).select_related(
        "outgoing", "outgoing__numbered"
    )
    for row in rows.order_by("id"):
        numbered = row.outgoing.numbered
        named = f"{row.outgoing.kind} {numbered.number:02}/{numbered.symbol}"
        yield Due(row.to_unit_id, "arrived", row.pk, addresses.get((row.to_unit_id, 0), ""), named)


def _asked(units: set[int], addresses: dict[tuple[int, int], str], on: date) -> Iterator[Due]:
    rows = CommentRequest.objects.filter(to_unit_id__in=units, comments=None, due_on__gte=on, outgoing_id__in=circulated()).order_by("id")
    for row in rows:
        email = addresses.get((row.to_unit_id, row.to_actor), "")
        yield Due(row.to_unit_id, "asked", row.pk, email, f"{row.kind}, góp ý trước hết ngày {row.due_on:%d/%m/%Y}")


def _to_sign(units: set[int], addresses: dict[tuple[int, int], str], on: date) -> Iterator[Due]:
    """Return what waits for its signer: to the signer's own address where there is one, else to the unit's."""
    acts: list[Any] = list(
        OutgoingAct.objects.filter(unit_id__in=units, kind="approved", acted_on__gte=on - TOLD_FOR)
        .select_related("outgoing")
        .order_by("-id")[:5_000]
    )
    states = states_of(sorted({act.outgoing_id for act in acts}))
    names = access.names_of_actors({actor for _, actor in addresses if actor})
    people = {actor: search_key(name.split("(", 1)[0]) for actor, name in names.items()}
    seen: set[int] = set()
    for act in acts:
        if states.get(act.outgoing_id) != "approved" or act.outgoing_id in seen:
            continue
        seen.add(act.outgoing_id)
        own = [
            email
            for (unit, actor), email in addresses.items()
            if unit == act.unit_id and people.get(actor) == search_key(act.outgoing.signer)
        ]
        email = next(iter(own), addresses.get((act.unit_id, 0), ""))
        yield Due(act.unit_id, "to_sign", act.pk, email, f"{act.outgoing.kind} (bản thảo {act.outgoing_id})")


def _late(units: set[int], addresses: dict[tuple[int, int], str], on: date) -> Iterator[Due]:
    for passing_id, unit_id, named in late_arrivals(units, since=on - TOLD_FOR, on=on):
        yield Due(unit_id, "overdue", passing_id, addresses.get((unit_id, 0), ""), named)


def waiting_mail(*, limit: int) -> list[int]:
    """Return the mails that wait to be tried, those that wait longest first."""
    ended = MailEvent.objects.filter(kind__in=ENDED).values("mail_id")
    mails = DocumentMail.objects.exclude(id__in=ended).prefetch_related("events").order_by("id")[: limit * 2]
    last = {mail.pk: max((event for event in mail.events.all()), key=lambda event: event.pk, default=None) for mail in mails}
    return [pk for pk, event in last.items() if event is None or event.kind == "failed"][:limit]


def lost_mail() -> list[MailEvent]:
    """Return the mails that have been on their way for too long to be still in hand."""
    newest = MailEvent.objects.values("mail_id").annotate(last=Max("id")).order_by().values("last")
    return list(MailEvent.objects.filter(id__in=newest, kind="sending", recorded_at__lt=now() - LOST_AFTER))
