"""What every snare of the third set needs: a day, some payers, a line of money in."""

from datetime import datetime

from bench.worlds.facts import Employer, Line, Said

from . import writing
from .year import TownDesk

Months = tuple[int, ...]


def moment_of(desk: TownDesk, after: int = 1) -> tuple[datetime, Months]:
    month = desk.town.year * 100 + desk.chance.randint(after, 12)
    return desk.moment(month, 4, 26), (month,)


def some(desk: TownDesk, count: int, *, union: bool = False) -> list[Employer]:
    """Return ordinary employers: one account of their own, a name of their own, a debt every month."""
    plain = [
        one
        for one in desk.register.employers
        if not (one.namesake or one.parent or one.unknown_account or one.former or one.habit in ("group", "both", "never", "stops"))
        and one.accounts[0] not in desk.shared
        and one.liable_until is None
        and len(one.wages) == 13
        and one not in desk.cast.traits["sibling"]
        and one not in desk.cast.traits.get("letters", [])
        and (not union or (one.union and len(desk.register.union(one.union).dues) == 12))
    ]
    return desk.chance.sample(plain, min(count, len(plain)))


def receive(
    desk: TownDesk,
    note: str,
    at: datetime,
    amount: int,
    kind: str,
    evidence: tuple[str, ...],
    trap: str,
    *,
    parts: tuple[tuple[str, str, int, Months], ...] = (),
    show: str = "none",
    account: str = "",
    payer: str = "",
    true: tuple[str, ...] = (),
) -> Line:
    text, slips = desk.type(note)
    said = Said(text, account, payer, evidence, (trap, *slips))
    return desk.receive(at=at, amount=amount, kind=kind, said=said, show=show, parts=parts, true_payer=true)


def fund_phrase(desk: TownDesk, name: str, code: str, months: Months) -> str:
    return writing.filled(desk.chance.choice(writing.fitting(desk.town.voice.fund, name, code)), n=name, i=code, p=desk.period(months))
