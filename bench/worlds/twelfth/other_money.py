"""Money that is no fee: what payers send by mistake, what strangers send, what the collector spends and moves."""

from datetime import datetime

from bench.worlds.facts import Line, Said, folded, months_of

from .desk import Desk, Draft, Sender
from .words import code_said, months_said, with_form

WRONG = (
    "+BHXH+103+00+{si}+05804+dong BHXH+ {p}", "BHXH, BHYT, BHTN {p} {n}", "{n} nộp tiền thuế GTGT {p}", "{n} trả tiền thuê hội trường",
    "đảng phí {p} chi bộ {n}", "{n} nộp đoàn phí đoàn thanh niên {p}", "đoàn phí Đoàn TNCS HCM {p} {n}", "{n} ủng hộ quỹ vì người nghèo",
    "{n} ủng hộ đồng bào bão lũ", "{n} đóng góp Mái ấm công đoàn", "{n} hoàn ứng tiền tổ chức hội thao", "{n} trả nợ gốc và lãi vay",
    "{n} đặt cọc thuê kiot", "thanh toán tiền điện {p} {n}", "lương {p} {n} chi nhầm tài khoản", "{n} mua bảo hiểm tai nạn",
    "{n} nộp phạt chậm nộp BHXH", "{n} nộp quỹ phòng chống thiên tai", "{n} tiền vé xem văn nghệ", "hội phí hội cựu chiến binh {n} {p}",
    "{n} hoàn trả tiền trợ cấp chi trùng", "{n} chuyển tiền hàng theo hợp đồng 18",
)  # fmt: skip
FIRMS = ("{n} {k} {p} {c}", "{c} {n} {k} {p}", "{k} {p} - {n}", "{n} nộp {k} {p}")
PEOPLE = (
    "trả tiền mua hàng", "gửi tiền cưới em Hạnh", "chuyển nhầm, xin hoàn lại", "tiền học phí lớp 4A", "mừng sinh nhật cơ quan",
    "tiền thuê nhà tháng này", "cọc giữ chỗ", "trả nợ chị Liễu", "đoàn phí chi đoàn khối phố", "tiền góp hụi", "mua 2 vé số",
    "nop hoc phi lai xe", "tra tien com trua", "gop quy lop",
)  # fmt: skip
SPENT = (
    "Chi luong can bo thang {m}", "Thanh toan tien dien thang {m}", "Mua van phong pham thang {m}", "Chi tham hoi doan vien thang {m}",
    "Tam ung hoi thi thang {m}", "Nop BHXH can bo thang {m}", "Tien nuoc uong thang {m}", "Thanh toan xang xe thang {m}",
)  # fmt: skip
FORMS = ("Công ty TNHH", "Công ty Cổ phần", "Công ty Cổ phần Đầu tư", "Công ty TNHH Sản xuất")


def set_other_money(desk: Desk) -> None:
    """Write what is no fee of a payer here, and what the collector spends."""
    _wrong(desk)
    _strangers(desk)
    _people(desk)
    _spent(desk)


def _wrong(desk: Desk) -> None:
    chance = desk.chance
    known = [one for one in desk.register.employers if one.accounts and not desk.is_special(one) and one.sector != "hcsn"]
    for words in (*WRONG, *chance.sample(WRONG, 10)):
        employer = chance.choice(known)
        month = desk.place.year * 100 + chance.randint(1, 12)
        note = words.format(n=with_form(chance, employer.name), si=employer.si_code, p=months_said(chance, desk.place, (month,)))
        desk.add(Draft(
            desk.moment(month, 5, 27), chance.randint(300, 24_000) * 1_000, "WRONG_IN", note, desk.sender_of(employer), (),
            chance.choice(("both", "both", "none")), employer.code, (), (employer.code,), ("not_a_fee",), ("other_money_of_a_payer",),
            is_cut=False,
        ))  # fmt: skip


def _strangers(desk: Desk) -> None:
    """Firms of other districts, some with a name like one of ours."""
    chance = desk.chance
    alike = [
        desk.ways(one.code).fancy for one in desk.register.employers if one.name.startswith("Công ty TNHH") and not desk.is_special(one)
    ]
    names = [f"{chance.choice(FORMS[:2])} {name}" for name in desk.place.strangers[2:6]] * 2
    names += [f"{FORMS[2]} {name} {chance.choice(desk.place.communes)}" for name in chance.sample(alike, 6)]
    for name in names:
        month = desk.place.year * 100 + chance.randint(1, 12)
        account = desk.somebody().account
        note = " ".join(chance.choice(FIRMS).format(
            n=name, k=chance.choice(desk.place.fund), p=months_said(chance, desk.place, (month,)),
            c=code_said(chance, desk.cast.codes.next()).text,
        ).split())  # fmt: skip
        sender = Sender(account, folded(name).upper())
        desk.add(Draft(
            desk.moment(month, 5, 27), chance.randint(900, 19_000) * 1_000, "OTHER_IN", note, sender, (), chance.choice(("both", "none")),
            "", (), (), ("stranger",), ("firm_of_elsewhere",), is_cut=False, own=chance.randrange(len(desk.place.own[:2])),
        ))  # fmt: skip


def _people(desk: Desk) -> None:
    chance = desk.chance
    for note in (*PEOPLE, *chance.sample(PEOPLE, 8)):
        month = desk.place.year * 100 + chance.randint(1, 12)
        desk.add(Draft(
            desk.moment(month, 2, 27), chance.randint(50, 4_800) * 1_000, "OTHER_IN", note, desk.somebody(), (),
            chance.choice(("both", "none", "name")), "", (), (), ("stranger",), ("person_of_elsewhere",), is_cut=False,
            own=chance.randrange(len(desk.place.own[:2])),
        ))  # fmt: skip


def _spent(desk: Desk) -> None:
    chance = desk.chance
    for month in months_of(desk.place.year):
        for words in chance.sample(SPENT, 3):
            who = desk.somebody()
            note = Said(words.format(m=f"{month % 100:02d}/{month // 100}"), who.account, who.name, ("words",), ("own_spending",))
            at = desk.moment(month, 6, 24)
            desk.lines.append(Line(at, "D", chance.randint(400, 9_500) * 1_000, "OTHER_OUT", "must", 0, note, why="own spending"))


def move_own_money(desk: Desk) -> None:
    """Move, each quarter, most of what lies on a further account to the first: both sides are own money."""
    owner, first = folded(desk.register.collector.name).upper(), desk.place.own[0].number
    for own, account in enumerate(desk.place.own[1:], start=1):
        balance, since = 0, datetime(desk.place.year, 1, 1)
        for month in (4, 7, 10, 12):
            at = datetime(desk.place.year, month, 28, 16, 20 + own)
            balance += sum(
                line.amount * (1 if line.sign == "C" else -1) for line in desk.lines if line.own == own and since <= line.at < at
            )
            since, amount = at, balance * 6 // 10 // 1_000_000 * 1_000_000
            if amount <= 0:
                continue
            balance -= amount
            words = f"Dieu chuyen von noi bo quy {month // 3 if month != 4 else 1} ve tai khoan chinh"
            out = Said(words, first, owner, ("own_account",), ("own_transfer",))
            into = Said(words, evidence=("own_account",), traps=("own_transfer",))
            desk.lines.append(Line(at, "D", amount, "OTHER_OUT", "must", own, out, why="own money"))
            desk.lines.append(Line(
                at.replace(minute=50), "C", amount, "OTHER_IN", "must", 0, into, text=words, shows_account=account.number, shows_name=owner,
                why="own money",
            ))  # fmt: skip
