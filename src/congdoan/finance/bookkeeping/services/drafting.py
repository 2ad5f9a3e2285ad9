"""Vouchers as drafts: written once however often they are sent, changed until they are submitted."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import Voucher, VoucherAct, VoucherPart
from congdoan.finance.bookkeeping.rules import VoucherDraft
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.vietnamese import search_key

from .acting import held, reason_of, write_act
from .dues import refuse_reported_dues
from .refusals import ClientKeyTaken, VoucherFaulty


@transaction.atomic
def draft_voucher(*, by: int, unit_id: int, client_key: UUID, content: VoucherDraft, on: date) -> int:
    """Write a voucher down as a draft and return its id; the same one sent again under its key is not written twice.

    :raises VoucherFaulty: everything that is wrong with it, at once
    :raises ClientKeyTaken: another voucher came under this key
    :raises UnableToBook: no template says how to book it
    :raises DuesReported: the report of its month has booked the dues
    :raises NotAllowed: the actor may not prepare vouchers of this unit
    """
    access.require(by, "bookkeeping.draft_voucher", at=unit_id, on=on)
    kept = _tidied(content)
    if known := _repeated(unit_id, client_key, kept):
        return known
    _refuse_faulty(unit_id, kept, on)
    row = Voucher(unit_id=unit_id, client_key=client_key, drafted_sha256=kept.sha256, prepared_by=by, kind=kept.kind, **_columns(kept))
    Voucher.objects.bulk_create([row], ignore_conflicts=True)
    known_now = queries.voucher_sent_as(unit_id, client_key)
    assert known_now is not None
    row.pk = known_now[0]
    if VoucherAct.objects.filter(voucher_id=row.pk).exists():  # somebody sent the same key at the same moment
        return _repeated(unit_id, client_key, kept) or row.pk
    _write_parts(row.pk, unit_id, kept)
    VoucherAct.objects.bulk_create([VoucherAct(voucher_id=row.pk, unit_id=unit_id, place=1, kind="drafted", acted_on=on, recorded_by=by)])
    audit.record(by, "bookkeeping.draft_voucher", at=unit_id, voucher=row.pk, kind=kept.kind, amount=kept.amount)
    return int(row.pk)


@transaction.atomic
def amend_voucher(*, by: int, voucher_id: int, content: VoucherDraft, on: date) -> None:
    """Write a draft, or a voucher that was returned, anew; its kind stays.

    :raises VoucherFaulty: everything that is wrong with it, at once
    :raises WrongState: it is no draft any more
    :raises NotAllowed: the actor may not prepare vouchers of this unit
    """
    found = held(voucher_id, by=by, under="bookkeeping.amend_voucher", act="amended", on=on)
    kept = replace(_tidied(content), kind=found.content.kind)
    _refuse_faulty(found.unit_id, kept, on)
    Voucher.objects.filter(id=voucher_id).update(**_columns(kept))
    VoucherPart.objects.filter(voucher_id=voucher_id).delete()
    _write_parts(voucher_id, found.unit_id, kept)
    write_act(replace(found, content=kept), by=by, act="amended", under="bookkeeping.amend_voucher", on=on)


@transaction.atomic
def submit_voucher(*, by: int, voucher_id: int, on: date) -> None:
    """Ask for the approval of a voucher; from now on its content stands.

    :raises WrongState: it is no draft any more
    :raises VoucherFaulty: a rule has changed since it was written
    :raises NotAllowed: the actor may not prepare vouchers of this unit
    """
    found = held(voucher_id, by=by, under="bookkeeping.submit_voucher", act="submitted", on=on)
    _refuse_faulty(found.unit_id, found.content, on)
    write_act(found, by=by, act="submitted", under="bookkeeping.submit_voucher", on=on)


@transaction.atomic
def void_voucher(*, by: int, voucher_id: int, reason: str, on: date) -> None:
    """End a voucher whose money has not moved, with a reason; a number it has stays its own.

    :raises WrongState: its money has moved, or it is voided
    :raises ReasonMissing: no reason given
    :raises NotAllowed: the actor may not void vouchers of this unit
    """
    found = held(voucher_id, by=by, under="bookkeeping.void_voucher", act="voided", on=on)
    write_act(found, by=by, act="voided", under="bookkeeping.void_voucher", on=on, words=reason_of(reason))


def _repeated(unit_id: int, client_key: UUID, kept: VoucherDraft) -> int | None:
    known = queries.voucher_sent_as(unit_id, client_key)
    if known and known[1] != kept.sha256:
        raise ClientKeyTaken(voucher_id=known[0])
    return known[0] if known else None


def _refuse_faulty(unit_id: int, content: VoucherDraft, on: date) -> None:
    directions = {code: direction for code, (direction, _) in queries.categories().items()}
    if problems := rules.faults(content, categories=directions, on=on):
        raise VoucherFaulty(problems)
    refuse_reported_dues(unit_id, [content])
    queries.proposed(unit_id, content)


def _tidied(content: VoucherDraft) -> VoucherDraft:
    """Return the content with blanks at the ends of texts taken off and line breaks made blanks."""
    return replace(
        content,
        counterpart=_one_line(content.counterpart),
        address=_one_line(content.address),
        reason=_one_line(content.reason),
        bank_account=_one_line(content.bank_account),
        parts=tuple(replace(part, note=_one_line(part.note)) for part in content.parts),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _columns(kept: VoucherDraft) -> dict[str, object]:
    told = search_key(f"{kept.counterpart} {kept.reason} {' '.join(part.note for part in kept.parts)}")[:500]
    fields = ("place", "bank_account", "voucher_date", "accounting_date", "counterpart", "address", "reason", "enclosed", "amount")
    return {field: getattr(kept, field) for field in fields} | {"search_key": told}


def _write_parts(voucher_id: int, unit_id: int, kept: VoucherDraft) -> None:
    VoucherPart.objects.bulk_create(
        VoucherPart(
            voucher_id=voucher_id, unit_id=unit_id, line_no=number, amount=part.amount, category=part.category, debt=part.debt,
            note=part.note, side=part.side, account=part.account, party_id=part.party_id,
        )
        for number, part in enumerate(kept.parts, start=1)
    )  # fmt: skip
