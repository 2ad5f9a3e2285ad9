"""Requests for reports and their answers for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema, Status

from congdoan.activities.programmes import queries, services
from congdoan.activities.programmes.queries import reports as queried
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DONE, CountOut, IdOut, ReasonIn, unit_of

router = Router()


class CountersOut(Schema):
    """How far the collecting has come."""

    required: int
    submitted: int
    missing: int
    on_time: int
    late: int
    returned: int
    accepted: int
    amended: int


class CellOut(Schema):
    """One figure; `numerator` null where nobody can tell, and then `why` says so."""

    code: str
    name: str
    measure: str
    unit: str
    numerator: int | None
    denominator: int
    why: str


class ReportOut(Schema):
    """One unit's report. `state`: open, submitted, returned, accepted, locked, handed_over."""

    id: int
    unit_code: str
    title: str
    due_on: date
    state: str
    sent_on: date | None
    is_amended: bool
    days_late: int


class RequestOut(Schema):
    """One request. `state`: opened, consolidated, locked."""

    id: int
    title: str
    first: date
    last: date
    due_on: date
    state: str
    counters: CountersOut


class RequestWholeOut(Schema):
    """One request with its units and what the accepted reports come to."""

    request: RequestOut
    reports: list[ReportOut]
    totals: list[CellOut]


class RequestIn(Schema):
    """What is asked for; `cells` are codes of indicators, `units` codes of base unions, null for all."""

    unit: str
    title: str
    cadence: str
    first: date
    last: date
    opens_on: date
    due_on: date
    escalate_on: date
    cells: list[str]
    units: list[str] | None = None


class WordsIn(Schema):
    """What figures do not say."""

    words: str = ""


class AmendIn(ReasonIn):
    """Why, and the words anew."""

    words: str = ""


@router.post("/reports/requests", response=IdOut, operation_id="programmes_open_report_request")
@doors.endpoint
def open_report_request(request: HttpRequest, body: RequestIn) -> Any:
    given = body.dict()
    units, unit = given.pop("units"), unit_of(given.pop("unit"))
    by_id = None if units is None else [unit_of(code) for code in units]
    return {"id": services.open_report_request(by=doors.actor_id(request), unit_id=unit, unit_ids=by_id, on=doors.today(), **given)}


@router.get("/reports/requests/{request_id}", response=RequestWholeOut, operation_id="programmes_report_request")
@doors.endpoint
def report_request(request: HttpRequest, request_id: int, after: int | None = None) -> Any:
    found = queries.report_request(request_id, on=doors.today(), after=after)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    return {"request": found.row, "reports": list(found.reports), "totals": list(found.totals)}


@router.post("/reports/requests/{request_id}/consolidate", response=DONE, operation_id="programmes_consolidate_reports")
@doors.endpoint
def consolidate_reports(request: HttpRequest, request_id: int) -> Any:
    services.consolidate_reports(by=doors.actor_id(request), request_id=_asked(request_id), on=doors.today())
    return Status(204, None)


@router.post("/reports/requests/{request_id}/lock", response=CountOut, operation_id="programmes_lock_reports")
@doors.endpoint
def lock_reports(request: HttpRequest, request_id: int) -> Any:
    return {"units": services.lock_reports(by=doors.actor_id(request), request_id=_asked(request_id), on=doors.today())}


@router.post("/reports/requests/{request_id}/paper", response=IdOut, operation_id="programmes_write_report")
@doors.endpoint
def write_report(request: HttpRequest, request_id: int) -> Any:
    return {"id": services.write_report(by=doors.actor_id(request), request_id=_asked(request_id), on=doors.today())}


@router.get("/reports/{report_id}", response=ReportOut, operation_id="programmes_report")
@doors.endpoint
def report(request: HttpRequest, report_id: int) -> Any:
    found = queries.report(report_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    return found.row


@router.post("/reports/{report_id}/submit", response=DONE, operation_id="programmes_submit_report")
@doors.endpoint
def submit_report(request: HttpRequest, report_id: int, body: WordsIn) -> Any:
    services.submit_report(by=doors.actor_id(request), report_id=_known(report_id), words=body.words, on=doors.today())
    return Status(204, None)


@router.post("/reports/{report_id}/return", response=DONE, operation_id="programmes_return_report")
@doors.endpoint
def return_report(request: HttpRequest, report_id: int, body: ReasonIn) -> Any:
    services.return_report(by=doors.actor_id(request), report_id=_known(report_id), reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/reports/{report_id}/accept", response=DONE, operation_id="programmes_accept_report")
@doors.endpoint
def accept_report(request: HttpRequest, report_id: int) -> Any:
    services.accept_report(by=doors.actor_id(request), report_id=_known(report_id), on=doors.today())
    return Status(204, None)


@router.post("/reports/{report_id}/amend", response=DONE, operation_id="programmes_amend_report")
@doors.endpoint
def amend_report(request: HttpRequest, report_id: int, body: AmendIn) -> Any:
    services.amend_report(by=doors.actor_id(request), report_id=_known(report_id), on=doors.today(), **body.dict())
    return Status(204, None)


def _asked(request_id: int) -> int:
    if not 0 < request_id < 2**63 or queried.unit_of_request(request_id) is None:
        raise Http404
    return request_id


def _known(report_id: int) -> int:
    if not 0 < report_id < 2**63 or queried.unit_of_report(report_id) is None:
        raise Http404
    return report_id
