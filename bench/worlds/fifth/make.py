"""One place and one seed make one year."""

from random import Random

from .cast import Builder
from .craft import CRAFT
from .desk import Desk, year_of
from .island import ISLAND
from .place import Place
from .rubber import RUBBER
from .snares_of_money import set_snares_of_money
from .snares_of_payers import set_snares_of_payers
from .year import pay_year

TOWNS = {place.key: place for place in (ISLAND, RUBBER, CRAFT)}


def make_desk(place: Place, seed: int) -> Desk:
    """Invent the register of a place, then everything that comes into its accounts in a year."""
    chance = Random(f"{place.key}/{seed}")
    desk = year_of(place, Builder(place, chance).build(), chance)
    pay_year(desk)
    set_snares_of_payers(desk)
    set_snares_of_money(desk)
    return desk


def virtual_accounts(desk: Desk) -> list[tuple[str, str]]:
    """List (number, code) of every payer, where the bank gave a prefix."""
    if not desk.place.virtual_prefix:
        return []
    uppers = {one.code for one in desk.register.uppers}
    return [(desk.virtual_number(code), code) for code in desk.cast.numbers if code not in uppers]
