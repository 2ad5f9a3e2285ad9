"""How a unit counts its documents, and the numbers that no document here bears."""

from datetime import date

from django.db import connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import NumberingSetting, SkippedNumbers

from .acting import reason_of
from .refusals import NumberingDecidedLate, NumberingFaulty, SkipWrong

FIRST_YEAR, LAST_YEAR = 2010, 2099
MOST_NUMBER = 99_999


@transaction.atomic
def set_numbering(*, by: int, unit_id: int, from_year: int, per_kind: bool, document: str, on: date) -> None:
    """Decide whether from a year on a unit has one series of numbers for all kinds of documents, or one for each.

    Source: Nghị định 30/2020/NĐ-CP, Điều 15; table `documents.numbering`, record `numbering.series`.

    :raises NumberingFaulty: no such year, or no document that decides it
    :raises NumberingDecidedLate: that year has numbers already
    :raises NotAllowed: the actor may not decide this for the unit
    """
    access.require(by, "documents.set_numbering", at=unit_id, on=on)
    kept = " ".join(document.replace("\x00", " ").split())
    if not FIRST_YEAR <= from_year <= LAST_YEAR or not 0 < len(kept) <= 300:
        raise NumberingFaulty
    _hold_numbers(unit_id)
    if late := [year for year in queries.numbered_years(unit_id) if year >= from_year]:
        raise NumberingDecidedLate(year=late[-1])
    NumberingSetting.objects.create(unit_id=unit_id, from_year=from_year, per_kind=per_kind, document=kept, decided_by=by)
    audit.record(by, "documents.set_numbering", at=unit_id, from_year=from_year, per_kind=per_kind, document=kept)


@transaction.atomic
def skip_numbers(*, by: int, unit_id: int, year: int, through: int, reason: str, on: date, kind: str = "") -> tuple[int, int]:
    """Record that the next numbers of a series, up to one, are borne by no document here, and why; return the first and the last.

    `kind` names the series where each kind has its own; any form of a copy names that of copies.

    :raises SkipWrong: the numbers do not follow the last one, or there is no such series
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not skip numbers of this unit
    """
    access.require(by, "documents.skip_numbers", at=unit_id, on=on)
    kept = reason_of(reason)
    _hold_numbers(unit_id)
    named = queries.kinds().get(kind.casefold())
    is_copy = named is not None and named.is_copy
    series = queries.series_of(unit_id, year=year, kind=named.name if named else "") if FIRST_YEAR <= year <= LAST_YEAR else ""
    first = dict(queries.standing_series(unit_id, year=year)).get(series, 0) + 1
    is_named = is_copy or (bool(queries.series_of(unit_id, year=year, kind="x")) == bool(kind) and bool(named) == bool(kind))
    if not FIRST_YEAR <= year <= on.year or not first <= through <= MOST_NUMBER or not is_named:
        raise SkipWrong(next=first, most=MOST_NUMBER)
    SkippedNumbers.objects.create(
        unit_id=unit_id, series=series, year=year, first=first, last=through, reason=kept, skipped_on=on, recorded_by=by
    )
    audit.record(by, "documents.skip_numbers", at=unit_id, year=year, series=series, first=first, last=through, words=kept)
    return first, through


def _hold_numbers(unit_id: int) -> None:
    """Let whoever gives or skips numbers of the unit at the same moment wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('documents_numbers', %s))", [unit_id])
