"""Who pays what and when: each firm and union by its habit, and the lines of life that a bookkeeper knows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from congdoan.foundation.kernel.periods import add_months, months_between, months_of_quarter
from congdoan.interfaces.demo.story import people
from congdoan.interfaces.demo.story.calendar import nearest_working_day, working_day
from congdoan.interfaces.demo.story.facts import YEAR, District, Firm, Part, Payment, Stream, Union, stream
from congdoan.interfaces.demo.story.payroll import JANUARY, LAST, Wages

Plan = Iterator[tuple[date, tuple[int, ...], int]]
"""Payments of one payer: the day, the months it is for, the sum."""

DUES_HABITS = {"monthly": 46, "following": 22, "quarter_end": 24, "after_quarter": 7, "never": 1}
ROUND_TO = 10_000
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class _Payer:
    """One payer with what it owes: `due` gives the sum of a month, 0 when nothing is owed."""

    due: Callable[[int], int]
    chance: Stream

    def day(self, month: int, first: int, last: int) -> date:
        return working_day(month, first, last, self.chance)

    def owing(self, months: Sequence[int]) -> tuple[int, ...]:
        return tuple(month for month in months if self.due(month))

    def sum(self, months: Sequence[int]) -> int:
        return sum(self.due(month) for month in months)


def tell_payments(seed: int, district: District, wages: Wages) -> list[Payment]:
    """Tell every payment of the year, in no order; those nobody can recognise are chosen among them at the end."""
    told = [payment for firm in district.firms for payment in _fund(seed, district, firm, wages)]
    told += [payment for union in district.base for payment in _dues(seed, district, union, wages)]
    told += [payment for code in district.roles.both for payment in _both(seed, district, code, wages)]
    told += list(_groups(seed, district, wages))
    told = _with_manners(stream(seed, "manners"), district, told)
    return told + list(_others(stream(seed, "others"), district))


# --- habits ---


def _fund(seed: int, district: District, firm: Firm, wages: Wages) -> Iterator[Payment]:
    payer = _Payer(lambda month: wages.of(firm.code, "KPCD", month), stream(seed, f"payments of {firm.code}"))
    for on, months, amount in _HABITS[firm.habit](payer):
        if amount > 0:
            yield Payment(on, firm.code, ((firm.code, "KPCD", amount),), payer.owing(months))
    if firm.habit == "short":
        missing = sum(payer.due(month) - _short(payer.due(month)) for month in months_between(JANUARY, YEAR * 100 + 10))
        yield Payment(payer.day(YEAR * 100 + 11, 10, 25), firm.code, ((firm.code, "KPCD", missing),), manner="back_payment")


def _dues(seed: int, district: District, union: Union, wages: Wages) -> Iterator[Payment]:
    chance = stream(seed, f"payments of {union.code}")
    habit = chance.choices(tuple(DUES_HABITS), tuple(DUES_HABITS.values()))[0]
    if any(district.firm[code].union_code == union.code for code in district.roles.both):
        return
    if union.ended_on:
        habit = "monthly"
    payer = _Payer(lambda month: wages.of(union.code, "DUES", month), chance)
    for on, months, amount in _HABITS[habit](payer):
        if amount > 0:
            yield Payment(on, union.code, ((union.code, "DUES", amount),), payer.owing(months))


def _both(seed: int, district: District, code: str, wages: Wages) -> Iterator[Payment]:
    """Pay the fund and the union's dues of a month in one sum."""
    chance, union = stream(seed, f"payments of {code}"), district.firm[code].union_code
    for month in months_between(JANUARY, LAST):
        parts: tuple[Part, ...] = ((code, "KPCD", wages.of(code, "KPCD", month)), (union, "DUES", wages.of(union, "DUES", month)))
        yield Payment(working_day(month, 12, 26, chance), code, parts, (month,), manner="both")


def _groups(seed: int, district: District, wages: Wages) -> Iterator[Payment]:
    for group in district.groups:
        chance = stream(seed, f"payments of {group.code}")
        for month in months_between(JANUARY, LAST):
            parts: tuple[Part, ...] = tuple((code, "KPCD", wages.of(code, "KPCD", month)) for code in group.members)
            yield Payment(working_day(month, 8, 24, chance), group.code, parts, (month,), manner="group")


def _monthly(payer: _Payer) -> Plan:
    for month in months_between(JANUARY, LAST):
        yield payer.day(month, 12, 28), (month,), payer.due(month)


def _following(payer: _Payer) -> Plan:
    for month in months_between(add_months(JANUARY, -1), add_months(LAST, -1)):
        yield payer.day(add_months(month, 1), 3, 18), (month,), payer.due(month)


def _quarter_end(payer: _Payer) -> Plan:
    for quarter in QUARTERS:
        months = months_of_quarter(YEAR, quarter)
        yield payer.day(months[-1], 14, 28), tuple(months), payer.sum(months)


def _after_quarter(payer: _Payer) -> Plan:
    for year, quarter in ((YEAR - 1, 4), (YEAR, 1), (YEAR, 2), (YEAR, 3)):
        months = months_of_quarter(year, quarter)
        yield payer.day(add_months(months[-1], 1), 4, 20), tuple(months), payer.sum(months)


def _two_months(payer: _Payer) -> Plan:
    for second in range(2, 13, 2):
        months = (YEAR * 100 + second - 1, YEAR * 100 + second)
        yield payer.day(months[1], 10, 26), months, payer.sum(months)


def _ahead(payer: _Payer) -> Plan:
    """Pay half a year ahead by the wages known then; what wages grow by stays unpaid."""
    for first in (1, 7):
        months = tuple(months_between(YEAR * 100 + first, YEAR * 100 + first + 5))
        yield payer.day(months[0], 15, 27), months, 6 * payer.due(months[0])


def _stops(payer: _Payer) -> Plan:
    for month in months_between(JANUARY, YEAR * 100 + 6):
        yield payer.day(month, 12, 28), (month,), payer.due(month)


def _late(payer: _Payer) -> Plan:
    months = tuple(months_between(JANUARY, YEAR * 100 + 9))
    yield payer.day(YEAR * 100 + 10, 8, 22), months, payer.sum(months)


def _rounded(payer: _Payer) -> Plan:
    for month in months_between(JANUARY, LAST):
        yield payer.day(month, 12, 28), (month,), -(-payer.due(month) // ROUND_TO) * ROUND_TO


def _shorted(payer: _Payer) -> Plan:
    for month in months_between(JANUARY, LAST):
        yield payer.day(month, 12, 28), (month,), _short(payer.due(month))


def _short(due: int) -> int:
    return due * 92 // 100 // 1_000 * 1_000


def _nothing(payer: _Payer) -> Plan:
    return iter(())


_HABITS: dict[str, Callable[[_Payer], Plan]] = {
    "monthly": _monthly,
    "following": _following,
    "quarter_end": _quarter_end,
    "after_quarter": _after_quarter,
    "two_months": _two_months,
    "ahead": _ahead,
    "stops": _stops,
    "late": _late,
    "rounded": _rounded,
    "short": _shorted,
    "never": _nothing,
    "both": _nothing,
    "grouped": _nothing,
}
FIRST_UNPAID = {"following": 12, "after_quarter": 10, "late": 11, "never": 7, "stops": 13}
"""From which month of 2023 on a payer of this habit still owes when the year begins."""


def owes_before(seed: int, district: District, code: str) -> int:
    """Return the first month of the year before that a body has not paid on 1 January (13: none)."""
    if code in district.firm:
        return FIRST_UNPAID.get(district.firm[code].habit, 13)
    habit = stream(seed, f"payments of {code}").choices(tuple(DUES_HABITS), tuple(DUES_HABITS.values()))[0]
    union = district.union[code]
    is_with_fund = any(district.firm[firm].union_code == code for firm in district.roles.both)
    return 13 if union.ended_on or is_with_fund else FIRST_UNPAID.get(habit, 13)


# --- manners: what makes a line hard ---


def _with_manners(chance: Stream, district: District, told: Sequence[Payment]) -> list[Payment]:
    """Choose the payments that tell less than they should, slip, or come in an unusual way."""
    changed = dict(enumerate(told))
    free = [number for number, payment in changed.items() if payment.manner == "usual"]
    chance.shuffle(free)
    _stories(district, changed, free)
    per_thousand = {
        "nameless": 11,
        "misspelt": 5,
        "wrong_code": 2,
        "slipped_code": 18,
        "cut": 10,
        "behind_a_person": 24,
        "spelt_wrong_but_known": 14,
    }
    for manner, share in per_thousand.items():
        wanted = max(1, len(told) * share // 1_000)
        fitting = [number for number in free if _fits(manner, changed[number], district)][:wanted]
        for number in fitting:
            changed[number] = replace(changed[number], manner=manner)
        free = [number for number in free if number not in set(fitting)]
    told = list(changed.values())
    added = _twins(told, free) + _slips(district, told, free)
    return told + added


def _fits(manner: str, payment: Payment, district: District) -> bool:
    firm = district.firm.get(payment.payer)
    if manner in ("misspelt", "wrong_code", "slipped_code", "cut", "spelt_wrong_but_known"):
        is_known = firm is not None and bool(firm.accounts) and payment.payer not in district.roles.sharers
        return is_known and "-" not in (firm.tax_code if firm else "")
    return True


def _stories(district: District, changed: dict[int, Payment], free: list[int]) -> None:
    """Mark the payments of those who have a part: namesakes, sharers of an account, the renamed, the patron's neighbour, the branch."""
    roles = district.roles
    for number in list(free):
        payment = changed[number]
        manner = ""
        if payment.payer in roles.namesakes:
            manner = "namesake" if payment.months[-1] % 100 in (3, 7, 10) else "coded"
        elif payment.payer in roles.sharers:
            manner = "shared" if payment.months[-1] % 100 == 5 else "coded"
        elif payment.payer in roles.renamed and payment.months[-1] % 3 == 0:
            manner = "former"
        elif payment.payer in roles.patron[1:]:
            manner = "on_behalf"
        elif payment.payer in roles.branch:
            manner = "branch"
        if manner:
            changed[number] = replace(payment, manner=manner)
            free.remove(number)


def _twins(told: list[Payment], free: list[int]) -> list[Payment]:
    """Let a few payers send their sum in two equal transfers on one day: both are real."""
    twins = []
    for number in [number for number in free if told[number].total % 2 == 0][: max(1, len(told) // 250)]:
        payment = told[number]
        half: tuple[Part, ...] = tuple((code, kind, amount // 2) for code, kind, amount in payment.parts)
        told[number] = replace(payment, parts=half, months=(), manner="twin")
        twins.append(told[number])
        free.remove(number)
    return twins


def _slips(district: District, told: list[Payment], free: list[int]) -> list[Payment]:
    """Let two accountants type a nought too many; what is too much goes back within days, in the same month."""
    refunds = []
    plain = {payment.payer for payment in told} - {payment.payer for payment in told if payment.manner != "usual"}
    fitting = [number for number in free if told[number].payer in plain and _may_slip(told[number], district)]
    for number in fitting[:2]:
        payment = told[number]
        ((code, kind, amount),) = payment.parts
        told[number] = replace(payment, parts=((code, kind, amount * 10),), manner="slip")
        refunds.append(_refund(payment.on, code, amount * 9, "refund_surplus"))
    return refunds


def _may_slip(payment: Payment, district: District) -> bool:
    """Tell whether a payer owes nothing but this month, and there is time to send the surplus back within it."""
    firm = district.firm.get(payment.payer)
    return firm is not None and firm.habit == "monthly" and bool(firm.accounts) and payment.on.day <= 20


def _refund(paid_on: date, payer: str, amount: int, manner: str, words: str = "") -> Payment:
    """Return money that goes back four days later (the note names the day it came)."""
    return Payment(
        nearest_working_day(paid_on + timedelta(days=4)), payer, (), manner=manner, amount=amount, words=words or f"{paid_on:%d/%m/%Y}"
    )


def _others(chance: Stream, district: District) -> Iterator[Payment]:
    """Tell the money that is no union money: gifts, social insurance and goods paid to the wrong account; some of it goes back."""
    size = len(district.base)
    for number in range(max(1, size // 20)):
        day = working_day(chance.randint(JANUARY, LAST), 3, 27, chance)
        yield Payment(day, "", (), manner="gift", amount=chance.randint(4, 60) * 50_000, words=people.full_name(chance))
        if number % 2 == 0:
            day = working_day(chance.randint(JANUARY, LAST), 3, 27, chance)
            yield Payment(day, "", (), manner="stranger", amount=chance.randint(4, 60) * 50_000, words=people.full_name(chance))
    known = [firm for firm in district.firms if firm.accounts and firm.code not in district.roles.sharers]
    for number, firm in enumerate(chance.sample(known, min(len(known), max(2, size // 25)))):
        day = working_day(YEAR * 100 + (3, 6, 9, 12)[number % 4], 4, 16, chance)
        amount = chance.randint(400, 4_000) * 10_000
        yield Payment(day, firm.code, (), manner="insurance", amount=amount)
        if day.month < 12:
            yield _refund(day, firm.code, amount, "refund_wrong")
