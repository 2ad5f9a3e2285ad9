"""Bargaining from the request to the signature, or to its failure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from congdoan.activities.bargaining.models import (
    Agreement,
    Bargaining,
    BargainingMatter,
    BargainingParty,
    BargainingPoll,
    BargainingSession,
)
from congdoan.activities.bargaining.queries import employers, law
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import talks as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

from . import texts
from .agreements import PartyDraft, record_agreement
from .refusals import BallotUnfit, BargainingUnfit, BargainingWrongState, UnknownBargaining

MOST_MATTERS, MOST_EMPLOYERS = 50, 1_000


@dataclass(frozen=True, slots=True)
class Signature:
    """What the signed paper says of itself."""

    title: str
    signed_on: date
    effective_on: date
    expires_on: date
    number: str = ""
    signers: str = ""


@transaction.atomic
def request_bargaining(
    *, by: int, unit_id: int, level: str, title: str, asked_by: str, requested_on: date, employer_ids: Sequence[int],
    matters: Sequence[rules.Matter], on: date, renews_id: int | None = None, workers: int | None = None,
) -> int:  # fmt: skip
    """Open talks that one side asked for, with their matters; return their number.

    `workers` is asked for only where no payroll of the last twelve months tells it. Source: Bộ luật Lao động, Đ67, Đ70, Đ72.

    :raises NotAllowed: the actor may not bargain for this union
    :raises BargainingUnfit: everything that is wrong at once
    :raises BargainingTextUnfit, BargainingDayUnfit: a word or the day is unfit
    """
    access.require(by, "bargaining.request_bargaining", at=unit_id, on=on)
    texts.choice("cấp", level, agreeing.LEVELS)
    texts.choice("bên yêu cầu", asked_by, rules.SIDES)
    texts.past(requested_on, on)
    told = employers.workers_of(employer_ids, on=on)
    counts = {one: told.get(one) or texts.count("số lao động", workers, least=1) or 0 for one in employer_ids}
    if faults := _unfit(unit_id, level, counts, matters, renews_id, on):
        raise BargainingUnfit(first=faults[0], faults=faults)
    one = Bargaining.objects.create(
        unit_id=unit_id, level=level, title=texts.line("tên", title, 300, is_needed=True), asked_by=asked_by, requested_on=requested_on,
        renews_id=renews_id, state="open", opened_on=on,
    )  # fmt: skip
    BargainingParty.objects.bulk_create(
        [BargainingParty(bargaining=one, unit_id=unit_id, employer_id=e, workers=n) for e, n in counts.items()]
    )
    BargainingMatter.objects.bulk_create(
        [
            BargainingMatter(
                bargaining=one, unit_id=unit_id, place=n, topic=m.topic, words=texts.line("nội dung", m.words, 500, is_needed=True)
            )
            for n, m in enumerate(matters, start=1)
        ]
    )
    audit.record(by, "bargaining.request_bargaining", at=unit_id, bargaining=one.pk, level=level, employers=len(counts))
    return int(one.pk)


def _unfit(
    unit_id: int, level: str, counts: dict[int, int], matters: Sequence[rules.Matter], renews_id: int | None, on: date
) -> list[str]:  # fmt: skip
    told = []
    ids = list(counts)
    if not 1 <= len(ids) <= MOST_EMPLOYERS:
        told.append("cần ít nhất một doanh nghiệp")
    elif level == "enterprise" and (len(ids) != 1 or organisations.parent_on(ids, on=on).get(ids[0]) != unit_id):
        told.append("thương lượng doanh nghiệp là với một doanh nghiệp thuộc công đoàn này")
    known = organisations.named(ids, on=on)
    told += [f"không có doanh nghiệp số {one} trong phạm vi của bạn" for one in ids if one not in known or not known[one].is_employer]
    if missing := [known[one].name for one, count in counts.items() if one in known and not count]:
        told.append(f"chưa biết số lao động của {', '.join(missing[:3])}: ghi số lao động")
    if not 1 <= len(matters) <= MOST_MATTERS:
        told.append(f"cần từ 1 đến {MOST_MATTERS} nội dung")
    if any(one.topic not in law.topics(on=on) for one in matters):
        told.append("nội dung thuộc một trong tám nhóm của Điều 67")
    if renews_id is not None and not Agreement.objects.filter(pk=renews_id, unit_id=unit_id).exists():
        told.append("thỏa ước cũ không phải của công đoàn này")
    return told


@transaction.atomic
def mark_bargaining(*, by: int, bargaining_id: int, step: str, happened_on: date, on: date, words: str = "") -> None:
    """Write down a step of talks and its day, each once: place agreed, information asked for and given, minutes published, draft reviewed.

    :raises UnknownBargaining, BargainingWrongState: none that is open, or the step is done or comes too early
    :raises BargainingTextUnfit, BargainingDayUnfit: the step, its words or its day are unfit
    """
    one = held(bargaining_id, by, "mark_bargaining", on)
    texts.choice("bước", step, rules.STEPS)
    if getattr(one, f"{step}_on") is not None or (step == "info_given" and one.info_asked_on is None):
        raise BargainingWrongState(state="đã ghi việc này hoặc chưa tới việc này", act=rules.STEPS[step])
    texts.past(happened_on, on, not_before=one.info_asked_on if step == "info_given" else one.requested_on, what="ngày yêu cầu")
    changes: dict[str, Any] = {f"{step}_on": happened_on}
    if step == "placed":
        changes["place"] = texts.line("địa điểm, thời gian", words)
    if step == "reviewed":
        changes["review"] = texts.line("ý kiến", words, 500)
    Bargaining.objects.filter(pk=one.pk).update(**changes)
    audit.record(by, "bargaining.mark_bargaining", at=one.unit_id, bargaining=one.pk, step=step, happened_on=happened_on)


@transaction.atomic
def record_poll(*, by: int, bargaining_id: int, held_on: date, asked: int, answers: Sequence[rules.Answer], on: date) -> int:
    """Write down what workers answered in an opinion poll, as counts; return its number. Whose answer was which is never kept.

    Source: Bộ luật Lao động, Đ70 k4.

    :raises UnknownBargaining, BargainingWrongState: none that is open
    :raises BargainingUnfit: everything that is wrong with the counts
    """
    one = held(bargaining_id, by, "record_poll", on)
    texts.past(held_on, on)
    workers = sum(BargainingParty.objects.filter(bargaining_id=one.pk).values_list("workers", flat=True))
    places = list(BargainingMatter.objects.filter(bargaining_id=one.pk).values_list("place", flat=True))
    faults = rules.unfit_answers(answers, places, asked)
    if not 1 <= asked <= workers:
        faults.append(f"số người được hỏi từ 1 đến {workers}")
    if faults:
        raise BargainingUnfit(first=faults[0], faults=faults)
    told = {str(a.place): [a.agree, a.disagree, texts.line("lý do", a.words, 500)] for a in answers}
    made = BargainingPoll.objects.create(bargaining=one, unit_id=one.unit_id, held_on=held_on, asked=asked, answers=told)
    audit.record(by, "bargaining.record_poll", at=one.unit_id, bargaining=one.pk, poll=made.pk, asked=asked)
    return int(made.pk)


@transaction.atomic
def hold_session(*, by: int, bargaining_id: int, held_on: date, outcomes: Sequence[rules.Settled], on: date, words: str = "") -> int:
    """Write down a session with what it agreed and did not agree; return its place. The first one starts the talks.

    :raises UnknownBargaining, BargainingWrongState: none that is open
    :raises BargainingUnfit: a matter is none of these talks
    :raises BargainingDayUnfit: the day lies ahead or before the last session
    """
    one = held(bargaining_id, by, "hold_session", on)
    last = BargainingSession.objects.filter(bargaining_id=one.pk).aggregate(day=Max("held_on"), place=Max("place"))
    texts.past(held_on, on, not_before=last["day"] or one.requested_on, what="phiên trước, hoặc yêu cầu,")
    places = set(BargainingMatter.objects.filter(bargaining_id=one.pk).values_list("place", flat=True))
    if not {told.place for told in outcomes} <= places:
        raise BargainingUnfit(first="có nội dung không thuộc cuộc thương lượng này", faults=[])
    kept = {str(told.place): [told.is_agreed, texts.line("kết quả", told.words, 1000)] for told in outcomes}
    place = (last["place"] or 0) + 1
    BargainingSession.objects.create(
        bargaining=one, unit_id=one.unit_id, place=place, held_on=held_on, words=texts.line("diễn biến", words, 20_000), outcomes=kept
    )
    if one.started_on is None:
        Bargaining.objects.filter(pk=one.pk).update(started_on=held_on)
    audit.record(by, "bargaining.hold_session", at=one.unit_id, bargaining=one.pk, session=place, held_on=held_on)
    return place


@transaction.atomic
def record_ballot(*, by: int, bargaining_id: int, employer_id: int, asked: int, in_favour: int, voted_on: date, on: date) -> bool:
    """Write down the ballot on the draft at one employer, as counts; return whether more than half are in favour.

    Source: Bộ luật Lao động, Đ76: of all workers of an enterprise, in a sector of the union leaders asked.

    :raises UnknownBargaining, BargainingWrongState: none that is open
    :raises BallotUnfit: the employer is no party, has voted, or the counts cannot be
    """
    one = held(bargaining_id, by, "record_ballot", on)
    texts.past(voted_on, on, not_before=one.requested_on, what="ngày yêu cầu")
    party = BargainingParty.objects.select_for_update().filter(bargaining_id=one.pk, employer_id=employer_id).first()
    if party is None or party.voted_on is not None:
        raise BallotUnfit(why="doanh nghiệp không tham gia hoặc đã ghi kết quả biểu quyết")
    if not 0 <= in_favour <= asked <= party.workers:
        raise BallotUnfit(why=f"tán thành {in_favour}, lấy ý kiến {asked}, lao động {party.workers}: số sau không nhỏ hơn số trước")
    base = asked if one.level == "sector" else party.workers
    needed = law.least_of(law.BARGAINING, law.BALLOTS[one.level], base, on=voted_on)
    BargainingParty.objects.filter(pk=party.pk).update(asked=asked, in_favour=in_favour, needed=needed, voted_on=voted_on)
    audit.record(by, "bargaining.record_ballot", at=one.unit_id, bargaining=one.pk, employer=employer_id, asked=asked, in_favour=in_favour)
    return in_favour >= needed


@transaction.atomic
def sign_bargaining(*, by: int, bargaining_id: int, signature: Signature, clauses: Sequence[agreeing.ClauseDraft], on: date) -> int:
    """Sign what was bargained: the agreement is recorded with its clauses and the ballots; return its number.

    A poll on the phone that runs ends with the talks, untold: PostgreSQL closes it.
    Of several enterprises only those whose workers voted for it sign (Bộ luật Lao động, Đ76 k2).

    :raises UnknownBargaining, BargainingWrongState: none that is open, or no session was held
    :raises BallotUnfit: the ballot is missing or was not passed
    :raises AgreementUnfit, ClausesUnfit: as `record_agreement`
    """
    one = held(bargaining_id, by, "sign_bargaining", on)
    if one.started_on is None:
        raise BargainingWrongState(state="chưa có phiên nào", act="ký")
    parties = list(BargainingParty.objects.filter(bargaining_id=one.pk).order_by("id"))
    passed = [party for party in parties if party.in_favour is not None and party.in_favour >= (party.needed or 0)]
    if not passed or (one.level != "multi_enterprise" and len(passed) != len(parties)):
        raise BallotUnfit(why="chưa có trên 50% biểu quyết tán thành")
    if late := next((party.voted_on for party in passed if party.voted_on and party.voted_on > signature.signed_on), None):
        raise BallotUnfit(why=f"biểu quyết ngày {late:%d/%m/%Y} sau ngày ký")
    made = record_agreement(
        by=by, unit_id=one.unit_id, level=one.level, title=signature.title, number=signature.number, signers=signature.signers,
        signed_on=signature.signed_on, effective_on=signature.effective_on, expires_on=signature.expires_on, renews_id=one.renews_id,
        parties=[PartyDraft(party.employer_id, party.workers, party.asked, party.in_favour) for party in passed], clauses=clauses, on=on,
    )  # fmt: skip
    Bargaining.objects.filter(pk=one.pk).update(state="signed", agreement_id=made)
    audit.record(by, "bargaining.sign_bargaining", at=one.unit_id, bargaining=one.pk, agreement=made, parties=len(passed))
    return made


@transaction.atomic
def fail_bargaining(*, by: int, bargaining_id: int, failure: str, failed_on: date, words: str, on: date) -> None:
    """Write down that talks failed, by one of the three cases of the law; what follows is the settling of a labour dispute.

    A poll on the phone that runs ends as when they are signed.
    Source: Bộ luật Lao động, Đ71.

    :raises UnknownBargaining, BargainingWrongState: none that is open, or the case is not given yet
    :raises BargainingTextUnfit, BargainingDayUnfit: the case, the words or the day are unfit
    """
    one = held(bargaining_id, by, "fail_bargaining", on)
    texts.choice("trường hợp", failure, rules.FAILURES)
    texts.past(failed_on, on, not_before=one.requested_on, what="ngày yêu cầu")
    days = law.bargain("bargain.length", "days", on=failed_on).number
    if failure == "time_over" and (one.started_on is None or failed_on <= one.started_on + timedelta(days=days)):
        raise BargainingWrongState(state=f"chưa hết {days} ngày từ phiên đầu", act="ghi hết thời hạn")
    Bargaining.objects.filter(pk=one.pk).update(
        state="failed", failure=failure, failed_on=failed_on, end_words=texts.line("nội dung", words, 500, is_needed=True)
    )
    audit.record(by, "bargaining.fail_bargaining", at=one.unit_id, bargaining=one.pk, failure=failure, failed_on=failed_on)


def held(bargaining_id: int, by: int, act: str, on: date) -> Bargaining:
    """Return open talks within reach, locked, where the actor may do this."""
    one = Bargaining.objects.select_for_update(of=("self",)).filter(pk=bargaining_id).first()
    if one is None:
        raise UnknownBargaining(bargaining_id=bargaining_id)
    access.require(by, f"bargaining.{act}", at=one.unit_id, on=on)
    if one.state != "open":
        raise BargainingWrongState(state=rules.STATES[one.state], act="ghi thêm")
    return one
