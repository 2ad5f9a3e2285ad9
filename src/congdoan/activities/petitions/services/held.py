"""What the use cases share: the petition they are about, held and allowed; writing down a step."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max

from congdoan.activities.petitions.models import Petition, PetitionStep
from congdoan.activities.petitions.rules import petitions as rules
from congdoan.activities.petitions.services.refusals import PetitionStepOutOfTurn, UnknownPetition
from congdoan.foundation.access import services as access


def held(petition_id: UUID, by: int, act: str, on: date, *, states: Sequence[str] | None = None, step: str = "") -> Petition:
    """Return a petition, locked, when the actor may do this to it and it stands so far.

    :raises UnknownPetition: there is none within reach
    :raises NotAllowed: the actor may not
    :raises PetitionStepOutOfTurn: it is in none of the states, or closed
    """
    one = Petition.objects.select_for_update().filter(id=petition_id).first()
    if one is None:
        raise UnknownPetition
    access.require(by, f"petitions.{act}", at=one.unit_id, on=on)
    if one.state == "closed" or (states is not None and one.state not in states):
        raise PetitionStepOutOfTurn(step=rules.STEPS.get(step, "ghi thêm"), last=rules.STEPS[one.state])
    return one


def write_step(petition_id: UUID, unit_id: int, by: int, step: str, day: date, words: str) -> None:
    """Write down what was done; the caller holds the petition."""
    place = (PetitionStep.objects.filter(petition_id=petition_id).aggregate(last=Max("place"))["last"] or 0) + 1
    PetitionStep.objects.create(
        petition_id=petition_id, unit_id=unit_id, place=place, step=step, happened_on=day, words=clean(words, 2_000), recorded_by_id=by
    )


def clean(words: str, longest: int) -> str:
    """Return words on one line, no longer than a column takes."""
    return " ".join(words.replace("\x00", "").split())[:longest]
