"""From a place and a seed to a folder of one year."""

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from bench.worlds.eighth.place import Place
from bench.worlds.generate import finished, write
from bench.worlds.sixth.making import digest

from congdoan.finance.collection.rules.virtual import virtual_number

from .cast import Builder
from .desk import Desk
from .junction import JUNCTION
from .laboratories import LABORATORIES
from .other_money import move_own_money, set_other_money
from .pilgrims import PILGRIMS
from .snares import set_snares
from .year import pay_year, settle_habits

PLACES = {place.key: place for place in (JUNCTION, LABORATORIES, PILGRIMS)}
FROZEN = ((JUNCTION.key, 91), (LABORATORIES.key, 92), (PILGRIMS.key, 93))
__all__ = ["FROZEN", "PLACES", "digest", "write_year"]


def make_desk(place: Place, seed: int) -> Desk:
    """Write every payment of the year; the bank's own lines come when it is finished."""
    chance = Random(f"ninth/{place.key}/{seed}")
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
    desk = make(place, seed)
    truth = write(finished(desk, seed), folder)  # type: ignore[arg-type]
    with (folder / "virtual_accounts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("number", "code"))
        bodies = (*desk.register.unions, *desk.register.employers) if place.virtual else ()
        writer.writerows((virtual_number(place.virtual, desk.cast.numbers[body.code]), body.code) for body in bodies)
    return truth
