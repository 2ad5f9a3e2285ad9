"""Payment orders as a bank's own workbook: the layout is data, one dated file for each template."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from congdoan.finance.banking.rules.payments.order import PaymentOrder, UnableToWrite

TEMPLATES = Path(__file__).parents[2] / "data" / "payment_files"
FILLED = frozenset({"place", "kind", "debit_account", "account", "name", "branch_code", "bin", "bank", "amount", "note", "number"})
_NEEDED = {
    "branch_code": "mã chi nhánh ngân hàng (8 số, CITAD)",
    "bin": "tên ngân hàng đúng danh mục",
    "bank": "tên ngân hàng",
    "account": "số tài khoản",
    "name": "tên người thụ hưởng",
}


@dataclass(frozen=True)
class Template:
    """A bank's workbook for many payments. `columns` are (what stands there, header, constant), in the bank's order.

    `needs_check` says that no bank has confirmed the layout. `banks` gives the bank's own word for a BIN where it has one.
    """

    name: str
    title: str
    sheet: str
    columns: tuple[tuple[str, str, str], ...]
    most_rows: int
    inside_word: str
    outside_word: str
    banks: dict[str, str]
    valid_from: date
    needs_check: bool
    source: str


@cache
def templates() -> tuple[Template, ...]:
    """Return the templates for payments that this installation knows, by name."""
    return tuple(_template(path) for path in sorted(TEMPLATES.glob("transfer_*.toml")))


def write(
    orders: Sequence[PaymentOrder], template: Template, *, debit_bin: str, made_at: datetime
) -> list[tuple[tuple[PaymentOrder, ...], bytes]]:  # fmt: skip
    """Write orders into as many workbooks as the template's rows require; return each with the orders that stand in it.

    Every text is a text cell, so nothing in it is ever a formula; the same orders and moment give the same bytes.

    :raises UnableToWrite: an order lacks what a column asks for
    """
    problems = [] if orders else ["Chưa chọn lệnh chi nào."]
    problems += [
        f"Lệnh {order.number} ({order.beneficiary.name}): thiếu {_NEEDED[field]}, cột “{header}”."
        for order in orders
        for field, header, _ in template.columns
        if field in _NEEDED and not _cell(order, field, 1, template, debit_bin)
    ]
    if problems:
        raise UnableToWrite(problems)
    parts = [tuple(orders[start : start + template.most_rows]) for start in range(0, len(orders), template.most_rows)]
    return [(part, _workbook(part, template, debit_bin, made_at)) for part in parts]


def _workbook(orders: Sequence[PaymentOrder], template: Template, debit_bin: str, made_at: datetime) -> bytes:
    target = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, plain) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None, microsecond=0)})
        text, money = book.add_format({"num_format": "@"}), book.add_format({"num_format": "#,##0"})
        sheet = book.add_worksheet(template.sheet)
        for column, (_, header, _constant) in enumerate(template.columns):
            sheet.set_column(column, column, 24)
            sheet.write_string(0, column, header)
        for place, order in enumerate(orders, start=1):
            for column, (field, _header, constant) in enumerate(template.columns):
                value = constant if field == "constant" else _cell(order, field, place, template, debit_bin)
                if isinstance(value, int):
                    sheet.write_number(place, column, value, money if field == "amount" else None)
                else:
                    sheet.write_string(place, column, value, text)
    return target.getvalue()


def _cell(order: PaymentOrder, field: str, place: int, template: Template, debit_bin: str) -> str | int:
    """Return what a column holds for an order."""
    to = order.beneficiary
    if field == "kind":
        return template.inside_word if to.bin and to.bin == debit_bin else template.outside_word
    values: dict[str, str | int] = {
        "place": place,
        "debit_account": order.debit_account,
        "account": to.account,
        "name": to.name,
        "branch_code": to.branch_code,
        "bin": to.bin,
        "bank": template.banks.get(to.bin, to.bank),
        "amount": order.amount,
        "note": order.note,
        "number": order.number,
    }
    return values[field]


def _template(path: Path) -> Template:
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = tuple((column["field"], column["header"], column.get("constant", "")) for column in told["columns"])
    unknown = {field for field, _, _ in columns} - FILLED - {"constant"}
    if unknown or told["most_rows"] < 1:
        raise ValueError(f"{path.name}: unknown columns {sorted(unknown)} or no rows")
    return Template(
        name=path.stem.removeprefix("transfer_"),
        title=told["title"],
        sheet=told["sheet"],
        columns=columns,
        most_rows=told["most_rows"],
        inside_word=told.get("inside_word", ""),
        outside_word=told.get("outside_word", ""),
        banks=told.get("banks", {}),
        valid_from=told["valid_from"],
        needs_check=told["needs_check"],
        source=told["source"],
    )
