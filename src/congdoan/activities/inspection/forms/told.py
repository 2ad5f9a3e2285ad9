"""Use cases as JSON, of one shape for the API and for commands."""

import base64
import binascii
from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema

from congdoan.activities.inspection.services.refusals import InspectionPaperUnfit
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Code = Annotated[str, Field(max_length=40)]
Line = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=4000)]
MOST_LETTERS = 14 * 2**20  # of a file of ten megabytes in base 64


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


class PaperIn(Schema):
    """A file in base 64 beside what is said; both empty where none comes."""

    file_name: Annotated[str, Field(max_length=200)] = ""
    file: Annotated[str, Field(max_length=MOST_LETTERS)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes.

        :raises InspectionPaperUnfit: the file is no base 64
        """
        try:
            content = base64.b64decode(self.file, validate=True)
        except binascii.Error:
            raise InspectionPaperUnfit(name=self.file_name[:60] or "tệp", why="tệp gửi dưới dạng base64") from None
        return {**self.dict(exclude={"file"}), "content": content}


class ProgrammeIn(Schema):
    """A year's programme to draft; `seed` draws the lots."""

    unit: Code
    year: int
    by_lot: Annotated[int, Field(ge=0, le=5_000)] = 0
    seed: Annotated[int, Field(ge=0, lt=2**63)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class PickIn(Schema):
    """A unit to add by hand, and why."""

    unit: Code
    kind: Code
    reason: Line

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"unit_id": unit_of(self.unit), "kind": self.kind, "reason": self.reason}


class ReasonIn(PlainIn):
    """Why, or what is to be changed."""

    reason: Annotated[str, Field(max_length=500)]


class ResolutionIn(PlainIn):
    """The resolution by which the committee approved."""

    resolution: Annotated[str, Field(max_length=120)]


class InspectionIn(Schema):
    """An inspection by decision; units by their codes."""

    owner: Code
    unit: Code
    kind: Code
    since: date
    until: date
    scope: Annotated[str, Field(max_length=1000)]
    decision: Annotated[str, Field(max_length=80)]
    decided_on: date
    access_from: date
    access_until: date
    pick_id: Id | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"owner", "unit"}), "owner_id": unit_of(self.owner), "unit_id": unit_of(self.unit)}


class ExaminerIn(PlainIn):
    """Somebody for the team, by sign-in name. `post`: head, secretary, member."""

    username: Annotated[str, Field(max_length=80)]
    post: Code = "member"


class StepIn(PaperIn):
    """A plain step. `step`: outlined, on_site, minuted, rechecked."""

    step: Code
    words: Long


class WordsIn(PaperIn):
    """What is said, with a file where there is one."""

    words: Long
