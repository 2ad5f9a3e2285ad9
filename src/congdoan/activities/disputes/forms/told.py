"""Use cases as JSON, of one shape for the API and for commands."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Schema

from congdoan.activities.disputes.rules.timers import HERE
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Code = Annotated[str, Field(max_length=40)]
Line = Annotated[str, Field(max_length=500)]
Words = Annotated[str, Field(max_length=2_000)]
Codes = Annotated[list[Code], Field(max_length=20)]


def body_of(code: str) -> int:
    """Return the id of the organisation within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


class PlainIn(Schema):
    """A body whose fields are those of the service; a moment without an offset is Vietnam's."""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.dict()
        return {name: _aware(value) if isinstance(value, datetime) else value for name, value in given.items()}


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


class SignalIn(Schema):
    """A signal at an employer, raised by a unit; both by their codes."""

    unit: Code
    employer: Code
    matter: Code
    words: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"unit_id": body_of(self.unit), "employer_id": body_of(self.employer), "matter": self.matter, "words": self.words}


class CheckIn(PlainIn):
    """What was found on the spot."""

    found: Line


class TraitIn(Schema):
    """Where an employer stands and whence its owner comes."""

    employer: Code
    zone: Annotated[str, Field(max_length=120)] = ""
    owner_country: Annotated[str, Field(max_length=80)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"employer_id": body_of(self.employer), "zone": self.zone, "owner_country": self.owner_country}


class OpenIn(PlainIn):
    """A stoppage that threatens or has begun."""

    employer: Code
    words: Words
    at: datetime

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = super().values()
        return {"employer_id": body_of(given.pop("employer")), **given}


class OutbreakIn(PlainIn):
    """Work stopped."""

    at: datetime
    stopped: Count
    present: Count
    demands: Codes
    causes: Codes = []
    shift_line: Annotated[str, Field(max_length=200)] = ""
    words: Words = ""


class CallIn(PlainIn):
    """Who was told by telephone."""

    receiver: Code
    to: Annotated[str, Field(max_length=200)] = ""
    at: datetime
    words: Words = ""


class UpdateIn(PlainIn):
    """How it stands."""

    at: datetime
    stopped: Count
    words: Words


class MeetingIn(PlainIn):
    """Talks with both sides."""

    at: datetime
    with_authority: bool
    words: Words
    answer: Annotated[str, Field(max_length=1_000)] = ""


class ReportIn(PlainIn):
    """The fields that a person writes; all others are filled in."""

    at: datetime
    typed: Annotated[dict[Code, Words], Field(max_length=30)] = {}


class EndIn(PlainIn):
    """Work goes on again."""

    at: datetime
    days_lost: Annotated[int, Field(ge=0, le=100_000_000)]
    demands_met: Code = ""
    legality: Code = ""
    words: Words


class PromiseIn(PlainIn):
    """What the employer promised."""

    words: Line
    due_on: date
    at: datetime


class SettleIn(PlainIn):
    """Whether a promise was kept."""

    kept: bool
    evidence: Line
    at: datetime


class DisputeIn(Schema):
    """A petition of workers."""

    employer: Code
    kind: Code
    matter: Code
    words: Line
    known_on: date
    received_on: date
    workers: Count = 1

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.dict()
        return {"employer_id": body_of(given.pop("employer")), **given}


class StepIn(PlainIn):
    """The next step of a dispute."""

    step: Code
    happened_on: date
    words: Line = ""


class CloseIn(PlainIn):
    """The conclusion."""

    words: Words
    at: datetime
