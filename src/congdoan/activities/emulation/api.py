"""Initiatives and councils for programs: the same acts as the pages and commands."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.forms import told
from congdoan.activities.emulation.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class InitiativeOut(Schema):
    """An initiative as lists show it; money in đồng."""

    id: int
    code: str
    title: str
    unit_code: str
    authors: str
    state: str
    submitted_on: date
    decide_by: date | None
    claimed: int | None
    verified: int | None


class DeadlineOut(Schema):
    decide_by: date


class BarredOut(Schema):
    barred: list[str]


class TotalOut(Schema):
    total: int


class PartsOut(Schema):
    parts: list[int]


class YearOut(Schema):
    year_no: int


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


@router.get("/initiatives", response=list[InitiativeOut], operation_id="emulation_initiatives")
@doors.endpoint
def initiatives(request: HttpRequest, year: int | None = None, state: str = "", text: str = "", after: int | None = None) -> Any:
    """Return one page of initiatives within reach, the newest first."""
    guard.require_somewhere(doors.actor_id(request), "emulation.read", on=doors.today())
    chosen = queries.Filter(year=year if year and 1990 <= year <= 2999 else None, state=state[:12], text=text.replace("\x00", "")[:80])
    return queries.listing(chosen, on=doors.today(), after=after if after and 0 < after < 2**63 else None)[0]


@router.get("/initiatives/{initiative_id}", response=InitiativeOut, operation_id="emulation_initiative")
@doors.endpoint
def initiative(request: HttpRequest, initiative_id: Id) -> Any:
    """Return one initiative as it stands."""
    found = queries.details(initiative_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "emulation.read", at=found.row.unit_id, on=doors.today())
    return found.row


@router.post("/initiatives", response=IdOut, operation_id="emulation_submit_initiative")
@doors.endpoint
def submit_initiative(request: HttpRequest, body: told.InitiativeIn) -> dict[str, int]:
    return {"id": services.submit_initiative(**body.values(), **who(request))}


@router.post("/initiatives/{initiative_id}/files", response=IdOut, operation_id="emulation_add_file")
@doors.endpoint
def add_file(request: HttpRequest, initiative_id: Id, body: told.FileIn) -> dict[str, int]:
    return {"id": services.add_file(initiative_id=initiative_id, **body.values(), **who(request))}


@router.post("/initiatives/{initiative_id}/receive", response=DeadlineOut, operation_id="emulation_receive_initiative")
@doors.endpoint
def receive_initiative(request: HttpRequest, initiative_id: Id) -> dict[str, date]:
    return {"decide_by": services.receive_initiative(initiative_id=initiative_id, **who(request))}


@router.post("/resemblances/{resemblance_id}/answer", response=DoneOut, operation_id="emulation_answer_resemblance")
@doors.endpoint
def answer_resemblance(request: HttpRequest, resemblance_id: Id, body: told.AnswerIn) -> dict[str, bool]:
    services.answer_resemblance(resemblance_id=resemblance_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/initiatives/{initiative_id}/verify", response=YearOut, operation_id="emulation_verify_benefit")
@doors.endpoint
def verify_benefit(request: HttpRequest, initiative_id: Id, body: told.VerifiedIn) -> dict[str, int]:
    return {"year_no": services.verify_benefit(initiative_id=initiative_id, **body.values(), **who(request))}


@router.post("/initiatives/{initiative_id}/rewards", response=PartsOut, operation_id="emulation_reward_initiative")
@doors.endpoint
def reward_initiative(request: HttpRequest, initiative_id: Id, body: told.RewardIn) -> dict[str, list[int]]:
    return {"parts": services.reward_initiative(initiative_id=initiative_id, **body.values(), **who(request))}


@router.post("/rewards/{reward_id}/reverse", response=DoneOut, operation_id="emulation_reverse_reward")
@doors.endpoint
def reverse_reward(request: HttpRequest, reward_id: Id, body: told.BecauseIn) -> dict[str, bool]:
    services.reverse_reward(reward_id=reward_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/initiatives/{initiative_id}/show", response=IdOut, operation_id="emulation_show_initiative")
@doors.endpoint
def show_initiative(request: HttpRequest, initiative_id: Id, body: told.ExhibitIn) -> dict[str, int]:
    return {"id": services.show_initiative(initiative_id=initiative_id, **body.values(), **who(request))}


@router.post("/councils", response=IdOut, operation_id="emulation_open_council")
@doors.endpoint
def open_council(request: HttpRequest, body: told.CouncilIn) -> dict[str, int]:
    return {"id": services.open_council(**body.values(), **who(request))}


@router.post("/councils/{council_id}/judges", response=IdOut, operation_id="emulation_add_judge")
@doors.endpoint
def add_judge(request: HttpRequest, council_id: Id, body: told.JudgeIn) -> dict[str, int]:
    return {"id": services.add_judge(council_id=council_id, **body.values(), **who(request))}


@router.post("/initiatives/{initiative_id}/council", response=BarredOut, operation_id="emulation_put_to_council")
@doors.endpoint
def put_to_council(request: HttpRequest, initiative_id: Id, body: told.PutIn) -> dict[str, list[str]]:
    return {"barred": services.put_to_council(initiative_id=initiative_id, **body.values(), **who(request))}


@router.post("/initiatives/{initiative_id}/sheet", response=TotalOut, operation_id="emulation_score_initiative")
@doors.endpoint
def score_initiative(request: HttpRequest, initiative_id: Id, body: told.SheetIn) -> dict[str, int]:
    return {"total": services.score_initiative(initiative_id=initiative_id, **body.values(), **who(request))}


@router.post("/initiatives/{initiative_id}/draft-decision", response=IdOut, operation_id="emulation_draft_decision")
@doors.endpoint
def draft_decision(request: HttpRequest, initiative_id: Id) -> dict[str, int]:
    return {"id": services.draft_decision(initiative_id=initiative_id, **who(request))}


def _acted(path: str, name: str, service: Callable[..., object], body: Any) -> None:
    """Give an act on an initiative that answers nothing its endpoint."""

    def act(request: HttpRequest, initiative_id: Id, body: Any) -> dict[str, bool]:
        service(initiative_id=initiative_id, **body.values(), **who(request))
        return {"done": True}

    act.__annotations__ = {"request": HttpRequest, "initiative_id": Id, "body": body}
    router.post(f"/initiatives/{{initiative_id}}/{path}", response=DoneOut, operation_id=f"emulation_{name}")(doors.endpoint(act))


_acted("resubmit", "resubmit_initiative", services.resubmit_initiative, told.ContentIn)
_acted("return", "return_initiative", services.return_initiative, told.ReasonIn)
_acted("apply", "apply_initiative", services.apply_initiative, told.AppliedIn)
_acted("share", "share_initiative", services.share_initiative, told.ShareIn)
_acted("conflicts", "declare_conflict", services.declare_conflict, told.ConflictIn)
_acted("consents", "record_consent", services.record_consent, told.ConsentIn)
_acted("hide", "hide_initiative", services.hide_initiative, told.ReasonIn)
_acted("decide", "decide_initiative", services.decide_initiative, told.DecisionIn)


@router.post("/campaigns", response=IdOut, operation_id="emulation_launch_campaign")
@doors.endpoint
def launch_campaign(request: HttpRequest, body: told.CampaignIn) -> dict[str, int]:
    return {"id": services.launch_campaign(**body.values(), **who(request))}


@router.post("/campaigns/{campaign_id}/registrations", response=IdOut, operation_id="emulation_register_for_campaign")
@doors.endpoint
def register_for_campaign(request: HttpRequest, campaign_id: Id, body: told.RegistrationIn) -> dict[str, int]:
    return {"id": services.register_for_campaign(campaign_id=campaign_id, **body.values(), **who(request))}


@router.post("/registrations/{registration_id}/proposals", response=IdOut, operation_id="emulation_propose_award")
@doors.endpoint
def propose_award(request: HttpRequest, registration_id: Id, body: told.ProposalIn) -> dict[str, int]:
    return {"id": services.propose_award(registration_id=registration_id, **body.values(), **who(request))}


@router.post("/proposals/{proposal_id}/decide", response=DoneOut, operation_id="emulation_decide_award")
@doors.endpoint
def decide_award(request: HttpRequest, proposal_id: Id, body: told.AwardDecisionIn) -> dict[str, bool]:
    services.decide_award(proposal_id=proposal_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/awards", response=IdOut, operation_id="emulation_record_award")
@doors.endpoint
def record_award(request: HttpRequest, body: told.AwardIn) -> dict[str, int]:
    return {"id": services.record_award(**body.values(), **who(request))}
