"""Sessions of dialogue from the call to what was promised; conferences, regulations and lists of members."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.activities.bargaining.models import Commitment, Dialogue, DialogueTopic, WorkplaceAct
from congdoan.activities.bargaining.queries import employers, law
from congdoan.activities.bargaining.rules import dialogue as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from . import texts
from .refusals import (
    BargainingDayUnfit,
    DialogueNotHeld,
    DialogueUnfit,
    DialogueWrongState,
    EmployerNotHere,
    HeadcountUnknown,
    UnknownCommitment,
    UnknownDialogue,
    UnknownWorkplaceAct,
)

MOST_TOPICS = 50


@transaction.atomic
def call_dialogue(
    *, by: int, unit_id: int, employer_id: int, kind: str, planned_on: date, seats: int, topics: Sequence[rules.Topic], on: date,
    place: str = "", trigger: str = "", asked_by: str = "", requested_on: date | None = None, supporters: int | None = None,
    wants_women: bool = False, workers: int | None = None,
) -> int:  # fmt: skip
    """Call a session between a union and its employer with an agenda; return its number.

    `seats` counts the workers' list; `workers` is asked for only where no payroll of the last twelve months tells it.
    Source: table `dialogue_rules`; what a periodic session needs is kept with it.

    :raises NotAllowed: the actor may not call sessions of this union
    :raises EmployerNotHere, HeadcountUnknown: of the employer
    :raises DialogueUnfit: everything that is wrong at once
    """
    access.require(by, "bargaining.call_dialogue", at=unit_id, on=on)
    require_employer(unit_id, employer_id, on=on)
    workers = texts.count("số lao động", workers, least=1) or employers.workers_of([employer_id], on=on).get(employer_id)
    if workers is None:
        raise HeadcountUnknown
    texts.choice("loại", kind, rules.KINDS)
    drafts = [rules.Topic(texts.choice("bên đề nghị", one.proposer, rules.SIDES), one.words.strip()[:500]) for one in topics]
    agenda = [one for one in drafts if one.words]
    if faults := _unfit(kind, workers, seats, agenda, trigger, asked_by, requested_on, supporters, on):
        raise DialogueUnfit(first=faults[0], faults=faults)
    is_requested = kind == "requested"
    one = Dialogue.objects.create(
        unit_id=unit_id, employer_id=employer_id, kind=kind, trigger=trigger if kind == "event" else "",
        asked_by=asked_by if is_requested else "", requested_on=requested_on if is_requested else None,
        supporters=supporters if is_requested else None, planned_on=planned_on, place=texts.line("địa điểm", place), workers=workers,
        seats=seats, needed=law.least_of(law.DIALOGUE, "dialogue.quorum", seats, on=on) if kind == "periodic" else 0,
        employer_least=law.dialogue("employer_seats", "seats_min", on=on).number, wants_women=wants_women, state="called", opened_on=on,
    )  # fmt: skip
    DialogueTopic.objects.bulk_create(
        [DialogueTopic(dialogue=one, unit_id=unit_id, place=n, proposer=t.proposer, words=t.words) for n, t in enumerate(agenda, start=1)]
    )
    audit.record(by, "bargaining.call_dialogue", at=unit_id, dialogue=one.pk, employer=employer_id, kind=kind, planned_on=planned_on)
    return int(one.pk)


def require_employer(unit_id: int, employer_id: int, *, on: date) -> None:
    """Refuse unless an employer stands under a union on a day.

    :raises EmployerNotHere: it does not
    """
    if organisations.parent_on([employer_id], on=on).get(employer_id) != unit_id:
        named = organisations.codes_and_names([employer_id]).get(employer_id)
        raise EmployerNotHere(employer=named[1] if named else employer_id, on=on)


def _unfit(
    kind: str, workers: int, seats: int, agenda: Sequence[rules.Topic], trigger: str, asked_by: str, requested_on: date | None,
    supporters: int | None, on: date,
) -> list[str]:  # fmt: skip
    """Return everything that is wrong with a call."""
    told = []
    band = rules.dialogue_seats(workers, law.seat_bands(on=on))
    if not band.least <= seats <= 1_000:
        told.append(f"{workers} lao động cần từ {band.least} thành viên bên người lao động, danh sách có {seats}")
    if not 1 <= len(agenda) <= MOST_TOPICS:
        told.append(f"cần từ 1 đến {MOST_TOPICS} nội dung đối thoại")
    if kind == "event" and trigger not in law.triggers(on=on):
        told.append("chưa chọn điều luật của vụ việc")
    if kind == "requested":
        if requested_on is None or asked_by not in rules.SIDES:
            told.append("chưa ghi ngày và bên yêu cầu")
        elif requested_on > on:
            told.append(f"ngày yêu cầu {requested_on:%d/%m/%Y} chưa tới")
        needed = law.least_of(law.DIALOGUE, "dialogue.request_share", seats, on=on, field="min_share")
        if asked_by == "union" and not needed <= (supporters or 0) <= seats:
            told.append(f"yêu cầu của bên người lao động cần {needed} thành viên trong {seats} đồng ý, ghi {supporters or 0}")
    return told


@transaction.atomic
def mark_dialogue(*, by: int, dialogue_id: int, step: str, happened_on: date, on: date) -> None:
    """Write down on which day the content was sent, a request was answered or the outcome was posted, each once.

    :raises UnknownDialogue: none within reach
    :raises BargainingTextUnfit: there is no such step
    :raises DialogueWrongState: the step is done, or cannot come to the session now
    :raises BargainingDayUnfit: the day lies ahead, or before what it follows
    """
    one = _held(dialogue_id, by, "mark_dialogue", on)
    texts.choice("bước", step, rules.STEPS)
    fits = one.state == "held" if step == "posted" else one.state in ("called", "held")
    if not fits or getattr(one, f"{step}_on") is not None or (step == "replied" and one.kind != "requested"):
        raise DialogueWrongState(state=rules.STATES[one.state], act=rules.STEPS[step])
    follows = {"posted": one.held_on, "replied": one.requested_on}.get(step)
    texts.past(happened_on, on, not_before=follows)
    if step == "sent" and happened_on > (one.held_on or one.planned_on):
        raise BargainingDayUnfit(day=happened_on, why="nội dung gửi trước phiên đối thoại")
    changes = {f"{step}_on": happened_on} | ({"state": "posted"} if step == "posted" else {})
    Dialogue.objects.filter(pk=one.pk).update(**changes)
    audit.record(by, "bargaining.mark_dialogue", at=one.unit_id, dialogue=one.pk, step=step, happened_on=happened_on)


@transaction.atomic
def hold_dialogue(
    *, by: int, dialogue_id: int, held_on: date, came: rules.Attendance, outcomes: Sequence[rules.Outcome],
    promises: Sequence[rules.Promise], on: date, minutes: str = "",
) -> None:  # fmt: skip
    """Write down a session that was held: who came, what became of each matter, who promised what until when.

    :raises UnknownDialogue, DialogueWrongState: there is none that waits
    :raises DialogueNotHeld: everything for want of which it could not be held
    :raises BargainingDayUnfit, BargainingTextUnfit: a day or a text is unfit
    """
    one = _held(dialogue_id, by, "hold_dialogue", on)
    if one.state != "called":
        raise DialogueWrongState(state=rules.STATES[one.state], act="ghi biên bản")
    texts.past(held_on, on, not_before=one.requested_on, what="ngày yêu cầu")
    if faults := rules.lacking(came, rules.Asked(one.seats, one.needed, one.employer_least, one.wants_women)):
        raise DialogueNotHeld(first=faults[0], faults=faults)
    for told in outcomes:
        words = texts.line("kết quả", told.words, 1000)
        DialogueTopic.objects.filter(dialogue_id=one.pk, place=told.place).update(outcome=words, is_agreed=told.is_agreed)
    rows = [
        Commitment(
            dialogue=one, unit_id=one.unit_id, place=n, owner=texts.line("người thực hiện", told.owner, is_needed=True),
            words=texts.line("cam kết", told.words, 500, is_needed=True), due_on=told.due_on,
        )
        for n, told in enumerate(promises, start=1)
    ]  # fmt: skip
    Commitment.objects.bulk_create(rows)
    Dialogue.objects.filter(pk=one.pk).update(
        held_on=held_on, present=came.present, employer_present=came.employer_present, has_legal=came.has_legal,
        women_present=came.women_present, minutes=texts.line("diễn biến", minutes, 20_000), state="held",
    )  # fmt: skip
    audit.record(by, "bargaining.hold_dialogue", at=one.unit_id, dialogue=one.pk, held_on=held_on, commitments=len(rows))


@transaction.atomic
def cancel_dialogue(*, by: int, dialogue_id: int, reason: str, on: date) -> None:
    """Cancel a session that was not held; a new one may be called.

    :raises UnknownDialogue, DialogueWrongState: there is none that waits
    :raises BargainingTextUnfit: no reason
    """
    one = _held(dialogue_id, by, "cancel_dialogue", on)
    if one.state != "called":
        raise DialogueWrongState(state=rules.STATES[one.state], act="hủy")
    Dialogue.objects.filter(pk=one.pk).update(state="cancelled", reason=texts.line("lý do", reason, 300, is_needed=True))
    audit.record(by, "bargaining.cancel_dialogue", at=one.unit_id, dialogue=one.pk, reason=reason.strip())


@transaction.atomic
def settle_commitment(*, by: int, commitment_id: int, done_on: date, evidence: str, on: date) -> None:
    """Write down that a promise was kept, on which day and how that is seen.

    :raises UnknownCommitment: none within reach that is open
    :raises BargainingDayUnfit, BargainingTextUnfit: the day or the evidence is unfit
    """
    one = Commitment.objects.select_for_update(of=("self",)).select_related("dialogue").filter(pk=commitment_id, done_on=None).first()
    if one is None:
        raise UnknownCommitment(commitment_id=commitment_id)
    access.require(by, "bargaining.settle_commitment", at=one.unit_id, on=on)
    texts.past(done_on, on, not_before=one.dialogue.held_on, what="ngày đối thoại")
    Commitment.objects.filter(pk=one.pk).update(done_on=done_on, evidence=texts.line("minh chứng", evidence, 500, is_needed=True))
    audit.record(by, "bargaining.settle_commitment", at=one.unit_id, commitment=one.pk, done_on=done_on)


@transaction.atomic
def record_workplace_act(
    *, by: int, unit_id: int, employer_id: int, kind: str, happened_on: date, on: date, form: str = "", called: int | None = None,
    present: int | None = None, words: str = "",
) -> int:  # fmt: skip
    """Write down a workers' conference, a democracy regulation or a new list of members for the dialogue; return its number.

    :raises NotAllowed: the actor may not write for this union
    :raises EmployerNotHere, BargainingDayUnfit, BargainingTextUnfit: something is unfit
    """
    access.require(by, "bargaining.record_workplace_act", at=unit_id, on=on)
    require_employer(unit_id, employer_id, on=on)
    texts.choice("việc", kind, rules.ACTS)
    form = texts.choice("hình thức", form, rules.FORMS) if kind == "conference" else ""
    texts.past(happened_on, on)
    called, present = texts.count("số triệu tập", called, least=1), texts.count("số có mặt", present)
    if called is not None and present is not None and present > called:
        raise DialogueUnfit(first=f"có mặt {present} nhiều hơn số triệu tập {called}", faults=[])
    one = WorkplaceAct.objects.create(
        unit_id=unit_id, employer_id=employer_id, kind=kind, happened_on=happened_on, form=form, called=called, present=present,
        words=texts.line("nội dung chính", words, 1000),
    )  # fmt: skip
    audit.record(
        by, "bargaining.record_workplace_act", at=unit_id, workplace_act=one.pk, employer=employer_id, kind=kind, happened_on=happened_on
    )
    return int(one.pk)


@transaction.atomic
def void_workplace_act(*, by: int, act_id: int, reason: str, on: date) -> None:
    """Take back a conference, regulation or list that was written down wrongly.

    :raises UnknownWorkplaceAct: none within reach that stands
    :raises BargainingTextUnfit: no reason
    """
    one = WorkplaceAct.objects.select_for_update().filter(pk=act_id, voided_on=None).first()
    if one is None:
        raise UnknownWorkplaceAct(act_id=act_id)
    access.require(by, "bargaining.void_workplace_act", at=one.unit_id, on=on)
    WorkplaceAct.objects.filter(pk=one.pk).update(voided_on=on, void_reason=texts.line("lý do", reason, 300, is_needed=True))
    audit.record(by, "bargaining.void_workplace_act", at=one.unit_id, workplace_act=one.pk, reason=reason.strip())


def _held(dialogue_id: int, by: int, act: str, on: date) -> Dialogue:
    """Return a session within reach, locked, where the actor may do this."""
    one = Dialogue.objects.select_for_update(of=("self",)).filter(pk=dialogue_id).first()
    if one is None:
        raise UnknownDialogue(dialogue_id=dialogue_id)
    access.require(by, f"bargaining.{act}", at=one.unit_id, on=on)
    return one
