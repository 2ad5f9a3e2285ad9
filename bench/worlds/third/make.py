"""Make a year of the third set."""

from random import Random

from .cast import Cast
from .highland import HIGHLAND
from .seaside import SEASIDE
from .snares_of_money import SNARES_OF_MONEY
from .snares_of_payers import SNARES_OF_PAYERS
from .town import Town
from .year import TownDesk, pay_year
from .zone import ZONE

TOWNS = {town.key: town for town in (HIGHLAND, ZONE, SEASIDE)}


def make_desk(town: Town, seed: int) -> TownDesk:
    """Return the desk with every line that payers send."""
    chance = Random(f"{town.key}/{seed}")
    cast = Cast(town, chance)
    register = cast.build()
    desk = TownDesk(town, register, chance, cast.codes, cast=cast)  # type: ignore[arg-type]
    for snare in (*SNARES_OF_PAYERS, *SNARES_OF_MONEY):
        snare(desk)
    pay_year(desk)
    return desk
