"""Money that is no fee, or nobody's of the register: what a program must leave to a person."""

from datetime import timedelta

from bench.worlds.facts import Employer, Line, Said, Union, folded, last_day, months_of

from .desk import Desk, Sender
from .snares import send_back
from .writing import Note


def set_other_money(desk: Desk) -> None:
    """Write all of it."""
    from_employers(desk)
    from_unions(desk)
    from_persons(desk)
    from_strangers(desk)
    by_mistake(desk)
    between_own_accounts(desk)
    paid_out(desk)
    bank_fees(desk)


def filled(desk: Desk, template: str, month: int, *, name: str = "", code: str = "", social: str = "") -> Note:
    chance = desk.chance
    text = template.format(
        n=name, c=code, s=social, m=month % 100, y=month // 100, d=chance.randint(1000, 99_999), a=f"0{chance.randint(1000, 9999)}"
    )
    return Note(" ".join(text.split()))


def income(
    desk: Desk,
    month: int,
    amount: int,
    note: Note,
    sender: Sender,
    trap: str,
    *,
    kind: str = "OTHER_IN",
    why: str = "not_a_fee",
    **more: object,
) -> Line:
    """Write one line that must be asked."""
    told = {"show": "both", "payer": sender.account or trap} | more
    return desk.receive(
        at=desk.moment(month, 3, 26), amount=amount, kind=kind, note=note, sender=sender, proofs=(why,), traps=(trap,), **told
    )  # type: ignore[arg-type]


def _month(desk: Desk) -> int:
    return desk.chance.choice(months_of(desk.place.year))


def from_employers(desk: Desk) -> None:
    """Known firms send rent, deposits, social insurance, wages by mistake, gifts."""
    for template in desk.place.other_money.of_employers * 2:
        employer: Employer = desk.chance.choice(desk.cast.plain)
        month = _month(desk)
        note = filled(desk, template, month, name=employer.name, code=employer.tax_code, social=employer.si_code)
        amount = desk.chance.choice((employer.due(month) or 900_000, desk.chance.randint(5, 400) * 100_000))
        sender = Sender(employer.accounts[0], employer.name)
        income(
            desk,
            month,
            amount,
            note,
            sender,
            "other_money_of_an_employer",
            true_payer=(employer.code,),
            show=desk.chance.choice(("both", "account", "name")),
        )


def from_unions(desk: Desk) -> None:
    """Unions return advances and send what they collected for something else."""
    for template in desk.place.other_money.of_unions * 2:
        union: Union = desk.chance.choice(desk.register.unions)
        month = _month(desk)
        note = filled(desk, template, month, name=union.name, code=union.code)
        amount = desk.chance.choice((union.payable_up(month) or 450_000, desk.chance.randint(2, 90) * 100_000))
        income(desk, month, amount, note, Sender(union.account, union.name), "other_money_of_a_union", true_payer=(union.code,))


def from_persons(desk: Desk) -> None:
    for template in desk.place.other_money.of_persons:
        month = _month(desk)
        income(desk, month, desk.chance.randint(1, 60) * 50_000, filled(desk, template, month), desk.somebody(), "other_money_of_a_person")


def from_strangers(desk: Desk) -> None:
    """Firms of other districts pay a fee here; some get it back."""
    for number, template in enumerate(desk.place.other_money.of_strangers * 2):
        month, name = _month(desk), desk.chance.choice(desk.place.strangers)
        note = filled(desk, template, month, name=name, code=desk.casting.codes.next())
        sender = Sender(desk.casting.account(), name)
        line = income(desk, month, desk.chance.randint(600, 9000) * 1_370, note, sender, "stranger_pays_a_fee", why="stranger")
        if number % 3 == 0:
            send_back(desk, line, line.amount, name, sender.account)


def by_mistake(desk: Desk) -> None:
    """Transfers meant for somebody else, sent back in the same month."""
    for template in desk.place.other_money.mistaken:
        month, name = _month(desk), desk.chance.choice(desk.place.strangers)
        sender = Sender(desk.casting.account(), name)
        note = filled(desk, template, month, name=name)
        line = income(desk, month, desk.chance.randint(20, 900) * 110_000, note, sender, "sent_by_mistake", kind="WRONG_IN")
        send_back(desk, line, line.amount, name, sender.account)


def between_own_accounts(desk: Desk) -> None:
    """At the end of a quarter the further accounts are emptied into the first."""
    owner = desk.register.collector.name
    for place, own in enumerate(desk.place.own[1:], start=1):
        swept = 0
        for month in months_of(desk.place.year)[2:12:3]:
            last = last_day(month)
            got = sum(
                line.amount if line.sign == "C" else -line.amount for line in desk.lines if line.own == place and line.at.date() < last
            )
            amount = (got - swept) * 9 // 10 // 1_000_000 * 1_000_000
            if amount <= 0 or month % 100 < own.layouts[0][0]:
                continue
            swept += amount
            at = desk.moment(month, 27, 27).replace(day=last.day, hour=16)
            text = folded(desk.chance.choice(desk.place.other_money.own_in)).format(o=own.number, n=desk.place.own[0].number, m=month % 100)
            said = Said(text, desk.place.own[0].number, owner, ("own_account",), ("between_own_accounts",))
            desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", place, said, why="money between the collector's own accounts"))
            desk.receive(
                at=at + timedelta(seconds=desk.chance.randint(3, 90)), amount=amount, kind="OTHER_IN", note=Note(text),
                sender=Sender(own.number, owner), show="both", payer="own", own=0, proofs=("not_a_fee",), traps=("between_own_accounts",),
            )  # fmt: skip


def paid_out(desk: Desk) -> None:
    """The collector's own spending: wages, social insurance, suppliers."""
    for template in desk.place.other_money.paid_out * 2:
        month = _month(desk)
        text = folded(template).format(
            m=month % 100, y=month // 100, d=desk.chance.randint(1000, 99_999), a=f"0{desk.chance.randint(1000, 9999)}"
        )
        said = Said(text, desk.casting.account(), "", (), ("own_spending",))
        at, amount = desk.moment(month, 6, 24), desk.chance.randint(8, 160) * 100_000
        desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", 0, said, why="spending of the collector's own"))


def bank_fees(desk: Desk) -> None:
    for month in months_of(desk.place.year)[::2]:
        words = desk.chance.choice(("PHI CHUYEN TIEN TRONG NUOC", "Phi SMS bien dong so du", "THU PHI INTERNET BANKING DN", "Phi kiem dem"))
        said = Said(words, evidence=("bank_words",))
        desk.lines.append(Line(desk.moment(month, 2, 9), "D", desk.chance.choice((4_400, 7_700, 13_200, 27_500)), "FEE", "never", 0, said))
