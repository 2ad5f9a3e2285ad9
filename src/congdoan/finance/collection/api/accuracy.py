"""The decision table for programs: how accurate each class is, its switches, checks of booked lines."""

import secrets
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import accuracy as figures
from congdoan.finance.collection.queries import checks
from congdoan.finance.collection.queries import receipts as lists
from congdoan.finance.collection.rules.accuracy import MOST_DRAWN, Mode
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router

LARGEST = 2**63 - 1


class NewOut(Schema):
    id: int


class SwitchIn(Schema):
    """Whether a class books by itself (`book`) or only proposes (`propose`) from now on, and why."""

    mode: Literal["book", "propose"]
    reason: str = Field(min_length=1, max_length=300)
    unit: str = Field("", max_length=40)


class SampleIn(Schema):
    """How many lines are drawn of a year, or of one month (202401); the seed is drawn too unless given."""

    size: int = Field(50, ge=1, le=MOST_DRAWN)
    year: str = Field("", max_length=4)
    month: str = Field("", max_length=6)
    rule: str = Field("", max_length=60)
    seed: int | None = Field(None, ge=0, le=LARGEST)
    unit: str = Field("", max_length=40)


class SampleOut(Schema):
    """A sample; its lines in the order drawn. The same seed draws the same lines again."""

    id: int
    seed: int
    population: int
    lines: list[int]


class CheckIn(Schema):
    """The sample that a line was looked at for, if any."""

    sample: int | None = Field(None, ge=1, le=LARGEST)


class NameIn(Schema):
    """A name as the line bears it."""

    name: str = Field(min_length=1, max_length=300)


class ForgottenIn(Schema):
    """A taught name and why it is taken back from a payer (its code or tax code)."""

    payer: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=300)
    reason: str = Field("", max_length=300)
    unit: str = Field("", max_length=40)


@router.get("/accuracy", operation_id="collection_accuracy")
@doors.endpoint
def accuracy(request: HttpRequest, unit: str = "", year: str = "", month: str = "") -> dict[str, Any]:
    """Return the figures of a year or month by class and by month; ratios are exact fractions as text."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "collection.read", on=on)
    collector = forms.collector_named(unit)
    during = forms.months_asked({"nam": year, "thang": month}, lists.months_with_lines(collector.id))
    return forms.plain_accuracy(collector.code, during, figures.accuracy(collector.id, during, on=on))


@router.post("/rules/{rule}/switch", response=NewOut, operation_id="collection_switch_rule")
@doors.endpoint
def switch_rule(request: HttpRequest, rule: str, body: SwitchIn) -> Any:
    """Let a class only propose from now on, or book by itself again (a second person with the right to approve)."""
    mode: Mode = body.mode
    collector = forms.collector_named(body.unit)
    new = services.switch_rule(by=doors.actor_id(request), unit_id=collector.id, rule=rule, mode=mode, reason=body.reason, on=doors.today())
    return {"id": new}


@router.post("/samples", response=SampleOut, operation_id="collection_draw_sample")
@doors.endpoint
def draw_sample(request: HttpRequest, body: SampleIn) -> Any:
    """Draw lines that rules booked by lot, to be checked."""
    on, collector = doors.today(), forms.collector_named(body.unit)
    during = forms.months_asked({"nam": body.year, "thang": body.month}, lists.months_with_lines(collector.id))
    seed = secrets.randbelow(2**31) if body.seed is None else body.seed
    new = services.draw_sample(
        by=doors.actor_id(request), unit_id=collector.id, during=during, size=body.size, seed=seed, rule=forms.rule_asked(body.rule), on=on
    )
    found = checks.sample(new, on=on)
    assert found is not None
    return found[1]


@router.post("/lines/{int:line_id}/check", response=NewOut, operation_id="collection_check_line")
@doors.endpoint
def check_line(request: HttpRequest, line_id: int, body: CheckIn) -> Any:
    """Keep that a person looked at a line that a rule booked and found it right."""
    unit_id = forms.unit_of_line(line_id)
    return {
        "id": services.check_line(by=doors.actor_id(request), unit_id=unit_id, line_id=line_id, sample_id=body.sample, on=doors.today())
    }


@router.post("/lines/{int:line_id}/teach", response=NewOut, operation_id="collection_teach_name")
@doors.endpoint
def teach_name(request: HttpRequest, line_id: int, body: NameIn) -> Any:
    """Keep a name on a decided line as its payer's: the next line with exactly this name is known."""
    unit_id = forms.unit_of_line(line_id)
    return {"id": services.teach_name(by=doors.actor_id(request), unit_id=unit_id, line_id=line_id, name=body.name, on=doors.today())}


@router.post("/names/forget", response=NewOut, operation_id="collection_forget_name")
@doors.endpoint
def forget_name(request: HttpRequest, body: ForgottenIn) -> Any:
    """Take a taught name back from a payer; lines booked by it stay."""
    collector, payer = forms.collector_named(body.unit), forms.bodies_named([body.payer])[body.payer.strip()]
    new = services.forget_name(
        by=doors.actor_id(request), unit_id=collector.id, payer_id=payer.pk, name=body.name, reason=body.reason, on=doors.today()
    )
    return {"id": new}


class LinesIn(Schema):
    """Waiting lines that a class proposes to book."""

    lines: list[int] = Field(min_length=1, max_length=services.MOST_CONFIRMED)


class ConfirmedOut(Schema):
    steps: list[int]


@router.post("/lines/confirm", response=ConfirmedOut, operation_id="collection_confirm_lines")
@doors.endpoint
def confirm_lines(request: HttpRequest, body: LinesIn) -> Any:
    """Book waiting lines exactly as their classes proposed, all of them or none."""
    unit_id = forms.unit_of_line(body.lines[0])
    return {"steps": services.confirm_lines(by=doors.actor_id(request), unit_id=unit_id, line_ids=body.lines, on=doors.today())}
