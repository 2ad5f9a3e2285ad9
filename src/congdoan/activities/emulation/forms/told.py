"""Use cases as JSON, of one shape for the API and for commands. Shares are parts per ten thousand; money is worked out from formulas."""

from base64 import b64decode
from binascii import Error as NotBase64
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from congdoan.activities.emulation import services
from congdoan.activities.emulation.rules import AuthorDraft, PartDraft
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Code = Annotated[str, Field(max_length=40)]
Line = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=20_000)]
Small = Annotated[int, Field(ge=0, le=30_000)]
Money = Annotated[int, Field(ge=-(10**18), le=10**18)]


def unit_of(code: str) -> int:
    """Return the id of the unit within reach that bears a code.

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


class AuthorIn(Schema):
    """One author."""

    name: Line
    share: Small
    part: Line = ""
    membership_id: Id | None = None
    is_named: bool = False


class PartIn(Schema):
    """One part of a benefit."""

    kind: Code
    words: Line
    formula: Line
    evidence: Line = ""
    why: Line = ""


class ContentIn(Schema):
    """What an initiative tells."""

    title: Line
    problem: Text
    solution: Text
    place: Line
    first_applied_on: date
    authors: Annotated[list[AuthorIn], Field(max_length=50)]
    parts: Annotated[list[PartIn], Field(max_length=50)] = []
    field: Line = ""
    is_computed: bool = True
    other_benefit: Text = ""
    may_disclose: bool = False

    def draft(self) -> services.InitiativeDraft:
        """Return the initiative as the service takes it."""
        plain = self.dict(include={"title", "problem", "solution", "place", "first_applied_on", "field", "is_computed", "other_benefit",
                                   "may_disclose"})  # fmt: skip
        return services.InitiativeDraft(**plain, authors=[AuthorDraft(**one.dict()) for one in self.authors], parts=parts_of(self.parts))

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"draft": self.draft()}


class InitiativeIn(ContentIn):
    """A new initiative of a union, under a key of the sender's."""

    unit: Code
    client_key: UUID

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"unit_id": unit_of(self.unit), "client_key": self.client_key, "draft": self.draft()}


class FileIn(Schema):
    """A photo or paper in base64."""

    file_name: Line
    content: Annotated[str, Field(max_length=15 * 2**20)]
    words: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes; what is no base64 is no file."""
        try:
            content = b64decode(self.content, validate=True)
        except (NotBase64, ValueError):
            content = b""
        return {"file_name": self.file_name, "content": content, "words": self.words}


class ReasonIn(PlainIn):
    """Why it is sent back."""

    reason: Text


class AppliedIn(PlainIn):
    """Since when and where it is applied."""

    applied_on: date
    place: Line


class AnswerIn(PlainIn):
    """What another initiative is to this one."""

    verdict: Code
    words: Line


class VerifiedIn(Schema):
    """What the employer verified of the next year."""

    verifier: Line
    minutes: Line
    verified_on: date | None = None
    parts: Annotated[list[PartIn], Field(max_length=50)] = []

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"parts"}), "parts": parts_of(self.parts)}


class RewardIn(PlainIn):
    """What was paid."""

    kind: Code
    year_no: Small
    amount: Money
    payer: Line
    decision: Line
    paid_on: date
    region: Code = ""


class BecauseIn(PlainIn):
    """Why what was paid is taken back."""

    because: Line


class ConsentIn(PlainIn):
    """What an author says of the public gallery: named, unnamed or withdrawn."""

    author_place: Small
    answer: Code
    words: Line
    said_on: date | None = None


class ExhibitIn(PlainIn):
    """Which photos are shown, by their places."""

    photos: Annotated[list[Small], Field(max_length=50)] = []


class JudgeIn(Schema):
    """Who sits in a council."""

    username: Line
    post: Code = "member"
    membership_id: Id | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"judge": services.JudgeDraft(**self.dict())}


class CriterionIn(Schema):
    """One line of a rubric."""

    name: Line
    most: Small


class CouncilIn(Schema):
    """A new council."""

    unit: Code
    name: Line
    decision: Line
    since: date
    rubric: Annotated[list[CriterionIn], Field(max_length=50)]
    least_sheets: Small
    pass_score: Small
    judges: Annotated[list[JudgeIn], Field(max_length=50)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        plain = self.dict(include={"name", "decision", "since", "least_sheets", "pass_score"})
        judges = [services.JudgeDraft(**one.dict()) for one in self.judges]
        return {**plain, "unit_id": unit_of(self.unit), "rubric": [(one.name, one.most) for one in self.rubric], "judges": judges}


class PutIn(PlainIn):
    """Before which council."""

    council_id: Id


class ConflictIn(PlainIn):
    """Who may not judge, and why."""

    member_id: Id
    kind: Code
    words: Line


class SheetIn(PlainIn):
    """One's own sheet, in the order of the rubric."""

    scores: Annotated[list[Annotated[int, Field(ge=-30_000, le=30_000)]], Field(max_length=50)]
    words: Text = ""


class DecisionIn(PlainIn):
    """The decision; an empty number takes that of the signed one drafted here."""

    outcome: Code
    decided_on: date
    decision: Line = ""
    words: Text = ""


def parts_of(given: list[PartIn]) -> list[PartDraft]:
    """Return the parts of a benefit as the services take them."""
    return [PartDraft(**one.dict()) for one in given]


class CampaignIn(Schema):
    """A new campaign."""

    unit: Code
    name: Line
    document: Line
    starts_on: date
    ends_on: date
    register_by: date
    catalogue: Annotated[str, Field(max_length=60)] = ""
    criteria: Text = ""
    goal_initiatives: Annotated[int, Field(ge=0, le=10**9)] | None = None
    goal_benefit: Annotated[int, Field(ge=0, le=10**17)] | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class RegistrationIn(Schema):
    """Who registers for what; a member, or without one the union."""

    unit: Code
    titles: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=50)]
    membership_id: Id | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class ProposalIn(PlainIn):
    """What is proposed, and why."""

    title: Annotated[str, Field(max_length=60)]
    year: Small
    merits: Text
    because: Line = ""


class AwardDecisionIn(PlainIn):
    """What was decided."""

    outcome: Code
    decision: Line
    decided_on: date


class AwardIn(Schema):
    """A title from before."""

    unit: Code
    title: Annotated[str, Field(max_length=60)]
    year: Small
    decision: Line
    membership_id: Id | None = None

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {**self.dict(exclude={"unit"}), "unit_id": unit_of(self.unit)}


class ShareIn(Schema):
    """Which other unit applies an initiative, since when."""

    to_unit: Code
    since: date
    words: Line = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes; an unknown code is no unit."""
        found = access.branch_coded(self.to_unit) if "\x00" not in self.to_unit else None
        return {"to_unit_id": found.pk if found else 0, "since": self.since, "words": self.words}
