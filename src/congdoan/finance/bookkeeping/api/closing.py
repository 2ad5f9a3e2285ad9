"""Closing years and opening them again, for programs."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.periods import make_month

from .routing import router

Code = Annotated[str, Field(min_length=1, max_length=40)]
Year = Annotated[int, Field(ge=2010, le=2039)]


class YearIn(Schema):
    """A branch by the code of its unit, all below it included, or some units alone; `mark` insists on what a preview showed."""

    branch: str = Field("", max_length=40)
    units: list[Code] | None = Field(None, max_length=services.MOST_UNITS)
    reason: str = Field("", max_length=500)
    mark: str | None = Field(None, max_length=64)


class ReopenIn(Schema):
    unit: Code
    reason: str = Field(min_length=1, max_length=500)


class UnitYearOut(Schema):
    unit: str
    name: str
    income: int
    spending: int
    surplus: int
    hindrances: list[str]


class YearPreviewOut(Schema):
    """Amounts in whole đồng."""

    year: int
    units: list[UnitYearOut]
    standing: int
    income: int
    spending: int
    mark: str


class ClosedYearOut(Schema):
    units: int
    standing: int
    entries: int
    income: int
    spending: int


class ReopenedOut(Schema):
    entries: int


@router.get("/years/{year}", response=YearPreviewOut, operation_id="bookkeeping_closing_preview")
@doors.endpoint
def closing_preview(request: HttpRequest, year: Year, branch: str) -> Any:
    """Tell what closing a branch's year would book, and what stands in the way; nothing is written."""
    unit_id = forms.unit_named(branch)
    access.require(doors.actor_id(request), "bookkeeping.read", at=unit_id, on=doors.today())
    found = queries.closing_preview(ledger.units_booked(unit_id, until=make_month(year, 12)), year=year)
    names = queries.names_of([one.unit_id for one in found.units])
    units = [
        {
            "unit": names[one.unit_id][0], "name": names[one.unit_id][1], "income": one.closing.income, "spending": one.closing.spending,
            "surplus": one.closing.surplus, "hindrances": [hindrance.words for hindrance in one.hindrances],
        }
        for one in found.units
    ]  # fmt: skip
    return {
        "year": year, "units": units, "standing": len(found.standing), "income": found.income, "spending": found.spending,
        "mark": found.mark,
    }  # fmt: skip


@router.post("/years/{year}/close", response=ClosedYearOut, operation_id="bookkeeping_close_year")
@doors.endpoint
def close_year(request: HttpRequest, year: Year, body: YearIn) -> Any:
    """Close a year of the units."""
    by, on = doors.actor_id(request), doors.today()
    units = forms.units_named(body.units) if body.units else ledger.units_booked(forms.unit_named(body.branch), until=make_month(year, 12))
    return services.close_year(by=by, unit_ids=units, year=year, reason=body.reason, mark=body.mark, on=on)


@router.post("/years/{year}/reopen", response=ReopenedOut, operation_id="bookkeeping_reopen_year")
@doors.endpoint
def reopen_year(request: HttpRequest, year: Year, body: ReopenIn) -> Any:
    """Take the closing of a unit's year back."""
    by, on = doors.actor_id(request), doors.today()
    return {"entries": services.reopen_year(by=by, unit_id=forms.unit_named(body.unit), year=year, reason=body.reason, on=on)}
