"""What the bank answers to a file of payments: a result workbook or pain.002, held against the orders that are out."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from congdoan.finance.banking.rules.accounts import bare_number
from congdoan.finance.banking.rules.payments.order import LARGEST, PaymentOrder, find_numbers
from congdoan.foundation.kernel.money import format_dong, parse_dong
from congdoan.foundation.kernel.tables import Problem, Row, UnreadableTable, labelled, read_sheets
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.foundation.kernel.workbooks import MAX_BYTES, is_markup

Verdict = Literal["paid", "failed", "pending"]
LAYOUTS = Path(__file__).parents[2] / "data" / "payment_files"
_ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_VERDICTS: Mapping[str, Verdict] = {
    "ACSC": "paid",
    "ACCC": "paid",
    "RJCT": "failed",
    "ACCP": "pending",
    "ACSP": "pending",
    "ACTC": "pending",
    "ACWC": "pending",
    "PDNG": "pending",
}
"""Source: ISO 20022, external payment transaction status codes."""
MOST_WORDS = 300


@dataclass(frozen=True)
class ResultRow:
    """One answer. `account` and `amount` are absent where the file does not repeat them; `row` counts from 1."""

    row: int
    number: str
    account: str
    amount: int | None
    verdict: Verdict
    reference: str
    words: str


@dataclass(frozen=True)
class ResultFile:
    """A file as read: its answers, and everything that is wrong with it."""

    name: str
    rows: tuple[ResultRow, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """An order and what the bank says of it."""

    order: PaymentOrder
    row: ResultRow


def read(content: bytes, name: str) -> ResultFile:
    """Read a result file whole; nothing is raised, every problem is told with sheet, row and column."""
    try:
        return _message(content, name) if _is_message(content) else _table(content, name)
    except UnreadableTable as refusal:
        return ResultFile(name, (), (Problem(name, "", 0, "", "", refusal.explain()),))


def _is_message(content: bytes) -> bool:
    """Say whether a file is XML; a page of tables named .xls is not."""
    return is_markup(content[:4_000].decode(errors="replace"))


def settle(
    file: ResultFile, orders: Sequence[PaymentOrder], *, answered: Sequence[PaymentOrder] = ()
) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
    """Find the order of each answer: by our number, else by account and amount where exactly one order fits; tell what finds none.

    An answer that contradicts its order in account or amount is a problem, and so is a second answer to one order. Orders `answered`
    before are looked at only where none of those still out fits.
    """
    by_number = {order.number: order for order in (*orders, *answered)}
    by_facts = _by_facts(answered) | _by_facts(orders)
    outcomes: dict[str, Outcome] = {}
    problems: list[Problem] = []
    for row in file.rows:
        found, cure = _order_of(row, by_number, by_facts)
        if found is not None and found.number in outcomes:
            cure = f"lệnh {found.number} đã có kết quả ở dòng {outcomes[found.number].row.row}; giữ lại một dòng."
        if cure or found is None:
            problems.append(Problem(file.name, "", row.row, "Số tài khoản", row.number or row.account, cure))
        else:
            outcomes[found.number] = Outcome(found, row)
    return tuple(outcomes.values()), tuple(problems)


def _by_facts(orders: Iterable[PaymentOrder]) -> dict[tuple[str, int], list[PaymentOrder]]:
    found: dict[tuple[str, int], list[PaymentOrder]] = defaultdict(list)
    for order in orders:
        found[order.beneficiary.account, order.amount].append(order)
    return found


def _order_of(
    row: ResultRow, by_number: Mapping[str, PaymentOrder], by_facts: Mapping[tuple[str, int], Sequence[PaymentOrder]]
) -> tuple[PaymentOrder | None, str]:
    if row.number:
        order = by_number.get(row.number)
        if order is None:
            return None, "không có lệnh chi mang số này đã xuất tệp. Kiểm tra có đúng tệp kết quả của đơn vị."
        if row.account and row.account != order.beneficiary.account:
            return None, f"số tài khoản khác lệnh {order.number} ({order.beneficiary.account}). Hỏi lại ngân hàng."
        if row.amount is not None and row.amount != order.amount:
            return None, f"số tiền khác lệnh {order.number} ({format_dong(order.amount)} đ). Hỏi lại ngân hàng."
        return order, ""
    fits = by_facts.get((row.account, row.amount or 0), ())
    if len(fits) == 1:
        return fits[0], ""
    if fits:
        return None, f"{len(fits)} lệnh chi cùng số tài khoản và số tiền; nội dung phải giữ số lệnh (như {fits[0].number})."
    return None, "không có lệnh chi nào đã xuất tệp với số tài khoản và số tiền này."


@cache
def _layout() -> dict[str, Any]:
    return tomllib.loads((LAYOUTS / "result_labels.toml").read_text(encoding="utf-8"))


def _table(content: bytes, name: str) -> ResultFile:
    """Read a workbook or CSV by its labels."""
    layout = _layout()
    reading = labelled(read_sheets(content, file=name), layout["labels"], required=("account", "amount", "status"))
    rows = []
    for row in reading.rows:
        if not row.text("account") and not row.text("status"):
            continue  # a total or a signature below the table
        account = reading.value(row, "account", _account, "ghi số tài khoản người thụ hưởng, dạng văn bản.")
        amount = reading.value(row, "amount", _amount, "ghi số tiền đồng nguyên, lớn hơn 0.")
        verdict = _verdict(row, layout["verdicts"])
        if verdict is None:
            told = "; ".join(words[0] for words in layout["verdicts"].values())
            reading.wrong(row, "status", f"trạng thái không hiểu được; đang hiểu: {told}.")
        numbers = find_numbers(fold(row.text("note")))
        if len(numbers) > 1:
            reading.wrong(row, "note", "nội dung có hai số lệnh chi khác nhau.")
        if account and amount and verdict:
            words = row.text("remark")[:MOST_WORDS]
            rows.append(ResultRow(row.number, numbers[0] if numbers else "", account, amount, verdict, _reference(words), words))
    if not reading.rows and not reading.problems:
        reading.wrong(0, "account", "tệp không có dòng kết quả nào.")
    return ResultFile(name, tuple(rows), tuple(reading.problems))


def _verdict(row: Row, words: Mapping[str, Sequence[str]]) -> Verdict | None:
    """Return the verdict whose words the status is."""
    status = fold(row.text("status"))
    verdicts: tuple[Verdict, ...] = ("failed", "pending", "paid")
    return next((verdict for verdict in verdicts if status in map(fold, words[verdict])), None)


def _account(text: str) -> str:
    bare = bare_number(text)
    if bare is None:
        raise ValueError(text)
    return bare


def _amount(text: str) -> int:
    amount = parse_dong(text)
    if not 0 < amount <= LARGEST:
        raise ValueError(text)
    return amount


def _reference(words: str) -> str:
    """Return the bank's own number where the remark is one."""
    bare = words.split(maxsplit=1)[0] if words else ""
    return bare[:60] if any(sign.isdigit() for sign in bare) else ""


def _message(content: bytes, name: str) -> ResultFile:
    """Read pain.002: the status of each payment by the number that we gave it."""
    if len(content) > MAX_BYTES or _ENTITY.search(content) or _ENTITY.search(content.replace(b"\x00", b"")):
        return _refused(name, 1, "tệp XML quá lớn, hoặc khai báo DOCTYPE, ENTITY: không được phép. Tải lại từ ngân hàng.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        return _refused(name, getattr(cause, "lineno", None) or 1, "tệp XML hỏng hoặc bị cắt. Tải lại từ ngân hàng.")
    if root.find("{*}CstmrPmtStsRpt") is None:
        return _refused(name, 1, "tệp XML không phải pain.002 (trạng thái thanh toán).")
    rows, problems = [], []
    for place, element in enumerate(root.iter("{*}TxInfAndSts"), start=1):
        told, status = (element.findtext("{*}OrgnlEndToEndId") or "").strip(), (element.findtext("{*}TxSts") or "").strip()
        number = next(iter(find_numbers(told.upper())), "")
        verdict = _XML_VERDICTS.get(status)
        if not number:
            problems.append(Problem(name, "", place, "OrgnlEndToEndId", told[:80], "không phải số lệnh chi của phần mềm."))
        if verdict is None:
            problems.append(
                Problem(name, "", place, "TxSts", status[:80], f"trạng thái không hiểu được; đang hiểu: {', '.join(_XML_VERDICTS)}.")
            )
        if number and verdict:
            rows.append(ResultRow(place, number, "", None, verdict, "", _reason(element)))
    if not rows and not problems:
        return _refused(name, 1, "tệp không có kết quả của lệnh nào (TxInfAndSts).")
    return ResultFile(name, tuple(rows), tuple(problems))


def _reason(element: etree._Element) -> str:
    told = [text.strip() for tag in ("Cd", "Prtry", "AddtlInf") for found in element.iter(f"{{*}}{tag}") if (text := found.text)]
    return " ".join(told)[:MOST_WORDS]


def _refused(name: str, row: int, cure: str) -> ResultFile:
    return ResultFile(name, (), (Problem(name, "", row, "", "", cure),))
