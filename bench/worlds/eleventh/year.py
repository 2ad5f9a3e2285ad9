"""The payments that follow from habit: the fund by month or quarter, dues, and both in one sum, by the tenth's schedule."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bench.worlds.facts import Employer, is_tax_code
from bench.worlds.tenth.year import Plan, owed, schedule

from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Body, Desk, Draft, Parts, Piece, Sender
from .hands import hand_of
from .words import NONE, amounts_said, code_said, composed, kind_said, months_said, name_said, plainly, weak_name

FUND: Mapping[str, int] = {
    "code_name": 26, "code": 14, "account_name": 21, "account": 7, "name": 11, "unit": 6, "unit_name": 4, "reference": 8, "person_code": 5,
    "person_name": 1, "short": 3, "misspelt": 1, "english": 3, "hint": 2, "silent": 1, "nobody": 1, "wrong_code": 2,
}  # fmt: skip
DUES: Mapping[str, int] = {
    "account_name": 28, "account": 10, "name": 10, "unit": 7, "unit_name": 9, "reference": 8, "code_name": 5, "person_unit": 8,
    "person_name": 4, "short": 3, "misspelt": 2, "employer": 2, "silent": 1, "nobody": 1,
}  # fmt: skip
SILENT = ("chuyển tiền", "nộp theo thông báo", "TT công nợ", ".", "gửi chị Hoa KT", "CK theo công văn", "nộp tiền kỳ này", "ok")


@dataclass(frozen=True)
class Shown:
    """What one payment shows of its payer."""

    name: Piece
    code: Piece
    sender: Sender
    show: str
    virtual: str = ""


def settle_habits(desk: Desk) -> None:
    """Give every payer its lasting manner, hand and order of words."""
    for body in (*desk.register.employers, *desk.register.unions):
        ways = desk.ways(body.code)
        ways.manner, ways.template, ways.hand = drawn(desk, body, lasting=True), desk.chance.randrange(60), hand_of(desk.chance, desk.place)


def drawn(desk: Desk, body: Body, *, lasting: bool = False) -> str:
    """Draw a manner: nobody is wont to be unknown, and who must be known by the account writes the name where no bank shows it."""
    manners = dict(FUND if isinstance(body, Employer) else DUES)
    if desk.place.virtual:
        manners["virtual"] = 10
    if not desk.ways(desk.employer(body).code).english:
        manners["english"] = 0
    if not desk.is_seen_by_account(body):
        manners |= {"account": 1, "account_name": 9, "wrong_code": 0, "code_name": manners["code_name"] + 8, "unit_name": 8}
    if isinstance(body, Employer) and not body.accounts:
        manners |= {"code_name": 70, "account": 4}
    if lasting:
        manners |= {"nobody": 0, "silent": 0} | ({} if desk.is_seen_by_account(body) else {"account": 0})
    if desk.is_special(body):
        manners |= {"misspelt": 0, "short": 0, "english": 0}
    return desk.chance.choices(list(manners), list(manners.values()))[0]


def pay_year(desk: Desk) -> None:
    """Write all payments that follow from the payers' habits."""
    plans: list[tuple[Plan, Body]] = []
    joint = {one.union for one in desk.register.employers if one.habit == "both"}
    for employer in desk.register.employers:
        if employer.habit not in ("never", "group"):
            plans += [(plan, employer) for plan in schedule(desk, employer.habit)]
    for union in desk.register.unions:
        if union.code not in joint:
            habit = desk.chance.choices(("monthly", "late", "quarterly", "two_months", "gap", "stops"), (58, 18, 12, 6, 4, 2))[0]
            plans += [(plan, union) for plan in schedule(desk, habit)]
    for (at, months), body in sorted(plans, key=lambda plan: plan[0][0]):
        owing = tuple(month for month in months if owed(body, month) and (body.code, month) not in desk.paid)
        if not owing:
            continue
        if isinstance(body, Employer) and body.habit == "both":
            pay_both(desk, body, at, owing)
            continue
        due = sum(owed(body, month) for month in owing)
        habit = body.habit if isinstance(body, Employer) else ""
        pay(desk, body, at, owing, amount={"short": due * 8 // 10, "round_up": -(-due // 50_000) * 50_000}.get(habit, due))


def manner_of(desk: Desk, body: Body) -> str:
    """Return the lasting manner of a payer, or once in nine another."""
    return drawn(desk, body) if desk.chance.random() < 0.11 else desk.ways(body.code).manner


def anyhow(desk: Desk) -> str:
    return desk.chance.choice(("both", "both", "both", "account", "name", "none"))


def shown_by(desk: Desk, body: Body, manner: str) -> Shown:
    """Return what a manner shows of its payer."""
    chance, employer = desk.chance, desk.employer(body)
    usual = Shown(name_said(desk, body), NONE, desk.sender_of(body), "both")
    if manner in ("account_name", "account", "silent", "hint", "wrong_code"):
        show = chance.choice(("both", "both", "account"))
        code = Piece(desk.cast.codes.mistyped(employer.tax_code[:10]), "") if manner == "wrong_code" else NONE
        return replace(usual, show=show, code=code, name=NONE if manner in ("account", "silent") else usual.name)
    if manner in ("code_name", "code", "person_code"):
        name = NONE if manner == "code" or (manner == "person_code" and chance.random() < 0.4) else usual.name
        sender = desk.person_of(body) if manner == "person_code" else usual.sender
        return Shown(name, code_said(chance, employer.tax_code), sender, anyhow(desk))
    if manner in ("unit", "unit_name", "person_unit"):
        unit = chance.choice((employer.si_code, employer.code)) if isinstance(body, Employer) else body.code
        sender = desk.person_of(body) if manner == "person_unit" else usual.sender
        return Shown(NONE if manner == "unit" else usual.name, Piece(unit, "unit_code"), sender, anyhow(desk))
    if manner == "virtual":
        number = virtual_number(desk.place.virtual, desk.cast.numbers[body.code])
        return Shown(chance.choice((NONE, usual.name)), NONE, chance.choice((usual.sender, desk.person_of(body))), anyhow(desk), number)
    if manner == "nobody":
        return Shown(NONE, NONE, desk.somebody(), chance.choice(("none", "both")))
    if manner == "person_name":
        return replace(usual, sender=desk.person_of(body), show=anyhow(desk))
    if manner == "reference":
        return Shown(NONE, NONE, chance.choice((usual.sender, usual.sender, desk.person_of(body))), anyhow(desk))
    if manner == "employer":
        own = desk.sender_of(employer)
        by_account = own.account_proof if own.account_proof == "shared_account" else "employer_sends_dues"
        by_name = "employer_sends_dues" if own.name_proof == "full_name" else own.name_proof
        return Shown(NONE, NONE, Sender(own.account, own.name, by_account, by_name), "both")
    if manner in ("short", "misspelt", "english", "former"):
        return Shown(weak_name(desk, body, manner), NONE, usual.sender, chance.choice(("none", "none", "both")))
    return replace(usual, show=chance.choice(("none", "name")))


def besides(desk: Desk, amount: int) -> str:
    """Return what clerks add that proves nothing and contradicts nothing: the receiver, a telephone, a letter, the sum."""
    chance, receiver = desk.chance, desk.place.district[1].replace("Liên đoàn Lao động", "LĐLĐ")
    while is_tax_code(phone := "09" + "".join(chance.choices("0123456789", k=8))):
        pass
    return chance.choice((
        f"gửi {receiver}", f"cho {receiver}", f"ĐT {phone}", f"LH {phone[:4]} {phone[4:7]} {phone[7:]}",
        f"theo CV {chance.randint(11, 99)}",
        f"{amount:,}đ".replace(",", "."), f"KT {chance.choice(desk.place.persons).split()[-1]}", "nhờ quý cơ quan xác nhận", "lần 1",
        "theo bảng kê BHXH", "đã chốt số liệu",
    ))  # fmt: skip


def around(desk: Desk, reference: str, proof: str = "reference") -> tuple[str, list[Piece]]:
    """Return a note around our reference as it is copied from the notice or scanned."""
    chance = desk.chance
    text = chance.choice((reference, reference, reference.replace(" ", ""), reference.replace(" ", "-"), reference.replace(" ", "_")))
    note = chance.choice(("{r}", "{r}", "{r}", "nộp theo mã {r}", "mã nộp tiền: {r}", "TB {r}", "{r} chuyển khoản", "QR {r}"))
    return note.format(r=text), [Piece(text, proof)]


def pay(
    desk: Desk, body: Body, at: datetime, months: tuple[int, ...], *, amount: int = 0, manner: str = "", proofs: tuple[str, ...] = (),
    traps: tuple[str, ...] = (), refund: tuple[int, int, str] | None = None,
) -> Draft:  # fmt: skip
    """Write one payment of what a body owes: an employer the fund, a union its dues."""
    chance, manner = desk.chance, manner or manner_of(desk, body)
    fund = "KPCD" if isinstance(body, Employer) else "DUES"
    amount, shown, template = (
        amount or sum(owed(body, month) for month in months),
        shown_by(desk, body, manner),
        desk.ways(body.code).template,
    )
    hints = plainly(desk.place.hints, desk.ways(body.code).english)
    kind = Piece(chance.choice(hints), "kind_hint") if manner == "hint" else kind_said(desk, fund, body.code)
    usual = template if chance.random() < 0.8 else -1
    period = months_said(chance, desk.place, months, usual) if chance.random() < 0.93 else ""
    note, pieces = composed(desk, kind, period, shown.name, shown.code, lasting=body.code)
    if manner == "silent":
        note, pieces = chance.choice(SILENT), []
    elif manner == "reference":
        note, pieces = around(desk, desk.reference(body.code, fund, months[-1]))
    elif manner == "wrong_code":
        proofs = proofs if shown.sender.account_proof == "account" else (*proofs, "wrong_code")
    elif manner in ("code_name", "code", "account_name", "unit", "unit_name", "virtual") and chance.random() < 0.12:
        note, traps = f"{note} {besides(desk, amount)}", (*traps, "words_beside")
    is_cut = manner not in ("reference", "wrong_code", "employer", "account", "silent") and not desk.is_special(body)
    return desk.add(Draft(
        at, amount, fund, note, shown.sender, pieces, shown.show, body.code, ((body.code, fund, amount, months),), (body.code,), proofs,
        (f"{fund.lower()}_{manner}", *traps), shown.virtual, hand=desk.place.remains if chance.random() < 0.025 else "", is_cut=is_cut,
        refund=refund,
    ))  # fmt: skip


def pay_both(desk: Desk, employer: Employer, at: datetime, months: tuple[int, ...], odd: str = "") -> Draft | None:
    """Write fund and dues in one sum: what is owed, its parts perhaps written out; or a sum that nothing divides."""
    chance, union = desk.chance, desk.register.union(employer.union)
    fund, dues = (sum(owed(body, month) for month in months) for body in (employer, union))
    if not (fund and dues):
        return None
    odd, proofs = odd or chance.choices(("", "stated", "rounded"), (72, 21, 7))[0], ()
    if odd == "rounded":
        fund, proofs = -(-(fund + dues) // 100_000) * 100_000 - dues + 100_000, ("sum_does_not_fit",)
    if odd == "stated_otherwise":
        fund, proofs = fund // 100_000 * 100_000 + 30_000, ("stated_split",)
    name, code = name_said(desk, employer), chance.choice((code_said(chance, employer.tax_code), Piece(employer.si_code, "unit_code")))
    kind, period = kind_said(desk, "BOTH", employer.code), months_said(chance, desk.place, months)
    note, pieces = composed(desk, kind, period, name, code, lasting=employer.code)
    if odd.startswith("stated"):
        first, second = amounts_said(chance, (fund, dues))
        note = chance.choice(("{c} {p} KPCĐ {a}, đoàn phí {b}", "{c} nộp {p}: KPCĐ = {a} + đoàn phí = {b}")).format(
            c=code.text, p=period, a=first, b=second
        )
        pieces = [Piece("KPCĐ", "kind"), code, Piece(second, "kind")]
    parts: Parts = ((employer.code, "KPCD", fund, months), (union.code, "DUES", dues, months))
    return desk.add(Draft(
        at, fund + dues, "BOTH", note, desk.sender_of(employer), pieces, chance.choice(("both", "both", "account")), employer.code, parts,
        (employer.code, union.code), proofs, (f"both_{odd or 'owed'}",), is_cut=False,
    ))  # fmt: skip
