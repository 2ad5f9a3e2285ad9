"""The plan file to fill in, and a plan as a file."""

from congdoan.activities.restructuring.models import Reorganisation
from congdoan.activities.restructuring.queries.facts import plan_of
from congdoan.activities.restructuring.rules.plan_book import plan_book
from congdoan.people.organisations import queries as organisations


def plan_template(reorganisation_id: int) -> bytes:
    """Return an empty plan file; its guide names the kinds in force on the effective day."""
    one = Reorganisation.objects.get(id=reorganisation_id)
    return plan_book([], dict(organisations.kinds_on(one.effective_on)))


def plan_workbook(reorganisation_id: int) -> bytes:
    """Return a plan as a workbook that can be loaded again."""
    one = Reorganisation.objects.get(id=reorganisation_id)
    return plan_book(plan_of(one.pk), dict(organisations.kinds_on(one.effective_on)))
