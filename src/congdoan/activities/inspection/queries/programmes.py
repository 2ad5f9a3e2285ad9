"""Programmes within reach: the list, one with its picks, their reasons and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q

from congdoan.activities.inspection import rules
from congdoan.activities.inspection.models import Inspection, Pick, Programme, ProgrammeAct
from congdoan.activities.inspection.rules.picking import HOW_WORDS, told_reasons
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.shares import least_count


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme as a list shows it. `share` of the `population` is to be inspected: `least` units."""

    id: int
    unit_id: int
    unit_code: str
    unit_name: str
    year: int
    state: str
    population: int
    share: Fraction
    least: int
    picked: int
    opened: int
    concluded: int
    seed: int

    @property
    def state_words(self) -> str:
        """Return the state as pages call it."""
        return rules.PROGRAMME_STATES[self.state]


@dataclass(frozen=True, slots=True)
class PickRow:
    """One unit that is picked, and the newest inspection that was opened for it."""

    id: int
    place: int
    unit_id: int
    unit_code: str
    unit_name: str
    kind: str
    how: str
    score: int
    reasons: str
    inspection_id: int | None
    state: str

    @property
    def kind_words(self) -> str:
        return rules.KINDS[self.kind]

    @property
    def how_words(self) -> str:
        return HOW_WORDS[self.how]

    @property
    def state_words(self) -> str:
        """Return where its inspection stands."""
        return rules.STATES.get(self.state, "chưa mở")


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act with who did it; `by` as a number, to know who may not approve."""

    kind: str
    name: str
    words: str
    who: str
    on: date
    by: int


@dataclass(frozen=True, slots=True)
class ProgrammeDetails:
    """One programme whole."""

    row: ProgrammeRow
    picks: tuple[PickRow, ...]
    acts: tuple[ActRow, ...]

    @property
    def may_change(self) -> bool:
        return self.row.state in rules.CHANGING

    def prepared(self, by: int) -> bool:
        """Say whether somebody drafted or submitted it, and so may not approve it."""
        return any(act.by == by and act.kind in ("drafted", "submitted") for act in self.acts)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many are picked, by how."""
        return {how: sum(one.how == how for one in self.picks) for how in HOW_WORDS}


def share_of(one: Programme) -> Fraction:
    """Return the share that a programme was drafted for."""
    return Fraction(one.share_part, one.share_whole)


def programmes() -> tuple[ProgrammeRow, ...]:
    """Return the programmes within reach, the newest year first; at most 200."""
    return _rows(Programme.objects.order_by("-year", "unit_id")[:200])


def programme(programme_id: int) -> ProgrammeDetails | None:
    """Return one programme whole, or None where none is within reach."""
    found = list(Programme.objects.filter(pk=programme_id)) if 0 < programme_id < 2**63 else []
    if not found:
        return None
    acts = list(ProgrammeAct.objects.filter(programme_id=programme_id).order_by("place"))
    names = access.names_of_actors(act.acted_by for act in acts)
    told = tuple(
        ActRow(act.kind, rules.PROGRAMME_ACTS[act.kind], act.words, names.get(act.acted_by, ""), act.acted_on, act.acted_by) for act in acts
    )
    return ProgrammeDetails(_rows(found)[0], _picks(programme_id), told)


def pick_row(pick_id: int) -> tuple[int, PickRow] | None:
    """Return one pick within reach with its programme, or None."""
    programme_id = Pick.objects.filter(pk=pick_id).values_list("programme_id", flat=True).first()
    if programme_id is None:
        return None
    return programme_id, next(one for one in _picks(programme_id) if one.id == pick_id)


def _rows(found: Iterable[Programme]) -> tuple[ProgrammeRow, ...]:
    rows = list(found)
    names = access.branch_names({one.unit_id for one in rows})
    counted: dict[int, tuple[int, int, int]] = {
        row[0]: (row[1], row[2], row[3])
        for row in Pick.objects.filter(programme__in=rows)
        .values_list("programme_id")
        .annotate(
            picked=Count("picked_id", distinct=True),
            opened=Count("id", filter=Q(inspections__isnull=False), distinct=True),
            concluded=Count("id", filter=Q(inspections__state__in=rules.CONCLUDED), distinct=True),
        )
        .order_by()
    }
    return tuple(
        ProgrammeRow(
            one.pk, one.unit_id, *names.get(one.unit_id, ("", "")), one.year, one.state, one.population, share_of(one),
            least_count(one.population, share_of(one), ">="), *counted.get(one.pk, (0, 0, 0)), one.seed,
        )
        for one in rows
    )  # fmt: skip


def _picks(programme_id: int) -> tuple[PickRow, ...]:
    rows = list(Pick.objects.filter(programme_id=programme_id).order_by("place", "id"))
    names = access.branch_names({one.picked_id for one in rows})
    newest = dict(Inspection.objects.filter(pick__in=rows).order_by("pk").values_list("pick_id", "pk"))
    states = dict(Inspection.objects.filter(pk__in=newest.values()).values_list("pk", "state"))
    return tuple(
        PickRow(
            one.pk, one.place, one.picked_id, *names.get(one.picked_id, ("", "")), one.kind, one.how, one.score,
            told_reasons(one.reasons) if one.how != "added" else str(one.reasons[0]["words"]),
            newest.get(one.pk), states.get(newest.get(one.pk, 0), ""),
        )
        for one in rows
    )  # fmt: skip
