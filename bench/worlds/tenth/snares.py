"""Lines that a careless program books, and lines that a timid one asks."""

from bench.worlds.facts import Employer, months_of

from .desk import Desk, Draft, Piece, Sender
from .words import NONE, code_said, composed, kind_said, months_said, name_said, weak_name
from .year import around, pay_both, pay_fund


def plain_firms(desk: Desk, count: int) -> list[Employer]:
    """Return firms that are not easily taken for others, each with a known account."""
    special = str(desk.cast.pairs)
    free = [
        one
        for one in desk.register.employers
        if one.code not in special
        and one.accounts
        and one.habit not in ("group", "both", "never")
        and all(one.due(month) for month in months_of(desk.place.year))
    ]
    return desk.chance.sample(free, count)


def month_of(desk: Desk, code: str, first: int = 1) -> int:
    """Take a month that this body has not paid yet."""
    free = [desk.place.year * 100 + n for n in range(first, 13) if (code, desk.place.year * 100 + n) not in desk.paid]
    month = desk.chance.choice(free)
    desk.paid.add((code, month))
    return month


def fund_line(
    desk: Desk,
    one: Employer,
    name: Piece,
    code: Piece,
    sender: Sender,
    trap: str,
    *,
    proofs: tuple[str, ...] = (),
    show: str = "both",
    true: tuple[str, ...] = (),
    times: int = 1,
    kind: Piece | None = None,
    note: str = "",
    pieces: list[Piece] | None = None,
    first: int = 1,
) -> Draft:
    """Write one odd payment of the fund for a month that nothing else pays."""
    month = month_of(desk, one.code, first)
    if not note:
        said = kind or kind_said(desk, "KPCD", one.code)
        note, pieces = composed(desk, said, months_said(desk.chance, desk.place, (month,)), name, code)
    amount = one.due(month) * times
    refund = (6, amount - one.due(month), f"trả lại tiền thừa {one.name}") if times > 1 else None
    return desk.add(
        Draft(
            desk.moment(month, 10, 26),
            amount,
            "KPCD",
            note,
            sender,
            pieces or [],
            show,
            one.code,
            ((one.code, "KPCD", amount, (month,)),),
            true or (one.code,),
            proofs,
            (trap,),
            is_cut=False,
            refund=refund,
        )
    )


def set_snares(desk: Desk) -> None:
    """Write every snare of the year."""
    chance = desk.chance
    firms = plain_firms(desk, 26)
    for n in range(10):
        one, two = firms[n], firms[n + 13]
        fund_line(
            desk,
            one,
            NONE,
            code_said(chance, one.tax_code),
            desk.sender_of(two),
            "code_of_one_account_of_another",
            proofs=("two_identities",),
            true=(one.code, two.code),
        )
    for n in range(6):
        one, two = firms[n + 10], firms[n]
        month_words = f"{name_said(desk, one).text} nộp thay" if n % 2 else "nộp hộ"
        code = code_said(chance, one.tax_code)
        fund_line(
            desk,
            one,
            NONE,
            Piece(f"{month_words} {code.text}", ""),
            desk.sender_of(two),
            "pays_for_another",
            proofs=("on_behalf", "tax_code"),
        )
    for one in plain_firms(desk, 5):
        name = name_said(desk, one)
        fund_line(
            desk,
            one,
            name,
            Piece(f"MST {desk.cast.codes.next()}"),
            Sender("", ""),
            "valid_code_of_nobody",
            proofs=("unknown_code",),
            show="none",
        )
    references(desk)
    for one in plain_firms(desk, 2):
        fund_line(desk, one, name_said(desk, one), NONE, desk.sender_of(one), "ten_times", proofs=("odd_sum",), times=10)
    for one in desk.register.employers:
        if one.former:
            for _ in range(3):
                fund_line(desk, one, Piece(one.former, "former_name"), NONE, Sender("", ""), "former_name", show="none")
    for one in plain_firms(desk, 6):
        name = weak_name(desk, one, "misspelt")
        fund_line(desk, one, name, NONE, desk.somebody(), "misspelt_by_a_person")
    foreign = [one for one in plain_firms(desk, 26) if desk.ways(one.code).english]
    for one in foreign[:5]:
        fund_line(desk, one, Piece(desk.ways(one.code).english, "english_name"), NONE, Sender("", ""), "foreign_name", show="none")
    both = [one for one in desk.register.employers if one.habit == "both"]
    for n, one in enumerate(both[:5]):
        month = month_of(desk, one.code)
        pay_both(desk, one, desk.moment(month, 11, 25), (month,), "rounded" if n < 3 else "stated_otherwise")
    twins(desk)
    joint(desk)
    teach(desk)


def references(desk: Desk) -> None:
    """Our reference from another's account, with one wrong sign, with several."""
    chance = desk.chance
    for n, one in enumerate(plain_firms(desk, 12)):
        month = desk.place.year * 100 + next(m for m in range(2, 13) if (one.code, desk.place.year * 100 + m) not in desk.paid)
        desk.paid.add((one.code, month))
        reference, proof, sender = desk.reference(one.code, "KPCD", month), "reference", desk.person_of(one)
        if n >= 4:
            reference, proof = wrong(desk, reference, 1 if n < 9 else 4), "corrected_reference" if n < 9 else "broken_reference"
            sender = desk.sender_of(one) if n < 6 else desk.somebody()
        note, pieces = around(desk, reference, proof)
        desk.add(
            Draft(
                desk.moment(month, 10, 26),
                one.due(month),
                "KPCD",
                note,
                sender,
                pieces,
                chance.choice(("both", "none")) if n < 9 else "none",
                one.code,
                ((one.code, "KPCD", one.due(month), (month,)),),
                (one.code,),
                (),
                (proof,),
                is_cut=False,
            )
        )


def wrong(desk: Desk, reference: str, count: int) -> str:
    """Return a reference with wrong figures behind its month: near its own payer's alone, or near nobody's."""
    places = [n for n, sign in enumerate(reference) if sign.isdigit()][4:]
    while True:
        signs = list(reference)
        for at in desk.chance.sample(places, count):
            signs[at] = desk.chance.choice([one for one in "0123456789" if one != signs[at]])
        text = "".join(signs).replace(" ", "")
        near = [one for one in desk.all_references if len(one) == len(text) and sum(a != b for a, b in zip(one, text, strict=True)) <= 1]
        if near == ([reference.replace(" ", "")] if count == 1 else []):
            return "".join(signs)


def twins(desk: Desk) -> None:
    """Two bodies of one name: the name alone asks, the tax code tells."""
    for code in desk.cast.pairs["twins"]:
        one = desk.cast.employer(code)
        for n in range(4):
            month = month_of(desk, code)
            if n < 2:
                pay_fund(desk, one, desk.moment(month, 12, 24), (month,), manner="code_name", traps=("namesake_with_code",))
            else:
                desk.paid.discard((code, month))
                fund_line(
                    desk, one, name_said(desk, one), NONE, Sender("", ""), "namesake_alone", show="none", true=desk.cast.pairs["twins"]
                )
    for code in desk.cast.pairs["sharing"]:
        one = desk.cast.employer(code)
        for _ in range(2):
            fund_line(
                desk,
                one,
                NONE,
                NONE,
                Sender(desk.cast.shared, "", "shared_account"),
                "shared_account_alone",
                show="account",
                true=desk.cast.pairs["sharing"],
            )


def joint(desk: Desk) -> None:
    """Each joint payer pays monthly exactly what its members owe."""
    chance = desk.chance
    for group in desk.register.groups:
        for month in months_of(desk.place.year):
            parts = tuple((one.code, "KPCD", one.due(month), (month,)) for one in group.members if one.due(month))
            kind = Piece(chance.choice(desk.place.fund), "kind")
            note, pieces = composed(desk, kind, months_said(chance, desk.place, (month,)), Piece(f"{group.name} nộp cho các đơn vị"))
            is_odd = month % 100 == 8
            amount = sum(part[2] for part in parts) + (1_230_000 if is_odd else 0)
            desk.add(
                Draft(
                    desk.moment(month, 12, 25),
                    amount,
                    "KPCD",
                    note,
                    Sender(group.account, group.name),
                    pieces,
                    "both",
                    "",
                    parts,
                    tuple(one.code for one in group.members),
                    ("group", "sum_does_not_fit") if is_odd else ("group",),
                    ("joint_payer",),
                    is_cut=False,
                    own=0,
                )
            )


def teach(desk: Desk) -> None:
    """An account that the register lacks: first with code and whole name, in later months alone."""
    special = str(desk.cast.pairs)
    free = [one for one in desk.register.employers if one.unknown_account and one.code not in special and one.habit == "monthly"]
    for one in free[:6]:
        for n in range(1, 13):
            month = desk.place.year * 100 + n
            if not one.due(month):
                continue
            desk.paid.add((one.code, month))
            manner = "code_name" if n < 3 else "account"
            pay_fund(desk, one, desk.moment(month, 11, 26), (month,), manner=manner, traps=("account_teaches",)).show = "both"
