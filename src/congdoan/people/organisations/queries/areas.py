"""The communes of the country before and after 1 July 2025. Source and licence: `data/areas/README.md`."""

import csv
from functools import cache
from pathlib import Path

from congdoan.people.organisations.rules import areas
from congdoan.people.organisations.rules.areas import AreaChange

TABLES = Path(__file__).parents[1] / "data" / "areas"


def area_changes(text: str) -> list[AreaChange]:
    """Return what became of the communes meant by a few words or a code, with or without diacritics."""
    return areas.named_by(all_changes(), text)


def area_change(code: str) -> AreaChange | None:
    """Return what became of the commune that bore an official code until 30 June 2025, or None."""
    return next((change for change in all_changes() if change.before.code == code), None)


@cache
def all_changes() -> tuple[AreaChange, ...]:
    """Return every old commune with its successors."""
    return areas.changes_of(areas.areas_of(_rows("before")), areas.areas_of(_rows("after")), _rows("successors"))


def _rows(table: str) -> list[list[str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
