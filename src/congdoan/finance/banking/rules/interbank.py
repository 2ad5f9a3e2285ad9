"""What the interbank network of NAPAS knows on a day: banks by BIN, and the largest sum it carries at once. Data: `data/` of this app."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from congdoan.foundation.kernel.vietnamese import search_key

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank under one name; `transfers` says what its customers can do by VietQR: `receive_only` can be paid too."""

    bin: str
    code: str
    short_name: str
    name: str
    swift: str | None
    aliases: tuple[str, ...]
    transfers: str
    valid_from: date | None
    valid_until: date | None
    needs_check: bool
    source: str
    note: str


def banks(*, on: date) -> tuple[Bank, ...]:
    """Return the banks of a day by BIN."""
    return tuple(bank for bank in _all_banks() if _stands(bank.valid_from, bank.valid_until, on))


def bank_with_bin(bin: str, *, on: date) -> Bank | None:
    """Return the bank that a BIN names on a day."""
    return next((bank for bank in banks(on=on) if bank.bin == bin), None)


def banks_called(text: str, *, on: date) -> tuple[Bank, ...]:
    """Return the banks of exactly this code, short or full name, SWIFT or alias, however it is spelt; several can share an alias."""
    wanted = _key(text)
    return tuple(bank for bank in banks(on=on) if wanted and wanted in _keys(bank))


def fits_instant_transfer(amount: int, *, on: date) -> bool:
    """Tell whether a sum can go by instant transfer, and so by VietQR, in one payment.

    Units: `amount` in đồng.
    Source: NAPAS, VietQR 1.0, clause 8.1.1, row `napas_247` of `limits.csv`.

    :raises LookupError: no limit is known for the day
    """
    return 0 < amount < instant_limit(on=on)


def instant_limit(*, on: date) -> int:
    """Return the sum from which instant transfer is closed; a payment must stay below it.

    Units: đồng.

    :raises LookupError: no limit is known for the day
    """
    for row in dated_rows("limits.csv", on=on):
        if row["name"] == "napas_247":
            return int(row["below_dong"])
    raise LookupError(f"no limit of instant transfers is known on {on}")


def dated_rows(name: str, *, on: date) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of `data/` that stand on a day."""
    return (row for row in _rows(name) if _stands(_day(row["valid_from"]), _day(row["valid_until"]), on))


@cache
def _all_banks() -> tuple[Bank, ...]:
    return tuple(
        Bank(
            bin=row["bin"],
            code=row["code"],
            short_name=row["short_name"],
            name=row["name"],
            swift=row["swift"] or None,
            aliases=tuple(filter(None, row["aliases"].split(";"))),
            transfers=row["transfers"],
            valid_from=_day(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            needs_check=row["needs_check"] == "yes",
            source=row["source"],
            note=row["note"],
        )
        for row in _rows("banks.csv")
    )


@cache
def _keys(bank: Bank) -> frozenset[str]:
    return frozenset(filter(None, map(_key, (bank.code, bank.short_name, bank.name, bank.swift or "", *bank.aliases))))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return tuple(_complete(csv.DictReader(lines)))


def _complete(reader: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    for row in reader:
        if None in row or None in row.values():
            raise ValueError(f"line {reader.line_num} has too many or too few columns")
        yield row


def _key(text: str) -> str:
    return search_key(text).replace(" ", "")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _stands(first: date | None, until: date | None, on: date) -> bool:
    return (first is None or first <= on) and (until is None or on < until)
