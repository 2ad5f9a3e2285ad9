"""Money that is no fee: strangers, gifts, other contributions, wages, and the collector's own transfers."""

from datetime import datetime, timedelta

from bench.worlds.facts import Line, Said, folded, months_of

from .desk import Desk, Draft, Piece, Sender
from .snares import plain_firms
from .words import months_said
from .wrapping import COLUMNS

KNOWN = (
    "BHXH BHYT BHTN {p} {n} MST {c}",
    "nộp bảo hiểm xã hội {p} {n} {c}",
    "{n} {c} trả tiền thuê hội trường {p}",
    "{n} {c} ủng hộ mái ấm công đoàn",
    "{n} {c} đặt cọc giải bóng chuyền công nhân",
    "thuế GTGT {p} {n} {c}",
)
STRANGE = (
    "{n} thanh toán hợp đồng {x}",
    "{n} tiền hàng đợt {x}",
    "chuyển nhầm số tài khoản, {n}",
    "{n} nộp kinh phí công đoàn {p}",
    "{n} KPCĐ {p}",
    "trả nợ anh Tư",
    "{n} đoàn phí công đoàn {p}",
)
SPENDING = (
    "mua quạt cho hội trường",
    "in sổ tay đoàn viên",
    "thăm hỏi công nhân tai nạn",
    "tiền điện trụ sở",
    "bảo trì máy tính",
    "quà Trung thu",
)


def set_other_money(desk: Desk) -> None:
    """Write what known firms and strangers send that is no fee of the register."""
    chance, place = desk.chance, desk.place
    for n, one in enumerate(plain_firms(desk, 12)):
        month = chance.choice(months_of(place.year))
        note = KNOWN[n % 6].format(p=months_said(chance, place, (month,)), n=one.name, c=one.tax_code)
        is_wrong, amount = n % 6 in (0, 1, 5), chance.randint(11, 300) * 100_000 + chance.randint(1, 99) * 100
        desk.add(
            Draft(
                desk.moment(month, 3, 26),
                amount,
                "WRONG_IN" if is_wrong else "OTHER_IN",
                note,
                desk.sender_of(one),
                [Piece(one.tax_code, "tax_code")],
                "both",
                true_payer=(one.code,),
                proofs=("not_a_fee",),
                traps=("other_money_of_known",),
                own=0,
                is_cut=False,
                refund=(5, amount, f"hoàn tiền nộp nhầm {one.name}") if is_wrong else None,
            )
        )
    for n in range(28):
        month = chance.choice(months_of(place.year))
        name = f"{chance.choice(('Công ty TNHH', 'Công ty Cổ phần'))} {place.strangers[2 + n % (len(place.strangers) - 6)]}"
        note = STRANGE[n % 7].format(p=months_said(chance, place, (month,)), n=name, x=chance.randint(11, 98))
        sender, is_wrong = desk.somebody(), n % 7 in (1, 2)
        if n % 7 not in (2, 5):
            sender = Sender(sender.account, folded(name).upper())
        amount = chance.randint(3, 220) * 100_000
        desk.add(
            Draft(
                desk.moment(month, 3, 26),
                amount,
                "WRONG_IN" if is_wrong else "OTHER_IN",
                note,
                sender,
                [],
                "both",
                proofs=("stranger",),
                traps=("stranger",),
                own=0,
                is_cut=False,
                refund=(4, amount, f"trả lại tiền chuyển nhầm {name}") if is_wrong else None,
            )
        )


def move_own_money(desk: Desk) -> None:
    """Write wages, own spending, and money between the collector's own accounts, out of the one and into the other."""
    chance, place = desk.chance, desk.place
    owner, here = folded(desk.register.collector.name).upper(), place.own[0].number
    for month in months_of(place.year):
        year, number = divmod(month, 100)
        for day, words in ((6, f"chi lương cơ quan T{number}/{year}"), (21, chance.choice(SPENDING))):
            at, said = datetime(year, number, day, 14, chance.randint(0, 59)), Said(folded(words), "", "", ("words",), ("own_spending",))
            desk.lines.append(Line(at, "D", chance.randint(14, 160) * 100_000, "OTHER_OUT", "must", 0, said, why="own spending"))
        if number % 3 == 1:
            to = chance.randrange(1, len(place.own))
            amount, at = chance.randint(2, 25) * 1_000_000, datetime(year, number, 9, 10, chance.randint(0, 59))
            words = folded(chance.choice(("chuyển tiền giữa hai tài khoản của đơn vị", "điều tiền nội bộ cơ quan")))
            said = Said(words, place.own[to].number, owner, ("account", "words"), ("own_transfer",))
            desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", 0, said, why="own money"))
            text = words if desk.layout(to, month) in COLUMNS else f"{words} tu TK {here}"
            back = Said(words, here, owner, ("account", "words"), ("own_transfer",))
            desk.lines.append(
                Line(
                    at + timedelta(minutes=3),
                    "C",
                    amount,
                    "OTHER_IN",
                    "must",
                    to,
                    back,
                    text=text,
                    shows_account=here,
                    shows_name=owner,
                    why="own money",
                )
            )
