"""Vouchers that a phone kept while there was no network: each taken once, each answered by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.rules import VoucherDraft
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError

from .drafting import draft_voucher, submit_voucher
from .refusals import UnableToKeepVoucher

MOST_CAPTURES = 200
TAKEN, REPEATED, REFUSED = "taken", "repeated", "refused"


class TooManyCaptures(UnableToKeepVoucher):
    code = "captures-too-many"
    says = "Một lần gửi nhiều nhất {most} mục, đang gửi {count}. Gửi tiếp phần còn lại ở lần sau."


@dataclass(frozen=True, slots=True)
class Capture:
    """One voucher as a device kept it, under the key that the device gave it."""

    client_key: UUID
    content: VoucherDraft


@dataclass(frozen=True, slots=True)
class CaptureAnswer:
    """What became of one capture: taken now, known from an earlier sending, or refused with everything that is to be mended."""

    client_key: UUID
    state: str
    voucher_id: int | None
    words: tuple[str, ...] = ()


@transaction.atomic
def receive_captures(*, by: int, unit_id: int, captures: Sequence[Capture], on: date) -> list[CaptureAnswer]:
    """Draft and submit what a device kept, one by one, in the order given; what is refused leaves the others as they are.

    A capture that came before is answered with its voucher and written no second time, whoever sends it. Numbers are given at
    approval alone.

    :raises TooManyCaptures: more than one sending may carry
    :raises NotAllowed: the actor may not prepare vouchers of this unit
    """
    access.require(by, "bookkeeping.draft_voucher", at=unit_id, on=on)
    access.require(by, "bookkeeping.submit_voucher", at=unit_id, on=on)
    if len(captures) > MOST_CAPTURES:
        raise TooManyCaptures(most=MOST_CAPTURES, count=len(captures))
    return [_received(by, unit_id, one, on) for one in captures]


def _received(by: int, unit_id: int, one: Capture, on: date) -> CaptureAnswer:
    known = queries.voucher_sent_as(unit_id, one.client_key)
    try:
        with transaction.atomic():
            voucher_id = draft_voucher(by=by, unit_id=unit_id, client_key=one.client_key, content=one.content, on=on)
            found = queries.voucher(voucher_id)
            assert found is not None
            if found.state == "drafted":
                submit_voucher(by=by, voucher_id=voucher_id, on=on)
    except DomainError as refusal:
        problems = refusal.facts.get("problems") or [refusal.explain()]
        words = tuple(str(problem["message"]) if isinstance(problem, dict) else str(problem) for problem in problems)
        return CaptureAnswer(one.client_key, REFUSED, known[0] if known else None, words)
    return CaptureAnswer(one.client_key, REPEATED if known else TAKEN, voucher_id)
