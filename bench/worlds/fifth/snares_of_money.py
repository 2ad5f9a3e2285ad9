"""Lines that a careless program would take for a fee, or for another sum, another year, another time."""

from datetime import timedelta

from bench.worlds.facts import iso

from .cast import employer_of
from .desk import Desk, Note, Payer
from .snares_of_payers import plain_firms, some_month
from .writing import filled
from .year import named, sender, sentence, tax_code, treasurer, union_name, union_sender

PEOPLE = ("TRAN QUOC VIET", "LE THI HONG DAO", "PHAM MINH HIEU", "VO THI THANH XUAN", "NGUYEN DUC LOI", "DANG THI BE BA")
ALSO = ("và ủng hộ quỹ bão lụt", "+ quỹ mái ấm công đoàn", "và tiền đặt báo", "+ BHXH", "và tiền tham quan")


def set_snares_of_money(desk: Desk) -> None:
    for setting in (
        _other_money, _own_people, _two_purposes, _ten_times, _paid_twice, _equal_twins, _wrong_years, _arrears, _goods, _from_above,
        _social_insurance, _bank_and_tests, _virtual_for_other_money,
    ):  # fmt: skip
        setting(desk)


def stranger(desk: Desk) -> Payer:
    account = f"09{desk.chance.randint(10**8, 10**9 - 1)}"
    return Payer(account, desk.chance.choice(PEOPLE), is_private=True)


def _other(
    desk: Desk, amount: int, text: str, sign: str, trap: str, payer: Payer, wish: str = "", own: int | None = None, virtual: str = ""
) -> None:
    month = some_month(desk, 7 if virtual else 1)[0]
    note = Note(text, (sign,), (trap,))
    kind, at = "OTHER_IN", desk.moment(month, 3, 27)
    desk.take(at=at, amount=amount, kind=kind, note=note, payer=payer, wish=wish, own=own, virtual=virtual)


def _other_money(desk: Desk) -> None:
    """Insurance, charity, the party, rent, goods: from accounts of the register and from people."""
    for number, (words, least, most) in enumerate(desk.place.voice.other):
        for employer in plain_firms(desk, 2):
            is_known = number % 3 != 2
            text = filled(words, n=named(desk, employer)[0] if is_known or desk.chance.random() < 0.5 else "")
            amount = desk.chance.randint(least // 1000, most // 1000) * 1000
            _other(desk, amount, text, "other_money", "other_money", sender(desk, employer) if is_known else stranger(desk), "both")


def _own_people(desk: Desk) -> None:
    """The union's own people return what was not spent, or give for its good ends."""
    for words in desk.place.voice.own_people:
        union = desk.chance.choice(desk.register.unions)
        payer = union_sender(union) if desk.chance.random() < 0.7 else treasurer(desk, union)
        text = filled(words, n=union_name(desk, union))
        _other(desk, desk.chance.randint(300, 6_000) * 1000, text, "returned", "money_of_the_union", payer, "both")


def _two_purposes(desk: Desk) -> None:
    for employer in plain_firms(desk, 5):
        months = some_month(desk)
        text = f"{sentence(desk, desk.place.voice.fund, months, n=named(desk, employer)[0])} {desk.chance.choice(ALSO)}"
        amount = employer.due(months[0]) + desk.chance.choice((200_000, 500_000, 1_000_000))
        _other(desk, amount, text, "two_purposes", "two_purposes", sender(desk, employer), "both")


def _ten_times(desk: Desk) -> None:
    """A nought too many; what is too much goes back in the same month."""
    for employer in plain_firms(desk, 3):
        months, payer = some_month(desk), sender(desk, employer)
        due, at = employer.due(months[0]), desk.moment(months[0], 5, 14)
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, employer)[0], i=tax_code(desk, employer.tax_code))
        note, true = Note(text, ("mst", "slip"), ("ten_times",)), (employer.code,)
        parts = ((employer.code, "KPCD", due * 10, months),)
        line = desk.take(at=at, amount=due * 10, kind="KPCD", note=note, payer=payer, parts=parts, true_payer=true)
        words = f"HOAN TRA TIEN KPCD NOP THUA {iso(months[0])} {employer.name}"
        desk.send_back(line, due * 9, words, at + timedelta(days=6), payer)


def _paid_twice(desk: Desk) -> None:
    """The same payment again some days later, by mistake; it goes back."""
    for employer in plain_firms(desk, 3):
        months, payer, true = some_month(desk), sender(desk, employer), (employer.code,)
        due, at = employer.due(months[0]), desk.moment(months[0], 4, 12)
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, employer)[0], i=tax_code(desk, employer.tax_code))
        parts = ((employer.code, "KPCD", due, months),)
        once, again = (Note(text, signs, ("paid_twice",)) for signs in (("mst",), ("mst", "slip")))
        desk.take(at=at, amount=due, kind="KPCD", note=once, payer=payer, parts=parts, true_payer=true)
        later = at + timedelta(days=3)
        line = desk.take(at=later, amount=due, kind="KPCD", note=again, payer=payer, parts=parts, true_payer=true)
        desk.send_back(line, due, f"HOAN LAI KPCD CHUYEN TRUNG {employer.name}", at + timedelta(days=9), payer)


def _equal_twins(desk: Desk) -> None:
    """Two equal payments of one day, both meant: two halves of what is due."""
    for employer in plain_firms(desk, 4):
        months = some_month(desk)
        half, at = employer.due(months[0]) // 2, desk.moment(months[0], 6, 24)
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, employer)[0], i=tax_code(desk, employer.tax_code))
        own, parts = desk.own_for(months[0]), ((employer.code, "KPCD", half, months),)
        for minutes in (0, 2):
            note, moment, true = Note(text, ("mst",), ("equal_twin",), True), at + timedelta(minutes=minutes), (employer.code,)
            desk.take(at=moment, amount=half, kind="KPCD", note=note, payer=sender(desk, employer), parts=parts, true_payer=true, own=own)


def _wrong_years(desk: Desk) -> None:
    """Months and years that a finger got wrong; the payer is as sure as ever."""
    for number, employer in enumerate(plain_firms(desk, 8)):
        months = some_month(desk)
        m, y = months[0] % 100, months[0] // 100
        p = (f"T{m}/{y + 18}", f"tháng {m}/{y - 1}", f"T{m}/{y + 1}", f"T1{m}/{y}" if m > 2 else f"T0{m}/2{y}")[number % 4]
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, employer)[0], i=tax_code(desk, employer.tax_code), p=p)
        note, at, true = Note(text, ("mst",), ("wrong_period",)), desk.moment(months[0], 5, 27), (employer.code,)
        parts = ((employer.code, "KPCD", employer.due(months[0]), months),)
        desk.take(at=at, amount=employer.due(months[0]), kind="KPCD", note=note, payer=sender(desk, employer), parts=parts, true_payer=true)


def _arrears(desk: Desk) -> None:
    """Old debts of the year before, of which the books know nothing: the payer is sure, the debt is not."""
    for employer in plain_firms(desk, 4):
        months = some_month(desk, 3)
        words = desk.chance.choice(("truy nộp {k} năm {y}", "nộp bổ sung {k} các tháng thiếu năm {y}", "trả nợ {k} {y}"))
        k, y = desk.chance.choice(desk.place.voice.fund), str(desk.place.year - 1)
        text = filled(f"{{n}} {words} {{i}}", n=named(desk, employer)[0], k=k, y=y, i=tax_code(desk, employer.tax_code))
        amount, at = employer.due(months[0]) * 3 // 2, desk.moment(months[0], 5, 27)
        parts = ((employer.code, "KPCD", amount, ()),)
        note, true = Note(text, ("mst", "old_debt"), ("arrears",)), (employer.code,)
        desk.take(at=at, amount=amount, kind="KPCD", note=note, payer=sender(desk, employer), parts=parts, true_payer=true)


def _goods(desk: Desk) -> None:
    """Somebody pays a seller who is not the union; the money goes back."""
    for words in ("thanh toán hợp đồng 17 đợt 1", "trả tiền hàng tháng trước"):
        payer, months = stranger(desk), some_month(desk)
        amount, at = desk.chance.randint(4_000, 40_000) * 1000, desk.moment(months[0], 4, 14)
        note = Note(words, ("other_money",), ("wrong_account",))
        line = desk.take(at=at, amount=amount, kind="WRONG_IN", note=note, payer=payer, wish="both")
        desk.send_back(line, amount, f"HOAN TRA TIEN CHUYEN NHAM {payer.holder}", at + timedelta(days=7), payer)


def _from_above(desk: Desk) -> None:
    """The province supports the district; another district sends on what came to it."""
    province = desk.register.uppers[1]
    payer = Payer(province.account, province.name)
    for words in ("cấp kinh phí hỗ trợ hoạt động công đoàn", "cấp bù kinh phí công đoàn theo quyết định 118"):
        _other(desk, desk.chance.randint(20, 90) * 1_000_000, f"{province.name} {words}", "other_money", "from_above", payer, "both")
    neighbour = "Liên đoàn Lao động huyện Cửa Bấc"
    text = f"{neighbour} chuyển trả KPCĐ thu nhầm địa bàn"
    payer = Payer(f"06{desk.chance.randint(10**8, 10**9 - 1)}", neighbour)
    _other(desk, 7_431_000, text, "stranger", "from_a_neighbour", payer, "both")


def _social_insurance(desk: Desk) -> None:
    """Orders of social insurance that bear the insurance code of an employer."""
    for employer in plain_firms(desk, 3):
        text = f"+BHXH+103+00+{employer.si_code}+0{desk.chance.randint(1000, 9999)}+dong BHXH+"
        _other(desk, employer.due(desk.place.year * 100 + 6) * 16, text, "other_money", "insurance_order", sender(desk, employer), "both")


def _bank_and_tests(desk: Desk) -> None:
    firm, union = plain_firms(desk, 1)[0], desk.register.unions[10]
    _other(desk, 1_000, "test", "other_money", "test_transfer", sender(desk, firm), "both")
    _other(desk, 2_000, "chuyển thử tài khoản", "other_money", "test_transfer", union_sender(union), "both")
    words = f"nộp hộ đảng phí cho anh em {employer_of(desk.cast, union).name}"
    _other(desk, 640_000, words, "other_money", "other_money", treasurer(desk, union), "both")


def _virtual_for_other_money(desk: Desk) -> None:
    own = desk.efast(desk.place.year * 100 + 7)
    if own is None:
        return
    for employer, (words, least, _) in zip(plain_firms(desk, 2), desk.place.voice.other, strict=False):
        text = filled(words, n=named(desk, employer)[0])
        virtual = desk.virtual_number(employer.code)
        _other(desk, least, text, "other_money", "virtual_for_other_money", sender(desk, employer), "both", own, virtual)
