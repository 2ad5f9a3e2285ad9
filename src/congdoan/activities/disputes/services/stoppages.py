"""A stoppage from the day it is watched until it is closed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from congdoan.activities.disputes import queries
from congdoan.activities.disputes.models import Promise, Stoppage
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.activities.disputes.services.held import clean, held, matters_of, require_moment, require_words, write_act
from congdoan.activities.disputes.services.refusals import (
    KeepsNoStoppage,
    NotReadyToClose,
    StoppageOpen,
    UnfitStoppage,
    UnknownPromise,
    WordsMissing,
    WrongTime,
)
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations

GOING = (rules.BROKE_OUT,)
BROKEN_OUT = (rules.BROKE_OUT, rules.ENDED)


@transaction.atomic
def open_stoppage(*, by: int, employer_id: int, words: str, at: datetime, on: date) -> int:
    """Begin to watch an employer where a stoppage threatens or has begun, at the federation above it; return the number.

    :raises NotAllowed: the actor may not at that federation
    :raises KeepsNoStoppage: no federation stands above the employer that day
    :raises StoppageOpen: one is open already
    :raises WordsMissing: nothing is said of the situation
    """
    employer = organisations.named([employer_id], on=on).get(employer_id)
    if employer is None or not employer.is_employer:
        raise UnfitStoppage(why="không có doanh nghiệp này trong phạm vi của anh chị")
    unit_id = queries.keeper_of(employer_id, on=on)
    if unit_id is None:
        raise KeepsNoStoppage(unit=employer.parent_name or "Đơn vị phía trên doanh nghiệp", day=f"{on:%d/%m/%Y}")
    access.require(by, "disputes.open_stoppage", at=unit_id, on=on)
    told = require_words(words, "tình hình")
    require_moment(at, on)
    traits = queries.traits_of([employer_id], on=on)[employer_id]
    try:
        with transaction.atomic():
            one = Stoppage.objects.create(
                unit_id=unit_id, employer_id=employer_id, state=rules.WATCHED, zone=traits.zone, sector=traits.sector[:40],
                owner_country=traits.owner_country, opened_on=on,
            )  # fmt: skip
    except IntegrityError:
        raise StoppageOpen from None
    write_act(one, by, "opened", at, told)
    audit.record(by, "disputes.open_stoppage", at=unit_id, stoppage=one.pk, employer=employer_id)
    return int(one.pk)


@transaction.atomic
def record_outbreak(
    *, by: int, stoppage_id: int, at: datetime, stopped: int, present: int, demands: Sequence[str], causes: Sequence[str], on: date,
    shift_line: str = "", words: str = "",
) -> None:  # fmt: skip
    """Write down that work stopped: the moment (T0), where, how many of how many, what they demand and why.

    :raises UnknownStoppage, WrongTime: there is none that is watched
    :raises UnfitStoppage: the counts contradict each other, a code is unknown, or the moment has not come
    """
    one = held(stoppage_id, by, "record_outbreak", on, states=(rules.WATCHED,))
    require_moment(at, on, what="bắt đầu ngừng việc")
    if not 1 <= stopped <= present:
        raise UnfitStoppage(why=f"số người ngừng việc ({stopped}) phải từ 1 đến số người của ca ({present})")
    asked, because = matters_of(demands), matters_of(causes)
    if not asked:
        raise UnfitStoppage(why="chọn ít nhất một kiến nghị")
    Stoppage.objects.filter(id=one.pk).update(
        state=rules.BROKE_OUT, broke_out_at=at, stopped=stopped, present=present, demands=asked, causes=because
    )
    write_act(one, by, "broke_out", at, words, {"shift_line": clean(shift_line, 200), "stopped": stopped, "present": present})
    audit.record(by, "disputes.record_outbreak", at=one.unit_id, stoppage=one.pk, stopped=stopped)


@transaction.atomic
def record_call(*, by: int, stoppage_id: int, receiver: str, to: str, at: datetime, on: date, words: str = "") -> None:
    """Write down who was told by telephone and when: the federation above, or the authority, from which the twelve hours run.

    Source: Bộ luật Lao động 2019, Điều 211 (table `dispute_rules`, strike.unlawful.authority).

    :raises UnknownStoppage, WrongTime: there is none that broke out
    :raises UnfitStoppage: an unknown receiver, or a moment before the outbreak or to come
    """
    one = held(stoppage_id, by, "record_call", on, states=BROKEN_OUT)
    if receiver not in rules.RECEIVERS:
        raise UnfitStoppage(why="chọn nơi nhận trong danh mục")
    require_moment(at, on, since=one.broke_out_at, what="báo")
    write_act(one, by, "called", at, words, {"receiver": receiver, "to": clean(to, 200)})
    audit.record(by, "disputes.record_call", at=one.unit_id, stoppage=one.pk, receiver=receiver)


@transaction.atomic
def record_update(*, by: int, stoppage_id: int, at: datetime, stopped: int, words: str, on: date) -> None:
    """Write down how a stoppage stands: how many still stop work, what was done.

    :raises UnknownStoppage, WrongTime: there is none that is going on
    :raises UnfitStoppage, WordsMissing: a moment before the outbreak or to come, nobody counted, nothing said
    """
    one = held(stoppage_id, by, "record_update", on, states=GOING)
    require_moment(at, on, since=one.broke_out_at, what="cập nhật")
    if not 0 <= stopped <= 1_000_000:
        raise UnfitStoppage(why="số người còn ngừng việc không hợp lý")
    told = require_words(words, "diễn biến")
    write_act(one, by, "updated", at, told, {"stopped": stopped})
    if stopped > (one.stopped or 0):
        present = max(stopped, one.present or 0)
        Stoppage.objects.filter(id=one.pk).update(stopped=stopped, present=present)
    audit.record(by, "disputes.record_update", at=one.unit_id, stoppage=one.pk, stopped=stopped)


@transaction.atomic
def record_meeting(
    *, by: int, stoppage_id: int, at: datetime, with_authority: bool, words: str, on: date, answer: str = ""
) -> None:  # fmt: skip
    """Write down talks with both sides, whether the authority led them, and what the employer answered.

    :raises UnknownStoppage, WrongTime: there is none that broke out
    :raises UnfitStoppage, WordsMissing: a moment before the outbreak or to come, nothing said
    """
    one = held(stoppage_id, by, "record_meeting", on, states=BROKEN_OUT)
    require_moment(at, on, since=one.broke_out_at, what="đối thoại")
    told = require_words(words, "kết quả đối thoại")
    write_act(one, by, "met", at, told, {"with_authority": with_authority, "answer": clean(answer, 1_000)})
    audit.record(by, "disputes.record_meeting", at=one.unit_id, stoppage=one.pk, with_authority=with_authority)


@transaction.atomic
def write_quick_report(*, by: int, stoppage_id: int, typed: Mapping[str, str], at: datetime, on: date) -> int:
    """Write the quick report, after the end the final one, with all that is known filled in; return its number. It never changes.

    :raises UnknownStoppage, WrongTime: there is none that broke out
    :raises UnfitStoppage: the moment is before the outbreak or to come
    """
    one = held(stoppage_id, by, "write_quick_report", on, states=BROKEN_OUT)
    require_moment(at, on, since=one.ended_at or one.broke_out_at, what="lập báo cáo")
    row = queries.stoppage(stoppage_id, on=on)
    assert row is not None
    fields = queries.prefilled(row, on=on, typed=dict(typed))
    stage = rules.FINAL if one.state == rules.ENDED else rules.FIRST
    told = [[field.key, field.name, field.value, field.origin] for field in fields]
    number = write_act(one, by, "reported", at, rules.STAGES[stage], {"stage": stage, "fields": told})
    audit.record(by, "disputes.write_quick_report", at=one.unit_id, stoppage=one.pk, report=number, stage=stage)
    return number


@transaction.atomic
def end_stoppage(
    *, by: int, stoppage_id: int, at: datetime, days_lost: int, demands_met: str, legality: str, words: str, on: date
) -> None:  # fmt: skip
    """Write down that work goes on again: when, days of work lost, how far the demands were met, whether the procedure was kept.

    :raises UnknownStoppage, WrongTime: there is none that is going on
    :raises UnfitStoppage, WordsMissing: contradictions, nothing said
    """
    one = held(stoppage_id, by, "end_stoppage", on, states=GOING)
    require_moment(at, on, since=one.broke_out_at, what="kết thúc")
    if demands_met not in rules.DEMANDS_MET or legality not in rules.LEGALITY or not 0 <= days_lost <= 100_000_000:
        raise UnfitStoppage(why="chọn mức đáp ứng, trình tự trong danh mục; ngày công mất là một số không âm")
    told = require_words(words, "vì sao người lao động trở lại làm việc")
    Stoppage.objects.filter(id=one.pk).update(
        state=rules.ENDED, ended_at=at, days_lost=days_lost, demands_met=demands_met, legality=legality
    )
    write_act(one, by, "ended", at, told, {"days_lost": days_lost})
    audit.record(by, "disputes.end_stoppage", at=one.unit_id, stoppage=one.pk, days_lost=days_lost)


@transaction.atomic
def add_promise(*, by: int, stoppage_id: int, words: str, due_on: date, at: datetime, on: date) -> int:
    """Write down what the employer promised and until when; return its number.

    :raises UnknownStoppage, WrongTime: there is none that broke out
    :raises UnfitStoppage, WordsMissing: the day lies before the outbreak, nothing said
    """
    one = held(stoppage_id, by, "add_promise", on, states=BROKEN_OUT)
    told = clean(require_words(words, "cam kết"), 500)
    require_moment(at, on, since=one.broke_out_at, what="cam kết")
    if one.broke_out_at is not None and due_on < one.broke_out_at.date():
        raise UnfitStoppage(why=f"hạn thực hiện {due_on:%d/%m/%Y} trước ngày ngừng việc")
    made = Promise.objects.create(stoppage=one, unit_id=one.unit_id, words=told, due_on=due_on)
    write_act(one, by, "promised", at, f"{told} (hạn {due_on:%d/%m/%Y})", {"promise": made.pk})
    audit.record(by, "disputes.add_promise", at=one.unit_id, stoppage=one.pk, promise=made.pk, due_on=due_on)
    return int(made.pk)


@transaction.atomic
def settle_promise(*, by: int, promise_id: int, kept: bool, evidence: str, at: datetime, on: date) -> None:
    """Write down whether a promise was kept, and by what that is known.

    :raises UnknownPromise: none within reach is open
    :raises WordsMissing: nothing shows it
    """
    promise = Promise.objects.select_for_update().filter(id=promise_id).first()
    if promise is None:
        raise UnknownPromise
    one = held(promise.stoppage_id, by, "settle_promise", on, states=BROKEN_OUT)
    if promise.state != rules.PROMISED:
        raise WrongTime(state=rules.PROMISE_STATES[promise.state])
    shown = clean(require_words(evidence, "căn cứ để biết"), 500)
    require_moment(at, on, since=one.broke_out_at)
    state = rules.KEPT if kept else rules.BROKEN
    Promise.objects.filter(id=promise_id).update(state=state, settled_on=on, evidence=shown)
    write_act(one, by, "settled", at, f"{promise.words}: {rules.PROMISE_STATES[state].lower()}. {shown}", {"promise": promise_id})
    audit.record(by, "disputes.settle_promise", at=one.unit_id, stoppage=one.pk, promise=promise_id, kept=kept)


@transaction.atomic
def close_stoppage(*, by: int, stoppage_id: int, words: str, at: datetime, on: date) -> None:
    """Close a stoppage for good: ended, reported finally, every promise settled; one that never broke out with the reason alone.

    Source: law pack `union_kinds` (close_stoppage): the nearest body from the federation that handled it upwards which may.

    :raises UnknownStoppage, WrongTime: there is none that is open
    :raises NotAllowed: the actor does not decide for that body
    :raises KeepsNoStoppage: nobody above may close stoppages that day
    :raises NotReadyToClose: something is missing, all of it told
    :raises WordsMissing: nothing is concluded
    """
    one = held(stoppage_id, by, "close_stoppage", on)
    closer = queries.closer_of(one.unit_id, on=on)
    if closer is None:
        raise KeepsNoStoppage(unit="Đơn vị nào phía trên", day=f"{on:%d/%m/%Y}")
    access.require(by, "disputes.close_stoppage", at=closer, on=on)
    left = Promise.objects.filter(stoppage=one, state=rules.PROMISED).count()
    if lacks := rules.lacks_for_closing(state=one.state, has_final=queries.has_final(one.pk), open_promises=left):
        raise NotReadyToClose(first="; ".join(lacks), faults=lacks)
    if not words.strip():
        raise WordsMissing(what="kết luận")
    require_moment(at, on, since=one.broke_out_at)
    write_act(one, by, "closed", at, words)
    Stoppage.objects.filter(id=one.pk).update(state=rules.CLOSED, closed_on=on)
    audit.record(by, "disputes.close_stoppage", at=one.unit_id, stoppage=one.pk)
