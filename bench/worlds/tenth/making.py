"""From a place and a seed to a folder of one year."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from bench.worlds.eighth.place import Place
from bench.worlds.ninth import making as ninth
from bench.worlds.ninth.cast import Builder
from bench.worlds.sixth.making import digest

from .desk import Desk
from .other_money import move_own_money, set_other_money
from .places import CANE, FOREST, YARDS
from .snares import set_snares
from .year import pay_year, settle_habits

PLACES = {place.key: place for place in (CANE, YARDS, FOREST)}
FROZEN = ((CANE.key, 101), (YARDS.key, 102), (FOREST.key, 103))
__all__ = ["FROZEN", "PLACES", "digest", "write_year"]


def make_desk(place: Place, seed: int) -> Desk:
    """Write every payment of the year; the bank's own lines come when it is finished."""
    chance = Random(f"tenth/{place.key}/{seed}")
    desk = Desk(place, Builder(place, chance).build(), chance)
    settle_habits(desk)
    set_snares(desk)
    pay_year(desk)
    set_other_money(desk)
    desk.finish()
    move_own_money(desk)
    return desk


def write_year(place: Place, seed: int, folder: Path, make: Callable[[Place, int], Desk] = make_desk) -> dict[str, Any]:
    """Write the folder of a year and return its truth."""
    return ninth.write_year(place, seed, folder, make)
