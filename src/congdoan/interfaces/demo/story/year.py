"""Runs the story's year through the product's own account, quarter by quarter, so that what is sent to units is what is owed to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from congdoan.finance.collection.rules.engine import run
from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.model import Line, LineKind, Match, Part
from congdoan.finance.collection.rules.moves import Step
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.rules.terms import Terms
from congdoan.foundation.kernel.periods import first_day, last_day, month_of, months_of_quarter, months_of_year
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.interfaces.demo.story import account
from congdoan.interfaces.demo.story.calendar import moment, nearest_working_day
from congdoan.interfaces.demo.story.facts import YEAR, District, Opening, Payment, Printed, Union, stream
from congdoan.interfaces.demo.story.notes import Writer
from congdoan.interfaces.demo.story.numbers import Numbers
from congdoan.interfaces.demo.story.payroll import Wages
from congdoan.interfaces.demo.story.statement import Month

PAID_OUT_ON = 10
RETURNED_IN = (2, 4)
REPEATING = (3, 6, 9, 12)
MONTHLY_FEE, TEXT_FEE, TRANSFER_FEE = 22_000, 5_500, 1_100
YEARLY_INTEREST_PER_THOUSAND = 1
OUT = frozenset({"refund_wrong", "refund_surplus"})
KIND_OF: dict[str, LineKind] = {"gift": "OTHER_IN", "stranger": "OTHER_IN", "insurance": "WRONG_IN"}


@dataclass(frozen=True)
class Year:
    """The finished account: twelve statements, its lines with what is true of each, the state and the steps of our own run."""

    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    truth: dict[int, Match]
    manners: dict[int, str]
    terms: Terms
    state: State
    steps: tuple[Step, ...]


def tell_year(seed: int, district: District, wages: Wages, opening: Opening, payments: Sequence[Payment]) -> Year:
    """Tell the account's year: payments in, distributions and refunds out, fees and interest, month by month."""
    return _Teller(seed, district, account.terms_of(district, wages, opening), opening).tell(payments)


class _Teller:
    def __init__(self, seed: int, district: District, terms: Terms, opening: Opening) -> None:
        self.district, self.terms = district, terms
        self.chance = stream(seed, "year")
        self.numbers = Numbers(stream(seed, "references"))
        self.writer = Writer(district, stream(seed, "notes"))
        self.state = State.begin(account.as_given(opening, district))
        self.balance = self.first_balance = opening.bank
        self.lines: list[Line] = []
        self.printed: list[Printed] = []
        self.steps: list[Step] = []

    def tell(self, payments: Sequence[Payment]) -> Year:
        waiting = sorted(payments, key=lambda payment: payment.on)
        for quarter in (1, 2, 3, 4):
            months = months_of_quarter(YEAR, quarter)
            self._advance([], through=first_day(months[0]))
            drafts = [self._draft(payment) for payment in waiting if month_of(payment.on) in months]
            drafts += self._distribution(quarter, months[0])
            drafts += [line for month in months for line in self._banks_own(month)]
            self._advance(self._booked(drafts), through=last_day(months[-1]))
        truth = {line.id: printed.truth for line, printed in zip(self.lines, self.printed, strict=True) if printed.truth}
        manners = {line.id: printed.manner for line, printed in zip(self.lines, self.printed, strict=True)}
        return Year(tuple(self._months()), tuple(self.lines), truth, manners, self.terms, self.state, tuple(self.steps))

    def _advance(self, lines: Iterable[Line], *, through: date) -> None:
        ran = run(self.state, lines, terms=self.terms, match=match, through=through)
        self.state = ran.state
        self.steps += ran.steps

    # --- lines ---

    def _draft(self, payment: Payment) -> Printed:
        at, note = moment(payment.on, self.chance), self.writer.note(payment)
        is_out = payment.manner in OUT
        shown = note if is_out else self.writer.wrapped(note, at, may_hide=payment.manner != "insurance")
        return Printed(
            at,
            "D" if is_out else "C",
            payment.total,
            shown.words,
            shown.account,
            shown.holder,
            truth=self._truth(payment),
            manner=payment.manner,
        )

    def _truth(self, payment: Payment) -> Match:
        if payment.manner in OUT:
            return Match("auto", "truth", "REFUND_OUT")
        if not payment.parts:
            return Match("review", "truth", KIND_OF[payment.manner])
        parts = tuple(Part(kind, self.district.ids[code], amount, payment.months or None) for code, kind, amount in payment.parts)
        kinds = {part.kind for part in parts}
        return Match("auto", "truth", "BOTH" if len(kinds) > 1 else parts[0].kind, parts)

    def _distribution(self, quarter: int, month: int) -> list[Printed]:
        """Send every unit what stands payable to it as the quarter begins; one transfer comes back and is sent again."""
        day = first_day(month).replace(day=PAID_OUT_ON)
        of_quarter = f"QUY {(quarter - 2) % 4 + 1}/{YEAR if quarter > 1 else YEAR - 1}"
        percent = account.base_share() * 100
        sent = []
        for body in (*self.district.base, self.district.province, self.district.confederation):
            amount = self.state.payable.get(self.district.ids[body.code], 0)
            if amount <= 0:
                continue
            is_base = body.level == "co_so"
            words = (
                f"CHUYEN {percent}% KPCD {of_quarter} CHO {fold(body.name)}"
                if is_base
                else f"CHUYEN KINH PHI CAP TREN {of_quarter} - {fold(body.name)}"
            )
            sent.append(self._sent(day, body, amount, words, body.account))
            if is_base and quarter in RETURNED_IN and not body.ended_on and sum(line.manner == "returned" for line in sent) == 0:
                sent += self._returned(day, body, amount, words)
        if sent:
            fee = Printed(
                moment(day, self.chance), "D", TRANSFER_FEE * len(sent), "THU PHI CHUYEN TIEN THEO LO", truth=_is("FEE"), manner="fee"
            )
            sent.append(fee)
        return sent

    def _sent(self, day: date, body: Union, amount: int, words: str, number: str) -> Printed:
        target = self.district.ids[body.code]
        truth = _is("SHARE_OUT" if body.level == "co_so" else "UPPER_OUT", target)
        text = f"CT DI:{self.numbers.figures(6)} {words}"
        return Printed(moment(day, self.chance), "D", amount, text, number, fold(body.name), truth=truth, manner="distribution")

    def _returned(self, day: date, body: Union, amount: int, words: str) -> list[Printed]:
        name, target = fold(body.name), self.district.ids[body.code]
        text = f"HOAN TRA LENH CHUYEN TIEN {self.numbers.figures(8)} LY DO: TAI KHOAN THU HUONG DA DONG - {name}"
        back = moment(nearest_working_day(day + timedelta(days=2)), self.chance)
        again = nearest_working_day(day + timedelta(days=5))
        return [
            Printed(back, "C", amount, text, truth=_is("RETURN_IN", target), manner="returned"),
            self._sent(again, body, amount, f"{words} (LAN 2)", self.numbers.account()[1]),
        ]

    def _banks_own(self, month: int) -> list[Printed]:
        """Return the bank's fees, and its interest, whose sum is set when the balance of the moment is known."""
        at = datetime.combine(first_day(month).replace(day=25), time())
        fee, text = at + timedelta(hours=8, minutes=3), at + timedelta(hours=8, minutes=4)
        return [
            Printed(fee, "D", MONTHLY_FEE, f"THU PHI QUAN LY TAI KHOAN THANG {month % 100:02d}/{YEAR}", truth=_is("FEE"), manner="fee"),
            Printed(text, "D", TEXT_FEE, "Phi SMS banking", truth=_is("FEE"), manner="fee"),
            Printed(
                at + timedelta(hours=23, minutes=41), "C", 0, "Tra lai tien gui khong ky han", truth=_is("INTEREST"), manner="interest"
            ),
        ]

    # --- order, balances, files ---

    def _booked(self, drafts: Sequence[Printed]) -> list[Line]:
        """Put a quarter's lines in the bank's order, each at a second of its own, and number them."""
        new: list[Line] = []
        last: datetime | None = None
        for draft in sorted(drafts, key=lambda line: line.at):
            at = max(draft.at, last + timedelta(seconds=1)) if last else draft.at
            amount = draft.amount or max(1, self.balance * YEARLY_INTEREST_PER_THOUSAND // 12_000)
            number = len(self.printed) + 1
            printed = replace(draft, at=at, amount=amount, reference=f"{self.numbers.signs(4)}{YEAR * 10_000_000 + number}")
            last = at
            self.balance += printed.signed
            self.printed.append(printed)
            new.append(
                Line(
                    id=number,
                    file=f"{month_of(at.date())}",
                    row=number,
                    booked_at=at,
                    direction="C" if printed.direction == "C" else "D",
                    amount=amount,
                    reference=printed.reference,
                    account=printed.account,
                    name=printed.name,
                    narrative=printed.narrative,
                    position=number,
                )
            )
        self.lines += new
        return new

    def _months(self) -> Iterable[Month]:
        balance, before = self.first_balance, None
        for month in months_of_year(YEAR):
            lines = tuple(line for line in self.printed if month_of(line.at.date()) == month)
            told = Month(month, balance, lines, before if month % 100 in REPEATING else None)
            yield told
            balance, before = told.closing, lines[-1] if lines else None


def _is(kind: LineKind, target: int | None = None) -> Match:
    return Match("auto", "truth", kind, target_id=target)
