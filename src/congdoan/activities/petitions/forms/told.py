"""Use cases as JSON, of one shape for the API and for commands."""

from datetime import date, time
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from congdoan.activities.petitions.services import UnfitDiscipline
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Code = Annotated[str, Field(max_length=60)]
Line = Annotated[str, Field(max_length=500)]
Words = Annotated[str, Field(max_length=2_000)]
Long = Annotated[str, Field(max_length=5_000)]


def unit_of(code: str) -> int:
    """Return the id of the organisation within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


class PlainIn(Schema):
    """A body whose fields are those of the service."""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict()


class BoxIn(Schema):
    """Whether a unit takes petitions from everybody."""

    unit: Code
    is_open: bool

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"unit_id": unit_of(self.unit), "is_open": self.is_open}


class ReceiveIn(Schema):
    """A petition at a desk; who denounces is sealed."""

    unit: Code
    kind: Code
    channel: Code
    content: Long
    received_on: date
    gist: Line = ""
    sender: Annotated[str, Field(max_length=300)] = ""
    contact: Annotated[str, Field(max_length=300)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.dict()
        return {"unit_id": unit_of(given.pop("unit")), **given}


class ClassifyIn(PlainIn):
    """What a petition is and whether it is the unit's to decide."""

    kind: Code
    gist: Line
    in_authority: bool
    classified_on: date


class StepIn(PlainIn):
    """The next step."""

    step: Code
    happened_on: date
    words: Words = ""


class ReasonIn(PlainIn):
    """A reason."""

    reason: Annotated[str, Field(max_length=300)]


class HandlerIn(PlainIn):
    """Who handles a denunciation."""

    handler_id: Id


class NoticeIn(PlainIn):
    """Which notice: accepted, declined, transferred, concluded."""

    kind: Code


class DisciplineDraftIn(Schema):
    """A decision to be written: a unit by its code, a member or cadre by the number of the membership."""

    unit: Code
    subject_kind: Code
    subject_unit: Code = ""
    membership: Id | None = None
    form: Code
    reason: Line
    petition_id: UUID | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes.

        :raises UnfitDiscipline: no subject is told
        """
        given = self.dict()
        unit, membership = given.pop("subject_unit"), given.pop("membership")
        if not unit and membership is None:
            raise UnfitDiscipline(why="chưa ghi đơn vị hoặc đoàn viên bị kỷ luật")
        subject = unit_of(unit) if self.subject_kind == "unit" else membership or 0
        return {"unit_id": unit_of(given.pop("unit")), "subject_id": subject, **given}


class DisciplineIn(DisciplineDraftIn):
    """A signed decision."""

    decision: Code
    decided_on: date


class ReceptionIn(Schema):
    """An hour in which people are received, on one day or on the same day of several weeks."""

    unit: Code
    held_on: date
    starts_at: time
    ends_at: time
    place: Annotated[str, Field(max_length=200)]
    host: Annotated[str, Field(max_length=160)]
    weeks: Annotated[int, Field(ge=1, le=53)] = 1

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class VisitIn(Schema):
    """Somebody who came. `outcome`: answered, guided, petition; `kind` of the petition that it becomes."""

    unit: Code
    visited_on: date
    people: Annotated[int, Field(ge=1, le=1_000)] = 1
    outcome: Annotated[str, Field(max_length=10)]
    words: Words
    visitor: Annotated[str, Field(max_length=300)] = ""
    contact: Annotated[str, Field(max_length=300)] = ""
    answer: Words = ""
    kind: Annotated[str, Field(max_length=12)] = ""
    reception_id: Id | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}
