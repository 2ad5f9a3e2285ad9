"""Early warning for programs: the same acts as the pages and commands, under the same rights."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from congdoan.activities.early_warning import queries, services
from congdoan.activities.early_warning.forms import told
from congdoan.activities.early_warning.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class ReasonOut(Schema):
    """One reason: the signal behind it, its points, its words."""

    signal: int
    code: str
    kind: str
    level: int
    points: int
    words: str
    since: date


class WarningOut(Schema):
    """One employer with its points: their sum is that of the reasons' points."""

    id: int
    code: str
    name: str
    points: int
    band: str
    reasons: list[ReasonOut]


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


@router.get("/warnings", response=list[WarningOut], operation_id="early_warning_warnings")
@doors.endpoint
def warnings(request: HttpRequest, band: str = "") -> Any:
    """Return the employers with signals on the day asked about (`?ngay=`), worst first, at most 500."""
    guard.require_somewhere(doors.actor_id(request), "early_warning.read", on=doors.today())
    rows = queries.board(queries.BoardFilter(band=band[:10]), on=doors.as_of(request)).rows[:500]
    return [
        {
            "id": row.id, "code": row.code, "name": row.name, "points": row.score.points, "band": row.score.band.code,
            "reasons": [
                {
                    "signal": one.evidence.id, "code": one.evidence.code, "kind": one.evidence.kind, "level": one.level,
                    "points": one.points, "words": one.words, "since": one.evidence.since,
                }
                for one in row.score.reasons
            ],
        }
        for row in rows
    ]  # fmt: skip


@router.get("/warnings.xlsx", operation_id="early_warning_export_warnings")
@doors.endpoint
def export_warnings(request: HttpRequest) -> HttpResponse:
    """Return the list as a workbook."""
    content = services.export_warnings(chosen=queries.BoardFilter(), day=doors.as_of(request), made_at=localtime(), **who(request))
    return HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@router.post("/signals", response=IdOut, operation_id="early_warning_tell_signal")
@doors.endpoint
def tell_signal(request: HttpRequest, body: told.TellIn) -> dict[str, int]:
    return {"id": services.tell_signal(**body.values(), **who(request))}


@router.post("/signals/{signal_id}/end", response=DoneOut, operation_id="early_warning_end_signal")
@doors.endpoint
def end_signal(request: HttpRequest, signal_id: Id, body: told.EndIn) -> dict[str, bool]:
    services.end_signal(signal_id=signal_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/pay-days", response=DoneOut, operation_id="early_warning_set_pay_day")
@doors.endpoint
def set_pay_day(request: HttpRequest, body: told.PayDayIn) -> dict[str, bool]:
    services.set_pay_day(**body.values(), **who(request))
    return {"done": True}


@router.post("/pay-days/answers", response=DoneOut, operation_id="early_warning_answer_pay_day")
@doors.endpoint
def answer_pay_day(request: HttpRequest, body: told.AnswerIn) -> dict[str, bool]:
    services.answer_pay_day(**body.values(), **who(request))
    return {"done": True}


@router.post("/weights", response=IdOut, operation_id="early_warning_set_weights")
@doors.endpoint
def set_weights(request: HttpRequest, body: told.WeightsIn) -> dict[str, int]:
    return {"id": services.set_weights(**body.values(), **who(request))}


@router.post("/observe", response=dict[str, int], operation_id="early_warning_observe_signals")
@doors.endpoint
def observe_signals(request: HttpRequest) -> dict[str, int]:
    return services.observe_signals(**who(request))


@router.post("/debts", response=dict[str, int], operation_id="early_warning_import_debts")
@doors.endpoint
def import_debts(request: HttpRequest, file: File[UploadedFile], unit: Form[str], listed_on: Form[date]) -> dict[str, int]:
    """Take a list of arrears whole, or tell everything that is wrong with it."""
    return services.import_debts(
        unit_id=told.unit_of(unit[:40]), file_name=(file.name or "")[:200], content=file.read(), listed_on=listed_on, **who(request)
    )
