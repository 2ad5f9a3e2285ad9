"""Money that is no fee: strangers, gifts, taxes and insurance gone astray; and what the collector moves itself."""

from datetime import datetime, timedelta

from bench.worlds.facts import Employer, Line, Said, folded, months_of

from .desk import Desk, Draft, Piece, Sender
from .snares import strange_code
from .words import code_said, months_said, with_form

ASTRAY = (
    "Nộp BHXH, BHYT, BHTN {p} {n}", "{n} nộp thuế TNCN {p}", "Thuế GTGT {p} MST {c}", "+BHXH+103+00+{s}+07905+dong BHXH+",
    "NTDT+KB:0120-KBNN KHU VUC+MST:{c}", "{n} trả tiền điện {p}", "Nộp phí bảo vệ môi trường {p} {n}", "{n} ký quỹ đấu thầu gói 03",
    "{n} thanh toán HĐ 00{x} tiền nước", "{n} ứng lương {p}", "Nộp tiền phạt VPHC {n} MST {c}", "{n} đóng quỹ phòng chống thiên tai {p}",
)  # fmt: skip
OTHER = (
    "{n} ủng hộ Tết sum vầy", "{n} ủng hộ quỹ mái ấm công đoàn", "Tài trợ hội thao công nhân {n}", "{n} nộp tiền thuê hội trường",
    "Hoàn ứng công tác phí đ/c {w}", "{w} nộp lại tiền tạm ứng", "Đoàn phí Đoàn TNCS HCM quý {q} {n}", "Đảng phí chi bộ {n} {p}",
    "{n} ủng hộ đồng bào bão lụt", "{w} trả nợ quỹ trợ vốn CEP {p}", "Hội phí hội cựu chiến binh {n}", "{n} góp quỹ Vì người nghèo {p}",
    "Phí dự giải bóng đá công nhân {n}", "{n} nộp quỹ đền ơn đáp nghĩa", "{w} mua vé tham quan về nguồn", "Tiền đồng phục hội thi {n}",
    "Hội phụ nữ {n} nộp hội phí {p}",
)  # fmt: skip
STRANGE = (
    "{n} nộp KPCĐ {p} MST {c}", "KPCD {p} {n}", "{c} {n} kinh phí công đoàn {p}", "{n} thanh toán tiền hàng HĐ {x}",
    "CĐCS {n} nộp đoàn phí {p}",
    "{n} chuyển nhầm", "CK cọc thuê xe {n}", "Kinh phí công đoàn 2% {p} {n}",
)  # fmt: skip


def set_other_money(desk: Desk) -> None:
    """Write strangers, money gone astray, gifts, and the collector's own movements."""
    chance, year = desk.chance, desk.place.year
    known = [one for one in desk.register.employers if one.accounts and one.code not in str(desk.cast.pairs)]
    for number, template in enumerate(chance.choices(ASTRAY, k=20)):
        employer, month = chance.choice(known), chance.choice(months_of(year)[:11])
        _known_payer(desk, employer, template, month, "WRONG_IN", with_refund=number % 2 == 0)
    for template in chance.choices(OTHER, k=26):
        _known_payer(desk, chance.choice(known), template, chance.choice(months_of(year)), "OTHER_IN")
    for template in chance.choices(STRANGE, k=22):
        _stranger(desk, template)


def _facts(desk: Desk, employer: Employer, month: int) -> dict[str, object]:
    chance = desk.chance
    return {
        "p": months_said(chance, desk.place, (month,)), "n": with_form(chance, employer.name),
        "c": code_said(chance, employer.tax_code).text,
        "x": chance.randint(10, 999), "w": chance.choice(desk.place.persons), "q": (month % 100 + 2) // 3, "s": employer.si_code,
    }  # fmt: skip


def _known_payer(desk: Desk, employer: Employer, template: str, month: int, kind: str, *, with_refund: bool = False) -> None:
    chance = desk.chance
    note, sender = template.format(**_facts(desk, employer, month)), desk.sender_of(employer)
    if "{n}" not in template and "{c}" not in template and "{s}" not in template:
        sender = desk.somebody()
    amount = chance.choice((chance.randint(3, 90) * 100_000, chance.randint(300_000, 45_000_000), 500_000, 2_000_000))
    words = f"Hoàn trả tiền chuyển nhầm cho {sender.name}"
    desk.add(Draft(
        desk.moment(month, 3, 20), amount, kind, note, sender, [], chance.choice(("both", "both", "none")), "", (), (), ("not_a_fee",),
        (f"{kind.lower()}_of_known",), own=desk.ways(employer.code).own, is_cut=False,
        refund=(chance.randint(2, 8), amount, words) if with_refund else None,
    ))  # fmt: skip


def _stranger(desk: Desk, template: str) -> None:
    chance = desk.chance
    month, name = chance.choice(months_of(desk.place.year)), f"Công ty TNHH {chance.choice(desk.place.strangers)}"
    code = strange_code(desk.cast.codes, chance.choice(("08", "19", "40")))
    note = template.format(n=with_form(chance, name), p=months_said(chance, desk.place, (month,)), c=code, x=chance.randint(10, 99))
    sender = Sender(desk.somebody().account, folded(name).upper())
    kind = "OTHER_IN" if "KPC" in template or "phí" in template else "WRONG_IN"
    amount = chance.randint(400_000, 38_000_000)
    refund = (
        (chance.randint(2, 9), amount, f"Hoàn trả {name}: không thuộc phạm vi thu") if chance.random() < 0.4 and month % 100 < 12 else None
    )
    own = chance.choice([n for n, one in enumerate(desk.place.own) if one.layouts[0][0] <= month % 100])
    desk.add(Draft(
        desk.moment(month, 3, 20), amount, kind, note, sender, [Piece(name, "")], chance.choice(("both", "none")), "",
        (), (), ("stranger",),
        ("stranger",), own=own, is_cut=False, refund=refund,
    ))  # fmt: skip


def move_own_money(desk: Desk) -> None:
    """Write wages, rent and paper, and transfers between the collector's own accounts: no fee and no share, a person says what they are."""
    chance, own, owner = desk.chance, desk.place.own, folded(desk.register.collector.name).upper()
    why = "neither a share, a refund nor the bank's own line"
    for month in months_of(desk.place.year):
        first = datetime(month // 100, month % 100, 1)
        for words in chance.sample((
            f"CHI LUONG CAN BO CONG DOAN THANG {month % 100}", "Thanh toan tien van phong pham", "Chi tham hoi doan vien om dau",
            "TT tien dien co quan",
            "Chi to chuc thang cong nhan", "Tam ung cong tac phi",
        ), 2):  # fmt: skip
            at = first + timedelta(days=chance.randint(18, 26), hours=chance.randint(8, 16), minutes=chance.randint(0, 59))
            desk.lines.append(Line(
                at, "D", chance.randint(6, 400) * 100_000, "OTHER_OUT", "must", 0,
                Said(words, evidence=("money_out",), traps=("own_spending",)), why=why,
            ))  # fmt: skip
        for place in range(1, len(own)):
            if own[place].layouts[0][0] + 1 >= month % 100 or chance.random() < 0.4:
                continue
            at, amount = first + timedelta(days=2, hours=9, minutes=place), chance.randint(2, 4) * 1_000_000
            words = chance.choice(("DIEU CHUYEN VON NOI BO", "Chuyen ve tai khoan chinh", f"CHUYEN TIEN THU KPCD VE TK {own[0].number}"))
            out = Said(words, own[0].number, owner, ("own_account",), ("own_transfer",))
            into = Said(words, own[place].number, owner, ("own_account",), ("own_transfer",))
            desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", place, out, why=why))
            desk.lines.append(Line(at + timedelta(minutes=2), "C", amount, "OTHER_IN", "must", 0, into, why="the collector's own money"))
