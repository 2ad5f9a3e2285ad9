"""Signals and stoppages for programs: the same acts as the pages and commands."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.forms import told
from congdoan.activities.disputes.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class SignalOut(Schema):
    """A signal as it stands."""

    id: int
    unit_name: str
    employer_code: str
    matter: str
    words: str
    state: str
    raised_on: date
    found: str


class StoppageOut(Schema):
    """A stoppage as it stands."""

    id: int
    employer_code: str
    employer_name: str
    zone: str
    sector: str
    owner_country: str
    state: str
    broke_out_at: datetime | None
    stopped: int | None
    present: int | None
    demands: list[str]
    causes: list[str]
    ended_at: datetime | None
    days_lost: int | None
    demands_met: str
    legality: str
    closed_on: date | None
    open_promises: int


class DueOut(Schema):
    """A limit or a last day."""

    name: str
    due_on: date
    done_on: date | None
    needs_check: bool


class DisputeOut(Schema):
    """A dispute as it stands, with its limits and time bars."""

    id: int
    employer_code: str
    kind: str
    words: str
    workers: int
    known_on: date
    state: str
    is_over: bool
    limits: list[DueOut]
    bars: list[DueOut]


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


@router.get("/signals", response=list[SignalOut], operation_id="disputes_signals")
@doors.endpoint
def signals(request: HttpRequest, state: str = "", after: Id | None = None) -> Any:
    """Return a page of signals within reach, the newest first."""
    guard.require_somewhere(doors.actor_id(request), "disputes.read", on=doors.today())
    return queries.signals(on=doors.today(), state=state[:10], after=after)[0]


@router.get("/stoppages", response=list[StoppageOut], operation_id="disputes_stoppages")
@doors.endpoint
def stoppages(request: HttpRequest, state: str = "", after: Id | None = None) -> Any:
    """Return a page of stoppages within reach, the newest first."""
    guard.require_somewhere(doors.actor_id(request), "disputes.read", on=doors.today())
    return queries.stoppages(on=doors.today(), state=state[:10], after=after)[0]


@router.get("/stoppages/{stoppage_id}", response=StoppageOut, operation_id="disputes_stoppage")
@doors.endpoint
def stoppage(request: HttpRequest, stoppage_id: Id) -> Any:
    """Return one stoppage as it stands."""
    found = queries.stoppage(stoppage_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "disputes.read", at=found.unit_id, on=doors.today())
    return found


@router.post("/signals", response=IdOut, operation_id="disputes_raise_signal")
@doors.endpoint
def raise_signal(request: HttpRequest, body: told.SignalIn) -> dict[str, int]:
    return {"id": services.raise_signal(**body.values(), **who(request))}


@router.post("/signals/{signal_id}/verify", response=DoneOut, operation_id="disputes_verify_signal")
@doors.endpoint
def verify_signal(request: HttpRequest, signal_id: Id, body: told.CheckIn) -> dict[str, bool]:
    services.verify_signal(signal_id=signal_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/signals/{signal_id}/dismiss", response=DoneOut, operation_id="disputes_dismiss_signal")
@doors.endpoint
def dismiss_signal(request: HttpRequest, signal_id: Id, body: told.CheckIn) -> dict[str, bool]:
    services.dismiss_signal(signal_id=signal_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/employers", response=DoneOut, operation_id="disputes_describe_employer")
@doors.endpoint
def describe_employer(request: HttpRequest, body: told.TraitIn) -> dict[str, bool]:
    services.describe_employer(**body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages", response=IdOut, operation_id="disputes_open_stoppage")
@doors.endpoint
def open_stoppage(request: HttpRequest, body: told.OpenIn) -> dict[str, int]:
    return {"id": services.open_stoppage(**body.values(), **who(request))}


@router.post("/stoppages/{stoppage_id}/outbreak", response=DoneOut, operation_id="disputes_record_outbreak")
@doors.endpoint
def record_outbreak(request: HttpRequest, stoppage_id: Id, body: told.OutbreakIn) -> dict[str, bool]:
    services.record_outbreak(stoppage_id=stoppage_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages/{stoppage_id}/calls", response=DoneOut, operation_id="disputes_record_call")
@doors.endpoint
def record_call(request: HttpRequest, stoppage_id: Id, body: told.CallIn) -> dict[str, bool]:
    services.record_call(stoppage_id=stoppage_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages/{stoppage_id}/updates", response=DoneOut, operation_id="disputes_record_update")
@doors.endpoint
def record_update(request: HttpRequest, stoppage_id: Id, body: told.UpdateIn) -> dict[str, bool]:
    services.record_update(stoppage_id=stoppage_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages/{stoppage_id}/meetings", response=DoneOut, operation_id="disputes_record_meeting")
@doors.endpoint
def record_meeting(request: HttpRequest, stoppage_id: Id, body: told.MeetingIn) -> dict[str, bool]:
    services.record_meeting(stoppage_id=stoppage_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages/{stoppage_id}/reports", response=IdOut, operation_id="disputes_write_quick_report")
@doors.endpoint
def write_quick_report(request: HttpRequest, stoppage_id: Id, body: told.ReportIn) -> dict[str, int]:
    return {"id": services.write_quick_report(stoppage_id=stoppage_id, **body.values(), **who(request))}


@router.post("/stoppages/{stoppage_id}/end", response=DoneOut, operation_id="disputes_end_stoppage")
@doors.endpoint
def end_stoppage(request: HttpRequest, stoppage_id: Id, body: told.EndIn) -> dict[str, bool]:
    services.end_stoppage(stoppage_id=stoppage_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages/{stoppage_id}/promises", response=IdOut, operation_id="disputes_add_promise")
@doors.endpoint
def add_promise(request: HttpRequest, stoppage_id: Id, body: told.PromiseIn) -> dict[str, int]:
    return {"id": services.add_promise(stoppage_id=stoppage_id, **body.values(), **who(request))}


@router.post("/promises/{promise_id}/settle", response=DoneOut, operation_id="disputes_settle_promise")
@doors.endpoint
def settle_promise(request: HttpRequest, promise_id: Id, body: told.SettleIn) -> dict[str, bool]:
    services.settle_promise(promise_id=promise_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/stoppages/{stoppage_id}/close", response=DoneOut, operation_id="disputes_close_stoppage")
@doors.endpoint
def close_stoppage(request: HttpRequest, stoppage_id: Id, body: told.CloseIn) -> dict[str, bool]:
    services.close_stoppage(stoppage_id=stoppage_id, **body.values(), **who(request))
    return {"done": True}


@router.get("/disputes/{dispute_id}", response=DisputeOut, operation_id="disputes_dispute")
@doors.endpoint
def dispute(request: HttpRequest, dispute_id: Id) -> Any:
    """Return one dispute as it stands."""
    found = queries.dispute(dispute_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "disputes.read", at=found.unit_id, on=doors.today())
    return found


@router.post("/disputes", response=IdOut, operation_id="disputes_open_dispute")
@doors.endpoint
def open_dispute(request: HttpRequest, body: told.DisputeIn) -> dict[str, int]:
    return {"id": services.open_dispute(**body.values(), **who(request))}


@router.post("/disputes/{dispute_id}/steps", response=DoneOut, operation_id="disputes_take_step")
@doors.endpoint
def take_step(request: HttpRequest, dispute_id: Id, body: told.StepIn) -> dict[str, bool]:
    services.take_step(dispute_id=dispute_id, **body.values(), **who(request))
    return {"done": True}
