"""Case files whose term is over, what keeps each, and the disposals with their files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, IntegerField
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

MOST_OVER = 500
MOST_SHOWN = 50


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


def over(unit_id: int, *, on: date) -> list[OverRow]:
    """Return the files of a unit whose term is over and that are not destroyed or proposed, the oldest first."""
    ends = ExtractYear("closed_on", output_field=IntegerField()) + F("keep_years")
    found = CaseFile.objects.filter(unit_id=unit_id, closed_on__isnull=False, keep_years__isnull=False)
    found = found.annotate(ends=ends).filter(ends__lt=on.year).exclude(pk__in=_named())
    rows = rows_of(found.order_by("closed_on", "id")[:MOST_OVER])
    told = kept_by([row.id for row in rows])
    return [OverRow(row, _until(row), told[row.id]) for row in rows]


def _named() -> Any:
    """Return the files that a standing disposal names."""
    return CaseDisposalFile.objects.filter(kept_back="", disposal__withdrawn_on=None).values("case_file_id")


def _until(row: CaseRow) -> date:
    assert row.closed_on is not None
    assert row.keep_years is not None
    return keeps_until(row.closed_on, row.keep_years)


def disposals(*, unit_id: int | None = None, ids: Collection[int] | None = None) -> list[DisposalRow]:
    """Return the disposals within reach, the newest first."""
    found = CaseDisposal.objects.order_by("-id")
    found = found.filter(unit_id=unit_id) if unit_id is not None else found
    found = found.filter(pk__in=ids) if ids is not None else found
    rows = list(found[:MOST_SHOWN])
    units = access.branch_names({one.unit_id for one in rows})
    actors = {getattr(one, f"{step}_by") for one in rows for step in ("proposed", "reviewed", "decided", "carried", "withdrawn")} - {None}
    people = access.names_of_actors(actors)
    files = list(CaseDisposalFile.objects.filter(disposal_id__in=[one.pk for one in rows]).values_list("disposal_id", "kept_back"))
    return [
        DisposalRow(
            one, units.get(one.unit_id, ("", "")), people, sum(of == one.pk for of, _ in files),
            sum(of == one.pk and bool(kept) for of, kept in files),
        )
        for one in rows
    ]  # fmt: skip


def disposal(disposal_id: int) -> DisposalRow | None:
    """Return one disposal within reach, or None."""
    return next(iter(disposals(ids=[disposal_id])), None)


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
    """Return the papers that a disposal destroys: each with the digest of its file, and what became of the file."""
    gone = CaseDisposalFile.objects.filter(disposal_id=disposal_id, kept_back="").values("case_file_id")
    papers = list(
        CasePaper.objects.filter(case_file_id__in=gone, taken_out="")
        .select_related("case_file")
        .order_by("case_file_id", "issued_on", "id")
    )
    ours = [one.outgoing_id for one in papers if one.outgoing_id]
    signed = OutgoingFile.objects.filter(outgoing_id__in=ours).order_by("outgoing_id", "-place").distinct("outgoing_id")
    kept: dict[tuple[str, int | None], tuple[str, bool]] = {
        ("outgoing", of): (digest, not size)
        for of, digest, size in signed.annotate(size=size_of_content()).values_list("outgoing_id", "sha256", "size")
    }
    came = IncomingDocument.objects.filter(pk__in=[one.arrival_id for one in papers if one.arrival_id]).annotate(size=size_of_content())
    kept |= {("arrival", one): (digest, not size) for one, digest, size in came.values_list("id", "sha256", "size")}
    told = []
    for one in papers:
        digest, is_gone = kept.get(("outgoing", one.outgoing_id)) or kept.get(("arrival", one.arrival_id)) or ("", None)
        told.append((one, digest, {True: "đã xóa", False: "còn nơi khác dùng", None: "giấy, vật"}[is_gone]))
    return told
