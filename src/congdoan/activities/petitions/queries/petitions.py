"""Petitions as the register and pages show them; who denounces is in none of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Model, Q, QuerySet

from congdoan.activities.petitions.models import Box, Discipline, Handler, Petition, PetitionStep, Reading
from congdoan.activities.petitions.queries import law
from congdoan.activities.petitions.rules import petitions as rules
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.deadlines import Due
from congdoan.foundation.kernel.workdays import workday_after
from congdoan.foundation.reference import queries as reference

PAGE = 50
Row = TypeVar("Row", bound=Model)
SEALED = "Được giữ kín"


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """One petition of a list. Of a denunciation `sender` says only that it is sealed."""

    id: UUID
    unit_id: int
    unit_name: str
    written_number: str
    kind: str
    kind_words: str
    channel_words: str
    sender: str
    content: str
    gist: str
    received_on: date
    state: str
    state_words: str
    in_authority: bool | None
    extensions: int
    handler_id: int | None
    handler: str
    dues: tuple[Due, ...]

    @property
    def is_sealed(self) -> bool:
        """Say whether who sent it is sealed."""
        return self.kind == rules.DENUNCIATION

    @property
    def next_due(self) -> Due | None:
        """Return the limit that runs out first among those still open."""
        return min((one for one in self.dues if one.done_on is None), key=lambda one: one.due_on, default=None)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step that was taken."""

    step: str
    name: str
    happened_on: date
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """That somebody opened a sealed identity."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What the holder of a code learns: how far the petition is and what was answered, nothing else."""

    kind_words: str
    state: str
    state_words: str
    sent_on: date
    steps: tuple[tuple[str, date], ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The petitions of some days: received, within the authority, settled; by kind in the order of the rules."""

    received: int
    in_authority: int
    settled: int
    kinds: tuple[tuple[str, int, int, int], ...]


def petitions(
    *, on: date, kind: str = "", state: str = "", year: int | None = None, after: UUID | None = None, size: int = PAGE
) -> tuple[list[PetitionRow], UUID | None]:  # fmt: skip
    """Return one page of registered petitions within reach, the newest number first, and after which one the next page starts."""
    rows = Petition.objects.exclude(state=rules.SENT)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.exclude(state="closed") if state == "open" else rows.filter(state=state) if state else rows
    rows = rows.filter(year=year) if year else rows
    found = list(in_register(rows, after)[: size + 1])
    return shown_rows(found[:size], on=on), found[size - 1].pk if len(found) > size else None


def in_register(rows: QuerySet[Row], after: UUID | int | None) -> QuerySet[Row]:
    """Return rows of a register, the newest number first, after one of them; several units give the same number, so the id decides."""
    ordered = rows.order_by("-year", "-number", "-pk")
    if after is None:
        return ordered
    year, number = rows.model._default_manager.filter(pk=after).values_list("year", "number").first() or (0, 0)
    return ordered.filter(Q(year__lt=year) | Q(year=year, number__lt=number) | Q(year=year, number=number, pk__lt=after))


def waiting(*, on: date, limit: int = 50) -> list[PetitionRow]:
    """Return petitions that came by the public form and are in no register yet, the oldest first."""
    return shown_rows(list(Petition.objects.filter(state=rules.SENT).order_by("received_on", "id")[:limit]), on=on)


def petition_counts() -> dict[str, int]:
    """Return how many petitions within reach wait, are open, are closed."""
    told = dict(Petition.objects.values_list("state").annotate(Count("id")).order_by())
    sent, closed = told.get(rules.SENT, 0), told.get("closed", 0)
    return {"sent": sent, "closed": closed, "open": sum(told.values()) - sent - closed}


def petition(petition_id: UUID, *, on: date) -> PetitionRow | None:
    """Return one petition within reach, or None."""
    found = list(Petition.objects.filter(id=petition_id))
    return shown_rows(found, on=on)[0] if found else None


def steps(petition_id: UUID) -> list[StepRow]:
    """Return the steps of a petition in words, in order."""
    found = list(PetitionStep.objects.filter(petition_id=petition_id).order_by("place"))
    people = access.names_of_actors({one.recorded_by_id for one in found})
    names = {**rules.STEPS, rules.EXTENDED: "Gia hạn"}
    return [StepRow(one.step, names[one.step], one.happened_on, one.words, people.get(one.recorded_by_id, "")) for one in found]


def readings(petition_id: UUID) -> list[ReadingRow]:
    """Return who opened the sealed identity of a petition, when and why, the newest first."""
    found = list(Reading.objects.filter(petition_id=petition_id).order_by("-id")[:200])
    people = access.names_of_actors({one.read_by_id for one in found})
    return [ReadingRow(one.read_at, people.get(one.read_by_id, ""), one.reason) for one in found]


def possible_handlers(by: int, unit_id: int, *, on: date) -> list[tuple[int, str]]:
    """Return the people who may be named handler at a unit, by name, without the one who asks."""
    found = [(one["id"], f"{one['full_name']} · {one['post']}" if one["post"] else one["full_name"]) for one in access.people(by, on=on)]
    return [one for one in found if one[0] != by and access.may(one[0], "petitions.read_denouncer", at=unit_id, on=on)]


def boxes() -> list[tuple[int, str]]:
    """Return the units that take petitions from everybody, by name."""
    newest = Box.objects.order_by("unit_id", "-id").distinct("unit_id")
    return sorted(((one.unit_id, one.name) for one in newest if one.is_open), key=lambda one: one[1])


def followed(code_sha256: str) -> Followed | None:
    """Return what the holder of a code learns, when nobody acts; None where there is no such code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.petition', %s, true)", [code_sha256])
    one = Petition.objects.filter(code_sha256=code_sha256).first()
    if one is None:
        return None
    told = list(PetitionStep.objects.filter(petition_id=one.pk).order_by("place").values_list("step", "happened_on", "words"))
    answer = next((words for step, _, words in reversed(told) if step in ("published", "declined", "transferred")), "")
    shown = tuple((rules.STEPS[step], day) for step, day, _ in told if step in rules.STEPS)
    return Followed(rules.KINDS[one.kind], one.state, rules.STEPS[one.state], one.received_on, shown, answer)


def taken(petition_id: UUID) -> list[tuple[str, date]]:
    """Return the steps of a petition with their days, in order."""
    return list(PetitionStep.objects.filter(petition_id=petition_id).order_by("place").values_list("step", "happened_on"))


def shown_rows(found: Sequence[Petition], *, on: date) -> list[PetitionRow]:
    """Return petitions in words, in the order given: four statements, whatever the number."""
    ids = [one.pk for one in found]
    told: dict[UUID, list[tuple[str, date]]] = {one: [] for one in ids}
    for number, step, day in (
        PetitionStep.objects.filter(petition_id__in=ids).order_by("place").values_list("petition_id", "step", "happened_on")
    ):
        told[number].append((step, day))
    handlers = dict(Handler.objects.filter(petition_id__in=ids).order_by("id").values_list("petition_id", "actor_id"))
    people, units = access.names_of_actors(handlers.values()), access.branch_names({one.unit_id for one in found})
    rows = []
    for one in found:
        extensions = sum(step == rules.EXTENDED for step, _ in told[one.pk])
        limits = law.limits(one.kind, on=one.received_on)
        dues = rules.dues(told[one.pk], limits, extensions=extensions, work_day_after=_work_day_after)
        handler = handlers.get(one.pk)
        rows.append(
            PetitionRow(
                id=one.pk, unit_id=one.unit_id, unit_name=units.get(one.unit_id, ("", ""))[1],
                written_number=f"{one.number:02}/{one.year}" if one.number else "", kind=one.kind, kind_words=rules.KINDS[one.kind],
                channel_words=rules.CHANNELS[one.channel], sender=SEALED if one.kind == rules.DENUNCIATION else one.sender,
                content=one.content, gist=one.gist, received_on=one.received_on, state=one.state, state_words=rules.STEPS[one.state],
                in_authority=one.in_authority, extensions=extensions, handler_id=handler, handler=people.get(handler or 0, ""),
                dues=tuple(dues),
            )
        )  # fmt: skip
    return rows


def figures(*, first: date, last: date, unit_ids: Sequence[int] | None = None) -> Figures:
    """Return the petitions received on some days, of some units or of all within reach (table `inspection_figures`, report columns)."""
    rows = Petition.objects.exclude(state=rules.SENT).filter(received_on__gte=first, received_on__lte=last)
    rows = rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)
    is_settled = Q(state__in=rules.SETTLED) | Q(state="closed", steps__step__in=rules.SETTLED)
    counts = rows.values_list("kind").annotate(
        received=Count("id", distinct=True),
        own=Count("id", distinct=True, filter=Q(in_authority=True)),
        done=Count("id", distinct=True, filter=is_settled),
    )
    told = {row[0]: row[1:] for row in counts.order_by()}
    kinds = tuple((words, *told.get(kind, (0, 0, 0))) for kind, words in rules.KINDS.items())
    received, own, settled = (sum(column) for column in zip(*(row[1:] for row in kinds), strict=True))
    return Figures(received, own, settled, kinds)


def discipline_figures(*, first: date, last: date, unit_ids: Sequence[int] | None = None) -> dict[str, int]:
    """Return how many decisions of each form were taken on some days and stand (table `inspection_figures`, report columns)."""
    rows = Discipline.objects.filter(decided_on__gte=first, decided_on__lte=last, voided_on__isnull=True)
    rows = rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)
    return dict(rows.values_list(F("form")).annotate(Count("id")).order_by())


def _work_day_after(day: date, count: int) -> date:
    return workday_after(day, count, reference.workdays()).day
