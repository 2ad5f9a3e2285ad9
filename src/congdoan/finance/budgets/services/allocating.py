"""The level above gives the units below their targets for a year, all in one table: seen first, then applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.models import GivenTarget
from congdoan.finance.budgets.models.estimates import MOST_DONG
from congdoan.finance.budgets.rules.estimates import seal
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import parse_dong
from congdoan.people.organisations import queries as organisations

from .estimating import alone

MOST_TARGETS = 20_000


class UnableToAllocate(DomainError):
    """Root of this module's refusals."""


class TargetsChanged(UnableToAllocate):
    code = "targets-changed"
    says = "Số đã giao vừa đổi sau khi xem trước, chưa ghi gì. Hãy xem trước lại."


class AllocationWithoutDocument(UnableToAllocate):
    code = "allocation-without-document"
    says = "Giao dự toán phải ghi văn bản giao (số, ngày)."


class TooManyTargets(UnableToAllocate):
    code = "targets-too-many"
    says = "Một lần giao nhiều nhất {most} số; tệp này có {count}. Hãy chia theo đơn vị."


@dataclass(frozen=True, slots=True)
class Target:
    """What one unit is given for one category. Units: đồng."""

    unit_id: int
    category: str
    amount: int


@dataclass
class TargetsPreview:
    """What would be written: targets that are new, those that replace another (with it), those that stand already; every problem."""

    new: list[Target] = field(default_factory=list)
    changed: list[tuple[Target, int]] = field(default_factory=list)
    same: list[Target] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)

    @property
    def written(self) -> list[Target]:
        return [*self.new, *(target for target, _ in self.changed)]

    @property
    def before(self) -> int:
        return sum(amount for _, amount in self.changed) + sum(target.amount for target in self.same)

    @property
    def after(self) -> int:
        return sum(target.amount for target in (*self.written, *self.same))

    @property
    def mark(self) -> str:
        """Return a hash of what is shown; it changes with the targets asked for and with those that stand."""
        told = [(target.unit_id, target.category, target.amount) for target in (*self.written, *self.same)]
        return seal(sorted(told), sorted((target.unit_id, target.category, amount) for target, amount in self.changed))


def preview_targets(*, by: int, unit_id: int, year: int, targets: Sequence[Target], on: date) -> TargetsPreview:
    """Tell what giving these targets would write; nothing is written.

    :raises TooManyTargets: more than one allocation takes
    :raises NotAllowed: the actor may not give targets from this unit
    """
    access.require(by, "budgets.allocate_targets", at=unit_id, on=on)
    if len(targets) > MOST_TARGETS:
        raise TooManyTargets(most=MOST_TARGETS, count=len(targets))
    found = TargetsPreview(problems=_wrong(unit_id, year, targets, on))
    if found.problems:
        return found
    standing = queries.allocations_of({target.unit_id for target in targets}, year)
    for target in sorted(targets, key=lambda one: (one.unit_id, one.category)):
        before = standing.get(target.unit_id, {}).get(target.category)
        if before is None:
            found.new.append(target)
        elif before != target.amount:
            found.changed.append((target, before))
        else:
            found.same.append(target)
    return found


@transaction.atomic
def allocate_targets(
    *, by: int, unit_id: int, year: int, targets: Sequence[Target], document: str, on: date, mark: str | None = None
) -> dict[str, int]:
    """Give targets to units below; each replaces the one before it, which stays on record. Equal repeats are not written.

    With `mark` nothing is written when the preview no longer holds.

    :raises AllocationWithoutDocument: no document given
    :raises Rejected: targets that cannot stand, all told at once
    :raises TargetsChanged: the preview no longer holds
    :raises TooManyTargets: more than one allocation takes
    :raises NotAllowed: the actor may not give targets from this unit
    """
    access.require(by, "budgets.allocate_targets", at=unit_id, on=on)
    if not document.strip():
        raise AllocationWithoutDocument
    alone(unit_id)
    found = preview_targets(by=by, unit_id=unit_id, year=year, targets=targets, on=on)
    if found.problems:
        raise Rejected(found.problems)
    if mark is not None and mark != found.mark:
        raise TargetsChanged
    GivenTarget.objects.bulk_create(
        [
            GivenTarget(
                upper_id=unit_id, unit_id=target.unit_id, year=year, category=target.category, amount=target.amount,
                document=document.strip()[:300], given_by=by, given_on=on,
            )
            for target in found.written
        ],
        batch_size=2000,
    )  # fmt: skip
    counts = {"new": len(found.new), "changed": len(found.changed), "same": len(found.same)}
    if found.written:
        audit.record(by, "budgets.allocate_targets", at=unit_id, year=year, document=document.strip(), total=found.after, **counts)
    return counts


def read_targets(*, file_name: str, content: bytes, year: int) -> tuple[list[Target], list[dict[str, Any]]]:
    """Read a table of units by categories; an empty cell gives no target. Every error is told with its place.

    :raises UnreadableTable: no table with these columns
    """
    names = queries.category_names()
    fields: Mapping[str, Sequence[str]] = {"unit": ["Mã đơn vị", "Mã"]} | {
        category: [names[category], category] for category in queries.target_categories(year)
    }
    reading = tables.labelled(tables.read_sheets(content, file=file_name), fields, required=["unit"])
    units = organisations.by_code(row.text("unit") for row in reading.rows)
    targets: list[Target] = []
    for row in reading.rows:
        unit = units.get(row.text("unit").upper())
        if unit is None or unit.kind == "employer":
            reading.wrong(row, "unit", "không có đơn vị mang mã này trong phạm vi của anh chị; tra lại mã")
            continue
        for category in reading.labels:
            if category == "unit" or not row.text(category):
                continue
            amount = reading.value(row, category, parse_dong, "không phải số đồng nguyên; ghi như 52.844.000")
            if amount is not None:
                targets.append(Target(unit.id, category, amount))
    return targets, [problem.as_facts() for problem in reading.problems]


def _wrong(unit_id: int, year: int, targets: Sequence[Target], on: date) -> list[dict[str, Any]]:
    problems: list[dict[str, Any]] = []
    categories, names = set(queries.target_categories(year)), queries.category_names()
    above = access_queries.ancestors({target.unit_id for target in targets}, on=on)
    codes = organisations.codes_and_names({target.unit_id for target in targets})
    seen: set[tuple[int, str]] = set()
    for target in targets:
        place = f"{codes.get(target.unit_id, ('?', ''))[0]}, {names.get(target.category, target.category[:40])}"
        if target.category not in categories:
            problems.append({"unit": target.unit_id, "message": f"{place}: mẫu dự toán không có loại này."})
        elif unit_id not in above.get(target.unit_id, []):
            problems.append({"unit": target.unit_id, "message": f"{place}: đơn vị không trực thuộc nơi giao."})
        elif (target.unit_id, target.category) in seen:
            problems.append({"unit": target.unit_id, "message": f"{place}: giao hai lần."})
        elif not 0 <= target.amount <= MOST_DONG:
            problems.append({"unit": target.unit_id, "message": f"{place}: số giao phải từ 0 đến một triệu tỷ đồng."})
        seen.add((target.unit_id, target.category))
    return problems
