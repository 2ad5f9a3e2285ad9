"""The change of chart, for programs."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router

Code = Annotated[str, Field(min_length=1, max_length=40)]


class BranchIn(Schema):
    branch: Code
    reason: str = Field("", max_length=500)
    mark: str | None = Field(None, max_length=64)


class UndoIn(Schema):
    unit: Code
    reason: str = Field(min_length=1, max_length=500)


class MappingIn(Schema):
    branch: Code
    account: str = Field(min_length=1, max_length=20)
    to: str = Field(min_length=1, max_length=20)
    document: str = Field(min_length=1, max_length=300)


class CodeRowOut(Schema):
    old: str
    new: str
    note: str
    debit: int
    credit: int
    units: int


class ChartPreviewOut(Schema):
    """Amounts in whole đồng."""

    units: int
    rows: list[CodeRowOut]
    unmapped: list[str]
    blocked: list[dict[str, Any]]
    mark: str


class EntriesOut(Schema):
    entries: int


class RecordOut(Schema):
    record: int


@router.get("/chart", response=ChartPreviewOut, operation_id="bookkeeping_chart_preview")
@doors.endpoint
def chart_preview(request: HttpRequest, branch: str) -> Any:
    """Tell which balances would go where; nothing is written."""
    unit_id = forms.unit_named(branch)
    access.require(doors.actor_id(request), "bookkeeping.read", at=unit_id, on=doors.today())
    found = queries.changeover_preview(unit_id, ledger.units_booked(unit_id, until=queries.changeover(unit_id).month))
    return {
        "units": len(found.moving), "rows": found.rows, "unmapped": list(found.unmapped), "blocked": queries.told_units(found.blocked),
        "mark": found.mark,
    }  # fmt: skip


@router.post("/chart/change", response=EntriesOut, operation_id="bookkeeping_change_chart")
@doors.endpoint
def change_chart(request: HttpRequest, body: BranchIn) -> Any:
    """Move every balance of the old chart to the new one."""
    by, on, unit_id = doors.actor_id(request), doors.today(), forms.unit_named(body.branch)
    units = ledger.units_booked(unit_id, until=queries.changeover(unit_id).month)
    moved = services.change_chart(by=by, branch_id=unit_id, unit_ids=units, reason=body.reason, mark=body.mark, on=on)
    return {"entries": moved}


@router.post("/chart/undo", response=EntriesOut, operation_id="bookkeeping_undo_chart_change")
@doors.endpoint
def undo_chart_change(request: HttpRequest, body: UndoIn) -> Any:
    """Take one unit's change of chart back."""
    by, on = doors.actor_id(request), doors.today()
    return {"entries": services.undo_chart_change(by=by, unit_id=forms.unit_named(body.unit), reason=body.reason, on=on)}


@router.post("/chart/map", response=RecordOut, operation_id="bookkeeping_map_account")
@doors.endpoint
def map_account(request: HttpRequest, body: MappingIn) -> Any:
    """Decide which account of the new chart takes the balance of an old one."""
    by, on = doors.actor_id(request), doors.today()
    record = services.map_account(
        by=by, branch_id=forms.unit_named(body.branch), account=body.account, to=body.to, document=body.document, on=on
    )
    return {"record": record}
