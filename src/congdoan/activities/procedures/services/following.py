"""What the filer does with the code, with or without an account: brings what was missing, takes the request back, says how it pleased."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from congdoan.activities.procedures.models import Rating
from congdoan.activities.procedures.rules import Definition
from congdoan.activities.procedures.services.filing import Upload, add_papers, flooded
from congdoan.activities.procedures.services.handling import resumed
from congdoan.activities.procedures.services.held import held_by_code, said, write_act
from congdoan.activities.procedures.services.refusals import RatedAlready, RatingUnfit, StateUnfit

REASONS = {
    "prompt": "Đúng hẹn",
    "kind": "Thái độ tốt",
    "easy": "Dễ làm",
    "slow": "Chờ lâu",
    "unclear": "Hướng dẫn chưa rõ",
    "unkind": "Thái độ chưa tốt",
}


@transaction.atomic
def supply_request(*, client: str, code: str, words: str, on: date, papers: Sequence[Upload] = ()) -> date | None:
    """Bring what was asked for; the clock goes on. Return the new last day. Nobody acts: the code is the right.

    :raises AskedTooOften: too many came from there
    :raises UnknownCode, StateUnfit: nothing is asked for under this code
    :raises WordsMissing, PaperUnfit: what came cannot be kept
    """
    flooded(client)
    one = held_by_code(code, act="resumed")
    add_papers(one, Definition.of(one.definition), papers, by=None, on=on)
    return resumed(one, None, said(words), on)


@transaction.atomic
def withdraw_request(*, client: str, code: str, on: date) -> None:
    """Take a request back before it was decided. Nobody acts: the code is the right.

    :raises AskedTooOften: too many came from there
    :raises UnknownCode, StateUnfit: nothing under this code is open
    """
    flooded(client)
    one = held_by_code(code, act="withdrawn")
    write_act(one, None, "withdrawn", on=on)


@transaction.atomic
def rate_request(*, client: str, code: str, score: int, reason: str, on: date) -> None:
    """Say how a decided request pleased, once: a score from 1 to 5 and a reason. Nobody acts: the code is the right.

    :raises AskedTooOften: too many came from there
    :raises UnknownCode, StateUnfit: nothing under this code was decided
    :raises RatingUnfit: no such score or reason
    :raises RatedAlready: it was said before
    """
    flooded(client)
    if not 1 <= score <= 5 or reason not in REASONS:
        raise RatingUnfit
    one = held_by_code(code, act="")
    if one.state not in ("decided", "closed"):
        raise StateUnfit(state="chưa có kết quả")
    try:
        with transaction.atomic():
            Rating.objects.bulk_create([Rating(request=one, unit_id=one.unit_id, score=score, reason=reason, rated_on=on)])
    except IntegrityError as error:
        if "request_id" not in str(error):
            raise
        raise RatedAlready from None
