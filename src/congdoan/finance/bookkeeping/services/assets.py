"""Fixed assets and tools: their cards, where they are, yearly wear, handing over between units, disposal, inventories."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import Asset, AssetStep
from congdoan.finance.bookkeeping.queries import AssetRow
from congdoan.finance.bookkeeping.rules import Part
from congdoan.finance.bookkeeping.rules import assets as rules
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.vietnamese import fold

from .acting import reason_of
from .advance_steps import require_payable
from .booking import book_event


class UnableToKeepAsset(DomainError):
    """Root of the refusals about assets and tools."""


class UnknownAsset(UnableToKeepAsset):
    code = "asset-unknown"
    says = "Không có tài sản, công cụ này trong phạm vi của bạn."


class AssetUnfit(UnableToKeepAsset):
    code = "asset-unfit"
    says = "Chưa lập được thẻ tài sản: {what}."


class AssetCodeTaken(UnableToKeepAsset):
    code = "asset-code-taken"
    says = "Mã {code} đã có trong sổ tài sản của đơn vị. Chọn mã khác."


class AssetGone(UnableToKeepAsset):
    code = "asset-gone"
    says = "{name} ({code}) đã ghi giảm hoặc giao đơn vị khác, hoặc vừa được người khác ghi. Hãy tải lại trang."


class WearChanged(UnableToKeepAsset):
    code = "wear-changed"
    says = "Danh sách tài sản đã thay đổi từ lúc xem trước, chưa ghi gì. Xem trước lại."


class NothingWears(UnableToKeepAsset):
    code = "wear-nothing"
    says = "Năm {year} không còn tài sản nào phải tính hao mòn: đã tính rồi, hoặc chưa có tài sản dùng trong năm."


class WearTooEarly(UnableToKeepAsset):
    code = "wear-too-early"
    says = "Hao mòn năm {year} tính một lần, từ tháng 12 năm đó."


class AssetTableChanged(UnableToKeepAsset):
    code = "asset-table-changed"
    says = "Tệp hoặc sổ tài sản khác với bản đã xem trước, chưa lập thẻ nào. Xem lại rồi nạp."


class SameUnit(UnableToKeepAsset):
    code = "asset-same-unit"
    says = "Đơn vị nhận phải khác đơn vị giao."


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. Units: đồng, years. `years`, `worn_before`, `years_worn` are of fixed assets alone."""

    code: str
    name: str
    kind: str
    cost: int
    bought_on: date
    in_use_on: date
    came_by: str
    money_source: str
    document: str = ""
    years: int | None = None
    quantity: int = 1
    serial: str = ""
    location: str = ""
    keeper: str = ""
    worn_before: int = 0
    years_worn: int = 0


@transaction.atomic
def register_asset(*, by: int, unit_id: int, card: Card, on: date) -> int:
    """Open the card of a thing, book it where it is a fixed asset bought or received, and return the card's id.

    :raises AssetUnfit: something on the card is missing or cannot be
    :raises AssetCodeTaken: the unit has a card of this code
    :raises CashShort, CashlessRequired: it was paid in cash that is not there, or that must not be cash
    :raises NotAllowed: the actor may not keep this unit's assets
    """
    access.require(by, "bookkeeping.register_asset", at=unit_id, on=on)
    if wrong := rules.faults(asdict(card), on=on):
        raise AssetUnfit(what="; ".join(words for _, words in wrong))
    asset_id = open_card(by, unit_id, card)
    entry_id = None
    if card.kind == "fixed" and card.came_by in rules.BUYING:
        require_payable(unit_id, card.cost, "cash" if card.came_by == "bought_cash" else "bank", on=on)
        event = rules.BUYING[card.came_by]
        entry_id = _book(by, "register_asset", unit_id, event, card.name, f"{asset_id}/1", card.cost, card.worn_before, on, on=on)
    step_asset(by, asset_id, unit_id, 1, "came", on=on, location=card.location[:160], keeper=card.keeper[:120], entry_id=entry_id)
    audit.record(by, "bookkeeping.register_asset", at=unit_id, asset=asset_id, code=card.code, cost=card.cost, entry=entry_id)
    return asset_id


@transaction.atomic
def import_assets(*, by: int, unit_id: int, content: bytes, file_name: str, on: date, mark: str | None = None) -> int:
    """Open the cards of a table of things that the books hold already, all or none; nothing is booked. Return how many.

    :raises NotAllowed: the actor may not keep this unit's assets
    :raises UnreadableTable, Rejected: the table cannot be read; every error is told with its place
    :raises AssetTableChanged: `mark` no longer holds: another file, or codes were given meanwhile
    """
    access.require(by, "bookkeeping.import_assets", at=unit_id, on=on)
    found = queries.asset_table(content, file_name=file_name, unit_id=unit_id, on=on)
    if mark is not None and mark != found.mark:
        raise AssetTableChanged
    for row in found.rows:
        card = Card(**row.facts)
        step_asset(by, open_card(by, unit_id, card), unit_id, 1, "came", on=on, location=card.location[:160], keeper=card.keeper[:120])
    cost = sum(row.facts["cost"] for row in found.rows)
    body: dict[str, str | int | None] = {"file": file_name[:200], "sha256": found.sha256, "cards": len(found.rows), "cost": cost}
    ledger.record_evidence(by=by, unit_id=unit_id, kind="assets/imported", subject=f"bookkeeping/assets/{unit_id}", body=body, on=on)
    audit.record(by, "bookkeeping.import_assets", at=unit_id, file=file_name[:200], sha256=found.sha256, cards=len(found.rows))
    return len(found.rows)


@transaction.atomic
def move_asset(*, by: int, asset_id: int, location: str, keeper: str, on: date) -> None:
    """Write down where a thing is now and who keeps it.

    :raises AssetUnfit: neither is told; AssetGone: it is no longer there
    :raises UnknownAsset: it is not there; NotAllowed: the actor may not keep its unit's assets
    """
    row = _held(by, asset_id, "move_asset", on=on)
    where, who = (" ".join(text.replace("\x00", "").split()) for text in (location, keeper))
    if not where and not who:
        raise AssetUnfit(what="ghi nơi dùng hoặc người giữ")
    step_asset(by, row.id, row.unit_id, len(row.steps) + 1, "moved", on=on, location=where[:160], keeper=who[:120])
    audit.record(by, "bookkeeping.move_asset", at=row.unit_id, asset=row.id, location=where, keeper=who)


@transaction.atomic
def dispose_asset(*, by: int, asset_id: int, document: str, on: date) -> int | None:
    """Take a thing off the register by a document, book it where it is a fixed asset, and return the entry's id.

    :raises ReasonMissing: no document; AssetGone, UnknownAsset, NotAllowed as above
    """
    row = _held(by, asset_id, "dispose_asset", on=on)
    entry_id, words = _end(by, "dispose_asset", row, "disposed", "asset_dispose", document, on=on)
    audit.record(by, "bookkeeping.dispose_asset", at=row.unit_id, asset=row.id, rest=row.rest, entry=entry_id, document=words)
    return entry_id


@transaction.atomic
def hand_over_asset(*, by: int, asset_id: int, to_unit_id: int, document: str, on: date) -> int:
    """Give a thing to another unit with what has worn off, mirrored in both units' books, and return the new card's id.

    :raises SameUnit: the unit gives to itself; AssetCodeTaken: the other unit has a card of this code
    :raises ReasonMissing: no document; AssetGone, UnknownAsset as above
    :raises NotAllowed: the actor may not keep the assets of both units
    """
    row = _held(by, asset_id, "hand_over_asset", on=on)
    if to_unit_id == row.unit_id:
        raise SameUnit()
    access.require(by, "bookkeeping.hand_over_asset", at=to_unit_id, on=on)
    _, words = _end(by, "hand_over_asset", row, "given", "asset_hand_over", document, on=on)
    new_id = open_card(by, to_unit_id, received(row, code=row.code, document=words), comes_from_id=row.id)
    entry_id = None
    if row.kind == "fixed":
        source = f"{new_id}/1"
        entry_id = _book(by, "hand_over_asset", to_unit_id, "asset_take_over", row.name, source, row.cost, row.worn, on, on=on)
    step_asset(by, new_id, to_unit_id, 1, "came", on=on, words=words, entry_id=entry_id)
    audit.record(by, "bookkeeping.hand_over_asset", at=row.unit_id, asset=row.id, to=to_unit_id, new=new_id, document=words)
    return new_id


@transaction.atomic
def charge_wear(*, by: int, unit_ids: Collection[int], year: int, on: date, mark: str | None = None) -> int:
    """Book a year's wear of the units' assets, one entry a unit on the last of December, and return the sum.

    `mark` is the preview's: with it nothing is booked if the assets changed since. Units: đồng.

    :raises WearTooEarly: the year has not come to December; NothingWears: nothing is left to wear
    :raises WearChanged: the mark no longer holds; UnableToPost: what the ledger refuses
    :raises NotAllowed: the actor may not charge wear in one of the units
    """
    access.require_all(by, "bookkeeping.charge_wear", at=unit_ids, on=on)
    if on < date(year, 12, 1):
        raise WearTooEarly(year=year)
    preview = queries.wear_preview(unit_ids, year)
    if mark is not None and mark != preview.mark:
        raise WearChanged()
    if not preview.rows:
        raise NothingWears(year=year)
    for unit_id in sorted({row.unit_id for row, _ in preview.rows}):
        _charge_unit(by, unit_id, year, [one for one in preview.rows if one[0].unit_id == unit_id], on=on)
    return preview.total


@transaction.atomic
def check_assets(*, by: int, unit_id: int, missing: Collection[int], words: str, on: date) -> int:
    """Write down an inventory of everything on a unit's register: what is missing, and that all else was seen; return how many.

    :raises UnknownAsset: one of the missing is not on the register
    :raises AssetUnfit: the register is empty; NotAllowed: the actor may not keep this unit's assets
    """
    access.require(by, "bookkeeping.check_assets", at=unit_id, on=on)
    rows = queries.assets(unit_ids=[unit_id], is_there=True)
    if set(missing) - {row.id for row in rows}:
        raise UnknownAsset()
    if not rows:
        raise AssetUnfit(what="đơn vị chưa có tài sản, công cụ nào để kiểm kê")
    told = " ".join(words.replace("\x00", "").split())[:300]
    for row in rows:
        kind = "missing" if row.id in missing else "seen"
        step_asset(by, row.id, unit_id, len(row.steps) + 1, kind, on=on, words=told)
    audit.record(by, "bookkeeping.check_assets", at=unit_id, things=len(rows), missing=sorted(missing), words=told)
    body: dict[str, str | int | None] = {"things": len(rows), "missing": ",".join(map(str, sorted(missing))), "words": told}
    ledger.record_evidence(by=by, unit_id=unit_id, kind="assets/checked", subject=f"bookkeeping/assets/{unit_id}", body=body, on=on)
    return len(rows)


def received(row: AssetRow, *, code: str, document: str) -> Card:
    """Return the card of a thing in the register of the unit that takes it over, with what has worn off."""
    return Card(
        code=code, name=row.name, kind=row.kind, cost=row.cost, bought_on=row.bought_on, in_use_on=row.in_use_on, came_by="received",
        money_source=row.money_source, document=document[:200], years=row.years, quantity=row.quantity, serial=row.serial,
        worn_before=row.worn, years_worn=row.years_gone,
    )  # fmt: skip


def open_card(by: int, unit_id: int, card: Card, *, comes_from_id: int | None = None) -> int:
    """Open a card on a unit's register and return its id.

    :raises AssetCodeTaken: the unit has a card of this code
    """

    def kept(text: str, longest: int) -> str:
        return " ".join(text.replace("\x00", "").split())[:longest]

    asset = Asset(
        unit_id=unit_id, code=kept(card.code, 40), kind=card.kind, name=kept(card.name, 200), serial=kept(card.serial, 80),
        quantity=card.quantity, cost=card.cost, bought_on=card.bought_on, in_use_on=card.in_use_on, came_by=card.came_by,
        money_source=kept(card.money_source, 120), years=card.years, document=kept(card.document, 200), worn_before=card.worn_before,
        years_worn=card.years_worn, comes_from_id=comes_from_id, search_key=fold(f"{card.code} {card.name} {card.serial}")[:400],
        registered_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            asset.save(force_insert=True)
    except IntegrityError as cause:
        if "asset_code_once" not in str(cause):
            raise
        raise AssetCodeTaken(code=asset.code) from cause
    return int(asset.pk)


def _held(by: int, asset_id: int, act: str, *, on: date) -> AssetRow:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('bookkeeping_asset_step', %s))", [asset_id])
    found = queries.assets(ids=[asset_id])
    if not found:
        raise UnknownAsset()
    access.require(by, f"bookkeeping.{act}", at=found[0].unit_id, on=on)
    if found[0].state:
        raise AssetGone(name=found[0].name, code=found[0].code)
    return found[0]


def _end(by: int, act: str, row: AssetRow, kind: str, event: str, document: str, *, on: date) -> tuple[int | None, str]:
    words, place, entry_id = reason_of(document), len(row.steps) + 1, None
    if row.kind == "fixed":
        entry_id = _book(by, act, row.unit_id, event, row.name, f"{row.id}/{place}", row.cost, row.worn, on, on=on)
    step_asset(by, row.id, row.unit_id, place, kind, on=on, words=words, entry_id=entry_id)
    return entry_id, words


def _charge_unit(by: int, unit_id: int, year: int, rows: Sequence[tuple[AssetRow, int]], *, on: date) -> None:
    total = sum(amount for _, amount in rows)
    entry_id = book_event(
        by=by, under="bookkeeping.charge_wear", unit_id=unit_id, accounting_date=date(year, 12, 31), event="yearly_wear",
        parts=[Part({"amount": total}, category=rules.WEAR_ITEM)], description=f"Hao mòn tài sản cố định năm {year}",
        source=f"bookkeeping/asset/wear/{unit_id}/{year}/{min(row.id for row, _ in rows)}", on=on,
    )  # fmt: skip
    for row, amount in rows:
        step_asset(by, row.id, unit_id, len(row.steps) + 1, "worn", on=on, wear_year=year, amount=amount, entry_id=entry_id)
    audit.record(by, "bookkeeping.charge_wear", at=unit_id, year=year, assets=len(rows), total=total, entry=entry_id)


def _book(by: int, act: str, unit_id: int, event: str, name: str, source: str, cost: int, worn: int, day: date, *, on: date) -> int:
    sums = {"amount": cost, "cost": cost, "wear": worn, "rest": cost - worn}
    return book_event(
        by=by, under=f"bookkeeping.{act}", unit_id=unit_id, accounting_date=day, event=event,
        parts=[Part(sums, category="asset", debt="asset")], description=f"Tài sản: {name}"[:500],
        source=f"bookkeeping/asset/{source}", on=on,
    )  # fmt: skip


def step_asset(by: int, asset_id: int, unit_id: int, place: int, kind: str, *, on: date, **facts: str | int | None) -> None:
    """Write what happened to a thing.

    :raises AssetGone: somebody else wrote meanwhile
    """
    try:
        with transaction.atomic():
            AssetStep.objects.create(
                asset_id=asset_id, unit_id=unit_id, place=place, kind=kind, happened_on=on, recorded_by=by, **facts
            )  # fmt: skip
    except IntegrityError as cause:
        if "asset_step_in_order" not in str(cause) and "asset_wears_once" not in str(cause):
            raise
        raise AssetGone(name=f"Thẻ {asset_id}", code=str(asset_id)) from cause
