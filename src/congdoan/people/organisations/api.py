"""The register for programs: the same acts as the pages and commands, by code."""

import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema, Status

from congdoan.foundation.access import doors
from congdoan.people.organisations import queries, services
from congdoan.people.organisations.queries import Filter

router = Router()


class ListedOut(Schema):
    """One organisation in a list."""

    id: int
    code: str
    name: str
    kind: str
    tax_code: str
    commune: str
    founded_on: date | None
    last_day: date | None
    state: str
    parent_code: str
    has_union: bool


class ListOut(Schema):
    """One page of a list; `total` null: more than 5,000; `next_after` null: the last page."""

    rows: list[ListedOut]
    total: int | None
    next_after: int | None


class ListIn(Schema):
    """What a list shows."""

    text: str = ""
    kind: str = ""
    commune: str = ""
    state: str = ""
    parent_code: str = ""
    without_union: bool = False
    on: date | None = None
    after: int | None = None


class RegisterIn(Schema):
    """A new organisation."""

    kind: str
    code: str
    name: str
    founded_on: date | None
    parent_code: str = ""
    tax_code: str = ""
    si_unit_code: str = ""
    sector: str = ""
    commune: str = ""
    ownership: str = ""
    payer_class: str = ""
    payer_schedule: str = ""
    wage_region: str = ""
    dues_group: str = ""
    accounts: list[tuple[str, str]] = []
    former_names: list[str] = []


class PlaceIn(Schema):
    """Under whom, and from when."""

    parent_code: str
    since: date


class RenameIn(Schema):
    """A new name and its first day."""

    name: str
    since: date


class EndIn(Schema):
    """The last day, and who takes over."""

    last_day: date
    successor_code: str = ""


class SuspendIn(Schema):
    """From when a union may not act, why, and by which decision."""

    since: date
    reason: str
    decision: str


class ResumeIn(Schema):
    """Until when it was suspended, and by which decision it goes on."""

    last_day: date
    decision: str


class AccountIn(Schema):
    """A bank account."""

    number: str
    bank: str = ""
    since: date | None = None
    note: str = ""


class GroupIn(Schema):
    """One payer for several employers."""

    code: str
    name: str
    unit_code: str
    members: list[str]
    tax_code: str = ""
    account: str = ""


class FileIn(Schema):
    """The text of one CSV file."""

    name: str
    text: str


class LoadIn(Schema):
    """The files of a register."""

    unions: FileIn | None = None
    employers: FileIn | None = None
    payer_groups: FileIn | None = None


class IdOut(Schema):
    """What was made."""

    id: int


class LoadedOut(Schema):
    """What a load has written."""

    unions: int
    employers: int
    groups: int


class AreaOut(Schema):
    """One commune; `above`: its district and province, or its province."""

    code: str
    name: str
    above: list[str]


class AreaChangeOut(Schema):
    """What an old commune became; several where it was split, the one with its main part first."""

    before: AreaOut
    after: list[AreaOut]
    is_split: bool


@router.get("/", response=ListOut, operation_id="organisations_list")
@doors.endpoint
def listing(request: HttpRequest, asked: Query[ListIn]) -> Any:
    parent = _id(asked.parent_code) if asked.parent_code else None
    kinds = (asked.kind,) if asked.kind else ()
    chosen = Filter(kinds, asked.text, asked.commune, asked.state, parent, asked.without_union)
    return queries.listing(chosen, on=asked.on or doors.today(), after=asked.after)


@router.get("/search", response=list[ListedOut], operation_id="organisations_search")
@doors.endpoint
def search(request: HttpRequest, text: str, kind: str = "", on: date | None = None) -> Any:
    return queries.search(text, on=on or doors.today(), kinds=(kind,) if kind else ())


@router.get("/communes", response=list[AreaChangeOut], operation_id="organisations_communes")
@doors.endpoint
def communes(request: HttpRequest, text: str) -> Any:
    return queries.area_changes(text)


@router.post("/", response=IdOut, operation_id="organisations_register_organisation")
@doors.endpoint
def register_organisation(request: HttpRequest, body: RegisterIn) -> Any:
    given = body.dict()
    parent = given.pop("parent_code")
    new = services.register_organisation(by=doors.actor_id(request), on=doors.today(), parent_id=_id(parent) if parent else None, **given)
    return {"id": new}


@router.post("/load", response=LoadedOut, operation_id="organisations_load_register")
@doors.endpoint
def load_register(request: HttpRequest, body: LoadIn) -> Any:
    files = {name: (file.name, file.text.encode()) for name, file in body if file}
    return services.load_register(by=doors.actor_id(request), on=doors.today(), **files)


@router.post("/payer-groups", response=IdOut, operation_id="organisations_register_payer_group")
@doors.endpoint
def register_payer_group(request: HttpRequest, body: GroupIn) -> Any:
    given = body.dict()
    unit, members = given.pop("unit_code"), given.pop("members")
    new = services.register_payer_group(
        by=doors.actor_id(request), on=doors.today(), unit_id=_id(unit), member_ids=[_id(code) for code in members], **given
    )
    return {"id": new}


@router.post("/{code}/place", response={204: None}, operation_id="organisations_place")
@doors.endpoint
def place(request: HttpRequest, code: str, body: PlaceIn) -> Any:
    parent_id = _id(body.parent_code)
    services.place(by=doors.actor_id(request), organisation_id=_id(code), parent_id=parent_id, since=body.since, on=doors.today())
    return Status(204, None)


@router.post("/{code}/rename", response={204: None}, operation_id="organisations_rename")
@doors.endpoint
def rename(request: HttpRequest, code: str, body: RenameIn) -> Any:
    services.rename(by=doors.actor_id(request), organisation_id=_id(code), name=body.name, since=body.since, on=doors.today())
    return Status(204, None)


@router.post("/{code}/end", response={204: None}, operation_id="organisations_end")
@doors.endpoint
def end(request: HttpRequest, code: str, body: EndIn) -> Any:
    successor = _id(body.successor_code) if body.successor_code else None
    services.end(by=doors.actor_id(request), organisation_id=_id(code), last_day=body.last_day, successor_id=successor, on=doors.today())
    return Status(204, None)


@router.post("/{code}/suspend", response={204: None}, operation_id="organisations_suspend")
@doors.endpoint
def suspend(request: HttpRequest, code: str, body: SuspendIn) -> Any:
    services.suspend(by=doors.actor_id(request), organisation_id=_id(code), on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/{code}/resume", response={204: None}, operation_id="organisations_resume")
@doors.endpoint
def resume(request: HttpRequest, code: str, body: ResumeIn) -> Any:
    services.resume(by=doors.actor_id(request), organisation_id=_id(code), on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/{code}/accounts", response=IdOut, operation_id="organisations_add_account")
@doors.endpoint
def add_account(request: HttpRequest, code: str, body: AccountIn) -> Any:
    return {"id": services.add_account(by=doors.actor_id(request), organisation_id=_id(code), on=doors.today(), **body.dict())}


@router.get("/{code}", operation_id="organisations_organisation")
@doors.endpoint
def organisation(request: HttpRequest, code: str, on: date | None = None) -> Any:
    page = queries.organisation(_id(code), on=on or doors.today())
    return json.loads(doors.to_json(page))


def _id(code: str) -> int:
    found = queries.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise Http404
    return found
