"""Initiatives as lists and pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum

from congdoan.activities.emulation.models import (
    Benefit,
    BenefitPart,
    Initiative,
    InitiativeAct,
    InitiativeAuthor,
    InitiativeFile,
    Resemblance,
    Reward,
)
from congdoan.activities.emulation.queries import law
from congdoan.activities.emulation.rules import ACTS, LOOKS, STATES, WAITING, percent, split
from congdoan.activities.emulation.rules.benefit import COST, KINDS
from congdoan.activities.emulation.rules.law import is_late_request, least_author_pay
from congdoan.activities.emulation.rules.likeness import LIMIT
from congdoan.activities.emulation.rules.photos import PHOTOS
from congdoan.activities.emulation.rules.words import PAY
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """Which initiatives: of one unit with all below it, of a year, in a state, by words without marks."""

    unit_id: int | None = None
    year: int | None = None
    state: str = ""
    text: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One initiative of a list. Units: đồng; None where nothing was told in money."""

    id: int
    code: str
    title: str
    unit_id: int
    unit_code: str
    unit_name: str
    authors: str
    field: str
    state: str
    state_words: str
    look: str
    submitted_on: date
    decide_by: date | None
    is_late: bool
    claimed: int | None
    verified: int | None


@dataclass(frozen=True, slots=True)
class AuthorRow:
    """One author; `pay` is the least pay of the first year by their share, None where it is not known."""

    place: int
    name: str
    part: str
    share: int
    percent: str
    membership_id: int | None
    is_named: bool
    pay: int | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a benefit, claimed and verified side by side; None where one of them does not tell it. A cost is below zero."""

    kind: str
    words: str
    claimed_formula: str
    formula: str
    evidence: str
    claimed: int | None
    verified: int | None
    why: str

    @property
    def difference(self) -> int | None:
        """Return verified minus claimed; what one does not tell counts as nothing there."""
        return None if self.verified is None and self.claimed is None else (self.verified or 0) - (self.claimed or 0)


@dataclass(frozen=True, slots=True)
class YearRow:
    """A verified year against what was claimed."""

    year_no: int
    total: int
    verifier: str
    minutes: str
    told_on: date
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class RewardRow:
    """What was paid, or taken back (below zero); `is_standing` where it was not."""

    id: int
    kind: str
    year_no: int
    amount: int
    parts: tuple[tuple[str, int], ...]
    least: int | None
    payer: str
    decision: str
    paid_on: date
    because: str
    is_standing: bool

    @property
    def is_below(self) -> bool:
        """Say whether it is less than the law asks for."""
        return self.is_standing and self.least is not None and self.amount < self.least


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something that was done, in words."""

    name: str
    happened_on: date
    words: str
    decision: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FileRow:
    """A photo or paper."""

    place: int
    name: str
    kind: str
    words: str

    @property
    def is_photo(self) -> bool:
        """Say whether a page can show it."""
        return self.kind in PHOTOS


@dataclass(frozen=True, slots=True)
class ResemblanceRow:
    """Another initiative that this one resembles. `score` in parts per hundred."""

    id: int
    code: str
    title: str
    unit_name: str
    score: int
    shared: str
    must_answer: bool
    verdict: str
    words: str
    by: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Details:
    """One initiative with everything its page shows."""

    row: InitiativeRow
    problem: str
    solution: str
    place: str
    first_applied_on: date
    is_computed: bool
    other_benefit: str
    may_disclose: bool
    document_id: int | None
    prepared_by: int
    authors: tuple[AuthorRow, ...]
    claimed_parts: tuple[PartRow, ...]
    years: tuple[YearRow, ...]
    rewards: tuple[RewardRow, ...]
    acts: tuple[ActRow, ...]
    files: tuple[FileRow, ...]
    resemblances: tuple[ResemblanceRow, ...]
    is_late_request: bool
    least_pay: int | None
    rules: law.Rules

    def act(self, name: str) -> ActRow | None:
        """Return the last act that bears a name, or None."""
        return next((act for act in reversed(self.acts) if act.name == ACTS[name][0]), None)


def listing(chosen: Filter, *, on: date, after: int | None = None, size: int = PAGE) -> tuple[list[InitiativeRow], int | None]:
    """Return one page of initiatives, the newest first, and where the next starts. Five statements."""
    rows = chosen_rows(chosen, on=on).order_by("-submitted_on", "-pk")
    if after is not None and (last := Initiative.objects.filter(pk=after).values_list("submitted_on", flat=True).first()):
        rows = rows.filter(submitted_on__lte=last).exclude(submitted_on=last, pk__gte=after)
    found = list(rows[: size + 1])
    return listed(found[:size], on=on), found[size - 1].pk if len(found) > size else None


def chosen_rows(chosen: Filter, *, on: date) -> QuerySet[Initiative]:
    """Return the initiatives of a filter, within reach."""
    rows = Initiative.objects.all()
    if chosen.unit_id is not None:
        rows = rows.filter(unit_id__in=access.branches_below([chosen.unit_id]))
    if chosen.year is not None:
        rows = rows.filter(year=chosen.year)
    if chosen.state in STATES:
        rows = rows.filter(state=chosen.state)
    if chosen.is_late:
        rows = rows.filter(state__in=WAITING, decide_by__lt=on)
    for word in search_key(chosen.text).split():
        rows = rows.filter(search_key__contains=f" {word}")
    return rows


def counts(chosen: Filter, *, on: date) -> dict[str, int]:
    """Return how many initiatives stand in each state, over the whole filter but its state."""
    whole = Filter(chosen.unit_id, chosen.year, "", chosen.text)
    return dict(chosen_rows(whole, on=on).values_list("state").annotate(Count("id")).order_by())


def years() -> list[int]:
    """Return the years of the initiatives within reach, the last first."""
    return list(Initiative.objects.order_by("-year").values_list("year", flat=True).distinct())


def verified_total(chosen: Filter, *, on: date) -> int:
    """Return what was verified as the first year's benefit, over the whole filter. Units: đồng."""
    rows = Benefit.objects.filter(year_no=1, initiative__in=chosen_rows(chosen, on=on))
    return int(rows.aggregate(total=Sum("total"))["total"] or 0)


def listed(found: Sequence[Initiative], *, on: date) -> list[InitiativeRow]:
    """Return initiatives as lists show them, in the order given: three statements."""
    ids = [one.pk for one in found]
    authors: dict[int, list[str]] = {}
    for of, name in InitiativeAuthor.objects.filter(initiative_id__in=ids).order_by("place").values_list("initiative_id", "name"):
        authors.setdefault(of, []).append(name)
    told = Benefit.objects.filter(initiative_id__in=ids, year_no__lte=1).values_list("initiative_id", "year_no", "total")
    worth = {(of, year): total for of, year, total in told}
    units = access.branch_names({one.unit_id for one in found})
    return [_row(one, authors.get(one.pk, []), worth, units.get(one.unit_id, ("", "")), on) for one in found]


def _row(one: Initiative, authors: list[str], worth: dict[tuple[int, int], int], unit: tuple[str, str], on: date) -> InitiativeRow:
    is_late = one.state in WAITING and one.decide_by is not None and one.decide_by < on
    return InitiativeRow(
        one.pk, f"SK-{one.year}-{one.number:03d}", one.title, one.unit_id, unit[0], unit[1], ", ".join(authors), one.field, one.state,
        STATES[one.state], "late" if is_late else LOOKS[one.state], one.submitted_on, one.decide_by, is_late, worth.get((one.pk, 0)),
        worth.get((one.pk, 1)),
    )  # fmt: skip


def unit_of(initiative_id: int) -> int | None:
    """Return the unit of an initiative within reach, or None."""
    return Initiative.objects.filter(pk=initiative_id).values_list("unit_id", flat=True).first()


def details(initiative_id: int, *, on: date) -> Details | None:
    """Return one initiative within reach with all that its page shows, or None."""
    one = Initiative.objects.filter(pk=initiative_id).first()
    if one is None:
        return None
    rules = law.rules(on=on)
    authors = list(InitiativeAuthor.objects.filter(initiative=one).order_by("place"))
    benefits = {row.year_no: row for row in Benefit.objects.filter(initiative=one).order_by("year_no")}
    parts: dict[int, list[BenefitPart]] = {}
    for part in BenefitPart.objects.filter(benefit__initiative=one).order_by("benefit_id", "place"):
        parts.setdefault(part.benefit_id, []).append(part)
    claimed = parts.get(benefits[0].pk, []) if 0 in benefits else []
    least = least_author_pay(benefits[1].total, share=rules.author_share, times=0, minimum_wage=None) if 1 in benefits else None
    pays: Sequence[int | None] = split(least, [row.share for row in authors]) if least else [None] * len(authors)
    names = [row.name for row in authors]
    rewards = list(Reward.objects.filter(initiative=one).order_by("year_no", "pk"))
    back = {row.reverses_id for row in rewards}
    return Details(
        row=listed([one], on=on)[0], problem=one.problem, solution=one.solution, place=one.place, first_applied_on=one.first_applied_on,
        is_computed=one.is_computed, other_benefit=one.other_benefit, may_disclose=one.may_disclose, document_id=one.document_id,
        prepared_by=one.prepared_by,
        authors=tuple(
            AuthorRow(row.place, row.name, row.part, row.share, percent(row.share), row.membership_id, row.is_named, pay)
            for row, pay in zip(authors, pays, strict=True)
        ),
        claimed_parts=_beside(claimed, []),
        years=tuple(
            YearRow(year, row.total, row.verifier, row.minutes, row.told_on, _beside(claimed, parts.get(row.pk, [])))
            for year, row in benefits.items() if year
        ),
        rewards=tuple(
            RewardRow(row.pk, PAY[row.kind], row.year_no, row.amount,
                      tuple(zip(names, row.parts, strict=False)) if row.kind != "appliers" else (), row.least, row.payer, row.decision,
                      row.paid_on, row.because, row.reverses_id is None and row.pk not in back)
            for row in rewards
        ),
        acts=_acts(one), files=tuple(FileRow(*row) for row in InitiativeFile.objects.filter(initiative=one).order_by("place")
                                     .values_list("place", "file_name", "kind", "words")),
        resemblances=_resemblances(one),
        is_late_request=is_late_request(one.first_applied_on, one.submitted_on, years=rules.request_years), least_pay=least, rules=rules,
    )  # fmt: skip


def file_of(initiative_id: int, place: int) -> tuple[str, str, bytes] | None:
    """Return (name, kind, bytes) of a file of an initiative within reach, or None."""
    found = InitiativeFile.objects.filter(initiative_id=initiative_id, place=place).first()
    return (found.file_name, found.kind, bytes(found.content)) if found else None


def initiative_of_reward(reward_id: int) -> int | None:
    """Return the initiative of a payment within reach, or None."""
    return Reward.objects.filter(pk=reward_id).values_list("initiative_id", flat=True).first()


def resemblance_of(resemblance_id: int) -> tuple[int, ResemblanceRow] | None:
    """Return a resemblance within reach and its initiative, or None."""
    found = Resemblance.objects.select_related("initiative").filter(pk=resemblance_id).first()
    if found is None:
        return None
    return found.initiative_id, next(row for row in _resemblances(found.initiative) if row.id == resemblance_id)


def waiting_for(by: int) -> QuerySet[Initiative]:
    """Return the initiatives that wait for the sheet of an actor who sits in their council and has no conflict."""
    from congdoan.activities.emulation.models import Conflict, ScoreSheet

    mine = {"member__actor_id": by, "initiative_id": OuterRef("pk")}
    rows = Initiative.objects.filter(state="council", council__members__actor_id=by)
    put = InitiativeAct.objects.filter(initiative_id=OuterRef("initiative_id"), kind="put").order_by("-place").values("acted_at")[:1]
    scored = ScoreSheet.objects.filter(**mine, scored_at__gte=Subquery(put))  # since it was last put before the council
    return rows.exclude(Exists(Conflict.objects.filter(**mine))).exclude(Exists(scored))


def _beside(claimed: Sequence[BenefitPart], verified: Sequence[BenefitPart]) -> tuple[PartRow, ...]:
    """Return the parts of two benefits side by side, those of one kind and name on one line."""
    left = {(part.kind, search_key(part.words)): part for part in claimed}
    right = {(part.kind, search_key(part.words)): part for part in verified}
    return tuple(_pair(left.get(key), right.get(key)) for key in dict.fromkeys((*left, *right)))


def _pair(claimed: BenefitPart | None, verified: BenefitPart | None) -> PartRow:
    shown: Any = verified or claimed
    sign = -1 if shown.kind == COST else 1
    return PartRow(
        KINDS[shown.kind], shown.words, claimed.formula if claimed else "", shown.formula, shown.evidence,
        sign * claimed.amount if claimed else None, sign * verified.amount if verified else None, verified.why if verified else "",
    )  # fmt: skip


def _acts(one: Initiative) -> tuple[ActRow, ...]:
    found = list(InitiativeAct.objects.filter(initiative=one).order_by("place"))
    people = access.names_of_actors({row.acted_by for row in found})
    return tuple(
        ActRow(ACTS[row.kind][0], row.happened_on, row.words, row.decision, people.get(row.acted_by, ""), row.acted_at) for row in found
    )


def _resemblances(one: Initiative) -> tuple[ResemblanceRow, ...]:
    found = list(Resemblance.objects.filter(initiative=one).order_by("-score", "pk"))
    people = access.names_of_actors({row.answered_by for row in found if row.answered_by})
    return tuple(
        ResemblanceRow(
            row.pk, row.other_code, row.other_title, row.other_unit, row.score // 100, row.shared, row.score >= LIMIT and not row.verdict,
            row.verdict, row.words, people.get(row.answered_by or 0, ""), row.answered_on,
        )
        for row in found
    )  # fmt: skip
