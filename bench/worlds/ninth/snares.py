"""The lines on which a careless matcher slips: namesakes, disagreeing keys, payments for another, odd sums, accounts that teach."""

from collections.abc import Iterable

from bench.worlds.facts import Employer, months_of

from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Desk, Draft, Piece, Sender
from .words import NONE, code_said, composed, kind_said, months_said, name_said, weak_name
from .year import around, pay_both, pay_dues, pay_fund


def set_snares(desk: Desk) -> None:
    namesakes(desk)
    disagreeing(desk)
    references(desk)
    on_behalf(desk)
    sums(desk)
    weak_names(desk)
    joint_payers(desk)
    accounts_that_teach(desk)


def plain_firms(desk: Desk, count: int) -> list[Employer]:
    """Return firms that are not easily taken for others, each with an account of its own."""
    special = str(desk.cast.pairs)
    free = [
        one for one in desk.register.employers
        if one.accounts and one.code not in special and one.habit in ("monthly", "late") and min(one.wages) < desk.place.year * 100
    ]  # fmt: skip
    return desk.chance.sample(free, count)


def month_of(desk: Desk, code: str, among: Iterable[int] = range(1, 13)) -> int:
    """Take a month that this body has not paid yet."""
    free = [m for m in (desk.place.year * 100 + n for n in among) if (code, m) not in desk.paid]
    month = desk.chance.choice(free)
    desk.paid.add((code, month))
    return month


def lay(
    desk: Desk, employer: Employer, month: int, note: str, pieces: list[Piece], sender: Sender, trap: str, *, proofs: tuple[str, ...] = (),
    show: str = "both", amount: int = 0, true: tuple[str, ...] = (), fund: str = "KPCD",
) -> Draft:  # fmt: skip
    """Add one payment of the fund whose bank cuts nothing."""
    amount = amount or employer.due(month)
    return desk.add(Draft(
        desk.moment(month, 6, 26), amount, fund, note, sender, pieces, show, "", ((employer.code, "KPCD", amount, (month,)),),
        true or (employer.code,), proofs, (trap,), own=desk.ways(employer.code).own, is_cut=False,
    ))  # fmt: skip


def words(desk: Desk, employer: Employer, month: int, name: Piece = NONE, code: Piece = NONE) -> tuple[str, list[Piece]]:
    return composed(desk, kind_said(desk, "KPCD", employer.code), months_said(desk.chance, desk.place, (month,)), name, code)


def namesakes(desk: Desk) -> None:
    """Namesakes by name alone, two payers' account alone, a branch that writes its parent's code."""
    cast, chance = desk.cast, desk.chance
    for code in cast.pairs["twins"]:
        for _ in range(3):
            employer = cast.employer(code)
            month = month_of(desk, code)
            note, pieces = words(desk, employer, month, name_said(desk, employer))
            lay(desk, employer, month, note, pieces, desk.sender_of(employer), "namesakes_by_name", show=chance.choice(("none", "name")))
    for code in cast.pairs["sharing"]:
        for _ in range(3):
            employer = cast.employer(code)
            month = month_of(desk, code)
            note, pieces = words(desk, employer, month)
            sender = desk.sender_of(employer)
            lay(desk, employer, month, note, pieces, Sender(sender.account, "", "shared_account"), "shared_account_alone", show="account")
    branch, parent = (cast.employer(code) for code in cast.pairs["branch"])
    for _ in range(2):
        month = month_of(desk, branch.code)
        note, pieces = words(desk, branch, month, name_said(desk, branch), Piece(parent.tax_code, "parent_code"))
        lay(desk, branch, month, note, pieces, desk.sender_of(branch), "branch_with_parents_code")


def disagreeing(desk: Desk) -> None:
    """The code of one with name or account of another, a valid code of nobody, a number that is no code."""
    chance = desk.chance
    firms = plain_firms(desk, 24)
    for n in range(8):
        one, two = firms[2 * n], firms[2 * n + 1]
        month = month_of(desk, one.code)
        if n % 2:
            note, pieces = words(desk, one, month, NONE, code_said(chance, two.tax_code))
            lay(desk, one, month, note, pieces, desk.sender_of(one), "code_against_account", proofs=("two_identities",))
        else:
            note, pieces = words(desk, one, month, name_said(desk, one), code_said(chance, two.tax_code))
            lay(desk, one, month, note, pieces, desk.somebody(), "code_against_name", proofs=("two_identities",), show="none")
    for one in firms[16:20]:
        month = month_of(desk, one.code)
        note, pieces = words(desk, one, month, name_said(desk, one), Piece(desk.cast.codes.next()))
        lay(desk, one, month, note, pieces, desk.somebody(), "code_of_nobody", proofs=("unknown_code",), show="none")
    for n, one in enumerate(firms[20:24]):
        month = month_of(desk, one.code)
        code = Piece(desk.cast.codes.mistyped(one.tax_code[:10]))
        note, pieces = words(desk, one, month, name_said(desk, one), code)
        proofs = () if n % 2 else ("wrong_code",)
        lay(desk, one, month, note, pieces, desk.sender_of(one), "mistyped_code", proofs=proofs, show="both" if n % 2 else "none")
    if desk.place.virtual:
        for one, two in zip(plain_firms(desk, 3), firms[:3], strict=True):
            if one is two:
                continue
            month = month_of(desk, one.code)
            note, pieces = words(desk, one, month, NONE, code_said(chance, one.tax_code))
            draft = lay(desk, one, month, note, pieces, desk.sender_of(one), "code_against_virtual", proofs=("two_identities",))
            draft.virtual = virtual_number(desk.place.virtual, desk.cast.numbers[two.code])


def references(desk: Desk) -> None:
    """Our reference from another's account, from a person, with one wrong sign, with several."""
    firms = plain_firms(desk, 20)
    for n, one in enumerate(firms[:14]):
        month = month_of(desk, one.code)
        reference = desk.reference(one.code, "KPCD", month)
        sender = desk.sender_of(firms[14 + n % 6]) if n % 3 == 0 else desk.person_of(one) if n % 3 == 1 else desk.somebody()
        sender = Sender(sender.account, "", "", "") if n % 3 == 0 else sender
        if n < 6:
            note, pieces = around(desk, reference)
            lay(desk, one, month, note, pieces, sender, "reference_from_elsewhere", show="account" if n % 3 == 0 else "both")
        elif n < 12:
            wrong = with_wrong(desk, reference, 1)
            note, pieces = around(desk, wrong, "corrected_reference")
            lay(desk, one, month, note, pieces, desk.somebody(), "reference_with_one_wrong_sign")
        else:
            note, _ = around(desk, with_wrong(desk, reference, 4), "")
            lay(desk, one, month, note, [], desk.somebody(), "reference_broken", proofs=("broken_reference",))


def with_wrong(desk: Desk, reference: str, count: int) -> str:
    """Return a reference with some wrong signs behind its month: near its own payer's alone, or near nobody's."""
    signs = [place for place, sign in enumerate(reference) if sign.isdigit()][4:]
    while True:
        text = list(reference)
        for place in desk.chance.sample(signs, count):
            text[place] = str((int(text[place]) + desk.chance.randint(1, 9)) % 10)
        close = "".join(text).replace(" ", "")
        near = [one for one in desk.all_references if sum(a != b for a, b in zip(one, close, strict=True)) < 2]
        if near == ([reference.replace(" ", "")] if count == 1 else []):
            return "".join(text)


def on_behalf(desk: Desk) -> None:
    """One pays for another and says so; a bookkeepers' office names its client, and once does not; a union sends the fund."""
    chance, firms = desk.chance, plain_firms(desk, 14)
    for n in range(4):
        payer, payee = firms[n], firms[4 + n]
        month = month_of(desk, payee.code)
        name = name_said(desk, payee)
        note, pieces = words(
            desk,
            payee,
            month,
            Piece(f"{chance.choice(('nộp giúp', 'trả thay', 'nộp dùm cho', 'chi hộ'))} {name.text}"),
            code_said(chance, payee.tax_code),
        )
        sender = desk.sender_of(payer)
        lay(desk, payee, month, note, [*pieces, name], Sender(sender.account, sender.name), "pays_for_another", proofs=("on_behalf",))
    office = Sender(desk.somebody().account, "DAI LY THUE SO SACH MINH LUAN")
    for n, client in enumerate(firms[8:12]):
        for number in (2 + n, 7 + n):
            month = desk.place.year * 100 + number
            if (client.code, month) in desk.paid:
                continue
            desk.paid.add((client.code, month))
            note, pieces = words(desk, client, month, name_said(desk, client), code_said(chance, client.tax_code))
            lay(desk, client, month, note, pieces, office, "bookkeepers_office", proofs=("on_behalf",)).own = 0
    for client in firms[8:10]:
        month = month_of(desk, client.code, (12,) if (client.code, desk.place.year * 100 + 12) not in desk.paid else range(1, 13))
        note, pieces = words(desk, client, month)
        draft = lay(desk, client, month, note, pieces, office, "bookkeepers_office_silent")
        draft.own, draft.at = 0, draft.at.replace(month=12, day=28)
    for employer in [one for one in firms[12:] if one.union]:
        month = month_of(desk, employer.code)
        union = desk.register.union(employer.union)
        note, pieces = words(desk, employer, month)
        lay(desk, employer, month, note, pieces, desk.sender_of(union), "union_sends_fund", proofs=("union_sends_fund",))


def sums(desk: Desk) -> None:
    """Ten times the sum and the surplus back, halves on one day, two funds that nothing or only words divide, two firms in one sum."""
    chance, firms = desk.chance, plain_firms(desk, 10)
    for one in firms[:2]:
        month = month_of(desk, one.code, range(2, 11))
        due = one.due(month)
        pay_fund(desk, one, desk.moment(month, 8, 20), (month,), amount=due * 10, manner="code_name", proofs=("odd_sum",),
                 traps=("tenfold",), refund=(5, due * 9, f"hoan tra tien nop thua T{month % 100}"))  # fmt: skip
    for one in firms[2:4]:
        month = month_of(desk, one.code)
        due, at = one.due(month), desk.moment(month, 8, 20)
        pay_fund(desk, one, at, (month,), amount=due // 2, manner="code_name", traps=("first_half",))
        pay_fund(desk, one, at.replace(hour=18), (month,), amount=due - due // 2, manner="code_name", traps=("second_half",))
    for n in range(3):
        one, two = firms[4 + 2 * n], firms[5 + 2 * n]
        month = month_of(desk, one.code)
        if (two.code, month) in desk.paid:
            continue
        desk.paid.add((two.code, month))
        amount = one.due(month) + two.due(month) + (0 if n < 2 else 70_000)
        first, second = code_said(chance, one.tax_code), code_said(chance, two.tax_code)
        note, pieces = words(desk, one, month, NONE, Piece(f"{first.text} và {second.text}"))
        parts = tuple((each.code, "KPCD", each.due(month), (month,)) for each in (one, two))
        desk.add(Draft(
            desk.moment(month, 6, 26), amount, "KPCD", note, desk.somebody(), [*pieces, first, second], "none", "", parts,
            (one.code, two.code), ("several_payers",) if n < 2 else ("sum_does_not_fit",), ("two_firms_by_codes",), own=0, is_cut=False,
        ))  # fmt: skip
    joint = [one for one in desk.register.employers if one.habit == "both"]
    for one, odd in zip(joint, ("rounded", "stated_otherwise", "rounded", "stated_otherwise", "rounded"), strict=False):
        month = month_of(desk, one.code)
        pay_both(desk, one, desk.moment(month, 6, 26), (month,), odd)
    for one in plain_firms(desk, 3):
        month = month_of(desk, one.code)
        kind = Piece(f"{desk.place.fund[0]}", "kind")
        note, pieces = composed(desk, Piece(f"{kind.text} và BHXH"), months_said(chance, desk.place, (month,)), name_said(desk, one),
                                code_said(chance, one.tax_code))  # fmt: skip
        lay(desk, one, month, note, [kind, *pieces], desk.sender_of(one), "other_money_beside", proofs=("other_words",))


def weak_names(desk: Desk) -> None:
    """Former and foreign names, figures typed as letters, a name without any word of the fund."""
    chance, special = desk.chance, str(desk.cast.pairs)
    for employer in [one for one in desk.register.employers if one.former]:
        for _ in range(2):
            month = month_of(desk, employer.code)
            note, pieces = words(desk, employer, month, weak_name(desk, employer, "former"))
            lay(desk, employer, month, note, pieces, desk.somebody(), "former_name", show="none")
    foreign = [one for one in desk.register.employers if desk.ways(one.code).english and one.code not in special and one.habit == "monthly"]
    for employer in chance.sample(foreign, min(7, len(foreign))):
        month = month_of(desk, employer.code, range(4, 13))
        note, pieces = words(desk, employer, month, weak_name(desk, employer, "english"))
        lay(desk, employer, month, note, pieces, desk.somebody(), "foreign_name", show="none")
    for employer in plain_firms(desk, 4):
        month = month_of(desk, employer.code)
        slipped = employer.code.replace("0", "O", 1)
        note, pieces = words(desk, employer, month, NONE, Piece(slipped, "slipped_code"))
        lay(desk, employer, month, note, pieces, desk.somebody(), "letter_for_figure", show="none")
    for employer in plain_firms(desk, 4):
        month = month_of(desk, employer.code)
        name = weak_name(desk, employer, "short")
        note = f"{name.text} chuyển tiền {months_said(chance, desk.place, (month,))}"
        lay(desk, employer, month, note, [name], desk.somebody(), "short_name_without_fund", show="none")


def joint_payers(desk: Desk) -> None:
    """Each joint payer pays monthly exactly what its members owe, and twice another sum."""
    chance = desk.chance
    for group in desk.register.groups:
        odd = set(chance.sample(range(1, 13), 2))
        for month in months_of(desk.place.year):
            members = [one for one in group.members if one.due(month)]
            exact = sum(one.due(month) for one in members)
            kind = kind_said(desk, "KPCD", members[0].code)
            note, pieces = composed(desk, kind, months_said(chance, desk.place, (month,)), Piece(group.name))
            desk.add(Draft(
                desk.moment(month, 9, 25), exact + (125_000 if month % 100 in odd else 0), "KPCD", note, Sender(group.account, group.name),
                pieces, "both", "", tuple((one.code, "KPCD", one.due(month), (month,)) for one in members),
                tuple(one.code for one in members), ("sum_does_not_fit",) if month % 100 in odd else ("group",), ("joint_payer",), own=0,
                is_cut=False,
            ))  # fmt: skip


def accounts_that_teach(desk: Desk) -> None:
    """An account that the register lacks, shown early with code and whole name; later lines show the account alone."""
    chance, special = desk.chance, str(desk.cast.pairs)
    for employer in [one for one in desk.register.employers if one.unknown_account and one.code not in special][:7]:
        for number in (1, 2, 5, 8, 11):
            month = desk.place.year * 100 + number
            if employer.habit == "group" or not employer.due(month) or (employer.code, month) in desk.paid:
                continue
            desk.paid.add((employer.code, month))
            first = number < 3
            name, code = (name_said(desk, employer), code_said(chance, employer.tax_code)) if first else (NONE, NONE)
            note, pieces = words(desk, employer, month, name, code)
            sender = desk.sender_of(employer)
            lay(desk, employer, month, note, pieces, sender, "teaches" if first else "taught", show="both" if first else "account").own = 0
    unions = [one for one in desk.register.unions if desk.cast.employer_of(one).code not in special]
    for union in chance.sample(unions, 4):
        month = month_of(desk, union.code)
        pay_dues(desk, union, desk.moment(month, 6, 26), (month,), "code", ("dues_by_code",))
