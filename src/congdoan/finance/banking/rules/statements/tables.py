"""Tables of any bank into statements: styles are decided per file, every bad cell is told with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from congdoan.foundation.kernel.workbooks import Cell, Grid

from .blocks import Block, blocks_of, by_account, cell_at, date_column_of
from .cells import (
    DateStyle,
    Money,
    NumberStyle,
    Unreadable,
    date_style,
    has_date,
    is_blank,
    moment_of,
    money_of,
    number_style,
    text_of,
    time_of,
)
from .facts import Facts
from .labels import words
from .layout import Layout, bank_named_in
from .proof import Claims, prove
from .values import Amount, Direction, Problem, Statement, StatementLine, size

MONEY_ROLES = ("debit", "credit", "amount", "balance", "fee", "tax")
MAX_PROBLEMS = 200
OLD_FONT = "Tệp gõ bằng phông cũ {font}: chữ đã được đổi sang Unicode, hãy xem lại tên và nội dung trước khi áp dụng."


def read_table(table: Grid, bank: Layout | None) -> list[Statement]:
    """Read one sheet; empty when it has no header row of a statement."""
    blocks = list(blocks_of(table, bank))
    if not blocks:
        return []
    statements = []
    for group in by_account(blocks):
        statements.append(_Reader(table, group).statement())
    return statements


@dataclass
class _Draft:
    """A row that is a line, its money not yet read in the file's style."""

    number: int
    row: list[Cell]
    block: Block
    money: dict[str, Money]


class _Reader:
    """Reads the blocks of one account; collects everything wrong before it gives up."""

    def __init__(self, table: Grid, blocks: list[Block]) -> None:
        self.table, self.blocks = table, blocks
        self.layout = blocks[0].layout
        self.problems = [Problem(fault.code, fault.message, fault.row, found=fault.found) for fault in table.faults]
        if table.font:
            self.problems.append(Problem("old-font", OLD_FONT.format(font=table.font.upper()), fatal=False))
        self.facts = Facts()
        self.drafts: list[_Draft] = []
        self.currencies: dict[str, int] = {}
        self.dates: DateStyle = "dmy"
        self.numbers: NumberStyle = "comma"
        self.minus: bool | None = None

    def statement(self) -> Statement:
        """Return the statement of these blocks."""
        self._sort_rows()
        self._decide_styles()
        lines = [line for draft in self.drafts if (line := self._line(draft)) is not None]
        account = self.facts.texts.get("account") or None
        preamble = self.table.preamble + " ".join(text_of(cell) for _, row in self.blocks[0].above for cell in row)
        bank = self.layout.name or bank_named_in(preamble)
        currency = self._currency()
        proven = prove(lines, self._claims(), account=account)
        return Statement(
            bank=bank,
            account=account,
            currency=currency,
            opening=proven.opening,
            closing=proven.closing,
            lines=proven.lines,
            problems=(*self.problems[:MAX_PROBLEMS], *proven.problems),
            balance_proof=proven.proof,
            holder=self.facts.texts.get("holder"),
        )

    def _sort_rows(self) -> None:
        """Part the rows into lines and the rest; the rest may hold balances and totals."""
        self.facts.take(self.blocks[0].above)
        for block in self.blocks:
            rest: list[tuple[int, list[Cell]]] = []
            date_column = date_column_of(block.columns)
            for number, row in block.rows:
                if has_date(cell_at(row, date_column)) or self._is_dated_number(row, date_column):
                    self._draft(number, row, block)
                elif any(not is_blank(cell) for cell in row):
                    rest.append((number, row))
            self.facts.take(rest)
            self._complain_of_undated(rest, block)

    def _is_dated_number(self, row: list[Cell], column: int | None) -> bool:
        cell = cell_at(row, column)
        return isinstance(cell, float) and 30_000 <= cell < 75_000

    def _draft(self, number: int, row: list[Cell], block: Block) -> None:
        money: dict[str, Money] = {}
        for role in MONEY_ROLES:
            column = block.columns.get(role)
            if column is None:
                continue
            try:
                found = money_of(cell_at(row, column))
            except Unreadable:
                self._complain("amount-unreadable", number, block, role, row, "không đọc được thành số tiền")
                continue
            if found is not None:
                money[role] = found
                if found.currency:
                    self.currencies.setdefault(found.currency, number)
        if "currency" in block.columns and not is_blank(mark := cell_at(row, block.columns["currency"])):
            self.currencies.setdefault(text_of(mark).strip().upper().replace("VNĐ", "VND"), number)
        self.drafts.append(_Draft(number, row, block, money))

    def _complain_of_undated(self, rest: Sequence[tuple[int, list[Cell]]], block: Block) -> None:
        """A row with money but without a date is either a fact or a line that would be lost."""
        known = {number for number, _, _ in self.facts.amounts.values()} | ({self.facts.totals[0]} if self.facts.totals else set())
        money_columns = [block.columns[role] for role in ("debit", "credit", "amount") if role in block.columns]
        for number, row in rest:
            if number in known or not any(_is_money(cell_at(row, column)) for column in money_columns):
                continue
            if any(isinstance(cell, str) and words(cell).startswith(("CONG TRANG", "MANG SANG", "TONG", "CONG ")) for cell in row):
                continue
            date_role = next(role for role in ("posted", "transacted", "valued") if role in block.columns)
            self._complain("date-missing", number, block, date_role, row, "có số tiền mà không có ngày")

    def _complain(self, code: str, number: int, block: Block, role: str, row: list[Cell], why: str) -> None:
        column = " ".join(block.labels[block.columns[role]].split())
        found = text_of(cell_at(row, block.columns[role]))[:80]
        message = f"Dòng {number}, cột «{column}»: «{found}» {why}. Hãy xuất lại tệp từ ngân hàng."
        self.problems.append(Problem(code, message, number, column, found))

    def _decide_styles(self) -> None:
        """Decide how this file writes numbers and dates, from all its cells; mixed files are refused."""
        cells = [money for _, _, money in self.facts.amounts.values()]
        cells += [money for draft in self.drafts for money in draft.money.values()]
        style, against = number_style(cells)
        if style is None and against is not None:
            place = next((d.number for d in self.drafts if any(money is against for money in d.money.values())), None)
            message = f"Dòng {place}: «{against.core}» viết số khác kiểu với các ô trước trong cùng tệp. Hãy xuất lại tệp."
            self.problems.append(Problem("number-styles-mixed", message, place, found=against.core))
        self.numbers = style or "comma"
        columns = ("posted", "transacted", "valued")
        texts = [
            text for draft in self.drafts for role in columns if isinstance(text := cell_at(draft.row, draft.block.columns.get(role)), str)
        ]
        dates = date_style(texts)
        if dates is None:
            self.problems.append(
                Problem("date-styles-mixed", "Ngày trong tệp khi viết ngày trước, khi viết tháng trước. Hãy xuất lại tệp.")
            )
        elif dates == "mdy":
            message = "Ngày trong tệp viết tháng trước ngày (tháng/ngày/năm)."
            self.problems.append(Problem("date-month-first", message, fatal=False))
        self.dates = dates or "dmy"

    def _line(self, draft: _Draft) -> StatementLine | None:
        moment = self._moment(draft)
        signed = self._signed(draft)
        if moment is None or signed is None:
            return None
        booked_at, value = moment
        columns, row = draft.block.columns, draft.row
        texts = {role: text_of(cell_at(row, columns[role])).strip() for role in _TEXT_ROLES if role in columns}
        direction: Direction = "C" if signed > 0 else "D"
        return StatementLine(
            row=draft.number,
            booked_at=booked_at,
            value_on=value.date() if value else None,
            amount=size(signed),
            direction=direction,
            reference="".join(texts.get("reference", "").splitlines()) or None,
            counterparty_account=texts.get("counterparty_account") or None,
            counterparty_name=texts.get("counterparty_name") or None,
            narrative=texts.get("narrative", ""),
            running_balance=self._amount(draft, "balance"),
            raw=tuple(text_of(cell) for cell in row),
            virtual_account=texts.get("virtual_account") or None,
        )

    def _moment(self, draft: _Draft) -> tuple[datetime, datetime | None] | None:
        """Return the moment of booking, with the time of day of the transaction when it fell on the same day."""
        columns, row = draft.block.columns, draft.row
        read: dict[str, tuple[datetime, bool]] = {}
        for role in ("posted", "transacted", "valued"):
            if role not in columns:
                continue
            try:
                found = moment_of(cell_at(row, columns[role]), self.dates)
            except Unreadable:
                self._complain("date-unreadable", draft.number, draft.block, role, row, "không phải một ngày (ngày/tháng/năm)")
                return None
            if found:
                read[role] = found
        booked_at, has_time = next(read[role] for role in ("posted", "transacted", "valued") if role in read)
        other = read.get("transacted")
        if not has_time and other and other[1] and other[0].date() == booked_at.date():
            booked_at = other[0]
        elif not has_time and "time" in columns and (clock := time_of(cell_at(row, columns["time"]))):
            booked_at = datetime.combine(booked_at.date(), clock)
        return booked_at, read["valued"][0] if "valued" in read else None

    def _amount(self, draft: _Draft, role: str) -> Amount | None:
        money = draft.money.get(role)
        return None if money is None or self.numbers not in money.styles else money.read(self.numbers)

    def _signed(self, draft: _Draft) -> Amount | None:
        """Return the line's money with its sign, None after telling what is wrong with it."""
        for role, money in draft.money.items():
            if self.numbers not in money.styles:
                self._complain("amount-unreadable", draft.number, draft.block, role, draft.row, "không đọc được theo kiểu số của tệp")
                return None
        if any(problem.row == draft.number and problem.code == "amount-unreadable" for problem in self.problems[-3:]):
            return None
        debit, credit = self._amount(draft, "debit") or 0, self._amount(draft, "credit") or 0
        if debit and credit:
            self._complain("two-amounts", draft.number, draft.block, "debit", draft.row, "có cả số nợ và số có trên một dòng")
            return None
        if "amount" in draft.block.columns:
            signed = self._one_column(draft)
        else:
            signed = credit - (size(debit) if self._debits_are_negative() else debit)
        signed += (self._amount(draft, "fee") or 0) + (self._amount(draft, "tax") or 0)
        if not signed:
            self._tell_of_nothing(draft)
            return None
        return signed

    def _one_column(self, draft: _Draft) -> Amount:
        """Read a signed column, or a bare one beside a column that says D or C."""
        amount = self._amount(draft, "amount") or 0
        side = words(text_of(cell_at(draft.row, draft.block.columns.get("side")))) if "side" in draft.block.columns else ""
        if side in {"D", "DR", "NO", "DEBIT", "GHI NO"}:
            return -size(amount)
        if side in {"C", "CR", "CO", "CREDIT", "GHI CO"}:
            return size(amount)
        return amount

    def _debits_are_negative(self) -> bool:
        """Tell whether this file prints money out with a minus: its layout says so, or every debit has one."""
        if self.minus is None:
            debits = [money for draft in self.drafts if (money := draft.money.get("debit")) and money.core.strip("0.,")]
            self.minus = self.layout.debit_is_negative or (bool(debits) and all(money.is_negative for money in debits))
        return self.minus

    def _tell_of_nothing(self, draft: _Draft) -> None:
        if any(role in draft.money for role in ("debit", "credit", "amount")):
            message = f"Dòng {draft.number}: số tiền 0 đồng, bỏ qua."
            self.problems.append(Problem("amount-zero", message, draft.number, fatal=False))
        else:
            role = "amount" if "amount" in draft.block.columns else "credit"
            self._complain("amount-missing", draft.number, draft.block, role, draft.row, "có ngày mà không có số tiền")

    def _currency(self) -> str | None:
        """Return the currency of the statement; a foreign one is a problem by name."""
        stated = self.facts.texts.get("currency") or ""
        found = ({stated: 0} if stated else {}) | self.currencies
        for _, (number, _, money) in self.facts.amounts.items():
            if money.currency:
                found.setdefault(money.currency, number)
        foreign = [mark for mark in found if mark != "VND"]
        for mark in foreign:
            message = f"Tiền tệ của sao kê là {mark}, không phải VND: hệ thống chỉ ghi sổ đồng Việt Nam."
            self.problems.append(Problem("currency-not-vnd", message, found[mark] or None, found=mark))
        return foreign[0] if foreign else ("VND" if found else None)

    def _claims(self) -> Claims:
        """Return the sums that the file itself states, read in its number style."""

        def stated(role: str) -> Amount | None:
            if role not in self.facts.amounts:
                return None
            money = self.facts.amounts[role][2]
            return money.read(self.numbers) if self.numbers in money.styles else None

        credit, debit = stated("total_credit"), stated("total_debit")
        if debit is not None:
            debit = size(debit) + size(stated("total_fee") or 0) + size(stated("total_tax") or 0)
        if self.facts.totals and credit is None and debit is None:
            credit, debit = self._totals_row("credit"), self._totals_row("debit")
        return Claims(stated("opening"), stated("closing"), credit, debit, stated("count_credit"), stated("count_debit"))

    def _totals_row(self, role: str) -> Amount | None:
        assert self.facts.totals is not None
        column = self.blocks[-1].columns.get(role)
        try:
            money = money_of(cell_at(self.facts.totals[1], column))
        except Unreadable:
            return None
        if money is None or self.numbers not in money.styles:
            return None
        amount = money.read(self.numbers)
        return size(amount) if role == "debit" else amount


_TEXT_ROLES = ("reference", "counterparty_account", "counterparty_name", "narrative", "virtual_account")


def _is_money(cell: Cell) -> bool:
    try:
        money = money_of(cell)
    except Unreadable:
        return False
    return money is not None and bool(money.core.strip("0.,"))
