"""Targets for units below, files of estimates, and what a unit makes public, for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Field, Router, Schema

from congdoan.finance.budgets import services
from congdoan.foundation.access import doors
from congdoan.people.organisations import queries as organisations

from .asked import readable, unit_asked
from .estimates import NewOut

router = Router()


class TargetIn(Schema):
    """A target in whole đồng; `unit` is the code of a unit below."""

    unit: str = Field(max_length=40)
    category: str = Field(max_length=40)
    amount: int


class TargetsIn(Schema):
    targets: list[TargetIn] = Field(max_length=services.MOST_TARGETS)


class AllocateIn(TargetsIn):
    document: str = Field(max_length=300)
    mark: str | None = Field(default=None, max_length=64)


class TargetsOut(Schema):
    """What would be written; `mark` goes back with the targets to be applied."""

    new: int
    changed: int
    same: int
    before: int
    after: int
    mark: str
    problems: list[str]


class CountsOut(Schema):
    new: int
    changed: int
    same: int


class PublishIn(Schema):
    document: str = Field(max_length=300)
    document_on: date


class WithdrawIn(Schema):
    kind: str = Field(default="estimate", max_length=10)
    reason: str = Field(max_length=300)


@router.post("/estimates/{code}/{int:year}/targets/preview", response=TargetsOut, operation_id="budgets_preview_targets")
@doors.endpoint
def preview_targets(request: HttpRequest, code: str, year: int, body: TargetsIn) -> Any:
    """Tell what giving these targets to units below would write."""
    unit = unit_asked(code)
    seen = services.preview_targets(by=doors.actor_id(request), unit_id=unit.id, year=year, targets=_targets(body), on=doors.today())
    return {
        "new": len(seen.new), "changed": len(seen.changed), "same": len(seen.same), "before": seen.before, "after": seen.after,
        "mark": seen.mark, "problems": [problem["message"] for problem in seen.problems],
    }  # fmt: skip


@router.post("/estimates/{code}/{int:year}/targets", response=CountsOut, operation_id="budgets_allocate_targets")
@doors.endpoint
def allocate_targets(request: HttpRequest, code: str, year: int, body: AllocateIn) -> Any:
    """Give targets to units below."""
    return services.allocate_targets(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, targets=_targets(body), document=body.document,
        on=doors.today(), mark=body.mark,
    )  # fmt: skip


@router.post("/estimates/{code}/{int:year}/publication", response=NewOut, operation_id="budgets_publish_estimate")
@doors.endpoint
def publish_estimate(request: HttpRequest, code: str, year: int, body: PublishIn) -> Any:
    """Make the approved estimate of a year public."""
    new = services.publish_estimate(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, document=body.document, document_on=body.document_on,
        on=doors.today(),
    )  # fmt: skip
    return {"id": new}


@router.post("/settlements/{code}/{int:year}/publication", response=NewOut, operation_id="budgets_publish_settlement")
@doors.endpoint
def publish_settlement(request: HttpRequest, code: str, year: int, body: PublishIn) -> Any:
    """Make the approved settlement of a year public."""
    new = services.publish_settlement(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, document=body.document, document_on=body.document_on,
        on=doors.today(),
    )  # fmt: skip
    return {"id": new}


@router.post("/estimates/{code}/{int:year}/publication/withdrawal", response=NewOut, operation_id="budgets_withdraw_publication")
@doors.endpoint
def withdraw_publication(request: HttpRequest, code: str, year: int, body: WithdrawIn) -> Any:
    """Take what is public of a year back, with a reason."""
    gone = services.withdraw_publication(
        by=doors.actor_id(request), unit_id=unit_asked(code).id, year=year, kind=body.kind, reason=body.reason, on=doors.today()
    )
    return {"id": gone}


@router.get("/estimates/{code}/{int:year}/file.{kind}", operation_id="budgets_export_estimate")
@doors.endpoint
def export_estimate(request: HttpRequest, code: str, year: int, kind: str) -> Any:
    """Hand over a unit's estimate as xlsx or pdf."""
    unit = readable(request, code, year)
    made = services.export_estimate(
        by=doors.actor_id(request), unit_id=unit.id, year=year, kind=kind, made_at=localtime(), on=doors.today()
    )
    disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=disposition)


def _targets(body: TargetsIn) -> list[services.Target]:
    known = {
        code: one.id for code, one in organisations.by_code(target.unit for target in body.targets if "\x00" not in target.unit).items()
    }
    return [services.Target(known.get(one.unit.strip().upper(), 0), one.category, one.amount) for one in body.targets]
