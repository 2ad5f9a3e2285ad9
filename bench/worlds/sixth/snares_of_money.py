"""Money that is no fee, though its payer or its words look like one, and what goes out besides shares."""

from datetime import timedelta

from bench.worlds.facts import Line, Said, folded, months_of, tax_code

from .cast import misspelt, shortened
from .desk import Desk, Sender
from .note import Piece
from .snares_of_payers import plain, refund, some_month

# {n} an employer, {p} a person, {m} a month, {y} the year, {c} its tax code, {d} digits, {u} a union
BY_EMPLOYERS = (
    "{n} chi luong T{m}/{y} cho nguoi lao dong", "thanh toan luong thang {m}/{y} {n}", "Tam ung luong ky 1 T{m} MST {c}",
    "+BHXH+103+00+{s}+0{d4}+dong BHXH+", "MST {c} nop BHXH BHYT BHTN thang {m}/{y}", "nop tien BHXH T{m}.{y} ma don vi {s}",
    "{n} MST {c} nop thue TNCN quy 1/{y}", "NTDT+KB:{d4}-KBNN KHU VUC+MST {c} thue GTGT T{m}", "{n} TT tien hang HD {d}",
    "thanh toan HD GTGT so {d} MST {c}",
    "{n} ung ho quy vi nguoi ngheo {y}", "{n} tai tro giai bong da cong nhan {y}", "dat coc thue hoi truong nha van hoa lao dong {n}",
    "{n} tra tien thue mat bang T{m}/{y}", "chuyen nham {n}", "{n} hoan tam ung tham quan", "Nop phat cham dong MST {c} T{m}",
)  # fmt: skip
BY_UNIONS = (
    "doan phi doan TNCS HCM quy 1/{y} {u}", "nop doan phi Doan thanh nien T{m}/{y}", "{u} nop dang phi T{m}/{y}",
    "Dang phi chi bo {u} quy 2/{y}",
    "{u} mua lich cong doan {y}", "{u} ung ho mai am cong doan {y}", "tien ve hoi dien van nghe {u}", "{u} nop tien sach Luat Cong doan",
    "{u} tra lai kinh phi dai hoi cong doan con du", "hoan ung kinh phi tham quan cong doan {u}", "{u} nop quy tinh thuong",
    "le phi thi tay nghe {u}", "Hoi phi Hoi khuyen hoc {u} {y}", "{u} tra no vay quy quoc gia viec lam",
    "{u} tra lai tam ung KPCD quy 1/{y}", "{u} nop lai phan kinh phi cong doan cap thua",
)  # fmt: skip
BY_PERSONS = (
    "{p} chuyen tien", "tra tien cafe", "{p} tra no", "tien dien thang {m} ma KH PE0{d}", "{p} ung ho dong bao bao lut",
    "nop hoc phi lop boi duong {p}",
    "tien thue ki ot thang {m}", "hoan ung cong tac phi {p}", "nop lai tien an trua", "phi cong chung HD {d4}", "ung ho cong doan",
    "phi cong doan",
    "luong T{m}", "ck", "dong phi", "{p} nop tien phong tro T{m}", "cong doan", "kinh phi",
)  # fmt: skip
FROM_ABOVE = (
    "cap kinh phi hoat dong quy {q}/{y}", "cap tra KPCD cho CDCS quy {q}/{y}", "ho tro Tet sum vay {y}", "LDLD cap bu doan phi {y}",
    "chuyen tien qua Tet cho doan vien kho khan",
)  # fmt: skip
OF_ITS_OWN = (
    "TAT TOAN TIEN GUI CO KY HAN {d}", "chuyen von noi bo ve tai khoan chi hoat dong", "DIEU CHUYEN NOI BO TU TK {a}",
    "Rut tien gui tiet kiem cong doan",
)  # fmt: skip
STRANGERS = (
    "{n} nop KPCD T{m}/{y} MST {c}", "{n} dong kinh phi cong doan thang {m} nam {y}", "MST {c} KPCD 2% T{m}.{y}", "KPCD {m}/{y} {n}",
    "{n} TT HD {d}", "{n} nop 2% KPCD quy {q}/{y} - {c}",
)  # fmt: skip
FEES = (
    "Phi BSMS T{m}",
    "VAT PHI CHUYEN TIEN",
    "Phi chuyen tien ngoai he thong",
    "THU PHI SO PHU",
    "Phi quan ly so quy T{m}",
    "Phi kiem dem",
)
INTERESTS = ("LAI TIEN GUI T{m}/{y}", "Interest capitalised", "Tra lai nhap goc KKH")


def set_snares_of_money(desk: Desk) -> None:
    """Set all of it into the year."""
    employers_send_other_money(desk)
    unions_send_other_money(desk)
    persons_and_above(desk)
    strangers_pay(desk)
    the_bank_mends(desk)
    further_bank_lines(desk)


def filled(desk: Desk, template: str, month: int, **more: str) -> str:
    """Fill a template with a person, a month and digits of its own."""
    chance, digits = desk.chance, "0123456789"
    facts = {
        "m": str(month % 100), "y": str(month // 100), "q": str((month % 100 + 2) // 3), "d": "".join(chance.choices(digits, k=7)),
        "d4": "".join(chance.choices(digits, k=4)), "p": chance.choice(desk.place.people), "a": desk.person().account,
    }  # fmt: skip
    return template.format(**facts, **more)


def other_money(
    desk: Desk,
    text: str,
    month: int,
    sender: Sender,
    kind: str,
    trap: str,
    *,
    payer: tuple[str, ...] = (),
    doubt: str = "not_a_fee",
    show: str = "both",
) -> Line:
    """Write one line of money that is no fee."""
    chance = desk.chance
    amount = chance.choice((chance.randint(2, 90) * 50_000, chance.randint(150_000, 48_000_000), chance.randint(1, 40) * 1_000_000))
    return desk.receive(
        at=desk.moment(month, 3, 24), amount=amount, kind=kind, pieces=[Piece(text)], sender=sender, show=show, true_payer=payer,
        further=(doubt,), traps=[trap], cuts=False,
    )  # fmt: skip


def employers_send_other_money(desk: Desk) -> None:
    """Wages, insurance, taxes, goods and gifts from employers whom every key would name."""
    firms = plain(desk)
    for turn, template in enumerate(BY_EMPLOYERS):
        one, month = firms[turn % len(firms)], some_month(desk)
        text = filled(desk, template, month, n=shortened(one.name), c=one.tax_code, s=one.si_code)
        own = Sender(one.accounts[0], one.name, "", "")
        line = other_money(
            desk, text, month, own, "WRONG_IN", "employer_other_money", payer=(one.code,), show=desk.chance.choice(("both", "account"))
        )
        if turn % 3 == 0:
            refund(desk, line, line.amount, one.name, one.accounts[0], "hoan tra tien chuyen nham")


def unions_send_other_money(desk: Desk) -> None:
    """Youth dues, party dues, calendars and what is left of an advance, from accounts of grassroots unions."""
    unions = desk.chance.sample(desk.register.unions, len(BY_UNIONS))
    for union, template in zip(unions, BY_UNIONS, strict=True):
        month = some_month(desk)
        name = f"CDCS {shortened(desk.cast.employer_of(union.code).name)}"
        own = Sender(union.account, union.name, "", "")
        other_money(desk, filled(desk, template, month, u=name), month, own, "WRONG_IN", "union_other_money", payer=(union.code,))


def persons_and_above(desk: Desk) -> None:
    """Persons who say little, money from the upper union, and the collector's own."""
    _, province, collector = desk.register.uppers
    for template in BY_PERSONS:
        month = some_month(desk)
        other_money(desk, filled(desk, template, month), month, desk.person(), "OTHER_IN", "person_other_money", doubt="stranger")
    for template in FROM_ABOVE:
        month = some_month(desk)
        above = Sender(province.account, province.name, "", "")
        other_money(desk, filled(desk, template, month), month, above, "OTHER_IN", "from_above")
    for template in OF_ITS_OWN:
        month = some_month(desk)
        own = Sender(desk.person().account, collector.name, "", "")
        other_money(desk, filled(desk, template, month), month, own, "OTHER_IN", "own_transfer")


def strangers_pay(desk: Desk) -> None:
    """Firms that no register holds pay a fund elsewhere owed: with good tax codes, and with names near to ours."""
    chance, firms = desk.chance, plain(desk)
    for turn, name in enumerate(desk.place.strangers):
        month = some_month(desk)
        code = desk.cast.codes.next()
        text = filled(desk, STRANGERS[turn % len(STRANGERS)], month, n=name, c=code)
        own = Sender(desk.person().account, name, "", "")
        other_money(desk, text, month, own, "OTHER_IN", "stranger_pays", doubt="stranger", show=chance.choice(("both", "none", "name")))
    for one in firms[:5]:
        month = some_month(desk)
        near = f"{misspelt(chance, one.name)} {chance.choice(('Miền Bắc', 'Toàn Cầu', '3', 'Quốc tế'))}"
        code = tax_code("02", chance.randint(9_995_000, 9_999_999)) or desk.cast.codes.next()
        text = filled(desk, STRANGERS[0], month, n=near, c=code)
        other_money(desk, text, month, Sender(desk.person().account, near, "", ""), "OTHER_IN", "stranger_of_a_near_name", doubt="stranger")
    for one in firms[5:8]:
        month = some_month(desk)
        text = filled(desk, "{n} nop KPCD T{m}/{y} MST {c}", month, n=one.name, c=desk.cast.codes.next())
        other_money(desk, text, month, Sender(), "OTHER_IN", "our_name_with_a_strangers_code", doubt="unknown_code", show="none")


def the_bank_mends(desk: Desk) -> None:
    """Credits that the bank wrote to the wrong account and takes back."""
    for text in ("GHI CO NHAM {d}", "BAO CO LAI LENH {d}"):
        month = some_month(desk)
        line = other_money(desk, filled(desk, text, month), month, Sender(), "OTHER_IN", "bank_error", doubt="stranger", show="none")
        said = Said(f"HUY GIAO DICH hoan tra bao co nham {line.amount}", evidence=("refund",), traps=("bank_error_taken_back",))
        desk.lines.append(Line(line.at + timedelta(hours=2), "D", line.amount, "REFUND_OUT", "never", line.own, said, refers_to=line))


def further_bank_lines(desk: Desk) -> None:
    """Fees and interest in further words, on the first account."""
    for month in months_of(desk.place.year):
        said = Said(folded(filled(desk, desk.chance.choice(FEES), month)), evidence=("bank_words",), traps=("bank_fee",))
        desk.lines.append(Line(desk.moment(month, 2, 8), "D", desk.chance.choice((5_500, 8_800, 16_500, 33_000)), "FEE", "never", 0, said))
        if month % 100 % 4 == 0:
            said = Said(filled(desk, desk.chance.choice(INTERESTS), month), evidence=("bank_words",), traps=("interest",))
            at = desk.moment(month, 24, 26)
            desk.lines.append(Line(at, "C", desk.chance.randint(4_000, 90_000), "INTEREST", "never", 0, said))
