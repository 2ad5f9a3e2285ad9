"""The public gallery, as everybody sees it and as the office prepares it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from congdoan.activities.emulation.models import Consent, Exhibit, ExhibitPhoto, InitiativeAuthor
from congdoan.activities.emulation.rules.words import CONSENTS, WITHDRAWN
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 24


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """An author and what they said last of the gallery; `answer` is empty where they were not asked."""

    place: int
    name: str
    answer: str
    said: str
    words: str
    said_on: date | None
    by: str

    @property
    def look(self) -> tuple[str, str]:
        """Return state and words of its pill."""
        if not self.answer:
            return "wait", "chưa hỏi"
        return ("none" if self.answer == WITHDRAWN else "ok"), self.said


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """What everybody reads of an initiative. `photos` are (place, words); `benefit` in đồng, None where none was verified."""

    id: int
    title: str
    field: str
    unit_name: str
    problem: str
    solution: str
    authors: str
    benefit: int | None
    decision: str
    decided_on: date
    shown_on: date
    photos: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """How far an initiative is from the gallery: its authors' consents, and the exhibit where it is shown."""

    consents: tuple[ConsentRow, ...]
    exhibit_id: int | None
    shown_on: date | None

    @property
    def is_agreed(self) -> bool:
        """Say whether every author agrees."""
        return all(one.answer and one.answer != WITHDRAWN for one in self.consents)


def consents(initiative_id: int) -> list[ConsentRow]:
    """Return the authors of an initiative with what each said last."""
    authors = list(InitiativeAuthor.objects.filter(initiative_id=initiative_id).order_by("place"))
    last = {row.author_id: row for row in Consent.objects.filter(initiative_id=initiative_id).order_by("said_on", "place")}
    people = access.names_of_actors({row.told_by for row in last.values()})
    found = []
    for author in authors:
        row = last.get(author.pk)
        told = (row.answer, CONSENTS[row.answer], row.words, row.said_on, people.get(row.told_by, "")) if row else ("", "", "", None, "")
        found.append(ConsentRow(author.place, author.name, *told))
    return found


def showing(initiative_id: int) -> Showing:
    """Return how an initiative stands to the gallery."""
    shown = _standing().filter(initiative_id=initiative_id).first()
    return Showing(tuple(consents(initiative_id)), shown.pk if shown else None, shown.shown_on if shown else None)


def exhibits(
    *, text: str = "", field: str = "", year: int | None = None, after: int | None = None, limit: int = PAGE
) -> tuple[list[ExhibitRow], int | None]:
    """Return what is shown, the last shown first, and where the next page starts. Two statements."""
    rows = _standing().order_by("-id")
    for word in search_key(text).split()[:12]:
        rows = rows.filter(search_key__contains=f" {word}")
    rows = rows.filter(field=field) if field else rows
    rows = rows.filter(decided_on__year=year) if year else rows
    rows = rows.filter(id__lt=after) if after else rows
    found = list(rows[: limit + 1])
    return _told(found[:limit]), found[limit - 1].pk if len(found) > limit else None


def exhibit_choices() -> tuple[list[str], list[int]]:
    """Return the fields and the years of what is shown, the latest year first."""
    fields = sorted(set(_standing().exclude(field="").order_by().values_list("field", flat=True).distinct()))
    return fields, [day.year for day in _standing().dates("decided_on", "year", order="DESC")]


def exhibit(exhibit_id: int) -> ExhibitRow | None:
    """Return one initiative that is shown, or None."""
    return next(iter(_told(list(_standing().filter(pk=exhibit_id)))), None)


def exhibit_photo(exhibit_id: int, place: int) -> tuple[str, bytes] | None:
    """Return kind and bytes of a photo that is shown, or None."""
    found = ExhibitPhoto.objects.filter(exhibit_id=exhibit_id, exhibit__end=None, place=place).first()
    return (found.kind, bytes(found.content)) if found else None


def _standing() -> QuerySet[Exhibit]:
    return Exhibit.objects.filter(end=None)


def _told(found: Sequence[Exhibit]) -> list[ExhibitRow]:
    photos: dict[int, list[tuple[int, str]]] = {}
    for of, place, words in (
        ExhibitPhoto.objects.filter(exhibit__in=found).order_by("place").values_list("exhibit_id", "place", "words") if found else ()
    ):
        photos.setdefault(of, []).append((place, words))
    return [
        ExhibitRow(
            one.pk, one.title, one.field, one.unit_name, one.problem, one.solution, _names(one), one.benefit, one.decision, one.decided_on,
            one.shown_on, tuple(photos.get(one.pk, [])),
        )
        for one in found
    ]  # fmt: skip


def _names(one: Exhibit) -> str:
    """Return the authors as they agreed to be told."""
    others = f"{one.unnamed} tác giả không nêu tên" if one.authors or one.unnamed > 1 else "tác giả không nêu tên"
    return ", ".join([*one.authors, *([others] if one.unnamed else [])])
