"""The archive: case files in lists, one with its papers, what may be handed over, who uses what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Greatest

from congdoan.foundation.access import queries as access
from congdoan.foundation.documents.models import (
    CaseDisposalFile,
    CaseFile,
    CaseHandover,
    CaseList,
    CasePaper,
    CaseUse,
    Delivery,
    IncomingDocument,
    OutgoingFile,
)
from congdoan.foundation.documents.rules.filing import STATES, CaseDraft, due_on, notation, state_of, term_words
from congdoan.foundation.documents.rules.writing import scanned
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.foundation.reference import queries as reference

CASE_PAGE = 50
MOST_CASES = 2_000


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case file in a list; `papers` and `pages` are those that stand in it now."""

    id: int
    unit_id: int
    unit_code: str
    year: int
    section: str
    section_code: str
    number: int
    title: str
    keep_years: int | None
    keep_source: str
    keeper: str
    is_listed: bool
    opened_on: date | None
    closed_on: date | None
    closed_by: int | None
    handover_id: int | None
    papers: int
    pages: int
    first_day: date | None
    last_day: date | None
    lent_to: str
    destroyed_on: date | None = None
    struck_out: str = ""
    struck_on: date | None = None

    @property
    def notation(self) -> str:
        return notation(self.number, self.section_code)

    @property
    def name(self) -> str:
        """Return what people call it."""
        return f"Hồ sơ {self.notation}/{self.year}"

    @property
    def term(self) -> str:
        return term_words(self.keep_years)

    @property
    def state(self) -> str:
        facts = {"is_kept": self.handover_id is not None, "is_destroyed": self.destroyed_on is not None}
        return state_of(opened_on=self.opened_on, closed_on=self.closed_on, is_struck=self.struck_on is not None, **facts)

    @property
    def state_words(self) -> str:
        return STATES[self.state]

    @property
    def due_on(self) -> date | None:
        """Return the day by which it goes to the archive; None before it is closed, and for what is kept fewer years than the law asks.

        Source: table `documents.archive`.
        """
        if self.closed_on is None or (self.keep_years or least_term()) < least_term():
            return None
        return due_on(self.closed_on, _years("archive.handing_over"))

    def is_late(self, on: date) -> bool:
        """Tell a closed file that should stand in the archive by now."""
        return self.state == "closed" and self.due_on is not None and self.due_on < on

    @property
    def days(self) -> str:
        """Return from when to when its papers go."""
        if self.first_day is None or self.last_day is None:
            return ""
        first, last = f"{self.first_day:%d/%m/%Y}", f"{self.last_day:%d/%m/%Y}"
        return first if first == last else f"{first} - {last}"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which case files a list shows; `state` is one of STATES, or empty for all."""

    unit_id: int | None = None
    year: int | None = None
    state: str = ""
    text: str = ""


def least_term() -> int:
    """Return from how many years of keeping on a file must go to the archive."""
    return _years("archive.least_term")


def _years(record_id: str) -> int:
    return next(int(one.fields["years"]) for one in reference.records("documents.archive") if one.id == record_id)


def _filtered(chosen: CaseFilter, *, any_state: bool = False) -> QuerySet[CaseFile]:
    found = CaseFile.objects.all()
    if chosen.unit_id is not None:
        found = found.filter(unit_id=chosen.unit_id)
    if chosen.year is not None:
        found = found.filter(year=chosen.year)
    if chosen.state and not any_state:
        found = found.filter(STATE_IS[chosen.state])
    for word in search_key(chosen.text).split():
        papers = CasePaper.objects.filter(case_file=OuterRef("pk"), taken_out="", search_key__contains=word)
        is_number = Q(number=int(word)) if word.isdecimal() else Q()
        found = found.filter(Q(search_key__contains=word) | Exists(papers) | is_number)
    return found


IS_DESTROYED = Q(Exists(CaseDisposalFile.objects.filter(case_file=OuterRef("pk"), kept_back="", disposal__carried_on__isnull=False)))
STATE_IS = {
    "listed": Q(opened_on=None),
    "open": Q(opened_on__isnull=False, closed_on=None, struck_on=None),
    "closed": Q(closed_on__isnull=False, handover=None) & ~IS_DESTROYED,
    "kept": Q(handover__isnull=False) & ~IS_DESTROYED,
    "destroyed": IS_DESTROYED,
    "struck": Q(struck_on__isnull=False),
}


def rows_of(found: QuerySet[CaseFile]) -> list[CaseRow]:
    """Return case files as lists show them, in the order given, in a bounded number of statements."""
    standing = Q(papers__taken_out="")
    told: Sequence[Any] = list(
        found.annotate(
            papers_now=Count("papers", filter=standing), pages_now=Coalesce(Sum("papers__pages", filter=standing), 0),
        )
    )  # fmt: skip
    ids = [one.pk for one in told]
    days = {row["case_file_id"]: row for row in _days_of(ids)}
    lent = dict(CaseUse.objects.filter(case_file_id__in=ids, returned_on=None).values_list("case_file_id", "person"))
    gone = CaseDisposalFile.objects.filter(case_file_id__in=ids, kept_back="", disposal__carried_on__isnull=False)
    destroyed = dict(gone.values_list("case_file_id", "disposal__carried_on"))
    codes = access.branch_names({one.unit_id for one in told})
    return [
        CaseRow(
            one.pk, one.unit_id, codes.get(one.unit_id, ("", ""))[0], one.year, one.section, one.section_code, one.number, one.title,
            one.keep_years, one.keep_source, one.keeper, one.listed_id is not None, one.opened_on, one.closed_on, one.closed_by,
            one.handover_id, one.papers_now, one.pages_now, days.get(one.pk, {}).get("first"), days.get(one.pk, {}).get("last"),
            lent.get(one.pk, ""), destroyed.get(one.pk), one.struck_out, one.struck_on,
        )
        for one in told
    ]  # fmt: skip


def _days_of(ids: Iterable[int]) -> QuerySet[Any, Any]:
    papers = CasePaper.objects.filter(case_file_id__in=list(ids), taken_out="")
    return papers.values("case_file_id").annotate(first=Min("issued_on"), last=Max("issued_on")).order_by()


def last_day_of_papers(case_id: int) -> date | None:
    """Return the latest day of the papers in a case file: one that a paper bears, or on which it was filed."""
    papers = CasePaper.objects.filter(case_file=case_id, taken_out="")
    last: date | None = papers.aggregate(last=Greatest(Max("issued_on"), Max("filed_on")))["last"]
    return last


def case_files(chosen: CaseFilter, *, after: int | None = None) -> tuple[list[CaseRow], int | None]:
    """Return one page of case files within reach, the newest year first, in the order of their list; and where the next page begins."""
    found = _filtered(chosen)
    last = CaseFile.objects.filter(pk=after).values_list("year", flat=True).first() if after else None
    if last is not None:
        found = found.filter(Q(year__lt=last) | Q(year=last, pk__gt=after))
    rows = rows_of(found.order_by("-year", "id")[: CASE_PAGE + 1])
    return rows[:CASE_PAGE], rows[CASE_PAGE - 1].id if len(rows) > CASE_PAGE else None


def case_counts(chosen: CaseFilter) -> dict[str, int]:
    """Return how many case files of a filter stand in each state."""
    counted = {state: Count("pk", filter=condition) for state, condition in STATE_IS.items()}
    return dict(_filtered(chosen, any_state=True).aggregate(**counted))


def case_years() -> list[int]:
    """Return the years of the case files within reach, the newest first."""
    return list(CaseFile.objects.order_by("-year").values_list("year", flat=True).distinct())


def case_file(case_id: int) -> CaseRow | None:
    """Return one case file within reach, or None."""
    return next(iter(rows_of(CaseFile.objects.filter(pk=case_id))), None)


def open_case_files(unit_id: int) -> list[CaseRow]:
    """Return the files of a unit into which papers may go, the newest year first."""
    return rows_of(CaseFile.objects.filter(unit_id=unit_id, closed_on=None, struck_on=None).order_by("-year", "id")[:MOST_CASES])


def closed_case_files(unit_id: int) -> list[CaseRow]:
    """Return the closed files of a unit that wait for the archive, in the order of their lists."""
    return rows_of(CaseFile.objects.filter(STATE_IS["closed"], unit_id=unit_id).order_by("year", "section_code", "number")[:MOST_CASES])


def files_of_year(unit_id: int, *, year: int) -> list[CaseRow]:
    """Return all case files of a unit's year, section by section in the order in which the sections stand in the list."""
    rows = rows_of(CaseFile.objects.filter(unit_id=unit_id, year=year).order_by("id"))
    first = {row.section_code: row.id for row in reversed(rows)}
    return sorted(rows, key=lambda row: (first[row.section_code], row.number))


def files_of_handover(handover_id: int) -> list[CaseRow]:
    """Return the files that came to the archive at once."""
    return rows_of(CaseFile.objects.filter(handover_id=handover_id).order_by("year", "section_code", "number"))


def handover(handover_id: int) -> CaseHandover | None:
    return CaseHandover.objects.filter(pk=handover_id).first()


def papers_of(case_id: int) -> list[CasePaper]:
    """Return the papers of a case file in the order of their days."""
    return list(CasePaper.objects.filter(case_file_id=case_id, taken_out="").order_by("issued_on", "id"))


def taken_out_of(case_id: int) -> list[CasePaper]:
    """Return what was taken out of a case file, with why."""
    return list(CasePaper.objects.filter(case_file_id=case_id).exclude(taken_out="").order_by("id"))


def paper(paper_id: int) -> CasePaper | None:
    return CasePaper.objects.filter(pk=paper_id).first()


def filed_in(*, outgoing_id: int | None = None, arrival_id: int | None = None) -> list[tuple[int, str]]:
    """Return the case files that hold a document: id, and what people call each."""
    asked = Q(outgoing_id=outgoing_id) if outgoing_id is not None else Q(arrival_id=arrival_id)
    rows = CasePaper.objects.filter(asked, taken_out="").order_by("id")
    told = rows.values_list("case_file_id", "case_file__number", "case_file__section_code", "case_file__year", "case_file__title")
    return [(case_id, f"{notation(number, code)}/{year} {title}") for case_id, number, code, year, title in told]


def uses_of(case_id: int) -> list[CaseUse]:
    """Return who used a file of the archive, the latest first."""
    return list(CaseUse.objects.filter(case_file_id=case_id).order_by("-id"))


def use(use_id: int) -> CaseUse | None:
    return CaseUse.objects.filter(pk=use_id).first()


def uses_of_year(unit_id: int, *, year: int) -> list[CaseUse]:
    """Return who used files of a unit's archive in a year, in order."""
    if not MINYEAR < year < MAXYEAR:
        return []
    return list(CaseUse.objects.filter(unit_id=unit_id, used_on__year=year).select_related("case_file").order_by("id"))


def case_list(unit_id: int, *, year: int) -> CaseList | None:
    """Return the list of case files that was decided for a year, or None."""
    return CaseList.objects.filter(unit_id=unit_id, year=year).first()


def last_list(unit_id: int) -> list[CaseDraft]:
    """Return the files of the latest list that a unit decided, to begin the next one with."""
    last = CaseList.objects.filter(unit_id=unit_id).order_by("-year").values_list("id", flat=True).first()
    columns = ("section", "section_code", "title", "keep_years", "keep_source", "keeper")
    return [CaseDraft(*row) for row in CaseFile.objects.filter(listed_id=last).order_by("id").values_list(*columns)] if last else []


def pages_of_document(*, outgoing_id: int | None = None, arrival_id: int | None = None) -> int | None:
    """Return how many pages the file of a document has, or None where it has none of its own."""
    if outgoing_id is not None:
        content = OutgoingFile.objects.filter(outgoing_id=outgoing_id).order_by("-place").values_list("content", flat=True).first()
    else:
        content = IncomingDocument.objects.filter(pk=arrival_id or 0).values_list("content", flat=True).first()
    scan = scanned(bytes(content)) if content is not None and bytes(content[:5]) == b"%PDF-" else None
    return len(scan.pages) if scan else None


def was_sent_to(outgoing_id: int, unit_id: int) -> bool:
    """Tell whether a document was sent to a unit."""
    return Delivery.objects.filter(outgoing_id=outgoing_id, to_unit_id=unit_id).exists()


def is_destroyed(*, outgoing_id: int | None = None, arrival_id: int | None = None) -> bool:
    """Tell whether the content of a document was destroyed with its case files."""
    if outgoing_id is not None:
        return OutgoingFile.objects.filter(outgoing_id=outgoing_id, content=b"").exists()
    return IncomingDocument.objects.filter(pk=arrival_id or 0, content=b"").exists()


def has_files(unit_id: int, *, year: int) -> bool:
    """Tell whether a unit has case files of a year."""
    return CaseFile.objects.filter(unit_id=unit_id, year=year).exists()
