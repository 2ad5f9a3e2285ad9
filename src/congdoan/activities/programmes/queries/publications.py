"""Programmes that are public, for everybody, signed in or not; what would be made public of one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery

from congdoan.activities.programmes import rules
from congdoan.activities.programmes.models import ProgrammeAct, PublishedProgramme
from congdoan.activities.programmes.rules import publishing
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.small_counts import tells_few
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.foundation.reference import queries as reference

from .programmes import Details
from .results import results
from .targets import targets_of
from .tasks import tasks_of

PAGE = 20


@dataclass(frozen=True, slots=True)
class PublicProgramme:
    """A public programme: what stands in `content` is of its last day, `first_on` the day of the promise."""

    id: int
    programme_id: int
    unit_code: str
    unit_name: str
    title: str
    symbol: str
    published_on: date
    first_on: date
    sha256: str
    content: Mapping[str, Any]

    @property
    def done(self) -> int:
        """Return how many tasks are finished or did not arise."""
        return int(self.content["standing"]["done"] + self.content["standing"]["none"])


@dataclass(frozen=True, slots=True)
class PublishedHistory:
    """A public programme with what it promised first, where that differs, and each day it was told."""

    now: PublicProgramme
    told: Mapping[str, Any]
    days: tuple[tuple[date, int, int], ...]  # day, tasks done, tasks


def public_programmes(*, text: str = "", after: int | None = None, limit: int = PAGE) -> tuple[list[PublicProgramme], int | None]:
    """Return the public programmes as they stood last, the last told first, and the cursor of the next page; one statement."""
    last_told = _standing().order_by().values("programme_id").annotate(last=Max("id"))
    first_on = _standing().filter(programme_id=OuterRef("programme_id")).order_by("pk").values("published_on")[:1]
    newest = PublishedProgramme.objects.filter(pk__in=last_told.values("last")).annotate(first_on=Subquery(first_on)).order_by("-pk")
    for word in search_key(text).split()[:12]:
        newest = newest.filter(search_key__contains=f" {word}")
    rows = list((newest.filter(pk__lt=after) if after else newest)[: limit + 1])
    found = [_told(one, one.first_on) for one in rows[:limit]]
    return found, found[-1].id if len(rows) > limit else None


def public_programme(programme_id: int) -> PublishedHistory | None:
    """Return a public programme with its promise and its days, or None where it is not public; one statement."""
    rows = list(_standing().filter(programme_id=programme_id).order_by("pk")) if 0 < programme_id < 2**63 else []
    if not rows:
        return None
    now, first = _told(rows[-1], rows[0].published_on), json.loads(rows[0].content)
    days = tuple((one.published_on, told["done"] + told["none"], told["total"]) for one in rows if (told := _counts(one)))
    return PublishedHistory(now, publishing.shown(now.content, publishing.changed(first, now.content)), days)


def is_public(programme_id: int) -> date | None:
    """Return on which day a programme was told to everybody last, or None where it is not public."""
    days = _standing().filter(programme_id=programme_id).order_by("-pk")
    return days.values_list("published_on", flat=True).first()


def to_publish(found: Details, *, on: date) -> dict[str, Any]:
    """Return what would be made public of an issued programme today."""
    row = found.row
    year = min((row.ends_on or on).year, on.year)
    issued = ProgrammeAct.objects.filter(programme_id=row.id, kind="issued").values_list("acted_on", flat=True)
    beside, above = _told_beside(row.unit_id, year, on)
    least = reference.small_cell(on=on)
    return publishing.public_content(
        tasks=tasks_of(row.id, on=on), results=results(targets_of(row.id, year), year=year, on=on), source=row.source,
        starts_on=row.starts_on, ends_on=row.ends_on, issued_on=issued.first() or on, year=year, on=on, least=least,
        tells_few=lambda measure, count: tells_few(row.unit_id, count, told=beside.get(measure, {}), above=above, least=least),
    )  # fmt: skip


def _told_beside(unit_id: int, year: int, on: date) -> tuple[dict[str, dict[int, int]], dict[int, list[int]]]:
    """Return the counts of persons of a year that the units above and below one have told, by measure; and the units over each."""
    newest = _standing().exclude(unit_id=unit_id).order_by("programme_id", "-pk").distinct("programme_id")
    above = access.ancestors([unit_id, *newest.values_list("unit_id", flat=True)], on=on)
    related = {unit for unit, over in above.items() if unit_id in over or unit in above[unit_id]}
    told: dict[str, dict[int, int]] = {}
    for one in newest.filter(unit_id__in=related):
        content = json.loads(one.content)
        if content["year"] == year:
            for measure, count in publishing.counts_told(content).items():
                told.setdefault(measure, {})[one.unit_id] = count
    return told, above


def may_be_public(state: str) -> bool:
    """Say whether a programme in a state is made public."""
    return state in rules.CARRIED_OUT


def _standing() -> QuerySet[PublishedProgramme]:
    return PublishedProgramme.objects.filter(withdrawal__isnull=True)


def _counts(one: PublishedProgramme) -> dict[str, int]:
    return dict(json.loads(one.content)["standing"])


def _told(one: PublishedProgramme, first_on: date) -> PublicProgramme:
    return PublicProgramme(
        one.pk, one.programme_id, one.unit_code, one.unit_name, one.title, one.symbol, one.published_on, first_on, one.sha256,
        json.loads(one.content),
    )  # fmt: skip
