"""The posting template in force: the federation's own where it has decided one, else the law pack's, else the app's further ones."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from congdoan.finance.bookkeeping.rules import Template, template_of
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import sort_key
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record, pick, read_record

TOPIC = "posting_templates"
FURTHER = Path(__file__).parents[1] / "data"


def template(unit_id: int, event: str, *, on: date) -> Template:
    """Return how a unit books an event on a day: its own decision, then those of the units above it, then what is shipped.

    Source: reference table `posting_templates`; what it lacks, `data/*_templates.yaml` (derived, to be checked).

    :raises UnknownScope: there is no such event
    :raises NotInForce: the event has no template on this day
    """
    return _in_force((unit_id, *access.ancestors([unit_id], on=on)[unit_id]), event, on)


def templates(unit_ids: Iterable[int], event: str, *, on: date) -> dict[int, Template]:
    """Return for each unit what `template` returns, in few statements: the units share what no branch of theirs has decided.

    :raises UnknownScope, NotInForce: as `template`
    """
    units = sorted(set(unit_ids))
    lines = {unit: (unit, *above) for unit, above in access.ancestors(units, on=on).items()}
    deciding = set(reference.own_records(TOPIC, sorted({branch for line in lines.values() for branch in line})))
    found: dict[tuple[int, ...], Template] = {}
    for line in {tuple(branch for branch in line if branch in deciding) for line in lines.values()}:
        found[line] = _in_force(line, event, on)
    return {unit: found[tuple(branch for branch in line if branch in deciding)] for unit, line in lines.items()}


def _in_force(branches: tuple[int, ...], event: str, on: date) -> Template:
    chart = reference.chart_on(on)
    try:
        record = reference.in_force(TOPIC, on=on, branch_ids=branches, event=event, chart=chart)
    except reference.UnknownScope:
        record = pick(further_templates(), topic=TOPIC, on=on, scope={"event": event, "chart": chart})
    return template_of(event, chart, record.name, record.fields["lines"], record_id=record.id, needs_check=record.needs_check)


@cache
def further_templates() -> tuple[Record, ...]:
    """Return the templates of events that the law pack's table lacks."""
    files = sorted(FURTHER.glob("*_templates.yaml"))
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return tuple(read_record(f"finance.{TOPIC}", raw) for content in read for raw in content["records"])


def templates_in_force(unit_id: int, *, on: date) -> list[tuple[Template, Record]]:
    """Return how a unit books every event that has a template on a day, by name, each with the record it is; none before the charts."""
    try:
        chart = reference.chart_on(on)
    except (reference.NotInForce, reference.AmbiguousScope):  # before any chart, or charts of other scopes alone
        return []
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    shipped = {
        record.scope["event"]: record
        for record in (*further_templates(), *reference.records(TOPIC))
        if record.scope["chart"] == chart and record.holds_on(on)
    }
    own = reference.own_records(TOPIC, branches)
    for branch in reversed(branches):
        for record in own.get(branch, ()):
            if record.scope["chart"] == chart and record.holds_on(on):
                shipped[record.scope["event"]] = record
    read = [
        (template_of(event, chart, record.name, record.fields["lines"], record_id=record.id, needs_check=record.needs_check), record)
        for event, record in shipped.items()
    ]
    return sorted(read, key=lambda pair: sort_key(pair[0].name))
