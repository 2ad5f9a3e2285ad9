"""What the law pack says of inspections on a day, with its documents and marks."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record


@dataclass(frozen=True, slots=True)
class YearlyShare:
    """The share of the unions below whose money is to be inspected in a year, and where it stands."""

    share: Fraction
    name: str
    citation: str
    needs_check: bool


def _record(topic: str, record_id: str) -> Record:
    return next(record for record in reference.records(topic) if record.id == record_id)


def yearly_share(*, on: date) -> YearlyShare:
    """Return the share that a year's programme reaches; before its first day it is the same, as a proposal."""
    record = _record("inspection_figures", "inspfig.target20")
    is_early = record.valid_from is not None and on < record.valid_from
    return YearlyShare(Fraction(record.value or 0), record.name, record.citation, record.needs_check or is_early)


def report_columns() -> tuple[list[str], bool]:
    """Return the columns of the committee's report and whether they are still to be checked."""
    record = _record("inspection_figures", "inspfig.report_columns")
    return list(record.fields["columns"]), record.needs_check


def steps() -> dict[int, str]:
    """Return the steps of an inspection as the pack names them, by their order."""
    found = [record for record in reference.records("workflow_states") if record.fields.get("workflow") == "inspection"]
    return {int(record.fields["order"]): record.name for record in sorted(found, key=lambda one: int(one.fields["order"]))}
