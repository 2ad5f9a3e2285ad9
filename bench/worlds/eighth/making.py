"""From a place and a seed to a folder of one year."""

import csv
import json
from pathlib import Path
from random import Random
from typing import Any

from bench.worlds.generate import finished, write
from bench.worlds.sixth.making import digest

from congdoan.finance.collection.rules.virtual import virtual_number

from .airport import AIRPORT
from .cast import Builder
from .desk import Desk
from .market import MARKET
from .other_money import move_own_money, set_other_money
from .place import Place
from .reservoir import RESERVOIR
from .snares import set_snares
from .year import pay_year, settle_habits

PLACES = {place.key: place for place in (AIRPORT, RESERVOIR, MARKET)}
FROZEN = ((AIRPORT.key, 82), (RESERVOIR.key, 81), (MARKET.key, 83))
__all__ = ["FROZEN", "PLACES", "digest", "write_year"]


def make_desk(place: Place, seed: int) -> Desk:
    """Write every payment of the year; the bank's own lines come when it is finished."""
    chance = Random(f"eighth/{place.key}/{seed}")
    desk = Desk(place, Builder(place, chance).build(), chance)
    settle_habits(desk)
    set_snares(desk)
    pay_year(desk)
    set_other_money(desk)
    desk.finish()
    move_own_money(desk)
    return desk


def write_year(place: Place, seed: int, folder: Path) -> dict[str, Any]:
    """Write the folder of a year and return its truth."""
    desk = make_desk(place, seed)
    truth = write(finished(desk, seed), folder)  # type: ignore[arg-type]
    with (folder / "virtual_accounts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("number", "code"))
        bodies = (*desk.register.unions, *desk.register.employers) if place.virtual else ()
        writer.writerows((virtual_number(place.virtual, desk.cast.numbers[body.code]), body.code) for body in bodies)
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8")
    return truth
