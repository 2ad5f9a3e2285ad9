"""What the product does by itself: the signals computed from its own facts, and the social insurance's list of arrears."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import COMPUTED, LISTED, Signal
from congdoan.activities.early_warning.queries import observing, seen
from congdoan.activities.early_warning.queries.observing import Observed
from congdoan.activities.early_warning.services.refusals import DebtsChanged
from congdoan.activities.early_warning.services.writing import key_of, lock, replaced
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.tables import Problem, Reading
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

MOST_EMPLOYERS = 1_000_000
MOST_TOLD = 500


@transaction.atomic
def observe_signals(*, by: int, on: date) -> dict[str, int]:
    """Compare the signals that the day's facts show with those that hold, begin the new ones and end the others; safe to repeat.

    :raises NotAllowed: the actor may observe nowhere
    """
    access.require_somewhere(by, "early_warning.observe_signals", on=on)
    standing = organisations.listing(organisations.Filter(kinds=(EMPLOYER,), state="standing"), on=on, size=MOST_EMPLOYERS).rows
    watchers = seen.watchers_of((one.id for one in standing), on=on)
    closed = set(access_queries.unreached(by, "early_warning.observe_signals", at=set(watchers.values()), on=on))
    watchers = {employer: unit for employer, unit in watchers.items() if unit not in closed}
    for unit in sorted(set(watchers.values())):
        lock(unit)
    known = Signal.objects.filter(source=COMPUTED, code__in=rules.COMPUTED, end=None).order_by("id")
    current = [one for one in known if one.until is None or one.until > on]
    counts = replaced(
        by, [one for one in current if one.unit_id not in closed], observing.observed(watchers, on=on), units=watchers, source=COMPUTED,
        on=on, why="số liệu đã đổi",
    )  # fmt: skip
    counts["employers"] = len(watchers)
    if watchers and (counts["begun"] or counts["ended"]):
        audit.record(by, "early_warning.observe_signals", at=access_queries.common_branch(set(watchers.values()), on=on), **counts)
    return counts


@dataclass
class DebtsPreview:
    """What a list of arrears would write: signals that begin, end and stay; rows of employers that are not ours; every problem."""

    found: list[Observed] = field(default_factory=list)
    begun: list[Observed] = field(default_factory=list)
    over: list[Signal] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """Return a hash of what the preview shows; it changes when the list or what it is compared with does."""
        told = [sorted(map(repr, (one.key for one in self.found))), sorted(one.pk for one in self.over)]
        return sha256(repr(told).encode()).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        """Return how many signals begin, end and stay, and how many rows are of others."""
        kept = len(self.found) - len(self.begun)
        return {"begun": len(self.begun), "ended": len(self.over), "kept": kept, "strangers": len(self.strangers)}


def preview_debts(*, by: int, unit_id: int, file_name: str, content: bytes, listed_on: date, on: date) -> DebtsPreview:
    """Read a list of arrears and tell what it would write; nothing is written.

    :raises NotAllowed: the actor may not import lists for this unit
    :raises UnreadableTable: the file cannot be read as such a list
    """
    access.require(by, "early_warning.import_debts", at=unit_id, on=on)
    rows, reading = rules.read_debts(content, file=file_name)
    preview = DebtsPreview()
    if listed_on > on:
        reading.problems.append(Problem(file_name, "", 0, "", f"{listed_on:%d/%m/%Y}", "ngày của danh sách không được ở phía trước"))
    preview.found = _matched(rows, reading, unit_id, listed_on, on, preview.strangers)
    standing = Signal.objects.filter(unit_id=unit_id, source=LISTED, code="W2", end=None).order_by("id")
    known = {key_of(one): one for one in standing}
    wanted = {one.key for one in preview.found}
    preview.begun = [one for one in preview.found if one.key not in known]
    preview.over = [one for key, one in known.items() if key not in wanted]
    preview.problems = [one.as_facts() for one in reading.problems[:MOST_TOLD]]
    return preview


def _matched(
    rows: list[rules.DebtRow], reading: Reading, unit_id: int, listed_on: date, on: date, strangers: list[str]
) -> list[Observed]:  # fmt: skip
    """Return the signals of the rows whose employer is known; tell rows of two employers, and employers named twice."""
    below = set(access_queries.branches_below([unit_id]))
    names: dict[str, dict[str, set[int]]] = {"code": {}, "tax_code": {}, "si_code": {}}
    for body in organisations.register(on=on).bodies:
        if body.kind == EMPLOYER and body.id in below and (body.ended_on is None or body.ended_on > on):
            for name, text in (("code", body.code), ("tax_code", body.tax_code), ("si_code", body.si_unit_code)):
                names[name].setdefault(text, set()).add(body.id)
    found: dict[int, Observed] = {}
    for row in rows:
        known = [names[name].get(text, set()) for name in names if (text := getattr(row, name))]
        bodies = next((ids for ids in known if ids), set())
        if not bodies:
            strangers.append(f"dòng {row.line}: {row.name or row.tax_code or row.si_code or row.code}")
            continue
        (employer, *others) = sorted(bodies)
        if others:
            reading.wrong(row.line, "tax_code", f"{len(bodies)} doanh nghiệp cùng mã; ghi thêm cột Mã doanh nghiệp")
        elif employer in found:
            reading.wrong(row.line, "months", "doanh nghiệp này đã có ở một dòng trên; giữ lại một dòng")
        else:
            owed = f", {format_dong(row.amount)} đ" if row.amount is not None else ""
            words = f"Danh sách BHXH ngày {listed_on:%d/%m/%Y}{owed}"
            found[employer] = Observed(employer, "W2", number=row.months, words=words)
    return list(found.values())


@transaction.atomic
def import_debts(
    *, by: int, unit_id: int, file_name: str, content: bytes, listed_on: date, on: date, mark: str | None = None
) -> dict[str, int]:  # fmt: skip
    """Take a list of arrears whole: its employers owe so many months from today; who no longer stands in it owes nothing.

    `mark` is that of the preview that was agreed to; without it nothing was looked at before.

    :raises Rejected: everything that cannot be read, nothing written
    :raises DebtsChanged: the list or the signals are no longer what was looked at
    """
    access.require(by, "early_warning.import_debts", at=unit_id, on=on)
    lock(unit_id)
    preview = preview_debts(by=by, unit_id=unit_id, file_name=file_name, content=content, listed_on=listed_on, on=on)
    if preview.problems:
        raise Rejected(preview.problems)
    if mark is not None and mark != preview.mark:
        raise DebtsChanged
    standing = list(Signal.objects.filter(unit_id=unit_id, source=LISTED, code="W2", end=None))
    units = {one.employer_id: unit_id for one in preview.found}
    why = f"danh sách BHXH ngày {listed_on:%d/%m/%Y} không còn ghi như vậy"
    counts = replaced(by, standing, preview.found, units=units, source=LISTED, on=on, why=why)
    counts["strangers"] = len(preview.strangers)
    audit.record(by, "early_warning.import_debts", at=unit_id, listed_on=listed_on, sha256=sha256(content).hexdigest(), **counts)
    return counts
