"""The employers of unions: who they are, how many work there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.finance.assessments import queries as assessments
from congdoan.foundation.kernel.periods import add_months, month_of
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

YEAR = 12
MOST = 5_000
EVERY = 1_000_000
PUBLIC = frozenset({"admin_body", "psu_fully_salaried", "psu_not_fully_salaried", "armed_forces"})
"""Classes of payers whose democracy at work another law orders (Luật Thực hiện dân chủ ở cơ sở), not the Labour Code."""


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """An employer with its union. Units: persons; `workers` is None where no payroll of the last twelve months tells it."""

    id: int
    code: str
    name: str
    sector: str
    wage_region: str
    commune: str
    unit_id: int
    unit_name: str
    workers: int | None
    since: date


def workers_of(employer_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Return the head-counts of the newest payroll of the last twelve months, where there is one."""
    ids = list(employer_ids)
    months = (add_months(month_of(on), -YEAR), month_of(on))
    told = assessments.payroll_in_force(ids, months=months) if ids else []
    return {one.employer_id: one.headcount for one in told}  # ordered by month: the newest stays


def rows_of(employer_ids: Iterable[int], *, on: date) -> dict[int, EmployerRow]:
    """Return employers within reach with their unions on a day."""
    return {one.id: one for one in _rows(list(organisations.named(employer_ids, on=on).values()), on=on)}


def with_union(*, on: date, text: str = "", most: int = MOST) -> list[EmployerRow]:
    """Return the standing employers within reach that have a base union, no public bodies, in the order of names, of the first `most`."""
    asked = organisations.Filter(kinds=(EMPLOYER,), text=text, state="standing")
    found = [one for one in organisations.listing(asked, on=on, size=most).rows if one.has_union]
    classes = {one.id: one.payer_class for one in organisations.by_id([one.id for one in found]).values()}
    return _rows([one for one in found if classes.get(one.id) not in PUBLIC], on=on)


def _rows(found: Sequence[organisations.Listed], *, on: date) -> list[EmployerRow]:
    workers = workers_of([one.id for one in found], on=on)
    return [
        EmployerRow(
            one.id, one.code, one.name, one.sector, one.wage_region, one.commune, one.parent_id or 0, one.parent_name,
            workers.get(one.id), one.founded_on or on,
        )
        for one in found
    ]  # fmt: skip
