"""Looks a written folder over: the eighth's checker, whose reader also knows this set's ways to abbreviate a legal form."""

from pathlib import Path

from bench.worlds.eighth import check as eighth
from bench.worlds.seventh.check import plain

from .words import FORMS


class Book(eighth.Book):
    """The register with every form abbreviated as the payers of this set abbreviate it."""

    def __init__(self, folder: Path, year: int) -> None:
        super().__init__(folder, year)
        for row in self.employers:
            for brief in FORMS.get(form_of(row["name"]), ()):
                self.names[plain(row["name"].replace(form_of(row["name"]), brief, 1))].add(row["code"])


def form_of(name: str) -> str:
    """Return the legal form that a registered name begins with, or nothing."""
    return next((form for form in FORMS if name.startswith(f"{form} ")), "")


def look_over(folder: Path) -> dict[str, int]:
    """Check a folder and return how much was checked."""
    return eighth.look_over(folder, Book)
