"""Money that is no fee of a payer here: strangers, gifts, rents, loans, insurance, other dues, the collector's own."""

from datetime import datetime, timedelta

from bench.worlds.facts import Line, Said, folded, months_of

from .desk import Desk, Draft, Piece, Sender
from .snares import plain_firms
from .words import months_said, with_form

OTHER = (
    "đoàn phí thanh niên {p} chi đoàn {n}", "nộp đoàn phí Đoàn TNCS HCM {p} {n}", "đảng phí {p} chi bộ {n}", "{n} nộp đảng phí {p}",
    "+BHXH+103+00+{u}+07906+dong BHXH+", "{n} đóng BHXH BHYT BHTN {p}", "thuê hội trường nhà văn hóa công nhân {p} {n}",
    "{n} đặt cọc thuê ki ốt số {x}", "hoàn ứng tiền đi tham quan của đoàn viên {n}", "{n} trả gốc vay quỹ trợ vốn công nhân {p}",
    "lương {p} chuyển nhầm tài khoản {n}", "{n} thanh toán HĐ 000{x}71 tiền hàng", "{n} ủng hộ quỹ mái ấm công đoàn",
    "quỹ vì công nhân nghèo {n}",
    "{n} phí tham dự hội thao công đoàn ngành", "{n} hoàn trả kinh phí công đoàn hỗ trợ Tết chưa chi hết",
    "NTDT+KB:0120-KBNN nop thue GTGT {p} {n}",
    "{n} tiền vé chương trình văn nghệ công đoàn", "phạt chậm giao hàng HĐ {x}/KT {n}", "hội phí hội doanh nghiệp {p} {n}",
    "{n} mua đồng phục cán bộ công đoàn", "tiền điện ki ốt {p} {n}",
)  # fmt: skip
OF_NOBODY = (
    "chuyển tiền", "UNG HO", "trả tiền chị Hạnh", "học phí lớp nghiệp vụ", "đoàn phí thanh niên", "mua vé số", "CK tiền phòng", ".",
    "gửi nhầm xin hoàn lại", "tiền cỗ cưới",
)  # fmt: skip
SPENT = (
    "Chi luong can bo chuyen trach thang {m}", "Thanh toan tien dien nuoc thang {m}", "Chi tham hoi doan vien om dau",
    "Tam ung cong tac phi",
    "Chi hoi nghi ban chap hanh", "Mua van phong pham", "Chi qua Tet doan vien kho khan", "Nop BHXH co quan thang {m}",
)  # fmt: skip


def set_other_money(desk: Desk) -> None:
    """Write what others send that is no fee here."""
    chance, year, firms = desk.chance, desk.place.year, plain_firms(desk)
    for n, words in enumerate(OTHER):
        firm, month = chance.choice(firms), chance.choice(months_of(year)[:11])
        note = words.format(
            n=with_form(chance, firm.name), p=months_said(chance, desk.place, (month,)), u=firm.si_code, x=chance.randint(11, 98)
        )
        amount = chance.randint(8, 240) * 50_000
        refund = (chance.randint(2, 9), amount, f"Hoàn trả tiền chuyển nhầm cho {firm.name}") if n % 3 == 0 else None
        desk.add(Draft(
            desk.moment(month, 3, 26), amount, "WRONG_IN", note, desk.sender_of(firm), (), chance.choice(("both", "both", "name")),
            firm.code, proofs=("not_a_fee",), traps=("other_money_of_a_payer",), refund=refund, is_cut=False,
        ))  # fmt: skip
    codes: dict[str, str] = {}
    for n in range(14):
        month, stranger = chance.choice(months_of(year)), desk.place.strangers[2 + n // 2 % 2]
        alike = n % 2 and chance.choice([one for one in firms if len(one.short.split()) > 1])
        name = (
            f"Công ty Cổ phần {alike.short} {chance.choice(('Miền Trung', 'Group', 'Toàn Cầu', 'Quốc Tế'))}"
            if alike
            else f"Công ty TNHH {stranger}"
        )
        code = codes.setdefault(name, desk.cast.codes.next())
        note = chance.choice(("{n} nộp {k} {p} MST {c}", "MST {c} {n} {k} {p}", "{k} {p} {n}, MST {c}")).format(
            n=with_form(chance, name), k=chance.choice(desk.place.fund), p=months_said(chance, desk.place, (month,)), c=code
        )
        sender = Sender(desk.somebody().account, folded(name).upper())
        desk.add(Draft(
            desk.moment(month, 4, 27), chance.randint(900_000, 9_000_000), "OTHER_IN", note, sender, (), "both", proofs=("stranger",),
            traps=("stranger_named_alike" if alike else "stranger_with_code",), is_cut=False,
        ))  # fmt: skip
    for words in (*OF_NOBODY, *OF_NOBODY[:6]):
        desk.add(Draft(
            desk.moment(chance.choice(months_of(year)), 2, 27), chance.randint(2, 90) * 50_000, "OTHER_IN", words, desk.somebody(), (),
            chance.choice(("both", "none")), proofs=("stranger",), traps=("person_for_nothing",), is_cut=False,
        ))  # fmt: skip
    office = next(one.sender for one in desk.drafts if "bookkeepers_office" in one.traps)
    last = max(one.at for one in desk.drafts if "bookkeepers_office" in one.traps)
    for n in range(2):
        firm = firms[n]
        month = next((one for one in reversed(months_of(year)) if (firm.code, one) not in desk.paid), 0)
        amount, at = firm.due(month), min(last + timedelta(days=1 + n), datetime(year, 12, 29, 10))
        kind = chance.choice(desk.place.fund)
        desk.add(Draft(
            at, amount, "KPCD", f"{kind} của khách hàng", office, [Piece(kind, "kind")], "both",
            true_payer=(firm.code,), traps=("office_names_nobody",), is_cut=False,
        ))  # fmt: skip


def move_own_money(desk: Desk) -> None:
    """Write what the collector spends, and what it moves from its second account to its first."""
    chance, year = desk.chance, desk.place.year
    for n in range(24):
        month = months_of(year)[n // 2]
        said = Said(chance.choice(SPENT).format(m=month % 100), evidence=("words",))
        at, amount = desk.moment(month, 5, 26), chance.randint(4, 130) * 100_000
        desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", 0, said, why="own spending"))
    owner = desk.register.collector.name
    first, second = desk.place.own
    for month in (3, 6, 9, 12):
        at = datetime(year, month, 27, 9, chance.randint(0, 59))
        moved = sum(line.amount * (1 if line.sign == "C" else -1) for line in desk.lines if line.own == 1 and line.at < at)
        amount = moved * 6 // 10 // 1_000_000 * 1_000_000
        words = chance.choice(("Dieu chuyen von ve TK {n}", "Chuyen noi bo ve tai khoan {n}", "Chuyen tien cung chu tai khoan"))
        for own, sign, other, kind, minutes in ((1, "D", first, "OTHER_OUT", 0), (0, "C", second, "OTHER_IN", 4)):
            said = Said(words.format(n=first.number), other.number, owner, ("words", "account"))
            desk.lines.append(Line(at + timedelta(minutes=minutes), sign, amount, kind, "must", own, said, why="own money"))
