"""A signed document is issued and sent; who opened it is kept; what becomes of it later is another act, never a silent edit."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import Delivery, DeliveryOpening
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.disposal import DESTROYED
from congdoan.foundation.documents.rules.outgoing import CHANGES, IN_FORCE

from .acting import held, permitted, reason_of, write_act
from .refusals import OtherDocumentWrong, ReceiverWrong, UnknownOutgoing, WrongState

MOST_RECEIVERS = 2_000


@transaction.atomic
def issue_document(*, by: int, outgoing_id: int, to_units: Sequence[int], on: date) -> int:
    """Issue a signed document and send it to units; one that is issued already goes to further units. Returns how many were new.

    :raises ReceiverWrong: its own unit among the receivers, an unknown one, or too many
    :raises WrongState: it is not signed, no longer in force, or destroyed
    :raises NotAllowed: the actor may not issue documents of this unit
    """
    found = permitted(outgoing_id, by=by, under="documents.issue_document", on=on)
    wanted = sorted(set(to_units))
    known = access_queries.branch_names(wanted)
    wrong = [str(one) for one in wanted if one not in known or one == found.unit_id or not known[one][0]]
    if wrong or len(wanted) > MOST_RECEIVERS:
        names = [known[int(one)][0] if int(one) in known else one for one in wrong]
        raise ReceiverWrong(codes=", ".join(names[:20]) or f"{len(wanted)} đơn vị", most=MOST_RECEIVERS)
    if cases.is_destroyed(outgoing_id=outgoing_id):
        raise WrongState(name=found.name, state=DESTROYED, act="phát hành")
    if found.state not in IN_FORCE:
        found = held(outgoing_id, by=by, under="documents.issue_document", act="issued", on=on)
        write_act(found, by=by, act="issued", under="documents.issue_document", on=on)
    rows = [Delivery(outgoing_id=found.id, unit_id=found.unit_id, to_unit_id=one, sent_on=on, sent_by=by) for one in wanted]
    before = Delivery.objects.filter(outgoing_id=found.id).count()
    Delivery.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    new = Delivery.objects.filter(outgoing_id=found.id).count() - before
    audit.record(by, "documents.issue_document", at=found.unit_id, document=found.id, number=found.written, receivers=new)
    return new


@transaction.atomic
def open_document(*, by: int, delivery_id: int, on: date) -> int:
    """Take note that the actor opens a document that was sent to a unit of theirs, once; return the document's id.

    :raises UnknownOutgoing: nothing of this id was sent to a unit within reach
    :raises NotAllowed: the actor may not open documents of this unit
    """
    found = queries.delivery(delivery_id)
    if found is None:
        raise UnknownOutgoing(outgoing_id=delivery_id)
    access.require(by, "documents.open_document", at=found.to_unit_id, on=on)
    row = DeliveryOpening(delivery_id=delivery_id, unit_id=found.to_unit_id, opened_on=on, opened_by=by)
    if not DeliveryOpening.objects.filter(delivery_id=delivery_id, opened_by=by).exists():
        DeliveryOpening.objects.bulk_create([row], ignore_conflicts=True)
        audit.record(by, "documents.open_document", at=found.to_unit_id, delivery=delivery_id, number=found.number)
    return found.outgoing_id


@transaction.atomic
def change_document(*, by: int, outgoing_id: int, how: str, on: date, other_id: int | None = None, words: str = "") -> None:
    """Say what became of an issued document: amended, corrected or replaced by another signed one, or recalled with a notice.

    `how` is amended, corrected, replaced or recalled. Source: Nghị định 30/2020/NĐ-CP, Điều 18.

    :raises OtherDocumentWrong: the other one is not a signed document of the same unit
    :raises ReasonMissing: a recall without words, or too many words
    :raises WrongState: it is not in force, or there is no such change
    :raises NotAllowed: the actor may not change documents of this unit
    """
    found = permitted(outgoing_id, by=by, under="documents.change_document", on=on)
    if how not in CHANGES:
        raise WrongState(name=found.name, state=found.state_words, act=f"ghi “{how[:20]}”")
    found = held(outgoing_id, by=by, under="documents.change_document", act=how, on=on)
    other = queries.outgoing(other_id) if other_id is not None else None
    is_other = other is not None and other.id != found.id and other.unit_id == found.unit_id and other.number and other.state != "voided"
    if (other_id is not None or how != "recalled") and not is_other:
        raise OtherDocumentWrong
    kept = reason_of(words) if words.strip() or how == "recalled" else ""
    write_act(found, by=by, act=how, under="documents.change_document", on=on, words=kept, other_id=other_id)
