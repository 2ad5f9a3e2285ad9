"""Targets: the catalogue of the law pack, those of a programme with their figures, what the units below make of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from congdoan.activities.programmes.models import Programme, Target, TargetFigure
from congdoan.activities.programmes.rules import LIVING, indicators
from congdoan.activities.programmes.rules import targets as rules
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.people.members import queries as members

PREFIX = "target."


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One target of the law pack, as it stands there: nothing is filled in that the source does not give."""

    code: str
    name: str
    unit: str
    measure: str
    direction: str
    cadence: str
    value: int | None
    valid_from: date | None
    valid_until: date | None
    due_on: date | None
    source: str
    note: str
    confidence: str
    needs_check: bool
    indicator: str

    @property
    def has_content(self) -> bool:
        """Say whether the source tells what is counted."""
        return bool(self.measure and self.unit)

    @property
    def shown(self) -> str:
        """Return the value as pages show it."""
        return rules.figure_words(self.value, self.measure)

    def as_facts(self) -> dict[str, str]:
        """Return what a target takes over from here."""
        return {"name": self.name, "unit_words": self.unit, "measure": self.measure, "indicator": self.indicator}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as it was told."""

    year: int
    kind: str
    value: int
    words: str
    who: str
    told_on: date


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target of a programme in a year. `gap` is that of the units below, None while none has it."""

    id: int
    programme_id: int
    unit_id: int
    parent_id: int | None
    code: str
    name: str
    group: str
    unit_words: str
    measure: str
    direction: str
    cadence: str
    scope: str
    indicator: str
    breakthrough: str
    source: str
    needs_check: bool
    due_on: date | None
    baseline: int | None
    assigned: int | None
    committed: int | None
    gap: rules.Gap | None

    @property
    def wanted(self) -> int | None:
        """Return the figure that counts: what was committed to, else what was assigned."""
        return self.committed if self.committed is not None else self.assigned

    @property
    def direction_words(self) -> str:
        """Return the direction in words."""
        return rules.DIRECTIONS[self.direction]

    def words(self, value: int | None) -> str:
        """Return a figure of this target as pages show it."""
        return rules.figure_words(value, self.measure)

    @property
    def told(self) -> dict[str, str]:
        """Return its figures as pages show them."""
        facts = {"baseline": self.baseline, "assigned": self.assigned, "committed": self.committed, "wanted": self.wanted}
        if self.gap:
            facts |= {"parts": self.gap.parts, "missing": self.gap.missing}
        return {name: self.words(abs(value) if value is not None else None) for name, value in facts.items()}


@dataclass(frozen=True, slots=True)
class TargetDetails:
    """One target with every figure told, and what each unit below was given and committed itself to."""

    row: TargetRow
    programme: str
    programme_state: str
    figures: tuple[FigureRow, ...]
    children: tuple[tuple[str, str, TargetRow], ...]  # code, name of the unit
    years: tuple[int, ...]


@cache
def catalogue() -> tuple[CatalogueRow, ...]:
    """Return the targets of the law pack in its order, whatever their days. Source: table `activities.targets`."""
    return tuple(_catalogued(record) for record in reference.records("activities.targets"))


def catalogued(code: str) -> CatalogueRow | None:
    """Return one target of the catalogue by its code, such as XIII-2."""
    return next((row for row in catalogue() if row.code == code), None)


def breakthroughs() -> tuple[tuple[str, str], ...]:
    """Return the breakthroughs with their names. Source: table `activities.breakthroughs`."""
    return tuple((record.id, record.name) for record in reference.records("activities.breakthroughs"))


def targets_of(programme_id: int, year: int) -> tuple[TargetRow, ...]:
    """Return the targets of a programme with their figures of a year and the gap of the units below, in four statements."""
    return _rows(list(Target.objects.filter(programme_id=programme_id).order_by("group", "code", "pk")), year)


def target(target_id: int, *, year: int | None = None) -> TargetDetails | None:
    """Return one target whole, with the units below, or None where none is within reach; without a year, of the newest told."""
    one = Target.objects.select_related("programme").filter(pk=target_id).first() if 0 < target_id < 2**63 else None
    if one is None:
        return None
    figures = list(TargetFigure.objects.filter(target_id=target_id).order_by("-pk"))
    below = list(Target.objects.filter(parent_id=target_id).order_by("pk"))
    told = TargetFigure.objects.filter(target_id__in=[target_id, *(each.pk for each in below)])
    years = tuple(sorted(set(told.values_list("year", flat=True)), reverse=True))
    asked = year or (years[0] if years else (one.programme.ends_on or one.programme.prepared_at.date()).year)
    (row,) = _rows([one], asked)
    names = access.names_of_actors(each.told_by for each in figures)
    units = access.branch_names(each.unit_id for each in below)
    children = sorted(
        ((*units.get(each.unit_id, ("", "")), each) for each in _rows(below, asked)), key=lambda child: (child[0], child[2].id)
    )
    return TargetDetails(
        row, one.programme.title, one.programme.state,
        tuple(FigureRow(each.year, each.kind, each.value, each.words, names.get(each.told_by, ""), each.told_on) for each in figures),
        tuple(children), years or (asked,),
    )  # fmt: skip


def plans_for_target(programme_id: int) -> dict[int, int]:
    """Return for each unit below whose plan from a programme still asks for something the id of that plan."""
    found = Programme.objects.filter(parent_id=programme_id, state__in=LIVING).order_by("pk")
    return dict(found.values_list("unit_id", "pk"))


def members_of_children(units: Mapping[int, int], *, on: date) -> dict[int, int]:
    """Return how many members each unit has on a day, in the order of the units."""
    sizes = members.sizes_of(units, on=on)
    return {unit: sizes.get(unit, 0) for unit in units}


def _rows(found: list[Target], year: int) -> tuple[TargetRow, ...]:
    ids = [one.pk for one in found]
    below = list(Target.objects.filter(parent_id__in=ids).exclude(programme__state="handed_over").values_list("pk", "parent_id"))
    figures = last_figures([*ids, *(child for child, _ in below)], year)
    parts: dict[int, dict[int, int | None]] = {}
    for child, parent in below:
        told = figures.get(child, {})
        parts.setdefault(parent, {})[child] = told.get("committed", told.get("assigned"))
    return tuple(_row(one, figures.get(one.pk, {}), parts.get(one.pk)) for one in found)


def _row(one: Target, told: Mapping[str, int], parts: Mapping[int, int | None] | None) -> TargetRow:
    whole = told.get("committed", told.get("assigned"))
    return TargetRow(
        one.pk, one.programme_id, one.unit_id, one.parent_id, one.code, one.name, one.group, one.unit_words, one.measure, one.direction,
        one.cadence, one.scope, one.indicator, one.breakthrough, one.source, one.needs_check, one.due_on, told.get("baseline"),
        told.get("assigned"), told.get("committed"), rules.gap(one.measure, one.direction, whole, parts) if parts else None,
    )  # fmt: skip


def last_figures(ids: list[int], year: int) -> dict[int, dict[str, int]]:
    found = TargetFigure.objects.filter(target_id__in=ids, year=year).order_by("target_id", "kind", "-pk").distinct("target_id", "kind")
    told: dict[int, dict[str, int]] = {}
    for target_id, kind, value in found.values_list("target_id", "kind", "value"):
        told.setdefault(target_id, {})[kind] = value
    return told


def _catalogued(record: Any) -> CatalogueRow:
    fields, code = record.fields, record.id.removeprefix(PREFIX)
    measure, value = str(fields.get("measure") or ""), record.value
    if isinstance(value, Fraction):
        value = rules.percent_of(value) if measure == "ratio" else int(value)
    due = fields.get("due")
    return CatalogueRow(
        code=code, name=record.name, unit=str(fields.get("unit") or ""), measure=measure, direction=str(fields.get("direction") or ""),
        cadence=str(fields.get("cadence") or "once"), value=value if isinstance(value, int) else None, valid_from=record.valid_from,
        valid_until=record.valid_until, due_on=date.fromisoformat(due) if due else None, source=str(record.source.get("document") or ""),
        note=str(fields.get("note") or ""), confidence=record.confidence, needs_check=record.needs_check,
        indicator=indicators.OF_TARGETS.get(code, ""),
    )  # fmt: skip
