"""The ordinary year: who pays when, from where, and in which of the ways of the place."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from bench.worlds.facts import Employer, Union
from bench.worlds.payments import schedule

from .cast import employer_of, union_of
from .desk import Desk, Note, Payer
from .writing import filled, period, spaced, stated

SI_LABELS = ("ma BHXH {}", "MDV BHXH {}", "mã đơn vị {}", "{}", "so BHXH {}")
CODE_LABELS = ("ma don vi {}", "MDV {}", "{}", "mã ĐV {}", "ma CD {}")
ENGLISH = ("TRADE UNION FUND 2% {p} {n} {i}", "PAYMENT FOR TRADE UNION FUND {p} - {n} {i}", "{n} {i} UNION FUND 2 PCT {p}")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
Months = tuple[int, ...]
Told = tuple[Note, Payer, str]
"""A note, who sends it, and what of the sender should show."""


def pay_year(desk: Desk) -> None:
    """Write every ordinary payment of the year."""
    for employer in desk.register.employers:
        if employer.habit == "client":
            _pay_by_agent(desk, employer)
        elif employer.habit == "both":
            _pay_both(desk, employer)
        elif employer.habit not in ("group", "never"):
            _pay_alone(desk, employer)
    for union in desk.register.unions:
        if employer_of(desk.cast, union).habit != "both":
            for at, months, _ in schedule(desk, desk.chance.choice(("monthly", "monthly", "monthly", "quarterly", "late"))):
                due = sum(union.payable_up(month) for month in months)
                if due:
                    pay_dues(desk, union, at, due, months)
    for group in desk.register.groups:
        _pay_together(desk, group.code)


def _pay_alone(desk: Desk, employer: Employer) -> None:
    for at, months, change in schedule(desk, employer.habit):
        due = sum(employer.due(month) for month in months)
        if due:
            amount = -(-due // 100_000) * 100_000 if change >= 50 else max(1000, due * (100 + change) // 100)
            pay_fund(desk, employer, at, amount, months)


def _drawn(chance: Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


# --- who sends ---


def sender(desk: Desk, employer: Employer) -> Payer:
    """Return the account from which an employer pays."""
    account = employer.unknown_account or desk.chance.choice(employer.accounts)
    is_double = not desk.cast.ways[employer.code].own
    if account in desk.shared:
        return Payer(account, "", "shared_account")
    holder = desk.cast.owner.get(employer.code, "") if employer.name.startswith("Hộ ") else employer.name
    return Payer(account, holder, "account" if account in employer.accounts else "", "" if is_double else "holder")


def owner(desk: Desk, employer: Employer) -> Payer:
    """Return the owner who pays from an account of his own; a household bears its owner's name."""
    name = desk.cast.owner[employer.code]
    is_told = employer.name.endswith(name) and bool(desk.cast.ways[employer.code].own)
    return Payer(desk.cast.private[employer.code], name, "", "holder" if is_told else "", is_private=True)


def agent_sender(desk: Desk, which: int) -> Payer:
    """Return an accounting firm as payer of others: the first stands in the register itself, which makes a person ask."""
    agent, sign = desk.cast.agents[which], ("helped", "unregistered_agent")[which]
    return Payer(agent.accounts[0], agent.name, sign, sign)


def union_sender(union: Union) -> Payer:
    return Payer(union.account, union.name, "union_account", "union_holder")


def treasurer(desk: Desk, union: Union) -> Payer:
    return Payer(desk.cast.private[union.code], union.treasurer, is_private=True)


# --- names and codes ---


def named(desk: Desk, employer: Employer, *, surely: bool = False) -> tuple[str, str]:
    """Return one way to write an employer and the sign that it is; `surely` leaves out what another bears as well."""
    ways, chance = desk.cast.ways[employer.code], desk.chance
    if employer.former and chance.random() < 0.3:
        return employer.former, "former"
    if ways.own and (surely or not ways.twin or chance.random() < 0.55):
        return chance.choice(ways.own), "name"
    return ways.twin, "twin_name"


def union_name(desk: Desk, union: Union) -> str:
    short = desk.chance.choice(desk.cast.ways[employer_of(desk.cast, union).code].own)
    return desk.chance.choice((union.name, *(way.format(s=short) for way in desk.place.union_ways)))


def tax_code(desk: Desk, code: str) -> str:
    """Return one of the ways to write a tax code."""
    if len(code) == 10 and desk.chance.random() < 0.1:
        code = spaced(desk.chance, code)
    elif "-" in code and desk.chance.random() < 0.4:
        code = code.replace("-", "")
    return desk.chance.choice(desk.place.voice.tax_labels).format(code)


def sentence(desk: Desk, words: tuple[str, ...], months: Months, *, n: str = "", i: str = "", p: str = "") -> str:
    """Return a note of this place; `p` is the period if it must stand there in these words."""
    voice, chance = desk.place.voice, desk.chance
    template = chance.choice(voice.notes if n or i else voice.bare)
    return filled(template, k=chance.choice(words), p=p or period(chance, months), n=n, i=i)


# --- the fund ---


def pay_fund(desk: Desk, employer: Employer, at: datetime, amount: int, months: Months) -> None:
    """Write one payment of the union fund."""
    manner = _able(desk, employer, _drawn(desk.chance, desk.place.fund_manners), months)
    note, payer, wish = FUND[manner](desk, employer, months)
    is_due = amount == sum(employer.due(month) for month in months) and months[0] // 100 == desk.place.year
    if manner == "vague" and employer.union and not is_due:  # without a union it can only be the fund
        note = Note(note.text, (*note.signs, "vague_sum"), note.traps, note.keep_letters)
    _pay_one(desk, (employer.code, "KPCD", amount, months), at, (note, payer, wish), is_virtual=manner == "virtual")


def _pay_one(desk: Desk, part: tuple[str, str, int, Months], at: datetime, told: Told, *, is_virtual: bool) -> None:
    """Write a payment of one payer for one fund, to its virtual number where the bank has one for it."""
    code, kind, amount, _ = part
    note, payer, wish = told
    own = desk.efast(at.year * 100 + at.month) if is_virtual else None
    virtual = desk.virtual_number(code) if own is not None else ""
    desk.take(
        at=at, amount=amount, kind=kind, note=note, payer=payer, wish=wish, parts=(part,), true_payer=(code,), own=own, virtual=virtual
    )  # fmt: skip


def _able(desk: Desk, employer: Employer, manner: str, months: Months) -> str:
    """Return the manner, or another one where this employer cannot pay so."""
    account = employer.unknown_account or employer.accounts[0]
    is_known = account in employer.accounts or account in desk.taught
    keeps_books = employer is desk.cast.agents[0]  # what its account sends may be a client's
    if manner in ("account", "empty", "cut", "vague") and (not is_known or keeps_books or account in desk.shared):
        return "code"
    if manner == "owner" and employer.code not in desk.cast.owner:
        return "code"
    if manner == "virtual" and desk.efast(months[-1]) is None:
        return "reference"
    if manner == "english" and employer.ownership != "fdi":
        return "name"
    return "code" if manner == "mistyped" and not desk.cast.ways[employer.code].own else manner


def _by_code(desk: Desk, employer: Employer, months: Months) -> Told:
    name, sign = named(desk, employer) if desk.chance.random() < 0.65 else ("", "")
    text = sentence(desk, desk.place.voice.fund, months, n=name, i=tax_code(desk, employer.tax_code))
    is_parent = any(one.parent == employer.code for one in desk.register.employers) and not name
    signs = ("mst", sign, "parent_code") if is_parent else ("mst", sign)
    return Note(text, signs, ("code",), employer.namesake), sender(desk, employer), ""


def _by_name(desk: Desk, employer: Employer, months: Months) -> Told:
    name, sign = named(desk, employer)
    return Note(sentence(desk, desk.place.voice.fund, months, n=name), (sign,), ("name",), employer.namesake), sender(desk, employer), ""


def _by_account(desk: Desk, employer: Employer, months: Months) -> Told:
    return Note(sentence(desk, desk.place.voice.fund, months), (), ("account",)), sender(desk, employer), "account"


def _by_reference(desk: Desk, employer: Employer, months: Months) -> Told:
    code = desk.reference(employer.code, "KPCD", months[-1])
    return (
        Note(around_reference(desk, code, named(desk, employer, surely=True)[0]), ("reference",), ("reference",), True),
        sender(desk, employer),
        "",
    )


def around_reference(desk: Desk, code: str, name: str) -> str:
    """Return our reference as people send it: copied, or typed without blanks, alone or among words."""
    code = code.replace(" ", "") if desk.chance.random() < 0.2 else code
    return desk.chance.choice((code, code, code, f"{name} {code}", f"nop {code}", f"{code} {name}"))


def _by_wrong_reference(desk: Desk, employer: Employer, months: Months) -> Told:
    code = desk.wrong_reference(employer.code, "KPCD", months[-1])
    name, sign = named(desk, employer) if desk.chance.random() < 0.5 else ("", "")
    doubt = "agent" if employer is desk.cast.agents[0] and not name else ""
    return Note(f"{code} {name}".strip(), ("wrong_reference", sign, doubt), ("wrong_reference",), True), sender(desk, employer), ""


def _by_virtual(desk: Desk, employer: Employer, months: Months) -> Told:
    if desk.chance.random() < 0.2:
        return Note(desk.chance.choice(desk.place.voice.empty), ("no_words",), ("virtual",)), sender(desk, employer), ""
    return Note(sentence(desk, desk.place.voice.fund, months), (), ("virtual",)), sender(desk, employer), ""


def _by_si(desk: Desk, employer: Employer, months: Months) -> Told:
    name, sign = named(desk, employer) if desk.chance.random() < 0.4 else ("", "")
    code = desk.chance.choice(SI_LABELS).format(employer.si_code)
    return Note(sentence(desk, desk.place.voice.fund, months, n=name, i=code), ("si", sign), ("si",)), sender(desk, employer), ""


def _by_own_code(desk: Desk, employer: Employer, months: Months) -> Told:
    code = desk.chance.choice(CODE_LABELS).format(employer.code)
    return Note(sentence(desk, desk.place.voice.fund, months, i=code), ("own_code",), ("own_code",)), sender(desk, employer), ""


def _by_mistyped(desk: Desk, employer: Employer, months: Months) -> Told:
    name, sign = named(desk, employer, surely=True)
    code = tax_code(desk, desk.codes.mistyped(employer.tax_code[:10]))
    text = sentence(desk, desk.place.voice.fund, months, n=name, i=code)
    return Note(text, ("wrong_code", sign), ("wrong_code",), employer.namesake), sender(desk, employer), ""


def _by_owner(desk: Desk, employer: Employer, months: Months) -> Told:
    name, sign = named(desk, employer, surely=True)
    code, found = (tax_code(desk, employer.tax_code), "mst") if desk.chance.random() < 0.55 else ("", "")
    text = sentence(desk, desk.place.voice.fund, months, n=name if desk.chance.random() < 0.8 or not code else "", i=code)
    return Note(text, (sign, found), ("owner",), employer.namesake), owner(desk, employer), ""


def _empty(desk: Desk, employer: Employer, months: Months) -> Told:
    return Note(desk.chance.choice(desk.place.voice.empty), ("no_words",), ("empty",)), sender(desk, employer), "account"


def _cut(desk: Desk, employer: Employer, months: Months) -> Told:
    name, _ = named(desk, employer, surely=True)
    kind = desk.chance.choice(desk.place.voice.fund)
    text = filled("nộp {k} {p} {n}", k=kind, p=period(desk.chance, months), n=name)
    return Note(text[: -desk.chance.randint(3, max(3, len(name) - 4))].strip(), (), ("cut",), True), sender(desk, employer), "account"


def _nothing(desk: Desk, employer: Employer, months: Months) -> Told:
    return Note(sentence(desk, desk.place.voice.fund, months), (), ("nothing",)), sender(desk, employer), "none"


def _vague(desk: Desk, employer: Employer, months: Months) -> Told:
    name, sign = named(desk, employer, surely=True)
    return Note(sentence(desk, desk.place.voice.vague, months, n=name), ("vague", sign), ("vague",)), sender(desk, employer), "account"


def _english(desk: Desk, employer: Employer, months: Months) -> Told:
    spoken = " - ".join(f"{MONTHS[month % 100 - 1]} {month // 100}" for month in dict.fromkeys((months[0], months[-1])))
    code, sign = (tax_code(desk, employer.tax_code), "mst") if desk.chance.random() < 0.5 else ("", "")
    text = filled(desk.chance.choice(ENGLISH), p=spoken, n=desk.cast.ways[employer.code].own[-1], i=code)
    return Note(text, ("name", sign), ("english",)), sender(desk, employer), ""


FUND: dict[str, Callable[[Desk, Employer, Months], Told]] = {
    "code": _by_code, "name": _by_name, "account": _by_account, "reference": _by_reference, "wrong_reference": _by_wrong_reference,
    "virtual": _by_virtual, "si": _by_si, "own_code": _by_own_code, "mistyped": _by_mistyped, "owner": _by_owner, "empty": _empty,
    "cut": _cut, "nothing": _nothing, "vague": _vague, "english": _english,
}  # fmt: skip


# --- payers for others, and two funds in one sum ---


def _pay_by_agent(desk: Desk, employer: Employer) -> None:
    """An accounting firm pays for its client: with the words "for", or as if the client itself had written."""
    which = desk.cast.clients[employer.code]
    agent = desk.cast.agents[which]
    payer = agent_sender(desk, which)
    chance, voice = desk.chance, desk.place.voice
    for at, months, _ in schedule(desk, "quarterly" if chance.random() < 0.3 else "monthly"):
        due = sum(employer.due(month) for month in months)
        name, sign = named(desk, employer, surely=True)
        code, found = (tax_code(desk, employer.tax_code), "mst") if chance.random() < 0.7 else ("", "")
        signs: tuple[str, ...] = (sign, found)
        if chance.random() < 0.5:
            helper = chance.choice((agent.name, agent.name.removeprefix("Công ty TNHH ")))
            words = {"k": chance.choice(voice.fund), "p": period(chance, months), "n": name, "i": code}
            text, signs = filled(chance.choice(voice.helped), h=helper, **words), (*signs, "helped")
        else:
            text = sentence(desk, voice.fund, months, n=name, i=code)
        parts = ((employer.code, "KPCD", due, months),)
        note = Note(text, signs, ("agent",))
        desk.take(at=at, amount=due, kind="KPCD", note=note, payer=payer, parts=parts, true_payer=(employer.code,))


def _pay_both(desk: Desk, employer: Employer) -> None:
    """Fund and dues in one sum; a few times the sum is not what is due."""
    union, chance = union_of(desk.cast, employer), desk.chance
    assert union is not None
    for at, months, _ in schedule(desk, chance.choice(("monthly", "quarterly"))):
        fund, dues = sum(employer.due(month) for month in months), sum(union.payable_up(month) for month in months)
        if not fund or not dues:
            continue
        off = chance.choice((-150_000, 35_000, 200_000)) if chance.random() < 0.1 else 0
        name, sign = named(desk, employer, surely=True)
        code, found = (tax_code(desk, employer.tax_code), "mst") if chance.random() < 0.6 else ("", "")
        text = sentence(desk, desk.place.voice.both, months, n=name, i=code, p=stated(chance, months))
        signs = (sign, found, "sum_not_exact" if off else "")
        parts = ((employer.code, "KPCD", fund, months), (union.code, "DUES", dues, months))
        note = Note(text, signs, ("both",))
        payer, true = sender(desk, employer), (employer.code,)
        desk.take(at=at, amount=fund + dues + off, kind="BOTH", note=note, payer=payer, parts=parts, true_payer=true, wish="both")


def _pay_together(desk: Desk, code: str) -> None:
    """A body pays for several; a few times the sum is not what they owe."""
    chance, group = desk.chance, next(one for one in desk.register.groups if one.code == code)
    payer = Payer(group.account, group.name, "group", "group")
    for at, months, _ in schedule(desk, "monthly"):
        if months[0] // 100 < desk.place.year:
            continue
        dues = {one.code: sum(one.due(month) for month in months) for one in group.members}
        off = chance.choice((-210_000, 90_000)) if chance.random() < 0.12 else 0
        name = chance.choice((group.name, f"MST {group.tax_code} {group.name}", f"{group.name} nộp cho {len(group.members)} đơn vị"))
        text = filled("{n} {k} {p}", n=name, k=chance.choice(desk.place.voice.fund), p=stated(chance, months))
        parts = tuple((one, "KPCD", due, months) for one, due in dues.items() if due)
        note = Note(text, ("group", "group_not_exact" if off else ""), ("group",), True)
        total = sum(dues.values()) + off
        desk.take(at=at, amount=total, kind="KPCD", note=note, payer=payer, parts=parts, true_payer=tuple(dues), wish="both")


# --- dues ---


def pay_dues(desk: Desk, union: Union, at: datetime, amount: int, months: Months) -> None:
    """Write one payment of dues."""
    manner = _drawn(desk.chance, desk.place.dues_manners)
    if manner == "virtual" and desk.efast(at.year * 100 + at.month) is None:
        manner = "reference"
    told = _say_dues(desk, union, months, manner)
    _pay_one(desk, (union.code, "DUES", amount, months), at, told, is_virtual=manner == "virtual")


def _say_dues(desk: Desk, union: Union, months: Months, manner: str) -> Told:
    voice, chance, name = desk.place.voice, desk.chance, union_name(desk, union)
    own, person = union_sender(union), treasurer(desk, union)
    code = chance.choice(CODE_LABELS).format(union.code)
    employer = employer_of(desk.cast, union)
    keep = employer.namesake
    match manner:
        case "account" | "virtual":
            return Note(sentence(desk, voice.dues, months), (), (manner,)), own, "account"
        case "code" | "treasurer_code":
            with_name = name if chance.random() < 0.35 else ""
            signs = ("union_code", "union_name" if with_name else "")
            text = sentence(desk, voice.dues, months, n=with_name, i=code)
            return Note(text, signs, (manner,), keep), person if manner == "treasurer_code" else own, ""
        case "reference":
            reference = desk.reference(union.code, "DUES", months[-1])
            return Note(around_reference(desk, reference, name), ("reference",), (manner,), True), own, ""
        case "treasurer" if person.account in desk.taught and chance.random() < 0.3:
            return Note(sentence(desk, voice.dues, months), (), ("treasurer_known",)), person, "account"
        case "employer" if employer.accounts and not employer.unknown_account and employer.accounts[0] not in desk.shared:
            payer = Payer(employer.accounts[0], employer.name, "employer_account", "holder")
            return Note(sentence(desk, voice.dues, months, n=name), ("union_name",), (manner,), keep), payer, "both"
        case "empty":
            return Note(chance.choice(voice.empty), ("no_words",), (manner,)), own, "account"
        case "nothing":
            return Note(sentence(desk, voice.dues, months), (), (manner,)), own, "none"
        case "vague":
            return Note(sentence(desk, voice.vague, months, n=name), ("vague", "union_name"), (manner,), keep), own, "account"
        case _:
            payer = person if manner == "treasurer" else own
            return (
                Note(sentence(desk, voice.dues, months, n=name), ("union_name",), (manner,), keep),
                payer,
                "" if payer is person else "both",
            )
