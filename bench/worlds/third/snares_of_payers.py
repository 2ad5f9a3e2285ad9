"""Lines whose payer a careless reader would get wrong: strangers, two identities, half names, codes of others."""

from . import writing
from .laying import fund_phrase, moment_of, receive, some
from .year import TownDesk


def _strangers(desk: TownDesk) -> None:
    """Employers of other districts, their names near to ours, their codes valid and nobody's here."""
    for name in desk.town.strangers:
        for has_code in (True, False):
            at, months = moment_of(desk)
            code = desk.labelled(desk.codes.next()) if has_code else ""
            show = desk.chance.choice(("account", "name", "none"))
            amount = desk.chance.randint(900_000, 19_000_000)
            payer = name if show != "none" else ""
            receive(
                desk,
                fund_phrase(desk, name, code, months),
                at,
                amount,
                "OTHER_IN",
                ("stranger",),
                "stranger",
                show=show,
                account=desk.cast.account(),
                payer=payer,
            )


def _two_identities(desk: TownDesk) -> None:
    """The code of one with the name of another; the account of one with the name or the code of another; nothing explains it."""
    for number in range(12):
        first, second = some(desk, 2)
        at, months = moment_of(desk)
        if number % 3 == 0:
            note, show, evidence = fund_phrase(desk, desk.name_of(second), desk.labelled(first.tax_code), months), "none", "mst_of_other"
        elif number % 3 == 1:
            note, show, evidence = fund_phrase(desk, desk.name_of(second), "", months), "account", "account_of_other"
        else:
            note, show, evidence = fund_phrase(desk, "", desk.labelled(second.tax_code), months), "account", "account_of_other"
        receive(
            desk,
            note,
            at,
            second.due(months[0]),
            "KPCD",
            (evidence,),
            evidence,
            show=show,
            account=first.accounts[0],
            payer=first.name,
            true=(second.code,),
        )


def _for_another(desk: TownDesk) -> None:
    """One employer pays another's fund and says so."""
    for number in range(9):
        first, second = some(desk, 2)
        at, months = moment_of(desk)
        code = desk.labelled(second.tax_code) if number % 3 else ""
        phrase = writing.filled(
            desk.chance.choice(desk.town.voice.for_another), n=desk.name_of(first), b=desk.name_of(second), i=code, p=desk.period(months)
        )
        amount = second.due(months[0])
        receive(
            desk,
            phrase,
            at,
            amount,
            "KPCD",
            ("mst" if code else "name", "explained"),
            "pays_for_another",
            show="account",
            account=first.accounts[0],
            payer=first.name,
            parts=((second.code, "KPCD", amount, months),),
        )


def _half_names(desk: TownDesk) -> None:
    """A name without the number that tells two apart, or a name that two bear: nobody can know which."""
    traits = desk.cast.traits
    for employer in (*traits["sibling"], *traits["same"], *traits["sibling"][:2]):
        at, months = moment_of(desk)
        name = desk.name_of(employer)
        while name[-1].isdigit() or name[-1] == " ":
            name = name[:-1]
        receive(
            desk,
            fund_phrase(desk, name, "", months),
            at,
            employer.due(months[0]),
            "KPCD",
            ("name_of_two",),
            "half_name",
            true=(employer.code,),
        )


def _wrong_code_alone(desk: TownDesk) -> None:
    for employer in some(desk, 5):
        at, months = moment_of(desk)
        note = fund_phrase(desk, "", desk.labelled(desk.codes.mistyped(employer.tax_code.split("-")[0])), months)
        receive(desk, note, at, employer.due(months[0]) // 3000 * 1000, "KPCD", ("no_identity",), "wrong_code_alone", true=(employer.code,))


def _bookkeeper_alone(desk: TownDesk) -> None:
    """The account that has paid for many pays once more and does not say for whom."""
    for place, name in enumerate(desk.town.bookkeepers):
        for _ in range(3):
            (employer,) = some(desk, 1)
            at, months = moment_of(desk, after=5)
            receive(
                desk,
                fund_phrase(desk, "", "", months),
                at,
                employer.due(months[0]),
                "KPCD",
                ("no_identity",),
                "bookkeeper_alone",
                show="account",
                account=f"10999200{place}771{place}",
                payer=name,
                true=(employer.code,),
            )


def _two_codes(desk: TownDesk) -> None:
    """Two employers named in one note: the sum is that of both to the đồng, or it is not."""
    for number in range(6):
        first, second = some(desk, 2)
        at, months = moment_of(desk)
        parts = tuple((one.code, "KPCD", one.due(months[0]), months) for one in (first, second))
        amount = sum(part[2] for part in parts) - (0 if number % 2 else 123_000)
        note = f"KPCD {desk.period(months)} {desk.name_of(first)} {first.tax_code} va {desk.name_of(second)} {second.tax_code}"
        evidence = ("mst", "explained") if number % 2 else ("sum_does_not_fit",)
        receive(
            desk,
            note,
            at,
            amount,
            "KPCD",
            evidence,
            "two_codes",
            show="name",
            payer=desk.town.bookkeepers[0],
            parts=parts,
            true=(first.code, second.code),
        )


def _branches(desk: TownDesk) -> None:
    """A branch writes its parent's ten digits beside its own name."""
    traits = desk.cast.traits
    for branch in (*traits.get("branch", []), *traits.get("orphan_branch", [])):
        at, months = moment_of(desk)
        amount = branch.due(months[0])
        receive(
            desk,
            fund_phrase(desk, desk.name_of(branch), desk.labelled(branch.tax_code[:10]), months),
            at,
            amount,
            "KPCD",
            ("name",),
            "code_of_parent",
            parts=((branch.code, "KPCD", amount, months),),
            true=(branch.code,),
        )


def _namesakes_with_commune(desk: TownDesk) -> None:
    for employer in desk.cast.traits["same"]:
        at, months = moment_of(desk)
        amount = employer.due(months[0])
        note = fund_phrase(desk, f"{desk.name_of(employer)} ({employer.commune})", "", months)
        receive(
            desk,
            note,
            at,
            amount,
            "KPCD",
            ("name",),
            "name_and_commune",
            parts=((employer.code, "KPCD", amount, months),),
            true=(employer.code,),
        )


def _of_ended(desk: TownDesk) -> None:
    """An employer whose duty has ended still pays: it is its money, and somebody may well ask."""
    (employer,) = desk.cast.traits["ends"]
    for month in (10, 11):
        meant = desk.town.year * 100 + 7
        amount = employer.due(meant) // 3
        note = fund_phrase(desk, desk.name_of(employer), desk.labelled(employer.tax_code), (meant,))
        receive(
            desk,
            f"truy nop {note}",
            desk.moment(desk.town.year * 100 + month, 5, 20),
            amount,
            "KPCD",
            ("mst", "fair"),
            "duty_ended",
            parts=((employer.code, "KPCD", amount, (meant,)),),
        )


def _contacts(desk: TownDesk) -> None:
    """Notes that also hold a telephone, an order's number or a contract's: none of them a code."""
    for number, employer in enumerate(some(desk, 8)):
        at, months = moment_of(desk)
        amount = employer.due(months[0])
        note = fund_phrase(desk, desk.name_of(employer), desk.labelled(employer.tax_code), months)
        extra = (
            f"LH 0{desk.chance.choice('3789')}{desk.chance.randint(10**7, 10**8 - 1)}",
            f"UNC {desk.chance.randint(1, 999):03d}/{at:%m}",
            f"SO CT {desk.chance.randint(10**9, 10**10 - 1)}",
            f"ngay {at:%d/%m/%Y}",
        )[number % 4]
        receive(desk, f"{note} {extra}", at, amount, "KPCD", ("mst",), "contact", parts=((employer.code, "KPCD", amount, months),))


SNARES_OF_PAYERS = (
    _strangers,
    _two_identities,
    _for_another,
    _half_names,
    _wrong_code_alone,
    _bookkeeper_alone,
    _two_codes,
    _branches,
    _namesakes_with_commune,
    _of_ended,
    _contacts,
)
