"""Lines that a careless program would book to the wrong body, and some that only look like it."""

from bench.worlds.facts import Employer, TaxCodes, is_tax_code, months_of

from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Desk, Draft, Piece, Sender
from .words import NONE, code_said, composed, kind_said, months_said, name_said, union_said, weak_name
from .year import around, pay_both, pay_dues, pay_fund


def set_snares(desk: Desk) -> None:
    """Write every snare of a place; what they pay, the year does not pay again."""
    same_names(desk)
    disagreeing_keys(desk)
    references(desk)
    for_another(desk)
    bookkeepers_office(desk)
    sums(desk)
    names(desk)
    joint_payers(desk)
    taught(desk)


def firms(desk: Desk, count: int, *, with_account: bool = False) -> list[Employer]:
    """Return some employers that no other snare speaks of."""
    special = str(desk.cast.pairs)
    fits = [
        one for one in desk.register.employers
        if one.code not in special and one.habit not in ("both", "group", "never", "short", "round_up") and one.sector != "HKD"
        and (one.accounts or not with_account) and not one.former
        and sum((one.code, month) in desk.paid for month in months_of(desk.place.year)) < 3
    ]  # fmt: skip
    return desk.chance.sample(fits, count)


def take(desk: Desk, code: str, months: range | tuple[int, ...] = range(1, 13)) -> int:
    """Choose a month that nothing has paid yet for this body and mark it paid."""
    year = desk.place.year * 100
    free = [year + m for m in months if (code, year + m) not in desk.paid]
    month = desk.chance.choice(free or [year + m for m in range(1, 13) if (code, year + m) not in desk.paid])
    desk.paid.add((code, month))
    return month


def lay(
    desk: Desk, employer: Employer, note: str, pieces: list[Piece], sender: Sender, *, month: int, show: str = "both", amount: int = 0,
    proofs: tuple[str, ...] = (), trap: str, virtual: str = "", payer: str = "", is_cut: bool = False,
) -> Draft:  # fmt: skip
    """Write one payment of the fund for one month of one employer."""
    amount = amount or employer.due(month)
    return desk.add(Draft(
        desk.moment(month, 8, 27), amount, "KPCD", note, sender, pieces, show, payer, ((employer.code, "KPCD", amount, (month,)),),
        (employer.code,), proofs, (trap,), virtual, own=desk.ways(employer.code).own, is_cut=is_cut,
    ))  # fmt: skip


def said(desk: Desk, employer: Employer, month: int, name: Piece = NONE, code: Piece = NONE) -> tuple[str, list[Piece]]:
    kind = Piece(desk.chance.choice(desk.place.fund), "kind")
    return composed(desk, kind, months_said(desk.chance, desk.place, (month,)), name, code)


def same_names(desk: Desk) -> None:
    """Write namesakes, the longer name, the branch and its parent, the account of two."""
    chance, pairs = desk.chance, desk.cast.pairs
    for code in pairs["twins"]:
        twin = desk.cast.employer(code)
        for _ in range(4):
            month = take(desk, code)
            show = chance.choice(("none", "none", "name"))
            lay(desk, twin, *said(desk, twin, month, name_said(desk, twin)), desk.sender_of(twin), month=month, show=show, trap="namesake")
        month = take(desk, code)
        note = said(desk, twin, month, name_said(desk, twin), code_said(chance, twin.tax_code))
        lay(desk, twin, *note, desk.sender_of(twin), month=month, trap="namesake_with_code")
    for code in pairs["longer"]:
        one = desk.cast.employer(code)
        for _ in range(3):
            month = take(desk, code)
            lay(desk, one, *said(desk, one, month, name_said(desk, one)), desk.sender_of(one), month=month, show="none", trap="longer_name")
    for code in pairs["shared"][:2]:
        one = desk.cast.employer(code)
        for _ in range(3):
            month = take(desk, code)
            sender = desk.sender_of(one)
            bare = Sender(sender.account, "", sender.account_proof)
            lay(desk, one, *said(desk, one, month), bare, month=month, show="account", trap="shared_account")
        for name, tax in ((name_said(desk, one), NONE), (NONE, code_said(chance, one.tax_code))):
            month = take(desk, code)
            lay(desk, one, *said(desk, one, month, name, tax), desk.sender_of(one), month=month, trap="shared_account_told")
    parent, branch = (desk.cast.employer(code) for code in pairs["branch"])
    for _ in range(3):
        month = take(desk, branch.code)
        ten = Piece(parent.tax_code, "parent_code")
        note = said(desk, branch, month, name_said(desk, branch), ten)
        lay(desk, branch, *note, desk.sender_of(branch), month=month, trap="branch_writes_parents_code")
    month = take(desk, parent.code)
    note = said(desk, parent, month, name_said(desk, parent), code_said(chance, parent.tax_code))
    lay(desk, parent, *note, desk.sender_of(parent), month=month, trap="parent_beside_branch")


def disagreeing_keys(desk: Desk) -> None:
    """Write lines with a key of one body and a key of another, and codes that nobody bears."""
    chance = desk.chance
    for number, (one, other) in enumerate(zip(firms(desk, 12, with_account=True), firms(desk, 12), strict=True)):
        if one is other:
            continue
        month = take(desk, one.code)
        wrong = code_said(chance, other.tax_code)
        apart = Piece(wrong.text, "")
        if number % 3 == 0:
            note = said(desk, one, month, Piece(name_said(desk, one).text, ""), apart)
            sender, show = desk.somebody(), "none"
        elif number % 3 == 1:
            note = said(desk, one, month, NONE, apart)
            sender, show = desk.sender_of(one), "both"
            sender = Sender(sender.account, sender.name)
        else:
            note = said(desk, one, month, Piece(name_said(desk, one).text, ""), Piece(other.si_code, ""))
            sender, show = desk.somebody(), "none"
        lay(desk, one, *note, sender, month=month, show=show, proofs=("two_identities",), trap="keys_of_two")
    for one in firms(desk, 5):
        month = take(desk, one.code)
        name = weak_name(desk, one, "short") if chance.random() < 0.5 else name_said(desk, one)
        note = said(desk, one, month, Piece(name.text, ""), Piece(strange_code(desk.cast.codes, chance.choice(("02", "31", "46"))), ""))
        lay(desk, one, *note, desk.somebody(), month=month, show="none", proofs=("unknown_code",), trap="code_that_nobody_bears")
    if desk.place.virtual:
        for one, other in zip(firms(desk, 4), firms(desk, 4), strict=True):
            if one is other:
                continue
            month = take(desk, one.code)
            note = said(desk, one, month, Piece(name_said(desk, one).text, ""), Piece(code_said(chance, one.tax_code).text, ""))
            number_of_other = virtual_number(desk.place.virtual, desk.cast.numbers[other.code])
            lay(
                desk, one, *note, desk.somebody(), month=month, show="none", proofs=("two_identities",), trap="virtual_of_another",
                virtual=number_of_other,
            )  # fmt: skip
    for one in firms(desk, 6, with_account=True):  # a telephone, a contract, a personal number beside the key
        month = take(desk, one.code)
        note, pieces = said(desk, one, month, name_said(desk, one), code_said(chance, one.tax_code))
        phone = "09" + "".join(chance.choices("0123456789", k=8))
        while is_tax_code(phone):
            phone = "09" + "".join(chance.choices("0123456789", k=8))
        tail = chance.choice(
            (f"LH {phone}", f"SĐT {phone}", f"HĐ {chance.randint(10, 99)}/{desk.place.year}/HĐKT", f"KT {phone}", f"mã BHXH {one.si_code}")
        )
        lay(desk, one, f"{note} {tail}", pieces, desk.sender_of(one), month=month, trap="number_beside_the_code")


def strange_code(codes: TaxCodes, prefix: str) -> str:
    """Return a valid tax code of another province that nobody in the register bears."""
    return TaxCodes(codes.chance, prefix).next()


def references(desk: Desk) -> None:
    """Write references from strange accounts, with one wrong sign, and with several."""
    chance = desk.chance
    for one in firms(desk, 9):
        month = take(desk, one.code)
        note, pieces = around(desk, one_wrong(desk, desk.reference(one.code, "KPCD", month)), "corrected_reference")
        sender = chance.choice((desk.sender_of(one), desk.person_of(one), desk.somebody()))
        lay(desk, one, note, pieces, sender, month=month, show=chance.choice(("none", "both")), trap="reference_one_wrong")
    for one, other in zip(firms(desk, 7), firms(desk, 7, with_account=True), strict=True):
        month = take(desk, one.code)
        note, pieces = around(desk, desk.reference(one.code, "KPCD", month))
        theirs = desk.sender_of(other)
        sender = Sender(theirs.account, theirs.name)
        lay(desk, one, note, pieces, sender, month=month, proofs=("on_behalf",) if one is not other else (), trap="reference_from_another")
    for one in firms(desk, 4):
        month = take(desk, one.code)
        text = desk.reference(one.code, "KPCD", month)
        for _ in range(3):
            text = one_wrong(desk, text, strict=False)
        while near(desk, text):
            text = one_wrong(desk, text, strict=False)
        lay(desk, one, text, [Piece(text, "broken_reference")], desk.somebody(), month=month, show="none", trap="reference_broken")


def one_wrong(desk: Desk, reference: str, *, strict: bool = True) -> str:
    """Return the reference with one sign of its number or check signs changed, such that it is near this one alone."""
    chance = desk.chance
    while True:
        spot = chance.choice([n for n, sign in enumerate(reference) if n > 9 and sign != " "])
        signs = "0123456789" if reference[spot].isdigit() else "ABCDEFGHJKLMNPQRSTUVWXYZ"
        wrong = reference[:spot] + chance.choice([one for one in signs if one != reference[spot]]) + reference[spot + 1 :]
        if not strict or near(desk, wrong) == {reference.replace(" ", "")}:
            return wrong


def near(desk: Desk, text: str) -> set[str]:
    """Return the references of all bodies and months that differ from a text in at most one sign."""
    run = text.replace(" ", "")
    return {whole for whole in desk.all_references if sum(a != b for a, b in zip(whole, run, strict=True)) < 2}


def for_another(desk: Desk) -> None:
    """Write who pays for another: a firm for a firm, a union the fund, a person at the counter."""
    chance = desk.chance
    for one, other in zip(firms(desk, 10), firms(desk, 10, with_account=True), strict=True):
        if one is other:
            continue
        month = take(desk, one.code)
        note, pieces = said(desk, one, month, name_said(desk, one), code_said(chance, one.tax_code))
        theirs = desk.sender_of(other)
        words = chance.choice(("nộp thay", "nộp hộ", "chuyển giúp", "thanh toán hộ cty", ""))
        lay(
            desk, one, f"{words} {note}".strip(), pieces, Sender(theirs.account, theirs.name), month=month, proofs=("on_behalf",),
            trap="pays_for_another",
        )  # fmt: skip
    for union in chance.sample([one for one in desk.register.unions if one.founded_on.year < desk.place.year and not one.ended_on], 4):
        employer = desk.cast.employer_of(union)
        month = chance.choice(months_of(desk.place.year))
        if (employer.code, month) in desk.paid or employer.habit in ("both", "group") or employer.code in str(desk.cast.pairs):
            continue
        desk.paid.add((employer.code, month))
        own = desk.sender_of(union)
        note = said(desk, employer, month, union_said(desk, union))
        lay(desk, employer, *note, own, month=month, proofs=("union_sends_fund",), trap="union_sends_fund", payer=union.code)
    for one in firms(desk, 6):
        month = take(desk, one.code)
        note, pieces = said(desk, one, month, name_said(desk, one))
        who = desk.person_of(one)
        lay(
            desk,
            one,
            f"{who.name} nộp tiền mặt {note}",
            pieces,
            who,
            month=month,
            show="none",
            proofs=("person_sends",),
            trap="cash_at_counter",
        )


def bookkeepers_office(desk: Desk) -> None:
    """Write an office that keeps books for several firms: its account tells nobody."""
    chance = desk.chance
    office = Sender(
        f"8888{chance.randint(10**7, 10**8 - 1)}", f"CONG TY TNHH DICH VU KE TOAN {chance.choice(('SO CAI', 'BUT TOAN', 'CHUNG TU'))}"
    )
    clients = firms(desk, 3)
    for turn, one in enumerate([*clients, *clients, *clients]):
        month = take(desk, one.code, (1 + turn, 2 + turn, 3 + turn))
        note, pieces = said(desk, one, month, name_said(desk, one), code_said(chance, one.tax_code))
        lay(desk, one, note, pieces, office, month=month, proofs=("on_behalf",), trap="office_names_client", payer=one.code)
    for one in (*clients, clients[0]):
        month = take(desk, one.code, (7, 8, 9, 10, 11, 12))
        draft = lay(desk, one, *said(desk, one, month), office, month=month, trap="office_says_nothing")
        draft.own = desk.ways(one.code).own


def sums(desk: Desk) -> None:
    """Write slips of sums, repeats, sums of two funds and of two firms that nothing proves, and some that are proved."""
    chance = desk.chance
    for one in firms(desk, 3, with_account=True):
        month = take(desk, one.code)
        back = one.due(month) * 9
        pay_fund(
            desk, one, desk.moment(month, 8, 20), (month,), amount=one.due(month) * 10, manner="code_name", proofs=("odd_sum",),
            traps=("ten_times",), refund=(chance.randint(3, 9), back, f"Hoàn trả tiền nộp thừa KPCĐ {one.name}"),
        )  # fmt: skip
    for one in firms(desk, 5, with_account=True):
        month = take(desk, one.code)
        at = desk.moment(month, 8, 20)
        first = one.due(month) // 2
        for amount in (first, one.due(month) - first):
            pay_fund(desk, one, at, (month,), amount=amount, manner="code_name", traps=("half",))
    both = [
        one
        for one in desk.register.employers
        if one.union and one.habit not in ("both", "group", "never") and one.code not in str(desk.cast.pairs)
    ]
    for one, odd in zip(chance.sample(both, 12), ("rounded",) * 7 + ("stated",) * 3 + ("stated_otherwise",) * 2, strict=True):
        months = [m for m in months_of(desk.place.year) if desk.register.union(one.union).payable_up(m) and (one.code, m) not in desk.paid]
        month = chance.choice(months)
        desk.paid |= {(one.code, month), (one.union, month)}
        pay_both(desk, one, desk.moment(month, 9, 26), (month,), odd)
    for number, (one, other) in enumerate(zip(firms(desk, 7), firms(desk, 7), strict=True)):
        if one is other:
            continue
        month = take(desk, one.code)
        if (other.code, month) in desk.paid:
            continue
        desk.paid.add((other.code, month))
        fits = number % 2 == 0
        amount = one.due(month) + other.due(month) + (0 if fits else chance.choice((-310_000, 275_000, 1_000_000)))
        codes = (Piece(one.tax_code, "tax_code"), Piece(other.tax_code, "tax_code"))
        note = f"KPCĐ T{month % 100}/{month // 100} {codes[0].text} và {codes[1].text}"
        desk.add(Draft(
            desk.moment(month, 9, 26), amount, "KPCD", note, desk.somebody(), [Piece("KPCĐ", "kind"), *codes], "none", "",
            tuple((firm.code, "KPCD", firm.due(month), (month,)) for firm in (one, other)) if fits else (),
            (one.code, other.code), ("several_payers",) if fits else ("sum_does_not_fit",), ("two_firms",),
            own=desk.ways(one.code).own, is_cut=False,
        ))  # fmt: skip


def names(desk: Desk) -> None:
    """Write former names, O for 0 in a code, words that belong to other money beside the fund."""
    chance = desk.chance
    for one in [one for one in desk.register.employers if one.former]:
        for manner in ("alone", "account", "code"):
            month = take(desk, one.code)
            code = code_said(chance, one.tax_code) if manner == "code" else NONE
            note = said(desk, one, month, Piece(one.former, "former_name"), code)
            sender = desk.sender_of(one)
            sender = Sender(sender.account, one.former, sender.account_proof, "former_name")
            lay(desk, one, *note, sender, month=month, show="none" if manner != "account" else "both", trap="former_name")
    for union in chance.sample([one for one in desk.register.unions if one.founded_on.year < desk.place.year and not one.ended_on], 4):
        month = take(desk, union.code)
        slipped = union.code.replace("0", "O", 1)
        note, pieces = composed(
            desk, kind_said(desk, "DUES", union.code), months_said(chance, desk.place, (month,)), NONE, Piece(slipped, "slipped_code")
        )
        amount = union.payable_up(month)
        if amount:
            desk.add(Draft(
                desk.moment(month, 9, 26), amount, "DUES", note, desk.somebody(), pieces, "none", "",
                ((union.code, "DUES", amount, (month,)),),
                (union.code,), (), ("o_for_0",), own=desk.ways(union.code).own, is_cut=False,
            ))  # fmt: skip
    for one in firms(desk, 5):
        month = take(desk, one.code)
        words = chance.choice(("KPCĐ và BHXH", "BHXH, KPCĐ", "2% KPCĐ (kèm quỹ vì người nghèo)", "KPCĐ + thuế môn bài"))
        code = code_said(chance, one.tax_code)
        note = f"{name_said(desk, one).text} {words} T{month % 100}/{month // 100} {code.text}"
        lay(
            desk, one, note, [Piece(words, "kind"), code], desk.sender_of(one), month=month, proofs=("other_words",),
            trap="other_words_beside",
            amount=one.due(month),
        )  # fmt: skip


def joint_payers(desk: Desk) -> None:
    """Write what a department or a holding pays for its members: exactly what they owe, or another sum."""
    chance = desk.chance
    for group in desk.register.groups:
        odd_months = chance.sample(months_of(desk.place.year), 3)
        for month in months_of(desk.place.year):
            parts = tuple((one.code, "KPCD", one.due(month), (month,)) for one in group.members if one.due(month))
            is_odd = month in odd_months
            total = sum(part[2] for part in parts) + (chance.choice((-120_000, 500_000, 1_000)) if is_odd else 0)
            kind, period = Piece(chance.choice(desk.place.fund), "kind"), months_said(chance, desk.place, (month,))
            code = Piece(group.tax_code, "group") if chance.random() < 0.5 else NONE
            note, pieces = composed(desk, kind, period, Piece(group.name, ""), code)
            sender = Sender(group.account, group.name.upper(), "group")
            desk.add(Draft(
                desk.moment(month, 12, 27), total, "KPCD", note, sender, pieces, chance.choice(("both", "account")), "",
                () if is_odd else parts,
                tuple(one.code for one in group.members), ("sum_does_not_fit",) if is_odd else ("group",), ("joint_payer",),
                own=0, is_cut=False,
            ))  # fmt: skip


def taught(desk: Desk) -> None:
    """Write an account that one month teaches with code and name, and the next months use alone; one that two payers share."""
    chance = desk.chance
    for one in [one for one in desk.register.employers if one.unknown_account and one.habit in ("monthly", "late")][:6]:
        months = [month for month in months_of(desk.place.year) if (one.code, month) not in desk.paid][:8]
        desk.paid |= {(one.code, month) for month in months}
        for turn, month in enumerate(months):
            lesson = turn in (0, 4)
            note = said(desk, one, month, *((name_said(desk, one), Piece(one.tax_code, "tax_code")) if lesson else (NONE, NONE)))
            sender = desk.sender_of(one)
            sender = sender if lesson else Sender(sender.account, "")
            lay(
                desk,
                one,
                *note,
                sender,
                month=month,
                trap="lesson" if lesson else "learned",
                payer=one.code,
                show="both" if lesson else "account",
            )
    two = firms(desk, 2)
    account = Sender(f"7777{chance.randint(10**7, 10**8 - 1)}", "")
    for turn in range(8):
        one = two[turn % 2]
        month = take(desk, one.code, (turn + 1, turn + 2) if turn < 4 else (turn + 2, turn + 3, turn + 4, turn + 5))
        told = turn < 4
        note = said(desk, one, month, *((name_said(desk, one), Piece(one.tax_code, "tax_code")) if told else (NONE, NONE)))
        lay(
            desk, one, *note, account, month=month, show="account", trap="account_of_two_learned", payer=one.code if told else "",
        )  # fmt: skip
    unions = chance.sample([one for one in desk.register.unions if one.founded_on.year < desk.place.year and not one.ended_on], 3)
    for union in unions:
        month = take(desk, union.code)
        if union.payable_up(month):
            pay_dues(desk, union, desk.moment(month, 9, 26), (month,), "person_code", traps=("treasurer_teaches",))
