"""Fixed assets and tools for programs."""

from dataclasses import asdict
from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Field, File, Form, Schema, UploadedFile

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors

from .advances import Dong
from .opening import Code
from .routing import router

MOST_ROWS = 500


class AssetIn(Schema):
    """A card; amounts in whole đồng, `years` only for fixed assets."""

    unit: str = Field(max_length=40)
    code: str = Field(max_length=40)
    name: str = Field(max_length=200)
    kind: Literal["fixed", "tool"]
    cost: Dong
    bought_on: date
    in_use_on: date
    came_by: Literal["bought_bank", "bought_cash", "received", "opening"]
    money_source: str = Field(max_length=120)
    document: str = Field("", max_length=200)
    years: int | None = Field(None, ge=1, le=100)
    quantity: int = Field(1, ge=1, le=10**6)
    serial: str = Field("", max_length=80)
    location: str = Field("", max_length=160)
    keeper: str = Field("", max_length=120)
    worn_before: int = Field(0, ge=0, le=10**15)
    years_worn: int = Field(0, ge=0, le=100)


class MoveIn(Schema):
    location: str = Field("", max_length=160)
    keeper: str = Field("", max_length=120)


class DocumentIn(Schema):
    document: str = Field(min_length=1, max_length=300)


class HandOverIn(DocumentIn):
    to_unit: str = Field(max_length=40)


class WearIn(Schema):
    """Units by their codes; `mark` is the preview's."""

    units: list[str] = Field(min_length=1, max_length=500)
    year: int = Field(ge=2013, le=2100)
    mark: str | None = Field(None, max_length=64)


class InventoryIn(Schema):
    unit: str = Field(max_length=40)
    missing: list[int] = Field(default_factory=list, max_length=100_000)
    words: str = Field("", max_length=300)


@router.post("/assets/import", response=dict[str, Any], operation_id="bookkeeping_import_assets")
@doors.endpoint
def import_assets(request: HttpRequest, unit: Form[Code], file: File[UploadedFile]) -> Any:
    """Open the cards of a table of things that the books hold already."""
    by, on = doors.actor_id(request), doors.today()
    content, name = file.read(), str(file.name or "")[:200]
    return {"cards": services.import_assets(by=by, unit_id=forms.unit_named(unit), content=content, file_name=name, on=on)}


@router.get("/assets", response=dict[str, Any], operation_id="bookkeeping_assets")
@doors.endpoint
def assets(request: HttpRequest, unit: str = "", after: int | None = None) -> Any:
    """Return cards within reach, a page at a time."""
    rows = queries.assets(unit_ids=[forms.unit_named(unit)] if unit else None, after_id=after, limit=MOST_ROWS + 1)
    shown = rows[:MOST_ROWS]
    return {"assets": [_row(row) for row in shown], "next_after": shown[-1].id if len(rows) > MOST_ROWS else None}


@router.post("/assets", response=dict[str, Any], operation_id="bookkeeping_register_asset")
@doors.endpoint
def register_asset(request: HttpRequest, body: AssetIn) -> Any:
    """Open a card."""
    card = services.Card(**body.dict(exclude={"unit"}))
    asset_id = services.register_asset(by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), card=card, on=doors.today())
    return _told(asset_id)


@router.post("/assets/wear/preview", response=dict[str, Any], operation_id="bookkeeping_wear_preview")
@doors.endpoint
def wear_preview(request: HttpRequest, body: WearIn) -> Any:
    """Tell what a year's wear would be; nothing is written."""
    preview = queries.wear_preview(forms.units_named(body.units), body.year)
    return {"total": preview.total, "mark": preview.mark, "rows": [{"asset": row.id, "amount": amount} for row, amount in preview.rows]}


@router.post("/assets/wear", response=dict[str, int], operation_id="bookkeeping_charge_wear")
@doors.endpoint
def charge_wear(request: HttpRequest, body: WearIn) -> Any:
    """Book a year's wear."""
    units = forms.units_named(body.units)
    return {"total": services.charge_wear(by=doors.actor_id(request), unit_ids=units, year=body.year, mark=body.mark, on=doors.today())}


@router.post("/assets/check", response=dict[str, int], operation_id="bookkeeping_check_assets")
@doors.endpoint
def check_assets(request: HttpRequest, body: InventoryIn) -> Any:
    """Write down an inventory."""
    by, on, unit_id = doors.actor_id(request), doors.today(), forms.unit_named(body.unit)
    return {"things": services.check_assets(by=by, unit_id=unit_id, missing=set(body.missing), words=body.words, on=on)}


@router.post("/assets/{int:asset_id}/move", response=dict[str, Any], operation_id="bookkeeping_move_asset")
@doors.endpoint
def move_asset(request: HttpRequest, asset_id: int, body: MoveIn) -> Any:
    """Write down where a thing is now."""
    services.move_asset(by=doors.actor_id(request), asset_id=_known(asset_id), on=doors.today(), **body.dict())
    return _told(asset_id)


@router.post("/assets/{int:asset_id}/dispose", response=dict[str, Any], operation_id="bookkeeping_dispose_asset")
@doors.endpoint
def dispose_asset(request: HttpRequest, asset_id: int, body: DocumentIn) -> Any:
    """Take a thing off the register."""
    services.dispose_asset(by=doors.actor_id(request), asset_id=_known(asset_id), document=body.document, on=doors.today())
    return _told(asset_id)


@router.post("/assets/{int:asset_id}/hand-over", response=dict[str, Any], operation_id="bookkeeping_hand_over_asset")
@doors.endpoint
def hand_over_asset(request: HttpRequest, asset_id: int, body: HandOverIn) -> Any:
    """Give a thing to another unit; the answer is its new card."""
    by, on, to_unit_id = doors.actor_id(request), doors.today(), forms.unit_named(body.to_unit)
    return _told(services.hand_over_asset(by=by, asset_id=_known(asset_id), to_unit_id=to_unit_id, document=body.document, on=on))


def _known(asset_id: int) -> int:
    if not 0 < asset_id < 2**63:
        raise Http404
    return asset_id


def _row(row: queries.AssetRow) -> dict[str, Any]:
    return {**asdict(row), "worn": row.worn, "rest": row.rest, "location": row.location, "keeper": row.keeper, "state": row.state}


def _told(asset_id: int) -> dict[str, Any]:
    found = queries.assets(ids=[_known(asset_id)])
    if not found:
        raise Http404
    return _row(found[0])
