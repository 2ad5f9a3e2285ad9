"""Lines that are not what they seem: strangers, near names, other money, slips, double payments, refunds."""

from dataclasses import replace
from datetime import datetime, timedelta

from bench.worlds.facts import Employer, Line, Said

from .desk import Draft, TownDesk
from .reader import Sign
from .town import Kind
from .writing import note, period
from .year import bearer, fund_draft

_PLAIN = ("monthly", "late", "quarterly")


def set_snares(desk: TownDesk) -> None:
    """Write all snares of the year; every one is judged by the reader like any other line."""
    _strangers(desk)
    _near_strangers(desk)
    _disagreements(desk)
    _other_money(desk)
    _insurance(desk)
    _slips(desk)
    _paid_twice(desk)
    _several_in_one(desk)
    _from_above(desk)
    _twins(desk)
    _unclear(desk)


def _month(desk: TownDesk, first: int = 1, last: int = 12) -> int:
    return desk.town.year * 100 + desk.chance.randint(first, last)


def _some(desk: TownDesk, count: int, *, firms: bool = False) -> list[Employer]:
    fit = [
        one for one in desk.register.employers if one.habit in _PLAIN and not one.unknown_account and not one.parent and not one.namesake
    ]
    fit = [
        one
        for one in fit
        if one is not desk.cast.service
        and one.accounts[0] not in desk.shared
        and one.liable_until is None
        and one.liable_from.year < desk.town.year
    ]
    return desk.chance.sample([one for one in fit if not firms or desk.cast.is_firm(one)], count)


def _outsider(desk: TownDesk, month: int, name: str, kind: str, trap: str, code: str = "", phrase: str = "") -> Line:
    chance = desk.chance
    text, befell = note(
        chance, desk.town, phrase or chance.choice(desk.town.voice.fund), p=period(chance, desk.town, (month,)), n=name, i=code
    )  # fmt: skip
    draft = Draft(text, (), "other", desk.cast.account()[1], name, traps=(trap, *befell))
    line = desk.take(
        at=desk.moment(month, 3, 27), amount=chance.randint(9, 190) * 100_000 + chance.randint(0, 99) * 100, kind=kind, draft=draft
    )
    line.why = "the payer is not in the register"
    return line


def companies(desk: TownDesk) -> list[Kind]:
    return [kind for kind in desk.town.kinds if kind.form.startswith("Công ty")]


def _strangers(desk: TownDesk) -> None:
    """Firms of other districts that send their fee here, with valid codes of their own."""
    for place in range(12):
        name = f"{desk.chance.choice(desk.chance.choice(companies(desk)).written)} {desk.town.strangers[place % len(desk.town.strangers)]}"
        code = desk.chance.choice(desk.town.voice.tax_code).format(desk.codes.next()) if place % 3 else ""
        _outsider(desk, _month(desk), name, "OTHER_IN", "stranger", code)


def _near_strangers(desk: TownDesk) -> None:
    """Bodies whose names are nearly those of the register, and whose codes are not."""
    for place, employer in enumerate(_some(desk, 6, firms=True)):
        others = [kind for kind in companies(desk) if kind.form != desk.cast.kinds[employer.code].form]
        name = desk.chance.choice(
            (f"{desk.chance.choice(others).form} {employer.core}", f"{employer.name} Miền Nam", f"{employer.name} II")
        )
        code = desk.chance.choice(desk.town.voice.tax_code).format(desk.codes.next()) if place % 2 else ""
        _outsider(desk, _month(desk), name, "OTHER_IN", "near_stranger", code)


def _disagreements(desk: TownDesk) -> None:
    """The code of one with the name of another, or an account of one with the code of another; nothing explains it."""
    chance, words = desk.chance, desk.town.voice
    for place, (one, other) in enumerate(zip(_some(desk, 10), _some(desk, 10), strict=True)):
        if one is other:
            continue
        month = _month(desk)
        name, meant = desk.cast.written(other)
        from_account = place % 2 == 0
        signs = [Sign("tax_code", frozenset({one.code})), *([] if from_account else [Sign("name", meant)])]
        code = chance.choice(words.tax_code).format(one.tax_code)
        text, befell = note(
            chance, desk.town, chance.choice(words.fund), p=period(chance, desk.town, (month,)), n="" if from_account else name, i=code
        )  # fmt: skip
        draft = Draft(
            text, tuple(signs), "fund", other.accounts[0], bearer(other), "account" if from_account else "none", traps=("disagree", *befell)
        )  # fmt: skip
        amount = one.due(month) if from_account else other.due(month)
        truth = one.code if from_account else other.code
        desk.take(at=desk.moment(month, 4, 26), amount=amount, kind="KPCD", draft=draft, truth=(truth,))


def _other_money(desk: TownDesk) -> None:
    """Money of known payers, from known accounts, that is no fee: charity, party, rent, youth union, goods."""
    for place, employer in enumerate(_some(desk, 14)):
        month = _month(desk)
        name = desk.cast.written(employer)[0]
        phrase = desk.town.other_money[place % len(desk.town.other_money)].replace("{m}", str(month % 100))
        text, befell = note(desk.chance, desk.town, phrase, n=name)
        draft = Draft(text, (), "other", employer.accounts[0], bearer(employer), "account", traps=("other_money", *befell))
        amount = desk.chance.randint(2, 90) * 100_000
        desk.take(at=desk.moment(month, 2, 27), amount=amount, kind="OTHER_IN", draft=draft, truth=(employer.code,))


def _insurance(desk: TownDesk) -> None:
    """Social insurance sent here by mistake; it goes back some days later."""
    for employer in _some(desk, 3):
        month = _month(desk, 2, 11)
        text = desk.chance.choice(
            (
                f"+BHXH+103+00+{employer.si_code}+04905+dong BHXH+",
                f"Nop BHXH BHYT BHTN T{month % 100}/{desk.town.year} ma don vi {employer.si_code}",
                f"{employer.si_code} DONG BHXH 32% THANG {month % 100} MST {employer.tax_code}",
            )
        )
        draft = Draft(text, (), "other", employer.accounts[0], bearer(employer), "account", traps=("insurance",))
        amount = employer.wages[month] * 32 // 100
        line = desk.take(at=desk.moment(month, 3, 12), amount=amount, kind="WRONG_IN", draft=draft, truth=(employer.code,))
        line.why = "social insurance money"
        _give_back(desk, line, employer, amount, f"HOAN TRA TIEN BHXH CHUYEN NHAM {desk.cast.short(employer)}")


def _slips(desk: TownDesk) -> None:
    """A sum ten times too large; the surplus goes back in the same month."""
    for employer in _some(desk, 4):
        month = _month(desk, 2, 11)
        due = employer.due(month)
        draft, _ = fund_draft(desk, employer, due * 10, (month,), "tax_name", datetime(month // 100, month % 100, 1))
        draft = replace(draft, traps=(*draft.traps, "ten_times"))
        parts = ((employer.code, "KPCD", due * 10, (month,)),)
        line = desk.take(at=desk.moment(month, 3, 9), amount=due * 10, kind="KPCD", draft=draft, parts=parts)
        if line.review == "never":
            line.review = "ok"  # who pays is certain; that the sum is meant is not
        _give_back(desk, line, employer, due * 9, f"HOAN TRA KPCD NOP THUA THANG {month % 100} {desk.cast.short(employer)}")


def _give_back(desk: TownDesk, line: Line, employer: Employer, amount: int, words: str) -> None:
    said = Said(words, employer.accounts[0], bearer(employer), ("account", "amount"), ("refund",))
    at = line.at + timedelta(days=desk.chance.randint(3, 9), hours=1)
    desk.lines.append(Line(at, "D", amount, "REFUND_OUT", "ok", 0, said, refers_to=line))


def _paid_twice(desk: TownDesk) -> None:
    """A month paid a second time by mistake; the second goes back."""
    for employer in _some(desk, 3):
        month = _month(desk, 2, 11)
        due = employer.due(month)
        draft, _ = fund_draft(desk, employer, due, (month,), "tax_name", datetime(month // 100, month % 100, 1))
        draft = replace(draft, traps=(*draft.traps, "paid_twice"))
        parts = ((employer.code, "KPCD", due, (month,)),)
        for day in (4, 6):
            line = desk.take(at=desk.moment(month, day, day + 1), amount=due, kind="KPCD", draft=draft, parts=parts)
        if line.review != "must":
            _give_back(desk, line, employer, due, f"HOAN LAI KPCD NOP TRUNG THANG {month % 100} {desk.cast.short(employer)}")


def _several_in_one(desk: TownDesk) -> None:
    """One transfer for two or three employers that the note names by their codes; the sum is theirs to the đồng, or is not."""
    for place in range(4):
        month, some = _month(desk), _some(desk, 2 + place % 2)
        codes = ", ".join(one.tax_code for one in some)
        draft = Draft(
            f"Nop ho KPCD T{month % 100}/{month // 100} cac MST {codes}",
            (),
            "other",
            desk.outside_account,
            desk.town.service,
            traps=("several",),
        )
        parts = tuple((one.code, "KPCD", one.due(month), (month,)) for one in some)
        off = 40_000 if place == 3 else 0
        line = desk.take(
            at=desk.moment(month, 8, 25), amount=sum(part[2] for part in parts) + off, kind="KPCD", draft=draft, truth=(some[0].code,)
        )  # fmt: skip
        line.said = replace(line.said, evidence=("tax_code", "amount"))
        if off:
            line.why = "a sum for several that is not what they owe"
        else:
            line.review, line.why, line.parts, line.true_payer = "ok", "", parts, ()


def _from_above(desk: TownDesk) -> None:
    """Money of the federation itself and of its people."""
    province = desk.register.uppers[1]
    for month, words, account, name in (
        (_month(desk), "Cấp kinh phí hoạt động phong trào đợt {m}", province.account, province.name),
        (_month(desk), "LĐLĐ tỉnh cấp hỗ trợ đoàn viên khó khăn T{m}", province.account, province.name),
        (_month(desk), "hoàn ứng mua quà Tết đoàn viên", *desk.cast.private()),
        (_month(desk), "nộp lại tiền tạm ứng hội nghị công đoàn", *desk.cast.private()),
        (_month(desk), "hoàn trả tiền thuê xe tham quan", desk.cast.account()[1], desk.town.strangers[0]),
    ):
        text, befell = note(desk.chance, desk.town, words.replace("{m}", str(month % 100)))
        draft = Draft(text, (), "other", account, name, traps=("from_above", *befell))
        line = desk.take(at=desk.moment(month, 3, 26), amount=desk.chance.randint(10, 400) * 100_000, kind="OTHER_IN", draft=draft)
        line.why = "no fee of a payer"


def _twins(desk: TownDesk) -> None:
    """Two equal payments with equal notes on one day, both real: two sites of a firm, two tills."""
    fit = [
        place
        for place, line in enumerate(desk.lines)
        if line.kind in ("KPCD", "DUES") and line.review == "never" and len(line.parts) == 1 and place in desk.drafts
    ]
    for place in desk.chance.sample(fit, 10):
        line, draft = desk.lines[place], desk.drafts[place]
        draft = replace(draft, wish="account" if "account" in line.said.evidence else draft.wish, traps=(*draft.traps, "twin"))
        at = line.at + timedelta(minutes=desk.chance.randint(2, 90))
        desk.take(at=at, amount=line.amount, kind=line.kind, draft=draft, parts=line.parts, own=line.own)


def _unclear(desk: TownDesk) -> None:
    """Round sums of known payers that have a union, which fit neither fee, under words that name neither."""
    chance = desk.chance
    for place, employer in enumerate(one for one in _some(desk, 20) if one.union):
        if place == 5:
            break
        month = _month(desk)
        due = employer.due(month)
        amount = next(sum_ for sum_ in (3_000_000, 5_000_000, 10_000_000, 50_000_000, 1_000_000) if not due // 2 < sum_ < due * 2)
        name, meant = desk.cast.written(employer)
        words = "vague" if place % 2 else "empty"
        text, befell = chance.choice(desk.town.voice.empty), tuple[str, ...]()
        if words == "vague":
            p = period(chance, desk.town, (month,))
            text, befell = note(chance, desk.town, chance.choice(desk.town.voice.vague), p=p, n=name)
        signs = (Sign("name", meant),) if words == "vague" else ()
        draft = Draft(text, signs, words, employer.accounts[0], bearer(employer), "account", traps=("unclear", *befell))
        desk.take(at=desk.moment(month, 5, 25), amount=amount, kind="KPCD", draft=draft, truth=(employer.code,))
