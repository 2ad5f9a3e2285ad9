"""What is owed, for programs: declarations, reports, charges, decisions."""

from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import AfterValidator, model_validator

from congdoan.finance.assessments import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.kernel.periods import months_apart, months_between

router = Router()
MOST_MONTHS = 24
MOST_ROWS = 2_000


def _month(number: int) -> int:
    if not (201301 <= number <= 210012 and 1 <= number % 100 <= 12):
        raise ValueError("a month is written 202401")
    return number


Id = Annotated[int, Field(ge=1, lt=2**63)]
Dong = Annotated[int, Field(ge=0, le=10**15)]
Month = Annotated[int, AfterValidator(_month)]


class PayrollIn(Schema):
    employer_id: Id
    month: Month
    headcount: int = Field(ge=0, le=10**7)
    wage_fund_dong: Dong
    source: str = Field("", max_length=40)


class DuesIn(Schema):
    unit_id: Id
    month: Month
    members_paying: int = Field(ge=0, le=10**7)
    collected_dong: Dong


class OpeningIn(Schema):
    payer_id: Id
    kind: str = Field(pattern="^(KPCD|DUES)$")
    month: Month
    amount: Dong


class MonthsIn(Schema):
    first_month: Month
    last_month: Month
    employer_ids: list[int] | None = None

    @model_validator(mode="after")
    def _not_too_many(self) -> "MonthsIn":
        if not 0 <= months_apart(self.first_month, self.last_month) < MOST_MONTHS:
            raise ValueError(f"from 1 to {MOST_MONTHS} months")
        return self


class ReliefIn(Schema):
    """`rate` is an exact fraction in text, such as "20/100"; only a reduction has one."""

    employer_id: Id
    kind: str = Field(pattern="^(reduction|suspension)$")
    first_month: Month
    last_month: Month
    rate: str | None = Field(None, pattern=r"^[0-9]{1,6}(/[1-9][0-9]{0,5})?$")
    document: str = Field(min_length=1, max_length=200)
    decided_on: date


class RevisionIn(Schema):
    amount: int = Field(ge=-(10**15), le=10**15)
    reason: str = Field(min_length=1, max_length=200)


class ChargeOut(Schema):
    """Amount in whole đồng."""

    id: int
    payer_id: int
    code: str
    name: str
    kind: str
    month: int
    amount: int
    due_on: date | None
    is_opening: bool


class ChargesOut(Schema):
    """Charges in the order of payers' names; `next_after` is null on the last page; totals are of the whole filter."""

    charges: list[ChargeOut]
    next_after: str | None
    count: int
    total: int


class ChangedOut(Schema):
    payer_id: int
    month: int
    before: int | None
    after: int
    due_before: date | None
    due_after: date | None


class PreviewOut(Schema):
    counts: dict[str, int]
    changes: list[ChangedOut]
    sum_before: int
    sum_after: int
    mark: str


class SubmittedMonthIn(Schema):
    month: Month
    headcount: int = Field(ge=0, le=10**7)
    wage_fund_dong: Dong


class SubmissionIn(Schema):
    """`key` makes a repeat harmless: what was written under it is returned."""

    employer_id: Id
    months: list[SubmittedMonthIn] = Field(min_length=1, max_length=24)
    key: UUID
    note: str = Field("", max_length=300)


class SubmissionsOut(Schema):
    """Submissions, the newest first; `next_before` is null on the last page."""

    submissions: list[dict[str, Any]]
    next_before: int | None
    counts: dict[str, int]


class AcceptIn(Schema):
    submission_ids: list[Id] = Field(min_length=1, max_length=200)
    mark: str | None = None


class DeclineIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class IdsOut(Schema):
    ids: list[int]


@router.get("/charges", response=ChargesOut, operation_id="assessments_charges")
@doors.endpoint
def charges(request: HttpRequest, month: int | None = None, kind: str = "", payer_id: int | None = None, after: str = "") -> Any:
    """Return charges within reach, a page at a time."""
    chosen = queries.ChargeFilter(month, kind[:4], None if payer_id is None else frozenset([payer_id]))
    code, _, number = after.rpartition(".")
    place = (code[:40], int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None
    rows, following = queries.list_charges(chosen, after=place, limit=MOST_ROWS)
    totals = queries.charge_totals(chosen)
    count, total = sum(count for count, _ in totals.values()), sum(amount for _, amount in totals.values())
    return {"charges": rows, "next_after": following or None, "count": count, "total": total}


@router.get("/charges/{int:charge_id}", response=dict, operation_id="assessments_charge")
@doors.endpoint
def charge(request: HttpRequest, charge_id: int) -> Any:
    """Return one charge with what it rests on and every change of its amount."""
    return _found(charge_id)


@router.post("/charges/{int:charge_id}/revise", response=dict, operation_id="assessments_revise_charge")
@doors.endpoint
def revise_charge(request: HttpRequest, charge_id: int, body: RevisionIn) -> Any:
    """Correct one charge by decision; the earlier amount stays on record."""
    _found(charge_id)
    services.revise_charge(by=doors.actor_id(request), charge_id=charge_id, amount=body.amount, reason=body.reason, on=doors.today())
    return _found(charge_id)


@router.post("/payroll", response=dict[str, int], operation_id="assessments_declare_payroll")
@doors.endpoint
def declare_payroll(request: HttpRequest, body: list[PayrollIn]) -> Any:
    """Write down declarations."""
    rows = [services.PayrollRow(**row.dict()) for row in body]
    return services.declare_payroll(by=doors.actor_id(request), rows=rows, on=doors.today())


@router.post("/payroll/file/preview", response=dict, operation_id="assessments_preview_payroll_file")
@doors.endpoint
def preview_payroll_file(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Tell what a payroll file would write; nothing is written."""
    found = services.preview_payroll_file(by=doors.actor_id(request), file_name=file.name or "", content=file.read(), on=doors.today())
    return _told(found)


@router.post("/payroll/file", response=dict[str, int], operation_id="assessments_declare_payroll_file")
@doors.endpoint
def declare_payroll_file(request: HttpRequest, file: File[UploadedFile], mark: Form[str | None] = None) -> Any:
    """Declare the rows of a payroll file, all or none."""
    return services.declare_payroll_file(
        by=doors.actor_id(request), file_name=file.name or "", content=file.read(), on=doors.today(), mark=mark or None
    )


@router.post("/dues", response=dict[str, int], operation_id="assessments_report_dues")
@doors.endpoint
def report_dues(request: HttpRequest, body: list[DuesIn]) -> Any:
    """Write down dues reports with the entries of both units' books."""
    rows = [services.DuesRow(**row.dict()) for row in body]
    return services.report_dues(by=doors.actor_id(request), rows=rows, on=doors.today())


@router.post("/dues/file/preview", response=dict, operation_id="assessments_preview_dues_file")
@doors.endpoint
def preview_dues_file(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Tell what a dues file would write; nothing is written."""
    found = services.preview_dues_file(by=doors.actor_id(request), file_name=file.name or "", content=file.read(), on=doors.today())
    return _told(found)


@router.post("/dues/file", response=dict[str, int], operation_id="assessments_report_dues_file")
@doors.endpoint
def report_dues_file(request: HttpRequest, file: File[UploadedFile], mark: Form[str | None] = None) -> Any:
    """Report the rows of a dues file, all or none."""
    return services.report_dues_file(
        by=doors.actor_id(request), file_name=file.name or "", content=file.read(), on=doors.today(), mark=mark or None
    )


@router.post("/assess", response=dict[str, int], operation_id="assessments_assess_union_fund")
@doors.endpoint
def assess_union_fund(request: HttpRequest, body: MonthsIn) -> Any:
    """Work out what each employer owes for some months; safe to repeat."""
    return services.assess_union_fund(**_months(request, body))


@router.post("/assess/preview", response=PreviewOut, operation_id="assessments_preview_assessment")
@doors.endpoint
def preview_assessment(request: HttpRequest, body: MonthsIn) -> Any:
    """Tell what an assessment would change; nothing is written."""
    return services.preview_assessment(**_months(request, body))


@router.post("/reliefs", response=dict[str, int], operation_id="assessments_decide_relief")
@doors.endpoint
def decide_relief(request: HttpRequest, body: ReliefIn) -> Any:
    """Record a reduction or a suspension of one employer and assess its months again."""
    return services.decide_relief(**_relief(request, body))


@router.post("/reliefs/preview", response=PreviewOut, operation_id="assessments_preview_relief")
@doors.endpoint
def preview_relief(request: HttpRequest, body: ReliefIn) -> Any:
    """Tell what a relief decision would change; nothing is written."""
    return services.preview_relief(**_relief(request, body))


@router.post("/opening-charges", response=dict[str, int], operation_id="assessments_record_opening_charges")
@doors.endpoint
def record_opening_charges(request: HttpRequest, body: list[OpeningIn]) -> Any:
    """Take over arrears from before the product."""
    rows = [(row.payer_id, row.kind, row.month, row.amount) for row in body]
    return services.record_opening_charges(by=doors.actor_id(request), rows=rows, on=doors.today())


@router.get("/submissions", response=SubmissionsOut, operation_id="assessments_submissions")
@doors.endpoint
def submissions(request: HttpRequest, state: str = "", employer_id: Id | None = None, before: Id | None = None) -> Any:
    """Return what employers have submitted within reach."""
    payers = None if employer_id is None else [employer_id]
    rows, following = queries.list_submissions(state=state[:10], payer_ids=payers, before=before)
    return {"submissions": [asdict(row) for row in rows], "next_before": following, "counts": queries.submission_counts(payers)}


@router.post("/submissions", response=IdsOut, operation_id="assessments_submit_payroll")
@doors.endpoint
def submit_payroll(request: HttpRequest, body: SubmissionIn) -> Any:
    """Write down what an employer tells of some months; it waits for an officer."""
    months = [services.SubmittedMonth(**one.dict()) for one in body.months]
    ids = services.submit_payroll(
        by=doors.actor_id(request), employer_id=body.employer_id, months=months, key=body.key, note=body.note, on=doors.today()
    )
    return {"ids": ids}


@router.post("/submissions/accept", response=dict[str, int], operation_id="assessments_accept_submissions")
@doors.endpoint
def accept_submissions(request: HttpRequest, body: AcceptIn) -> Any:
    """Accept submissions, all or none; with a preview's mark only what it showed."""
    return services.accept_submissions(by=doors.actor_id(request), submission_ids=body.submission_ids, mark=body.mark, on=doors.today())


@router.post("/submissions/accept/preview", response=PreviewOut, operation_id="assessments_preview_acceptance")
@doors.endpoint
def preview_acceptance(request: HttpRequest, body: AcceptIn) -> Any:
    """Tell what accepting would change in the charges; nothing is written."""
    return services.preview_acceptance(by=doors.actor_id(request), submission_ids=body.submission_ids, on=doors.today())


@router.post("/submissions/{int:submission_id}/decline", response={204: None}, operation_id="assessments_decline_submission")
@doors.endpoint
def decline_submission(request: HttpRequest, submission_id: int, body: DeclineIn) -> Any:
    """Send a submission back with a reason that the employer reads."""
    if not 0 < submission_id < 2**63:
        raise Http404
    services.decline_submission(by=doors.actor_id(request), submission_id=submission_id, reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/si-lists/preview", response=dict[str, Any], operation_id="assessments_preview_si_list")
@doors.endpoint
def preview_si_list(request: HttpRequest, file: File[UploadedFile], employer_id: Form[Id]) -> Any:
    """Tell what a D02-LT or C12-TS says of its month; nothing is written."""
    found = services.preview_si_list(
        by=doors.actor_id(request), employer_id=employer_id, file_name=file.name or "", content=file.read(), on=doors.today()
    )
    return asdict(found)


@router.post("/si-lists", response=IdsOut, operation_id="assessments_submit_si_list")
@doors.endpoint
def submit_si_list(
    request: HttpRequest, file: File[UploadedFile], employer_id: Form[Id], key: Form[UUID], wage_fund_dong: Form[Dong | None] = None
) -> Any:  # fmt: skip
    """Submit what a D02-LT or C12-TS says of its month; it waits for an officer."""
    ids = services.submit_si_list(
        by=doors.actor_id(request), employer_id=employer_id, file_name=file.name or "", content=file.read(), key=key, on=doors.today(),
        wage_fund_dong=wage_fund_dong,
    )  # fmt: skip
    return {"ids": ids}


def _found(charge_id: int) -> dict[str, Any]:
    found = queries.charge_explained(charge_id) if 0 < charge_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def _told(found: services.PayrollPreview | services.DuesPreview) -> dict[str, Any]:
    counts = {"new": len(found.new), "changed": len(found.changed), "same": len(found.same)}
    return counts | {"problems": found.problems, "mark": found.mark}


def _months(request: HttpRequest, body: MonthsIn) -> dict[str, Any]:
    months = months_between(body.first_month, body.last_month)
    return {"by": doors.actor_id(request), "months": months, "employer_ids": body.employer_ids, "on": doors.today()}


def _relief(request: HttpRequest, body: ReliefIn) -> dict[str, Any]:
    given = body.dict() | {"rate": None if body.rate is None else Fraction(body.rate)}
    return given | {"by": doors.actor_id(request), "on": doors.today()}
