"""The posting template in force: the federation's own where it has decided one, else the law pack's."""

from datetime import date

from congdoan.finance.bookkeeping.rules import Template, template_of
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference


def template(unit_id: int, event: str, *, on: date) -> Template:
    """Return how a unit books an event on a day: its own decision, then those of the units above it, then the law pack.

    Source: reference table `posting_templates`.

    :raises UnknownScope: there is no such event
    :raises NotInForce: the event has no template on this day
    """
    chart = reference.chart_on(on)
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    record = reference.in_force("posting_templates", on=on, branch_ids=branches, event=event, chart=chart)
    return template_of(event, chart, record.name, record.fields["lines"], record_id=record.id, needs_check=record.needs_check)
