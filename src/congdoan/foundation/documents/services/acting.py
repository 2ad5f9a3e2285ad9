"""How every act on an outgoing document is written: in order, proved, recorded."""

from datetime import date

from django.db import IntegrityError, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import Outgoing, OutgoingAct
from congdoan.foundation.documents.queries import Record
from congdoan.foundation.documents.rules.outgoing import ACT_WORDS, may_follow

from .refusals import ReasonMissing, UnknownOutgoing, WrongState

LONGEST_WORDS = 1000
PROVED = frozenset({"submitted", "approved", "signed"})


def held(outgoing_id: int, *, by: int, under: str, act: str, on: date) -> Record:
    """Return a document held until the transaction ends, when the actor may do `under` with it and it may take the act now.

    :raises UnknownOutgoing: none of this id within reach
    :raises NotAllowed: the actor may not do this in the document's unit
    :raises WrongState: the act cannot come to it now
    """
    found = permitted(outgoing_id, by=by, under=under, on=on)
    Outgoing.objects.select_for_update().get(id=outgoing_id)
    found = queries.outgoing(outgoing_id) or found
    if not may_follow(found.state, act):
        raise WrongState(name=found.name, state=found.state_words, act=ACT_WORDS[act])
    return found


def permitted(outgoing_id: int, *, by: int, under: str, on: date) -> Record:
    """Return a document when the actor may do `under` in its unit.

    :raises UnknownOutgoing: none of this id within reach
    :raises NotAllowed: the actor may not do this in the document's unit
    """
    found = queries.outgoing(outgoing_id)
    if found is None:
        raise UnknownOutgoing(outgoing_id=outgoing_id)
    access.require(by, under, at=found.unit_id, on=on)
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
    found: Record, *, by: int, act: str, under: str, on: date, words: str = "", other_id: int | None = None, place: int | None = None
) -> None:  # fmt: skip
    """Write the next act of a document and its record.

    :raises WrongState: somebody else acted on it at the same moment
    """
    row = OutgoingAct(
        outgoing_id=found.id, unit_id=found.unit_id, place=place or len(found.acts) + 1, kind=act, words=words,
        content_sha256=found.content_sha256 if act in PROVED else "", other_id=other_id, acted_on=on, recorded_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            OutgoingAct.objects.bulk_create([row])
    except IntegrityError as cause:
        if "outgoing_act_in_order" not in str(cause) and "goes_one_way" not in str(cause) and "does not go from" not in str(cause):
            raise
        raise WrongState(name=found.name, state="vừa được người khác xử lý", act=ACT_WORDS[act]) from cause
    audit.record(by, under, at=found.unit_id, document=found.id, number=found.written, words=words, other=other_id)
