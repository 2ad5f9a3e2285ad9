"""The year of a place in the order of its days: who pays when, dues, and both funds in one sum."""

from datetime import datetime

from bench.worlds.facts import Employer, Line, Union, months_of, previous

from congdoan.finance.collection.rules.virtual import virtual_number

from .cast import misspelt, shortened, with_short_form
from .desk import Desk, Parts, Sender
from .fund import around_reference, code_words, manner_of, name_words, one_wrong, pay_fund
from .writing import Note, Piece, period_words, written

Plan = tuple[datetime, tuple[int, ...], bool]
"""When, for which months, and whether these are arrears."""


def schedule(desk: Desk, habit: str) -> list[Plan]:
    """Return the payments of one payer's year."""
    months = months_of(desk.place.year)
    if habit == "late":
        return [(desk.moment(month, 3, 15), (previous(month),), False) for month in months]
    if habit == "stops":
        return [(desk.moment(month, 12, 27), (month,), False) for month in months[:6]]
    if habit == "listed":
        pairs = ((0, 2), (1, 3), (4, 6), (5, 7), (8, 10), (9, 11))
        return [(desk.moment(months[b], 14, 27), (months[a], months[b]), False) for a, b in pairs]
    if habit == "gap":
        begin, length = desk.chance.randint(2, 6), desk.chance.randint(2, 4)
        found = [(desk.moment(month, 12, 26), (month,), False) for month in (*months[:begin], *months[begin + length :])]
        return sorted([*found, (desk.moment(months[begin + length], 4, 10), tuple(months[begin : begin + length]), True)])
    step = {"two_months": 2, "quarterly": 3, "half": 6}.get(habit, 1)
    return [(desk.moment(months[n + step - 1], 11, 27), tuple(months[n : n + step]), False) for n in range(0, 12, step)]


def pay_year(desk: Desk) -> None:
    """Write all payments that follow from the payers' habits."""
    plans: list[tuple[datetime, Employer | Union, tuple[int, ...], bool]] = []
    silent, others = ("never", "group", "pool"), {one.union for one in desk.register.employers if one.habit in ("both", "pool")}
    for employer in desk.register.employers:
        if employer.habit not in silent:
            plans += [(at, employer, months, arrears) for at, months, arrears in schedule(desk, employer.habit)]
    for union in desk.register.unions:
        if union.code not in others:
            habit = desk.chance.choices(("monthly", "late", "quarterly", "two_months", "gap", "stops"), (46, 15, 21, 9, 5, 4))[0]
            plans += [(at, union, months, arrears) for at, months, arrears in schedule(desk, habit)]
    for at, body, months, arrears in sorted(plans, key=lambda plan: plan[0]):
        if isinstance(body, Union):
            pay_dues(desk, body, at, months)
        elif body.habit == "both":
            pay_both(desk, body, at, months)
        elif owing := tuple(month for month in months if body.due(month) and (body.code, month) not in desk.paid):
            due = sum(body.due(month) for month in owing)
            changed = {"short": due * 8 // 10, "round_up": -(-due // 50_000) * 50_000}
            pay_fund(desk, body, at, owing, changed.get(body.habit, due), arrears=arrears)


def union_words(desk: Desk, union: Union) -> Piece:
    """Return the union's name as its treasurer writes it."""
    chance, employer, proof = desk.chance, desk.cast.employer_of(union), desk.name_proof(union)
    lead, roll = chance.choice(("CĐCS", "CDCS", "Công đoàn cơ sở")), chance.random()
    if roll < 0.62:
        return Piece(f"{lead} {with_short_form(chance, employer.name)}", proof)
    weaker = "short_name" if proof == "full_name" else proof
    if roll < 0.68 and proof == "full_name":
        return Piece(f"{lead} {misspelt(chance, employer.name)}", "misspelt_name")
    return Piece(f"{chance.choice(desk.place.words.union)} {shortened(desk.place, employer.name)}", weaker)


def pay_dues(desk: Desk, union: Union, at: datetime, months: tuple[int, ...], manner: str = "") -> Line | None:
    """Write one payment of dues."""
    chance, words, place = desk.chance, desk.place.words, desk.place
    months = tuple(month for month in months if union.payable_up(month))
    amount = sum(union.payable_up(month) for month in months)
    if not amount:
        return None
    manner = manner or manner_of(desk, union.code, place.dues_manners)
    kind, period = Piece(chance.choice(words.dues), "kind"), period_words(chance, words, months) if chance.random() < 0.92 else ""
    code, template = Piece(union.code, "unit_code"), chance.choice(words.notes)
    sender, show, virtual = (
        Sender(union.account, union.name, "account", desk.name_proof(union)),
        chance.choice(("both", "both", "account")),
        "",
    )
    note, named = written(chance.choice(words.bare), kind=kind, period=period), union_words(desk, union)
    if manner in ("reference", "slipped_reference"):
        text = desk.reference(union.code, "DUES", months[-1])
        text = text if manner == "reference" else one_wrong(chance, text)
        note = around_reference(desk, text, "reference" if manner == "reference" else "corrected_reference", union.name)
        sender = chance.choice((sender, desk.person_of(union)))
    elif manner == "virtual":
        virtual, sender = virtual_number(place.virtual, desk.cast.numbers[union.code]), chance.choice((sender, desk.person_of(union)))
    elif manner == "person":
        note = written(template, kind=kind, period=period, name=named, code=code if chance.random() < 0.4 else Piece(""))
        sender, show = desk.person_of(union), chance.choice(("both", "both", "none"))
    elif manner == "unit_code":
        note, show = written(template, kind=kind, period=period, code=code, name=named), chance.choice(("none", "name", "both"))
    elif manner == "employer":
        employer = desk.cast.employer_of(union)
        own = desk.sender_of(employer)
        sender = Sender(
            own.account,
            own.name,
            *("employer_sends_dues" if one in ("account", "full_name") else "" for one in (own.account_proof, own.name_proof)),
        )
        if not sender.account_proof and not sender.name_proof:
            sender = Sender(union.account, union.name, "account", desk.name_proof(union))
    elif manner == "silence":
        note = Note(chance.choice(words.silent))
    elif manner == "nameless":
        sender, show = desk.somebody(), chance.choice(("both", "none"))
    elif manner == "name":
        note = written(template, kind=kind, period=period, name=named)
    return desk.receive(
        at=at,
        amount=amount,
        kind="DUES",
        note=note,
        sender=sender,
        show=show,
        payer=union.code,
        parts=((union.code, "DUES", amount, months),),
        true_payer=(union.code,),
        traps=(f"dues_{manner}",),
        virtual=virtual,
    )


def pay_both(desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...]) -> Line | None:
    """Write fund and dues in one sum, exact or so rounded that a person must divide it."""
    chance, union = desk.chance, desk.register.union(employer.union)
    fund, dues = sum(employer.due(month) for month in months), sum(union.payable_up(month) for month in months)
    if not (fund and dues):
        return None
    is_exact = chance.random() < 0.86
    amount = fund + dues if is_exact else (fund + dues) // 100_000 * 100_000 + 130_000
    note = written(
        chance.choice(desk.place.words.notes),
        kind=Piece(chance.choice(desk.place.words.both), "kind"),
        period=period_words(chance, desk.place.words, months),
        name=name_words(desk, employer),
        code=code_words(desk, employer.tax_code),
    )
    parts: Parts = ((employer.code, "KPCD", fund, months), (union.code, "DUES", dues, months))
    return desk.receive(
        at=at,
        amount=amount,
        kind="BOTH",
        note=note,
        sender=desk.sender_of(employer),
        show=chance.choice(("both", "account", "name")),
        payer=employer.code,
        parts=parts,
        true_payer=(employer.code, union.code),
        proofs=() if is_exact else ("sum_does_not_fit",),
        traps=("both_funds" if is_exact else "both_funds_odd_sum",),
    )
