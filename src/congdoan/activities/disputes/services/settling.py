"""Disputes settled step by step: petition, mediation, arbitration, court."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from congdoan.activities.disputes import queries
from congdoan.activities.disputes.models import Dispute, DisputeStep
from congdoan.activities.disputes.rules import settling as rules
from congdoan.activities.disputes.services.held import clean, matters_of, require_words
from congdoan.activities.disputes.services.refusals import KeepsNoStoppage, StepOutOfTurn, UnfitDispute, UnfitStoppage, UnknownDispute
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def open_dispute(
    *, by: int, employer_id: int, kind: str, matter: str, words: str, known_on: date, received_on: date, workers: int, on: date
) -> int:  # fmt: skip
    """Take a petition of workers as a dispute with their employer, at the federation above it; return the number.

    `known_on` is the day on which the infringement was discovered: time bars run from it.

    :raises NotAllowed: the actor may not at that federation
    :raises UnfitDispute: no such kind, matter or employer, contradicting days or counts
    :raises KeepsNoStoppage: no federation stands above the employer
    :raises WordsMissing: nothing is said of what is asked for
    """
    employer = organisations.named([employer_id], on=on).get(employer_id)
    if employer is None or not employer.is_employer:
        raise UnfitDispute(why="không có doanh nghiệp này trong phạm vi của anh chị")
    unit_id = queries.keeper_of(employer_id, on=on)
    if unit_id is None:
        raise KeepsNoStoppage(unit=employer.parent_name or "Đơn vị phía trên doanh nghiệp", day=f"{on:%d/%m/%Y}")
    access.require(by, "disputes.open_dispute", at=unit_id, on=on)
    told = clean(require_words(words, "người lao động kiến nghị gì"), 500)
    if reason := _unfit(kind, matter, known_on, received_on, workers, on):
        raise UnfitDispute(why=reason)
    one = Dispute.objects.create(
        unit_id=unit_id, employer_id=employer_id, kind=kind, matter=matter, words=told, workers=workers, known_on=known_on,
        state="petition", opened_on=on,
    )  # fmt: skip
    _write(one, by, "petition", received_on, "")
    audit.record(by, "disputes.open_dispute", at=unit_id, dispute=one.pk, employer=employer_id, kind=kind)
    return int(one.pk)


def _unfit(kind: str, matter: str, known_on: date, received_on: date, workers: int, on: date) -> str:
    """Return why a dispute cannot be opened, or nothing."""
    if kind not in rules.KINDS:
        return "chọn loại tranh chấp trong danh mục"
    try:
        matters_of([matter])
    except UnfitStoppage:
        return "chọn một việc trong danh mục"
    if not known_on <= received_on <= on:
        return "ngày phát hiện vi phạm không sau ngày nhận kiến nghị, và cả hai đã tới"
    if not 1 <= workers <= 1_000_000:
        return "số người lao động không hợp lý"
    if kind == rules.INDIVIDUAL and workers != 1:
        return "tranh chấp cá nhân có một người lao động; từ hai người cùng việc thì chọn tranh chấp tập thể"
    return ""


@transaction.atomic
def take_step(*, by: int, dispute_id: int, step: str, happened_on: date, on: date, words: str = "") -> None:
    """Write down the next step of a dispute. A request after its time bar is taken and marked late: whether it is barred others judge.

    Source: Bộ luật Lao động 2019, Điều 188-211 (table `dispute_rules`).

    :raises UnknownDispute: there is none within reach
    :raises StepOutOfTurn: this step does not follow what was done
    :raises UnfitDispute: the day lies before the step before it, or has not come
    """
    one = Dispute.objects.select_for_update().filter(id=dispute_id).first()
    if one is None:
        raise UnknownDispute
    access.require(by, "disputes.take_step", at=one.unit_id, on=on)
    taken = queries.taken(one.pk)
    if step not in rules.may_follow(one.kind, taken):
        raise StepOutOfTurn(step=rules.STEPS.get(step, step[:20]), last=rules.STEPS[taken[-1][0]])
    if not taken[-1][1] <= happened_on <= on:
        raise UnfitDispute(why=f"ngày {happened_on:%d/%m/%Y} phải từ ngày của bước trước ({taken[-1][1]:%d/%m/%Y}) đến hôm nay")
    _write(one, by, step, happened_on, words)
    if not (step == "copied" and one.state == "mediated"):
        Dispute.objects.filter(id=one.pk).update(state=step)
    audit.record(by, "disputes.take_step", at=one.unit_id, dispute=one.pk, step=step)


def _write(one: Dispute, by: int, step: str, day: date, words: str) -> None:
    place = (DisputeStep.objects.filter(dispute=one).aggregate(last=Max("place"))["last"] or 0) + 1
    DisputeStep.objects.create(
        dispute=one, unit_id=one.unit_id, place=place, step=step, happened_on=day, words=clean(words, 500), recorded_by_id=by
    )
