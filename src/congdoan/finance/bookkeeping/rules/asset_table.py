"""A register of things kept in Excel, read into cards with every error told at once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import parse_day
from congdoan.foundation.kernel.vietnamese import fold

FIELDS = {
    "code": ["Mã", "Mã tài sản", "Số thẻ"],
    "name": ["Tên", "Tên tài sản", "Tên công cụ, dụng cụ"],
    "kind": ["Loại"],
    "cost": ["Nguyên giá", "Giá trị"],
    "bought_on": ["Ngày mua"],
    "in_use_on": ["Ngày dùng", "Ngày đưa vào dùng"],
    "money_source": ["Nguồn", "Nguồn tiền"],
    "years": ["Số năm dùng", "Số năm sử dụng"],
    "document": ["Văn bản", "Văn bản quyết định"],
    "quantity": ["Số lượng"],
    "serial": ["Số máy", "Số máy, số khung"],
    "location": ["Nơi dùng"],
    "keeper": ["Người giữ"],
    "worn_before": ["Hao mòn lũy kế", "Hao mòn đã tính"],
    "years_worn": ["Số năm đã tính"],
}
TEXTS = ("code", "name", "money_source", "document", "serial", "location", "keeper")
NUMBERS = ("quantity", "worn_before", "years_worn")
REQUIRED = ["code", "name", "kind", "cost", "bought_on", "money_source"]
KINDS = {
    **dict.fromkeys(("TAI SAN CO DINH", "TSCD"), "fixed"),
    **dict.fromkeys(("CONG CU, DUNG CU", "CONG CU DUNG CU", "CONG CU", "CCDC"), "tool"),
}
MOST_ROWS, LARGEST = 5_000, 10**15
Faults = list[tuple[str, str]]  # field, what to do


@dataclass(frozen=True, slots=True)
class TableCard:
    """One row: its number in the file, and the fields of the card it asks for."""

    number: int
    facts: dict[str, Any]


def read_assets(content: bytes, *, name: str, taken: Collection[str], wrong_with: Callable[[dict[str, Any]], Faults]) -> list[TableCard]:
    """Read a register of things that a unit's books hold already; all rows or none.

    `taken` are the codes that the unit has given; `wrong_with` tells the faults of one card. Units: đồng, years.

    :raises UnreadableTable: the file cannot be read as a table with these columns
    :raises Rejected: everything that is wrong, each with its place and cure
    """
    reading = tables.labelled(tables.read_sheets(content, file=name), FIELDS, required=REQUIRED)
    cards, seen = [], dict.fromkeys(taken, 0)
    for row in reading.rows:
        facts = _facts(reading, row)
        code = facts["code"]
        if code in seen:
            reading.wrong(row, "code", f"mã này đã có ở dòng {seen[code]}" if seen[code] else "mã này đã có trong sổ tài sản của đơn vị")
        seen.setdefault(code, row.number)
        for field, words in wrong_with(_with_what_is_read(facts)):
            reading.wrong(row, field, words)
        cards.append(TableCard(row.number, facts))
    if len(cards) > MOST_ROWS or not cards:
        cure = f"mỗi tệp từ 1 đến {MOST_ROWS} dòng; tệp có {len(cards)} dòng"
        reading.problems.append(tables.Problem(reading.file, reading.sheet, 0, "", "", cure))
    if reading.problems:
        raise Rejected([problem.as_facts() for problem in reading.problems])
    return cards


def _facts(reading: tables.Reading, row: tables.Row) -> dict[str, Any]:
    def whole(field: str, otherwise: int | None) -> int | None:
        told = row.text(field).strip()
        return reading.value(row, field, _not_below_zero, "ghi số nguyên, không âm") if told else otherwise

    bought = reading.value(row, "bought_on", parse_day, "ghi ngày như 31/01/2024")
    in_use = reading.value(row, "in_use_on", parse_day, "ghi ngày như 31/01/2024") if row.text("in_use_on").strip() else bought
    texts = {field: " ".join(row.text(field).split()) for field in TEXTS}
    numbers = {"years": whole("years", None) or None, "quantity": whole("quantity", 1)}
    numbers |= {"worn_before": whole("worn_before", 0), "years_worn": whole("years_worn", 0)}
    return {
        **texts, "kind": reading.value(row, "kind", _kind, "ghi tài sản cố định hoặc công cụ"),
        "cost": reading.value(row, "cost", _not_below_zero, "ghi số đồng nguyên, không có phần lẻ"),
        "bought_on": bought, "in_use_on": in_use,
        **numbers, "came_by": "opening",
    }  # fmt: skip


def _with_what_is_read(facts: dict[str, Any]) -> dict[str, Any]:
    """Return a card in which what could not be read, and is told already, offends no other field."""
    day = facts["in_use_on"] or facts["bought_on"] or date.min
    harmless = {"kind": "tool", "cost": LARGEST, "bought_on": date.min, "in_use_on": day, "quantity": 1, "worn_before": 0, "years_worn": 0}
    if facts["kind"] is None:
        facts = facts | {"years": None, "worn_before": 0}
    return {field: harmless.get(field) if value is None else value for field, value in facts.items()}


def _kind(text: str) -> str:
    if (kind := KINDS.get(fold(text).strip())) is None:
        raise ValueError(text)
    return kind


def _not_below_zero(text: str) -> int:
    number = parse_dong(text)
    if not 0 <= number <= LARGEST:
        raise ValueError(text)
    return number
