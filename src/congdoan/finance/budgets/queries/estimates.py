"""Estimates as they were made, decided on and approved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from congdoan.finance.budgets.models import Estimate, EstimateEvent, EstimateLine, EstimateRemark
from congdoan.finance.budgets.rules import estimates as rules
from congdoan.finance.budgets.rules.cells import Cell
from congdoan.finance.budgets.rules.estimates import APPROVED, DRAFT, SUBMITTED, Key
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Form


class NoFormOfYear(DomainError):
    code = "estimate-form-unknown"
    says = "Bộ dữ liệu pháp lý chưa có mẫu dự toán B14 cho năm {year}."


@dataclass(frozen=True, slots=True)
class EstimateForm:
    """The statutory form of a year's estimate and the form whose lines it is written in, while its own body is unknown."""

    form: Form
    body: Form

    @property
    def is_borrowed(self) -> bool:
        return self.form.id != self.body.id


@dataclass(frozen=True, slots=True)
class LineRow:
    """One stated figure with what was proposed. Units: đồng."""

    line_id: str
    category: str
    amount: int
    proposed: int | None
    formula: str
    note: str


@dataclass(frozen=True, slots=True)
class BasisRow:
    """One basic figure with what was known."""

    key: str
    value: int
    known: int | None
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an estimate, with who took it and what was said of single figures."""

    kind: str
    words: str
    document: str
    by: str
    on: date
    at: datetime
    upper: str
    remarks: Mapping[Key, tuple[int | None, str]]
    overrides: tuple[tuple[str, int, str, str], ...]  # ceiling, spent, limit, reason


@dataclass(frozen=True, slots=True)
class EstimateSheet:
    """One version of an estimate, whole."""

    id: int
    unit_id: int
    year: int
    version: int
    round: int
    form: EstimateForm
    state: str
    mark: str
    reason: str
    document: str
    prepared_by: int
    prepared_name: str
    prepared_at: datetime
    lines: Mapping[Key, LineRow]
    bases: Mapping[str, BasisRow]
    steps: tuple[Step, ...] = field(default=())

    @property
    def amounts(self) -> dict[Key, int]:
        """Return the figures the unit stated."""
        return {key: line.amount for key, line in self.lines.items()}

    @property
    def approved(self) -> dict[Key, int] | None:
        """Return the figures that hold: those of the level above where it approved others; None before approval."""
        if self.state != APPROVED:
            return None
        changed = {key: amount for key, (amount, _) in self.steps[-1].remarks.items() if amount is not None}
        return self.amounts | changed

    def cells(self, amounts: Mapping[Key, int]) -> tuple[Cell, ...]:
        """Return the form filled with some figures."""
        return rules.estimate_cells(self.form.body.lines, amounts, needs_check=self.form.body.needs_check)


def estimate_form(year: int) -> EstimateForm:
    """Return the form of a year's estimate; one whose body is unknown is written in the lines of the form it falls back to.

    :raises NoFormOfYear: the pack has none
    """
    first = date(year, 1, 1)
    held = [
        one for one in reference.forms().values()
        if one.form == "B14-TLĐ" and (one.valid_from or first) <= first and (one.valid_until is None or first < one.valid_until)
    ]  # fmt: skip
    if len(held) != 1:
        raise NoFormOfYear(year=year)
    fallback = held[0].fields.get("fallback")
    return EstimateForm(held[0], held[0] if held[0].lines or not fallback else reference.form(str(fallback)))


def with_states(found: QuerySet[Estimate]) -> QuerySet[Estimate]:
    """Add to estimates the kind, place and seal of their last step."""
    last = EstimateEvent.objects.filter(estimate_id=OuterRef("pk")).order_by("-place")
    return found.annotate(
        last_kind=Subquery(last.values("kind")[:1]), last_place=Subquery(last.values("place")[:1]),
        last_seal=Subquery(last.values("sha256")[:1]), last_on=Subquery(last.values("recorded_on")[:1]),
    )  # fmt: skip


def newest_of(unit_ids: Iterable[int], year: int) -> dict[int, Estimate]:
    """Return each unit's newest version, with the kind of its last step as `last_kind`."""
    found = with_states(Estimate.objects.filter(unit_id__in=set(unit_ids), year=year))
    return {one.unit_id: one for one in found.order_by("unit_id", "-version", "-round").distinct("unit_id")}


def estimate(unit_id: int, year: int, *, version: int | None = None, round_no: int | None = None) -> EstimateSheet | None:
    """Return the newest version of a unit's estimate, or the one asked for; None when there is none."""
    found = with_states(Estimate.objects.filter(unit_id=unit_id, year=year))
    if version is not None:
        found = found.filter(version=version)
    if round_no is not None:
        found = found.filter(round=round_no)
    one = found.order_by("-version", "-round").first()
    return None if one is None else sheet_of(one)


def approved_version(unit_id: int, year: int) -> EstimateSheet | None:
    """Return the version that holds: the highest approved one."""
    held = EstimateEvent.objects.filter(unit_id=unit_id, year=year, kind=APPROVED).order_by("-version").first()
    return None if held is None else sheet_of(Estimate.objects.get(pk=held.estimate_id))


def sheet_of(one: Estimate) -> EstimateSheet:
    """Return a version whole: figures, bases, steps; a fixed number of statements."""
    lines = {(row.line_id, row.category): LineRow(row.line_id, row.category, row.amount, row.proposed, row.formula, row.note)
             for row in one.lines.order_by("id")}  # fmt: skip
    bases = {row.key: BasisRow(row.key, row.value, row.known, row.source, row.reason) for row in one.bases.order_by("id")}
    events = list(one.events.order_by("place").prefetch_related("remarks", "overrides"))
    names = access.names_of_actors({one.prepared_by, *(event.recorded_by for event in events)})
    above = access.branch_names({event.upper_id for event in events if event.upper_id})
    steps = tuple(
        Step(
            event.kind, event.words, event.document, names.get(event.recorded_by, ""), event.recorded_on, event.recorded_at,
            above.get(event.upper_id or 0, ("", ""))[1],
            {(said.line_id, said.category): (said.amount, said.words) for said in event.remarks.all()},
            tuple((kept.ceiling, kept.spent, kept.limit, kept.reason) for kept in event.overrides.all()),
        )
        for event in events
    )  # fmt: skip
    return EstimateSheet(
        id=one.pk, unit_id=one.unit_id, year=one.year, version=one.version, round=one.round,
        form=EstimateForm(reference.form(one.form), reference.form(one.body)),
        state=steps[-1].kind if steps else DRAFT, mark=_mark(one, lines, bases), reason=one.reason, document=one.document,
        prepared_by=one.prepared_by, prepared_name=names.get(one.prepared_by, ""), prepared_at=one.prepared_at,
        lines=lines, bases=bases, steps=steps,
    )  # fmt: skip


def _mark(one: Estimate, lines: Mapping[Key, LineRow], bases: Mapping[str, BasisRow]) -> str:
    figures = sorted((*key, line.amount, line.note) for key, line in lines.items())
    basics = sorted((key, basis.value, basis.reason) for key, basis in bases.items())
    return rules.seal(one.unit_id, one.year, one.version, one.round, one.form, one.body, one.reason, one.document, figures, basics)


def versions_of(unit_id: int, year: int) -> list[dict[str, Any]]:
    """Return every version and round of a unit's estimate, the newest first, with its state and income and spending stated."""
    found: Any = with_states(Estimate.objects.filter(unit_id=unit_id, year=year)).order_by("-version", "-round")
    return [
        {"version": version, "round": round_no, "state": kind or DRAFT, "on": on, "reason": reason}
        for version, round_no, kind, on, reason in found.values_list("version", "round", "last_kind", "last_on", "reason")
    ]


def approved_of(unit_ids: Iterable[int], year: int) -> dict[int, dict[Key, int]]:
    """Return for each unit the figures that hold: its highest approved version, as the level above approved it. Three statements."""
    wanted = set(unit_ids)
    held = EstimateEvent.objects.filter(unit_id__in=wanted, year=year, kind=APPROVED).order_by("unit_id", "-version").distinct("unit_id")
    events = {event.unit_id: event for event in held}
    if not events:
        return {}
    figures: dict[int, dict[Key, int]] = defaultdict(dict)
    lines = EstimateLine.objects.filter(estimate_id__in=[event.estimate_id for event in events.values()])
    for unit, line, category, amount in lines.order_by("id").values_list("unit_id", "line_id", "category", "amount"):
        figures[unit][line, category] = amount
    changed = EstimateRemark.objects.filter(event_id__in=[event.pk for event in events.values()], amount__isnull=False)
    for unit, line, category, approved in changed.values_list("unit_id", "line_id", "category", F("amount")):
        figures[unit][line, category] = int(approved or 0)
    return {unit: figures[unit] for unit in events}


def last_sent_on(unit_id: int, year: int) -> date | None:
    """Return the day on which a unit last sent a version of its estimate up, or None."""
    found = EstimateEvent.objects.filter(unit_id=unit_id, year=year, kind=SUBMITTED).order_by("-recorded_on", "-id")
    return found.values_list("recorded_on", flat=True).first()


def authors_of(estimate_id: int) -> set[int]:
    """Return who prepared or submitted a version: they decide nothing on it."""
    submitted = EstimateEvent.objects.filter(estimate_id=estimate_id, kind=SUBMITTED).values_list("recorded_by", flat=True)
    return {*Estimate.objects.filter(pk=estimate_id).values_list("prepared_by", flat=True), *submitted}


def newest_estimate_year(unit_id: int) -> int | None:
    """Return the newest year for which a unit has an estimate."""
    return Estimate.objects.filter(unit_id=unit_id).order_by("-year").values_list("year", flat=True).first()


def mark_of(unit_id: int, year: int) -> str:
    """Return the seal of a unit's newest version, empty when there is none."""
    sheet = estimate(unit_id, year)
    return sheet.mark if sheet else ""
