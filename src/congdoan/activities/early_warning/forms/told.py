"""Use cases as JSON, of one shape for the API and for commands."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema

from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Code = Annotated[str, Field(max_length=40)]
Words = Annotated[str, Field(max_length=500)]
Weights = Annotated[dict[Annotated[str, Field(max_length=20)], Annotated[int, Field(ge=-1_000, le=1_000)]], Field(max_length=100)]


def unit_of(code: str) -> int:
    """Return the id of the organisation within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


class TellIn(Schema):
    """A signal, told as the unit `unit`."""

    unit: Code
    employer: Code
    code: Annotated[str, Field(max_length=8)]
    kind: Annotated[str, Field(max_length=24)] = ""
    words: Words
    number: Count | None = None
    line: Count | None = None
    anchor: date | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit", "employer"}), "unit_id": unit_of(self.unit), "employer_id": unit_of(self.employer)}


class EndIn(Schema):
    """How a signal was settled."""

    words: Words

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict()


class PayDayIn(Schema):
    """The day of the month on which an employer pays wages."""

    employer: Code
    day: Annotated[int, Field(ge=-1_000, le=1_000)]
    is_following: bool = True

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"employer"}), "employer_id": unit_of(self.employer)}


class AnswerIn(Schema):
    """Whether the wages of a month (202410) were paid."""

    employer: Code
    month: Annotated[int, Field(ge=1, le=999_912)]
    is_paid: bool
    words: Annotated[str, Field(max_length=300)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"employer"}), "employer_id": unit_of(self.employer)}


class WeightsIn(Schema):
    """Weights by level (W1.2) and first points by band (red), from a day to come."""

    unit: Code
    valid_from: date
    weights: Weights = {}
    starts: Weights = {}
    document: Annotated[str, Field(max_length=300)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}
