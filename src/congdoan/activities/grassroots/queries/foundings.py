"""Foundings as lists and pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.models import Founding, FoundingAct, FoundingApplicant
from congdoan.activities.grassroots.queries.law import steps
from congdoan.foundation.access import queries as access
from congdoan.people.members import queries as members
from congdoan.people.organisations import queries as organisations

PAGE = 50
STANDING = ("applied", "committee", "admitted")  # neither withdrawn nor refused
ACTS = {
    "opened": "Mở hồ sơ",
    "contacted": "Tiếp xúc",
    "applied": "Nhận đơn gia nhập",
    "team": "Ban vận động",
    "meeting": "Đại hội thành lập",
    "dossier": "Nộp hồ sơ đề nghị",
    "drafted": "Soạn quyết định",
    "recognised": "Công nhận",
    "closed": "Dừng hồ sơ",
}


@dataclass(frozen=True, slots=True)
class FoundingRow:
    """One founding of a list. `at` counts its step from 1 of `of`; `urgency` (state, words) is that of the next step."""

    id: int
    unit_id: int
    name: str
    kind_words: str
    employer_id: int | None
    employer_code: str
    tax_code: str
    sector: str
    commune: str
    workers: int | None
    workers_source: str
    applications: int
    least: int
    state: str
    state_words: str
    at: int
    of: int
    next_step: str
    next_due: date | None
    urgency: tuple[str, str]
    decide_by: date | None
    document_id: int | None
    union_id: int | None
    opened_on: date

    @property
    def done(self) -> list[bool]:
        """Return for each step whether it was done, for the row of marks."""
        return [place <= self.at for place in range(1, self.of + 1)]


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something that was done, in words."""

    kind: str
    name: str
    happened_on: date
    words: str
    facts: Mapping[str, Any]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the pipeline: how many foundings stand on it, with how many workers and applications, how many late."""

    code: str
    words: str
    count: int
    workers: int
    late: int


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asked for the union."""

    application_id: int
    person_id: int
    full_name: str
    sex: str
    born: str
    state: str
    is_in_team: bool
    is_elected: bool


def step_words() -> dict[str, str]:
    """Return the words of the steps that a founding stands on."""
    told = steps()
    return {code: told[code] for code in rules.STEPS} | {rules.CLOSED: "Dừng hồ sơ"}


def listing(
    *, on: date, state: str = "", late: bool = False, after: int | None = None, size: int = PAGE
) -> tuple[list[FoundingRow], int | None]:
    """Return one page of open foundings, the furthest first and of one step the next due first, and where the next page starts."""
    rows = list(_chosen(on=on, state=state, late=late))
    order = {code: place for place, code in enumerate(rules.STEPS)}
    rows.sort(key=lambda one: (-order.get(one.state, -1), one.next_due or date.max, one.pk))
    start = next((place + 1 for place, one in enumerate(rows) if one.pk == after), 0) if after else 0
    shown = rows[start : start + size]
    return shown_rows(shown, on=on), shown[-1].pk if len(rows) > start + size else None


def _chosen(*, on: date, state: str, late: bool) -> QuerySet[Founding]:
    rows = Founding.objects.filter(state=state) if state else Founding.objects.filter(state__in=rules.OPEN)
    return rows.filter(next_due__lt=on) if late else rows


def stages(*, on: date) -> list[Stage]:
    """Return the pipeline, one line for each step, in one statement."""
    late = Count("id", filter=Q(next_due__lt=on) & Q(state__in=rules.OPEN))
    found = Founding.objects.values_list("state").annotate(Count("id"), Sum("workers"), late=late).order_by()
    told = {row[0]: row[1:] for row in found}
    words = step_words()
    return [Stage(code, words[code], *(number or 0 for number in told.get(code, (0, 0, 0)))) for code in rules.STEPS]


def founding(founding_id: int, *, on: date) -> FoundingRow | None:
    """Return one founding within reach, or None."""
    found = list(Founding.objects.filter(id=founding_id))
    return shown_rows(found, on=on)[0] if found else None


def shown_rows(found: Sequence[Founding], *, on: date) -> list[FoundingRow]:
    """Return foundings as pages show them, in the order given: three statements."""
    counts = dict(
        FoundingApplicant.objects.filter(founding_id__in=[one.pk for one in found])
        .values_list("founding_id")
        .annotate(Count("id"))
        .order_by()
    )
    employers = organisations.named([one.employer_id for one in found if one.employer_id], on=on)
    words = step_words()
    return [_row(one, counts.get(one.pk, 0), employers.get(one.employer_id or 0), words, on) for one in found]


def _row(one: Founding, applications: int, employer: Any, words: Mapping[str, str], on: date) -> FoundingRow:
    at = rules.STEPS.index(one.state) + 1 if one.state in rules.STEPS else 0
    is_open = one.state in rules.OPEN
    return FoundingRow(
        id=one.pk, unit_id=one.unit_id, name=one.name, kind_words=rules.KINDS[one.kind], employer_id=one.employer_id,
        employer_code=employer.code if employer else "", tax_code=employer.tax_code if employer else "",
        sector=employer.sector if employer else "", commune=one.commune or (employer.commune if employer else ""), workers=one.workers,
        workers_source=one.workers_source, applications=applications, least=one.least, state=one.state, state_words=words[one.state],
        at=at, of=len(rules.STEPS), next_step=one.next_step if is_open else "", next_due=one.next_due if is_open else None,
        urgency=rules.urgency(one.next_due, on) if is_open else ("ok", "đã xong") if one.state == rules.ACTIVE else ("none", "đã dừng"),
        decide_by=one.decide_by, document_id=one.document_id, union_id=one.union_id, opened_on=one.opened_on,
    )  # fmt: skip


def acts(founding_id: int) -> list[ActRow]:
    """Return what was done for a founding, the oldest first."""
    found = list(FoundingAct.objects.filter(founding_id=founding_id).order_by("place"))
    people = access.names_of_actors({one.recorded_by_id for one in found})
    return [
        ActRow(one.kind, ACTS[one.kind], one.happened_on, one.words, one.facts, people.get(one.recorded_by_id, ""), one.recorded_at)
        for one in found
    ]


def last_act(founding_id: int, kind: str) -> FoundingAct | None:
    """Return the newest act of a kind."""
    return FoundingAct.objects.filter(founding_id=founding_id, kind=kind).order_by("-place").first()


def applicants(founding_id: int) -> list[Applicant]:
    """Return who asked for the union, by given name."""
    numbers = list(FoundingApplicant.objects.filter(founding_id=founding_id).values_list("application_id", flat=True))
    team, meeting = last_act(founding_id, "team"), last_act(founding_id, "meeting")
    in_team = set(team.facts["applications"]) if team else set()
    elected = set(meeting.facts["elected"]) if meeting else set()
    return [
        Applicant(one.id, one.person_id, one.full_name, one.sex, one.born, one.state, one.id in in_team, one.id in elected)
        for one in members.applications_of(numbers)
    ]


def progress(founding_id: int) -> rules.Progress | None:
    """Return how far a founding has come, or None where there is none within reach."""
    one = Founding.objects.filter(id=founding_id).first()
    if one is None:
        return None
    team, meeting = last_act(founding_id, "team"), last_act(founding_id, "meeting")
    count = FoundingApplicant.objects.filter(founding_id=founding_id, application__state__in=STANDING).count()
    return rules.Progress(count, one.least, team is not None, meeting is not None, len(meeting.facts["elected"]) if meeting else 0)


def open_of(employer_ids: Iterable[int]) -> dict[int, int]:
    """Return the open foundings of employers."""
    found = Founding.objects.filter(employer_id__in=list(employer_ids), state__in=rules.OPEN)
    return {employer: number for employer, number in found.values_list("employer_id", "id") if employer is not None}
