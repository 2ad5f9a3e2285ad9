"""The rules of law that the pages name beside their figures: the record in force, its document, and whether somebody checked it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record


@dataclass(frozen=True, slots=True)
class Law:
    """One rule that a figure rests on. `part` says which: base, upper, rate, account, dues."""

    part: str
    words: str
    document: str
    since: date | None
    needs_check: bool


@dataclass(frozen=True, slots=True)
class SplitRecords:
    """The records by which a year's money is shared: the base share, and the unit's own upper table where it has one."""

    base: Record
    upper: Record | None

    @property
    def law(self) -> tuple[Law, ...]:
        told = [Law("base", f"Công đoàn cơ sở được sử dụng {percent(self.base.value)} kinh phí", *_source(self.base))]
        if self.upper is not None:
            ratios = " / ".join(percent(Fraction(ratio)) for ratio in self.upper.fields["ratios"])
            told.append(Law("upper", f"Phần cấp trên chia {ratios}", *_source(self.upper)))
        return tuple(told)


def split_records(unit_id: int, *, year: int, on: date) -> SplitRecords:
    """Return a year's records of the unit, else of the nearest body that stood above it on a day.

    Source: `share_grassroots` (flow fund; a decision that the federation entered itself goes before the shipped pack) and the own
    records of `share_upper_split`. The upper table is never defaulted.
    """
    first, branches = date(year, 1, 1), [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    own = reference.own_records_of(("share_grassroots", "share_upper_split"), branches)
    base, upper = ([own[topic].get(branch, []) for branch in branches] for topic in own)
    return SplitRecords(
        base=reference.nearest_in_force("share_grassroots", base, on=first, flow="fund"),
        upper=next((row for rows in upper for row in rows if row.holds_on(first)), None),
    )


def split_law(unit_id: int, on: date) -> tuple[Law, ...]:
    """Return the rules by which money applied on a day is shared: the base share, then the unit's own upper table."""
    return split_records(unit_id, year=on.year, on=date(on.year, 1, 1)).law


def basis_law(basis: dict[str, Any]) -> tuple[Law, ...]:
    """Return the rules that a charge names in its basis."""
    topics = {str(record_id).split(".", 1)[0] for record_id in basis.get("law", ())}
    found = {record.id: record for topic in sorted(topics) for record in reference.records(topic)}
    records = [found[record_id] for record_id in basis.get("law", ()) if record_id in found]
    return tuple(Law("rate", _named(record), *_source(record)) for record in records)


def chart_law(on: date) -> Law:
    """Return the chart of accounts of a day."""
    record = reference.in_force("charts", on=on)
    return Law("account", "Hệ thống tài khoản", *_source(record))


def percent(ratio: Any) -> str:
    """Return 3/4 as 75%, with at most two decimals."""
    if not isinstance(ratio, Fraction | int):
        return "?"
    hundredths = int(ratio * 10_000)
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0") + "%" if rest else f"{whole}%"


def unchecked(rows: Sequence[Law]) -> bool:
    """Tell whether any of the rules still waits to be checked against its text."""
    return any(row.needs_check for row in rows)


def _named(record: Record) -> str:
    value = f" {percent(record.value)}" if isinstance(record.value, Fraction) and percent(record.value) not in record.name else ""
    return f"{record.name}{value}"


def _source(record: Record) -> tuple[str, date | None, bool]:
    document, article = record.source.get("document") or "", record.source.get("article")
    return (f"{document}, {article}" if article else document), record.valid_from, record.needs_check
