"""Sessions of dialogue as lists and pages show them; what employers still owe."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from congdoan.activities.bargaining.models import Commitment, Dialogue, DialogueTopic, WorkplaceAct
from congdoan.activities.bargaining.queries import employers, law
from congdoan.activities.bargaining.rules import dialogue as rules
from congdoan.foundation.kernel.workdays import Limit
from congdoan.people.organisations import queries as organisations

PAGE = 50
HELD = ("held", "posted")


@dataclass(frozen=True, slots=True)
class Clock:
    """A step of a session: what, until when, on which day it was done, how that stands."""

    step: str
    words: str
    limit: Limit
    done_on: date | None
    state: str
    article: str

    @property
    def is_late(self) -> bool:
        return self.state == "late"


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A matter of an agenda."""

    place: int
    proposer: str
    words: str
    outcome: str
    is_agreed: bool | None


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A promise: `state` is done, late, wait or info."""

    id: int
    dialogue_id: int
    unit_id: int
    owner: str
    words: str
    due_on: date
    done_on: date | None
    evidence: str
    state: str
    employer: str = ""


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """A session of a list or page, with the clocks that run."""

    id: int
    unit_id: int
    unit_name: str
    employer_id: int
    employer_code: str
    employer_name: str
    kind: str
    kind_words: str
    trigger: str
    asked_by: str
    requested_on: date | None
    supporters: int | None
    planned_on: date
    place: str
    workers: int
    seats: int
    needed: int
    employer_least: int
    wants_women: bool
    sent_on: date | None
    replied_on: date | None
    held_on: date | None
    present: int | None
    employer_present: int | None
    women_present: int | None
    minutes: str
    posted_on: date | None
    state: str
    state_words: str
    reason: str
    clocks: tuple[Clock, ...]

    @property
    def is_late(self) -> bool:
        return any(one.is_late for one in self.clocks)


@dataclass(frozen=True, slots=True)
class WorkplaceActRow:
    """A conference, a regulation or a list of members."""

    id: int
    unit_id: int
    kind: str
    kind_words: str
    happened_on: date
    form: str
    called: int | None
    present: int | None
    words: str
    voided_on: date | None
    void_reason: str


@dataclass(frozen=True, slots=True)
class Owed:
    """An employer and what it owes of dialogue and democracy at work, late things first."""

    employer: employers.EmployerRow
    duties: tuple[rules.Duty, ...]

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.duties)


def dialogues(*, on: date, kind: str = "", state: str = "", unit_id: int | None = None, employer_id: int | None = None,
              after: int | None = None, size: int = PAGE) -> tuple[list[DialogueRow], int | None]:  # fmt: skip
    """Return one page of sessions, the newest planned day first, and where the next page starts."""
    rows = Dialogue.objects.all()
    for field, value in (("kind", kind), ("state", state), ("unit_id", unit_id), ("employer_id", employer_id)):
        rows = rows.filter(**{field: value}) if value else rows
    if after is not None and (last := Dialogue.objects.filter(pk=after).values_list("planned_on", "id").first()):
        rows = rows.filter(Q(planned_on__lt=last[0]) | Q(planned_on=last[0], id__lt=last[1]))
    found = list(rows.order_by("-planned_on", "-id")[: size + 1])
    return shown(found[:size], on=on), found[size - 1].pk if len(found) > size else None


def dialogue(dialogue_id: int, *, on: date) -> DialogueRow | None:
    """Return one session within reach, or None."""
    return next(iter(shown(list(Dialogue.objects.filter(pk=dialogue_id)), on=on)), None)


def shown(found: Sequence[Dialogue], *, on: date) -> list[DialogueRow]:
    """Return sessions as pages show them, in the order given: one statement for the names."""
    names = organisations.codes_and_names({one.employer_id for one in found} | {one.unit_id for one in found})
    return [_row(one, names, on) for one in found]


def _row(one: Dialogue, names: Mapping[int, tuple[str, str]], on: date) -> DialogueRow:
    code, name = names.get(one.employer_id, ("", ""))
    copied = (
        *("requested_on", "supporters", "planned_on", "place", "workers", "seats", "needed", "employer_least", "wants_women", "sent_on"),
        *("replied_on", "held_on", "present", "employer_present", "women_present", "minutes", "posted_on", "state", "reason", "trigger"),
    )
    return DialogueRow(
        id=one.pk, unit_id=one.unit_id, unit_name=names.get(one.unit_id, ("", ""))[1], employer_id=one.employer_id, employer_code=code,
        employer_name=name, kind=one.kind, kind_words=rules.KINDS[one.kind], asked_by=rules.SIDES.get(one.asked_by, ""),
        state_words=rules.STATES[one.state], clocks=tuple(_clocks(one, on)), **{field: getattr(one, field) for field in copied},
    )  # fmt: skip


def _clocks(one: Dialogue, on: date) -> list[Clock]:
    """Return the steps that a session's kind has, each with its last day.

    Source: Nghị định 145/2020/NĐ-CP, Đ39 k3 and k5, Đ40 k2 and k4, Đ41 k1.
    """
    if one.state == "cancelled":
        return []
    found = []
    if one.kind == "requested" and one.requested_on:
        figure = law.dialogue("request_reply", "working_days", on=one.requested_on)
        found.append(_clock("replied", "Trả lời yêu cầu", law.reply_by(one.requested_on), one.replied_on, figure.document, on))
    if one.kind == "periodic":
        figure = law.dialogue("content_notice", "working_days_before", on=one.planned_on)
        found.append(_clock("sent", "Gửi nội dung", law.send_by(one.planned_on), one.sent_on, figure.document, on))
    if one.held_on:
        figure = law.dialogue("publish", "working_days_after", on=one.held_on)
        found.append(_clock("posted", "Công bố kết quả", law.post_by(one.held_on), one.posted_on, figure.document, on))
    return found


def _clock(step: str, words: str, limit: Limit, done_on: date | None, article: str, on: date) -> Clock:
    state = ("late" if done_on > limit.day else "ok") if done_on else rules.standing(limit.day, on)
    return Clock(step, words, limit, done_on, state, article)


def topics(dialogue_id: int) -> list[TopicRow]:
    """Return the agenda of a session."""
    rows = DialogueTopic.objects.filter(dialogue_id=dialogue_id).order_by("place")
    return [TopicRow(one.place, rules.SIDES[one.proposer], one.words, one.outcome, one.is_agreed) for one in rows]


def commitments(*, on: date, dialogue_id: int | None = None) -> list[CommitmentRow]:
    """Return the promises of one session in their order; without one, the open promises within reach, the oldest day first."""
    rows: QuerySet[Commitment] = Commitment.objects.select_related("dialogue")
    if dialogue_id is None:
        return _promises(rows.filter(done_on=None).order_by("due_on", "id")[:500], on=on)
    return _promises(rows.filter(dialogue_id=dialogue_id).order_by("place"), on=on)


def commitment(commitment_id: int, *, on: date) -> CommitmentRow | None:
    """Return one promise within reach, or None."""
    return next(iter(_promises(Commitment.objects.select_related("dialogue").filter(pk=commitment_id), on=on)), None)


def _promises(rows: Iterable[Commitment], *, on: date) -> list[CommitmentRow]:
    found = list(rows)
    names = organisations.codes_and_names({one.dialogue.employer_id for one in found})
    return [
        CommitmentRow(
            one.pk, one.dialogue_id, one.unit_id, one.owner, one.words, one.due_on, one.done_on, one.evidence,
            "done" if one.done_on else rules.standing(one.due_on, on), names.get(one.dialogue.employer_id, ("", ""))[1],
        )
        for one in found
    ]  # fmt: skip


def workplace_acts(employer_id: int, *, limit: int = 50) -> list[WorkplaceActRow]:
    """Return the conferences, regulations and lists of an employer, the newest first."""
    rows = WorkplaceAct.objects.filter(employer_id=employer_id).order_by("-happened_on", "-id")[:limit]
    return [
        WorkplaceActRow(
            one.pk, one.unit_id, one.kind, rules.ACTS[one.kind], one.happened_on, rules.FORMS[one.form], one.called, one.present, one.words,
            one.voided_on, one.void_reason,
        )
        for one in rows
    ]  # fmt: skip


def workplace_act(act_id: int) -> WorkplaceActRow | None:
    """Return one conference, regulation or list within reach, or None."""
    employer = WorkplaceAct.objects.filter(pk=act_id).values_list("employer_id", flat=True).first()
    return next((one for one in workplace_acts(employer, limit=1000) if one.id == act_id), None) if employer else None


def last_dialogues(employer_ids: Iterable[int], *, on: date, kind: str = "") -> dict[int, date]:
    """Return for each employer the day of its last session held, of one kind or any."""
    rows = Dialogue.objects.filter(employer_id__in=set(employer_ids), state__in=HELD, held_on__lte=on)
    rows = rows.filter(kind=kind) if kind else rows
    return dict(rows.order_by().values_list("employer_id").annotate(Max("held_on")))


def owed(rows: Sequence[employers.EmployerRow], *, on: date) -> list[Owed]:
    """Return what employers owe of dialogue and democracy at work, in the order given: three statements.

    Duties count from the day the law of the decree began, or the employer did.
    """
    ids = [one.id for one in rows]
    held = last_dialogues(ids, on=on, kind="periodic")
    done: dict[int, dict[str, date]] = defaultdict(dict)
    acts = WorkplaceAct.objects.filter(employer_id__in=ids, voided_on=None, happened_on__lte=on).order_by()
    for employer, kind, last in acts.values_list("employer_id", "kind").annotate(Max("happened_on")):
        done[employer][kind] = last
    begins = law.record(law.DIALOGUE, "dialogue.conference", on=on).valid_from or on
    pending = _pending(ids, on=on)
    told = law.democracy(on=on)
    found = []
    for one in rows:
        seen = rules.Seen(max(one.since, begins), held.get(one.id), **done[one.id])
        duties = [*rules.duties(seen, told, on=on), *pending.get(one.id, ())]
        found.append(Owed(one, tuple(rules.late_first(duties))))
    return found


def _pending(employer_ids: Iterable[int], *, on: date) -> Mapping[int, list[rules.Duty]]:
    """Return the steps of open sessions and the open promises of employers as duties."""
    found: dict[int, list[rules.Duty]] = defaultdict(list)
    ids = set(employer_ids)
    running = Dialogue.objects.filter(employer_id__in=ids, state__in=["called", "held"])
    for one in running:
        for clock in _clocks(one, on):
            if clock.done_on is None:
                words = f"{clock.words}: phiên {one.planned_on:%d/%m/%Y}"
                found[one.employer_id].append(
                    rules.Duty(clock.step, words, clock.limit.day, clock.state, clock.article, not clock.limit.is_sure)
                )
    open_ones: Any = Commitment.objects.filter(dialogue__employer_id__in=ids, done_on=None)
    for employer, words, due_on in open_ones.values_list("dialogue__employer_id", "words", "due_on"):
        found[employer].append(
            rules.Duty("commitment", f"Cam kết: {words}", due_on, rules.standing(due_on, on), "Biên bản đối thoại", False)
        )
    return found


def without_dialogue(units: Iterable[int] | None, since: date, *, on: date) -> list[employers.EmployerRow]:
    """Return the employers with a union in which no session was held from a day on; of some unions, or of all within reach."""
    rows = employers.with_union(on=on, most=employers.EVERY)
    chosen = set(units) if units is not None else None
    rows = [one for one in rows if chosen is None or one.unit_id in chosen]
    held = last_dialogues([one.id for one in rows], on=on)
    return [one for one in rows if one.id not in held or held[one.id] < since]


def missed_events(employer_ids: Iterable[int], *, article: str, since: date, on: date) -> dict[int, date]:
    """Return for employers the last day from a day on that was planned for a session over an event and went by without it.

    Of a session that was cancelled and called again the later one alone tells.
    """
    called = Dialogue.objects.filter(kind="event", trigger=article)
    again = called.filter(employer_id=OuterRef("employer_id"), pk__gt=OuterRef("pk"))
    rows = called.filter(employer_id__in=set(employer_ids), held_on=None, planned_on__gte=since, planned_on__lt=on)
    rows = rows.exclude(Q(state="cancelled") & Exists(again))
    return dict(rows.order_by().values_list("employer_id").annotate(Max("planned_on")))
