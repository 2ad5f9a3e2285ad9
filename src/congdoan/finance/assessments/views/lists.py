"""The list of what is owed, the same as a workbook, and why one charge has its amount."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.models import Kind
from congdoan.finance.assessments.rules.sheets import ChargeLine, charges_workbook
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import add_months, format_month, parse_month
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")
ACTS = ("declare_payroll", "report_dues", "assess_union_fund", "decide_relief", "revise_charge")
MOST_ROWS = 200_000
MOST_PAYERS = 2_000


def crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Phải nộp", reverse("assessments:charges"))]


@require_GET
@doors.page
def charges(request: HttpRequest) -> HttpResponse:
    """Show the charges of a month with totals over the whole filter."""
    chosen, words = chosen_by(request)
    rows, following = queries.list_charges(chosen, after=_cursor(request.GET.get("sau", "")))
    totals = queries.charge_totals(chosen)
    all_kinds = queries.charge_totals(queries.ChargeFilter(month=chosen.month, payer_ids=chosen.payer_ids))
    by, on = doors.actor_id(request), doors.today()
    context = {
        "here": "Phải nộp",
        "crumbs": [FINANCE],
        "rows": rows,
        "next": following,
        "month": chosen.month,
        "months": [add_months(chosen.month, -1), chosen.month, add_months(chosen.month, 1)] if chosen.month else [],
        "kinds": [(kind, label, all_kinds.get(kind, (0, 0))[0]) for kind, label in Kind.choices],
        "count": sum(count for count, _ in totals.values()),
        "count_all": sum(count for count, _ in all_kinds.values()),
        "total": sum(amount for _, amount in totals.values()),
        "words": words,
        "text": request.GET.get("q", "")[:200],
        "waiting": queries.submission_counts()["waiting"],
        "may": {act: access.may_somewhere(by, f"assessments.{act}", on=on) for act in ACTS},
    }
    return render(request, "assessments/charges.html", context)


@require_GET
@doors.page
def charges_file(request: HttpRequest) -> HttpResponse:
    """Hand over the whole filter as a workbook."""
    chosen, words = chosen_by(request)
    rows, _ = queries.list_charges(chosen, limit=MOST_ROWS)
    labels = dict(Kind.choices)
    lines = [
        ChargeLine(row.code, row.name, labels[row.kind], row.month, _number(row.basis.get("headcount", row.basis.get("members"))),
                   _number(row.basis.get("wage_fund")), row.amount, row.due_on)
        for row in rows
    ]  # fmt: skip
    by = doors.actor_id(request)
    content = charges_workbook(lines, filter_words=words, made_by=access.names_of_actors([by]).get(by, ""), made_at=localtime())
    name = f"phai-nop-{chosen.month or 'tat-ca'}.xlsx"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_GET
@doors.page
def evidence(request: HttpRequest, charge_id: int) -> HttpResponse:
    """Show why a charge has its amount: formula, law of the month, changes."""
    found = queries.charge_explained(charge_id) if charge_id < 2**63 else None
    if found is None:
        raise Http404
    payer = organisations.by_id([found["payer_id"]]).get(found["payer_id"])
    basis = found["basis"]
    people = access.names_of_actors({change["changed_by"] for change in found["changes"]})
    known = {record.id: record for topic in ("union_fund_rate", "share_grassroots") for record in reference.records(topic)}
    context = {
        "here": "Vì sao?",
        "crumbs": crumbs(),
        "charge": found,
        "payer": payer,
        "basis": basis,
        "rate": Fraction(basis["rate"]) if basis.get("rate") else None,
        "upward": basis["collected"] - basis["kept"] if "collected" in basis else None,
        "laws": [known[law] for law in basis.get("law", ()) if law in known],
        "changes": [{**change, "who": people.get(change["changed_by"], "")} for change in found["changes"]],
        "may_revise": access.may(doors.actor_id(request), "assessments.revise_charge", at=found["payer_id"], on=doors.today()),
    }
    return render(request, "assessments/evidence.html", context)


def chosen_by(request: HttpRequest) -> tuple[queries.ChargeFilter, str]:
    """Return the filter of the address, and the filter in words."""
    given = request.GET
    text = given.get("q", "").replace("\x00", "").strip()[:200]
    kind = given.get("loai", "") if given.get("loai", "") in Kind.values else ""
    month: int | None
    try:
        month = parse_month(given.get("thang", ""))
    except ValueError:
        month = queries.newest_month()
    payers = frozenset(one.id for one in organisations.search(text, on=doors.as_of(request), limit=MOST_PAYERS)) if text else None
    told = [f"tháng {format_month(month)}" if month else "chưa có tháng nào"]
    told += [dict(Kind.choices)[kind]] if kind else []
    told += [f"tìm “{text}”"] if text else []
    return queries.ChargeFilter(month, kind, payers), ", ".join(told)


def _cursor(text: str) -> tuple[str, int] | None:
    code, _, number = text.rpartition(".")
    return (code[:40], int(number)) if code and number.isascii() and number.isdigit() and len(number) < 19 else None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) else None
