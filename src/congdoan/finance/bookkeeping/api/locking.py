"""Months of units, for programs."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors
from congdoan.foundation.kernel.periods import parse_month

from .routing import router


class MonthsIn(Schema):
    """A branch by the code of its unit with all below it, or some units alone."""

    branch: str = Field("", max_length=40)
    units: list[Annotated[str, Field(min_length=1, max_length=40)]] | None = Field(None, max_length=services.MOST_UNITS)
    state: Literal["open", "soft", "hard"]
    reason: str = Field("", max_length=500)
    mark: str | None = Field(None, max_length=64)


class MonthsOut(Schema):
    changed: int


@router.post("/months/{month}", response=MonthsOut, operation_id="bookkeeping_set_month_states")
@doors.endpoint
def set_month_states(request: HttpRequest, month: str, body: MonthsIn) -> Any:
    """Bring one month of many units to a state."""
    by, on, period = doors.actor_id(request), doors.today(), parse_month(month)
    units = forms.units_named(body.units) if body.units else ledger.units_booked(forms.unit_named(body.branch), until=period)
    changed = services.set_month_states(by=by, unit_ids=units, month=period, state=body.state, reason=body.reason, mark=body.mark, on=on)
    return {"changed": len(changed)}
