"""What every step of an advance shares: the advance found and held, the step judged, written, booked and proved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from django.db import IntegrityError, connection, transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import AdvanceStep
from congdoan.finance.bookkeeping.queries import AdvanceRow, StepRow
from congdoan.finance.bookkeeping.rules import Part
from congdoan.finance.bookkeeping.rules import advances as rules
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

from .booking import book_event

Money = Literal["cash", "bank"]


class UnableToAdvance(DomainError):
    """Root of the refusals about advances."""


class UnknownAdvance(UnableToAdvance):
    code = "advance-unknown"
    says = "Không có khoản tạm ứng này trong phạm vi của bạn."


class StepNotNow(UnableToAdvance):
    code = "advance-step-not-now"
    says = "{title} đang “{state}”, không làm được việc này. Hãy tải lại trang."


class AnotherPersonNeeded(UnableToAdvance):
    code = "advance-another-person"
    says = "{title}: việc này phải do người khác làm, vì chính anh chị đã {did}."


class CashShort(UnableToAdvance):
    code = "cash-short"
    says = "Quỹ tiền mặt ngày {on} chỉ còn {cash} đồng, không đủ chi {amount} đồng. Rút tiền về quỹ trước, hoặc chi qua ngân hàng."


class CashlessRequired(UnableToAdvance):
    code = "cash-above-limit"
    says = "Khoản {amount} đồng vượt mức {limit} đồng phải chi không dùng tiền mặt ({document}). Hãy chi qua ngân hàng."


def held(by: int, advance_id: int, act: str, *, on: date) -> tuple[AdvanceRow, list[StepRow]]:
    """Return an advance and its steps, kept still until the transaction ends, for somebody who may do the act.

    :raises UnknownAdvance: it is not there
    :raises NotAllowed: the actor may not do this in its unit
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('bookkeeping_advance_step', %s))", [advance_id])
    found = queries.advances(on=on, ids=[advance_id])
    if not found:
        raise UnknownAdvance()
    access.require(by, f"bookkeeping.{act}", at=found[0].unit_id, on=on)
    return found[0], queries.steps_of(advance_id)


def require_step(row: AdvanceRow, steps: Sequence[StepRow], kind: str, amount: int, *, takes_back: int | None = None) -> int:
    """Return the place of a step that may come now.

    :raises StepNotNow: it may not
    """
    place = len(steps) + 1
    told = [rules.AdvanceStep(step.place, step.kind, step.amount, step.takes_back) for step in steps]
    if not rules.may_follow(row.amount, told, rules.AdvanceStep(place, kind, amount, takes_back)):
        raise StepNotNow(title=row.title, state=row.words)
    return place


def require_other(by: int, row: AdvanceRow, steps: Sequence[StepRow], kind: str) -> None:
    """Refuse when the same person did the last act of this kind ("requested" is the request itself).

    :raises AnotherPersonNeeded: the actor did it
    """
    did = row.requested_by if kind == "requested" else next((step.recorded_by for step in reversed(steps) if step.kind == kind), None)
    if did == by:
        raise AnotherPersonNeeded(title=row.title, did="lập đề nghị" if kind == "requested" else rules.STEP_WORDS[kind])


def require_payer(by: int, row: AdvanceRow, steps: Sequence[StepRow], *, prepared: str, approved: str, on: date) -> None:
    """Refuse a payment by who approved it, or by who prepared it unless the unit's setting lets one person do both.

    :raises AnotherPersonNeeded: the actor did one of the two
    """
    require_other(by, row, steps, approved)
    if not queries.payer_may_prepare(row.unit_id, on=on):
        require_other(by, row, steps, prepared)


def require_payable(unit_id: int, amount: int, money: Money, *, on: date) -> None:
    """Refuse a payment in cash that the fund does not hold, or that must not be made in cash.

    :raises CashlessRequired: it is above what may be paid in cash
    :raises CashShort: the fund holds less
    """
    if money != "cash":
        return
    limit = queries.cash_limit(unit_id, "cashless_above", on=on)
    if isinstance(limit.value, int) and amount > limit.value:
        raise CashlessRequired(amount=format_dong(amount), limit=format_dong(limit.value), document=limit.source["document"])
    if (cash := queries.cash_on_hand(unit_id, on=on)) < amount:
        raise CashShort(on=f"{on:%d/%m/%Y}", cash=format_dong(cash), amount=format_dong(amount))


def book_step(
    by: int, act: str, row: AdvanceRow, place: int, event: str, parts: Sequence[Part], *, happened_on: date, on: date,
    money: Money | str = "",
) -> int:  # fmt: skip
    """Book a step by its template and return the entry's id."""
    return book_event(
        by=by,
        under=f"bookkeeping.{act}",
        unit_id=row.unit_id,
        accounting_date=happened_on,
        event=event,
        parts=parts,
        description=f"{rules.STEP_WORDS[_STEP_OF[event]].capitalize()}: {row.person_name}, {row.purpose}"[:500],
        source=f"bookkeeping/advance/{row.id}/{place}",
        on=on,
        prefer={"1121"} if money == "bank" else (),
    )


_STEP_OF = {"advance_pay": "paid", "advance_settle": "settled", "advance_return": "returned", "advance_return_bank": "returned"}


def write_step(
    by: int, row: AdvanceRow, place: int, kind: str, amount: int, *, happened_on: date, on: date, lines: str = "", **facts: str | int | None
) -> int:
    """Write a step and its evidence; return the step's id. `lines` is what a settlement spent, as it is sealed.

    :raises StepNotNow: somebody else took a step at the same moment
    """
    step = AdvanceStep(
        advance_id=row.id, unit_id=row.unit_id, place=place, kind=kind, amount=amount, happened_on=happened_on, recorded_by=by, **facts
    )
    try:
        with transaction.atomic():
            AdvanceStep.objects.bulk_create([step])
    except IntegrityError as cause:
        raise StepNotNow(title=row.title, state="vừa được người khác xử lý") from cause
    told: dict[str, str | int | None] = {"number": row.number, "year": row.year, "place": place, "amount": amount, "lines": lines}
    ledger.record_evidence(
        by=by,
        unit_id=row.unit_id,
        kind=f"advance/{kind}",
        subject=f"bookkeeping/advance/{row.id}",
        body=told | {"day": happened_on.isoformat()} | facts,
        on=on,
    )
    return int(step.pk)
