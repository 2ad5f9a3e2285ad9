"""Use cases as JSON, of one shape for the API and for commands."""

from base64 import b64decode
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from congdoan.activities.procedures import queries, services
from congdoan.activities.procedures.services import Upload
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Code = Annotated[str, Field(max_length=40)]
Words = Annotated[str, Field(max_length=4_000)]
Content = Annotated[str, Field(max_length=7_000_000)]


def unit_of(code: str) -> int:
    """Return the id of the unit within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


def place_of(code: str) -> int:
    """Return the id of the unit that takes requests from everybody and bears a code.

    :raises CounterClosed: none does
    """
    found = queries.place(code.strip()) if "\x00" not in code else None
    if found is None:
        raise services.CounterClosed(procedure="này")
    return found.unit_id


class PlainIn(Schema):
    """A body whose fields are those of the service."""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict()


class PaperIn(Schema):
    """A file, its content in base 64."""

    key: Code
    name: Annotated[str, Field(max_length=200)]
    content: Content

    def upload(self) -> Upload:
        """Return the file.

        :raises PaperUnfit: the content is not base 64
        """
        try:
            return Upload(self.key, self.name, b64decode(self.content, validate=True))
        except ValueError:
            raise services.PaperUnfit(name=self.name[:60], why="nội dung không phải base64") from None


class RequestIn(Schema):
    """A request at a unit."""

    unit: Code
    code: Code
    answers: dict[Code, Words]
    papers: Annotated[list[PaperIn], Field(max_length=8)] = []
    key: UUID | None = None

    def facts(self) -> dict[str, Any]:
        """Return what both ways of filing take."""
        return {"code": self.code, "answers": self.answers, "papers": [paper.upload() for paper in self.papers], "key": self.key}

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.facts(), "unit_id": unit_of(self.unit)}


class OwnRequestIn(RequestIn):
    """A request of one's own, or in the name of a unit."""

    from_unit: Code = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        sender = unit_of(self.from_unit) if self.from_unit else None
        return {**self.facts(), "unit_id": place_of(self.unit), "from_unit_id": sender}


class WordsIn(PlainIn):
    """Something to be said."""

    words: Words


class NoteIn(PlainIn):
    """Something that may be said."""

    words: Words = ""


class DecisionIn(PlainIn):
    """The decision on a request."""

    outcome: Code
    words: Words
    decision: Annotated[str, Field(max_length=120)] = ""


class AnswerIn(PlainIn):
    """The key under which the answer is written once."""

    client_key: UUID


class CounterIn(Schema):
    """Where a procedure is opened or closed."""

    unit: Code
    code: Code
    below: bool = False

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"unit_id": unit_of(self.unit), "code": self.code, "below": self.below}


class LimitIn(Schema):
    """A unit's own time limit."""

    unit: Code
    code: Code
    working_days: Annotated[int, Field(ge=0, le=10_000)]
    valid_from: date
    document: Annotated[str, Field(max_length=200)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}
