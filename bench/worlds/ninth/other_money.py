"""Money that is no fee of a payer here: sent astray, gifts, insurance, strangers' fees, and what the office moves itself."""

from datetime import datetime, timedelta

from bench.worlds.facts import Employer, Line, Said, folded, months_of

from .desk import Desk, Draft, Piece, Sender
from .snares import plain_firms
from .words import code_said, months_said, with_form
from .wrapping import COLUMNS

ASTRAY = (
    "đóng bảo hiểm xã hội {p} {n} {c}", "BHXH BHYT BHTN {p} đơn vị {c}", "nộp thuế thu nhập cá nhân {p} {c}", "nộp thuế GTGT {p} {n} {c}",
    "tiền điện {p} {n}", "thanh toán hóa đơn số {x} {n}", "tiền thuê kho {p} {n}", "đặt cọc hợp đồng {x} {n} {c}",
)  # fmt: skip
OTHER = (
    "{n} ủng hộ quỹ mái ấm công đoàn", "{n} tặng quà Tết cho đoàn viên khó khăn", "ủng hộ quỹ xã hội {n}", "tài trợ hội thao công nhân {n}",
    "hoàn tạm ứng công tác {w}", "đoàn phí Đoàn thanh niên {n}", "đảng phí {p} chi bộ {n}", "trả tiền vay quỹ trợ vốn {w}",
    "{w} nộp lại tiền tham quan", "nộp lại tiền mua vé xem hát {w}",
)  # fmt: skip
STRANGE = (
    "{k} {p} {n} {c}", "{n} nộp {k} {p}", "{c} {k} {p}", "{k} {p}", "chuyển {k} {n} {p}", "{w} gửi", "chúc sức khỏe", "{w} ck",
)  # fmt: skip


def set_other_money(desk: Desk) -> None:
    chance, place = desk.chance, desk.place
    firms = plain_firms(desk, 14)
    for n, employer in enumerate(firms[:8]):
        _known(desk, employer, ASTRAY[n], "WRONG_IN", refunded=n % 2 == 0)
    for n in range(26):
        employer = chance.choice(firms)
        _known(desk, employer, OTHER[n % len(OTHER)], "OTHER_IN", refunded=False)
    for n in range(44):
        month = chance.choice(months_of(place.year))
        name = f"{chance.choice(('Công ty TNHH', 'Công ty Cổ phần', 'Hợp tác xã'))} {place.strangers[2 + n % (len(place.strangers) - 6)]}"
        said = STRANGE[n % len(STRANGE)].format(
            k=chance.choice(place.fund), p=months_said(chance, place, (month,)), n=with_form(chance, name),
            c=code_said(chance, desk.cast.codes.next()).text, w=chance.choice(place.persons),
        )  # fmt: skip
        somebody = desk.somebody()
        sender = Sender(somebody.account, folded(name).upper()) if n % 3 else somebody
        desk.add(Draft(
            desk.moment(month, 2, 28), chance.randint(3, 900) * 11_300, "OTHER_IN", said, sender, (),
            chance.choice(("both", "name", "none")),
            proofs=("stranger",), traps=("stranger",), own=chance.randrange(len(place.own)), is_cut=False,
        ))  # fmt: skip


def _known(desk: Desk, employer: Employer, template: str, kind: str, *, refunded: bool) -> None:
    chance, month = desk.chance, desk.chance.choice(months_of(desk.place.year))
    code = code_said(chance, employer.tax_code)
    said = template.format(
        p=months_said(chance, desk.place, (month,)), n=with_form(chance, employer.name), c=code.text, w=chance.choice(desk.place.persons),
        x=f"{chance.randint(11, 99)}/{desk.place.year}",
    )  # fmt: skip
    amount = chance.randint(4, 300) * 50_000
    sender = desk.person_of(employer) if "{w}" in template else desk.sender_of(employer)
    desk.add(Draft(
        desk.moment(month, 3, 20), amount, kind, said, sender, (Piece(code.text, "tax_code"),), "both", "", (), (employer.code,),
        ("not_a_fee",), (kind.lower(),), own=desk.ways(employer.code).own, is_cut=False,
        refund=(4, amount, f"hoàn trả tiền chuyển nhầm {employer.name}") if refunded else None,
    ))  # fmt: skip


def move_own_money(desk: Desk) -> None:
    """Write wages, own spending, and money between the collector's own accounts, out of the one and into the other."""
    chance, place = desk.chance, desk.place
    for month in months_of(place.year):
        year, number = divmod(month, 100)
        for day, words in (
            (5, f"lương cán bộ cơ quan tháng {number}/{year}"),
            (12, chance.choice(OWN_SPENDING)),
            (22, chance.choice(OWN_SPENDING)),
        ):
            at = datetime(year, number, day, 15, chance.randint(0, 59))
            said = Said(folded(words), "", "", ("words",), ("own_spending",))
            desk.lines.append(Line(at, "D", chance.randint(12, 190) * 100_000, "OTHER_OUT", "must", 0, said, why="own spending"))
        if number % 2 == 0:
            to = chance.randrange(1, len(place.own))
            if place.own[to].layouts[0][0] > number:
                continue
            amount, at = chance.randint(3, 30) * 1_000_000, datetime(year, number, 8, 9, chance.randint(0, 59))
            owner, here, there = folded(desk.register.collector.name).upper(), place.own[0].number, place.own[to].number
            words = folded(chance.choice(("điều chuyển vốn nội bộ", "chuyển giữa các tài khoản cơ quan", "luân chuyển tiền gửi")))
            out = Said(words, there, owner, ("account", "words"), ("own_transfer",))
            desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", 0, out, why="own money"))
            back = Said(words, here, owner, ("account", "words"), ("own_transfer",))
            text = words if desk.layout(to, month) in COLUMNS else f"{words} tu TK {here}"
            desk.lines.append(Line(at + timedelta(minutes=4), "C", amount, "OTHER_IN", "must", to, back, text=text, shows_account=here,
                                   shows_name=owner, why="own money"))  # fmt: skip


OWN_SPENDING = (
    "mua văn phòng phẩm", "trả tiền in tờ rơi tuyên truyền", "chi thăm đoàn viên nằm viện", "tiền nước uống hội nghị",
    "thuê xe đi tập huấn",
    "chi khen thưởng cuối năm", "cước internet cơ quan", "mua sách tủ công nhân",
)  # fmt: skip
