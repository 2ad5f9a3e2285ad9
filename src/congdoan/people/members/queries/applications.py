"""Applications that wait for a decision, and those decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan.foundation.access import queries as access
from congdoan.people.members import rules
from congdoan.people.members.models import Application
from congdoan.people.members.queries.keys import citizen_number, states
from congdoan.people.members.rules.states import WAITING, words

PAGE = 50


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application as a list shows it."""

    id: int
    person_id: int
    full_name: str
    sex: str
    born: str
    citizen: str
    workplace: str
    unit_id: int
    unit_code: str
    unit_name: str
    section: str
    applied_on: date
    state: str
    state_words: str
    decided_on: date | None
    decision: str
    reason: str


def applications(*, unit_id: int | None = None, waiting: bool = True, before: int | None = None, size: int = PAGE) -> list[ApplicationRow]:
    """Return applications within reach, of one unit or of all, those that wait or those decided, newest first; four statements at most."""
    rows = Application.objects.select_related("person").order_by("-id")
    rows = rows.filter(state__in=WAITING) if waiting else rows.exclude(state__in=WAITING)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows[:size])
    names = access.branch_names({row.unit_id for row in found})
    return [_listed(row, *names.get(row.unit_id, ("", ""))) for row in found]


def count_waiting(unit_id: int | None = None) -> int:
    """Return how many applications wait in a unit, or in all within reach."""
    rows = Application.objects.filter(state__in=WAITING)
    return (rows if unit_id is None else rows.filter(unit_id=unit_id)).count()


def application(application_id: int) -> Application | None:
    """Return one application within reach, or None."""
    return Application.objects.filter(id=application_id).first()


def applications_of(application_ids: Iterable[int]) -> list[ApplicationRow]:
    """Return applications within reach by number, in the order of given names."""
    found = list(Application.objects.select_related("person").filter(id__in=set(application_ids)).order_by("person__sort_key", "id"))
    names = access.branch_names({row.unit_id for row in found})
    return [_listed(row, *names.get(row.unit_id, ("", ""))) for row in found]


def _listed(row: Application, code: str, name: str) -> ApplicationRow:
    one = row.person
    return ApplicationRow(
        id=row.pk, person_id=one.pk, full_name=one.full_name, sex=rules.SEXES.get(one.sex, ""), born=rules.born.words(one.born),
        citizen=rules.masked(citizen_number(one)), workplace=one.workplace, unit_id=row.unit_id, unit_code=code, unit_name=name,
        section=row.section, applied_on=row.applied_on, state=row.state, state_words=words(states(), row.state),
        decided_on=row.decided_on, decision=row.decision, reason=row.reason,
    )  # fmt: skip
