"""What the register says of the units that a plan names, on the eve of its day: a fixed number of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from congdoan.activities.restructuring import rules
from congdoan.activities.restructuring.models import PlanRow as StoredRow
from congdoan.activities.restructuring.models import Reorganisation
from congdoan.activities.restructuring.rules import Body, Known, PlanRow, Tree
from congdoan.finance.assessments import queries as assessments
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import add_months, month_of
from congdoan.people.members import queries as members
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import Days

FIELDS = tuple(field.name for field in fields(PlanRow))


@dataclass(frozen=True)
class Facts:
    """The register around a plan. `tree` is the deciding body's branch on the eve; `ids` of all known codes."""

    known: dict[str, Known]
    ranks: dict[str, int]
    taken: frozenset[str]
    tree: Tree

    @property
    def ids(self) -> dict[str, int]:
        return {code: one.id for code, one in self.known.items()}

    def faults(self, rows: Sequence[PlanRow], effective_on: date) -> list[rules.Fault]:
        """Return everything that is wrong with a plan."""
        inside = (code for code, parent in self.tree.parents.items() if parent)  # the deciding body does not decide on itself
        return rules.check(rows, self.known, ranks=self.ranks, taken=self.taken, inside=inside, effective_on=effective_on)


def plan_of(reorganisation_id: int) -> list[PlanRow]:
    """Return the rows of a plan in the order of their lines."""
    found = StoredRow.objects.filter(reorganisation_id=reorganisation_id).order_by("line", "id").values_list(*FIELDS)
    return [PlanRow(**dict(zip(FIELDS, row, strict=True)) | {"targets": tuple(row[FIELDS.index("targets")])}) for row in found]


def facts_of(one: Reorganisation, rows: Sequence[PlanRow]) -> Facts:
    """Return what the register says on the eve of the effective day of a plan's units, of those it names, and of the branch."""
    eve = one.effective_on - timedelta(days=1)
    parents = organisations.union_tree(one.unit_id, on=eve)
    named = {code for row in rows for code in (row.code, row.parent, *row.targets) if code}
    bodies = {body.code: body for body in (*organisations.by_id(parents).values(), *organisations.by_code(named).values())}
    outside = [body.id for body in bodies.values() if body.id not in parents]
    above = {**parents, **organisations.parent_on(outside, on=eve)}
    moved, codes = organisations.last_moves(above), {body.id: body.code for body in bodies.values()}
    codes |= {branch: code for branch, (code, _) in access.branch_names(set(filter(None, above.values())) - set(codes)).items()}
    known = {
        body.code: Known(
            body.id, body.code, body.name, body.kind, body.rank, Days(body.founded_on, body.ended_on),
            codes.get(above.get(body.id) or 0, ""), moved.get(body.id),
        )
        for body in bodies.values()
    }  # fmt: skip
    inside = set(parents) | {body for body in outside if above.get(body) in parents}
    counted = organisations.employers_by_parent(parents, on=eve)
    tree = Tree(
        {body.code: Body(body.code, body.name, body.rank, body.kind == "employer") for body in bodies.values() if body.id in inside},
        {body.code: codes.get(above.get(body.id) or 0) for body in bodies.values() if body.id in inside} | {codes[one.unit_id]: None},
        {codes[parent]: sum(classes.values()) for parent, classes in counted.items()},
    )
    return Facts(known, organisations.ranks_on(one.effective_on), frozenset(access.codes_taken(named)) - set(known), tree)


def known_members(unit_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Return how many members each union has on a day: the persons in its register, or those of its last report on dues where it has none.

    The one place where a plan's head-counts come from.
    """
    unit_ids, month = list(unit_ids), month_of(on)
    told = assessments.dues_reports_in_force(sorted(set(unit_ids)), months=(add_months(month, -12), month))
    latest: dict[int, tuple[int, int]] = {}
    for report in told:
        latest[report.unit_id] = max(latest.get(report.unit_id, (0, 0)), (report.month, report.members_paying))
    return {unit: count for unit, (_, count) in latest.items()} | members.sizes_of(unit_ids, on=on)
