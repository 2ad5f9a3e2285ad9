"""Use cases as JSON, of one shape for the API and for commands."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from congdoan.activities.grassroots.rules import grading
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members import queries as members
from congdoan.people.members import rules as persons
from congdoan.people.officers import rules as counting
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Code = Annotated[str, Field(max_length=40)]
Year = Annotated[int, Field(ge=2019, le=2999)]
Points = Annotated[list[Annotated[int, Field(ge=0, le=100)]], Field(max_length=grading.MOST_CRITERIA)]
Line = Annotated[str, Field(max_length=300)]


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


class FoundingIn(Schema):
    """A new founding."""

    unit: Code
    kind: Code
    name: Line
    employer: Code = ""
    workers: Count | None = None
    workers_source: Annotated[str, Field(max_length=200)] = ""
    commune: Annotated[str, Field(max_length=120)] = ""
    next_step: Annotated[str, Field(max_length=200)] = ""
    next_due: date | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        employer = unit_of(self.employer) if self.employer else None
        return {**self.dict(exclude={"unit", "employer"}), "unit_id": unit_of(self.unit), "employer_id": employer}


class ContactIn(PlainIn):
    """A contact and what comes next."""

    happened_on: date
    words: Annotated[str, Field(max_length=500)]
    next_step: Annotated[str, Field(max_length=200)]
    next_due: date | None = None


class ApplicantIn(Schema):
    """A worker in text, as a form would tell it."""

    full_name: Line
    sex: Annotated[str, Field(max_length=20)] = ""
    born: Annotated[str, Field(max_length=20)] = ""
    citizen_number: Annotated[str, Field(max_length=30)] = ""
    phone: Line = ""
    job: Line = ""


class ApplicationsIn(Schema):
    """Workers who ask for the union."""

    applied_on: date
    persons: Annotated[list[ApplicantIn], Field(min_length=1, max_length=5_000)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes; everything unreadable is told at once.

        :raises Rejected: somebody cannot be read
        """
        drafts, problems, words = [], [], members.field_words()
        for place, one in enumerate(self.persons, start=1):
            try:
                drafts.append(persons.read_person({name: text for name, text in one.dict().items() if text}, on=self.applied_on))
            except persons.UnfitPerson as refusal:
                problems += [
                    {"row": place, "column": words.get(name, name), "message": f"Người thứ {place}, {words.get(name, name)}: {cure}"}
                    for name, cure in refusal.faults
                ]
        if problems:
            raise Rejected(problems)
        return {"drafts": drafts, "applied_on": self.applied_on}


class TeamIn(PlainIn):
    """The campaign committee: numbers of applications."""

    formed_on: date
    head_id: Id
    application_ids: Annotated[list[Id], Field(max_length=50)] = []
    words: Line = ""


class StoodIn(Schema):
    """A candidate: the number of the application, the votes."""

    application: Id
    votes: Count
    nominated: Annotated[str, Field(pattern="^(nominated|self)$")] = "nominated"


class MeetingIn(Schema):
    """The minutes of the founding meeting."""

    held_on: date
    called: Count
    present: Count
    voting: Count
    seats: Annotated[int, Field(ge=0, le=200)]
    ballots_out: Count
    ballots_in: Count
    valid: Count
    invalid: Count
    candidates: Annotated[list[StoodIn], Field(max_length=300)]
    base: Annotated[str, Field(max_length=6)] = "in"
    place: Annotated[str, Field(max_length=200)] = ""
    chair_id: Id | None = None
    until: date | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        candidates = tuple(counting.Candidate(one.application, "", one.votes, one.nominated) for one in self.candidates)
        kept = {"held_on", "place", "chair_id", "until"}
        tally = counting.Tally(**self.dict(exclude={*kept, "candidates"}), candidates=candidates)
        return {**self.dict(include=kept), "tally": tally}


class DossierIn(PlainIn):
    """When the dossier came."""

    submitted_on: date


class DecisionIn(PlainIn):
    """The key under which the document is written once."""

    client_key: UUID


class RecogniseIn(PlainIn):
    """The code that the new union will bear."""

    code: Code


class ReasonIn(PlainIn):
    """Why a founding is given up."""

    reason: Line


class CriterionIn(Schema):
    """One criterion and the most points it can give."""

    words: Line
    most: Annotated[int, Field(ge=1, le=100)]


class RubricIn(Schema):
    """By which criteria a federation grades in a year."""

    unit: Code
    year: Year
    name: Annotated[str, Field(max_length=200)]
    document: Annotated[str, Field(max_length=200)]
    criteria: Annotated[list[CriterionIn], Field(max_length=grading.MOST_CRITERIA)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        criteria = [grading.Criterion(one.words, one.most) for one in self.criteria]
        return {**self.dict(exclude={"unit", "criteria"}), "unit_id": unit_of(self.unit), "criteria": criteria}


class ScoreIn(Schema):
    """A union's own points in the order of the rubric."""

    unit: Code
    rubric_id: Id
    points: Points
    words: Annotated[str, Field(max_length=500)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class InformIn(PlainIn):
    """How and when the members were told."""

    informed_on: date
    words: Line


class ReviewIn(PlainIn):
    """The upper union's points in the order of the rubric, and why they differ."""

    points: Points
    reason: Annotated[str, Field(max_length=500)] = ""


class PublishIn(Schema):
    """The decision that makes the reviewed grades of a year public."""

    unit: Code
    year: Year
    decision: Annotated[str, Field(max_length=120)]
    decided_on: date

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}
