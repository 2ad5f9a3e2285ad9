"""Petitions that come in: by the public form from anybody, or received at a desk; the register."""

import hashlib
import secrets
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from congdoan.activities.petitions import queries
from congdoan.activities.petitions.models import Box, Denouncer, Petition
from congdoan.activities.petitions.queries.keys import sealed
from congdoan.activities.petitions.rules import petitions as rules
from congdoan.activities.petitions.services.held import clean, held, write_step
from congdoan.activities.petitions.services.refusals import AlreadySent, BoxClosed, UnfitPetition
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is read as another
CODE_LENGTH = 20  # 98 bits: nobody guesses one
LONGEST_CONTENT = 5_000


@transaction.atomic
def set_box(*, by: int, unit_id: int, is_open: bool, on: date) -> None:
    """Open or close the box into which everybody may put petitions to a federation.

    :raises NotAllowed: the actor may not at this unit
    """
    access.require(by, "petitions.set_box", at=unit_id, on=on)
    name = access_queries.branch_names([unit_id])[unit_id][1]
    Box.objects.create(unit_id=unit_id, name=name, is_open=is_open, set_by_id=by)
    audit.record(by, "petitions.set_box", at=unit_id, is_open=is_open)


@transaction.atomic
def send_petition(*, petition_id: UUID, unit_id: int, kind: str, content: str, sender: str = "", contact: str = "", on: date) -> str:
    """Put a petition into an open box when nobody acts, and return the code by which it is followed; the code is kept nowhere.

    Of a denunciation the sender, the contact and the words are sealed before they reach the database. No moment is kept, only the day.

    :raises BoxClosed: the unit takes none by the form
    :raises UnfitPetition: no such kind, nothing written
    :raises AlreadySent: the same form came twice
    """
    told = _told(kind, content, sender, contact)
    if unit_id not in dict(queries.boxes()):
        raise BoxClosed
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    with connection.cursor() as cursor:  # lets this transaction see the row that it writes
        cursor.execute("SELECT set_config('congdoan.petition', %s, true)", [hash_of(code)])
    try:
        with transaction.atomic():
            _write(petition_id, unit_id, kind, "form", told, hash_of(code), received_on=on)
    except IntegrityError:
        raise AlreadySent from None
    return "-".join(code[at : at + 5] for at in range(0, CODE_LENGTH, 5))


@transaction.atomic
def receive_petition(
    *, by: int, unit_id: int, kind: str, channel: str, content: str, received_on: date, on: date, gist: str = "", sender: str = "",
    contact: str = "",
) -> UUID:  # fmt: skip
    """Take a petition at a desk, under the next number of the year; return it. Who denounces is sealed at once, also from the desk.

    :raises NotAllowed: the actor does not receive petitions here
    :raises UnfitPetition: no such kind or way, nothing written, a day to come or before all registers
    """
    access.require(by, "petitions.receive_petition", at=unit_id, on=on)
    told = _told(kind, content, sender, contact)
    if channel not in rules.CHANNELS or channel == "form":
        raise UnfitPetition(why="chọn cách nhận trong danh mục")
    if not rules.FIRST_DAY <= received_on <= on:
        raise UnfitPetition(why=f"ngày nhận {received_on:%d/%m/%Y} không từ {rules.FIRST_DAY:%d/%m/%Y} đến hôm nay")
    number, token = uuid4(), hash_of(secrets.token_hex(32))
    year, place = _next_number(unit_id, received_on)
    _write(
        number,
        unit_id,
        kind,
        channel,
        told,
        token,
        received_on=received_on,
        state="received",
        year=year,
        number=place,
        gist=clean(gist, 500),
    )
    write_step(number, unit_id, by, "received", received_on, "")
    audit.record(by, "petitions.receive_petition", at=unit_id, petition=number, kind=kind)
    return number


@transaction.atomic
def register_petition(*, by: int, petition_id: UUID, on: date) -> str:
    """Enter a petition that came by the form under the next number of the year; return the number.

    :raises UnknownPetition: there is none that waits within reach
    :raises PetitionStepOutOfTurn: it is in the register already
    """
    one = held(petition_id, by, "register_petition", on, states=(rules.SENT,), step="received")
    year, place = _next_number(one.unit_id, on)
    Petition.objects.filter(id=one.pk).update(state="received", year=year, number=place)
    write_step(one.pk, one.unit_id, by, "received", on, "")
    audit.record(by, "petitions.register_petition", at=one.unit_id, petition=one.pk, number=place)
    return f"{place:02}/{year}"


def seal_away(petition_id: UUID, unit_id: int, told: dict[str, str]) -> None:
    """Keep sender, contact and words of a denunciation where its handler alone finds them."""
    Denouncer.objects.bulk_create([Denouncer(petition_id=petition_id, unit_id=unit_id, sealed=sealed(petition_id, told))])


def hash_of(code: str) -> str:
    """Return what is kept of a code; how it is written does not matter."""
    plain = "".join(letter for letter in code.upper() if letter in CODE_LETTERS) if len(code) <= 60 else code
    return hashlib.sha256(f"petition {plain}".encode("utf-8", "replace")).hexdigest()


def _told(kind: str, content: str, sender: str, contact: str) -> dict[str, str]:
    if kind not in rules.KINDS:
        raise UnfitPetition(why="chọn loại đơn trong danh mục")
    words = content.replace("\x00", "").strip()
    if not 10 <= len(words) <= LONGEST_CONTENT:
        raise UnfitPetition(why=f"nội dung đơn từ 10 đến {LONGEST_CONTENT} chữ cái (đang có {len(words)})")
    return {"sender": clean(sender, 300), "contact": clean(contact, 300), "content": words}


def _write(petition_id: UUID, unit_id: int, kind: str, channel: str, told: dict[str, str], code_sha256: str, **facts: Any) -> None:
    is_sealed = kind == rules.DENUNCIATION
    open_words = {"sender": ", ".join(part for part in (told["sender"], told["contact"]) if part)[:300], "content": told["content"]}
    shown = {"sender": "", "content": ""} if is_sealed else open_words
    told_facts = {"state": rules.SENT, **shown, **facts}
    Petition.objects.bulk_create(
        [Petition(id=petition_id, unit_id=unit_id, kind=kind, channel=channel, code_sha256=code_sha256, **told_facts)]
    )
    if is_sealed:
        seal_away(petition_id, unit_id, told)


def _next_number(unit_id: int, day: date) -> tuple[int, int]:
    """Return the year and the next number of a unit's register; two desks at once wait for one another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('petitions'), %s)", [unit_id % 2**31])
    last = Petition.objects.filter(unit_id=unit_id, year=day.year).aggregate(last=Max("number"))["last"] or 0
    return day.year, last + 1
