"""Fixed assets and tools as pages read them, what would wear off in a year, and the sheet of an inventory."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO

from django.db.models import OuterRef, Subquery
from xlsxwriter import Workbook

from congdoan.finance.bookkeeping.models import Asset, AssetStep
from congdoan.finance.bookkeeping.queries.papers import letterhead
from congdoan.finance.bookkeeping.rules import assets as rules
from congdoan.finance.bookkeeping.rules.office_sheets import OfficeSheet, day_line, sheet_pdf
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.vietnamese import fold


@dataclass(frozen=True, slots=True)
class AssetStepRow:
    """One step of a thing."""

    place: int
    kind: str
    happened_on: date
    location: str
    keeper: str
    wear_year: int | None
    amount: int
    words: str
    entry_id: int | None
    recorded_by: int
    recorded_at: datetime

    @property
    def title(self) -> str:
        """Return what was done, in words."""
        return rules.STEP_WORDS[self.kind] + (f" năm {self.wear_year}" if self.wear_year else "")


@dataclass(frozen=True, slots=True)
class AssetRow:
    """One card with its steps. Units: đồng."""

    id: int
    unit_id: int
    code: str
    kind: str
    name: str
    serial: str
    quantity: int
    cost: int
    bought_on: date
    in_use_on: date
    came_by: str
    money_source: str
    years: int | None
    document: str
    worn_before: int
    years_worn: int
    comes_from_id: int | None
    steps: tuple[AssetStepRow, ...]

    @property
    def worn(self) -> int:
        """Return what has worn off so far."""
        return self.worn_before + sum(step.amount for step in self.steps)

    @property
    def rest(self) -> int:
        """Return what is left of the cost."""
        return self.cost - self.worn

    @property
    def state(self) -> str:
        """Return "" while it is there, else how it ended."""
        return self.steps[-1].kind if self.steps and self.steps[-1].kind in rules.ENDED else ""

    @property
    def location(self) -> str:
        """Return where it is."""
        return next((step.location for step in reversed(self.steps) if step.location), "")

    @property
    def keeper(self) -> str:
        """Return who keeps it."""
        return next((step.keeper for step in reversed(self.steps) if step.keeper), "")

    @property
    def inventory(self) -> AssetStepRow | None:
        """Return the last inventory's word on it."""
        return next((step for step in reversed(self.steps) if step.kind in {"seen", "missing"}), None)

    @property
    def years_gone(self) -> int:
        """Return how many years have worn off so far."""
        return self.years_worn + sum(step.kind == "worn" for step in self.steps)

    def next_wear(self) -> int:
        """Return what would wear off in the next year."""
        return rules.wear_of(self.cost, self.years or 1, worn=self.worn, years_worn=self.years_gone)


@dataclass(frozen=True, slots=True)
class WearPreview:
    """What charging a year's wear would book: each asset with its sum, and the mark of exactly this. Units: đồng."""

    year: int
    rows: tuple[tuple[AssetRow, int], ...]
    mark: str

    @property
    def total(self) -> int:
        """Return the sum of all."""
        return sum(amount for _, amount in self.rows)


def assets(
    *, unit_ids: Collection[int] | None = None, ids: Collection[int] | None = None, kind: str = "", text: str = "",
    comes_from: Collection[int] | None = None, is_there: bool | None = None, after_id: int | None = None, limit: int | None = None,
) -> list[AssetRow]:  # fmt: skip
    """Return cards within reach in the order they were opened, with their steps; two statements."""
    wanted = Asset.objects.order_by("id").prefetch_related("steps")
    if unit_ids is not None:
        wanted = wanted.filter(unit_id__in=list(unit_ids))
    if ids is not None:
        wanted = wanted.filter(id__in=list(ids))
    if comes_from is not None:
        wanted = wanted.filter(comes_from_id__in=list(comes_from))
    if kind:
        wanted = wanted.filter(kind=kind)
    if text:
        wanted = wanted.filter(search_key__contains=fold(text))
    if is_there is not None:
        newest = AssetStep.objects.filter(asset_id=OuterRef("pk")).order_by("-place").values("kind")[:1]
        wanted = wanted.alias(last=Subquery(newest))
        wanted = wanted.exclude(last__in=rules.ENDED) if is_there else wanted.filter(last__in=rules.ENDED)
    if after_id is not None:
        wanted = wanted.filter(id__gt=after_id)
    return [_row(asset) for asset in wanted[:limit]]


def _row(asset: Asset) -> AssetRow:
    steps = sorted(asset.steps.all(), key=lambda step: step.place)
    return AssetRow(
        asset.pk, asset.unit_id, asset.code, asset.kind, asset.name, asset.serial, asset.quantity, asset.cost, asset.bought_on,
        asset.in_use_on, asset.came_by, asset.money_source, asset.years, asset.document, asset.worn_before, asset.years_worn,
        asset.comes_from_id,
        tuple(
            AssetStepRow(s.place, s.kind, s.happened_on, s.location, s.keeper, s.wear_year, s.amount, s.words, s.entry_id, s.recorded_by,
                         s.recorded_at)
            for s in steps
        ),
    )  # fmt: skip


def wear_preview(unit_ids: Collection[int], year: int) -> WearPreview:
    """Return what a year's wear of the units' assets would be: those in use at its end that have not worn in it yet."""
    rows = [
        (row, amount)
        for row in assets(unit_ids=unit_ids, kind="fixed", is_there=True)
        if rules.wears_in(year, in_use_on=row.in_use_on)
        and all((step.wear_year or 0) < year for step in row.steps)
        and (amount := row.next_wear())
    ]
    told = "|".join(f"{row.id}:{amount}" for row, amount in rows)
    return WearPreview(year, tuple(rows), sha256(f"{year}|{told}".encode()).hexdigest()[:32])


def inventory_paper(unit_id: int, *, on: date, made_at: datetime) -> bytes:
    """Return the sheet of a unit's inventory as PDF/A; its layout is our own, no form's code is known."""
    rows = assets(unit_ids=[unit_id], is_there=True)
    head = letterhead(unit_id, on=on, needs_check=True)
    told = [
        [
            str(number), row.code, row.name, row.location, row.keeper, str(row.quantity), format_dong(row.cost), format_dong(row.rest),
            {"seen": "có", "missing": "thiếu"}.get(row.inventory.kind, "") if row.inventory else "",
        ]
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip
    total, rest = sum(row.cost for row in rows), sum(row.rest for row in rows)
    sheet = OfficeSheet(
        title="Biên bản kiểm kê tài sản, công cụ", number="", day=day_line(on), form="", form_note="", unit=head.unit, upper=head.upper,
        mark=head.mark, facts=[], heads=("TT", "Mã", "Tên", "Nơi dùng", "Người giữ", "SL", "Nguyên giá", "Còn lại", "Kiểm kê"),
        widths=(2, 4, 8, 5, 5, 2, 5, 5, 3), align="cllllrrrc", rows=told,
        sums=[["", "", "Cộng", "", "", "", format_dong(total), format_dong(rest), ""]],
        signatures=[("Người kiểm kê", ""), ("Kế toán", ""), ("Chủ tịch", "")], is_wide=True,
    )  # fmt: skip
    return sheet_pdf(sheet, made_at=made_at)


HEADS = ("Mã", "Tên", "Loại", "Số máy", "Số lượng", "Nguyên giá", "Hao mòn lũy kế", "Còn lại", "Số năm dùng", "Ngày mua", "Ngày dùng",
         "Nguồn", "Nơi dùng", "Người giữ", "Trạng thái", "Văn bản", "Số năm đã tính")  # fmt: skip


def assets_workbook(rows: Iterable[AssetRow]) -> bytes:
    """Return cards as a workbook; texts are texts, so that no cell is taken for a formula."""
    told = BytesIO()
    with Workbook(told, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, number, day = book.add_worksheet("Tài sản"), book.add_format({"num_format": "#,##0"}), book.add_format(
            {"num_format": "dd/mm/yyyy"}
        )  # fmt: skip
        sheet.write_row(0, 0, HEADS, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(HEADS) - 1, 16)
        for place, row in enumerate(rows, start=1):
            for column, text in ((0, row.code), (1, row.name), (2, rules.KINDS[row.kind]), (3, row.serial), (11, row.money_source),
                                 (12, row.location), (13, row.keeper), (14, rules.STEP_WORDS.get(row.state, "đang dùng")),
                                 (15, row.document)):  # fmt: skip
                sheet.write_string(place, column, text)
            for column, amount in (
                (4, row.quantity),
                (5, row.cost),
                (6, row.worn),
                (7, row.rest),
                (8, row.years or 0),
                (16, row.years_gone),
            ):
                sheet.write_number(place, column, amount, number)
            for column, moment in ((9, row.bought_on), (10, row.in_use_on)):
                sheet.write_datetime(place, column, datetime(moment.year, moment.month, moment.day), day)  # noqa: DTZ001  a day, no moment
    return told.getvalue()
