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


def split_law(unit_id: int, on: date) -> tuple[Law, ...]:
    """Return the rules by which money applied on a day is shared: the base share, then the unit's own upper table."""
    first = date(on.year, 1, 1)
    branches = [unit_id, *access.ancestors([unit_id], on=first)[unit_id]]
    base = reference.in_force("share_grassroots", on=first, branch_ids=branches, flow="fund")
    told = [Law("base", f"Công đoàn cơ sở được sử dụng {percent(base.value)} kinh phí", *_source(base))]
    own = reference.own_records("share_upper_split", branches)
    upper = next((row for branch in branches for row in own.get(branch, ()) if row.holds_on(first)), None)
    if upper is not None:
        ratios = " / ".join(percent(Fraction(ratio)) for ratio in upper.fields["ratios"])
        told.append(Law("upper", f"Phần cấp trên chia {ratios}", *_source(upper)))
    return tuple(told)


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
