"""Lines whose money a careless reader would get wrong: other money, two kinds, sums that do not fit, twins, slips."""

from bench.worlds.facts import Line, Said, Union

from . import writing
from .laying import fund_phrase, moment_of, receive, some
from .year import Draft, TownDesk, employer_of, pay_fund


def _other_money(desk: TownDesk) -> None:
    for number, phrase in enumerate((*desk.town.voice.other, *desk.town.voice.other)):
        (payer,) = some(desk, 1)
        at, months = moment_of(desk)
        note = writing.filled(phrase, n=desk.name_of(payer), p=desk.period(months))
        amount = payer.due(months[0]) if number % 6 == 5 else desk.chance.randint(3, 90) * 100_000
        show = "account" if number % 3 else "none"
        receive(
            desk,
            note,
            at,
            amount,
            "WRONG_IN",
            ("not_a_fee",),
            "other_money",
            show=show,
            account=payer.accounts[0],
            payer=payer.name,
            true=(payer.code,),
        )


def _unclear_kind(desk: TownDesk) -> None:
    """Words that may mean either: the sum is the fund's to the đồng, or neither's."""
    for number, employer in enumerate(some(desk, 12, union=True)):
        at, months = moment_of(desk)
        due, dues = employer.due(months[0]), desk.register.union(employer.union).payable_up(months[0])
        is_exact = number % 2 == 0
        amount = due if is_exact else (due + dues) // 2 // 1000 * 1000
        note = writing.filled(
            desk.chance.choice(desk.town.voice.unclear),
            n=desk.name_of(employer),
            i=desk.labelled(employer.tax_code) if number % 3 else "",
            p=desk.period(months),
        )
        evidence = ("account", "explained") if is_exact else ("kind_unclear",)
        receive(
            desk,
            note,
            at,
            amount,
            "KPCD",
            evidence,
            "unclear_kind",
            show="account",
            account=employer.accounts[0],
            payer=employer.name,
            parts=((employer.code, "KPCD", amount, months),),
            true=(employer.code,),
        )


def _both_that_do_not_fit(desk: TownDesk) -> None:
    for employer in some(desk, 6, union=True):
        at, months = moment_of(desk)
        union = desk.register.union(employer.union)
        amount = (employer.due(months[0]) + union.payable_up(months[0])) * 93 // 100
        draft = Draft(desk, employer, months, "account_name", desk.town.voice.both)
        said, show = draft.finished()
        said.evidence = ("sum_does_not_fit",)
        said.traps = (*said.traps, "both_inexact")
        desk.receive(at=at, amount=amount, kind="BOTH", said=said, show=show, true_payer=(employer.code, union.code))


def _agencies(desk: TownDesk) -> None:
    """Money meant for the insurance or the tax office, with the codes of an employer of ours in it."""
    for number, employer in enumerate(some(desk, 6)):
        at, months = moment_of(desk)
        if number % 2:
            note = f"+BHXH+103+00+{employer.si_code}+0{desk.chance.randint(6000, 7999)}+dong BHXH+{months[0] % 100:02d}{months[0] // 100}+"
        else:
            treasury = f"NTDT+KB:0{desk.chance.randint(120, 980)}-KBNN KHU VUC {writing.ROMAN[number % 3 + 1]}"
            note = f"{treasury}+NgayNT:{at:%d%m%Y}+MST:{employer.tax_code}+DBHC:{desk.chance.randint(100, 999)}"
        amount = desk.chance.randint(2_000_000, 40_000_000)
        said = Said(note, employer.accounts[0], employer.name, ("not_a_fee",), ("agency",))
        desk.receive(
            at=at, amount=amount, kind="WRONG_IN", said=said, show=desk.chance.choice(("account", "none")), true_payer=(employer.code,)
        )


def _unions_mixed_up(desk: TownDesk) -> None:
    """The code of one union from the account of another; and a union's account that pays the fund of its employer."""
    unions: list[Union] = [desk.register.union(one.union) for one in some(desk, 8, union=True)]
    for first, second in zip(unions[:3], unions[3:6], strict=True):
        at, months = moment_of(desk)
        note = writing.filled(
            desk.chance.choice(desk.town.voice.dues), n="", i=desk.town.voice.union_labels[0].format(second.code), p=desk.period(months)
        )
        if second.code in note:
            receive(
                desk,
                note,
                at,
                second.payable_up(months[0]),
                "DUES",
                ("code_of_other",),
                "code_of_other_union",
                show="account",
                account=first.account,
                payer=first.name,
                true=(second.code,),
            )
    for number, union in enumerate(unions):
        at, months = moment_of(desk)
        employer = employer_of(desk, union)
        due = employer.due(months[0])
        amount, evidence = (due, ("union_account", "explained")) if number % 2 else (due * 2 // 3, ("kind_unclear",))
        receive(
            desk,
            fund_phrase(desk, "", "", months),
            at,
            amount,
            "KPCD",
            evidence,
            "fund_from_union",
            show="account",
            account=union.account,
            payer=union.name,
            parts=((employer.code, "KPCD", amount, months),),
            true=(employer.code,),
        )


def _twins_and_halves(desk: TownDesk) -> None:
    """The same payment twice in a day, both real; and one month's sum in two halves."""
    for number, employer in enumerate(some(desk, 8)):
        at, months = moment_of(desk)
        due = employer.due(months[0])
        if number % 2:
            note = fund_phrase(desk, desk.name_of(employer), desk.labelled(employer.tax_code), months)
            for time, amount in ((at, due // 2), (at.replace(second=(at.second + 7) % 60), due - due // 2)):
                receive(
                    desk,
                    f"{note} lan {1 if time == at else 2}",
                    time,
                    amount,
                    "KPCD",
                    ("mst",),
                    "half",
                    parts=((employer.code, "KPCD", amount, months),),
                )
        else:
            first = pay_fund(desk, employer, at, due, months, "code")
            again = desk.receive(
                at=at.replace(second=(at.second + 11) % 60), amount=due, kind="KPCD", said=first.said, show="account", parts=first.parts
            )
            again.own, again.text, again.shows_account, again.shows_name = first.own, first.text, first.shows_account, first.shows_name
            first.said.traps = (*first.said.traps, "twin")


def _slips_of_amount_and_year(desk: TownDesk) -> None:
    """A digit too many, given back within the month; and a year or month that cannot be."""
    for number, employer in enumerate(some(desk, 7)):
        at, months = moment_of(desk)
        due = employer.due(months[0])
        if number < 3:
            line = pay_fund(desk, employer, at, due * 10, months, "code")
            words = desk.chance.choice(desk.town.voice.refunds).format(n=desk.name_of(employer))
            said = Said(words, employer.accounts[0], employer.name, ("account", "words"), ("refund",))
            back = at.replace(day=27, hour=18)
            desk.lines.append(Line(back, "D", due * 9, "REFUND_OUT", "ok", line.own, said, target=employer.code, refers_to=line))
        else:
            wrong = desk.chance.choice(
                (
                    f"T{months[0] % 100}/{months[0] // 100 + 10}",
                    f"T{months[0] % 100 + 12}/{months[0] // 100}",
                    f"T{months[0] % 100}/2{months[0] // 100}",
                )
            )
            note = writing.filled(
                desk.chance.choice([phrase for phrase in desk.town.voice.fund if "{i}" in phrase]),
                n=desk.name_of(employer),
                i=desk.labelled(employer.tax_code),
                p=wrong,
            )
            receive(desk, note, at, due, "KPCD", ("mst",), "impossible_period", parts=((employer.code, "KPCD", due, ()),))


def _with_insurance(desk: TownDesk) -> None:
    """Insurance and fund in one sum that nobody can part."""
    for employer in some(desk, 4):
        at, months = moment_of(desk)
        note = f"{desk.name_of(employer)} nop BHXH, KPCD {desk.period(months)} {desk.labelled(employer.tax_code)}"
        receive(
            desk,
            note,
            at,
            employer.due(months[0]) * 17,
            "WRONG_IN",
            ("sum_does_not_fit",),
            "with_insurance",
            show="account",
            account=employer.accounts[0],
            payer=employer.name,
            true=(employer.code,),
        )


def _back_from_unions(desk: TownDesk) -> None:
    """A union gives back money that it had received: no income."""
    for number, employer in enumerate(some(desk, 5, union=True)):
        at, months = moment_of(desk)
        union = desk.register.union(employer.union)
        words = (
            "hoan tra kinh phi cong doan cap thua",
            "nop lai kinh phi chua su dung het",
            "hoan ung kinh phi dai hoi cong doan",
            "tra lai KPCD cap nham",
            "chuyen tra tien ho tro tet",
        )
        name = desk.chance.choice(desk.town.voice.union_names).format(u=union.name, b=desk.name_of(employer))
        note = f"{name} {words[number]} {desk.period(months)}"
        receive(
            desk,
            note,
            at,
            desk.chance.randint(5, 60) * 100_000,
            "OTHER_IN",
            ("not_a_fee",),
            "given_back",
            show="account",
            account=union.account,
            payer=union.name,
            true=(union.code,),
        )


def _of_the_bank(desk: TownDesk) -> None:
    """Fees in the bank's other words, and a fee that it gives back."""
    for words in ("PHI CHUYEN TIEN LIEN NGAN HANG", "Thu phi kiem dem", "Phi thong bao bien dong so du", "THU PHI XAC NHAN SO DU"):
        at, _ = moment_of(desk)
        desk.lines.append(
            Line(at, "D", desk.chance.choice((5_500, 16_500, 27_500, 110_000)), "FEE", "never", 0, Said(words, evidence=("bank_words",)))
        )
    for words in ("HOAN PHI DICH VU THU THUA", "Tra lai phi chuyen tien thu nham"):
        at, _ = moment_of(desk)
        desk.receive(
            at=at,
            amount=desk.chance.choice((11_000, 22_000)),
            kind="OTHER_IN",
            said=Said(words, "", "", ("not_a_fee",), ("fee_back",)),
            show="none",
        )


SNARES_OF_MONEY = (
    _other_money,
    _unclear_kind,
    _both_that_do_not_fit,
    _agencies,
    _unions_mixed_up,
    _twins_and_halves,
    _slips_of_amount_and_year,
    _with_insurance,
    _back_from_unions,
    _of_the_bank,
)
