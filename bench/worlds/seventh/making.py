"""From a place and a seed to a folder of one year."""

import csv
import json
from pathlib import Path
from random import Random
from typing import Any

from bench.worlds import statements
from bench.worlds.generate import finished, write
from bench.worlds.sixth.making import digest

from congdoan.finance.collection.rules.virtual import virtual_number

from .banks import LAYOUTS
from .cast import Casting
from .coast import COAST
from .desk import Desk
from .midland import MIDLAND
from .other_money import set_other_money
from .place import Place
from .river_port import RIVER_PORT
from .snares import set_snares
from .year import pay_year

PLACES = {place.key: place for place in (MIDLAND, COAST, RIVER_PORT)}
FROZEN = ((MIDLAND.key, 71), (COAST.key, 72), (RIVER_PORT.key, 73))
__all__ = ["FROZEN", "PLACES", "digest", "write_year"]


def make_desk(place: Place, seed: int) -> Desk:
    """Write every payment of the year; the collector's and the bank's own lines come when it is finished."""
    chance = Random(f"seventh/{place.key}/{seed}")
    casting = Casting(place, chance)
    casting.build()
    desk = Desk(place, casting, chance)
    set_snares(desk)
    pay_year(desk)
    set_other_money(desk)
    return desk


def write_year(place: Place, seed: int, folder: Path) -> dict[str, Any]:
    """Write the folder of a year and return its truth."""
    statements.WRITERS |= LAYOUTS
    desk = make_desk(place, seed)
    truth = write(finished(desk, seed), folder)  # type: ignore[arg-type]
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8")
    with (folder / "virtual_accounts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("number", "code"))
        bodies = (*desk.register.unions, *desk.register.employers) if place.virtual else ()
        writer.writerows((virtual_number(place.virtual, desk.cast.numbers[body.code]), body.code) for body in bodies)
    return truth
