"""The payments that follow from habit: the fund by month or quarter, dues, and both in one sum; how a set words them is its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from types import ModuleType

from bench.worlds.eighth.place import Place
from bench.worlds.facts import Employer, Union, months_of, previous

from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Body, Desk, Draft, Parts, Piece, Sender

Plan = tuple[datetime, tuple[int, ...]]
NONE = Piece("")


def schedule(desk: Desk, habit: str) -> list[Plan]:
    """Return when a payer pays, and for which months."""
    months = months_of(desk.place.year)
    if habit == "late":
        return [(desk.moment(month, 4, 19), (previous(month),)) for month in months]
    if habit == "stops":
        return [(desk.moment(month, 14, 27), (month,)) for month in months[:7]]
    if habit == "gap":
        begin, length = desk.chance.randint(2, 5), desk.chance.randint(2, 4)
        rest = [(desk.moment(month, 13, 27), (month,)) for month in (*months[:begin], *months[begin + length :])]
        return sorted([*rest, (desk.moment(months[begin + length], 3, 11), tuple(months[begin : begin + length]))])
    step = {"two_months": 2, "quarterly": 3, "half": 6}.get(habit, 1)
    return [(desk.moment(months[n + step - 1], 10, 27), tuple(months[n : n + step])) for n in range(0, 12, step)]


def owed(body: Body, month: int) -> int:
    return body.payable_up(month) if isinstance(body, Union) else body.due(month)


def driver_fails(desk: Desk) -> str:
    """Return the keyboard driver once in forty notes that it does not join the keys."""
    return desk.place.remains if desk.chance.random() < 0.025 else ""


def shown(desk: Desk) -> str:
    return desk.chance.choice(("both", "both", "account", "name", "none"))


@dataclass(frozen=True)
class Habits:
    """How the payers of a set are wont to pay: shares of manners, and words.

    `words` writes the parts of a note, `hand_of` gives a payer its hand. In `beside` stand {receiver}, {dotted}, {amount}, {person} and
    {number}, in `around_reference` {r}, in `stated` {first}, {second}, {period} and {code}.
    """

    fund: Mapping[str, int]
    dues: Mapping[str, int]
    words: ModuleType
    hand_of: Callable[[Random, Place], str]
    beside: tuple[str, ...]
    around_reference: tuple[str, ...]
    silent_fund: tuple[str, ...]
    silent_dues: tuple[str, ...]
    stated: str

    def settle_habits(self, desk: Desk) -> None:
        """Give every payer its lasting manner, hand and template."""
        chance, place = desk.chance, desk.place
        for body in (*desk.register.employers, *desk.register.unions):
            ways = desk.ways(body.code)
            manners = dict(self.dues if isinstance(body, Union) else self.fund)
            if place.virtual:
                manners["virtual"] = 9
            if isinstance(body, Employer):
                if not ways.english:
                    manners["english"] = 0
                if not body.accounts:
                    manners |= {"account_name": 3, "account": 3, "code_name": 60}
            ways.manner = chance.choices(list(manners), list(manners.values()))[0]
            ways.template, ways.hand = chance.randrange(60), self.hand_of(chance, place)

    def pay_year(self, desk: Desk) -> None:
        """Write all payments that follow from the payers' habits."""
        plans: list[tuple[datetime, Body, tuple[int, ...]]] = []
        both = {one.union for one in desk.register.employers if one.habit == "both"}
        for employer in desk.register.employers:
            if employer.habit not in ("never", "group"):
                plans += [(at, employer, months) for at, months in schedule(desk, employer.habit)]
        for union in desk.register.unions:
            if union.code not in both:
                habit = desk.chance.choices(("monthly", "late", "quarterly", "two_months", "gap", "stops"), (62, 16, 10, 5, 5, 2))[0]
                plans += [(at, union, months) for at, months in schedule(desk, habit)]
        for at, body, months in sorted(plans, key=lambda plan: plan[0]):
            owing = tuple(month for month in months if owed(body, month) and (body.code, month) not in desk.paid)
            if not owing:
                continue
            if isinstance(body, Union):
                self.pay_dues(desk, body, at, owing)
            elif body.habit == "both":
                self.pay_both(desk, body, at, owing)
            else:
                due = sum(body.due(month) for month in owing)
                changed = {"short": due * 8 // 10, "round_up": -(-due // 50_000) * 50_000}
                self.pay_fund(desk, body, at, owing, amount=changed.get(body.habit, due))

    def manner_of(self, desk: Desk, body: Body) -> str:
        """Return the lasting manner of a payer, or once in eight another."""
        ways = desk.ways(body.code)
        if desk.chance.random() > 0.12:
            return ways.manner
        table = self.dues if isinstance(body, Union) else self.fund
        usual = [one for one in table if table[one] and (one != "english" or ways.english)]
        return desk.chance.choices(usual, [table[one] for one in usual])[0]

    def besides(self, desk: Desk, amount: int) -> list[str]:
        """Return what clerks add that proves nothing and contradicts nothing: the receiver, the sum, who wrote it."""
        chance, receiver = desk.chance, desk.place.district[1].replace("Liên đoàn Lao động", "LĐLĐ")
        persons = [one for one in desk.place.persons if not one.startswith("Đoàn Phi")]
        dotted = f"{amount:,}".replace(",", ".")
        facts = {
            "receiver": receiver,
            "dotted": dotted,
            "amount": amount,
            "person": chance.choice(persons),
            "number": chance.randint(10, 99),
        }
        return [words.format(**facts) for words in self.beside]

    def around(self, desk: Desk, reference: str, proof: str = "reference") -> tuple[str, list[Piece]]:
        """Return a note around our reference, as an app, a copy or a typing hand leaves it."""
        chance = desk.chance
        text = chance.choice((reference, reference.replace(" ", ""), reference.replace(" ", "-"), reference.replace(" ", ".")))
        return chance.choice(self.around_reference).format(r=text), [Piece(text, proof)]

    def pay_fund(
        self, desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...], *, amount: int = 0, manner: str = "",
        proofs: tuple[str, ...] = (),
        traps: tuple[str, ...] = (), refund: tuple[int, int, str] | None = None,
    ) -> Draft:  # fmt: skip
        """Write one payment of the fund."""
        chance, says, manner = desk.chance, self.words, manner or self.manner_of(desk, employer)
        kind = says.kind_said(desk, "KPCD", employer.code)
        period = says.months_said(chance, desk.place, months) if chance.random() < 0.93 else ""
        name, code, sender, show, virtual = says.name_said(desk, employer), NONE, desk.sender_of(employer), "both", ""
        amount = amount or sum(employer.due(month) for month in months)
        if manner == "code_name":
            code, show = says.code_said(chance, employer.tax_code), shown(desk)
        elif manner == "code":
            name, code, show = NONE, says.code_said(chance, employer.tax_code), shown(desk)
        elif manner == "account_name":
            show = chance.choice(("both", "account"))
        elif manner == "account":
            name, show = NONE, chance.choice(("both", "account"))
        elif manner == "name":
            show = chance.choice(("none", "name"))
        elif manner == "si":
            code, show = Piece(chance.choice((employer.si_code, employer.si_code, employer.code)), "unit_code"), shown(desk)
            name = chance.choice((NONE, name))
        elif manner == "person_code":
            code, sender, show = says.code_said(chance, employer.tax_code), desk.person_of(employer), shown(desk)
        elif manner in ("short", "english", "misspelt"):
            name, show = says.weak_name(desk, employer, manner), chance.choice(("none", "none", "both"))
        elif manner == "wrong_code":
            code, show = Piece(desk.cast.codes.mistyped(employer.tax_code[:10]), ""), "both"
            proofs = proofs if sender.account_proof == "account" else (*proofs, "wrong_code")
        elif manner == "hint":
            kind = Piece(chance.choice(desk.place.hints), "kind_hint")
        elif manner == "nobody":
            name, sender, show = NONE, desk.somebody(), chance.choice(("none", "both"))
        elif manner == "virtual":
            virtual, name, show = (
                virtual_number(desk.place.virtual, desk.cast.numbers[employer.code]),
                chance.choice((NONE, name)),
                shown(desk),
            )
            sender = chance.choice((sender, desk.person_of(employer)))
        note, pieces = says.composed(desk, kind, period, name, code, lasting=employer.code)
        if manner == "silent":
            note, pieces = chance.choice(self.silent_fund), []
        elif manner == "reference":
            note, pieces = self.around(desk, desk.reference(employer.code, "KPCD", months[-1]))
            sender, show = chance.choice((sender, sender, desk.person_of(employer))), shown(desk)
        elif manner not in ("short", "english", "misspelt", "name") and chance.random() < 0.11:
            note, traps = f"{note} {chance.choice(self.besides(desk, amount))}", (*traps, "words_beside")
        is_cut = manner not in ("reference", "wrong_code") and employer.code not in desk.cast.pairs["branch"]
        return desk.add(Draft(
            at, amount, "KPCD", note, sender, pieces, show, employer.code, ((employer.code, "KPCD", amount, months),), (employer.code,),
            proofs, (f"fund_{manner}", *traps), virtual, refund=refund, is_cut=is_cut, hand=driver_fails(desk),
        ))  # fmt: skip

    def pay_dues(
        self, desk: Desk, union: Union, at: datetime, months: tuple[int, ...], manner: str = "", traps: tuple[str, ...] = ()
    ) -> Draft:
        """Write one payment of dues."""
        chance, says, manner = desk.chance, self.words, manner or self.manner_of(desk, union)
        kind = says.kind_said(desk, "DUES", union.code)
        period = says.months_said(chance, desk.place, months) if chance.random() < 0.92 else ""
        name, code, sender, show, virtual = says.union_said(desk, union), NONE, desk.sender_of(union), "both", ""
        if manner == "account_name":
            show = chance.choice(("both", "account"))
        elif manner == "account":
            name, show = NONE, chance.choice(("both", "account"))
        elif manner == "code":
            code, name, show = Piece(union.code, "unit_code"), chance.choice((NONE, name)), shown(desk)
        elif manner in ("person_code", "person_name"):
            sender, show = desk.person_of(union), shown(desk)
            code, name = (Piece(union.code, "unit_code"), chance.choice((NONE, name))) if manner == "person_code" else (NONE, name)
        elif manner == "name":
            show = chance.choice(("none", "name"))
        elif manner in ("short", "misspelt"):
            name, show = says.union_said(desk, union, manner), "none"
        elif manner == "employer":
            own = desk.sender_of(desk.cast.employer_of(union))
            by_account = own.account_proof if own.account_proof == "shared_account" else "employer_sends_dues"
            by_name = "employer_sends_dues" if own.name_proof == "full_name" else own.name_proof
            sender = Sender(own.account, own.name, by_account, by_name)
            name = NONE
        elif manner == "nobody":
            name, sender, show = NONE, desk.somebody(), chance.choice(("none", "both"))
        elif manner == "virtual":
            virtual, name, show = (
                virtual_number(desk.place.virtual, desk.cast.numbers[union.code]),
                chance.choice((NONE, name)),
                shown(desk),
            )
            sender = chance.choice((sender, desk.person_of(union)))
        note, pieces = says.composed(desk, kind, period, name, code, lasting=union.code)
        if manner == "silent":
            note, pieces = chance.choice(self.silent_dues), []
        elif manner == "reference":
            note, pieces = self.around(desk, desk.reference(union.code, "DUES", months[-1]))
            sender, show = chance.choice((sender, desk.person_of(union))), shown(desk)
        amount = sum(union.payable_up(month) for month in months)
        return desk.add(Draft(
            at, amount, "DUES", note, sender, pieces, show, union.code, ((union.code, "DUES", amount, months),), (union.code,), (),
            (f"dues_{manner}", *traps), virtual, is_cut=manner != "reference", hand=driver_fails(desk),
        ))  # fmt: skip

    def pay_both(self, desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...], odd: str = "") -> Draft | None:
        """Write fund and dues in one sum: what is owed, its parts perhaps stated; or a sum that nothing divides."""
        chance, says, union = desk.chance, self.words, desk.register.union(employer.union)
        fund, dues = sum(employer.due(month) for month in months), sum(union.payable_up(month) for month in months)
        if not (fund and dues):
            return None
        odd = odd or chance.choices(("", "stated", "rounded"), (70, 20, 10))[0]
        proofs: tuple[str, ...] = ()
        name, code = says.name_said(desk, employer), says.code_said(chance, employer.tax_code)
        kind, period = says.kind_said(desk, "BOTH", employer.code), says.months_said(chance, desk.place, months)
        if odd == "rounded":
            fund, proofs = fund // 10_000 * 10_000 + 40_000, ("sum_does_not_fit",)
        if odd == "stated_otherwise":
            fund, proofs = fund // 10_000 * 10_000 + 50_000, ("stated_split",)
        note, pieces = says.composed(desk, kind, period, name, code, lasting=employer.code)
        if odd.startswith("stated"):
            first, second = says.amounts_said(chance, (fund, dues))
            note = self.stated.format(first=first, second=second, period=period, code=code.text)
            pieces = [Piece("KPCĐ", "kind"), code, Piece(f"đoàn phí {second}", "kind")]
        parts: Parts = ((employer.code, "KPCD", fund, months), (union.code, "DUES", dues, months))
        return desk.add(Draft(
            at, fund + dues, "BOTH", note, desk.sender_of(employer), pieces, chance.choice(("both", "account")), employer.code, parts,
            (employer.code, union.code), proofs, (f"both_{odd or 'owed'}",), is_cut=False,
        ))  # fmt: skip
