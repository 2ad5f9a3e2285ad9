"""One outgoing document as it stands: its content, its number, who did what to it and when, its files, who received it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import Delivery, NumberingSetting, NumberSeries, Outgoing, OutgoingFile
from congdoan.foundation.documents.rules.copying import COPIES, SERIES
from congdoan.foundation.documents.rules.outgoing import ACT_WORDS, STATE_WORDS, UNDONE, state_of, written_number


@dataclass(frozen=True, slots=True)
class ActRow:
    """What somebody did to a document; `other` is the document that changed it."""

    place: int
    kind: str
    words: str
    content_sha256: str
    other: int | None
    acted_on: date
    recorded_by: int
    recorded_at: datetime

    @property
    def name(self) -> str:
        """Return what was done, in words."""
        return ACT_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a document without its bytes; place 0 is the PDF as it was made."""

    place: int
    way: str
    signatures: tuple[Mapping[str, Any], ...]
    sha256: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """A document with its acts, oldest first. `number` is None until it is signed."""

    id: int
    unit_id: int
    kind: str
    symbol: str
    subject: str
    signer: str
    content: Mapping[str, Any]
    content_sha256: str
    number: int | None
    issued_on: date | None
    acts: tuple[ActRow, ...]
    files: tuple[FileRow, ...]

    @property
    def state(self) -> str:
        """Return the state that its acts leave it in."""
        return state_of([act.kind for act in self.acts])

    @property
    def state_words(self) -> str:
        return STATE_WORDS.get(self.state, "")

    @property
    def written(self) -> str:
        """Return the number as it stands on the document, empty on a draft."""
        return written_number(self.number, self.symbol) if self.number else ""

    @property
    def name(self) -> str:
        """Return what people call it."""
        return f"{self.kind} {self.written}" if self.number else f"{self.kind} (bản thảo {self.id})"

    @property
    def stands(self) -> bool:
        """Tell a document that was signed and numbered, and neither voided nor recalled nor replaced since."""
        return self.number is not None and self.state not in UNDONE

    @property
    def is_copy(self) -> bool:
        """Tell a copy of another document."""
        return self.kind in COPIES

    def did(self, by: int) -> set[str]:
        """Return the kinds of acts that somebody performed on it."""
        return {act.kind for act in self.acts if act.recorded_by == by}

    def act(self, kind: str) -> ActRow | None:
        """Return the last act of a kind, or None."""
        return next((act for act in reversed(self.acts) if act.kind == kind), None)

    def full_content(self) -> dict[str, Any]:
        """Return the writer's JSON with the number and the day that the signature gave."""
        day = {"issued_on": self.issued_on.isoformat()} if self.issued_on else {}
        return dict(self.content) | ({"number": self.number} if self.number else {}) | day


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A unit that a document was sent to, and who of it opened it when."""

    id: int
    code: str
    name: str
    sent_on: date
    opened: tuple[tuple[str, datetime], ...]


def outgoing(outgoing_id: int) -> Record | None:
    """Return one document, or None when there is none within the actor's reach; what was received shows no acts before its signature."""
    row = Outgoing.objects.filter(id=outgoing_id).select_related("numbered").prefetch_related("acts").first()
    if row is None:
        return None
    files = list(OutgoingFile.objects.filter(outgoing_id=outgoing_id).defer("content").order_by("place"))
    names = access.names_of_actors({file.recorded_by for file in files})
    numbered = getattr(row, "numbered", None)
    return Record(
        row.pk, row.unit_id, row.kind, row.symbol, row.subject, row.signer, json.loads(row.content), row.content_sha256,
        numbered.number if numbered else None, numbered.given_on if numbered else None,
        tuple(
            ActRow(one.place, one.kind, one.words, one.content_sha256, one.other_id, one.acted_on, one.recorded_by, one.recorded_at)
            for one in sorted(row.acts.all(), key=lambda act: act.place)
        ),
        tuple(
            FileRow(one.place, one.way, tuple(one.signatures), one.sha256, names.get(one.recorded_by, ""), one.recorded_at) for one in files
        ),
    )  # fmt: skip


def outgoing_sent_as(unit_id: int, client_key: UUID) -> tuple[int, str] | None:
    """Return the document that came under a key, and the hash of what it first said; None when it is new."""
    return Outgoing.objects.filter(unit_id=unit_id, client_key=client_key).values_list("id", "drafted_sha256").first()


def file_content(outgoing_id: int, place: int | None = None) -> bytes | None:
    """Return the bytes of a document's file at a place; None asks for the last one, and is the answer where none is left."""
    files = OutgoingFile.objects.filter(outgoing_id=outgoing_id).order_by("-place")
    if place is not None:
        files = files.filter(place=place)
    content = files.values_list("content", flat=True).first()
    return bytes(content or b"") or None


def deliveries_of(outgoing_id: int) -> list[DeliveryRow]:
    """Return the units that a document was sent to, by code."""
    rows = list(Delivery.objects.filter(outgoing_id=outgoing_id).prefetch_related("openings"))
    units = access.branch_names({row.to_unit_id for row in rows})
    names = access.names_of_actors({opening.opened_by for row in rows for opening in row.openings.all()})
    found = [
        DeliveryRow(
            row.pk, *units.get(row.to_unit_id, ("", "")), row.sent_on,
            tuple((names.get(one.opened_by, ""), one.opened_at) for one in sorted(row.openings.all(), key=lambda one: one.opened_at)),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda row: row.code)


def series_of(unit_id: int, *, year: int, kind: str) -> str:
    """Return the series that a kind of document counts in: copies their own, others by the head's latest decision, else one for all."""
    if kind in COPIES:
        return SERIES
    settings = NumberingSetting.objects.filter(unit_id=unit_id, from_year__lte=year).order_by("-from_year", "-id")
    return kind if settings.values_list("per_kind", flat=True).first() else ""


def standing_series(unit_id: int, *, year: int) -> list[tuple[str, int]]:
    """Return the series of a unit's year with the last number of each; the empty name is the one of all kinds."""
    rows = NumberSeries.objects.filter(unit_id=unit_id, year=year).order_by("series")
    return list(rows.values_list("series", "last"))
