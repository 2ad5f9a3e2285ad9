"""The list of reorganisations, one of them, and the rows of its plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from congdoan.activities.restructuring.models import Act, Outcome, PlanRow, Reorganisation
from congdoan.activities.restructuring.rules import BOOKS, GRANTS, MEMBER_POLICIES, OUTCOMES
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

ON_A_PAGE = 50
STATES = {
    "draft": "đang soạn", "decided": "đã quyết định", "running": "đang thực hiện", "done": "đã xong", "withdrawn": "đã rút",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """One reorganisation as its list shows it."""

    id: int
    number: str
    title: str
    unit_code: str
    unit_name: str
    decided_on: date
    effective_on: date
    units: int
    done: int
    state: str

    @property
    def state_words(self) -> str:
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did with it."""

    kind: str
    words: str
    who: str
    day: date
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Details:
    """One reorganisation with who did what. `mark` and `totals` are those of the preview it was decided on."""

    row: Listed
    unit_id: int
    document: str
    prepared_by: int
    prepared_by_name: str
    prepared_at: datetime
    steps: tuple[Step, ...]
    counts: Mapping[str, int]  # rows by outcome
    totals: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list and where the next one starts."""

    rows: tuple[Listed, ...]
    total: int
    next_after: int | None


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """Which rows of a plan a page shows."""

    outcome: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of a plan in words."""

    id: int
    line: int
    code: str
    name: str
    outcome: str
    outcome_words: str
    targets: tuple[str, ...]
    parent: str
    new_name: str
    kind: str
    members: int | None
    member_policy: str
    grants: str
    books: str
    note: str


def listing(*, after: int | None = None, size: int = ON_A_PAGE) -> Page:
    """Return one page of the reorganisations within reach, the newest first."""
    found = _stated(Reorganisation.objects.order_by("-id"))
    rows = list((found.filter(id__lt=after) if after else found)[: size + 1])
    return Page(_listed(rows[:size]), Reorganisation.objects.count(), rows[size - 1].pk if len(rows) > size else None)


def details(reorganisation_id: int) -> Details | None:
    """Return one reorganisation within reach, or None."""
    one = _stated(Reorganisation.objects.filter(id=reorganisation_id)).first()
    if one is None:
        return None
    acts = list(Act.objects.filter(reorganisation_id=one.pk).order_by("id"))
    names = access.names_of_actors([one.prepared_by, *(act.acted_by for act in acts)])
    counts = dict(PlanRow.objects.filter(reorganisation_id=one.pk).values_list("outcome").annotate(Count("id")).order_by())
    return Details(
        row=_listed([one])[0],
        unit_id=one.unit_id,
        document=one.document,
        prepared_by=one.prepared_by,
        prepared_by_name=names.get(one.prepared_by, ""),
        prepared_at=one.prepared_at,
        steps=tuple(
            Step(act.kind, Act.Kind(act.kind).label, names.get(act.acted_by, ""), act.acted_on, act.acted_at, act.reason) for act in acts
        ),
        counts={outcome: counts[outcome] for outcome in OUTCOMES if outcome in counts},
        totals=next((act.preview for act in acts if act.preview), None),
    )


def state_of(reorganisation_id: int) -> str:
    """Return whether a reorganisation is a draft, decided or withdrawn, in one statement."""
    kinds = set(Act.objects.filter(reorganisation_id=reorganisation_id).values_list("kind", flat=True))
    return "withdrawn" if "withdrawn" in kinds else "decided" if kinds else "draft"


def plan_lines(
    reorganisation_id: int, chosen: PlanFilter, *, after: int | None = None, size: int = 100
) -> tuple[list[PlanLine], int | None]:
    """Return one page of a plan's rows, and the line after which the next page starts."""
    found = PlanRow.objects.filter(reorganisation_id=reorganisation_id).order_by("line", "id")
    if chosen.outcome:
        found = found.filter(outcome=chosen.outcome)
    if text := chosen.text.strip():
        found = found.filter(
            Q(code__icontains=text) | Q(name__icontains=text) | Q(parent__iexact=text) | Q(targets__contains=[text.upper()])
        )
    rows = list((found.filter(line__gt=after) if after is not None else found)[: size + 1])
    names = organisations.codes_and_names(row.organisation_id for row in rows if row.organisation_id)
    told = [
        PlanLine(
            row.pk, row.line, row.code, names.get(row.organisation_id or 0, ("", row.name))[1], row.outcome, OUTCOMES[row.outcome],
            tuple(row.targets), row.parent, row.name, row.kind, row.members, MEMBER_POLICIES.get(row.member_policy, ""),
            GRANTS[row.grants], BOOKS[row.books], row.note,
        )
        for row in rows[:size]
    ]  # fmt: skip
    return told, rows[size - 1].line if len(rows) > size else None


def _stated(found: QuerySet[Reorganisation]) -> QuerySet[Reorganisation]:
    acts = Act.objects.filter(reorganisation_id=OuterRef("pk"))
    return found.annotate(
        is_decided=Exists(acts.filter(kind="decided")), is_withdrawn=Exists(acts.filter(kind="withdrawn"))
    )  # fmt: skip


def _listed(found: list[Reorganisation]) -> tuple[Listed, ...]:
    ids = [one.pk for one in found]
    units = dict(PlanRow.objects.filter(reorganisation_id__in=ids).values_list("reorganisation_id").annotate(Count("id")).order_by())
    carried = Outcome.objects.filter(reorganisation_id__in=ids, is_done=True)
    done = dict(carried.values_list("reorganisation_id").annotate(Count("id")).order_by())
    names = access.branch_names(one.unit_id for one in found)
    return tuple(
        Listed(
            one.pk, one.number, one.title, *names.get(one.unit_id, ("", "")), one.decided_on, one.effective_on,
            units.get(one.pk, 0), done.get(one.pk, 0), _state(one, units.get(one.pk, 0), done.get(one.pk, 0)),
        )
        for one in found
    )  # fmt: skip


def _state(one: Reorganisation, units: int, done: int) -> str:
    if one.is_withdrawn:  # type: ignore[attr-defined]
        return "withdrawn"
    if not one.is_decided:  # type: ignore[attr-defined]
        return "draft"
    if done:
        return "done" if done == units else "running"
    return "decided"
