"""What was decided later, and what would be, for programs."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import what_if as guesses
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.periods import first_day, last_day, parse_month

from .routing import router


class RecomputeIn(Schema):
    """Whose money is shared anew, applied in which months (2024-01)."""

    unit: str = Field("", max_length=40)
    first_month: str = Field(max_length=10)
    last_month: str = Field(max_length=10)


class UnitIn(Schema):
    unit: str = Field("", max_length=40)


class RecomputedOut(Schema):
    """How many pieces changed, how much moved between holders, by which rules."""

    pieces: int
    moved: int
    law: str


class WhatRowOut(Schema):
    unit: str
    name: str
    place: str
    collected_now: int
    collected_then: int
    assessed_now: int
    assessed_then: int


class WhatIfOut(Schema):
    """Now and then by holder; `is_proved` tells that every column adds up to the money and the charges."""

    unit: str
    collected: int
    charges_now: int
    charges_then: int
    fixed: int
    is_proved: bool
    rows: list[WhatRowOut]


@router.post("/recompute-shares", response=RecomputedOut, operation_id="collection_recompute_shares")
@doors.endpoint
def recompute_shares(request: HttpRequest, body: RecomputeIn) -> Any:
    """Book the differences to the tables now in force for money applied earlier; safe to repeat."""
    collector = forms.collector_named(body.unit)
    during = first_day(parse_month(body.first_month)), last_day(parse_month(body.last_month))
    return services.recompute_shares(by=doors.actor_id(request), unit_id=collector.id, during=during, on=doors.today())


@router.post("/settle-overpaid", response=RecomputedOut, operation_id="collection_settle_overpaid")
@doors.endpoint
def settle_overpaid(request: HttpRequest, body: UnitIn) -> Any:
    """Free what was paid above charges that fell later; safe to repeat."""
    collector = forms.collector_named(body.unit)
    return services.settle_overpaid(by=doors.actor_id(request), unit_id=collector.id, on=doors.today())


@router.get("/what-if", response=WhatIfOut, operation_id="collection_what_if")
@doors.endpoint
def what_if(
    request: HttpRequest, first_month: str, last_month: str, unit: str = "", base: str = "", direct_upper: str = "", province: str = "",
    central: str = "", rate: str = "",
) -> Any:  # fmt: skip
    """Return what other shares or another rate would give; shares as 75, 1,5 or 3/4. Nothing is written."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    collector = forms.collector_named(unit)
    upper = {"direct_upper": direct_upper, "province": province, "central": central}
    scenario = forms.scenario_of(base=base, upper={name: text for name, text in upper.items() if text}, rate=rate)
    found = guesses.what_if(
        collector.id, months=(parse_month(first_month), parse_month(last_month)), scenario=scenario, on=doors.today()
    )  # fmt: skip
    rows = [
        {
            "unit": row.code, "name": row.name, "place": row.place, "collected_now": row.collected_now,
            "collected_then": row.collected_then, "assessed_now": row.assessed_now, "assessed_then": row.assessed_then,
        }
        for row in found.rows
    ]  # fmt: skip
    return {
        "unit": collector.code, "collected": found.collected, "charges_now": found.charges_now, "charges_then": found.charges_then,
        "fixed": found.fixed, "is_proved": found.is_proved, "rows": rows,
    }  # fmt: skip
