"""Case files and the archive, for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.timezone import localtime
from ninja import Router, Schema, Status
from pydantic import Field

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import services
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.filing import STATES, CaseDraft

from .asking import CountOut, IdOut, actor, id_of, unit_of

router = Router()


class CaseListIn(Schema):
    """`files`: a line for each section, then one for each of its files: title | term | source of the term | keeper."""

    unit: str = Field(max_length=40)
    year: int
    document: str = Field(max_length=300)
    files: str = Field(max_length=400_000)


class NamedIn(Schema):
    """`keep_years` null: for ever; `keep_source` says by which rule."""

    title: str = Field(max_length=500)
    keep_years: int | None = None
    keep_source: str = Field(max_length=300)
    keeper: str = Field(max_length=160)


class CaseIn(NamedIn):
    unit: str = Field(max_length=40)
    year: int
    section: str = Field(max_length=160)
    section_code: str = Field(max_length=12)


class OtherPaperIn(Schema):
    title: str = Field(max_length=1000)
    issued_on: date
    symbol: str = Field("", max_length=120)
    author: str = Field("", max_length=300)


class PaperIn(Schema):
    """Exactly one of `outgoing_id`, `arrival_id`, `paper`; `pages` may be left out where the file is a PDF."""

    outgoing_id: int | None = Field(None, gt=0, lt=2**63)
    arrival_id: int | None = Field(None, gt=0, lt=2**63)
    paper: OtherPaperIn | None = None
    pages: int | None = None
    note: str = Field("", max_length=300)


class WhyIn(Schema):
    reason: str


class HandoverIn(Schema):
    unit: str = Field(max_length=40)
    case_ids: list[int] = Field(max_length=cases.MOST_CASES)
    name: str
    giver: str
    receiver: str
    giver_position: str = ""
    receiver_position: str = ""
    boxes: int = 0
    condition: str = "Đầy đủ, nguyên vẹn"


class LendIn(Schema):
    """`due_on` null: read in the archive."""

    person: str
    allowed_by: str
    due_on: date | None = None
    note: str = ""


class CaseOut(Schema):
    id: int
    unit_code: str
    year: int
    notation: str
    title: str
    section: str
    term: str
    keeper: str
    state: str
    papers: int
    pages: int
    closed_on: date | None
    due_on: date | None
    lent_to: str
    struck_out: str


class CasesOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[CaseOut]
    next_after: int | None


class CasePaperOut(Schema):
    id: int
    outgoing_id: int | None
    arrival_id: int | None
    symbol: str
    issued_on: date
    title: str
    author: str
    pages: int
    note: str


class CaseWholeOut(Schema):
    case: CaseOut
    papers: list[CasePaperOut]


@router.get("/case-files", response=CasesOut, operation_id="documents_case_files")
@doors.endpoint
def case_files(request: HttpRequest, q: str = "", year: int | None = None, state: str = "", after: int | None = None) -> Any:
    """`state`: listed, open, closed, kept, struck; words are looked for without marks, in the papers of the files too."""
    guard.require_somewhere(doors.actor_id(request), "documents.read", on=doors.today())
    chosen = cases.CaseFilter(None, year, state if state in STATES else "", q[:100])
    rows, next_after = cases.case_files(chosen, after=after)
    return {"rows": rows, "next_after": next_after}


@router.get("/case-files/{case_id}", response=CaseWholeOut, operation_id="documents_case_file")
@doors.endpoint
def case_file(request: HttpRequest, case_id: int) -> Any:
    found = cases.case_file(id_of(case_id))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "documents.read", at=found.unit_id, on=doors.today())
    return {"case": found, "papers": cases.papers_of(case_id)}


@router.post("/case-lists", response=CountOut, operation_id="documents_decide_case_list")
@doors.endpoint
def decide_case_list(request: HttpRequest, body: CaseListIn) -> Any:
    given = body.dict()
    return {"count": services.decide_case_list(unit_id=unit_of(given.pop("unit")), **given, **actor(request))}


@router.post("/case-files", response=IdOut, operation_id="documents_open_case_file")
@doors.endpoint
def open_case_file(request: HttpRequest, body: CaseIn) -> Any:
    given = body.dict()
    unit, year = unit_of(given.pop("unit")), given.pop("year")
    return {"id": services.open_case_file(unit_id=unit, year=year, case=CaseDraft(**given), **actor(request))}


@router.post("/case-files/{case_id}/papers", response=IdOut, operation_id="documents_file_paper")
@doors.endpoint
def file_paper(request: HttpRequest, case_id: int, body: PaperIn) -> Any:
    given = body.dict()
    paper = services.PaperDraft(**given.pop("paper")) if body.paper else given.pop("paper")
    return {"id": services.file_paper(case_id=_known(case_id), paper=paper, **given, **actor(request))}


@router.post("/case-papers/{paper_id}/take-out", response={204: None}, operation_id="documents_take_out_paper")
@doors.endpoint
def take_out_paper(request: HttpRequest, paper_id: int, body: WhyIn) -> Any:
    if cases.paper(id_of(paper_id)) is None:
        raise Http404
    services.take_out_paper(paper_id=paper_id, reason=body.reason, **actor(request))
    return Status(204, None)


@router.post("/case-files/{case_id}/close", response={204: None}, operation_id="documents_close_case_file")
@doors.endpoint
def close_case_file(request: HttpRequest, case_id: int, body: NamedIn) -> Any:
    services.close_case_file(case_id=_known(case_id), **body.dict(), **actor(request))
    return Status(204, None)


@router.post("/case-files/{case_id}/reopen", response={204: None}, operation_id="documents_reopen_case_file")
@doors.endpoint
def reopen_case_file(request: HttpRequest, case_id: int, body: WhyIn) -> Any:
    services.reopen_case_file(case_id=_known(case_id), reason=body.reason, **actor(request))
    return Status(204, None)


@router.post("/case-files/{case_id}/strike-out", response={204: None}, operation_id="documents_strike_out_case_file")
@doors.endpoint
def strike_out_case_file(request: HttpRequest, case_id: int, body: WhyIn) -> Any:
    services.strike_out_case_file(case_id=_known(case_id), reason=body.reason, **actor(request))
    return Status(204, None)


@router.post("/case-handovers", response=IdOut, operation_id="documents_hand_over_case_files")
@doors.endpoint
def hand_over_case_files(request: HttpRequest, body: HandoverIn) -> Any:
    given = body.dict()
    unit, chosen = unit_of(given.pop("unit")), given.pop("case_ids")
    made = services.HandoverDraft(**given)
    return {"id": services.hand_over_case_files(unit_id=unit, case_ids=chosen, handover=made, **actor(request))}


@router.post("/case-files/{case_id}/lend", response=IdOut, operation_id="documents_lend_case_file")
@doors.endpoint
def lend_case_file(request: HttpRequest, case_id: int, body: LendIn) -> Any:
    return {"id": services.lend_case_file(case_id=_known(case_id), **body.dict(), **actor(request))}


@router.post("/case-uses/{use_id}/take-back", response={204: None}, operation_id="documents_take_back_case_file")
@doors.endpoint
def take_back_case_file(request: HttpRequest, use_id: int) -> Any:
    if cases.use(id_of(use_id)) is None:
        raise Http404
    services.take_back_case_file(use_id=use_id, **actor(request))
    return Status(204, None)


@router.get("/case-lists/{unit}/{year}.pdf", operation_id="documents_export_case_list")
@doors.endpoint
def export_case_list(request: HttpRequest, unit: str, year: int) -> Any:
    return _file(services.export_case_list(unit_id=unit_of(unit), year=year, made_at=localtime(), **actor(request)))


@router.get("/case-files/{case_id}/contents.pdf", operation_id="documents_export_case_contents")
@doors.endpoint
def export_case_contents(request: HttpRequest, case_id: int) -> Any:
    return _file(services.export_case_contents(case_id=_known(case_id), made_at=localtime(), **actor(request)))


@router.get("/case-handovers/{handover_id}.pdf", operation_id="documents_export_case_handover")
@doors.endpoint
def export_case_handover(request: HttpRequest, handover_id: int) -> Any:
    if cases.handover(id_of(handover_id)) is None:
        raise Http404
    return _file(services.export_case_handover(handover_id=handover_id, made_at=localtime(), **actor(request)))


@router.get("/case-uses/{unit}/{year}", operation_id="documents_export_case_uses")
@doors.endpoint
def export_case_uses(request: HttpRequest, unit: str, year: int, kind: str = "xlsx") -> Any:
    return _file(services.export_case_uses(unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), **actor(request)))


@router.get("/cases/{case_id}/package", operation_id="documents_export_case_package")
@doors.endpoint
def export_case_package(request: HttpRequest, case_id: int) -> Any:
    """Return a case file as a package to be checked offline (ZIP)."""
    return _taken(request, services.export_case_package(case_id=_known(case_id), made_at=localtime(), **actor(request)))


@router.get("/case-packages/{unit}/{year}", operation_id="documents_export_year_package")
@doors.endpoint
def export_year_package(request: HttpRequest, unit: str, year: int) -> Any:
    """Return all case files of a unit's year as a package to be checked offline (ZIP)."""
    return _taken(request, services.export_case_package(unit_id=unit_of(unit), year=year, made_at=localtime(), **actor(request)))


def _taken(request: HttpRequest, made: services.Package) -> StreamingHttpResponse:
    by, on = doors.actor_id(request), doors.today()
    pieces = made.pieces(within=lambda: doors.acting(by, on=on))
    return StreamingHttpResponse(pieces, content_type=made.media_type, headers=made.headers)


def _known(case_id: int) -> int:
    """Return the id of a case file within reach; 404 where there is none."""
    if cases.case_file(id_of(case_id)) is None:
        raise Http404
    return case_id


def _file(made: services.Exported) -> HttpResponse:
    return HttpResponse(made.content, content_type=made.media_type)
