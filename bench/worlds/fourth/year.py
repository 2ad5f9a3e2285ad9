"""Every fee of the year: who pays when, by which habit and in which manner."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from bench.worlds.facts import Employer, Group, Union, months_of
from bench.worlds.payments import schedule, weighed

from congdoan.finance.collection.rules.references import write_reference
from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Draft, TownDesk
from .reader import Sign
from .writing import note, period, separated

Months = tuple[int, ...]


def pay_year(desk: TownDesk) -> None:
    """Write all payments of funds and dues, payer by payer."""
    for employer in desk.register.employers:
        HABITS.get(employer.habit, _pay_alone)(desk, employer)
    for union in desk.register.unions:
        if desk.cast.by_code[desk.house(union.code)].habit == "both":
            continue
        habit = desk.chance.choices(("monthly", "quarterly", "two_months", "late", "stops"), (58, 20, 9, 11, 2))[0]
        for at, months, _ in schedule(desk, habit):
            if amount := desk.due(union, months):
                pay_dues(desk, union, at, amount, months)
    for group in desk.register.groups:
        for month in months_of(desk.town.year):
            pay_together(desk, group, month)


def _pay_alone(desk: TownDesk, employer: Employer) -> None:
    for at, months, change in schedule(desk, employer.habit):
        if due := desk.due(employer, months):
            amount = rounded(due, change)
            pay_fund(desk, employer, at, swapped(desk.chance, amount) if desk.chance.random() < 0.015 else amount, months)


def rounded(due: int, change: int) -> int:
    """Return the sum sent: 50 stands for rounding up to 100,000, anything else is per cent off."""
    return -(-due // 100_000) * 100_000 if change == 50 else max(1000, due * (100 + change) // 100)


def swapped(chance: Random, amount: int) -> int:
    """Return a sum with two neighbouring digits changed about by the typist."""
    digits = str(amount)
    at = chance.randrange(1, len(digits) - 1)
    return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def pay_fund(desk: TownDesk, employer: Employer, at: datetime, amount: int, months: Months, manner: str = "") -> None:
    """Write one payment of the union fund."""
    manner = manner or desk.chance.choices(*weighed(desk.town.manners))[0]
    draft, own = fund_draft(desk, employer, amount, months, manner, at)
    desk.take(at=at, amount=amount, kind="KPCD", draft=draft, parts=((employer.code, "KPCD", amount, months),), own=own)


def fund_draft(desk: TownDesk, employer: Employer, amount: int, months: Months, wanted: str, at: datetime) -> tuple[Draft, int | None]:
    """Return what a payer of the fund hands to the bank, and into which of our accounts it must go (None: any)."""
    chance, words = desk.chance, desk.town.voice
    manner, own = _possible(desk, employer, wanted, at)
    account, holder, wish = _who_pays(desk, employer, manner)
    name, code, signs = _identity(desk, employer, months, manner)
    phrase, kind = chance.choice(words.vague if manner == "vague" else words.fund), "vague" if manner == "vague" else "fund"
    if manner in ("reference", "near_reference") and not name and chance.random() < 0.7:
        phrase = "{i}"
    is_wrong_year = chance.random() < 0.02
    text, befell = note(chance, desk.town, phrase, p=period(chance, desk.town, months, wrong_year=is_wrong_year), n=name, i=code)
    befell = (*befell, "wrong_year") if is_wrong_year else befell
    if manner == "empty":
        text, befell, kind = chance.choice(words.empty), (), "empty"
    if manner == "cut":
        text = f"{text} {chance.choice(words.tax_code).format(employer.tax_code)}"[: -chance.randint(2, 6)]
    due = desk.due(employer, months)
    virtual = number_of_its_own(desk, employer.code) if manner == "virtual" else ""
    return Draft(
        text, signs, kind, account, holder, wish, amount == due, _is_close(amount, due), virtual=virtual, traps=(manner, *befell)
    ), own


def _is_close(amount: int, due: int) -> bool:
    """Tell whether a sum is within 15 per cent of what is owed: paid short, rounded, or two digits swapped."""
    return abs(amount - due) * 100 <= due * 15


def _possible(desk: TownDesk, employer: Employer, wanted: str, at: datetime) -> tuple[str, int | None]:
    """Return the manner in which this payer can pay, in place of one that it cannot, and the account that this needs."""
    if wanted == "virtual":
        own = _own_with_virtual(desk, at)
        return ("reference", None) if own is None else (wanted, own)
    if employer.unknown_account:
        wanted = {"account_name": "tax_name", "account": "tax", "empty": "tax", "cut": "tax"}.get(wanted, wanted)
    is_impossible = (employer.parent and wanted == "cut") or (wanted == "by_union" and not employer.union)
    return "account_name" if is_impossible else wanted, None  # a cut branch's code is its parent's


def _who_pays(desk: TownDesk, employer: Employer, manner: str) -> tuple[str, str, str]:
    """Return the account, its holder, and what of them the bank may show."""
    if manner == "person":
        return *desk.cast.private(), "any"
    if manner == "by_union":
        union = desk.cast.union_of[employer.code]
        return union.account, union.name, "account"
    account = employer.unknown_account or desk.chance.choice(employer.accounts)
    holder = "" if account in desk.shared else bearer(employer)
    wish = {"account_name": "account", "account": "account", "empty": "account", "cut": "account", "vague": "account", "name": "none"}
    return account, holder, "none" if manner == "nothing" else wish.get(manner, "any")


def _identity(desk: TownDesk, employer: Employer, months: Months, manner: str) -> tuple[str, str, tuple[Sign, ...]]:
    """Return the name and the code that the note gives, and what they tell."""
    chance, this = desk.chance, frozenset({employer.code})
    if manner == "initials":
        return desk.cast.initials(employer), "", ()
    if manner == "virtual":
        return "", "", (Sign("virtual", this),)
    code, signs = "", list[Sign]()
    if manner in CODED:
        code, sign = CODED[manner](desk, employer, months)
        signs.append(Sign(sign, this | {employer.parent} if sign == "tax_parent" else this))
    is_nameless = manner in ("tax", "account", "nothing", "empty")
    if is_nameless or (manner in ("reference", "si", "near_reference") and chance.random() < 0.55):
        return "", code, tuple(signs)
    is_misspelt = not employer.parent and chance.random() < 0.05
    name, meant = desk.cast.misspelt(employer) if is_misspelt else desk.cast.written(employer)
    return name, code, (*signs, Sign("name_near" if is_misspelt else "name", meant))


def bearer(employer: Employer) -> str:
    """Return the name on the bank's books: a household's is its owner's."""
    return employer.core if employer.sector == "ho_kinh_doanh" else employer.name


def _own_with_virtual(desk: TownDesk, at: datetime) -> int | None:
    last = len(desk.town.own) - 1
    is_open = desk.town.own[last].layouts[0][0] <= at.month
    return last if is_open and desk.layout(last, at.year * 100 + at.month) == "efast" else None


def number_of_its_own(desk: TownDesk, code: str) -> str:
    return virtual_number(desk.town.virtual_prefix, desk.cast.number_of(code))


Coded = Callable[[TownDesk, Employer, Months], tuple[str, str]]


def _tax_code_beside_a_name(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    if employer.parent and desk.chance.random() < 0.3:
        return desk.chance.choice(desk.town.voice.tax_code).format(employer.tax_code[:10]), "tax_parent"
    return _tax_code(desk, employer, months)


def _tax_code(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    code = employer.tax_code if desk.chance.random() < 0.6 else employer.tax_code.replace("-", "")
    return desk.chance.choice(desk.town.voice.tax_code).format(code), "tax_code"


def _spaced(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    labels = [label for label in desk.town.voice.tax_code if label != "{}"]
    return desk.chance.choice(labels).format(separated(desk.chance, employer.tax_code)), "tax_code"


def _wrong_digit(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    wrong = desk.codes.mistyped(employer.tax_code.split("-")[0])
    return desk.chance.choice(desk.town.voice.tax_code).format(wrong), "tax_near"


def _si_code(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    return desk.chance.choice(desk.town.voice.si_code).format(employer.si_code), "si_code"


def _reference(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    return write_reference(fund="KPCD", month=months[-1], number=desk.cast.number_of(employer.code)), "reference"


def _near_reference(desk: TownDesk, employer: Employer, months: Months) -> tuple[str, str]:
    return one_digit_wrong(desk.chance, _reference(desk, employer, months)[0]), "reference_near"


def one_digit_wrong(chance: Random, reference: str) -> str:
    """Return our reference with one digit of the month or the number mistyped."""
    at = chance.choice([place for place, sign in enumerate(reference) if sign.isdigit() and place < len(reference) - 2])
    return reference[:at] + str((int(reference[at]) + chance.randint(1, 9)) % 10) + reference[at + 1 :]


CODED: dict[str, Coded] = {
    "tax_name": _tax_code_beside_a_name, "tax": _tax_code, "person": _tax_code, "spaced": _spaced, "wrong_digit": _wrong_digit,
    "si": _si_code,
    "reference": _reference, "near_reference": _near_reference,
}  # fmt: skip


def pay_dues(desk: TownDesk, union: Union, at: datetime, amount: int, months: Months) -> None:
    """Write one payment of dues."""
    chance, words, town = desk.chance, desk.town.voice, desk.town
    manner = chance.choices(*weighed(town.dues_manners))[0]
    employer = desk.cast.by_code[desk.house(union.code)]
    account, holder, wish, code, signs, kind = union.account, union.name, "any", "", list[Sign](), "dues"
    this = frozenset({employer.code})
    if manner == "employer" and (employer.unknown_account or employer.accounts[0] in desk.shared):
        manner = "code"
    if manner in ("code", "treasurer_code"):
        code, signs = chance.choice(words.union_code).format(union.code), [Sign("union_code", this)]
    elif manner == "reference":
        code, signs = write_reference(fund="DPCD", month=months[-1], number=desk.cast.number_of(union.code)), [Sign("reference", this)]
    if manner.startswith("treasurer"):
        account, holder = treasurer_account(desk, union), union.treasurer
    elif manner == "employer":
        account, holder, wish = employer.accounts[0], bearer(employer), "account"
    elif manner in ("account", "account_name", "empty"):
        wish = "account"
    elif manner == "nothing":
        wish = "none"
    name = ""
    if manner in ("account_name", "treasurer", "employer") or (code and chance.random() < 0.4):
        body, meant = desk.cast.written(employer)
        name = chance.choice(words.union).format(n=body)
        signs.append(Sign("name", meant - desk.unionless))
    phrase = "{i}" if manner == "reference" and not name else chance.choice(words.dues)
    text, befell = note(
        chance, town, phrase, p=period(chance, town, months), n=desk.cast.initials(employer) if manner == "initials" else name, i=code
    )
    if manner == "empty":
        text, befell, kind = chance.choice(words.empty), (), "empty"
    exact = amount == desk.due(union, months)
    draft = Draft(text, tuple(signs), kind, account, holder, wish, exact, traps=(f"dues_{manner}", *befell))
    desk.take(at=at, amount=amount, kind="DUES", draft=draft, parts=((union.code, "DUES", amount, months),))


def treasurer_account(desk: TownDesk, union: Union) -> str:
    """Return the treasurer's own account, the same all year."""
    found = desk.private_accounts.get(union.code)
    if found is None:
        found = desk.private_accounts[union.code] = desk.cast.private()[0]
    return found


def _pay_both(desk: TownDesk, employer: Employer) -> None:
    """Pay fund and dues in one sum each month; now and then the sum does not come out."""
    chance, union = desk.chance, desk.cast.union_of[employer.code]
    for month in months_of(desk.town.year):
        fund, dues = employer.due(month), union.payable_up(month)
        if not (fund and dues):
            continue
        off = chance.choice((37_000, 120_500, 8_013)) if chance.random() < 0.08 else 0
        is_known = not employer.unknown_account
        name, meant = desk.cast.written(employer)
        code = chance.choice(desk.town.voice.tax_code).format(employer.tax_code) if not is_known or chance.random() < 0.7 else ""
        text, befell = note(
            chance, desk.town, chance.choice(desk.town.voice.both), p=period(chance, desk.town, (month,)), n=name, i=code
        )  # fmt: skip
        if not off and chance.random() < 0.3:
            text += f" (KPCD {fund:,} DP {dues:,})"
        signs = (Sign("name", meant), *((Sign("tax_code", frozenset({employer.code})),) if code else ()))
        account = employer.accounts[0] if is_known else employer.unknown_account
        draft = Draft(text, signs, "both", account, bearer(employer), "any" if code else "account", not off, traps=("both", *befell))
        parts = ((employer.code, "KPCD", fund, (month,)), (union.code, "DUES", dues, (month,)))
        desk.take(at=desk.moment(month, 12, 26), amount=fund + dues + off, kind="BOTH", draft=draft, parts=parts, truth=(employer.code,))


def pay_together(desk: TownDesk, group: Group, month: int) -> None:
    """Pay for all of a group in one sum; once a year it does not come out."""
    chance = desk.chance
    parts = tuple((one.code, "KPCD", one.due(month), (month,)) for one in group.members if one.due(month))
    off = 55_000 if month % 100 == (5 if group.code.endswith("A") else 10) else 0
    text, befell = note(chance, desk.town, chance.choice(desk.town.voice.fund), p=period(chance, desk.town, (month,)), n=group.name)
    draft = Draft(text, (), "fund", group.account, group.name, "account", not off, traps=("group", *befell))
    line = desk.take(
        at=desk.moment(month, 8, 20), amount=sum(part[2] for part in parts) + off, kind="KPCD", draft=draft, truth=(parts[0][0],)
    )  # fmt: skip
    line.said = replace(line.said, evidence=("group_account",) if off else ("group_account", "group_amount"))
    if off:
        line.why = "a group's sum that is not what its members owe"
    else:
        line.review, line.why, line.parts, line.true_payer = "ok", "", parts, ()


def _served(desk: TownDesk, employer: Employer) -> None:
    """Be paid for by a firm that keeps one's books: a registered one, or one that the register does not know."""
    is_registered = employer.habit == "served"
    service = desk.cast.service
    account = service.accounts[0] if is_registered else desk.outside_account
    holder = service.name if is_registered else desk.town.service
    _paid_by(desk, employer, account, holder, schedule(desk, "monthly"))


def _helped(desk: TownDesk, employer: Employer) -> None:
    """Be paid for by another employer of the register."""
    helper = desk.cast.helper
    _paid_by(desk, employer, helper.accounts[0], helper.name, schedule(desk, "quarterly"))


def _by_parent(desk: TownDesk, employer: Employer) -> None:
    """Be a branch for which its parent pays."""
    parent = desk.cast.parent
    _paid_by(desk, employer, parent.accounts[0], parent.name, schedule(desk, "two_months"))


def _paid_by(desk: TownDesk, employer: Employer, account: str, holder: str, times: Sequence[tuple[datetime, Months, int]]) -> None:
    chance, words = desk.chance, desk.town.voice
    for at, months, _ in times:
        due, roll = desk.due(employer, months), chance.random()
        if not due:
            continue
        name, meant = desk.cast.written(employer)
        code = chance.choice(words.tax_code).format(employer.tax_code) if roll < 0.6 else ""
        name, signs = ("", []) if roll > 0.88 else (name, [Sign("name", meant)])
        signs += [Sign("tax_code", frozenset({employer.code}))] if code else []
        phrase = chance.choice(words.behalf)
        text, befell = note(chance, desk.town, phrase, p=period(chance, desk.town, months), n=name, i=code)
        draft = Draft(text, tuple(signs), "fund", account, holder, "any", True, behalf=True, traps=("paid_by_another", *befell))
        desk.take(at=at, amount=due, kind="KPCD", draft=draft, parts=((employer.code, "KPCD", due, months),))


HABITS: dict[str, Callable[[TownDesk, Employer], None]] = {
    "group": lambda desk, employer: None, "both": _pay_both, "served": _served, "served_outside": _served, "helped": _helped,
    "by_parent": _by_parent,
}  # fmt: skip
