"""What one employer owes and why, how it pays, what came in and what it declared."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection.queries.standing import months_owed
from congdoan.finance.collection.rules.standing import told
from congdoan.finance.notices import queries as notices
from congdoan.finance.notices.queries.frames import frame_of
from congdoan.finance.notices.queries.letters import receipt_letter
from congdoan.finance.notices.queries.receipts import confirmed
from congdoan.finance.notices.rules.letter import letter_pdf
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.services import LinkUnusable, Visit
from congdoan.foundation.kernel.periods import add_days, month_of

from .visiting import visited

MONTHS_SHOWN = 24
PAYMENTS_SHOWN = 24
SUBMISSIONS_SHOWN = 12
FIRST_MONTH = 201301


@visited
@require_GET
def payer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show everything that the accountant of one employer comes for, on one page."""
    on = doors.today()
    owed = notices.owed_by(visit.subject_id, on=on, unit_id=visit.unit_id)
    if owed is None or not owed.is_employer:
        raise LinkUnusable
    passed = notices.history(visit.subject_id, on=on, unit_id=visit.unit_id)
    shows_all = bool(request.GET.get("tat_ca"))
    months = _months(visit.subject_id)
    context = {
        **shell(visit),
        "owed": owed,
        "payment": owed.payment,
        "svg": owed.svg,
        "words": owed.payment.words if owed.payment else owed.words,
        "rows": [(row, *lateness(row, on)) for row in owed.rows],
        "passed": passed if shows_all else passed[:PAYMENTS_SHOWN],
        "months": months if shows_all else months[:MONTHS_SHOWN],
        "submissions": assessments.list_submissions(payer_ids=[visit.subject_id], limit=SUBMISSIONS_SHOWN)[0],
        "has_more": not shows_all and (len(passed) > PAYMENTS_SHOWN or len(months) > MONTHS_SHOWN),
    }
    return render(request, "portal/payer.html", context)


@visited
@require_GET
def receipt(request: HttpRequest, visit: Visit, line_id: int) -> HttpResponse:
    """Give the confirmation that money of the employer was received, as PDF/A; anything else gets the answer of a dead address."""
    on = doors.today()
    owed = notices.owed_by(visit.subject_id, on=on, unit_id=visit.unit_id)
    told = confirmed(visit.unit_id, visit.subject_id, owed.fund, line_id, on=on) if owed and line_id < 2**63 else None
    if owed is None or told is None:
        raise LinkUnusable
    letter = receipt_letter(owed, told, frame_of(visit.unit_id, on=on, below=visit.subject_id), made_at=localtime())
    headers = {"Content-Disposition": f'inline; filename="xac-nhan-{owed.code}-{line_id}.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(letter_pdf([letter]), content_type="application/pdf", headers=headers)


def shell(visit: Visit) -> dict[str, Any]:
    """Return what every page of a link shows: on whose behalf it was issued, its last day, whether the data are made up."""
    return {
        "unit_name": access.branch_names([visit.unit_id]).get(visit.unit_id, ("", ""))[1],
        "last_day": add_days(visit.until, -1),
        "is_demo": access.is_demo(),
        "on": doors.today(),
    }


def lateness(row: notices.OwedMonth, on: Any) -> tuple[str, str]:
    """Return in words how an unpaid month stands: the state of its pill, and how late it is or how much time is left."""
    if row.due_on is None:
        return ("late", "nợ chuyển sang") if row.is_overdue else ("info", "chưa có hạn nộp")
    days = (on - row.due_on).days
    if days > 0:
        return "late", f"trễ {days} ngày"
    return "info", f"còn {-days} ngày" if days else "hạn hôm nay"


def _months(employer_id: int) -> list[dict[str, Any]]:
    """Return what was declared and charged by month, the newest first."""
    on = doors.today()
    declared = {row.month: row for row in assessments.payroll_in_force([employer_id], months=(FIRST_MONTH, month_of(on)))}
    owed = {row.month: row for row in months_owed([employer_id], on=on, kinds=["KPCD"])}
    return [
        {"month": month, "declared": declared.get(month), "owed": owed.get(month), "told": told(owed[month], on) if month in owed else None}
        for month in sorted({*declared, *owed}, reverse=True)
    ]
