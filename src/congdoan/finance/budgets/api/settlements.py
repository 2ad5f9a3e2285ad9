"""Settlements for programs, and the two yearly decisions."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Field, Router, Schema, Status

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.forms import read_ratio
from congdoan.finance.collection import services as collection
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .asked import readable, unit_asked

router = Router()
MOST_LINES = 500


class CellOut(Schema):
    """One line of the form; its code means something only together with the form."""

    line_id: str
    code: str | None
    label: str
    formula: str
    value: int
    needs_check: bool


class SettlementOut(Schema):
    """Amounts in whole đồng."""

    unit: str
    name: str
    year: int
    form: str
    needs_check: bool
    unions: int
    cells: list[CellOut]
    fund_workers: int | None
    fund_wage: int | None
    dues_members: int | None
    money: int
    unexplained: int


class UnionOut(Schema):
    code: str
    name: str
    values: dict[str, int]
    money: int
    unexplained: int


class PartOut(Schema):
    """One part of a figure; the signed amounts add up to it."""

    words: str
    amount: int
    signed: int
    line_id: str
    unit: str
    account: str


class EvidenceOut(Schema):
    value: int
    kind: str
    parts: list[PartOut]


class BehindOut(Schema):
    entry_id: int
    accounting_date: date
    description: str
    account: str
    item: str
    amount: int


class LinesOut(Schema):
    """Lines of the books behind a cell; `next_after` is null on the last page."""

    lines: list[BehindOut]
    next_after: str | None


class SelectIn(Schema):
    unit: str = Field(max_length=40)
    form: str = Field(max_length=60)
    from_year: int
    document: str = Field(max_length=300)


class SplitIn(Schema):
    """Shares as exact fractions in text, such as "60/100"."""

    unit: str = Field(max_length=40)
    from_year: int
    ratios: dict[str, str]
    document: str = Field(max_length=300)
    is_retroactive: bool = False


class NewOut(Schema):
    id: int


@router.get("/settlements/{code}/{int:year}", response=SettlementOut, operation_id="budgets_settlement")
@doors.endpoint
def settlement(request: HttpRequest, code: str, year: int) -> Any:
    """Return a union's settlement, or the sum over a federation's unions."""
    readable(request, code, year)
    sheet = queries.settlement(code, year)
    basics = {name: getattr(sheet.part_a, name) for name in ("fund_workers", "fund_wage", "dues_members")}
    names = ("unit", "name", "year", "form", "needs_check", "unions", "cells", "money", "unexplained")
    return {name: getattr(sheet, name) for name in names} | basics


@router.get("/settlements/{code}/{int:year}/unions", response=list[UnionOut], operation_id="budgets_consolidated_rows")
@doors.endpoint
def consolidated_rows(request: HttpRequest, code: str, year: int) -> Any:
    """Return every union of a federation with its cells; their sums are the federation's settlement."""
    unit = readable(request, code, year)
    rows = queries.consolidated_rows(unit.id, year, form_id=queries.selected_form(unit.id, year=year))
    return [
        {"code": row.code, "name": row.name, "money": row.money, "unexplained": row.unexplained,
         "values": {cell.line_id: cell.value for cell in row.cells}}
        for row in rows
    ]  # fmt: skip


@router.get("/settlements/{code}/{int:year}/cells/{line_id}", response=EvidenceOut, operation_id="budgets_cell_evidence")
@doors.endpoint
def cell_evidence(request: HttpRequest, code: str, year: int, line_id: str) -> Any:
    """Return why a cell has its figure."""
    readable(request, code, year)
    found = queries.cell_evidence(code, year, line_id)
    if found is None:
        raise Http404
    return {"value": found.cell.value, "kind": found.kind, "parts": found.parts}


@router.get("/settlements/{code}/{int:year}/cells/{line_id}/lines", response=LinesOut, operation_id="budgets_cell_lines")
@doors.endpoint
def cell_lines(request: HttpRequest, code: str, year: int, line_id: str, after: str = "") -> Any:
    """Return the lines of a union's own books behind a cell, a page at a time."""
    unit = readable(request, code, year)
    wanted = queries.sources(unit.id, year, line_id, form_id=queries.selected_form(unit.id, year=year))
    page = queries.lines_of(unit.id, wanted, after=after[:60], limit=MOST_LINES)
    lines = [
        {"entry_id": one.line.entry_id, "accounting_date": one.line.accounting_date, "description": one.line.description,
         "account": one.line.account.code, "item": one.line.account.item, "amount": one.amount}
        for one in page.lines
    ]  # fmt: skip
    return {"lines": lines, "next_after": page.next or None}


@router.get("/settlements/{code}/{int:year}/file.{kind}", operation_id="budgets_export")
@doors.endpoint
def export(request: HttpRequest, code: str, year: int, kind: str) -> Any:
    """Hand over a settlement as xlsx or pdf."""
    unit = readable(request, code, year)
    made = services.export(by=doors.actor_id(request), code=unit.code, year=year, kind=kind, made_at=localtime(), on=doors.today())
    disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=disposition)


@router.post("/form-selections", response=NewOut, operation_id="budgets_select_form")
@doors.endpoint
def select_form(request: HttpRequest, body: SelectIn) -> Any:
    """Select which reading of the settlement form is valid from a year on."""
    new = services.select_form(
        by=doors.actor_id(request), unit_id=unit_asked(body.unit).id, form_id=body.form, from_year=body.from_year, document=body.document,
        on=doors.today(),
    )  # fmt: skip
    return {"id": new}


@router.post("/split-tables", response=NewOut, operation_id="collection_install_split_table")
@doors.endpoint
def install_split_table(request: HttpRequest, body: SplitIn) -> Any:
    """Install the table that splits what goes up between the upper levels."""
    ratios = {level: _ratio(ratio) for level, ratio in body.ratios.items()}
    new = collection.install_split_table(
        by=doors.actor_id(request), unit_id=unit_asked(body.unit).id, from_year=body.from_year, ratios=ratios, document=body.document,
        on=doors.today(), is_retroactive=body.is_retroactive,
    )  # fmt: skip
    return {"id": new}


def _ratio(text: str) -> Fraction:
    try:
        return read_ratio(text[:40])
    except ValueError:
        raise collection.NotAWhole(total=text[:40]) from None


class SubmitIn(Schema):
    """`overrides` gives a reason for each spending ceiling that is not kept."""

    note: str = Field("", max_length=500)
    reason: str = Field("", max_length=500)
    explanation: str = Field("", max_length=500)
    overrides: dict[str, str] = Field(default={}, max_length=40)


class RemarkIn(Schema):
    """What is said of one line; `approved` in whole đồng where it differs from what was sent."""

    line_id: str = Field(max_length=40)
    approved: int | None = Field(None, ge=-(10**15), le=10**15)
    words: str = Field("", max_length=300)


class AnswerIn(Schema):
    words: str = Field("", max_length=1000)
    document: str = Field("", max_length=300)
    remarks: list[RemarkIn] = Field([], max_length=200)


class SentOut(Schema):
    id: int
    number: int
    state: str
    form: str
    sha256: str
    figures: dict[str, int]
    words: str
    submitted_on: date
    answered_on: date | None


class CheckOut(Schema):
    """One cross-check: two sums that must be one. Amounts in whole đồng; null where a source is silent."""

    key: str
    words: str
    left_words: str
    left: int | None
    right_words: str
    right: int | None
    state: str


@router.get("/settlements/{code}/{int:year}/crosschecks", response=list[CheckOut], operation_id="budgets_crosschecks")
@doors.endpoint
def crosschecks(request: HttpRequest, code: str, year: int) -> Any:
    """Hold a settlement's figures against the other sources that must tell the same."""
    readable(request, code, year)
    return queries.crosschecks(queries.settlement(code, year))


@router.get("/settlements/{code}/{int:year}/submissions", response=list[SentOut], operation_id="budgets_submissions")
@doors.endpoint
def submissions(request: HttpRequest, code: str, year: int) -> Any:
    """Return what a unit sent for a year, the newest first."""
    return queries.history_of(readable(request, code, year).id, year)


@router.post("/settlements/{code}/{int:year}/submissions", response=NewOut, operation_id="budgets_submit_settlement")
@doors.endpoint
def submit_settlement(request: HttpRequest, code: str, year: int, body: SubmitIn) -> Any:
    """Send a unit's settlement to the level above as it stands now."""
    readable(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    return {"id": services.submit_settlement(by=by, code=code, year=year, on=on, **body.dict())}


@router.post("/submissions/{int:submission_id}/approve", response={204: None}, operation_id="budgets_approve_settlement")
@doors.endpoint
def approve_settlement(request: HttpRequest, submission_id: int, body: AnswerIn) -> Any:
    """Approve a settlement as it was sent, or with other figures on some lines."""
    services.approve_settlement(
        by=doors.actor_id(request), submission_id=submission_id, on=doors.today(), words=body.words, document=body.document,
        remarks=_remarks(body),
    )  # fmt: skip
    return Status(204, None)


@router.post("/submissions/{int:submission_id}/return", response={204: None}, operation_id="budgets_return_settlement")
@doors.endpoint
def return_settlement(request: HttpRequest, submission_id: int, body: AnswerIn) -> Any:
    """Give a settlement back to the unit."""
    services.return_settlement(
        by=doors.actor_id(request), submission_id=submission_id, on=doors.today(), words=body.words, remarks=_remarks(body)
    )
    return Status(204, None)


@router.post("/submissions/{int:submission_id}/withdraw", response={204: None}, operation_id="budgets_withdraw_settlement")
@doors.endpoint
def withdraw_settlement(request: HttpRequest, submission_id: int, body: AnswerIn) -> Any:
    """Take back a settlement that nobody answered yet."""
    services.withdraw_settlement(by=doors.actor_id(request), submission_id=submission_id, on=doors.today(), reason=body.words)
    return Status(204, None)


def _remarks(body: AnswerIn) -> list[queries.Remark]:
    return [queries.Remark(one.line_id, one.approved, one.words) for one in body.remarks]


class FindingOut(Schema):
    words: str
    amount: int | None
    on: date | None
    voucher_id: int | None
    entry_id: int | None


class FlagOut(Schema):
    """One red flag: found, clean or unknown; amounts in whole đồng."""

    code: str
    name: str
    weight: int
    state: str
    why: str
    needs_check: bool
    findings: list[FindingOut]


@router.get("/settlements/{code}/{int:year}/red-flags", response=list[FlagOut], operation_id="budgets_red_flags")
@doors.endpoint
def red_flags(request: HttpRequest, code: str, year: int) -> Any:
    """Return every red flag that the books of a unit's year can tell."""
    unit = readable(request, code, year)
    return queries.red_flags(unit.id, unit.code, year, on=doors.today())


class JobOut(Schema):
    job: int


class PackOut(Schema):
    """How far a branch's pack is; `id` is null when none was asked for."""

    id: int | None
    done: int
    total: int


@router.get("/settlements/{code}/{int:year}/pack", response=PackOut, operation_id="budgets_pack")
@doors.endpoint
def pack(request: HttpRequest, code: str, year: int) -> Any:
    """Tell how far a branch's pack is."""
    found = queries.newest_pack(readable(request, code, year).id, year)
    return {"id": found and found.id, "done": found.done if found else 0, "total": found.total if found else 0}


@router.post("/settlements/{code}/{int:year}/pack", response=JobOut, operation_id="budgets_make_pack")
@doors.endpoint
def make_pack(request: HttpRequest, code: str, year: int) -> Any:
    """Ask the worker for all settlement files of a branch."""
    unit, by = readable(request, code, year), doors.actor_id(request)
    access.require(by, "budgets.make_pack", at=unit.id, on=doors.today())
    if queries.is_base(unit.kind, year):
        raise services.NothingToPack(unit=unit.name, year=year)
    title, arguments = f"Bộ hồ sơ quyết toán {year}: {unit.code}", {"unit": unit.code, "year": year}
    return {"job": access.enqueue(by=by, command="budgets_make_pack", arguments=arguments, title=title)}
