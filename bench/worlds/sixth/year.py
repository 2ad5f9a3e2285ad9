"""The year of a place: who pays when, and payments of dues and of both funds together."""

from datetime import datetime

from bench.worlds.facts import Employer, Line, Union, months_of, previous

from congdoan.finance.collection.rules.virtual import virtual_number

from .cast import misspelt, shortened, with_short_form
from .desk import Desk, Parts, Sender
from .fund import around_reference, named, one_wrong, pay_fund
from .note import Piece, period_words


def schedule(desk: Desk, habit: str) -> list[tuple[datetime, tuple[int, ...]]]:
    """Return (moment, months meant) of a payer's year."""
    months = months_of(desk.place.year)
    if habit in ("never", "group"):
        return []
    if habit == "late":
        return [(desk.moment(month, 4, 16), (previous(month),)) for month in months]
    if habit == "stops":
        return [(desk.moment(month, 10, 26), (month,)) for month in months[:5]]
    steps = {"two_months": (2,) * 6, "quarterly": (3,) * 4, "half": (6, 6), "listed": (1, 3, 2, 2, 1, 3)}.get(habit, (1,) * 12)
    found, begin = [], 0
    for step in steps:
        found.append((desk.moment(months[begin + step - 1], 11, 27), tuple(months[begin : begin + step])))
        begin += step
    return found


def pay_year(desk: Desk) -> None:
    """Write every payment that follows from the payers' habits, in the order of the days, because accounts are learned on the way."""
    plans: list[tuple[datetime, Employer | Union, tuple[int, ...]]] = []
    both = {employer.union for employer in desk.register.employers if employer.habit == "both"}
    for employer in desk.register.employers:
        plans += [(at, employer, months) for at, months in schedule(desk, employer.habit)]
    for union in desk.register.unions:
        if union.code not in both:
            habit = desk.chance.choices(("monthly", "late", "quarterly", "two_months", "stops"), (48, 16, 22, 9, 5))[0]
            plans += [(at, union, months) for at, months in schedule(desk, habit)]
    for at, body, months in sorted(plans, key=lambda plan: plan[0]):
        if isinstance(body, Union):
            if sum(body.payable_up(month) for month in months):
                pay_dues(desk, body, at, months)
        elif body.habit == "both":
            pay_both(desk, body, at, months)
        elif due := sum(body.due(month) for month in months):
            change = {"short": due * 9 // 10, "round_up": -(-due // 100_000) * 100_000}
            pay_fund(desk, body, at, change.get(body.habit, due), months)


def union_piece(desk: Desk, union: Union) -> Piece:
    """Return the union's name as its treasurer writes it."""
    chance, employer = desk.chance, desk.cast.employer_of(union.code)
    exact, roll = desk.name_evidence(union), chance.random()
    lead = chance.choice((desk.place.voice.lead, "CDCS", "CĐCS"))
    if roll < 0.6:
        return Piece(f"{lead} {with_short_form(chance, employer.name)}", exact)
    weaker = "name_of_two" if exact == "name_of_two" else "short_name"
    if roll < 0.66:
        return Piece(f"{lead} {misspelt(chance, employer.name)}", "fuzzy_name" if exact == "full_name" else weaker)
    return Piece(f"{chance.choice(desk.place.voice.union_short)} {shortened(employer.name)}", weaker)


def pay_dues(desk: Desk, union: Union, at: datetime, months: tuple[int, ...], manner: str = "") -> Line:
    """Write one payment of dues."""
    chance, voice = desk.chance, desk.place.voice
    weights = {key: weight for key, weight in desk.place.dues_manners.items() if key != "virtual" or desk.place.virtual}
    manner = manner or chance.choices(list(weights), list(weights.values()))[0]
    period = period_words(chance, voice, months if chance.random() < 0.92 else ())
    kind, name = Piece(chance.choice(voice.dues), "kind"), union_piece(desk, union)
    code = Piece(union.code, "unit_code")
    own = Sender(union.account, union.name, "account", desk.name_evidence(union))
    treasurer = Sender(desk.person().account, union.treasurer, "", "person")
    show, further, cuts, virtual = chance.choice(("both", "both", "account")), list[str](), True, ""
    if manner in ("reference", "reference_wrong"):
        text = desk.reference(union.code, "DUES", months[-1])
        text, gives = (text, "reference") if manner == "reference" else (one_wrong(desk, text), "reference_corrected")
        pieces, cuts = around_reference(desk, text, gives, union.name), False
        own = chance.choice((own, treasurer))
    elif manner == "virtual":
        pieces, cuts = desk.compose(kind, period), False
        virtual = virtual_number(desk.place.virtual, desk.cast.numbers[union.code])
        own = chance.choice((own, treasurer))
    elif manner in ("treasurer", "treasurer_code"):
        pieces, own, show = (
            desk.compose(kind, period, name, *([code] if manner.endswith("code") else [])),
            treasurer,
            chance.choice(("both", "none")),
        )
    elif manner == "code":
        pieces, show = desk.compose(kind, period, code, *([name] if chance.random() < 0.5 else [])), chance.choice(("none", "name", "both"))
    elif manner == "employer":
        employer = desk.cast.employer_of(union.code)
        own, pieces = desk.sender_of(employer), desk.compose(kind, period)
        own.account_gives = "employer_account" if own.account_gives == "account" else ""
        own.name_gives = "employer_account" if own.name_gives == "full_name" else ""
    elif manner == "no_words":
        pieces = [Piece(chance.choice(voice.empty))]
    elif manner == "nothing":
        pieces, own, show = desk.compose(kind, period), treasurer, chance.choice(("both", "none"))
    else:
        pieces = desk.compose(kind, period, *([name] if manner == "account_name" else []))
    amount = sum(union.payable_up(month) for month in months)
    return desk.receive(
        at=at, amount=amount, kind="DUES", pieces=pieces, sender=own, show=show, parts=((union.code, "DUES", amount, months),),
        true_payer=(union.code,), further=further, traps=[f"dues_{manner}"], virtual=virtual, cuts=cuts,
    )  # fmt: skip


def pay_both(desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...]) -> Line | None:
    """Write fund and dues in one sum: exact, or by somebody's rounding so that a person must divide it."""
    chance, voice = desk.chance, desk.place.voice
    union = desk.register.union(employer.union)
    fund, dues = sum(employer.due(month) for month in months), sum(union.payable_up(month) for month in months)
    if not (fund and dues):
        return None
    is_exact = chance.random() < 0.85
    amount = fund + dues if is_exact else (fund + dues) // 10_000 * 10_000 + chance.choice((20_000, 50_000))
    pieces = desk.compose(
        Piece(chance.choice(voice.both), "kind"),
        period_words(chance, voice, months),
        desk.code_piece(employer.tax_code),
        named(desk, employer),
    )
    parts: Parts = ((employer.code, "KPCD", fund, months), (union.code, "DUES", dues, months))
    return desk.receive(
        at=at, amount=amount, kind="BOTH", pieces=pieces, sender=desk.sender_of(employer), show=chance.choice(("both", "account", "name")),
        parts=parts, true_payer=(employer.code, union.code), further=[] if is_exact else ["sum_does_not_fit"],
        traps=["both_funds" if is_exact else "both_funds_odd_sum"], cuts=False,
    )  # fmt: skip
