"""Case files whose term is over, what keeps each, and the disposals with their files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, F, Func, IntegerField, Q, QuerySet, TextField
from django.db.models.functions import ExtractYear

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import (
    CaseDisposal,
    CaseDisposalFile,
    CaseFile,
    CaseHold,
    CasePaper,
    IncomingDocument,
    OutgoingFile,
)
from congdoan.foundation.documents.queries.filing import CaseRow, rows_of
from congdoan.foundation.documents.queries.packaging import size_of_content
from congdoan.foundation.documents.rules.disposal import AGAINST, GROUNDS, STATES, keeps_until, state_of

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OverRow:
    """A file whose term is over: its last day, and what keeps it all the same; `against` is empty where nothing does."""

    case: CaseRow
    until: date
    against: str

    @property
    def against_words(self) -> str:
        return AGAINST.get(self.against, "")


@dataclass(frozen=True, slots=True)
class DisposalRow:
    """A disposal with who took which step."""

    row: CaseDisposal
    unit: tuple[str, str]
    people: dict[int, str]
    files: int
    kept_back: int

    @property
    def state(self) -> str:
        return state_of(self.row)

    @property
    def state_words(self) -> str:
        return STATES[self.state]

    @property
    def steps(self) -> list[tuple[str, date | None, str]]:
        """Return the steps in their order: what, when, who and by which paper."""
        one = self.row

        def by(actor: int | None, words: str) -> str:
            return "; ".join(part for part in (self.people.get(actor or 0, ""), words) if part)

        return [
            ("Đề nghị", one.proposed_on, by(one.proposed_by, "")), ("Hội đồng xét", one.reviewed_on, by(one.reviewed_by, one.minutes)),
            ("Quyết định", one.decided_on, by(one.decided_by, one.decision)),
            ("Tiêu hủy", one.carried_on, by(one.carried_by, one.way)),
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DisposalFileRow:
    """A file of a disposal: why it goes, why the council keeps it, and what keeps it today."""

    case: CaseRow
    until: date | None
    reason: str
    kept_back: str
    against: str

    @property
    def against_words(self) -> str:
        return AGAINST.get(self.against, "")


def kept_by(case_ids: Collection[int]) -> dict[int, str]:
    """Return what keeps each case file from being destroyed today; empty where nothing does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, documents_kept_by(one) FROM unnest(%s::bigint[]) one", [list(case_ids)])
        return {one: told or "" for one, told in cursor.fetchall()}


def over(unit_id: int, *, on: date, after: int | None = None) -> tuple[list[OverRow], int | None]:
    """Return one page of the files of a unit whose term is over, not destroyed or proposed, the first closed first; and its next page."""
    found = _over(unit_id, on)
    last = CaseFile.objects.filter(pk=after).values_list("closed_on", flat=True).first() if after else None
    if last is not None:
        found = found.filter(Q(closed_on__gt=last) | Q(closed_on=last, pk__gt=after))
    rows = rows_of(found.order_by("closed_on", "id")[: ON_A_PAGE + 1])
    told = kept_by([row.id for row in rows])
    page = [OverRow(row, _until(row), told[row.id]) for row in rows[:ON_A_PAGE]]
    return page, rows[ON_A_PAGE - 1].id if len(rows) > ON_A_PAGE else None


def over_count(unit_id: int, *, on: date) -> int:
    """Return how many files of a unit `over` tells on all its pages."""
    return _over(unit_id, on).count()


def to_propose(unit_id: int, *, on: date, limit: int) -> tuple[list[OverRow], bool]:
    """Return the first of the files that `over` tells and that nothing keeps; and whether there are more."""
    kept = Func(F("pk"), function="documents_kept_by", output_field=TextField(null=True))
    found = _over(unit_id, on).alias(kept=kept).filter(kept__isnull=True)
    rows = rows_of(found.order_by("closed_on", "id")[: limit + 1])
    return [OverRow(row, _until(row), "") for row in rows[:limit]], len(rows) > limit


def _over(unit_id: int, on: date) -> QuerySet[CaseFile]:
    ends = ExtractYear("closed_on", output_field=IntegerField()) + F("keep_years")
    named = CaseDisposalFile.objects.filter(kept_back="", disposal__withdrawn_on=None).values("case_file_id")
    found = CaseFile.objects.filter(unit_id=unit_id, closed_on__isnull=False, keep_years__isnull=False)
    return found.annotate(ends=ends).filter(ends__lt=on.year).exclude(pk__in=named)


def _until(row: CaseRow) -> date:
    assert row.closed_on is not None
    assert row.keep_years is not None
    return keeps_until(row.closed_on, row.keep_years)


def disposals(unit_id: int, *, before: int | None = None) -> tuple[list[DisposalRow], int | None]:
    """Return one page of a unit's disposals, the newest first; and where the next page begins."""
    found = CaseDisposal.objects.filter(unit_id=unit_id)
    rows = _rows(found.filter(pk__lt=before) if before else found, ON_A_PAGE + 1)
    return rows[:ON_A_PAGE], rows[ON_A_PAGE - 1].row.pk if len(rows) > ON_A_PAGE else None


def disposal(disposal_id: int) -> DisposalRow | None:
    """Return one disposal within reach, or None."""
    return next(iter(_rows(CaseDisposal.objects.filter(pk=disposal_id), 1)), None)


def _rows(found: QuerySet[CaseDisposal], limit: int) -> list[DisposalRow]:
    counted: Any = found.annotate(named=Count("files"), kept=Count("files", filter=~Q(files__kept_back="")))
    rows = list(counted.order_by("-id")[:limit])
    units = access.branch_names({one.unit_id for one in rows})
    actors = {getattr(one, f"{step}_by") for one in rows for step in ("proposed", "reviewed", "decided", "carried", "withdrawn")} - {None}
    people = access.names_of_actors(actors)
    return [DisposalRow(one, units.get(one.unit_id, ("", "")), people, one.named, one.kept) for one in rows]


def files_of_disposal(disposal_id: int) -> list[DisposalFileRow]:
    """Return the files of a disposal in the order of their lists."""
    named = {one.case_file_id: one for one in CaseDisposalFile.objects.filter(disposal_id=disposal_id)}
    rows = rows_of(CaseFile.objects.filter(pk__in=named).order_by("year", "section_code", "number"))
    told = kept_by(list(named))
    return [
        DisposalFileRow(
            row, _until(row) if row.closed_on and row.keep_years else None, named[row.id].reason, named[row.id].kept_back, told[row.id]
        )
        for row in rows
    ]


def destroyed_on(case_id: int) -> tuple[int, date] | None:
    """Return by which disposal and when a case file was destroyed, or None."""
    found = CaseDisposalFile.objects.filter(case_file_id=case_id, kept_back="", disposal__carried_on__isnull=False)
    told = found.values_list("disposal_id", "disposal__carried_on").first()
    return (told[0], told[1]) if told and told[1] else None


def holds_of(case_id: int) -> list[tuple[CaseHold, str]]:
    """Return what holds a case file back, or held it, the latest first, each with its ground in words."""
    return [(one, GROUNDS[one.ground]) for one in CaseHold.objects.filter(case_file_id=case_id).order_by("-id")]


def hold(hold_id: int) -> CaseHold | None:
    return CaseHold.objects.filter(pk=hold_id).first()


def digests_of(disposal_id: int) -> list[tuple[CasePaper, str, str]]:
    """Return the papers that a disposal destroys: each with the digest of its file, and what became of the file in this disposal."""
    gone = CaseDisposalFile.objects.filter(disposal_id=disposal_id, kept_back="").values("case_file_id")
    papers = list(
        CasePaper.objects.filter(case_file_id__in=gone, taken_out="")
        .select_related("case_file")
        .order_by("case_file_id", "issued_on", "id")
    )
    ours, arrived = [one.outgoing_id for one in papers if one.outgoing_id], [one.arrival_id for one in papers if one.arrival_id]
    signed = OutgoingFile.objects.filter(outgoing_id__in=ours).order_by("outgoing_id", "-place").distinct("outgoing_id")
    digests: dict[tuple[int | None, int | None], tuple[str, int]] = {
        (of, None): (digest, size)
        for of, digest, size in signed.annotate(size=size_of_content()).values_list("outgoing_id", "sha256", "size")
    }
    came = IncomingDocument.objects.filter(pk__in=arrived).annotate(size=size_of_content())
    digests |= {(None, one): (digest, size) for one, digest, size in came.values_list("id", "sha256", "size")}
    last = _last_disposals(ours, arrived)
    told = []
    for one in papers:
        document = (one.outgoing_id, one.arrival_id)
        digest, size = digests.get(document, ("", 0))
        fate = "giấy, vật" if not digest else "còn nơi khác dùng" if size or last.get(document) != disposal_id else "đã xóa"
        told.append((one, digest, fate))
    return told


def _last_disposals(ours: Collection[int], arrived: Collection[int]) -> dict[tuple[int | None, int | None], int]:
    """Return the last disposal that was carried out of a file with each document: in none before it could the content go."""
    named = "case_file__disposals__"
    found = CasePaper.objects.filter(Q(outgoing_id__in=ours) | Q(arrival_id__in=arrived), taken_out="")
    carried = found.filter(**{f"{named}kept_back": "", f"{named}disposal__carried_on__isnull": False})
    rows = carried.order_by(f"{named}disposal__carried_at", f"{named}disposal_id")
    return {(one, other): by for one, other, by in rows.values_list("outgoing_id", "arrival_id", f"{named}disposal_id")}
