"""How every act on a voucher is written: in order, proved, recorded, and sealed where it must be."""

from datetime import date

from django.db import IntegrityError, transaction

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import Voucher, VoucherAct
from congdoan.finance.bookkeeping.queries import VoucherRecord
from congdoan.finance.bookkeeping.rules.kinds import ACT_WORDS
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import Flat
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .refusals import ReasonMissing, UnknownVoucher, WrongState

LONGEST_WORDS = 300
SEALED = {"approved": "approval", "posted": "posting", "reversed": "reversal", "voided": "voiding"}
"""Acts that go into the unit's chain beside its entries, and the kind of evidence each is."""


def held(voucher_id: int, *, by: int, under: str, act: str, on: date) -> VoucherRecord:
    """Return a voucher held until the transaction ends, when the actor may do `under` with it and it may take the act now.

    :raises UnknownVoucher: none of this id within reach
    :raises NotAllowed: the actor may not do this in the voucher's unit
    :raises WrongState: the act cannot come to it now
    """
    unit_id = Voucher.objects.filter(id=voucher_id).values_list("unit_id", flat=True).first()
    if unit_id is None:
        raise UnknownVoucher(voucher_id=voucher_id)
    access.require(by, under, at=unit_id, on=on)
    Voucher.objects.select_for_update().get(id=voucher_id)
    found = queries.voucher(voucher_id)
    assert found is not None
    if not rules.may_follow(found.state, act, kind=found.content.kind):
        raise WrongState(name=found.name, state=found.state_words, act=ACT_WORDS[act])
    return found


def reason_of(words: str) -> str:
    """Return a reason made fit to be kept.

    :raises ReasonMissing: it is empty or too long
    """
    kept = " ".join(words.replace("\x00", " ").split())
    if not 0 < len(kept) <= LONGEST_WORDS:
        raise ReasonMissing(longest=LONGEST_WORDS)
    return kept


def write_act(
    found: VoucherRecord, *, by: int, act: str, under: str, on: date, words: str = "", entry_id: int | None = None, place: int | None = None
) -> None:  # fmt: skip
    """Write the next act of a voucher, its record and, where the chain must hold it, its evidence.

    :raises WrongState: somebody else acted on it at the same moment
    """
    proved = found.content.sha256 if act in {"submitted", "approved", "posted"} else ""
    row = VoucherAct(
        voucher_id=found.id, unit_id=found.unit_id, place=place or len(found.acts) + 1, kind=act, words=words, content_sha256=proved,
        entry_id=entry_id, acted_on=on, recorded_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            VoucherAct.objects.bulk_create([row])
    except IntegrityError as cause:
        if "voucher_act_in_order" not in str(cause) and "voucher_goes_one_way" not in str(cause):
            raise
        raise WrongState(name=found.name, state="vừa được người khác xử lý", act=ACT_WORDS[act]) from cause
    audit.record(by, under, at=found.unit_id, voucher=found.id, number=found.number, amount=found.amount, words=words, entry=entry_id)
    if act in SEALED:
        body: Flat = {
            "act": act, "place": row.place, "number": found.number, "amount": found.amount, "content_sha256": found.content.sha256,
            "entry": entry_id, "words": words, "acted_on": on.isoformat(),
        }  # fmt: skip
        subject = f"bookkeeping/voucher/{found.id}"
        ledger.record_evidence(by=by, unit_id=found.unit_id, kind=SEALED[act], subject=subject, body=body, on=on)
