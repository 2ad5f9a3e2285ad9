"""Opinion polls on the phone: slips are printed and drawn, each answers once without an account, the sums are told once at the end."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import IntegrityError, connection, transaction

from congdoan.activities.bargaining.models import BargainingMatter, BargainingParty, BargainingPoll, PhonePoll, PollSlip
from congdoan.activities.bargaining.queries import polls
from congdoan.activities.bargaining.rules import slips as rules
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.codes import plain_code
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .refusals import BargainingUnfit, PollStillOpen, SlipUnusable, UnknownPoll
from .talks import held

MOST_SLIPS = 5_000
LONGEST = timedelta(days=31)


@transaction.atomic
def open_poll(*, by: int, bargaining_id: int, slips: int, closes_on: date, on: date) -> int:
    """Open an opinion poll on the matters of talks, with so many slips to be drawn, until the end of a day; return its number.

    Source: Bộ luật Lao động, Đ70 k4; how slips keep who answered what apart: decision 0061.

    :raises UnknownBargaining, BargainingWrongState: none that is open
    :raises BargainingUnfit: everything that is wrong at once
    """
    one = held(bargaining_id, by, "open_poll", on)
    questions = list(BargainingMatter.objects.filter(bargaining_id=one.pk).order_by("place").values_list("place", "words"))
    workers = sum(BargainingParty.objects.filter(bargaining_id=one.pk).values_list("workers", flat=True))
    faults = []
    if not 1 <= slips <= min(workers, MOST_SLIPS):
        faults.append(f"số phiếu từ 1 đến {min(workers, MOST_SLIPS)}: mỗi người lao động một phiếu")
    if not on <= closes_on <= on + LONGEST:
        faults.append(f"ngày cuối nhận phiếu từ hôm nay, trong {LONGEST.days} ngày")
    if PhonePoll.objects.filter(bargaining_id=one.pk, closed_on=None).exists():
        faults.append("đang có một đợt lấy ý kiến chưa kết thúc")
    if faults:
        raise BargainingUnfit(first=faults[0], faults=faults)
    unit = organisations.named([one.unit_id], on=on).get(one.unit_id)
    try:
        with transaction.atomic():
            made = PhonePoll.objects.create(
                bargaining=one, unit_id=one.unit_id, unit_name=unit.name if unit else "", title=one.title,
                questions=[list(question) for question in questions], slips=slips, opened_on=on, closes_on=closes_on,
            )  # fmt: skip
    except IntegrityError:  # two people at once
        told = "đang có một đợt lấy ý kiến chưa kết thúc"
        raise BargainingUnfit(first=told, faults=[told]) from None
    PollSlip.objects.bulk_create(
        [PollSlip(poll=made, unit_id=one.unit_id, code_hash=rules.slip_hash(code)) for code in polls.codes(made.pk, 1, slips)]
    )
    audit.record(by, "bargaining.open_poll", at=one.unit_id, bargaining=one.pk, poll=made.pk, slips=slips, closes_on=closes_on)
    return int(made.pk)


@transaction.atomic
def answer_slip(*, code: str, answers: Mapping[str, str], on: date) -> None:
    """Count the answers of one slip. Nobody acts: whoever drew the slip answers, once, and no row says what with which slip.

    :raises SlipUnusable: no such slip is waiting on this day, or nothing was answered
    """
    found = polls.slip(code)
    if found is None:
        raise SlipUnusable(why="không có phiếu mang mã này")
    if why := found.bar(on):
        raise SlipUnusable(why=why)
    told = rules.told_answers(answers, found.questions)
    if not told:
        raise SlipUnusable(why="chọn ý kiến cho ít nhất một nội dung")
    with connection.cursor() as cursor:
        cursor.execute("SELECT bargaining_answer_slip(%s, %s, %s)", [rules.slip_hash(plain_code(code)), on, json.dumps(told)])
        (is_counted,) = cursor.fetchone() or (False,)
    if not is_counted:  # somebody else used it meanwhile
        raise SlipUnusable(why="phiếu này đã được trả lời")


@transaction.atomic
def close_poll(*, by: int, poll_id: int, on: date) -> int | None:
    """Close a poll after its last day, or once every slip came back: its counts, the small ones covered, become the talks' newest poll.

    Return that poll's number, or None where so few answered that no count may be told.

    :raises UnknownPoll: no open one within reach
    :raises PollStillOpen: slips are still out and the last day has not passed
    """
    running = PhonePoll.objects.filter(pk=poll_id, closed_on=None)
    if (bargaining_id := running.values_list("bargaining_id", flat=True).first()) is None:
        raise UnknownPoll
    held(bargaining_id, by, "close_poll", on)
    if (one := running.first()) is None:  # somebody else closed it meanwhile
        raise UnknownPoll
    if on <= one.closes_on and PollSlip.objects.filter(poll=one, is_used=False).exists():
        raise PollStillOpen(day=one.closes_on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT bargaining_close_poll(%s)", [one.pk])
        told = json.loads((cursor.fetchone() or ("{}",))[0])
    least, answered = reference.small_cell(on=on), told["answered"]
    made = None
    if answered >= least:
        answers = {str(place): _shown(told["sums"].get(str(place), {}), least) for place, _ in one.questions}
        made = BargainingPoll.objects.create(
            bargaining_id=one.bargaining_id, unit_id=one.unit_id, held_on=min(on, one.closes_on), asked=one.slips, answers=answers,
            answered=answered, phone=one,
        )  # fmt: skip
    audit.record(by, "bargaining.close_poll", at=one.unit_id, bargaining=one.bargaining_id, poll=one.pk, slips=one.slips, answered=answered)
    return int(made.pk) if made else None


def _shown(sums: Mapping[str, int], least: int) -> list[object]:
    shown = rules.covered({name: sums.get(name, 0) for name in rules.ANSWERS}, least)
    words = f"{rules.COVERED} (dưới {least})" if None in shown.values() else ""
    return [shown[rules.YES], shown[rules.NO], words, shown[rules.OTHER]]
