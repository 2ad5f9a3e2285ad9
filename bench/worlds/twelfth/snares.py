"""Lines that a careless reader would book, or would ask about for nothing: written before the year, which leaves their months out."""

from bench.worlds.facts import Employer, Union, folded, is_tax_code, months_of
from bench.worlds.ninth.habits import owed

from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Body, Desk, Draft, Piece, Sender
from .words import NONE, amounts_said, code_said, composed, kind_said, months_said, name_said, tidy
from .wrapping import COLUMNS
from .year import HABITS


def set_snares(desk: Desk) -> None:
    """Write every snare of the year."""
    for snare in (
        joint_payers, references, treasury, offices, on_behalf, contradictions, unknown_codes, branch, former_names, two_in_one,
        other_words, harmless_figures, unions_for_employers, odd_sums,
    ):  # fmt: skip
        snare(desk)


def seen_own(desk: Desk) -> int:
    """Return the collector's account whose files always have columns for the other side."""
    return next(n for n, one in enumerate(desk.place.own) if one.layouts[0][0] == 1 and all(name in COLUMNS for _, name in one.layouts))


def plain_payer(desk: Desk, *, last: int = 12, first: int = 1) -> tuple[Employer, int]:
    """Take an employer that nobody mistakes and a month that it has not paid; the year leaves that month out."""
    while True:
        month = desk.place.year * 100 + desk.chance.randint(first, last)
        employer = desk.chance.choice([one for one in desk.register.employers if one.habit == "monthly" and one.accounts])
        if not desk.is_special(employer) and employer.due(month) and (employer.code, month) not in desk.paid:
            desk.paid.add((employer.code, month))
            return employer, month


def write(
    desk: Desk, employer: Employer, month: int, note: str, pieces: list[Piece], sender: Sender, show: str, *, trap: str,
    proofs: tuple[str, ...] = (), own: int | None = None, virtual: str = "", amount: int = 0,
) -> Draft:  # fmt: skip
    """Write one payment of the fund by one employer."""
    amount = amount or employer.due(month)
    return desk.add(Draft(
        desk.moment(month, 9, 27), amount, "KPCD", note, sender, pieces, show, employer.code, ((employer.code, "KPCD", amount, (month,)),),
        (employer.code,), proofs, (trap,), virtual, own, is_cut=False,
    ))  # fmt: skip


def said(desk: Desk, employer: Employer, month: int, name: Piece, code: Piece = NONE) -> tuple[str, list[Piece]]:
    """Return a note of the fund for a month."""
    return composed(desk, kind_said(desk, "KPCD", employer.code), months_said(desk.chance, desk.place, (month,)), name, code)


def joint_payers(desk: Desk) -> None:
    """A holding and an office pay for three members each: exactly what they owe, once each another sum."""
    for group in desk.register.groups:
        sender = Sender(group.account, folded(group.name).upper(), "group", "group")
        words = desk.chance.choice(("cho các đơn vị thành viên", "nộp gộp 3 đơn vị trực thuộc", "của các đơn vị phụ thuộc"))
        odd = desk.chance.choice((5, 8, 11))
        for month in months_of(desk.place.year):
            parts = tuple((one.code, "KPCD", one.due(month), (month,)) for one in group.members if one.due(month))
            kind = Piece(desk.chance.choice(desk.place.fund), "kind")
            note = f"{group.name} {kind.text} {words} {months_said(desk.chance, desk.place, (month,))}"
            surplus = 370_000 if month % 100 == odd else 0
            owing, pieces = sum(part[2] for part in parts) + surplus, [kind, Piece(group.name, "group")]
            true_payer, proofs = tuple(one.code for one in group.members), ("sum_does_not_fit",) if surplus else ()
            desk.add(Draft(
                desk.moment(month, 11, 26), owing, "KPCD", note, sender, pieces, "both", "", parts, true_payer, proofs,
                ("group_odd" if surplus else "group_owed",), own=0, hand="plain", is_cut=False,
            ))  # fmt: skip


def mistyped(desk: Desk, reference: str, count: int) -> str:
    """Return a reference with some figures wrong that is near its own alone (one wrong), or near nobody's."""
    places = [at for at, sign in enumerate(reference) if sign.isdigit() and at > 3]
    while True:
        signs = list(reference)
        for at in desk.chance.sample(places, count):
            signs[at] = str((int(signs[at]) + desk.chance.randint(1, 9)) % 10)
        wrong = "".join(signs)
        plain = wrong.replace(" ", "")
        near = {one for one in desk.all_references if sum(a != b for a, b in zip(plain, one, strict=True)) < 2}
        if near == ({reference.replace(" ", "")} if count == 1 else set()):
            return wrong


def references(desk: Desk) -> None:
    """Our reference with one sign wrong, or with so many that it is nobody's."""
    for n in range(11):
        employer, month = plain_payer(desk)
        wrong = mistyped(desk, desk.reference(employer.code, "KPCD", month), 1 if n < 7 else 4)
        proof = "corrected_reference" if n < 7 else "broken_reference"
        note, pieces = HABITS.around(desk, wrong, proof)
        sender = desk.sender_of(employer) if n < 4 else desk.somebody()
        write(desk, employer, month, note, pieces, sender, "both" if n < 4 else "none", trap=proof)


def treasury(desk: Desk) -> None:
    """The treasury pays for a public body, whose whole name and budget number stand in the note."""
    public = [one for one in desk.register.employers if one.sector == "hcsn"]
    for body in desk.chance.sample(public, 4):
        for month in desk.chance.sample(months_of(desk.place.year), 3):
            if body.habit in ("group", "both") or not body.due(month) or (body.code, month) in desk.paid:
                continue
            desk.paid.add((body.code, month))
            budget = f"MQHNS {desk.chance.randint(1_000_000, 1_199_999)}"
            note, pieces = said(desk, body, month, name_said(desk, body), desk.chance.choice((Piece(budget), Piece(f"{budget} TM 7756"))))
            sender = Sender(desk.somebody().account, f"KHO BAC NHA NUOC {folded(desk.place.communes[0]).upper()}")
            write(desk, body, month, note, pieces, sender, "name", trap="treasury")


def offices(desk: Desk) -> None:
    """A bookkeepers' office pays for its clients: by name and code, and at the end of the year by nothing."""
    own = seen_own(desk)
    sender = Sender(desk.somebody().account, f"CONG TY TNHH DICH VU KE TOAN {folded(desk.place.communes[3]).upper()}")
    for n in range(10):
        employer, month = plain_payer(desk, first=1 if n < 7 else 10, last=8 if n < 7 else 12)
        if n < 7:
            note, pieces = said(desk, employer, month, name_said(desk, employer), code_said(desk.chance, employer.tax_code))
            note = f"{note} {desk.chance.choice(('DVKT nộp giúp', '- khách hàng nhờ chuyển', '(kế toán dịch vụ)'))}"
            write(desk, employer, month, note, pieces, sender, "both", trap="office", proofs=("on_behalf",), own=own)
        else:
            note, pieces = said(desk, employer, month, NONE)
            write(desk, employer, month, note, pieces, sender, "both", trap="office_nameless", own=own)


def on_behalf(desk: Desk) -> None:
    """One firm pays for another and says so, with the other's tax code."""
    for _ in range(7):
        employer, month = plain_payer(desk)
        payer, _ = plain_payer_kept(desk, employer)
        name, code = name_said(desk, employer), code_said(desk.chance, employer.tax_code)
        kind, period = kind_said(desk, "KPCD", employer.code), months_said(desk.chance, desk.place, (month,))
        words = desk.chance.choice(("nộp thay {k} {p} cho {n} {c}", "nộp hộ {n}, {c}, {k} {p}", "chi hộ {k} {p} của {n} ({c})"))
        note = words.format(k=kind.text, p=period, n=name.text, c=code.text)
        sender = Sender(payer.accounts[0], folded(payer.name).upper(), "on_behalf", "on_behalf")
        write(desk, employer, month, note, [kind, name, code], sender, "both", trap="on_behalf", proofs=("on_behalf",))


def plain_payer_kept(desk: Desk, other: Body) -> tuple[Employer, int]:
    """Return another employer that nobody mistakes, and a month that stays its own."""
    while True:
        employer, month = plain_payer(desk)
        desk.paid.discard((employer.code, month))
        if employer.code != other.code:
            return employer, month


def contradictions(desk: Desk) -> None:
    """Tax code of one with the name, the account or the virtual number of another, and nothing that explains it."""
    own = seen_own(desk)
    for n in range(12 if desk.place.virtual else 9):
        employer, month = plain_payer(desk)
        other, _ = plain_payer_kept(desk, employer)
        code, proofs = code_said(desk.chance, other.tax_code), ("two_identities",)
        if n < 5:
            note, pieces = said(desk, employer, month, name_said(desk, employer), code)
            write(desk, employer, month, note, pieces, desk.somebody(), "none", trap="code_of_another", proofs=proofs)
        elif n < 9:
            note, pieces = said(desk, employer, month, NONE, code)
            sender = desk.sender_of(employer)
            write(desk, employer, month, note, pieces, sender, "account", trap="account_of_another", proofs=proofs, own=own)
        else:
            note, pieces = said(desk, employer, month, name_said(desk, employer), code_said(desk.chance, employer.tax_code))
            number = virtual_number(desk.place.virtual, desk.cast.numbers[other.code])
            sender = desk.sender_of(employer)
            write(desk, employer, month, note, pieces, sender, "both", trap="virtual_of_another", proofs=proofs, virtual=number)


def unknown_codes(desk: Desk) -> None:
    """A valid tax code that nobody here bears, beside the whole name of a payer."""
    for _ in range(5):
        employer, month = plain_payer(desk)
        code = Piece(code_said(desk.chance, desk.cast.codes.next()).text)
        note, pieces = said(desk, employer, month, name_said(desk, employer), code)
        write(desk, employer, month, note, pieces, desk.somebody(), "none", trap="unknown_code", proofs=("unknown_code",))


def branch(desk: Desk) -> None:
    """The branch writes its parent's ten digits."""
    small, parent = (desk.cast.employer(code) for code in desk.cast.pairs["branch"])
    for month in desk.chance.sample(months_of(desk.place.year), 4):
        desk.paid.add((small.code, month))
        code = Piece(code_said(desk.chance, parent.tax_code).text, "parent_code")
        note, pieces = said(desk, small, month, name_said(desk, small), code)
        write(desk, small, month, note, pieces, desk.sender_of(small), "both", trap="parent_code")


def former_names(desk: Desk) -> None:
    """A firm still writes the name that it bore before, and no account is shown."""
    for employer in desk.register.employers:
        for month in desk.chance.sample(months_of(desk.place.year), 2) if employer.former else ():
            if employer.habit in ("monthly", "late") and employer.due(month) and (employer.code, month) not in desk.paid:
                desk.paid.add((employer.code, month))
                note, pieces = said(desk, employer, month, Piece(employer.former, "former_name"))
                write(desk, employer, month, note, pieces, desk.sender_of(employer), "none", trap="former_name")


def two_in_one(desk: Desk) -> None:
    """Two firms by their tax codes in one sum: exactly what both owe, or another; two funds whose written sums are not what is owed."""
    for n in range(6):
        (one, month), trap = plain_payer(desk), "two_firms_owed" if n < 3 else "two_firms_odd"
        two = desk.chance.choice([
            each for each in desk.register.employers
            if each.habit == "monthly" and each.accounts and each.code != one.code and not desk.is_special(each) and each.due(month)
            and (each.code, month) not in desk.paid
        ])  # fmt: skip
        desk.paid.add((two.code, month))
        kind, codes = Piece(desk.chance.choice(desk.place.fund), "kind"), [Piece(each.tax_code, "tax_code") for each in (one, two)]
        note = f"{kind.text} {months_said(desk.chance, desk.place, (month,))} của 2 MST {codes[0].text} và {codes[1].text}"
        parts = tuple((each.code, "KPCD", each.due(month), (month,)) for each in (one, two))
        proofs, surplus = (("several_payers",), 0) if n < 3 else (("sum_does_not_fit",), 215_000)
        desk.add(Draft(
            desk.moment(month, 10, 26), sum(part[2] for part in parts) + surplus, "KPCD", note, desk.somebody(), [kind, *codes], "none", "",
            parts, (one.code, two.code), proofs, (trap,), own=0, is_cut=False,
        ))  # fmt: skip
    for employer in [one for one in desk.register.employers if one.habit == "both"][:3]:
        month = desk.place.year * 100 + desk.chance.randint(3, 11)
        desk.paid |= {(employer.code, month), (employer.union, month)}
        HABITS.pay_both(desk, employer, desk.moment(month, 10, 27), (month,), odd="stated_otherwise")


def other_words(desk: Desk) -> None:
    """The fund is said and other money named beside it: paid with it, or said to be paid elsewhere; the sum is the fund's alone."""
    for n in range(9):
        employer, month = plain_payer(desk)
        note, pieces = said(desk, employer, month, name_said(desk, employer), code_said(desk.chance, employer.tax_code))
        if n < 4:
            words = desk.chance.choice(("và BHXH", "+ BHXH, BHYT", "và tiền thuế"))
            note, trap, proofs = f"{note} {words}", "other_words", ("other_words",)
        else:
            words = desk.chance.choice(("(BHXH đã nộp riêng)", "(không gồm đoàn phí)", "(đoàn phí chuyển sau)", "theo quỹ lương đóng BHXH"))
            note, trap, proofs = f"{note} {words}", "other_money_named", ()
        write(desk, employer, month, note, pieces, desk.sender_of(employer), "both", trap=trap, proofs=proofs)


def harmless_figures(desk: Desk) -> None:
    """A telephone, a contract, an invoice or the sum beside the key: nothing contradicts."""
    for _ in range(9):
        employer, month = plain_payer(desk)
        while is_tax_code(phone := "09" + "".join(desk.chance.choices("0123456789", k=8))):
            pass
        note, pieces = said(desk, employer, month, name_said(desk, employer), code_said(desk.chance, employer.tax_code))
        (total,) = amounts_said(desk.chance, (employer.due(month),))
        words = desk.chance.choice((phone, f"SĐT {phone}", f"theo thông báo {desk.chance.randint(100, 899)}/TB-LĐLĐ", f"tổng {total}",
                                    f"{employer.heads} lao động", f"liên hệ kế toán {phone[:4]}.{phone[4:7]}.{phone[7:]}"))  # fmt: skip
        sender = desk.chance.choice((desk.sender_of(employer), desk.person_of(employer)))
        write(desk, employer, month, tidy(f"{note} - {words}"), pieces, sender, "none", trap="harmless_figures")


def unions_for_employers(desk: Desk) -> None:
    """A union sends what its employer owes."""
    done = 0
    while done < 5:
        employer, month = plain_payer(desk)
        if not employer.union:
            desk.paid.discard((employer.code, month))
            continue
        union: Union = desk.register.union(employer.union)
        note, pieces = said(desk, employer, month, name_said(desk, employer))
        write(desk, employer, month, note, pieces, desk.sender_of(union), "both", trap="union_sends_fund", proofs=("union_sends_fund",))
        done += 1


def odd_sums(desk: Desk) -> None:
    """Ten times what is owed, by a slip; most of it goes back in days."""
    for _ in range(3):
        employer, month = plain_payer(desk, last=11)
        due = owed(employer, month)
        words = f"Hoan lai tien nop thua KPCD thang {month % 100}/{month // 100} cho {employer.name}"
        HABITS.pay_fund(
            desk, employer, desk.moment(month, 10, 20), (month,), amount=due * 10, manner="code_name", proofs=("odd_sum",),
            traps=("ten_times",), refund=(6, due * 9, words),
        )  # fmt: skip
