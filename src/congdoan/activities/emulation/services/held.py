"""What the use cases begin with: the initiative held until the transaction ends, and the act that moves it."""

from datetime import date

from django.db.models import Max

from congdoan.activities.emulation.models import Initiative, InitiativeAct
from congdoan.activities.emulation.rules import ACTS, STATES, leads_to
from congdoan.foundation.access import services as access

from .refusals import InitiativeWrongState, OwnInitiative, UnknownInitiative


def initiative(initiative_id: int, *, by: int, act: str, on: date) -> Initiative:
    """Return an initiative within reach, locked, when the actor may do this in its unit.

    :raises UnknownInitiative: there is none
    :raises NotAllowed: the actor may not
    """
    one = Initiative.objects.select_for_update(of=("self",)).filter(pk=initiative_id).first()
    if one is None:
        raise UnknownInitiative(initiative=initiative_id)
    access.require(by, f"emulation.{act}", at=one.unit_id, on=on)
    return one


def ready(one: Initiative, kind: str) -> None:
    """Refuse an act that cannot come now.

    :raises InitiativeWrongState: it cannot
    """
    if leads_to(one.state, kind) is None:
        raise InitiativeWrongState(code=code_of(one), state=STATES[one.state], act=ACTS[kind][0])


def by_another(one: Initiative, by: int, act: str) -> None:
    """Refuse who told an initiative to judge it.

    :raises OwnInitiative: it is the same person
    """
    if one.prepared_by == by:
        raise OwnInitiative(code=code_of(one), act=act)


def write_act(one: Initiative, kind: str, *, by: int, happened_on: date, words: str = "", decision: str = "") -> None:
    """Write the next act; the caller holds the initiative. PostgreSQL moves its state."""
    last = InitiativeAct.objects.filter(initiative_id=one.pk).aggregate(last=Max("place"))["last"] or 0
    facts = {"happened_on": happened_on, "words": words[:1000], "decision": decision, "acted_by": by}
    InitiativeAct.objects.bulk_create([InitiativeAct(initiative=one, unit_id=one.unit_id, place=last + 1, kind=kind, **facts)])


def code_of(one: Initiative) -> str:
    """Return how an initiative is called in its unit: SK-2024-007."""
    return f"SK-{one.year}-{one.number:03d}"
