"""A register and the statement lines of its payers, made up with a stated noise and a seed; nothing here looks at the matcher.

Names are put together from forms, trades, common and rare words, places; every tax code has its check digit.
The noise, in shares of the lines:

- what is stated: tax code 55 %, name 75 %, the union's code 15 % of the unions' lines, our own reference 6 %; at least one
- fee words: 22 spellings of the two funds; no fee word 4 %; month written in 12 ways, or not at all 15 %
- tax code: a digit wrong 2 %, two neighbours swapped 1 %, a digit lost 1 %, written in groups 6 %, its label left out 40 %
- name: as the register has it, in capitals without marks 40 %, with Vietnamese marks 15 %, forms shortened 45 %, a letter wrong 6 %,
  a word lost 4 %, cut at the end 4 %, its former name 3 %
- account of the sender: the payer's own known one 50 %, an unknown one 30 %, none 20 %; its holder's name 60 %, cut to 35 letters
- wrapper of a bank around the note 30 %; small letters 25 %; the note cut at 60 to 110 letters 5 %
- who pays: 4 % of the lines are of bodies that the register does not hold; 8 % are no fees at all (goods, rent, charity, salary, …),
  a third of which name a body of the register
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from congdoan.finance.collection.rules.model import Charge, FormerName, Line, Payer, Register, UnionSpan
from congdoan.finance.collection.rules.references import write_reference
from congdoan.foundation.kernel.identifiers import mst_check_digit
from congdoan.foundation.kernel.vietnamese import fold


def listed(text: str) -> tuple[str, ...]:
    """Return what commas part; a dash alone is the empty word."""
    words = (" ".join(part.split()) for part in text.split(","))
    return tuple("" if word == "-" else word for word in words)


FORMS = listed("""
    Công ty TNHH, Công ty TNHH MTV, Công ty Cổ phần, Doanh nghiệp tư nhân, Hợp tác xã, Chi nhánh Công ty TNHH, Trường Tiểu
    học, Trường Mầm non, Trung tâm, Ban Quản lý dự án
""")
TRADES = listed("""
    Xây dựng, Thương mại, Dịch vụ, Sản xuất, Vận tải, Cơ khí, Dệt may, Chế biến gỗ, Thực phẩm, Nông sản, Du lịch, In ấn, Bao
    bì, Điện tử, Hóa chất, Thủy sản, Nhựa, Giày da, Dược phẩm, Thiết bị
""")
WORDS = listed("""
    An, Bình, Cường, Dũng, Đại, Gia, Hà, Hải, Hòa, Hoàng, Hưng, Khang, Khánh, Lâm, Lộc, Long, Minh, Nam, Nghĩa, Ngọc, Nhật,
    Phát, Phong, Phú, Phúc, Quang, Quốc, Sơn, Tâm, Tân, Thái, Thành, Thịnh, Thiên, Thuận, Tiến, Trí, Trung, Trường, Tuấn,
    Tường, Việt, Vĩnh, Vũ, Xuân, Ý, Yên, Đông, Đức, Kim
""")
ONSETS = listed("""
    -, b, c, ch, d, đ, g, gi, h, kh, l, m, n, nh, ng, ph, qu, r, s, t, th, tr, v, x
""")
RHYMES = listed("""
    a, ai, am, an, ang, anh, ao, au, ăn, ăng, âm, ân, ât, e, em, en, eo, ê, ên, ích, iêm, iên, in, inh, o, oa, oan, oi, om,
    on, ong, ô, ôi, ôn, ông, ơ, ơn, u, ung, uy, uyên, ư, ưng, ương, ượng
""")
PLACES = listed("""
    Bến Cát, Thủ Đức, Gò Dầu, Trảng Bàng, Hòa Thành, Tân Biên, Châu Thành, Long Thành, Biên Hòa, Cẩm Phả, Uông Bí, Sa Đéc,
    Cái Bè, Phổ Yên, Từ Sơn, Kinh Môn, Chí Linh, Bỉm Sơn, Cửa Lò, Hương Trà
""")
LONG_AND_SHORT = listed("""
    CONG TY > CTY, TRACH NHIEM HUU HAN > TNHH, CO PHAN > CP, MOT THANH VIEN > MTV, DOANH NGHIEP TU NHAN > DNTN, HOP TAC XA >
    HTX, CHI NHANH > CN, XAY DUNG > XD, THUONG MAI > TM, DICH VU > DV, SAN XUAT > SX, TIEU HOC > TH, MAM NON > MN, TRUNG TAM
    > TT, CONG DOAN CO SO > CDCS
""")
SHORT = [pair.split(" > ") for pair in LONG_AND_SHORT]
FUND = listed("""
    KPCD, kinh phi cong doan, Kinh phí công đoàn, KP cong doan, KPCĐ, kinh phi CD, nop KPCD, dong kinh phi cong doan, KPCD
    2%, tien kinh phi cong doan, nop 2% KPCD, trich nop kinh phi cong doan
""")
DUES = listed("""
    doan phi, đoàn phí, doan phi cong doan, nop doan phi, DPCD, dong doan phi cong doan, Đoàn phí CĐ, tien doan phi, doan
    phi CDCS, nop doan phi cong doan
""")
OTHER = listed("""
    thanh toan tien hang HD {n}, tien thue mat bang, ung ho quy vi nguoi ngheo, tra luong thang {m}, dat coc hop dong so
    {n}, hoc phi, tien dien, mua vat tu, BHXH thang {m}, thanh toan hoa don {n}, hoan ung, tien nuoc, chuyen nham
""")
MONTHS = listed("""
    T{m}/{y}, thang {m}/{y}, T{m}.{y}, tháng {m} năm {y}, thang {m}-{y}, T{m:02d}/{y}, thang {m} nam {y}, ky {m:02d}/{y}, T{m},
    {m:02d}/{y}, thang {m:02d}, T{m:02d}{y}
""")
YEAR, FIRST_EMPLOYER, COLLECTOR = 2024, 1_000_001, 1


@dataclass(frozen=True, slots=True)
class Noted:
    """A line and its truth: the fund and the one body that owes it, or None where nobody in the register may be booked."""

    line: Line
    kind: str | None
    payer_id: int | None
    is_fee: bool


def register(payers: int, seed: int) -> Register:
    """Make employers, and one union for every third of them. Shapes: `payers` bodies and the collecting unit."""
    chance = random.Random(seed)
    employers, unions = payers - payers // 4, payers // 4
    bodies = [Payer(COLLECTOR, "LD01", "upper", "Liên đoàn Lao động tỉnh", accounts=("117000000001",))]
    for n in range(employers):
        name = _name(chance)
        former = (FormerName(_name(chance)),) if chance.random() < 0.03 else ()
        code = _tax_code(lambda n=n: f"{chance.randrange(1, 64):02d}0{n + 1:06d}")
        union_id = FIRST_EMPLOYER + employers + n // 3 if n // 3 < unions else None
        spans = (UnionSpan(union_id, date(2015, 1, 1)),) if union_id and n % 3 == 0 else ()
        accounts = (f"{chance.randrange(10**9, 10**13)}",) if chance.random() < 0.7 else ()
        bodies.append(Payer(FIRST_EMPLOYER + n, f"DV{n:06d}", "employer", name, former, code, accounts=accounts, unions=spans))
    for n in range(unions):
        owner = bodies[1 + n * 3] if 1 + n * 3 <= employers else None
        name = f"Công đoàn cơ sở {owner.name if owner else _name(chance)}"
        accounts = (f"{chance.randrange(10**9, 10**13)}",) if chance.random() < 0.5 else ()
        bodies.append(Payer(FIRST_EMPLOYER + employers + n, f"CDCS{n:06d}", "union", name, accounts=accounts, founded_on=date(2015, 1, 1)))
    return Register(tuple(bodies), collector_id=COLLECTOR, own_accounts=frozenset({"117000000001"}))


def charges(known: Register, months: int, seed: int) -> tuple[Charge, ...]:
    """Say what every body owes for the first months of the year."""
    chance = random.Random(seed + 1)
    return tuple(
        Charge(body.id, "KPCD" if body.kind == "employer" else "DUES", YEAR * 100 + month, chance.randrange(300, 60_000) * 1_000)
        for body in known.payers[1:]
        for month in range(1, months + 1)
    )


def lines(known: Register, count: int, seed: int, *, owed: tuple[Charge, ...] = (), first_id: int = 1) -> list[Noted]:
    """Make the lines of the last month owed, in the order of their moments."""
    writer = _Writer(known, random.Random(seed + 2), owed)
    month = max((charge.month for charge in owed), default=YEAR * 100 + 1) % 100
    begun = datetime(YEAR, month, 1)
    return [writer.noted(first_id + n, begun + timedelta(seconds=n * 28 * 86_400 // count)) for n in range(count)]


def _name(chance: random.Random) -> str:
    form = chance.choice(FORMS)
    trades = " ".join(chance.sample(TRADES, chance.choice((0, 1, 1, 2)))) if form[:6] != "Trường" else ""
    own = " ".join(_word(chance) for _ in range(chance.choice((2, 2, 2, 3, 3))))
    place = chance.choice(PLACES) if chance.random() < 0.35 else ""
    return " ".join(filter(None, (form, trades, own, place)))


def _tax_code(draw: Callable[[], str]) -> str:
    """Return nine digits drawn and their check digit; some nine digits have none and are drawn again."""
    while (digit := mst_check_digit(nine := draw())) is None:
        pass
    return f"{nine}{digit}"


def _word(chance: random.Random) -> str:
    """Return a word of a firm's own name: half of them one of fifty, the rest any syllable, some of two syllables in one word."""
    if chance.random() < 0.5:
        return chance.choice(WORDS)
    syllable = chance.choice(ONSETS) + chance.choice(RHYMES)
    return (syllable + (chance.choice(ONSETS) + chance.choice(RHYMES) if chance.random() < 0.2 else "")).capitalize()


class _Writer:
    def __init__(self, known: Register, chance: random.Random, owed: tuple[Charge, ...]) -> None:
        self.known, self.chance = known, chance
        self.bodies = [body for body in known.payers if body.kind != "upper"]
        self.names = {fold(name) for body in known.payers for name in body.names}
        self.owed = {charge.payer_id: charge.amount for charge in owed}

    def noted(self, number: int, moment: datetime) -> Noted:
        draw = self.chance.random()
        if draw < 0.08:
            return self._other(number, moment)
        body = self.chance.choice(self.bodies)
        is_unknown = draw < 0.12
        if is_unknown:
            name = next(name for name in iter(lambda: _name(self.chance), "") if fold(name) not in self.names)
            body = Payer(
                body.id,
                f"KH{self.chance.randrange(10**6):06d}",
                body.kind,
                name,
                tax_code=_tax_code(lambda: f"99{self.chance.randrange(10**7):07d}"),
            )
        kind = "DUES" if body.kind == "union" else "KPCD"
        note = self._fee_note(body, moment, kind, with_reference=not is_unknown)
        amount = self.owed.get(body.id, 0) if self.chance.random() < 0.6 else 0
        line = self._line(number, moment, note, body, amount or self.chance.randrange(200, 90_000) * 1_000, knows_account=not is_unknown)
        return Noted(line, kind, None if is_unknown else body.id, True)

    def _other(self, number: int, moment: datetime) -> Noted:
        words = self.chance.choice(OTHER).format(n=self.chance.randrange(10, 9999), m=moment.month)
        body = self.chance.choice(self.bodies)
        note = f"{self._written(body)} {words}" if self.chance.random() < 0.33 else words
        line = self._line(number, moment, note, body, self.chance.randrange(50, 90_000) * 1_000, knows_account=self.chance.random() < 0.33)
        return Noted(line, None, None, False)

    def _fee_note(self, body: Payer, moment: datetime, kind: str, *, with_reference: bool) -> str:
        chance = self.chance
        parts = [chance.choice(FUND if kind == "KPCD" else DUES)] if chance.random() >= 0.04 else []
        told: list[str] = []
        if with_reference and chance.random() < 0.06:
            told.append(write_reference(fund="KPCD" if kind == "KPCD" else "DPCD", month=YEAR * 100 + moment.month, number=body.id))
        if body.tax_code and chance.random() < 0.55:
            told.append(self._tax_code(body.tax_code))
        if body.kind == "union" and chance.random() < 0.15:
            told.append(body.code)
        if not told or chance.random() < 0.75:
            told.append(self._written(body))
        if chance.random() >= 0.15:
            parts.append(self._month(moment.month))
        chance.shuffle(told)
        note = chance.choice((" ", " ", " - ", ", ", ". ")).join(
            [*told[:1], *parts, *told[1:]] if chance.random() < 0.5 else [*parts, *told]
        )
        return note.lower() if chance.random() < 0.25 else note

    def _month(self, month: int) -> str:
        form = self.chance.choice(MONTHS)
        return form.format(m=month, y=YEAR)

    def _tax_code(self, code: str) -> str:
        chance, draw, digits = self.chance, self.chance.random(), list(code)
        place = chance.randrange(9)
        if draw < 0.02:
            digits[place] = str((int(digits[place]) + chance.randrange(1, 10)) % 10)
        elif draw < 0.03:
            digits[place], digits[place + 1] = digits[place + 1], digits[place]
        elif draw < 0.04:
            del digits[place]
        typed = "".join(digits)
        if 0.04 <= draw < 0.10:
            typed = f"{typed[:4]} {typed[4:7]} {typed[7:]}"
        return typed if chance.random() < 0.4 else chance.choice(("MST ", "MST:", "MST", "ma so thue ", "MST: ")) + typed

    def _written(self, body: Payer) -> str:
        chance = self.chance
        name = body.former_names[0].name if body.former_names and chance.random() < 0.5 else body.name
        draw = chance.random()
        if draw >= 0.15:
            name = fold(name)
        if draw >= 0.55:
            for long, short in SHORT:
                name = name.replace(long, short) if chance.random() < 0.8 else name
        draw, words = chance.random(), name.split()
        if draw < 0.06:
            at = chance.randrange(len(name))
            name = name[:at] + chance.choice("ABCDEGHIKLMNOPQRSTUVXY") + name[at + 1 :]
        elif draw < 0.10 and len(words) > 3:
            del words[chance.randrange(1, len(words))]
            name = " ".join(words)
        elif draw < 0.14:
            name = name[: max(8, len(name) - chance.randrange(2, 9))]
        return name

    def _line(self, number: int, moment: datetime, note: str, body: Payer, amount: int, *, knows_account: bool) -> Line:
        chance, draw = self.chance, self.chance.random()
        account = (
            body.accounts[0]
            if knows_account and body.accounts and draw < 0.5
            else f"{chance.randrange(10**9, 10**13)}"
            if draw < 0.8
            else ""
        )
        holder = fold(body.name)[:35] if account and chance.random() < 0.6 else ""
        if chance.random() < 0.05:
            note = note[: chance.randrange(60, 110)]
        draw = chance.random()
        if draw < 0.15:
            payer = f"{account or chance.randrange(10**9, 10**12)} {holder or 'KHACH HANG'}"
            note = f"MBVCB.{chance.randrange(10**9, 10**10)}.{note}.CT tu {payer} toi 117000000001 LDLD"
        elif draw < 0.30:
            note = f"{note} -CTLNHIDI{chance.randrange(10**12):018d}-1/1-CRE-002"
        return Line(
            number,
            "bench.csv",
            number,
            moment,
            "C",
            amount,
            f"FT{number:08d}",
            account,
            holder,
            note,
            position=number,
            fingerprint=f"bench/{number}",
        )
