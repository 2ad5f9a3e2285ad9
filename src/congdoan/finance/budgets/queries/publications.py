"""What units made public: read by everybody, signed in or not."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.finance.budgets.models import Publication, PublicationWithdrawal
from congdoan.foundation.kernel.vietnamese import search_key

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Published:
    """One publication that stands; `content` is what it says."""

    id: int
    unit_id: int
    code: str
    name: str
    year: int
    kind: str
    kind_words: str
    estimate_id: int | None
    document: str
    document_on: date
    published_on: date
    sha256: str
    content: Mapping[str, Any]

    def shows(self, sha256: str) -> bool:
        """Say whether it is the very settlement that was sent under a hash."""
        return self.content.get("sent_sha256") == sha256


def publications(*, year: int | None = None, text: str = "", after: str = "", limit: int = ON_A_PAGE) -> tuple[list[Published], str]:
    """Return the newest standing publications, unit by unit in the order of codes, and the cursor of the next page."""
    rows = _standing()
    if year is not None:
        rows = rows.filter(year=year)
    for word in search_key(text).split()[:12]:
        rows = rows.filter(search_key__contains=f" {word}")
    code, mark, last_year = after.partition("|")
    newest = rows.order_by("code", "-year", "kind", "-id").distinct("code", "year", "kind")
    if mark and last_year.isascii() and last_year.isdigit() and len(last_year) == 4:
        newest = newest.filter(code__gte=code).exclude(code=code, year__gte=int(last_year))
    found = [_told(one) for one in newest.defer("content")[: limit * 2 + 1]]
    shown = found[:limit]
    while len(found) > len(shown) and shown and (shown[-1].code, shown[-1].year) == (found[len(shown)].code, found[len(shown)].year):
        shown.append(found[len(shown)])
    return shown, f"{shown[-1].code}|{shown[-1].year}" if len(found) > len(shown) else ""


def contents_of(publication_ids: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    """Return what some standing publications say, by their ids; one statement."""
    return {key: json.loads(content) for key, content in _standing().filter(pk__in=list(publication_ids)).values_list("pk", "content")}


def years_published() -> list[int]:
    """Return the years of which something is public, the newest first."""
    return list(_standing().order_by("-year").values_list("year", flat=True).distinct())


def publication(code: str, year: int, kind: str) -> Published | None:
    """Return what stands of a unit's year, whole; None where nothing does."""
    found = _standing().filter(code=code.strip().upper(), year=year, kind=kind).order_by("-id").first()
    return _told(found, whole=True) if found else None


def publication_of(unit_id: int, year: int, kind: str) -> Published | None:
    """Return what stands of a unit's year, by its id; None where nothing does."""
    found = _standing().filter(unit_id=unit_id, year=year, kind=kind).order_by("-id").first()
    return _told(found, whole=True) if found else None


def withdrawals_of(unit_id: int, year: int) -> list[dict[str, Any]]:
    """Return what was taken back of a unit's year, the newest first: kind, days, reason."""
    rows = PublicationWithdrawal.objects.filter(unit_id=unit_id, publication__year=year).order_by("-id")
    names = ("publication__kind", "publication__published_on", "withdrawn_on", "reason")
    return [dict(zip(names, row, strict=True)) for row in rows.values_list(*names)]


def _standing() -> Any:
    return Publication.objects.filter(withdrawal__isnull=True)


def _told(one: Publication, *, whole: bool = False) -> Published:
    return Published(
        one.pk, one.unit_id, one.code, one.name, one.year, one.kind, Publication.Kind(one.kind).label, one.estimate_id, one.document,
        one.document_on, one.published_on, one.sha256, json.loads(one.content) if whole else {},
    )  # fmt: skip
