"""Lines about whom a hurried reader errs: two identities, one name of two, one account of several, another's hand."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bench.worlds.facts import Employer, Group, Line, Said, folded, months_of

from .cast import with_short_form
from .desk import Desk, Parts, Sender
from .fund import code_words, fund_note, fund_words
from .writing import Note, Piece, period_words, written
from .year import pay_dues, union_words

OFFICE = 3
"""How many firms of the pool an accounting office pays for."""


class Pool:
    """Hands out the months of the firms whose year the snares write, oldest first."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.turn = desk, 0
        self.firms = desk.cast.pool[:-OFFICE]
        self.open = {one.code: [month for month in months_of(desk.place.year) if one.due(month)] for one in self.firms}

    def next(self, count: int = 1, *, with_union: bool = False) -> tuple[Employer, tuple[int, ...], datetime]:
        """Return a firm, its oldest unpaid months and a moment at the end of the last of them."""
        firms = [one for one in self.firms if len(self.open[one.code]) >= count and (one.union or not with_union)]
        employer = firms[self.turn % len(firms)]
        self.turn += 1
        months = tuple(self.open[employer.code][:count])
        del self.open[employer.code][:count]
        return employer, months, self.desk.moment(months[-1], 8, 27)

    def other(self, employer: Employer) -> Employer:
        return self.desk.chance.choice([one for one in self.firms if one is not employer])


def set_snares(desk: Desk) -> None:
    """Write all of them."""
    pool = Pool(desk)
    two_identities(desk, pool)
    references_from_others(desk, pool)
    others_pay(desk, pool)
    offices_pay(desk)
    names_of_two(desk)
    branches_write_the_parents_code(desk)
    joint_sums(desk, pool)
    odd_sums(desk, pool)
    nobody_known(desk, pool)
    for group in desk.register.groups:
        groups_pay(desk, group)
    unions_of_the_pool(desk)
    rest_of_the_pool(desk, pool)


def pay(
    desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...], trap: str, note: Note, sender: Sender, **more: object
) -> Line:
    """Write one payment of the fund with this note and sender."""
    amount = sum(employer.due(month) for month in months)
    desk.paid |= {(employer.code, month) for month in months}
    told = {"show": "none", "amount": amount, "parts": ((employer.code, "KPCD", amount, months),)} | more
    return desk.receive(
        at=at, kind="KPCD", note=note, sender=sender, payer=employer.code, true_payer=(employer.code,), traps=(trap,), **told
    )  # type: ignore[arg-type]


def whole_name(desk: Desk, employer: Employer) -> Piece:
    return Piece(with_short_form(desk.chance, employer.name), desk.name_proof(employer))


def words_of(desk: Desk, months: tuple[int, ...], name: Piece, code: Piece) -> Note:
    return fund_note(desk, period_words(desk.chance, desk.place.words, months), name=name, code=code, kind=fund_words(desk, plain=True))


def two_identities(desk: Desk, pool: Pool) -> None:
    """A code of one with the name or the account of another, which nothing explains."""
    for _ in range(6):
        employer, months, at = pool.next()
        note = words_of(desk, months, whole_name(desk, employer), code_words(desk, pool.other(employer).tax_code))
        pay(desk, employer, at, months, "code_and_name_of_two", note, Sender(), proofs=("two_identities",))
    for _ in range(4):
        employer, months, at = pool.next()
        slipped = Piece(pool.other(employer).code, "two_identities")  # the neighbour's unit code by a slip
        pay(desk, employer, at, months, "unit_code_of_another", words_of(desk, months, whole_name(desk, employer), slipped), Sender())
    for _ in range(5):
        employer, months, at = pool.next()
        note = words_of(desk, months, Piece(""), code_words(desk, pool.other(employer).tax_code))
        sender = Sender(employer.accounts[0], employer.name, "account", "full_name")
        pay(desk, employer, at, months, "code_and_account_of_two", note, sender, show="both", proofs=("two_identities",))


def references_from_others(desk: Desk, pool: Pool) -> None:
    """Our reference outranks the account that it comes from."""
    for _ in range(5):
        employer, months, at = pool.next()
        note = Note(desk.reference(employer.code, "KPCD", months[-1]), ("reference",))
        pay(desk, employer, at, months, "reference_from_another_account", note, Sender(pool.other(employer).accounts[0]), show="account")


def others_pay(desk: Desk, pool: Pool) -> None:
    """Another firm pays: with words that say so, or with the whole identity of the one it pays for; a union sends the fund."""
    chance, words = desk.chance, desk.place.words
    for _ in range(7):
        employer, months, at = pool.next()
        helper = pool.other(employer)
        note = written(
            chance.choice(words.behalf),
            kind=fund_words(desk, plain=True),
            period=period_words(chance, words, months),
            name=whole_name(desk, employer),
            code=code_words(desk, employer.tax_code),
        )
        pay(desk, employer, at, months, "on_behalf", note, Sender(helper.accounts[0], helper.name), show="both", proofs=("on_behalf",))
    for _ in range(4):
        employer, months, at = pool.next()
        helper, note = pool.other(employer), words_of(desk, months, whole_name(desk, employer), code_words(desk, employer.tax_code))
        pay(desk, employer, at, months, "from_another_account", note, Sender(helper.accounts[0]), show="account", proofs=("on_behalf",))
    for _ in range(4):
        employer, months, at = pool.next(with_union=True)
        union = desk.register.union(employer.union)
        note = words_of(desk, months, union_words(desk, union), Piece(""))
        sender = Sender(union.account, union.name, "account", "full_name")
        pay(desk, employer, at, months, "union_sends_fund", note, sender, show="both", proofs=("union_sends_fund",))


def offices_pay(desk: Desk) -> None:
    """An accounting office pays for three firms from one account, each named; later twice without a word for whom."""
    firms = desk.cast.pool[-OFFICE:]
    office = Sender(desk.casting.account(), "", "", "")
    year = desk.place.year * 100
    for number in range(6):
        employer, month = firms[number % OFFICE], year + 2 + number
        note = words_of(desk, (month,), whole_name(desk, employer), code_words(desk, employer.tax_code))
        pay(desk, employer, desk.moment(month, 20, 27), (month,), "office_pays", note, office, show="account", own=0)
    for month, employer in ((year + 10, firms[0]), (year + 11, firms[1]), (year + 12, firms[2])):
        note = fund_note(desk, period_words(desk.chance, desk.place.words, (month,)), kind=fund_words(desk, plain=True))
        at = desk.moment(month, 5, 25)
        pay(desk, employer, at, (month,), "office_says_not_for_whom", note, office, show="account", own=0)


def names_of_two(desk: Desk) -> None:
    """Namesakes who give nothing but their name, and sharers of an account who give nothing but that."""
    twins = [one for one in desk.register.employers if one.namesake]
    for number in range(6):
        employer, month = twins[number % 2], desk.place.year * 100 + 2 * number + 1
        pay(
            desk,
            employer,
            desk.moment(month, 12, 26),
            (month,),
            "name_of_two",
            words_of(desk, (month,), whole_name(desk, employer), Piece("")),
            Sender(),
        )
    sharers = [one for one in desk.register.employers if set(one.accounts) & desk.cast.shared]
    for number in range(4):
        employer, month = sharers[number % 2], desk.place.year * 100 + 3 * number + 2
        note = fund_note(desk, period_words(desk.chance, desk.place.words, (month,)), kind=fund_words(desk, plain=True))
        pay(desk, employer, desk.moment(month, 12, 26), (month,), "shared_account", note, desk.sender_of(employer), show="account")
    for employer in [one for one in desk.register.employers if one.name.startswith("Hộ kinh doanh") and one.accounts][:4]:
        month = desk.place.year * 100 + desk.chance.randint(2, 11)
        note = words_of(desk, (month,), Piece(employer.core, "short_name"), Piece(""))
        pay(desk, employer, desk.moment(month, 12, 26), (month,), "household_by_its_person", note, Sender())


def branches_write_the_parents_code(desk: Desk) -> None:
    for employer in [one for one in desk.register.employers if one.parent]:
        parent = desk.cast.employer(employer.parent)
        for quarter in range(2):
            month = desk.place.year * 100 + 4 * quarter + 3
            note = words_of(desk, (month,), Piece(employer.name, "full_name"), Piece(f"MST {parent.tax_code}", "parent_code"))
            pay(desk, employer, desk.moment(month, 3, 9), (month,), "parents_code", note, Sender())


def joint_sums(desk: Desk, pool: Pool) -> None:
    """Two firms in one sum, which is what both owe or is not."""
    for number in range(6):
        one, months, at = pool.next()
        two = next(other for other in pool.firms if other is not one and months[0] in pool.open[other.code])
        pool.open[two.code].remove(months[0])
        parts: Parts = tuple((firm.code, "KPCD", firm.due(months[0]), months) for firm in (one, two))
        names = " và ".join(f"{with_short_form(desk.chance, firm.name)} MST {firm.tax_code}" for firm in (one, two))
        text = f"{fund_words(desk, plain=True).text} {period_words(desk.chance, desk.place.words, months)} {names}"
        exact, told = sum(firm.due(months[0]) for firm in (one, two)), ("several_payers",) if number % 2 else ("sum_does_not_fit",)
        desk.receive(
            at=at,
            amount=exact if number % 2 else exact // 100_000 * 100_000 + 70_000,
            kind="KPCD",
            note=Note(text, ("kind", "tax_code", "full_name")),
            sender=Sender(),
            show="none",
            payer=one.code,
            parts=parts,
            true_payer=(one.code, two.code),
            proofs=told,
            traps=("two_firms_in_one_sum",),
        )


def odd_sums(desk: Desk, pool: Pool) -> None:
    """Half a month paid twice on one day, both real; a nought too many, of which the surplus is sent back."""
    for _ in range(4):
        employer, months, at = pool.next()
        half = employer.due(months[0]) // 2
        sender, note = desk.sender_of(employer), words_of(desk, months, whole_name(desk, employer), code_words(desk, employer.tax_code))
        for later in (0, desk.chance.randint(40, 900)):
            moment, parts = at + timedelta(seconds=later), ((employer.code, "KPCD", half, months),)
            pay(desk, employer, moment, months, "twice_on_one_day", note, sender, show="both", amount=half, parts=parts)
    for _ in range(2):
        employer, months, at = pool.next()
        amount = employer.due(months[0]) * 10
        note = words_of(desk, months, whole_name(desk, employer), code_words(desk, employer.tax_code))
        parts = ((employer.code, "KPCD", amount, months),)
        line = pay(
            desk,
            employer,
            at,
            months,
            "a_nought_too_many",
            note,
            desk.sender_of(employer),
            show="both",
            amount=amount,
            parts=parts,
            proofs=("odd_sum",),
        )
        send_back(desk, line, line.amount - employer.due(months[0]), employer.name, employer.accounts[0])


def send_back(desk: Desk, line: Line, amount: int, name: str, account: str) -> None:
    """Write the money that the collector returns in the same month."""
    words = folded(desk.chance.choice(desk.place.other_money.sent_back)).format(n=folded(name).upper(), d=f"{line.at:%d/%m/%Y}")
    at = min(
        line.at + timedelta(days=desk.chance.randint(1, 3), hours=1), line.at.replace(day=28, hour=17, minute=desk.chance.randint(1, 50))
    )
    said = Said(words, account, name, ("account",), ("money_out",))
    desk.lines.append(Line(at, "D", amount, "REFUND_OUT", "never", line.own, said, refers_to=line))


def nobody_known(desk: Desk, pool: Pool) -> None:
    """A person never seen pays the fund for nobody told."""
    for _ in range(6):
        employer, months, at = pool.next()
        note = fund_note(desk, period_words(desk.chance, desk.place.words, months), kind=fund_words(desk, plain=True))
        pay(desk, employer, at, months, "a_person_for_nobody", note, desk.somebody(), show=desk.chance.choice(("both", "name")))


def groups_pay(desk: Desk, group: Group) -> None:
    """A joint payer pays for its members; now and then the sum is not what they owe."""
    chance, words = desk.chance, desk.place.words
    for months in _steps(desk, 1 if group.code == "NHOM1" else 3):
        parts: Parts = tuple((one.code, "KPCD", sum(one.due(month) for month in months), months) for one in group.members)
        amount, is_exact = sum(part[2] for part in parts), chance.random() < 0.85
        note = written(
            chance.choice(words.notes),
            kind=fund_words(desk, plain=True),
            period=period_words(chance, words, months),
            name=Piece(f"{group.name} nộp cho {len(parts)} đơn vị"),
            code=Piece(f"MST {group.tax_code}" if chance.random() < 0.5 else ""),
        )
        desk.receive(
            at=desk.moment(months[-1], 14, 27),
            amount=amount if is_exact else amount // 1_000_000 * 1_000_000 + 300_000,
            kind="KPCD",
            note=note,
            sender=Sender(group.account, group.name, "group"),
            show=chance.choice(("account", "both")),
            payer=group.code,
            parts=parts,
            true_payer=tuple(one.code for one in group.members),
            proofs=() if is_exact else ("sum_does_not_fit",),
            traps=("joint_payer",),
        )


def _steps(desk: Desk, step: int) -> Iterator[tuple[int, ...]]:
    months = months_of(desk.place.year)
    return (tuple(months[n : n + step]) for n in range(0, 12, step))


def unions_of_the_pool(desk: Desk) -> None:
    """The unions of these firms pay dues like others."""
    for employer in desk.cast.pool:
        if employer.union:
            for months in _steps(desk, 1):
                pay_dues(desk, desk.register.union(employer.union), desk.moment(months[0], 12, 27), months, "name")


def rest_of_the_pool(desk: Desk, pool: Pool) -> None:
    """What the snares left open is paid in December, all months in one line."""
    for employer in pool.firms:
        if months := tuple(pool.open[employer.code]):
            note = written(
                desk.chance.choice(desk.place.words.arrears),
                period=period_words(desk.chance, desk.place.words, months),
                name=whole_name(desk, employer),
                code=code_words(desk, employer.tax_code),
            )
            note = Note(note.text, ("kind", *note.proofs))
            pay(
                desk,
                employer,
                desk.moment(desk.place.year * 100 + 12, 12, 27),
                months,
                "arrears_of_the_year",
                note,
                desk.sender_of(employer),
                show="both",
            )
