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


class OrderedIn(Schema):
    """What a decision orders; units by their codes."""

    owner: Code
    unit: Code
    kind: Code
    since: date
    until: date
    scope: Annotated[str, Field(max_length=1000)]
    access_from: date
    access_until: date
    pick_id: Id | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"owner", "unit"}), "owner_id": unit_of(self.owner), "unit_id": unit_of(self.unit)}


class InspectionIn(OrderedIn):
    """An inspection by a decision that was signed elsewhere."""

    decision: Annotated[str, Field(max_length=80)]
    decided_on: date


class DecisionIn(OrderedIn):
    """A decision to write; the team, a name on each line."""

    team: Annotated[str, Field(max_length=1000)]


class PaperKindIn(PlainIn):
    """A paper of an inspection. `kind`: outline, minutes, report."""

    kind: Code


class YearlyReportIn(Schema):
    """The report of a committee's year, or of its first half."""

    unit: Code
    year: int
    is_half: bool = False

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


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


class SampleIn(PlainIn):
    """A sample to draw. `of`: vouchers, lines; `how`: risk, lot; `seed` draws the lots."""

    of: Code
    how: Code
    size: Annotated[int, Field(ge=1, le=500)]
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0


class WorkingPaperIn(PaperIn):
    """A working paper. `verdict`: ok, irregular, open; money in đồng."""

    verdict: Code
    words: Annotated[str, Field(max_length=2000)]
    voucher_id: Id | None = None
    line_id: Id | None = None
    flag: Annotated[str, Field(max_length=4)] = ""
    amount: Annotated[int, Field(ge=0, le=10**15)] | None = None


class QuestionIn(PlainIn):
    """A question to the unit."""

    words: Annotated[str, Field(max_length=2000)]
    due_on: date


class IrregularityIn(PlainIn):
    """What was found. `kind`: the code of a red flag, or other; `papers` are numbers of working papers; money in đồng."""

    kind: Annotated[str, Field(max_length=5)]
    title: Line
    document: Annotated[str, Field(max_length=200)]
    article: Annotated[str, Field(max_length=80)]
    words: Annotated[str, Field(max_length=2000)] = ""
    amount: Annotated[int, Field(ge=0, le=10**15)] | None = None
    cause: Annotated[str, Field(max_length=500)] = ""
    person: Annotated[str, Field(max_length=160)] = ""
    papers: Annotated[list[Annotated[int, Field(ge=1, le=100_000)]], Field(max_length=200)] = []


class RecommendationIn(PlainIn):
    """What the unit is to do, by whom, until when."""

    words: Annotated[str, Field(max_length=1000)]
    owner_name: Annotated[str, Field(max_length=160)]
    due_on: date
    irregularity_id: Id | None = None


class DraftIn(PlainIn):
    """Until when the unit may reply to the draft conclusion."""

    reply_by: date


class DoneIn(PaperIn):
    """What was done about a recommendation, with its evidence; money in đồng."""

    words: Annotated[str, Field(max_length=2000)]
    recovered: Annotated[int, Field(ge=0, le=10**15)] = 0


class VerdictIn(PlainIn):
    """Whether a recommendation is done."""

    is_done: bool
    words: Annotated[str, Field(max_length=2000)]


class SaidIn(PlainIn):
    """What is said."""

    words: Annotated[str, Field(max_length=2000)]
