"""From a place and a seed to a folder: the cast, the year, the shared account, the files."""

import csv
import hashlib
import json
from pathlib import Path
from random import Random
from typing import Any

from bench.worlds import statements
from bench.worlds.generate import finished, write

from congdoan.finance.collection.rules.virtual import virtual_number

from .banks import EfastAgain, sacombank
from .cast import Casting
from .city import CITY
from .delta import DELTA
from .desk import Desk
from .place import Place
from .snares_of_money import set_snares_of_money
from .snares_of_payers import set_snares_of_payers
from .year import pay_year
from .zone import ZONE

PLACES = {place.key: place for place in (ZONE, DELTA, CITY)}
FROZEN = ((ZONE.key, 61), (DELTA.key, 62), (CITY.key, 63))


def make_desk(place: Place, seed: int) -> Desk:
    """Write every payment of the year; the collector's own lines are added when it is finished."""
    chance = Random(f"sixth/{place.key}/{seed}")
    desk = Desk(place, Casting(place, chance).build(), chance)
    pay_year(desk)
    set_snares_of_payers(desk)
    set_snares_of_money(desk)
    return desk


def write_year(place: Place, seed: int, folder: Path) -> dict[str, Any]:
    """Write the folder of a year and return its truth, with the rows that a later sheet prints again."""
    statements.WRITERS |= {"efast_again": EfastAgain(), "sacombank": sacombank}
    desk = make_desk(place, seed)
    world = finished(desk, seed)  # type: ignore[arg-type]
    truth = write(world, folder)
    again = {line.id: line.also for line in world.lines if line.also}
    for line in truth["lines"]:
        if line["id"] in again:
            line["also_printed_at"] = [{"file": file, "row": row} for file, row in again[line["id"]]]
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8")
    with (folder / "virtual_accounts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("number", "code"))
        bodies = (*desk.register.unions, *desk.register.employers) if place.virtual else ()
        writer.writerows((virtual_number(place.virtual, desk.cast.numbers[body.code]), body.code) for body in bodies)
    return truth


def digest(folder: Path) -> str:
    """Return the SHA-256 of all files of a folder, names and bytes."""
    whole = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
