"""Lines of true fees that a careless program would give to the wrong payer, or to none."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bench.worlds.facts import Employer, Line, Said, folded, months_of

from .cast import shortened, with_short_form
from .desk import Desk, Sender
from .fund import pay_fund
from .note import Piece, period_words
from .year import pay_dues


def set_snares_of_payers(desk: Desk) -> None:
    """Set every snare of this module into the year."""
    for snare in SNARES:
        snare(desk)


def plain(desk: Desk) -> list[Employer]:
    """Return employers whose name, code and account are theirs alone, and who owe all year."""
    cast = desk.cast
    found = [
        one
        for one in desk.register.employers
        if one.accounts
        and not (one.namesake or one.parent or one.former or one.liable_until or one.habit == "group")
        and one.code not in cast.near
        and one.code not in cast.foreign
        and not set(one.accounts) & cast.shared
        and len(one.wages) == 13
    ]
    return desk.chance.sample(found, len(found))


def some_month(desk: Desk) -> int:
    return desk.chance.choice(months_of(desk.place.year))


def fund(
    desk: Desk, employer: Employer, pieces: list[Piece], sender: Sender, show: str, trap: str, *, month: int = 0,
    further: tuple[str, ...] = (), amount: int = 0,
) -> Line:  # fmt: skip
    """Write one line of the union fund for this employer."""
    month = month or some_month(desk)
    amount = amount or employer.due(month) or 1_000_000
    return desk.receive(
        at=desk.moment(month, 5, 24), amount=amount, kind="KPCD", pieces=pieces, sender=sender, show=show,
        parts=((employer.code, "KPCD", amount, (month,)),), true_payer=(employer.code,), further=further, traps=[trap], cuts=False,
    )  # fmt: skip


def words(desk: Desk, month: int, *others: Piece) -> list[Piece]:
    return desk.compose(
        Piece(desk.chance.choice(desk.place.voice.fund), "kind"), period_words(desk.chance, desk.place.voice, (month,)), *others
    )


def two_identities(desk: Desk) -> None:
    """The account or the code of one with the name or code of another, unexplained."""
    firms = plain(desk)
    for turn, (one, other) in enumerate(zip(firms[:8], firms[8:16], strict=True)):
        month = some_month(desk)
        own = Sender(one.accounts[0], "", "account")
        if turn % 4 == 0:
            fund(
                desk,
                other,
                words(desk, month, Piece(other.name)),
                own,
                "account",
                "account_against_name",
                month=month,
                further=("other_account",),
            )
        elif turn % 4 == 1:
            piece = Piece(f"MST {other.tax_code}")
            fund(desk, other, words(desk, month, piece), own, "account", "account_against_code", month=month, further=("other_account",))
        elif turn % 4 == 2:
            pieces = words(desk, month, Piece(f"MST {one.tax_code}"), Piece(other.name))
            fund(desk, other, pieces, Sender(), "none", "code_against_name", month=month, further=("other_name",))
        else:
            pieces = words(desk, month, Piece(f"MST {one.tax_code}"), Piece(f"MST {other.tax_code}"))
            fund(desk, other, pieces, Sender(), "none", "two_codes", month=month, further=("other_code",))


def reference_against(desk: Desk) -> None:
    """Our reference outranks an account; against a tax code or a second reference it does not stand alone."""
    firms = plain(desk)
    for turn, (one, other) in enumerate(zip(firms[:9], firms[9:18], strict=True)):
        month = some_month(desk)
        text = desk.reference(one.code, "KPCD", month)
        stranger = Sender(other.accounts[0], "", "")
        if turn < 5:
            fund(desk, one, [Piece(text, "reference")], stranger, "account", "reference_outranks_account", month=month)
        elif turn < 7:
            fund(
                desk,
                one,
                [Piece(text, "reference"), Piece(f"MST {other.tax_code}")],
                Sender(),
                "none",
                "reference_against_code",
                further=("other_code",),
            )
        else:
            second = desk.reference(other.code, "KPCD", month)
            fund(
                desk,
                one,
                [Piece(text, "reference"), Piece(second, "reference")],
                Sender(),
                "none",
                "two_references",
                month=month,
                further=("other_code",),
            )


def for_another(desk: Desk) -> None:
    """A registered parent, and accounting offices outside the register, pay for somebody and say so."""
    chance, voice = desk.chance, desk.place.voice
    for child, payer in desk.cast.children.items():
        one, parent = desk.cast.employer(child), desk.cast.employer(payer)
        for month in chance.sample(months_of(desk.place.year), 5):
            said = chance.choice(voice.behalf).format(n=one.name)
            pieces = words(desk, month, Piece(said, "full_name"), Piece(f"MST {one.tax_code}", "tax_code"))
            own = Sender(parent.accounts[0], parent.name, "", "")
            fund(desk, one, pieces, own, chance.choice(("both", "account")), "parent_pays", month=month, further=("on_behalf",))
    for turn, one in enumerate(plain(desk)[:9]):
        month = some_month(desk)
        office = Sender(desk.person().account, chance.choice(desk.place.offices), "", "")
        if turn < 3:
            pieces = [Piece(chance.choice(voice.behalf).format(n=with_short_form(chance, one.name)))]
            pieces.append(Piece(desk.reference(one.code, "KPCD", month), "reference"))
            fund(desk, one, pieces, office, "both", "office_with_reference", month=month)
        else:
            said = Piece(chance.choice(voice.behalf).format(n=with_short_form(chance, one.name)), "full_name")
            pieces = words(desk, month, said, Piece(f"MST {one.tax_code}", "tax_code"))
            fund(desk, one, pieces, office, chance.choice(("both", "name")), "office_pays", month=month, further=("on_behalf",))


def several_in_one_sum(desk: Desk) -> None:
    """One sum for several payers whom no joint payer of the register binds."""
    chance, firms = desk.chance, plain(desk)
    for turn in range(3):
        one, other = firms[2 * turn], firms[2 * turn + 1]
        month = some_month(desk)
        kind = Piece(chance.choice(desk.place.voice.fund), "kind")
        names = Piece(f"{shortened(one.name)} va {shortened(other.name)} {month % 100}/{month // 100}")
        office = Sender(desk.person().account, chance.choice(desk.place.offices), "", "")
        desk.receive(
            at=desk.moment(month, 6, 24), amount=one.due(month) + other.due(month), kind="KPCD", pieces=[kind, names],
            sender=office, show="both", true_payer=(one.code, other.code), further=("sum_does_not_fit",),
            traps=["two_payers_one_sum"], cuts=False,
        )  # fmt: skip
    unions = chance.sample([one for one in desk.register.unions if one.ended_on is None], 4)
    for one, other in ((unions[0], unions[1]), (unions[2], unions[3])):
        month = months_of(desk.place.year)[chance.randint(5, 11)]
        text = f"{chance.choice(desk.place.voice.dues)} {month % 100}/{month // 100} {one.code} {other.code}"
        desk.receive(
            at=desk.moment(month, 6, 24), amount=(one.payable_up(month) + other.payable_up(month)) // 1000 * 1000 + 3000, kind="DUES",
            pieces=[Piece(text)], sender=desk.person(), show="both", true_payer=(one.code, other.code), further=("sum_does_not_fit",),
            traps=["two_unions_one_sum"], cuts=False,
        )  # fmt: skip


def joint_payers(desk: Desk) -> None:
    """The joint payers of the register: the exact sum of a month, and twice a sum that is not."""
    chance = desk.chance
    for group in desk.register.groups:
        months = months_of(desk.place.year)
        odd = set(chance.sample(months[2:], 2))
        for month in months:
            members = [one for one in group.members if one.due(month)]
            total = sum(one.due(month) for one in members)
            amount = total // 10_000 * 10_000 - 70_000 if month in odd else total
            said = Piece(chance.choice((group.name, shortened(group.name))))
            pieces = words(desk, month, said)
            if chance.random() < 0.5:
                pieces.append(Piece(f"MST {group.tax_code}"))
            shows_account = chance.random() < 0.7
            further = ["sum_does_not_fit"] if month in odd else ["group"]
            own = Sender(group.account, group.name, "", "")
            if not shows_account and pieces[-1].text.startswith("MST"):
                own = Sender("", group.name, "", "")
            desk.receive(
                at=desk.moment(month, 12, 26), amount=amount, kind="KPCD", pieces=pieces, sender=own, show="both", further=further,
                parts=tuple((one.code, "KPCD", one.due(month), (month,)) for one in members), true_payer=tuple(one.code for one in members),
                traps=["joint_payer" if month not in odd else "joint_payer_odd_sum"], cuts=False,
            )  # fmt: skip


def parents_code(desk: Desk) -> None:
    """A branch writes the ten digits of its parent beside its own name."""
    for branch in [one for one in desk.register.employers if one.parent]:
        for _ in range(2):
            month = some_month(desk)
            code = branch.tax_code.split("-")[0]
            pieces = words(desk, month, Piece(branch.name, "full_name"), Piece(f"MST {code}"))
            fund(desk, branch, pieces, Sender(branch.accounts[0], branch.name, "account", "full_name"), "both", "parents_code", month=month,
                 further=("parent_code",))  # fmt: skip


def twins_and_repeats(desk: Desk) -> None:
    """Two real payments alike to the second sign, a payment sent again by mistake, and a nought too many."""
    firms = plain(desk)
    for one in firms[:4]:
        month = some_month(desk)
        pieces = words(desk, month, Piece(with_short_form(desk.chance, one.name), "full_name"), Piece(f"MST {one.tax_code}", "tax_code"))
        amount = max(1000, one.due(month) // 2)
        first = fund(desk, one, pieces, Sender(), "none", "twin_payment", month=month, amount=amount)
        second = fund(desk, one, pieces, Sender(), "none", "twin_payment", month=month, amount=amount)
        second.at = first.at + timedelta(minutes=desk.chance.randint(1, 40))
        if (second.own, desk.layout(second.own, month)) == (first.own, desk.layout(first.own, month)):
            second.text = first.text
    for turn, one in enumerate(firms[4:9]):
        month = months_of(desk.place.year)[desk.chance.randint(1, 11)]
        own = Sender(one.accounts[0], one.name, "account", "full_name")
        due = one.due(month)
        pieces = words(desk, month, Piece(f"MST {one.tax_code}", "tax_code"))
        if turn < 2:
            line = fund(
                desk, one, [*pieces, Piece("gui lai lenh")], own, "both", "sent_again", month=month, amount=due, further=("odd_sum",)
            )
            refund(desk, line, due, one.name, one.accounts[0], "hoan tra KPCD nop trung")
        else:
            line = fund(desk, one, pieces, own, "both", "a_nought_too_many", month=month, amount=due * 10, further=("odd_sum",))
            refund(desk, line, due * 9, one.name, one.accounts[0], "hoan tra KPCD nop thua")


def refund(desk: Desk, line: Line, amount: int, name: str, account: str, text: str) -> Line:
    """Send money back some days later, in the same month."""
    at = line.at + timedelta(days=desk.chance.randint(1, 4), hours=1)
    at = at if at.month == line.at.month else line.at + timedelta(hours=1)
    said = Said(f"{text} {folded(name)}", account, name, ("refund",), ("refund",))
    out = Line(at, "D", amount, "REFUND_OUT", "never", 0, said, refers_to=line)
    desk.lines.append(out)
    return out


def union_pays_fund(desk: Desk) -> None:
    """A grassroots union sends what its employer owes, from its own account and under its own name."""
    for union in desk.chance.sample([one for one in desk.register.unions if one.ended_on is None], 3):
        employer = desk.cast.employer_of(union.code)
        month = months_of(desk.place.year)[desk.chance.randint(3, 11)]
        name = Piece(f"CDCS {with_short_form(desk.chance, employer.name)}", desk.name_evidence(employer))
        fund(desk, employer, words(desk, month, name), Sender(union.account, union.name, "", ""), "both", "union_pays_fund", month=month,
             further=("union_names_fund",))  # fmt: skip


def months_apart(desk: Desk) -> None:
    """Months that do not follow each other, back payments, and a year paid ahead."""
    chance, year = desk.chance, desk.place.year * 100
    for turn, one in enumerate(plain(desk)[:10]):
        months = tuple(sorted(chance.sample(range(year + 1, year + 9), 3)))
        amount = max(1000, sum(one.due(month) for month in months) * chance.choice((2, 3)) // 10)
        listed = chance.choice(desk.place.voice.lists).join(str(month % 100) for month in months)
        lead = chance.choice(("truy thu", "nop bo sung", "nop con thieu", "bo sung")) if turn % 2 else ""
        kind = Piece(chance.choice(desk.place.voice.fund), "kind")
        keys = [Piece(f"MST {one.tax_code}", "tax_code")]
        if turn % 3 == 0:
            keys = [Piece(desk.reference(one.code, "KPCD", months[-1]), "reference")]
        pieces = [Piece(lead), kind, Piece(f"T{listed}/{desk.place.year}"), *keys]
        desk.receive(
            at=desk.moment(months[-1] + chance.randint(1, 3), 5, 24), amount=amount, kind="KPCD", pieces=pieces,
            sender=desk.sender_of(one), show=chance.choice(("none", "both")), parts=((one.code, "KPCD", amount, months),),
            true_payer=(one.code,), traps=["months_apart"], cuts=False,
        )  # fmt: skip


def through_the_treasury(desk: Desk) -> None:
    """State bodies pay through the treasury, whose account is nobody's in the register."""
    chance = desk.chance
    for one in [one for one in plain(desk) if one.ownership == "nha_nuoc"][:6]:
        month = some_month(desk)
        head = f"KBNN KB:{chance.randint(1000, 2999):04d} MQHNS:{chance.randint(1_000_000, 1_199_999)}"
        pieces = [Piece(head), Piece(one.name, "full_name"), *words(desk, month)]
        treasury = Sender(f"3713.0.{chance.randint(1_000_000, 1_199_999)}", "KHO BAC NHA NUOC KHU VUC", "", "")
        fund(desk, one, pieces, treasury, chance.choice(("none", "name")), "treasury", month=month)


def many_alike(desk: Desk) -> None:
    """The same round sum from many payers on one day: some say who they are, some do not."""
    chance, month = desk.chance, months_of(desk.place.year)[chance_month(desk)]
    sum_of_all, day = chance.choice((500_000, 1_000_000, 1_500_000)), desk.moment(month, 8, 20)
    for turn, one in enumerate(plain(desk)[:12]):
        key = [Piece(f"MST {one.tax_code}", "tax_code")] if turn % 3 == 0 else [Piece(with_short_form(chance, one.name), "full_name")]
        pieces = words(desk, month, *(key if turn % 4 != 3 else []))
        line = fund(desk, one, pieces, Sender(), "none", "many_alike", month=month, amount=sum_of_all)
        line.at = day + timedelta(minutes=7 * turn)


def chance_month(desk: Desk) -> int:
    return desk.chance.randint(2, 10)


def owners_of_households(desk: Desk) -> None:
    """The owner pays from an account of their own, and the note says no more than the owner's name."""
    for one in [one for one in desk.register.employers if one.name.startswith("Hộ kinh doanh")][:3]:
        month = some_month(desk)
        owner = Sender(desk.person().account, one.core, "", "short_name")
        fund(desk, one, words(desk, month, Piece(one.core, "short_name")), owner, "both", "owner_of_household", month=month)


def lookalikes(desk: Desk) -> None:
    """Every pair of names that are one without marks, by name alone and by a key that tells them apart."""
    chance = desk.chance
    for one in [one for one in desk.register.employers if one.namesake]:
        month = some_month(desk)
        pieces = words(desk, month, Piece(with_short_form(chance, one.name), "name_of_two"))
        fund(desk, one, pieces, Sender(desk.person().account, one.name, "", "name_of_two"), "name", "name_of_two", month=month)
        pay_fund(desk, one, desk.moment(month, 6, 25), one.due(month), (month,), chance.choice(("reference", "tax_code")))


def all_manners(desk: Desk) -> None:
    """See that the rare manners stand in every year, whatever the chance drew."""
    changed = [desk.cast.employer(code) for code in desk.cast.old_codes]
    for employer in changed:
        for month in desk.chance.sample(months_of(desk.place.year)[:7], 3):
            if due := employer.due(month):
                pay_fund(desk, employer, desk.moment(month, 5, 25), max(1000, due // 3), (month,), "old_code")
    for employer in plain(desk)[:6]:
        month = some_month(desk)
        pay_fund(desk, employer, desk.moment(month, 5, 25), max(1000, employer.due(month) // 4), (month,), "reference_broken")
    for union in desk.chance.sample([one for one in desk.register.unions if len(one.dues) == 12], 6):
        month = some_month(desk)
        pay_dues(desk, union, _later(desk, month), (month,), "reference_wrong")


def _later(desk: Desk, month: int) -> datetime:
    return desk.moment(month, 20, 26)


SNARES: tuple[Callable[[Desk], None], ...] = (
    two_identities, reference_against, for_another, several_in_one_sum, joint_payers, parents_code, twins_and_repeats, union_pays_fund,
    months_apart, through_the_treasury, many_alike, owners_of_households, lookalikes, all_manners,
)  # fmt: skip
