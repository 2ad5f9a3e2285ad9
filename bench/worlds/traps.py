"""Lines that a careless program would book: each with the rule of its class (`clerk.judge` reads the evidence given here)."""

from . import phrases
from .facts import Employer, Group, Line, Said, Union, months_of, previous
from .payments import Desk, union_name
from .register import short_names


def set_traps(desk: Desk) -> None:
    """Write every trap of the year."""
    for trap in (
        both_kinds, groups, pays_for_another, code_of_another, name_of_another, union_code_of_another, parents_code, strangers,
        nearly_registered,
        gifts, insurance, party_money, repayments, goods, unclear_kind, lumps, twins, slips, old_names, no_identity,
    ):  # fmt: skip
        trap(desk)


def some(desk: Desk, count: int, *, union: bool | None = None) -> list[Employer]:
    """Return employers whose first account is theirs alone and known."""
    fit = [
        one for one in desk.register.employers
        if one.accounts and not set(one.accounts) & desk.shared and not one.namesake and not one.parent and not one.former
        and not one.unknown_account and one.habit not in ("group",
        "both") and one.liable_from.year < desk.profile.year and one.liable_until is None
        and (union is None or bool(one.union) == union)
    ]  # fmt: skip
    return desk.chance.sample(fit, min(count, len(fit)))


def pairs(desk: Desk, count: int) -> list[tuple[Employer, Employer]]:
    """Return pairs of such employers, none twice; fewer in a small place."""
    found = some(desk, 2 * count)
    half = len(found) // 2
    return list(zip(found[:half], found[half : 2 * half], strict=True))


def month(desk: Desk, first: int = 1, last: int = 12) -> int:
    return desk.profile.year * 100 + desk.chance.randint(first, last)


def of(desk: Desk, now: int) -> str:
    return phrases.dated(desk.profile.voice.month_of_trap, (now,))


def labelled(desk: Desk, code: str) -> str:
    return desk.profile.voice.label.format(code)


def pay(desk: Desk, payer: Employer, now: int, said: Said, *, days: tuple[int, int] = (8, 27), show: str = "account") -> Line:
    """Write the sum of one month of an employer; what it says decides whether it may be booked."""
    due = payer.due(now)
    parts = ((payer.code, "KPCD", due, (now,)),)
    return desk.receive(at=desk.moment(now, *days), amount=due, kind="KPCD", said=said, show=show, parts=parts, true_payer=(payer.code,))


def own(body: Employer | Union | Group) -> dict[str, str]:
    """Return the account and name of a body that pays from its own account."""
    return {"account": body.accounts[0] if isinstance(body, Employer) else body.account, "name": body.name}


def say(desk: Desk, note: str, evidence: tuple[str, ...], trap: str, *, account: str = "", name: str = "") -> Said:
    text, typed = phrases.mangled(desk.chance, desk.profile, phrases.tidy(note))
    return Said(text, account, name, evidence, (trap, *typed))


def both_kinds(desk: Desk) -> None:
    """Fund and dues in one sum: sure when code or account is the employer's and the sum is both dues; else a person decides."""
    for employer in [one for one in desk.register.employers if one.habit == "both"]:
        union = desk.register.union(employer.union)
        for now in months_of(desk.profile.year):
            fund, dues = employer.due(now), union.payable_up(now)
            if not fund or not dues:
                continue
            off = desk.chance.random() < 0.06
            p = phrases.period(desk.chance, desk.profile.voice, (now,)) or of(desk, now)
            with_code = desk.chance.random() < 0.6
            code = phrases.identity(desk.chance, desk.profile.voice, employer.tax_code) if with_code else ""
            note = phrases.both_note(desk.chance, desk.profile, p=p, n=desk.chance.choice(short_names(employer)), i=code)
            show = "account" if not with_code or desk.chance.random() < 0.6 else "none"
            evidence = (
                (("mst",) if with_code else ()) + (("account",) if show == "account" else ()) + (("sum_does_not_fit",) if off else ())
            )
            said = say(
                desk, note, evidence, "two_kinds_one_line", account=employer.accounts[0] if show == "account" else "", name=employer.name
            )
            desk.receive(
                at=desk.moment(now, 12, 27), amount=fund + dues + (desk.chance.randint(11, 99) * 1000 if off else 0), kind="BOTH",
                said=said, show=show,
                parts=((employer.code, "KPCD", fund, (now,)), (union.code, "DUES", dues, (now,))), true_payer=(employer.code,),
            )  # fmt: skip


def groups(desk: Desk) -> None:
    """One payer for several employers: fair when the sum is exactly their dues of the month named; else a person divides it."""
    voice = desk.profile.voice
    for group in desk.register.groups:
        for now in months_of(desk.profile.year):
            dues = [(one.code, "KPCD", one.due(now), (now,)) for one in group.members if one.due(now)]
            off = now % 100 in (5, 11)
            note = voice.group.format(n=group.name, verb=desk.chance.choice(voice.group_verbs), p=of(desk, now), count=len(dues))
            said = say(desk, note, ("sum_does_not_fit",) if off else ("account", "fair"), "group_payer", **own(group))
            amount = sum(due for _, _, due, _ in dues) - (desk.chance.randint(100, 900) * 1000 if off else 0)
            desk.receive(
                at=desk.moment(now, 9, 26),
                amount=amount,
                kind="KPCD",
                said=said,
                show="account",
                parts=tuple(dues),
                true_payer=(group.code,),
            )


def pays_for_another(desk: Desk) -> None:
    """The account is A's, the code is B's, and the words explain it: fair."""
    voice = desk.profile.voice
    for payer, owner in pairs(desk, 3):
        owner.habit = "helped"
        for now in (month(desk, 2, 5), month(desk, 6, 9), month(desk, 10, 12)):
            verb, towards, code = desk.chance.choice(voice.helping), desk.chance.choice(voice.towards), labelled(desk, owner.tax_code)
            note = voice.helped.format(n=payer.short, verb=verb, p=of(desk, now), towards=towards, owner=owner.short, i=code)
            said = say(desk, note, ("mst", "explained"), "payer_pays_for_another", **own(payer))
            pay(desk, owner, now, said, days=(10, 26))


def code_of_another(desk: Desk) -> None:
    """A valid code of B with the name, or the account, of A, unexplained: a person asks."""
    for place, (payer, other) in enumerate(pairs(desk, 8)):
        now = month(desk)
        named = place % 2 == 0
        note = phrases.fund_note(
            desk.chance, desk.profile, p=of(desk, now), n=payer.short if named else "", i=labelled(desk, other.tax_code)
        )
        show = "none" if named and place % 4 == 0 else "account"
        said = say(
            desk, note, ("mst_of_other",), "mst_and_payer_disagree", account=payer.accounts[0] if show == "account" else "", name=payer.name
        )
        pay(desk, payer, now, said, show=show)


def name_of_another(desk: Desk) -> None:
    """The account of A with the name of B in the note and no code, unexplained: a person asks."""
    for payer, other in pairs(desk, 4):
        now = month(desk)
        note = phrases.fund_note(desk.chance, desk.profile, p=of(desk, now), n=other.name)
        said = say(desk, note, ("name_of_other",), "name_and_account_disagree", **own(payer))
        desk.receive(at=desk.moment(now, 8, 27), amount=other.due(now), kind="KPCD", said=said, show="account", true_payer=(payer.code,))


def union_code_of_another(desk: Desk) -> None:
    """The account of one union with the code of another: a person asks."""
    unions = desk.chance.sample([one for one in desk.register.unions if len(one.dues) == 12], 6)
    for payer, other in zip(unions[:3], unions[3:], strict=True):
        now = month(desk)
        note = phrases.dues_note(desk.chance, desk.profile, p=of(desk, now), i=desk.profile.voice.union_labels[0].format(other.code))
        said = say(desk, note, ("code_of_other",), "code_and_account_disagree", **own(payer))
        desk.receive(
            at=desk.moment(now, 8, 27), amount=payer.payable_up(now), kind="DUES", said=said, show="account", true_payer=(payer.code,)
        )


def parents_code(desk: Desk) -> None:
    """A branch writes its parent's ten digits from its own account and with its own name: fair."""
    for branch in [one for one in desk.register.employers if one.parent]:
        for now in (month(desk, 3, 6), month(desk, 7, 11)):
            note = phrases.fund_note(
                desk.chance, desk.profile, p=of(desk, now), n=branch.name, i=labelled(desk, branch.tax_code.split("-")[0])
            )
            said = say(desk, note, ("account", "fair"), "branch_writes_parent_tax_code", **own(branch))
            pay(desk, branch, now, said, days=(10, 27))


def strangers(desk: Desk) -> None:
    """A fund payment of an employer of another district: its code is valid and not in the register."""
    for name in desk.profile.strangers[:6]:
        now = month(desk)
        note = phrases.fund_note(desk.chance, desk.profile, p=of(desk, now), n=f"CTY TNHH {name}", i=labelled(desk, desk.codes.next()))
        said = say(
            desk, note, ("stranger",), "not_in_register", account=f"0{desk.chance.randint(10**9, 10**10 - 1)}", name=f"Công ty TNHH {name}"
        )
        desk.receive(
            at=desk.moment(now, 5, 27),
            amount=desk.chance.randint(900, 9000) * 1000,
            kind="OTHER_IN",
            said=said,
            show=desk.chance.choice(("account", "none")),
        )


def nearly_registered(desk: Desk) -> None:
    """A stranger whose name is a registered one and a word more, or another kind of company: not the same body."""
    for place, near in enumerate(some(desk, 8, union=False)):
        now = month(desk)
        name = f"{near.name} {desk.chance.choice(desk.profile.longer)}" if place % 2 else f"{desk.profile.another_form} {near.core}"
        note = phrases.fund_note(desk.chance, desk.profile, p=of(desk, now), n=name)
        said = say(desk, note, ("stranger",), "nearly_a_registered_name", account=f"0{desk.chance.randint(10**9, 10**10 - 1)}", name=name)
        desk.receive(
            at=desk.moment(now, 5, 27),
            amount=desk.chance.randint(900, 9000) * 1000,
            kind="OTHER_IN",
            said=said,
            show=desk.chance.choice(("account", "none")),
        )


def other_money(desk: Desk, payer: Employer | Union, note: str, trap: str, kind: str) -> Line:
    """Write money that is no fee from a body that the register knows by its account: a person asks."""
    now = month(desk)
    text = note.format(
        p=of(desk, now), d=desk.chance.randint(100, 9999), s=getattr(payer, "si_code", ""), a=desk.chance.randint(1000, 9999)
    )
    said = say(desk, text, ("not_a_fee",), trap, **own(payer))
    amount = desk.chance.randint(300, 24_000) * 1000
    return desk.receive(at=desk.moment(now, 4, 27), amount=amount, kind=kind, said=said, show="account")


def gifts(desk: Desk) -> None:
    for payer in some(desk, 6):
        other_money(desk, payer, f"{payer.short} {desk.chance.choice(desk.profile.voice.gifts)}", "gift", "OTHER_IN")


def insurance(desk: Desk) -> None:
    for place, payer in enumerate(some(desk, 4)):
        note = desk.profile.voice.insurance[place % len(desk.profile.voice.insurance)]
        wrong = other_money(desk, payer, note if place % 2 else f"{payer.short} {note}", "social_insurance_sent_here", "WRONG_IN")
        if place < 3:
            give_back(desk, wrong, wrong.amount, payer.accounts[0], payer.name, "ok")


def party_money(desk: Desk) -> None:
    for payer in desk.chance.sample([one for one in desk.register.unions if len(one.dues) == 12], 4):
        other_money(desk, payer, desk.chance.choice(desk.profile.voice.party), "party_fees", "WRONG_IN")


def repayments(desk: Desk) -> None:
    for payer in desk.chance.sample([one for one in desk.register.unions if len(one.dues) == 12], 5):
        other_money(desk, payer, f"{union_name(desk, payer)} {desk.chance.choice(desk.profile.voice.repayments)}", "repayment", "OTHER_IN")


def goods(desk: Desk) -> None:
    """Money of strangers for goods."""
    for name in desk.profile.strangers[4:]:
        now = month(desk)
        note = f"CTY {name} {desk.chance.choice(desk.profile.voice.goods).format(p=f'T{now % 100}', d=desk.chance.randint(10, 999))}"
        said = say(
            desk,
            note,
            ("stranger",),
            "stranger_wrong_account",
            account=f"0{desk.chance.randint(10**9, 10**10 - 1)}",
            name=f"Công ty CP {name}",
        )
        desk.receive(at=desk.moment(now, 5, 27), amount=desk.chance.randint(500, 30_000) * 1000, kind="WRONG_IN", said=said, show="account")


def unclear_kind(desk: Desk) -> None:
    """An employer pays its union's dues with words that fit the fund as well: a person asks. With the sum of the fund it is fair."""
    for place, employer in enumerate(some(desk, 8, union=True)):
        now, union = month(desk), desk.register.union(employer.union)
        note = desk.chance.choice(desk.profile.voice.unclear).format(p=of(desk, now))
        if place % 2:
            evidence, kind, amount, parts = (
                ("account", "fair"),
                "KPCD",
                employer.due(now),
                ((employer.code, "KPCD", employer.due(now), (now,)),),
            )
        else:
            evidence, kind, amount, parts = ("kind_unclear",), "DUES", union.payable_up(now), ()
        said = say(desk, note, evidence, "kind_unclear", **own(employer))
        if amount:
            desk.receive(
                at=desk.moment(now, 8, 27), amount=amount, kind=kind, said=said, show="account", parts=parts, true_payer=(union.code,)
            )


def lumps(desk: Desk) -> None:
    """A treasurer sends the dues of three unions in one sum and does not say whose: a person divides it."""
    for _ in range(3):
        unions, now = desk.chance.sample([one for one in desk.register.unions if len(one.dues) == 12], 3), month(desk)
        note = desk.chance.choice(desk.profile.voice.lump).format(p=of(desk, now))
        said = say(
            desk,
            note,
            ("sum_does_not_fit",),
            "lump_of_several",
            account=f"0{desk.chance.randint(10**8, 10**9 - 1)}",
            name=desk.chance.choice(desk.profile.persons),
        )
        codes = tuple(one.code for one in unions)
        desk.receive(
            at=desk.moment(now, 8, 27),
            amount=sum(one.payable_up(now) for one in unions),
            kind="DUES",
            said=said,
            show="account",
            true_payer=codes,
        )


def twins(desk: Desk) -> None:
    """The same sum with the same note twice on one day: both are real."""
    for employer in some(desk, 8):
        now = month(desk, 2, 11)
        said = say(
            desk,
            desk.profile.voice.twin.format(n=employer.short, i=labelled(desk, employer.tax_code)),
            ("mst", "account"),
            "equal_twin_payment_is_real",
            **own(employer),
        )
        at = desk.moment(now, 5, 12)
        for minutes in (0, 11):
            again = Said(said.note, said.account, said.name, said.evidence, said.traps)
            desk.receive(
                at=at.replace(hour=9, minute=20 + minutes),
                amount=employer.due(now),
                kind="KPCD",
                said=again,
                show="account",
                parts=((employer.code, "KPCD", employer.due(now), (now,)),),
            )


def slips(desk: Desk) -> None:
    """A slip of the finger makes ten times the sum; the payer asks for the surplus back within the month."""
    for employer in some(desk, 3):
        now = month(desk, 2, 11)
        due = employer.due(now)
        said = say(
            desk,
            desk.profile.voice.slip.format(n=employer.short, p=of(desk, now), i=labelled(desk, employer.tax_code)),
            ("mst", "account", "fair"),
            "slip_overpayment_refunded",
            **own(employer),
        )
        line = desk.receive(
            at=desk.moment(now, 3, 9),
            amount=due * 10,
            kind="KPCD",
            said=said,
            show="account",
            parts=((employer.code, "KPCD", due * 10, (now,)),),
        )
        give_back(desk, line, due * 9, employer.accounts[0], employer.name, "ok")


def give_back(desk: Desk, line: Line, amount: int, account: str, name: str, review: str) -> None:
    """Write the refund of a line some days later, from the same account of the collector."""
    last = desk.moment(line.at.year * 100 + line.at.month, 28, 28).replace(hour=17)
    at = min(line.at.replace(hour=10) + (last - line.at) / 2, last) if line.at < last else last
    words = desk.chance.choice(desk.profile.voice.given_back)
    said = Said(f"{words} {name}", account, name, ("account",), ("money_out",))
    back = Line(max(at, line.at), "D", amount, "REFUND_OUT", review, line.own, said, refers_to=line)
    desk.lines.append(back)


def old_names(desk: Desk) -> None:
    """A tax code with the name borne before: the code decides."""
    voice = desk.profile.voice
    for employer in [one for one in desk.register.employers if one.former]:
        for now in (month(desk, 1, 4), month(desk, 5, 8)):
            note = phrases.dated(voice.old_name.replace("{n}", employer.former).replace("{i}", labelled(desk, employer.tax_code)), (now,))
            said = say(desk, note, ("mst",), "former_name", account="", name=employer.former)
            pay(desk, employer, now, said, days=(5, 12), show="none")


def no_identity(desk: Desk) -> None:
    """A person pays and names nobody."""
    for employer in some(desk, 8):
        now = month(desk)
        note = phrases.fund_note(desk.chance, desk.profile, p=phrases.period(desk.chance, desk.profile.voice, (previous(now),)))
        said = say(
            desk,
            note,
            ("no_identity",),
            "no_identity",
            account=f"0{desk.chance.randint(10**8, 10**9 - 1)}",
            name=desk.chance.choice(desk.profile.persons),
        )
        desk.receive(
            at=desk.moment(now, 5, 27),
            amount=employer.due(now),
            kind="KPCD",
            said=said,
            show=desk.chance.choice(("account", "none")),
            true_payer=(employer.code,),
        )
