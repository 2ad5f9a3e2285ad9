"""A year of one of these towns, from its seed."""

from random import Random

from .border import BORDER
from .campus import CAMPUS
from .desk import TownDesk
from .mine import MINE
from .snares import set_snares
from .town import Town
from .year import number_of_its_own, pay_year

TOWNS = {town.key: town for town in (BORDER, CAMPUS, MINE)}


def virtual_accounts(desk: TownDesk) -> list[tuple[str, str]]:
    """Return the number of its own of every payer, as the product gives them under the town's prefix."""
    payers = [*(union.code for union in desk.register.unions), *(employer.code for employer in desk.register.employers)]
    return [(number_of_its_own(desk, code), code) for code in payers]


def make_desk(town: Town, seed: int) -> TownDesk:
    """Write every line of money in of a town's year."""
    desk = TownDesk(town, Random(f"{town.key}/{seed}"))
    pay_year(desk)
    set_snares(desk)
    if desk.faults:
        raise ValueError("a reader would be misled:\n" + "\n".join(desk.faults))
    return desk
