"""Disputes as lists and pages show them: the step they stand on, limits that run, last days of each way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from congdoan.activities.disputes.models import Dispute, DisputeStep
from congdoan.activities.disputes.queries import law
from congdoan.activities.disputes.rules import settling, stoppages
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.deadlines import Due
from congdoan.foundation.kernel.workdays import workday_after
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

PAGE = 50


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One dispute of a list. `next_due` is the nearest day that runs, a limit or a bar."""

    id: int
    unit_id: int
    employer_code: str
    employer_name: str
    kind: str
    kind_words: str
    matter_words: str
    words: str
    workers: int
    known_on: date
    state: str
    state_words: str
    is_over: bool
    opened_on: date
    limits: tuple[Due, ...]
    bars: tuple[Due, ...]

    @property
    def next_due(self) -> Due | None:
        """Return the limit or bar that runs out first among those still open."""
        return min((one for one in (*self.limits, *self.bars) if one.done_on is None), key=lambda one: one.due_on, default=None)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step that was taken."""

    step: str
    name: str
    happened_on: date
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """A dispute that is not over: behind it stand so many workers."""

    employer_id: int
    workers: int
    opened_on: date


def disputes_open(employer_ids: Iterable[int], *, on: date) -> list[OpenDispute]:
    """Return the disputes of employers that are not over, the oldest first."""
    rows = Dispute.objects.filter(employer_id__in=set(employer_ids), opened_on__lte=on).exclude(state__in=settling.OVER).order_by("id")
    return [OpenDispute(*row) for row in rows.values_list("employer_id", "workers", "opened_on")]


def disputes(*, on: date, only_open: bool = False, after: int | None = None, size: int = PAGE) -> tuple[list[DisputeRow], int | None]:
    """Return one page of disputes within reach, the newest first, and where the next page starts."""
    rows = Dispute.objects.order_by("-id")
    rows = rows.exclude(state__in=settling.OVER) if only_open else rows
    found = list((rows.filter(id__lt=after) if after else rows)[: size + 1])
    return _shown(found[:size], on), found[size - 1].pk if len(found) > size else None


def dispute(dispute_id: int, *, on: date) -> DisputeRow | None:
    """Return one dispute within reach, or None."""
    found = list(Dispute.objects.filter(id=dispute_id))
    return _shown(found, on)[0] if found else None


def dispute_counts() -> dict[str, int]:
    """Return how many disputes within reach are open and over."""
    told = dict(Dispute.objects.values_list("state").annotate(Count("id")).order_by())
    over = sum(count for state, count in told.items() if state in settling.OVER)
    return {"open": sum(told.values()) - over, "over": over}


def taken(dispute_id: int) -> list[tuple[str, date]]:
    """Return the steps of a dispute with their days, in order."""
    return list(DisputeStep.objects.filter(dispute_id=dispute_id).order_by("place").values_list("step", "happened_on"))


def dispute_steps(dispute_id: int) -> list[StepRow]:
    """Return the steps of a dispute in words, in order."""
    found = list(DisputeStep.objects.filter(dispute_id=dispute_id).order_by("place"))
    people = access.names_of_actors({one.recorded_by_id for one in found})
    return [StepRow(one.step, settling.STEPS[one.step], one.happened_on, one.words, people.get(one.recorded_by_id, "")) for one in found]


def work_day_after(day: date, count: int) -> date:
    """Return the day so many working days later, by the calendar of days off."""
    return workday_after(day, count, reference.workdays()).day


def _shown(found: Sequence[Dispute], on: date) -> list[DisputeRow]:
    bodies = organisations.named({one.employer_id for one in found}, on=on)
    steps: dict[int, list[tuple[str, date]]] = {one.pk: [] for one in found}
    held = DisputeStep.objects.filter(dispute_id__in=steps).order_by("place").values_list("dispute_id", "step", "happened_on")
    for number, step, day in held:
        steps[number].append((step, day))
    limits, bars = law.limits(on=on), law.bars(on=on)
    rows = []
    for one in found:
        employer = bodies.get(one.employer_id)
        rows.append(
            DisputeRow(
                id=one.pk, unit_id=one.unit_id, employer_code=employer.code if employer else "",
                employer_name=employer.name if employer else "", kind=one.kind, kind_words=settling.KINDS[one.kind],
                matter_words=stoppages.MATTERS[one.matter], words=one.words, workers=one.workers, known_on=one.known_on, state=one.state,
                state_words=settling.STEPS[one.state], is_over=one.state in settling.OVER, opened_on=one.opened_on,
                limits=tuple(settling.limits_due(steps[one.pk], limits, work_day_after=work_day_after)),
                bars=tuple(settling.bars(one.kind, one.known_on, steps[one.pk], bars)),
            )
        )  # fmt: skip
    return rows
