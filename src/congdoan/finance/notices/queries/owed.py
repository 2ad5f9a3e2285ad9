"""What a payer owes today, why, and how it is paid: the public face that notices, pages and the employers' page share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking.rules.interbank import banks_called, instant_limit
from congdoan.finance.banking.rules.vietqr import picture
from congdoan.finance.collection.queries.law import Law, basis_law, percent
from congdoan.finance.collection.queries.standing import by_payer, months_owed
from congdoan.finance.collection.queries.sums import credits_of
from congdoan.finance.collection.queries.units import collectors_above
from congdoan.finance.collection.queries.virtual import account_told, numbers_on_account
from congdoan.finance.collection.rules.standing import Month
from congdoan.finance.collection.rules.wording import KINDS
from congdoan.finance.notices.rules.payment import Payment, PayTo, UnableToCode, payment_code
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.money import format_dong
from congdoan.people.organisations import queries as organisations

PAYABLE = ("send_and_receive", "receive_only")
"""What the table of banks says of those that can be paid by a code."""


@dataclass(frozen=True, slots=True)
class OwedMonth:
    """One month that is not wholly paid. `due_on` is None where no day is known. Units: đồng."""

    fund: str  # KPCD or DUES
    fund_words: str
    month: int
    charged: int
    paid: int
    rest: int
    due_on: date | None
    is_overdue: bool
    why: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """What one payer owes on a day. `to_pay` = `unpaid` - `credit` used, never below zero. Units: đồng.

    `payment` is None when nothing is to be paid or nobody told on which account; `words` then say why.
    """

    on: date
    payer_id: int
    code: str
    name: str
    tax_code: str
    is_employer: bool
    unit_id: int
    unit_code: str
    unit_name: str
    fund: str
    fund_words: str
    rows: tuple[OwedMonth, ...]
    law: tuple[Law, ...]
    charged: int
    paid: int
    unpaid: int
    overdue: int
    credit: int
    to_pay: int
    account: PayTo | None
    payment: Payment | None
    words: str

    @property
    def last_month(self) -> int | None:
        """Return the newest month that is owed: the one the note names."""
        return self.rows[-1].month if self.rows else None

    @property
    def needs_check(self) -> bool:
        return any(row.needs_check for row in self.rows)

    @property
    def svg(self) -> str:
        """Return the code as a picture, empty where there is none."""
        return picture(self.payment.payload) if self.payment and self.payment.payload else ""


def owed_by(payer_id: int, *, on: date, unit_id: int | None = None) -> Owed | None:
    """Return what a payer owes of its fund and how to pay it; None when the body or its collecting unit is not within reach.

    Who knows the collecting unit says it: by a link nobody sees which unit runs an account.
    """
    units = None if unit_id is None else {payer_id: unit_id}
    return owed_by_many([payer_id], on=on, units=units).get(payer_id)


def owed_by_many(payer_ids: Iterable[int], *, on: date, units: Mapping[int, int] | None = None) -> dict[int, Owed]:
    """Return what each payer owes, in a fixed number of statements for each collecting unit."""
    found_units = collectors_above(set(payer_ids), on=on) if units is None else units
    units = {payer: unit for payer, unit in found_units.items() if unit is not None}
    bodies = organisations.named(units, on=on)
    gathered = by_payer(one for one in months_owed(units, on=on) if one.unpaid)
    bases = assessments.bases(one.charge_id for months in gathered.values() for one in months)
    places = {unit: _Place.of(unit, on, set(bodies)) for unit in sorted(set(units.values()))}
    names = access.branch_names(places)
    found = {}
    for payer, body in bodies.items():
        fund = "KPCD" if body.is_employer else "DUES"
        unit = units[payer]
        found[payer] = _owed(body, fund, gathered.get((payer, fund), ()), bases, places[unit], names.get(unit, ("", "")), on)
    return found


def payment_of(owed: Owed, *, month: int | None = None) -> Payment | None:
    """Return how to pay one month alone, or with no month all that is owed; None when that is nothing or nobody told where."""
    if month is None:
        return owed.payment
    row = next((row for row in owed.rows if row.month == month), None)
    amount = min(row.rest, owed.to_pay) if row else 0
    if owed.account is None or not amount:
        return None
    return payment_code(
        number=owed.payer_id, fund=owed.fund, month=month, amount=amount, account=owed.account, below=limit_on(owed.on)
    )  # fmt: skip


def limit_on(on: date) -> int | None:
    """Return the sum from which instant transfer is closed, None when no limit is known for the day."""
    try:
        return instant_limit(on=on)
    except LookupError:
        return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a unit collects: its account of the day, the surplus of its payers."""

    unit_id: int
    account: PayTo | None
    credits: Mapping[tuple[int, str], int]
    own: Mapping[int, str]  # the numbers of payers' own on that account

    @classmethod
    def of(cls, unit_id: int, on: date, payers: set[int]) -> "_Place":
        account = account_of(unit_id, on=on)
        return cls(unit_id, account, credits_of(unit_id, on=on), numbers_on_account(account.id, payers) if account else {})

    def account_for(self, payer_id: int) -> PayTo | None:
        """Return the account that a payer pays to: its own number where it has one."""
        own = self.own.get(payer_id)
        return replace(self.account, number=own, virtual=True) if self.account and own else self.account


def account_of(unit_id: int, *, on: date) -> PayTo | None:
    """Return the account of a unit that payers are told of that day (`collection.queries.virtual.account_told`); None when it has none."""
    told = account_told(unit_id, on=on)
    if told is None:
        return None
    banks = {bank.bin for bank in banks_called(told.bank, on=on) if bank.transfers in PAYABLE}
    holder = told.name or access.branch_names([unit_id]).get(unit_id, ("", ""))[1]
    return PayTo(told.bank, told.number, holder, banks.pop() if len(banks) == 1 else "", id=told.id)


def _owed(
    body: Any, fund: str, months: Sequence[Month], bases: Mapping[int, dict[str, Any]], place: _Place, unit: tuple[str, str], on: date
) -> Owed:
    rows = tuple(_row(one, bases.get(one.charge_id, {}), on) for one in sorted(months, key=lambda one: one.month))
    unpaid = sum(row.rest for row in rows)
    credit = place.credits.get((body.id, fund), 0)
    to_pay, account = max(0, unpaid - credit), place.account_for(body.id)
    payment, words = _payment(body.id, fund, rows, to_pay, account, on)
    return Owed(
        on=on, payer_id=body.id, code=body.code, name=body.name, tax_code=body.tax_code, is_employer=body.is_employer,
        unit_id=place.unit_id, unit_code=unit[0], unit_name=unit[1], fund=fund, fund_words=KINDS[fund], rows=rows,
        law=_laws(bases[one.charge_id] for one in months if one.charge_id in bases),
        charged=sum(row.charged for row in rows), paid=sum(row.paid for row in rows), unpaid=unpaid,
        overdue=sum(row.rest for row in rows if row.is_overdue), credit=credit, to_pay=to_pay, account=account, payment=payment,
        words=words,
    )  # fmt: skip


def _payment(
    number: int, fund: str, rows: Sequence[OwedMonth], to_pay: int, account: PayTo | None, on: date
) -> tuple[Payment | None, str]:  # fmt: skip
    if not to_pay:
        return None, "Không còn khoản nào phải nộp."
    if account is None:
        return None, "Đơn vị thu chưa đăng ký tài khoản nhận tiền cho ngày này."
    try:
        code = payment_code(number=number, fund=fund, month=rows[-1].month, amount=to_pay, account=account, below=limit_on(on))
    except UnableToCode as refusal:
        return None, refusal.explain()
    return code, code.words


def _row(one: Month, basis: dict[str, Any], on: date) -> OwedMonth:
    return OwedMonth(
        fund=one.kind, fund_words=KINDS[one.kind], month=one.month, charged=one.assessed, paid=one.paid, rest=one.unpaid,
        due_on=one.due_on, is_overdue=one.standing(on) == "overdue", why=why_charged(basis), needs_check=bool(basis.get("needs_check")),
    )  # fmt: skip


def why_charged(basis: dict[str, Any]) -> str:
    """Return in words what a charge was worked out from; what is not known is not said."""
    told = []
    if basis.get("opening"):
        told.append("nợ từ trước chuyển sang")
    if basis.get("wage_fund") is not None and basis.get("rate"):
        told.append(f"{percent(Fraction(basis['rate']))} của quỹ lương {format_dong(basis['wage_fund'])} đ")
    if basis.get("collected") is not None:
        told.append(f"phần nộp lên của đoàn phí đã thu {format_dong(basis['collected'])} đ")
    told += [f"theo {note['document']}" for note in basis.get("relief", ())]
    if basis.get("revised"):
        told.append(f"điều chỉnh: {basis['revised']}")
    return "; ".join(told)


def _laws(bases: Iterable[dict[str, Any]]) -> tuple[Law, ...]:
    """Return the rules that some charges name, each once."""
    wanted = {record: None for basis in bases for record in basis.get("law", ())}
    return basis_law({"law": list(wanted)}) if wanted else ()
