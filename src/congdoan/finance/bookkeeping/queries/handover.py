"""What a unit would hand over on a day, what stands in the way, and the handovers that were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from congdoan.finance.bookkeeping.models import Handover
from congdoan.finance.bookkeeping.rules import (
    INCOME,
    PLACES,
    SPENDING,
    SURPLUS,
    Closing,
    HandoverEntries,
    Left,
    closing,
    handover_entries,
)
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, LAST_PERIOD, AccountFilter, AccountKey
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import format_month, month_of
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .assets import AssetRow, assets
from .booking import item_words
from .closing import Hindrance, accounts_on
from .templates import template
from .units import names_of
from .waiting import Waiting, waiting

DUES, SHARE = "dues", "share"


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """One balance as it is handed over. `amount` is debits less credits, in đồng."""

    code: str
    item: str
    party: str
    name: str
    amount: int

    @property
    def what(self) -> str:
        """Return whose and what it is, in words."""
        return ", ".join(filter(None, (item_words(self.code, self.item), self.party)))

    @property
    def owed(self) -> int:
        """Return what is owed, above zero."""
        return -self.amount


@dataclass(frozen=True, slots=True)
class HandoverPreview:
    """What handing a unit's books over would book on both sides; `mark` is the hash of all that is shown. Units: đồng."""

    unit_id: int
    receiver_id: int
    ended_on: date
    closing: Closing
    entries: HandoverEntries
    inventory: tuple[InventoryRow, ...]
    cash: int
    bank: int
    advances: int
    payable: int
    hindrances: tuple[Hindrance, ...]
    things: tuple[AssetRow, ...]
    mark: str

    @property
    def money(self) -> int:
        return self.entries.money


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """A handover that was made."""

    id: int
    unit_id: int
    receiver_id: int
    ended_on: date
    document: str
    given_by: str
    taken_by: str
    witness: str
    money: int
    cash_counted: int
    inventory: tuple[InventoryRow, ...]
    given: Mapping[str, int]
    taken: Mapping[str, int]
    recorded_at: datetime


def handover_preview(unit_id: int, receiver_id: int, *, ended_on: date, cash_counted: int) -> HandoverPreview:
    """Return what handing a unit's books over on a day would book, and what stands in the way."""
    rows = [row for row in ledger.turnover([unit_id], during=(FIRST_PERIOD, LAST_PERIOD)) if row.debit != row.credit]
    held = {row.account: row.debit - row.credit for row in rows}
    results = [Left(account, amount) for account, amount in held.items() if account.code.startswith((*INCOME, *SPENDING))]
    to = accounts_on([unit_id], on=ended_on)[unit_id]
    closed = closing(results, to)
    after = {account: amount for account, amount in held.items() if not account.code.startswith((*INCOME, *SPENDING))}
    after[to.surplus] = after.get(to.surplus, 0) - closed.surplus
    surplus = next(line.account for line in template(unit_id, "give_handover", on=ended_on).lines if line.side == "debit")
    mutual = [account for account in after if account.party_id == receiver_id]
    entries = handover_entries(after, surplus, receiver_id=receiver_id, mutual=mutual)
    inventory = _inventory(after)
    hindrances = _hindrances(unit_id, receiver_id, ended_on, held, cash_counted)
    things = tuple(assets(unit_ids=[unit_id], is_there=True))
    told = repr((unit_id, receiver_id, ended_on, closed, entries, cash_counted, hindrances, [(one.id, one.worn) for one in things]))
    return HandoverPreview(
        unit_id, receiver_id, ended_on, closed, entries, inventory, _of(after, "111"), _of(after, "112", "113"), _of(after, "141"),
        -sum(amount for account, amount in after.items() if account.code.startswith("336")), hindrances, things,
        sha256(told.encode()).hexdigest()[:32],
    )  # fmt: skip


def handover_of(unit_id: int) -> HandoverRecord | None:
    """Return the handover of a unit, or None while its books go on."""
    row = Handover.objects.filter(unit_id=unit_id, undone__isnull=True).first()
    return _record(row) if row else None


def handovers_before(unit_id: int) -> int:
    """Return how many handovers of a unit were made, those taken back too."""
    return Handover.objects.filter(unit_id=unit_id).count()


def has_ended(unit_id: int) -> bool:
    """Return whether the register says that a unit ended."""
    state = organisations.by_id([unit_id]).get(unit_id)
    return state is not None and state.ended_on is not None


def things_handed(record: HandoverRecord) -> list[tuple[AssetRow, AssetRow]]:
    """Return the things that went with a handover: the giver's card and the receiver's."""
    given = {row.id: row for row in assets(unit_ids=[record.unit_id], is_there=False) if row.state == "given"}
    newest = {row.comes_from_id: row for row in assets(unit_ids=[record.receiver_id], comes_from=list(given))}  # the last one opened
    moment = record.recorded_at  # things go in the transaction of their handover, others went by themselves
    return [(given[mine], theirs) for mine, theirs in newest.items() if mine and theirs.steps[0].recorded_at == moment]


def handovers_to(receiver_id: int) -> list[HandoverRecord]:
    """Return what a unit has taken over, newest first."""
    return [_record(row) for row in Handover.objects.filter(receiver_id=receiver_id, undone__isnull=True).order_by("-id")]


def _record(row: Handover) -> HandoverRecord:
    rows = tuple(InventoryRow(**one) for one in row.inventory)
    return HandoverRecord(
        row.pk, row.unit_id, row.receiver_id, row.ended_on, row.document, row.given_by, row.taken_by, row.witness, row.money,
        row.cash_counted, rows, row.given, row.taken, row.recorded_at,
    )  # fmt: skip


def _of(held: Mapping[AccountKey, int], *codes: str) -> int:
    return sum(amount for account, amount in held.items() if account.code.startswith(codes))


def _inventory(held: Mapping[AccountKey, int]) -> tuple[InventoryRow, ...]:
    shown = {account: amount for account, amount in held.items() if amount and not account.code.startswith(SURPLUS)}
    parties = names_of([account.party_id for account in shown if account.party_id])
    names = {chart: {one.code: one.name for one in reference.chart(chart)} for chart in {account.chart for account in shown}}
    return tuple(
        InventoryRow(
            account.code, account.item, parties[account.party_id][1] if account.party_id else "", names[account.chart][account.code], amount
        )
        for account, amount in sorted(shown.items(), key=lambda pair: (not pair[0].code.startswith(PLACES), pair[0].code, pair[0].item))
    )


def _hindrances(unit_id: int, receiver_id: int, ended_on: date, held: Mapping[AccountKey, int], cash_counted: int) -> tuple[Hindrance, ...]:
    found = []
    month = month_of(ended_on)
    if ledger.ended_on(unit_id) is not None:
        found.append(Hindrance("sổ đã kết thúc", yields=False))
    if ledger.ended_on(receiver_id) is not None:
        found.append(Hindrance("sổ của đơn vị nhận đã kết thúc", yields=False))
    states = ledger.month_states([unit_id, receiver_id], during=(month, month))
    for one, whose in ((unit_id, "bên giao"), (receiver_id, "bên nhận")):
        if states.get((one, month)) == "hard":
            found.append(Hindrance(f"tháng {format_month(month)} của {whose} đã khóa cứng", yields=False))
        elif states.get((one, month)) == "soft":
            found.append(Hindrance(f"tháng {format_month(month)} của {whose} đã khóa mềm", yields=True))
    days = ledger.turnover_by_day(unit_id, AccountFilter(), until=date(LAST_PERIOD // 100, 12, 31))
    if days and days[-1][0] > ended_on:
        found.append(Hindrance(f"có bút toán ngày {days[-1][0]:%d/%m/%Y}, sau ngày kết thúc", yields=False))
    chart = reference.chart_on(ended_on)
    if any(account.chart != chart for account in held):
        found.append(Hindrance("còn số dư ở hệ thống tài khoản khác: chuyển sang hệ thống của ngày kết thúc trước", yields=False))
    found += [Hindrance(words, yields=True) for words in waiting([unit_id], month=month).get(unit_id, Waiting()).words]
    cash = _of(held, "111")
    if cash != cash_counted:
        found.append(Hindrance(f"tiền mặt kiểm kê {format_dong(cash_counted)} đ, sổ {format_dong(cash)} đ", yields=True))
    if shares := sum(amount for account, amount in held.items() if account.code.startswith("136") and account.item == SHARE):
        found.append(Hindrance(f"đơn vị thu còn phải chuyển {format_dong(shares)} đ phần được chia", yields=True))
    state = organisations.by_id([unit_id]).get(unit_id)
    if state is None or state.ended_on is None:
        found.append(Hindrance("sổ gốc chưa ghi ngày kết thúc của đơn vị: tiền về sau vẫn tính cho đơn vị này", yields=True))
    return tuple(found)
