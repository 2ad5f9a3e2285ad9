"""Councils and their judgement of one initiative: who may not judge, the sheets, the outcome, what stands against a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import OuterRef, Subquery

from congdoan.activities.emulation.models import (
    Conflict,
    Council,
    CouncilMember,
    Initiative,
    InitiativeAct,
    InitiativeAuthor,
    Resemblance,
    ScoreSheet,
)
from congdoan.activities.emulation.rules import STANDING
from congdoan.activities.emulation.rules.likeness import LIMIT
from congdoan.activities.emulation.rules.scoring import Outcome, agreement, agreement_words, outcome
from congdoan.activities.emulation.rules.states import REFUSED
from congdoan.activities.emulation.rules.words import CONFLICTS, POSTS
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.kernel.money import half_up
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.members import queries as members
from congdoan.people.officers import queries as officers
from congdoan.people.officers import rules as posts

MOST_COUNCILS = 100


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """One council with its figures; `alpha` is Krippendorff's over everything it scored, None where nothing can be said."""

    id: int
    unit_id: int
    unit_name: str
    name: str
    decision: str
    since: date
    rubric: tuple[tuple[str, int], ...]
    least_sheets: int
    pass_score: int
    judges: int
    waiting: int
    decided: int

    @property
    def most(self) -> int:
        """Return the highest total."""
        return sum(most for _, most in self.rubric)


@dataclass(frozen=True, slots=True)
class Judge:
    """One seat of a council and what it did with an initiative: its sheet, or why it has none."""

    id: int
    actor_id: int
    name: str
    post: str
    unit_words: str
    scores: tuple[int, ...]
    total: int | None
    words: str
    scored_on: date | None
    conflict: str
    conflict_words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a council said of one initiative so far. `means` per criterion in points."""

    council: CouncilRow
    judges: tuple[Judge, ...]
    outcome: Outcome
    means: tuple[Fraction, ...]
    hindrances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the union of the authors may know of a council above that it does not see. `mean` only once it was decided."""

    name: str
    put_on: date
    sheets: int
    mean: Fraction | None


def councils(*, on: date) -> list[CouncilRow]:
    """Return the councils within reach, the newest first: four statements."""
    return _rows(list(Council.objects.filter(since__lte=on).order_by("-since", "-pk")[:MOST_COUNCILS]))


def council(council_id: int) -> CouncilRow | None:
    """Return one council within reach, or None."""
    found = Council.objects.filter(pk=council_id).first()
    return _rows([found])[0] if found else None


def councils_for(unit_id: int, *, on: date) -> list[CouncilRow]:
    """Return the councils that may judge what comes from a unit: its own and those above, within reach."""
    above = [unit_id, *access.ancestors([unit_id], on=on).get(unit_id, [])]
    return _rows(list(Council.objects.filter(unit_id__in=above, since__lte=on).order_by("-since", "-pk")[:MOST_COUNCILS]))


def seats(council_id: int) -> list[Judge]:
    """Return who sits in a council, the chair first."""
    return _judges(list(CouncilMember.objects.filter(council_id=council_id)), {}, {})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the scorers of a council agree: Krippendorff's alpha as people write it, empty where nothing can be said, over so many."""

    alpha: str
    words: str
    scored: int


def agreement_of(council_id: int) -> Agreement:
    """Return how far the scorers of a council agree over everything they scored. Rounding: thousandths, half up."""
    scored: dict[int, list[int]] = {}
    for (initiative_id, _), sheet in _last_sheets(council_id=council_id).items():
        scored.setdefault(initiative_id, []).append(sheet.total)
    alpha, several = agreement(scored), sum(len(totals) > 1 for totals in scored.values())
    if alpha is None:
        return Agreement("", "", several)
    thousandths = half_up(1000 * abs(alpha.numerator), alpha.denominator)
    sign = "−" if alpha < 0 and thousandths else ""
    return Agreement(f"{sign}{thousandths // 1000},{thousandths % 1000:03d}", agreement_words(alpha), several)


def judgement(one_id: int) -> Judgement | None:
    """Return what the council says of an initiative so far, or None where it was put before none within reach."""
    one = Initiative.objects.filter(pk=one_id).first()
    found = council(one.council_id) if one and one.council_id else None
    if one is None or found is None:
        return None
    sheets = {seat: sheet for (_, seat), sheet in _last_sheets(initiative_id=one_id).items()}
    conflicts = {row.member_id: row for row in Conflict.objects.filter(initiative_id=one_id)}
    judges = _judges(list(CouncilMember.objects.filter(council_id=found.id)), sheets, conflicts)
    counted = [judge for judge in judges if judge.total is not None and not judge.conflict]
    means = tuple(Fraction(sum(judge.scores[at] for judge in counted), len(counted)) for at in range(len(found.rubric))) if counted else ()
    told = outcome([judge.total or 0 for judge in counted], least_sheets=found.least_sheets, pass_score=found.pass_score)
    against = tuple(hindrances(one_id, "recognised")) if one.state == "council" else ()
    return Judgement(found, tuple(judges), told, means, against)


def judged_elsewhere(one_id: int) -> Elsewhere | None:
    """Return how a council out of reach stands with an initiative, or None where none has it, or the council is within reach."""
    one = Initiative.objects.select_related("council").filter(pk=one_id).first()
    put = InitiativeAct.objects.filter(initiative_id=one_id, kind="put").order_by("-place").first()
    if one is None or one.council_id is None or one.council is not None or put is None:
        return None
    barred = set(Conflict.objects.filter(initiative_id=one_id).values_list("member_id", flat=True))
    totals = [sheet.total for (_, seat), sheet in _last_sheets(initiative_id=one_id).items() if seat not in barred]
    is_decided = bool(totals) and one.state in (*STANDING, REFUSED)  # what was sent back was judged by nobody yet
    return Elsewhere(put.words, put.happened_on, len(totals), Fraction(sum(totals), len(totals)) if is_decided else None)


def hindrances(one_id: int, wanted: str) -> list[str]:
    """Return everything that stands against a decision."""
    one = Initiative.objects.select_related("council").get(pk=one_id)
    if one.council is None:
        return ["Hội đồng ở ngoài phạm vi của bạn; kết luận ghi ở đơn vị lập Hội đồng"]
    barred = set(Conflict.objects.filter(initiative_id=one_id).values_list("member_id", flat=True))
    totals = [sheet.total for (_, seat), sheet in _last_sheets(initiative_id=one_id).items() if seat not in barred]
    found = outcome(totals, least_sheets=one.council.least_sheets, pass_score=one.council.pass_score)
    told = [] if found.has_quorum else [f"mới có {found.sheets} phiếu, cần {found.least_sheets}"]
    if wanted != "recognised":
        return told
    if found.has_quorum and not found.passes:
        told.append(f"điểm trung bình chưa đạt {found.pass_score}")
    for row in Resemblance.objects.filter(initiative_id=one_id).order_by("-score"):
        if row.verdict == "same":
            told.append(f"trùng giải pháp với {row.other_code}")
        elif row.verdict == "" and row.score >= LIMIT:
            told.append(f"chưa kết luận giống hay khác {row.other_code} ({row.other_title[:60]})")
    return told


def interests(one_id: int, unit_id: int, found: Sequence[CouncilMember], *, on: date) -> dict[int, str]:
    """Return which seats may not judge an initiative from the start, and why: its authors, their namesakes, the head of their unit."""
    authors = list(InitiativeAuthor.objects.filter(initiative_id=one_id))
    asked = [one.membership_id or 0 for one in authors] + [one.membership_id or 0 for one in found]
    persons = {row.pk: row.person_id for row in members.memberships(asked)}
    by_person = {persons[one.membership_id] for one in authors if one.membership_id in persons}
    heads = _heads(unit_id, on=on)
    unproved = {search_key(one.name) for one in authors if one.membership_id is None}
    names = {search_key(one.name) for one in authors}
    barred: dict[int, str] = {}
    for seat in found:
        known = {persons.get(seat.membership_id or 0), members.person_of(seat.actor_id)} - {None}
        if known & by_person:
            barred[seat.pk] = "author"
        elif known & heads:
            barred[seat.pk] = "head"
        elif search_key(seat.name) in (unproved if known else names):
            barred[seat.pk] = "same_name"
    return barred


def signed_decision(document_id: int) -> tuple[str, date] | None:
    """Return number and day of a decision that was signed and stands, or None."""
    found = documents.outgoing(document_id)
    if found is None or found.number is None or found.issued_on is None or found.act("voided"):
        return None
    return found.written, found.issued_on


def _heads(unit_id: int, *, on: date) -> set[int]:
    """Return the persons who lead a unit's executive committee on a day."""
    terms = officers.committees(unit_id, on=on)
    return {one.person_id for term in terms if term.body == posts.EXECUTIVE for one in term.holders if one.post == posts.CHAIR}


def _last_sheets(**chosen: int) -> dict[tuple[int, int], ScoreSheet]:
    """Return the last sheet of each member for each initiative since it was last put before a council, of one or of a whole council."""
    where = {"member__council_id": chosen["council_id"]} if "council_id" in chosen else chosen
    put = InitiativeAct.objects.filter(initiative_id=OuterRef("initiative_id"), kind="put").order_by("-place").values("acted_at")[:1]
    rows = ScoreSheet.objects.filter(**where, scored_at__gte=Subquery(put)).order_by("initiative_id", "member_id", "place")
    return {(one.initiative_id, one.member_id): one for one in rows}


def _judges(found: Sequence[CouncilMember], sheets: dict[int, ScoreSheet], conflicts: dict[int, Conflict]) -> list[Judge]:
    memberships = {row.pk: row for row in members.memberships([one.membership_id for one in found if one.membership_id])}
    names = access.branch_names({row.unit_id for row in memberships.values()})
    order = list(POSTS)
    told = []
    for one in sorted(found, key=lambda seat: (order.index(seat.post), seat.pk)):
        sheet, conflict = sheets.get(one.pk), conflicts.get(one.pk)
        home = memberships.get(one.membership_id or 0)
        unit = names[home.unit_id][1] if home and home.unit_id in names else ""
        told.append(
            Judge(
                one.pk, one.actor_id, one.name, POSTS[one.post], unit, tuple(sheet.scores) if sheet else (), sheet.total if sheet else None,
                sheet.words if sheet else "", sheet.scored_on if sheet else None, CONFLICTS[conflict.kind] if conflict else "",
                conflict.words if conflict else "",
            )
        )  # fmt: skip
    return told


def _rows(found: Sequence[Council]) -> list[CouncilRow]:
    ids = [one.pk for one in found]
    judges: dict[int, int] = {}
    for of in CouncilMember.objects.filter(council_id__in=ids).values_list("council_id", flat=True):
        judges[of] = judges.get(of, 0) + 1
    states: dict[tuple[int, bool], int] = {}
    for of, state in Initiative.objects.filter(council_id__in=ids).values_list("council_id", "state"):
        key = (of or 0, state == "council")
        states[key] = states.get(key, 0) + 1
    names = access.branch_names({one.unit_id for one in found})
    return [
        CouncilRow(
            one.pk, one.unit_id, names.get(one.unit_id, ("", ""))[1], one.name, one.decision, one.since,
            tuple(zip(one.criteria, one.most, strict=True)), one.least_sheets, one.pass_score, judges.get(one.pk, 0),
            states.get((one.pk, True), 0), states.get((one.pk, False), 0),
        )
        for one in found
    ]  # fmt: skip
