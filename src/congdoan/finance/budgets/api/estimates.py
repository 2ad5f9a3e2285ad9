"""Estimates for programs: making, sending up, deciding; execution and the branch."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.rules.estimates import Basis, Figure
from congdoan.foundation.access import doors

from .asked import readable, unit_asked

router = Router()
MOST_FIGURES = 200


class FigureIn(Schema):
    """One figure in whole đồng; `category` is empty for a line that is no sum of entries."""

    line_id: str = Field(max_length=40)
    category: str = Field(default="", max_length=40)
    amount: int
    note: str = Field(default="", max_length=300)


class BasisIn(Schema):
    """One basic figure; a reason where it differs from what is known."""

    key: str = Field(max_length=40)
    value: int
    reason: str = Field(default="", max_length=300)


class EstimateIn(Schema):
    figures: list[FigureIn] = Field(max_length=MOST_FIGURES)
    bases: list[BasisIn] = Field(default=[], max_length=20)
    reason: str = Field(default="", max_length=500)
    document: str = Field(default="", max_length=300)
    mark: str | None = Field(default=None, max_length=64)


class SubmitIn(Schema):
    """`mark` is the seal of the version looked at; `overrides` a reason for each ceiling not kept."""

    mark: str = Field(max_length=64)
    overrides: dict[str, str] = Field(default={}, max_length=40)
    words: str = Field(default="", max_length=500)


class RemarkIn(Schema):
    """A remark on one figure, and the figure approved where it differs."""

    line_id: str = Field(max_length=40)
    category: str = Field(default="", max_length=40)
    amount: int | None = None
    words: str = Field(default="", max_length=300)


class ReturnIn(Schema):
    mark: str = Field(max_length=64)
    words: str = Field(max_length=500)
    remarks: list[RemarkIn] = Field(default=[], max_length=MOST_FIGURES)


class ApproveIn(Schema):
    mark: str = Field(max_length=64)
    document: str = Field(max_length=300)
    words: str = Field(default="", max_length=500)
    remarks: list[RemarkIn] = Field(default=[], max_length=MOST_FIGURES)


class DeadlineIn(Schema):
    unit: str = Field(max_length=40)
    kind: str = Field(max_length=20)
    sender: str = Field(max_length=20)
    from_year: int
    month: int
    day: int
    document: str = Field(max_length=300)


class LineOut(Schema):
    line_id: str
    category: str
    amount: int
    approved: int | None
    proposed: int | None
    formula: str
    note: str


class EstimateOut(Schema):
    """One version of an estimate; amounts in whole đồng."""

    unit: str
    year: int
    version: int
    round: int
    form: str
    body: str
    needs_check: bool
    state: str
    mark: str
    lines: list[LineOut]
    bases: dict[str, int]


class ExecutionRowOut(Schema):
    line_id: str
    code: str | None
    estimate: int | None
    actual: int
    forecast: int | None
    method: str
    is_over: bool


class ExecutionOut(Schema):
    unit: str
    year: int
    until: int
    estimates: int
    units: int
    rows: list[ExecutionRowOut]


class ChainRowOut(Schema):
    code: str
    name: str
    state: str
    version: int
    due: date | None
    is_late: bool
    approved: dict[str, int]


class ChainOut(Schema):
    """The consolidation by line and the units directly below."""

    total: dict[str, int]
    own: dict[str, int]
    rows: list[ChainRowOut]


class StepOut(Schema):
    estimate_id: int
    version: int


class NewOut(Schema):
    id: int


@router.get("/estimates/{code}/{int:year}", response=EstimateOut, operation_id="budgets_estimate")
@doors.endpoint
def estimate(request: HttpRequest, code: str, year: int, version: int | None = None) -> Any:
    """Return a unit's newest estimate, or the newest round of one version."""
    unit = readable(request, code, year)
    sheet = queries.estimate(unit.id, year, version=version)
    if sheet is None:
        raise Http404
    approved = sheet.approved or {}
    lines = [
        {"line_id": line.line_id, "category": line.category, "amount": line.amount, "approved": approved.get(key),
         "proposed": line.proposed, "formula": line.formula, "note": line.note}
        for key, line in sheet.lines.items()
    ]  # fmt: skip
    return {
        "unit": unit.code, "year": year, "version": sheet.version, "round": sheet.round, "form": sheet.form.form.id,
        "body": sheet.form.body.id, "needs_check": sheet.form.body.needs_check or sheet.form.is_borrowed, "state": sheet.state,
        "mark": sheet.mark, "lines": lines, "bases": {key: row.value for key, row in sheet.bases.items()},
    }  # fmt: skip


@router.put("/estimates/{code}/{int:year}", response=NewOut, operation_id="budgets_prepare_estimate")
@doors.endpoint
def prepare_estimate(request: HttpRequest, code: str, year: int, body: EstimateIn) -> Any:
    """Write the draft of a unit's estimate."""
    new = services.prepare_estimate(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, on=doors.today(), reason=body.reason, document=body.document,
        figures=[Figure(one.line_id, one.category, one.amount, one.note) for one in body.figures],
        bases=[Basis(one.key, one.value, one.reason) for one in body.bases], mark=body.mark,
    )  # fmt: skip
    return {"id": new}


@router.post("/estimates/{code}/{int:year}/submission", response=StepOut, operation_id="budgets_submit_estimate")
@doors.endpoint
def submit_estimate(request: HttpRequest, code: str, year: int, body: SubmitIn) -> Any:
    """Send a draft to the level above."""
    return services.submit_estimate(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, mark=body.mark, on=doors.today(), overrides=body.overrides,
        words=body.words,
    )  # fmt: skip


@router.post("/estimates/{code}/{int:year}/return", response=StepOut, operation_id="budgets_return_estimate")
@doors.endpoint
def return_estimate(request: HttpRequest, code: str, year: int, body: ReturnIn) -> Any:
    """Send a submitted estimate back with what must be mended."""
    return services.return_estimate(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, words=body.words, mark=body.mark, on=doors.today(),
        remarks={(one.line_id, one.category): one.words for one in body.remarks},
    )  # fmt: skip


@router.post("/estimates/{code}/{int:year}/approval", response=StepOut, operation_id="budgets_approve_estimate")
@doors.endpoint
def approve_estimate(request: HttpRequest, code: str, year: int, body: ApproveIn) -> Any:
    """Approve a submitted estimate."""
    return services.approve_estimate(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, document=body.document, mark=body.mark, on=doors.today(),
        words=body.words, remarks={(one.line_id, one.category): one.words for one in body.remarks},
        figures={(one.line_id, one.category): one.amount for one in body.remarks if one.amount is not None},
    )  # fmt: skip


@router.get("/estimates/{code}/{int:year}/execution", response=ExecutionOut, operation_id="budgets_execution")
@doors.endpoint
def execution(request: HttpRequest, code: str, year: int, until: int | None = None) -> Any:
    """Return the estimate beside the books until the end of a month (YYYYMM), and what the year will come to."""
    unit = readable(request, code, year)
    if until is not None and not (until // 100 == year and 1 <= until % 100 <= 12):
        raise Http404
    found = queries.execution(unit.code, year, until=until)
    rows = [
        {"line_id": row.cell.line_id, "code": row.cell.code, "estimate": row.estimate, "actual": row.actual,
         "forecast": row.forecast.amount, "method": row.forecast.method, "is_over": row.is_over}
        for row in found.rows if not row.is_heading
    ]  # fmt: skip
    return {"unit": unit.code, "year": year, "until": found.sheet.until, "estimates": found.units[0], "units": found.units[1], "rows": rows}


@router.get("/estimates/{code}/{int:year}/below", response=ChainOut, operation_id="budgets_estimate_chain")
@doors.endpoint
def estimate_chain(request: HttpRequest, code: str, year: int) -> Any:
    """Return who has sent an estimate and what the branch comes to."""
    unit = readable(request, code, year)
    found = queries.chain(unit.id, year, on=doors.today())
    rows = [
        {"code": row.code, "name": row.name, "state": row.state, "version": row.version, "due": row.due.day if row.due else None,
         "is_late": row.is_late, "approved": row.approved}
        for row in found.rows
    ]  # fmt: skip
    return {"total": found.total, "own": found.own, "rows": rows}


@router.post("/deadlines", response=NewOut, operation_id="budgets_set_deadline")
@doors.endpoint
def set_deadline(request: HttpRequest, body: DeadlineIn) -> Any:
    """Set the day by which the units of a level send their estimates or settlements."""
    new = services.set_deadline(
        by=doors.actor_id(request), unit_id=unit_asked(body.unit).id, kind=body.kind, sender=body.sender, from_year=body.from_year,
        month=body.month, day=body.day, document=body.document, on=doors.today(),
    )  # fmt: skip
    return {"id": new}
