"""The posting template in force: the federation's own where it has decided one, else the law pack's, else the app's further ones."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from congdoan.finance.bookkeeping.rules import Template, template_of
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record, pick, read_record

TOPIC = "posting_templates"
FURTHER = Path(__file__).parents[1] / "data" / "further_templates.yaml"


def template(unit_id: int, event: str, *, on: date) -> Template:
    """Return how a unit books an event on a day: its own decision, then those of the units above it, then what is shipped.

    Source: reference table `posting_templates`; what it lacks, `data/further_templates.yaml` (derived, to be checked).

    :raises UnknownScope: there is no such event
    :raises NotInForce: the event has no template on this day
    """
    chart = reference.chart_on(on)
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    try:
        record = reference.in_force(TOPIC, on=on, branch_ids=branches, event=event, chart=chart)
    except reference.UnknownScope:
        record = pick(further_templates(), topic=TOPIC, on=on, scope={"event": event, "chart": chart})
    return template_of(event, chart, record.name, record.fields["lines"], record_id=record.id, needs_check=record.needs_check)


@cache
def further_templates() -> tuple[Record, ...]:
    """Return the templates of events that the law pack's table lacks."""
    content = yaml.safe_load(FURTHER.read_text(encoding="utf-8"))
    return tuple(read_record(f"finance.{TOPIC}", raw) for raw in content["records"])
