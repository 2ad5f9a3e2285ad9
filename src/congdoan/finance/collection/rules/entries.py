"""Steps of the account as journal entries: the collecting unit's, and their mirror in the books of its unions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.finance.collection.rules.accounts import CHARTS, AccountKey, Chart
from congdoan.finance.collection.rules.model import DUES, Charge, Opening, Register
from congdoan.finance.collection.rules.moves import Step, Transfer
from congdoan.foundation.kernel.periods import format_month

TEMPLATE_EVENTS = frozenset(
    {"collect_fund_known", "collect_fund_unknown", "identify_fund", "pay_share", "grassroots_receives_fund", "grassroots_pays_up"}
)
"""Events that stand in the reference table `posting_templates`."""

OWN_EVENTS = frozenset(
    {
        "open_account",
        "collect_dues",
        "collect_both",
        "collect_unexplained_payment",
        "use_advance",
        "refund",
        "returned_transfer",
        "bank_interest",
        "bank_fee",
        "move_ended_share",
        "expect_share",
        "take_back",
        "change_shares",
        "settle_overpaid",
        "hand_over_held",
    }
)
"""Events that the templates lack; derived here, to be confirmed by the federation's chief accountant."""

EVENT_OF_LINE = {
    "KPCD": "collect_fund_known",
    "DUES": "collect_dues",
    "BOTH": "collect_both",
    "SHARE_OUT": "pay_share",
    "UPPER_OUT": "pay_share",
    "RETURN_IN": "returned_transfer",
    "REFUND_OUT": "refund",
    "INTEREST": "bank_interest",
    "FEE": "bank_fee",
}

EVENT_OF_CAUSE = {
    "decision": "identify_fund",
    "undo": "take_back",
    "law": "change_shares",
    "surplus": "settle_overpaid",
    "held": "hand_over_held",
}

WORDS = {
    "collect_fund_known": "Thu kinh phí công đoàn",
    "collect_dues": "Thu đoàn phí công đoàn cơ sở nộp lên",
    "collect_both": "Thu kinh phí công đoàn và đoàn phí",
    "collect_fund_unknown": "Thu tiền chưa rõ người nộp",
    "collect_unexplained_payment": "Chi tiền chưa rõ nội dung",
    "identify_fund": "Xác định khoản tiền chờ xử lý",
    "pay_share": "Chuyển phần được phân phối",
    "returned_transfer": "Ngân hàng trả lại tiền đã chuyển",
    "refund": "Hoàn trả tiền nộp thừa, nộp nhầm",
    "bank_interest": "Lãi tiền gửi ngân hàng",
    "bank_fee": "Phí ngân hàng",
    "use_advance": "Dùng tiền nộp thừa cho tháng đến hạn",
    "move_ended_share": "Chuyển phần phải trả của công đoàn cơ sở đã kết thúc",
    "expect_share": "Phần kinh phí được phân phối, chờ nhận",
    "grassroots_receives_fund": "Nhận kinh phí được phân phối",
    "grassroots_pays_up": "Nộp đoàn phí lên cấp trên",
    "take_back": "Hủy kết quả ghi nhận, tiền trở lại chờ xử lý",
    "change_shares": "Chênh lệch do tỷ lệ phân phối thay đổi cho các kỳ trước",
    "settle_overpaid": "Chuyển phần nộp vượt số phải nộp đã giảm thành nộp thừa",
    "hand_over_held": "Chuyển phần giữ hộ cho công đoàn cơ sở mới thành lập",
    "open_account": "Số dư đầu kỳ của tài khoản thu",
}


@dataclass(frozen=True)
class EntryLine:
    """One line: a debit is above zero, a credit below; a red line has the opposite sign of its side and lowers its turnover."""

    account: AccountKey
    amount: int
    is_red: bool = False


@dataclass(frozen=True)
class EntryDraft:
    """One balanced entry of one unit's books. `source` names the event: the same one is never booked twice. `line_id` leads back."""

    unit_id: int
    accounting_date: date
    event: str
    description: str
    source: str
    lines: tuple[EntryLine, ...]
    line_id: int | None = None


class _Lines:
    """Gathers an entry's lines, one per account and side; a sum below zero lowers its side's turnover (red). Units: đồng."""

    def __init__(self) -> None:
        self._sums: dict[tuple[AccountKey, bool], int] = defaultdict(int)

    def debit(self, account: AccountKey, amount: int) -> None:
        self._sums[account, True] += amount

    def credit(self, account: AccountKey, amount: int) -> None:
        self._sums[account, False] -= amount

    def done(self) -> tuple[EntryLine, ...]:
        return tuple(EntryLine(account, amount, (amount > 0) != is_debit) for (account, is_debit), amount in self._sums.items() if amount)


def entries(steps: Iterable[Step], *, register: Register, chart_on: Callable[[date], str], serial: str = "") -> Iterator[EntryDraft]:
    """Turn steps into entries, in order: the collecting unit's entry of a step, then those of the unions it concerns.

    `serial` makes the source of a later decision or an undo unique (a line may be decided, undone and decided again).
    Upper bodies and held money have no books here: they are payables of the collecting unit only.
    """
    for step in steps:
        if step.repeat_of is not None:
            continue
        chart = CHARTS[chart_on(step.on)]
        for unit_id, event, lines in (*_collector(step, register, chart), *_mirrors(step, register, chart)):
            if lines:
                yield EntryDraft(
                    unit_id=unit_id,
                    accounting_date=step.on,
                    event=event,
                    description=describe(step, event, register),
                    source=f"collection/{_name(step, serial)}/{unit_id}/{event}",
                    lines=lines,
                    line_id=step.line.id if step.line else None,
                )


def opening_entries(
    opening: Opening, arrears: Iterable[Charge], *, register: Register, chart_on: Callable[[date], str]
) -> Iterator[EntryDraft]:
    """Bring the balances of the first day into the books, dated the day before, so that the year's turnover stays its own.

    Dues that unions still owe at the start stand in their books as cash they collected and must pay up; fund arrears are no balance.
    """
    chart, collector_id = CHARTS[chart_on(opening.on)], register.collector_id
    own, books = _Lines(), defaultdict[int, _Lines](_Lines)
    own.debit(chart.bank_account(), opening.bank)
    own.credit(chart.own_accumulation(), opening.own)
    own.credit(chart.suspense(), opening.suspense)
    for unit_id, amount in opening.payable.items():
        own.credit(chart.share_payable(unit_id), amount)
        if register.by_id[unit_id].kind == "union":
            books[unit_id].debit(chart.share_claim(collector_id), amount)
            books[unit_id].credit(chart.share_expected(collector_id), amount)
    for payer_id, amount in opening.held.items():
        own.credit(chart.held(payer_id), amount)
    for credit in opening.credits:
        own.credit(chart.advance(credit.payer_id), credit.amount)
    for charge in arrears:
        if charge.kind == DUES:
            own.debit(chart.dues_claim(charge.payer_id), charge.amount)
            own.credit(chart.dues_expected(charge.payer_id), charge.amount)
            books[charge.payer_id].debit(chart.cash_account(), charge.amount)
            books[charge.payer_id].credit(chart.dues_payable(collector_id), charge.amount)
    day, event = opening.on - timedelta(days=1), "open_account"
    for unit_id, gathered in ((collector_id, own), *books.items()):
        if lines := gathered.done():
            yield EntryDraft(unit_id, day, event, WORDS[event], f"collection/opening/{unit_id}", lines)


def describe(step: Step, event: str, register: Register) -> str:
    """Say in one line what an entry is about: the event, whom it concerns, which months."""
    whom = {piece.payer_id for piece in step.pieces} | {credit.payer_id for credit in step.credits}
    whom |= {transfer.unit_id for transfer in step.transfers}
    whom |= {moved.from_held_id or moved.held_for_id or 0 for moved in step.reclassifications if step.cause == "held"}
    codes = ", ".join(register.by_id[payer_id].code for payer_id in sorted(whom)[:3]) + (", …" if len(whom) > 3 else "")
    months = sorted({piece.month for piece in step.pieces})
    told = ", ".join(format_month(month) for month in months[:3]) + (", …" if len(months) > 3 else "")
    reference = f", số giao dịch {step.line.reference}" if step.line and step.line.reference else ""
    law = f", theo {step.law}" if step.law else ""
    return WORDS[event] + law + (f" {codes}" if codes else "") + (f", tháng {told}" if told else "") + reference


def _name(step: Step, serial: str) -> str:
    """Return the name of the event that a step is."""
    if step.line is not None:
        return f"{step.cause}/{step.line.id}" + (f"/{serial}" if step.cause != "line" and serial else "")
    if step.cause != "month":
        return f"{step.cause}/{serial or step.on}"
    whom = sorted({(move.payer_id, move.kind) for move in step.credits})
    return f"month/{step.month}" + "".join(f"/{payer_id}/{kind}" for payer_id, kind in whom)


def _event(step: Step) -> str:
    if step.cause in EVENT_OF_CAUSE:
        return EVENT_OF_CAUSE[step.cause]
    if step.cause == "month":
        return "move_ended_share" if step.reclassifications else "use_advance"
    if any(move.why == "unknown" for move in step.suspense):
        return "collect_fund_unknown" if step.bank > 0 else "collect_unexplained_payment"
    return EVENT_OF_LINE[step.kind or ""]


def _collector(step: Step, register: Register, chart: Chart) -> Iterator[tuple[int, str, tuple[EntryLine, ...]]]:
    """Yield the collecting unit's entry of one step."""
    lines, is_undo = _Lines(), step.cause == "undo"
    if step.bank > 0:
        lines.debit(chart.bank_account(), step.bank)
    else:
        lines.credit(chart.bank_account(), -step.bank)
    _write_pieces(lines, step, register.collector_id, chart)
    for credit in step.credits:
        account = chart.advance(credit.payer_id)
        if credit.amount > 0 or is_undo:
            lines.credit(account, credit.amount)
        else:
            lines.debit(account, -credit.amount)
    _write_suspense(lines, step, chart)
    for transfer in step.transfers:
        if transfer.amount > 0 or is_undo:
            lines.debit(chart.share_payable(transfer.unit_id), transfer.amount)
        else:
            lines.credit(chart.share_payable(transfer.unit_id), -transfer.amount)
    for own in step.own:
        if own.kind == "INTEREST":
            lines.credit(chart.bank_interest(), own.amount)
        else:
            lines.debit(chart.bank_fee(), -own.amount)
    for moved in step.reclassifications:
        lines.debit(_kept(moved.from_id, moved.from_held_id, chart), moved.amount)
        lines.credit(_kept(moved.to_id, moved.held_for_id, chart), moved.amount)
    yield register.collector_id, _event(step), lines.done()


def _write_pieces(lines: _Lines, step: Step, collector_id: int, chart: Chart) -> None:
    """Credit whom each piece belongs to; dues that arrive also end the claim that the union's report made."""
    for piece in step.pieces:
        if piece.beneficiary_id is not None:
            lines.credit(chart.share_payable(piece.beneficiary_id), piece.base)
        elif piece.held_for_id is not None:
            lines.credit(chart.held(piece.held_for_id), piece.base)
        for unit_id, amount in piece.upper:
            account = chart.own_share(piece.kind) if unit_id == collector_id else chart.share_payable(unit_id)
            lines.credit(account, amount)
        if piece.kind == DUES:
            lines.credit(chart.dues_claim(piece.payer_id), piece.amount)
            lines.debit(chart.dues_expected(piece.payer_id), piece.amount)


def _write_suspense(lines: _Lines, step: Step, chart: Chart) -> None:
    for move in step.suspense:
        is_out = move.amount > 0 if move.why == "identified" else move.amount < 0 and move.why != "refund"
        account = chart.suspense_out() if is_out else chart.suspense()
        if move.amount > 0:
            lines.credit(account, move.amount)
        else:
            lines.debit(account, -move.amount)


def _kept(unit_id: int | None, held_for_id: int | None, chart: Chart) -> AccountKey:
    return chart.share_payable(unit_id) if unit_id is not None else chart.held(held_for_id or 0)


def _mirrors(step: Step, register: Register, chart: Chart) -> Iterator[tuple[int, str, tuple[EntryLine, ...]]]:
    """Yield the entries of one step in the unions' books."""
    collector_id = register.collector_id
    expected: dict[int, int] = defaultdict(int)
    paid_up: dict[int, int] = defaultdict(int)
    for piece in step.pieces:
        if piece.beneficiary_id is not None:
            expected[piece.beneficiary_id] += piece.base
        if piece.kind == DUES:
            paid_up[piece.payer_id] += piece.amount
    for credit in step.credits:
        if credit.kind == DUES:
            paid_up[credit.payer_id] += credit.amount
    for union_id, amount in expected.items():
        lines = _Lines()
        lines.debit(chart.share_claim(collector_id), amount)
        lines.credit(chart.share_expected(collector_id), amount)
        yield union_id, "expect_share", lines.done()
    for union_id, amount in paid_up.items():
        lines = _Lines()
        lines.debit(chart.dues_payable(collector_id), amount)
        lines.credit(chart.cash_account(), amount)
        yield union_id, "grassroots_pays_up", lines.done()
    for transfer in step.transfers:
        if register.by_id[transfer.unit_id].kind == "union":
            yield transfer.unit_id, "grassroots_receives_fund", _received(transfer, collector_id, chart)
    yield from _moved(step, register, chart)


def _received(transfer: Transfer, collector_id: int, chart: Chart) -> tuple[EntryLine, ...]:
    """Money that reaches a union is its income; money that the bank sent back never reached it (red)."""
    lines, amount = _Lines(), transfer.amount
    lines.debit(chart.bank_account(), amount)
    lines.credit(chart.share_claim(collector_id), amount)
    lines.debit(chart.share_expected(collector_id), amount)
    lines.credit(chart.received_distribution(), amount)
    return lines.done()


def _moved(step: Step, register: Register, chart: Chart) -> Iterator[tuple[int, str, tuple[EntryLine, ...]]]:
    collector_id = register.collector_id
    gathered: dict[int, _Lines] = defaultdict(_Lines)
    for moved in step.reclassifications:
        if moved.from_id is not None:
            gathered[moved.from_id].debit(chart.share_expected(collector_id), moved.amount)
            gathered[moved.from_id].credit(chart.share_claim(collector_id), moved.amount)
        if moved.to_id is not None:
            gathered[moved.to_id].debit(chart.share_claim(collector_id), moved.amount)
            gathered[moved.to_id].credit(chart.share_expected(collector_id), moved.amount)
    for union_id, lines in gathered.items():
        yield union_id, _event(step), lines.done()
