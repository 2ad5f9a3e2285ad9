"""Reorganisations for programs: the same acts as the pages and commands."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile

from congdoan.activities.restructuring import queries, services
from congdoan.activities.restructuring.rules.plan_file import codes_of
from congdoan.foundation.access import doors
from congdoan.people.organisations import queries as organisations

router = Router()


class ListedOut(Schema):
    """One reorganisation. `state`: draft, decided, running, done, withdrawn."""

    id: int
    number: str
    title: str
    unit_code: str
    decided_on: date
    effective_on: date
    units: int
    done: int
    state: str


class ListOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[ListedOut]
    total: int
    next_after: int | None


class DetailsIn(Schema):
    """What a reorganisation says of itself."""

    number: str
    title: str
    decided_on: date
    effective_on: date
    document: str = ""


class DraftIn(DetailsIn):
    """A new reorganisation; `unit`: the code of the body that decides."""

    unit: str


class UnitIn(Schema):
    """One row of a plan; several targets are parted by semicolons. Units: `cash_counted` in đồng."""

    unit: str
    outcome: str
    targets: str = ""
    parent: str = ""
    name: str = ""
    kind: str = ""
    members: int | None = None
    member_policy: str = ""
    grants: str = "end"
    books: str = "keep"
    cash_counted: int | None = None
    given_by: str = ""
    taken_by: str = ""
    note: str = ""


class RuleIn(Schema):
    """A plan by a rule: the branches that end, the parent of what goes on, the payer classes whose unions end."""

    branches: list[str]
    parent: str
    ending_classes: list[str]


class DecideIn(Schema):
    """`mark`: that of the preview that was seen."""

    mark: str | None = None


class WithdrawIn(Schema):
    """Why."""

    reason: str


class ReversalIn(Schema):
    """The decision that reverses another."""

    number: str
    decided_on: date
    effective_on: date


class IdOut(Schema):
    """What was made."""

    id: int


class CountOut(Schema):
    """How many rows were written."""

    rows: int


class ProgressOut(Schema):
    """How far it has come."""

    total: int
    done: int
    refused: int
    left: int


class ResultOut(Schema):
    """What became of one unit. `state`: done, refused, waiting."""

    place: int
    code: str
    name: str
    outcome: str
    state: str
    words: str
    at: datetime | None


class ResultsOut(Schema):
    """One page of results."""

    rows: list[ResultOut]
    next_after: int | None


class UpperOut(Schema):
    """What stands below one upper union before and after."""

    code: str
    name: str
    state: str
    unions: tuple[int, int]
    employers: tuple[int, int]
    members: tuple[int, int]


class PreviewOut(Schema):
    """What a plan would do."""

    mark: str
    is_sound: bool
    counts: dict[str, tuple[int, int]]
    policies: dict[str, int]
    uppers: list[UpperOut]
    proofs: list[dict[str, Any]]
    faults: list[dict[str, Any]]
    effects: dict[str, int] | None


@router.get("/", response=ListOut, operation_id="restructuring_reorganisations")
@doors.endpoint
def reorganisations(request: HttpRequest, after: int | None = None) -> Any:
    return queries.listing(after=after)


@router.post("/", response=IdOut, operation_id="restructuring_draft_reorganisation")
@doors.endpoint
def draft_reorganisation(request: HttpRequest, body: DraftIn) -> Any:
    given = body.dict()
    unit = organisations.id_of_code(given.pop("unit"))
    if unit is None:
        raise Http404
    return {"id": services.draft_reorganisation(by=doors.actor_id(request), unit_id=unit, on=doors.today(), **given)}


@router.get("/{reorganisation_id}", response=ListedOut, operation_id="restructuring_reorganisation")
@doors.endpoint
def reorganisation(request: HttpRequest, reorganisation_id: int) -> Any:
    return _found(reorganisation_id).row


@router.put("/{reorganisation_id}", response={204: None}, operation_id="restructuring_amend_reorganisation")
@doors.endpoint
def amend_reorganisation(request: HttpRequest, reorganisation_id: int, body: DetailsIn) -> Any:
    _found(reorganisation_id)
    services.amend_reorganisation(by=doors.actor_id(request), reorganisation_id=reorganisation_id, on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/{reorganisation_id}/units", response={204: None}, operation_id="restructuring_plan_unit")
@doors.endpoint
def plan_unit(request: HttpRequest, reorganisation_id: int, body: UnitIn) -> Any:
    _found(reorganisation_id)
    services.plan_unit(by=doors.actor_id(request), reorganisation_id=reorganisation_id, on=doors.today(), **body.dict())
    return Status(204, None)


@router.delete("/{reorganisation_id}/units/{unit}", response={204: None}, operation_id="restructuring_drop_unit")
@doors.endpoint
def drop_unit(request: HttpRequest, reorganisation_id: int, unit: str) -> Any:
    _found(reorganisation_id)
    services.drop_unit(by=doors.actor_id(request), reorganisation_id=reorganisation_id, unit=unit, on=doors.today())
    return Status(204, None)


@router.post("/{reorganisation_id}/plan", response=CountOut, operation_id="restructuring_load_plan")
@doors.endpoint
def load_plan(request: HttpRequest, reorganisation_id: int, file: File[UploadedFile]) -> Any:
    _found(reorganisation_id)
    given = {"file_name": str(file.name).replace("\x00", "")[:200], "content": file.read()}
    return {"rows": services.load_plan(by=doors.actor_id(request), reorganisation_id=reorganisation_id, on=doors.today(), **given)}


@router.post("/{reorganisation_id}/rule", response=CountOut, operation_id="restructuring_plan_by_rule")
@doors.endpoint
def plan_by_rule(request: HttpRequest, reorganisation_id: int, body: RuleIn) -> Any:
    _found(reorganisation_id)
    given = body.dict() | {"branches": codes_of(" ".join(body.branches))}
    return {"rows": services.plan_by_rule(by=doors.actor_id(request), reorganisation_id=reorganisation_id, on=doors.today(), **given)}


@router.get("/{reorganisation_id}/preview", response=PreviewOut, operation_id="restructuring_preview")
@doors.endpoint
def preview(request: HttpRequest, reorganisation_id: int) -> Any:
    _found(reorganisation_id)
    found = queries.preview(reorganisation_id)
    return {
        "mark": found.mark, "is_sound": found.is_sound, "counts": dict(found.counts), "policies": dict(found.policies),
        "uppers": found.uppers,
        "proofs": found.totals["proofs"], "faults": [doors.plain(fault) for fault in found.faults],
        "effects": doors.plain(found.effects) if found.effects else None,
    }  # fmt: skip


@router.post("/{reorganisation_id}/decide", response={204: None}, operation_id="restructuring_decide_reorganisation")
@doors.endpoint
def decide_reorganisation(request: HttpRequest, reorganisation_id: int, body: DecideIn) -> Any:
    _found(reorganisation_id)
    services.decide_reorganisation(by=doors.actor_id(request), reorganisation_id=reorganisation_id, mark=body.mark, on=doors.today())
    return Status(204, None)


@router.post("/{reorganisation_id}/withdraw", response={204: None}, operation_id="restructuring_withdraw_reorganisation")
@doors.endpoint
def withdraw_reorganisation(request: HttpRequest, reorganisation_id: int, body: WithdrawIn) -> Any:
    _found(reorganisation_id)
    services.withdraw_reorganisation(by=doors.actor_id(request), reorganisation_id=reorganisation_id, reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/{reorganisation_id}/apply", response=ProgressOut, operation_id="restructuring_apply_reorganisation")
@doors.endpoint
def apply_reorganisation(request: HttpRequest, reorganisation_id: int, most: int = 50) -> Any:
    _found(reorganisation_id)
    row_ids = queries.pending(reorganisation_id)[: max(0, min(most, 500))]
    return services.apply_reorganisation(by=doors.actor_id(request), reorganisation_id=reorganisation_id, row_ids=row_ids, on=doors.today())


@router.get("/{reorganisation_id}/results", response=ResultsOut, operation_id="restructuring_results")
@doors.endpoint
def results(request: HttpRequest, reorganisation_id: int, state: str = "", after: int | None = None) -> Any:
    _found(reorganisation_id)
    rows, following = queries.results(reorganisation_id, state=state, after=after)
    return {"rows": rows, "next_after": following}


@router.post("/{reorganisation_id}/reversal", response=IdOut, operation_id="restructuring_draft_reversal")
@doors.endpoint
def draft_reversal(request: HttpRequest, reorganisation_id: int, body: ReversalIn) -> Any:
    _found(reorganisation_id)
    new = services.draft_reversal(by=doors.actor_id(request), reorganisation_id=reorganisation_id, on=doors.today(), **body.dict())
    return {"id": new}


def _found(reorganisation_id: int) -> queries.Details:
    found = queries.details(reorganisation_id) if 0 < reorganisation_id < 2**63 else None
    if found is None:
        raise Http404
    return found
