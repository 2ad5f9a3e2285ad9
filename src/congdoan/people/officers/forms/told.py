"""Use cases as JSON, of one shape for the API and for commands."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema

from congdoan.people.officers import rules, services
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Code = Annotated[str, Field(max_length=40)]
Line = Annotated[str, Field(max_length=120)]
Told = Annotated[str, Field(max_length=300)]


def unit_of(code: str) -> int:
    """Return the id of the unit within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


class TermIn(Schema):
    """A new term of a body."""

    unit: Code
    body: Annotated[str, Field(max_length=12)]
    seats: Annotated[int, Field(ge=0, le=200)]
    since: date
    until: date | None = None
    name: Line = ""
    section: Line = ""
    decision: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class EndIn(Schema):
    """When and why something ends."""

    last_day: date
    reason: Told

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict()


class ReasonIn(Schema):
    """Why something is taken back."""

    reason: Told

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict()


class SeatIn(Schema):
    """Somebody takes a seat without a count."""

    membership: Id
    post: Annotated[str, Field(max_length=24)]
    since: date
    how: Annotated[str, Field(max_length=10)] = rules.APPOINTED
    decision: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"membership"}), "membership_id": self.membership}


class CandidateIn(Schema):
    """A candidate: the number of the membership, the votes, how he came to stand."""

    membership: Id
    votes: Count
    nominated: Annotated[str, Field(pattern="^(nominated|self)$")] = "nominated"


class MinutesIn(Schema):
    """The minutes of a count."""

    post: Annotated[str, Field(max_length=24)]
    held_on: date
    called: Count
    present: Count
    voting: Count
    seats: Annotated[int, Field(ge=0, le=200)]
    ballots_out: Count
    ballots_in: Count
    valid: Count
    invalid: Count
    candidates: Annotated[list[CandidateIn], Field(max_length=300)]
    base: Annotated[str, Field(max_length=6)] = "in"
    since: date | None = None
    place: Annotated[str, Field(max_length=200)] = ""
    counters: Told = ""
    decision: Line = ""

    def tally(self) -> rules.Tally:
        """Return the count."""
        candidates = tuple(rules.Candidate(one.membership, "", one.votes, one.nominated) for one in self.candidates)
        return rules.Tally(**self.dict(include={*rules.COUNTS, "base"}), candidates=candidates)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(include={"post", "held_on", "since", "place", "counters", "decision"}), "tally": self.tally()}


class CadreIn(Schema):
    """What an officer has learned: the number of the membership, and words."""

    membership: Id
    schooling: Line = ""
    expertise: Annotated[str, Field(max_length=200)] = ""
    politics: Line = ""
    language: Line = ""
    assessment: Told = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"membership"}), "membership_id": self.membership}


class PlanIn(Schema):
    """Whom a union plans for which post."""

    unit: Code
    membership: Id
    body: Annotated[str, Field(max_length=12)]
    post: Annotated[str, Field(max_length=24)]
    term_name: Line
    decision: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit", "membership"}), "unit_id": unit_of(self.unit), "membership_id": self.membership}


class CourseIn(Schema):
    """A course."""

    unit: Code
    name: Annotated[str, Field(max_length=200)]
    first_on: date
    last_on: date
    place: Annotated[str, Field(max_length=200)] = ""
    lessons: Annotated[int, Field(ge=1, le=2_000)] | None = None
    decision: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class AttendedIn(Schema):
    """What came of a course for one member."""

    membership: Id
    outcome: Annotated[str, Field(max_length=10)]
    certificate: Annotated[str, Field(max_length=60)] = ""


class AttendanceIn(Schema):
    """Who came."""

    attended: Annotated[list[AttendedIn], Field(max_length=1_000)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"attended": [services.Attended(one.membership, one.outcome, one.certificate) for one in self.attended]}


class AllowanceIn(Schema):
    """The coefficient of base salary that a decision gives, in hundredths."""

    hundredths: Annotated[int, Field(ge=0, le=1_000)]
    since: date
    decision: Line

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict()
