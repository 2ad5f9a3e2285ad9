"""What the law pack says of stoppages and disputes on a day, with its documents and marks."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from congdoan.activities.disputes.rules.report import Field
from congdoan.activities.disputes.rules.settling import Bar, Limit
from congdoan.activities.disputes.rules.timers import Allowed
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Figure, Record

_AFTER = {
    "dispute.mediator": ("mediation", ("mediated", "unmediated")),
    "dispute.mediator_copy": ("mediation_over", ("copied",)),
    "dispute.panel": ("arbitration", ("panel",)),
    "dispute.award": ("panel", ("award",)),
}
_BARS = {"dispute.bar.mediator": "mediation", "dispute.bar.arbitration": "arbitration", "dispute.bar.court": "court"}


def _records(topic: str, start: str, on: date) -> Iterator[Record]:
    """Yield the records whose name begins so, as they stand on a day; one that is younger than the day stands as it began."""
    for record in reference.records(topic):
        if record.id.startswith(start) and record.holds_on(max(on, record.valid_from or on)):
            yield record


def fields(*, on: date) -> list[Field]:
    """Return the fields of the quick report in their order."""
    found = [
        Field(one.fields["key"], one.name, one.fields["order"], one.needs_check)
        for one in _records("quick_report_fields", "quick.field.", on)
    ]
    return sorted(found, key=lambda one: one.order)


def steps(*, on: date) -> list[tuple[str, str]]:
    """Return the steps of a stoppage (code, words) in their order."""
    found = sorted(_records("quick_report_fields", "quick.state.", on), key=lambda one: one.fields["order"])
    return [(one.fields["code"], one.name) for one in found]


def allowed(*, on: date) -> list[Allowed]:
    """Return the clocks of a stoppage: the law's first, then the union's own."""
    found = []
    for one in _records("quick_report_fields", "quick.timer.", on):
        within = timedelta(**{unit: one.fields[unit] for unit in ("minutes", "hours", "days") if unit in one.fields})
        at = time.fromisoformat(one.fields["at"]) if "at" in one.fields else None
        found.append(Allowed(one.id, one.name, within, at, one.citation, one.needs_check))
    return sorted(found, key=lambda one: one.needs_check)


def addressee(*, on: date) -> tuple[str, bool]:
    """Return who must meet both sides of a stoppage outside the procedure (nobody is named since districts ended), and the mark."""
    (record,) = _records("dispute_rules", "strike.unlawful.authority", on)
    until = record.fields.get("addressee_until_2025") if on < date(2025, 7, 1) else None
    return str(record.fields.get("addressee") or until or ""), record.needs_check


def limits(*, on: date) -> list[Limit]:
    """Return the limits of mediation and arbitration."""
    found = []
    for one in _records("dispute_rules", "dispute.", on):
        if one.id in _AFTER:
            after, step = _AFTER[one.id]
            days, of_work = (one.fields["working_days"], True) if "working_days" in one.fields else (one.fields["days"], False)
            found.append(Limit(one.id, one.name, after, step, days, of_work, one.citation, one.needs_check))
    return found


def bars(*, on: date) -> list[Bar]:
    """Return the time bars, the shortest first."""
    found = []
    for one in _records("dispute_rules", "dispute.bar.", on):
        months = one.fields.get("months") or 12 * one.fields["years"]
        found.append(Bar(one.id, one.name, _BARS[one.id], months, one.citation, one.needs_check))
    return sorted(found, key=lambda one: one.months)


def near_days(*, on: date) -> Figure:
    """Return for how many days after a stoppage another one near by counts as following it.

    Source: the condition of warning.W10 in table `early_warning`, which weighs a stoppage near by.
    """
    (record,) = _records("early_warning", "warning.W10", on)
    days = re.search(r"within (\d+) days", record.fields["levels"][0]["condition"])
    assert days is not None  # a table without the number is no table of W10: said by the tests
    return Figure(int(days[1]), record.name, record.citation, record.needs_check)
