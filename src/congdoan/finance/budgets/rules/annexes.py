"""What comes with a settlement: comparison, trial balance, balances of a branch, pairs that differ, checks; on paper and in a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from congdoan.finance.budgets.rules.changes import Change
from congdoan.finance.budgets.rules.crosschecks import EXPLAIN, FAILS, HOLDS, UNKNOWN, Check
from congdoan.finance.budgets.rules.elimination import Pair
from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.kernel.money import format_dong

PAGE = Path(__file__).with_name("annexes.typ")
FIRST_ROW = 4  # of the table's rows in a workbook, counted from 1
STATES = {HOLDS: "khớp", FAILS: "lệch", EXPLAIN: "phải giải trình", UNKNOWN: "chưa có nguồn"}
DEBTS = {"dues": "đoàn phí", "share": "phần được chia"}
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Annex:
    """A table. `formulas` tell columns that are worked out in the workbook ("{r}" is the row); `summed` the columns with a total, over
    the rows of `total_of` (all where it is None)."""

    sheet: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    formulas: Mapping[int, str] = field(default_factory=dict)
    summed: tuple[int, ...] = ()
    total_of: Sequence[int] | None = None
    note: str = ""

    @property
    def totals(self) -> dict[int, int]:
        """Return the total of each column that has one."""
        of = range(len(self.rows)) if self.total_of is None else self.total_of
        return {column: sum(value for row in of if isinstance(value := self.rows[row][column], int)) for column in self.summed}


def comparison(changes: Sequence[Change], given: Mapping[str, int] | None, *, year: int) -> Annex:
    """Return a settlement beside the year before and what was given, line by meaning. A year or a budget without a figure stays empty."""
    rows = []
    for one in changes:
        budget = given.get(one.line_id) if given is not None else None
        over = None if budget is None else one.now - budget
        rows.append((one.label, one.before, budget, one.now, None if one.before is None else one.difference, over))
    return Annex(
        "So sánh", "So với năm trước và với dự toán",
        ("Nội dung", f"Năm {year - 1}", "Dự toán được giao", f"Năm {year}", "Tăng, giảm so năm trước", "Hơn, kém dự toán"), rows,
        formulas={4: "=D{r}-B{r}", 5: "=D{r}-C{r}"}, note="So theo nghĩa của dòng, không theo mã; ô trống là nguồn không có số.",
    )  # fmt: skip


def trial_balance(rows: Sequence[Any], *, year: int) -> Annex:
    """Return a unit's trial balance: the total is over accounts that stand under no other; debits and credits must be equal."""
    told = [
        (row.code, row.name, row.opening_debit, row.opening_credit, row.debit, row.credit, row.closing_debit, row.closing_credit)
        for row in rows
    ]
    codes = {row.code for row in rows}
    return Annex(
        "Cân đối", f"Bảng cân đối số phát sinh năm {year}",
        ("Tài khoản", "Tên", "Nợ đầu kỳ", "Có đầu kỳ", "Phát sinh Nợ", "Phát sinh Có", "Nợ cuối kỳ", "Có cuối kỳ"), told,
        summed=(2, 3, 4, 5, 6, 7), total_of=[place for place, row in enumerate(rows) if row.parent not in codes],
    )  # fmt: skip


def branch_balance(rows: Sequence[Any]) -> Annex:
    """Return the balances of a branch, what its units owe each other taken out."""
    return Annex(
        "Hợp nhất", "Số dư toàn nhánh sau khi loại nợ lẫn nhau (Nợ dương, Có âm)",
        ("Hệ tài khoản", "Tài khoản", "Tên", "Cộng các sổ", "Loại trừ", "Hợp nhất"),
        [(row.chart, row.code, row.name, row.net, row.eliminated, row.net + row.eliminated) for row in rows],
        formulas={5: "=D{r}+E{r}"}, summed=(3, 4, 5),
    )  # fmt: skip


def differing_pairs(pairs: Sequence[Pair], names: Mapping[int, tuple[str, str]]) -> Annex:
    """Return the pairs of units whose books differ about what stands between them."""
    told = [
        (" ".join(names.get(one.first_id, ("", "?"))), " ".join(names.get(one.second_id, ("", "?"))), DEBTS.get(one.debt, one.debt),
         one.first, one.second, one.difference)
        for one in pairs
    ]  # fmt: skip
    return Annex(
        "Lệch từng cặp", "Các cặp đơn vị có sổ lệch nhau",
        ("Đơn vị thứ nhất", "Đơn vị thứ hai", "Khoản", "Theo sổ thứ nhất", "Theo sổ thứ hai", "Lệch"), told,
        formulas={5: "=D{r}+E{r}"}, note="" if told else "Mọi cặp đều khớp.",
    )  # fmt: skip


def checks_told(checks: Sequence[Check]) -> Annex:
    """Return the cross-checks: two sources that must tell the same."""
    told = [
        (one.words, one.left_words, one.left, one.right_words, one.right, one.difference, STATES[one.state]) for one in checks
    ]  # fmt: skip
    return Annex(
        "Kiểm tra chéo", "Kiểm tra chéo: hai nguồn phải cho cùng một số",
        ("Kiểm tra", "Nguồn thứ nhất", "Số", "Nguồn thứ hai", "Số ", "Lệch", "Kết quả"), told, formulas={5: "=C{r}-E{r}"},
    )  # fmt: skip


def add_annexes(book: Workbook, styles: Mapping[str, Any], annexes: Sequence[Annex]) -> None:
    """Add a sheet for each annex; what is worked out stays a formula where every figure it needs is there."""
    for annex in annexes:
        sheet = book.add_worksheet(annex.sheet)
        sheet.freeze_panes(FIRST_ROW - 1, 1)
        sheet.write_string(0, 0, annex.title, styles["title"])
        sheet.write_string(1, 0, annex.note)
        for column, words in enumerate(annex.columns):
            is_text = any(isinstance(row[column], str) for row in annex.rows)
            sheet.set_column(column, column, 44 if is_text and column < 3 else 18)
            sheet.write_string(FIRST_ROW - 2, column, words.strip(), styles["head"])
        for number, row in enumerate(annex.rows):
            for column, value in enumerate(row):
                place = FIRST_ROW - 1 + number
                if isinstance(value, str):
                    sheet.write_string(place, column, value)
                elif value is not None and column in annex.formulas:
                    sheet.write_formula(place, column, annex.formulas[column].format(r=place + 1), styles["money"], value)
                elif value is not None:
                    sheet.write_number(place, column, value, styles["money"])
        _totals(sheet, styles, annex)


def _totals(sheet: Any, styles: Mapping[str, Any], annex: Annex) -> None:
    if not annex.summed or not annex.rows:
        return
    last = FIRST_ROW - 1 + len(annex.rows)
    sheet.write_string(last, 0, "Cộng", styles["bold"])
    for column, total in annex.totals.items():
        letter = chr(65 + column)
        cells = f"SUM({letter}{FIRST_ROW}:{letter}{last})"
        if annex.total_of is not None:
            cells = "+".join(f"{letter}{FIRST_ROW + row}" for row in annex.total_of)
        sheet.write_formula(last, column, f"={cells}", styles["total"], total)


def annexes_pdf(
    annexes: Sequence[Annex], *, unit: str, title: str, mark: str, footer: str, made_at: datetime
) -> bytes:  # fmt: skip
    """Return the annexes as PDF/A, one after another."""
    told = {
        "title": title, "unit": unit, "mark": mark, "footer": footer,
        "annexes": [
            {
                "title": one.title, "note": one.note, "columns": [words.strip() for words in one.columns],
                "right": [all(not isinstance(row[column], str) for row in one.rows) for column in range(len(one.columns))],
                "rows": [[_shown(value) for value in row] for row in one.rows], "totals": _total_row(one),
            }
            for one in annexes
        ],
    }  # fmt: skip
    return pdf(PAGE, told, made_at=made_at)


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "" if value is None else format_dong(value)


def _total_row(annex: Annex) -> list[str]:
    if not annex.summed or not annex.rows:
        return []
    totals = annex.totals
    return [format_dong(totals[column]) if column in totals else "Cộng" if column == 0 else "" for column in range(len(annex.columns))]
