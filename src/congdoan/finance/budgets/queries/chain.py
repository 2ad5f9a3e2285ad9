"""What the level above sees: who has sent an estimate, who is late, what was approved, and what the branch comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.finance.budgets.models import EstimateLine
from congdoan.finance.budgets.rules import estimates as rules
from congdoan.finance.budgets.rules.estimates import APPROVED, DRAFT, RETURNED, SUBMITTED, Key
from congdoan.people.organisations import queries as organisations

from .deadlines import Deadline, deadlines
from .estimates import EstimateForm, approved_of, estimate_form, newest_of

MISSING, LATE = "missing", "late"


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One unit below: where its estimate stands, its totals as stated and as approved with all below it. Units: đồng."""

    unit_id: int
    code: str
    name: str
    state: str
    version: int
    round: int
    since: date | None
    due: Deadline | None
    is_late: bool
    stated: Mapping[str, int]  # by line
    approved: Mapping[str, int]
    below: int  # union bodies below it
    is_approved: bool  # an earlier version holds, whatever becomes of the newest

    @property
    def is_awaited(self) -> bool:
        """Say whether the level above still has nothing to decide on."""
        return not self.is_approved and self.state in (MISSING, DRAFT, RETURNED)


@dataclass(frozen=True, slots=True)
class Chain:
    """The units directly below one, and the consolidation: its own approved estimate and those of all below, by line."""

    form: EstimateForm
    rows: tuple[ChainRow, ...]
    own: Mapping[str, int]
    total: Mapping[str, int]
    counts: Mapping[str, int]
    is_own_approved: bool


def chain(unit_id: int, year: int, *, on: date) -> Chain:
    """Return a unit's consolidation with a row for each unit directly below it, in the order of names.

    Every total is the sum of approved estimates, so a parent equals its children and itself. A fixed number of statements.
    Source: reference table `identities`, consolidation.
    """
    form = estimate_form(year)
    parents = organisations.union_tree(unit_id, on=on)
    children = [one for one, parent in parents.items() if parent == unit_id]
    approved = approved_of(parents, year)
    sums = rules.consolidated(parents, approved)
    newest = newest_of(children, year)
    stated = _stated([one.pk for one in newest.values()])
    due = deadlines(children, year)
    below = _counted_below(parents)
    rows = []
    for one, (code, name) in organisations.codes_and_names(children).items():
        version = newest.get(one)
        state = MISSING if version is None else version.last_kind or DRAFT  # type: ignore[attr-defined]
        last = due[one]
        rows.append(
            ChainRow(
                one, code, name, state, version.version if version else 0, version.round if version else 0,
                version.last_on if version else None,  # type: ignore[attr-defined]
                last, last is not None and on > last.day and one not in approved and state in (MISSING, DRAFT, RETURNED),
                _lines(form, stated.get(version.pk, {})) if version else {}, _lines(form, sums[one]), below[one], one in approved,
            )
        )  # fmt: skip
    counts = {state: sum(row.state == state for row in rows) for state in (MISSING, DRAFT, SUBMITTED, RETURNED, APPROVED)}
    counts[LATE] = sum(row.is_late for row in rows)
    return Chain(form, tuple(rows), _lines(form, approved.get(unit_id, {})), _lines(form, sums[unit_id]), counts, unit_id in approved)


def _stated(estimate_ids: Sequence[int]) -> dict[int, dict[Key, int]]:
    found: dict[int, dict[Key, int]] = {}
    rows = EstimateLine.objects.filter(estimate_id__in=estimate_ids).values_list("estimate_id", "line_id", "category", "amount")
    for one, line, category, amount in rows:
        found.setdefault(one, {})[line, category] = amount
    return found


def _lines(form: EstimateForm, amounts: Mapping[Key, int]) -> dict[str, int]:
    cells = rules.estimate_cells(form.body.lines, amounts, needs_check=False)
    return {cell.line_id: cell.value for cell in cells}


def _counted_below(parents: Mapping[int, int | None]) -> dict[int, int]:
    below = dict.fromkeys(parents, 0)
    for one in parents:
        at = parents[one]
        while at is not None:
            below[at] += 1
            at = parents[at]
    return below
