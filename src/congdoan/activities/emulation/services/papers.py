"""The decision of recognition as a draft among the outgoing documents, where it is completed, approved and signed."""

from datetime import date

from django.db import transaction

from congdoan.activities.emulation.models import Council, Initiative
from congdoan.activities.emulation.queries import judging
from congdoan.activities.emulation.queries import papers as written
from congdoan.activities.emulation.rules import STATES
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import services as writing

from . import held
from .refusals import InitiativeWrongState, NotDecidable


@transaction.atomic
def draft_decision(*, by: int, initiative_id: int, on: date) -> int:
    """Write the decision that recognises an initiative as a draft of the council's unit; return the document's id.

    The same content is written once.

    :raises UnknownInitiative: none within reach
    :raises InitiativeWrongState: no council judges it now
    :raises NotDecidable: everything that stands against it, at once
    :raises NotAllowed: the actor may not prepare documents of the council's unit
    """
    one = held.initiative(initiative_id, by=by, act="draft_decision", on=on)
    if one.state != "council" or one.council_id is None:
        raise InitiativeWrongState(code=held.code_of(one), state=STATES[one.state], act="soạn quyết định")
    if faults := judging.hindrances(one.pk, "recognised"):
        raise NotDecidable(code=held.code_of(one), first="; ".join(faults), faults=faults)
    unit_id = Council.objects.get(pk=one.council_id).unit_id
    content = written.decision_content(one, unit_id=unit_id, on=on)
    made = writing.draft_from(by=by, unit_id=unit_id, source=f"emulation/{one.pk}", content=content, on=on)
    Initiative.objects.filter(pk=one.pk).update(document_id=made)
    audit.record(by, "emulation.draft_decision", at=one.unit_id, initiative=one.pk, document=made)
    return made
