"""Use cases as JSON, of one shape for the API and for commands."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.rules import agreements as agreeing
from congdoan.activities.bargaining.rules import dialogue as talking
from congdoan.activities.bargaining.rules import talks as talking_over
from congdoan.activities.bargaining.rules.letters import Member
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations import services as register

Id = Annotated[int, Field(ge=1, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Code = Annotated[str, Field(max_length=40)]
Line = Annotated[str, Field(max_length=500)]


def organisation_of(code: str) -> int:
    """Return the id of the organisation within reach that bears a code.

    :raises UnknownOrganisation: none does
    """
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise register.UnknownOrganisation(organisation=code[:40])
    return found


class PlainIn(Schema):
    """A body whose fields are those of the service; `unit` and `employer` are codes."""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.dict()
        return {(f"{name}_id" if name in CODED else name): organisation_of(kept) if name in CODED else kept for name, kept in given.items()}


CODED = ("unit", "employer")


class TopicIn(Schema):
    """A matter of an agenda."""

    proposer: Code
    words: Line


class CallIn(PlainIn):
    """A new session of dialogue."""

    unit: Code
    employer: Code
    kind: Code
    planned_on: date
    seats: Count
    topics: Annotated[list[TopicIn], Field(max_length=50)]
    place: Annotated[str, Field(max_length=200)] = ""
    trigger: Code = ""
    asked_by: Code = ""
    requested_on: date | None = None
    supporters: Count | None = None
    wants_women: bool = False
    workers: Count | None = None

    def values(self) -> dict[str, Any]:
        return super().values() | {"topics": [talking.Topic(one.proposer, one.words) for one in self.topics]}


class MarkIn(PlainIn):
    """A step of a session and its day."""

    step: Code
    happened_on: date


class OutcomeIn(Schema):
    """What became of a matter."""

    place: Count
    words: Annotated[str, Field(max_length=1000)] = ""
    is_agreed: bool | None = None


class PromiseIn(Schema):
    """Who promised what until when."""

    owner: Annotated[str, Field(max_length=200)]
    words: Line
    due_on: date


class HoldIn(Schema):
    """The minutes of a session."""

    held_on: date
    present: Count
    employer_present: Count
    has_legal: bool
    women_present: Count = 0
    outcomes: Annotated[list[OutcomeIn], Field(max_length=50)] = []
    promises: Annotated[list[PromiseIn], Field(max_length=50)] = []
    minutes: Annotated[str, Field(max_length=20_000)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {
            "held_on": self.held_on,
            "came": talking.Attendance(self.present, self.employer_present, self.has_legal, self.women_present),
            "outcomes": [talking.Outcome(one.place, one.words, one.is_agreed) for one in self.outcomes],
            "promises": [talking.Promise(one.owner, one.words, one.due_on) for one in self.promises],
            "minutes": self.minutes,
        }


class ReasonIn(PlainIn):
    """Why something is taken back."""

    reason: Annotated[str, Field(max_length=300)]


class SettleIn(PlainIn):
    """How it is seen that a promise was kept."""

    done_on: date
    evidence: Line


class WorkplaceActIn(PlainIn):
    """A conference, a regulation or a list of members."""

    unit: Code
    employer: Code
    kind: Code
    happened_on: date
    form: Code = ""
    called: Count | None = None
    present: Count | None = None
    words: Annotated[str, Field(max_length=1000)] = ""


class ClauseIn(Schema):
    """A clause; figures in the unit of its kind, money in đồng."""

    kind: Code
    article: Annotated[str, Field(max_length=40)] = ""
    text: Annotated[str, Field(max_length=2000)] = ""
    value: Annotated[int, Field(ge=0, le=10**12)] | None = None
    workers: Count | None = None
    times: Annotated[int, Field(ge=0, le=10_000)] | None = None
    yearly_dong: Annotated[int, Field(ge=0, le=10**15)] | None = None


class PartyIn(Schema):
    """An employer that an agreement binds, by its code, and the ballot there."""

    employer: Code
    workers: Count | None = None
    asked: Count | None = None
    in_favour: Count | None = None


def clauses_of(told: list[ClauseIn]) -> list[agreeing.ClauseDraft]:
    """Return clauses as the services take them."""
    return [agreeing.ClauseDraft(**one.dict()) for one in told]


class AgreementIn(PlainIn):
    """An agreement that was signed."""

    unit: Code
    level: Code = "enterprise"
    title: Annotated[str, Field(max_length=300)]
    signed_on: date
    effective_on: date
    expires_on: date
    parties: Annotated[list[PartyIn], Field(min_length=1, max_length=1_000)]
    clauses: Annotated[list[ClauseIn], Field(max_length=300)]
    number: Annotated[str, Field(max_length=60)] = ""
    signers: Line = ""
    text: Annotated[str, Field(max_length=500_000)] = ""
    file_name: Annotated[str, Field(max_length=200)] = ""
    renews_id: Id | None = None

    def values(self) -> dict[str, Any]:
        parties = [services.PartyDraft(organisation_of(one.employer), one.workers, one.asked, one.in_favour) for one in self.parties]
        return super().values() | {"parties": parties, "clauses": clauses_of(self.clauses)}


class AmendIn(PlainIn):
    """Clauses that are replaced from a day on."""

    dropped: Annotated[list[Id], Field(max_length=300)] = []
    added: Annotated[list[ClauseIn], Field(max_length=300)] = []
    since: date
    words: Annotated[str, Field(max_length=300)]

    def values(self) -> dict[str, Any]:
        return super().values() | {"added": clauses_of(self.added)}


class StepIn(PlainIn):
    """A step of an agreement and its day."""

    step: Code
    happened_on: date
    receipt: Annotated[str, Field(max_length=200)] = ""


class ExtendIn(PlainIn):
    """Until when an agreement is extended."""

    until: date
    decided_on: date
    in_favour: Count


class WideningIn(PlainIn):
    """A request to widen an agreement to a trade or zone."""

    scope: Annotated[str, Field(max_length=300)]
    source: Annotated[str, Field(max_length=300)]
    addressee: Annotated[str, Field(max_length=200)]
    all_workers: Count
    all_employers: Count
    asked_on: date


class WideningAnswerIn(Schema):
    """What the authority decided; `employers` are codes of those bound from now on."""

    outcome: Code
    decision: Annotated[str, Field(max_length=200)]
    decided_on: date
    employers: Annotated[list[Code], Field(max_length=1_000)] = []

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return self.dict(exclude={"employers"}) | {"employer_ids": [organisation_of(code) for code in self.employers]}


class EndIn(PlainIn):
    """How an agreement ends."""

    how: Code
    happened_on: date
    reason: Annotated[str, Field(max_length=300)]
    clause_ids: Annotated[list[Id], Field(max_length=300)] = []


class GradeIn(PlainIn):
    """What who grades tells."""

    year: Annotated[int, Field(ge=1995, le=2999)]
    implementation: Annotated[int, Field(ge=0, le=100)]
    words: Line = ""


class MatterIn(Schema):
    """Something that is bargained over."""

    topic: Code
    words: Line


class RequestIn(PlainIn):
    """Talks that one side asked for; `employers` are codes."""

    unit: Code
    level: Code = "enterprise"
    title: Annotated[str, Field(max_length=300)]
    asked_by: Code
    requested_on: date
    employers: Annotated[list[Code], Field(min_length=1, max_length=1_000)]
    matters: Annotated[list[MatterIn], Field(max_length=50)]
    renews_id: Id | None = None
    workers: Count | None = None

    def values(self) -> dict[str, Any]:
        given = super().values()
        codes = given.pop("employers")
        matters = [talking_over.Matter(one.topic, one.words) for one in self.matters]
        return given | {"employer_ids": [organisation_of(code) for code in codes], "matters": matters}


class BargainingStepIn(PlainIn):
    """A step of talks and its day."""

    step: Code
    happened_on: date
    words: Line = ""


class AnswerIn(Schema):
    """How people answered about one matter, as counts."""

    place: Count
    agree: Count
    disagree: Count
    words: Line = ""


class PollIn(Schema):
    """An opinion poll as counts."""

    held_on: date
    asked: Count
    answers: Annotated[list[AnswerIn], Field(max_length=50)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"held_on": self.held_on, "asked": self.asked, "answers": [talking_over.Answer(**one.dict()) for one in self.answers]}


class PhonePollIn(PlainIn):
    """A poll that workers answer on a phone, with slips."""

    slips: Count
    closes_on: date


class SettledIn(Schema):
    """What a session came to in one matter."""

    place: Count
    is_agreed: bool
    words: Annotated[str, Field(max_length=1000)] = ""


class SessionIn(Schema):
    """A session of talks."""

    held_on: date
    outcomes: Annotated[list[SettledIn], Field(max_length=50)] = []
    words: Annotated[str, Field(max_length=20_000)] = ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"held_on": self.held_on, "words": self.words, "outcomes": [talking_over.Settled(**one.dict()) for one in self.outcomes]}


class BallotIn(PlainIn):
    """The ballot at one employer."""

    employer: Code
    asked: Count
    in_favour: Count
    voted_on: date


class SignIn(Schema):
    """The signed paper and its clauses."""

    title: Annotated[str, Field(max_length=300)]
    signed_on: date
    effective_on: date
    expires_on: date
    number: Annotated[str, Field(max_length=60)] = ""
    signers: Line = ""
    clauses: Annotated[list[ClauseIn], Field(max_length=300)] = []

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"signature": services.Signature(**self.dict(exclude={"clauses"})), "clauses": clauses_of(self.clauses)}


class TeamMemberIn(Schema):
    """Who sits in the union's bargaining team."""

    name: Annotated[str, Field(max_length=160)]
    position: Annotated[str, Field(max_length=200)] = ""
    role: Annotated[str, Field(max_length=200)] = ""


class TeamIn(Schema):
    """The union's bargaining team."""

    members: Annotated[list[TeamMemberIn], Field(max_length=50)]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"members": [Member(**one.dict()) for one in self.members]}


class FailIn(PlainIn):
    """How talks failed."""

    failure: Code
    failed_on: date
    words: Line
