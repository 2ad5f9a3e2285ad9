"""Pages of counts of the cash: the list with what is overdue, the sheet, the minutes, signatures, decisions."""

from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.queries import CountRow
from congdoan.finance.bookkeeping.rules import cash_counts as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.money import format_dong

from .asking import FINANCE, pdf_answer, use_case

ON_A_PAGE = 50
LOOKS = {"voided": "none", "decided": "ok", "signing": "wait", "deciding": "late", "done": "ok"}


def count_crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Kiểm kê quỹ", reverse("bookkeeping:cash_counts"))]


@require_GET
@doors.page
def cash_counts(request: HttpRequest) -> HttpResponse:
    """Show counts, newest first, and the units whose count is overdue."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.read", on=on)
    units = forms.units_for(by, on=on)
    unit = next((one for one in units if one[1] == request.GET.get("don_vi")), units[0] if len(units) == 1 else None)
    before = doors.number(request.GET.get("sau"))
    rows = queries.cash_counts(unit_ids=[unit[0]] if unit else None, before_id=before, limit=ON_A_PAGE + 1)
    shown, names = rows[:ON_A_PAGE], {one[0]: one for one in units}
    overdue = queries.overdue_counts([one[0] for one in ([unit] if unit else units)], on=on)
    context = {
        "here": "Kiểm kê quỹ", "crumbs": [FINANCE], "units": units, "unit": unit,
        "rows": [{"row": row, "look": LOOKS[row.state], "unit": names.get(row.unit_id, (0, "", ""))} for row in shown],
        "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
        "overdue": [(one, names.get(one.unit_id, (0, "", "")), rules.EVERY[one.every]) for one in overdue[:ON_A_PAGE]],
        "overdue_count": len(overdue),
        "may_count": access.may_somewhere(by, "bookkeeping.count_cash", on=on),
        "may_set": access.may_somewhere(by, "bookkeeping.set_cash_count_period", on=on),
    }  # fmt: skip
    return render(request, "bookkeeping/cash_counts.html", context)


def found_count(count_id: int) -> CountRow:
    """Return a count within reach; a page that is not there where there is none."""
    found = queries.cash_counts(ids=[count_id]) if 0 < count_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


@require_GET
@doors.page
def cash_count(request: HttpRequest, count_id: int) -> HttpResponse:
    """Show one count: its sheet, the book, the difference, who signed, what was decided."""
    row = found_count(count_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.read", at=row.unit_id, on=on)
    names = access.names_of_actors({row.prepared_by, *(act.recorded_by for act in row.acts)})
    signs = [f"bookkeeping.sign_cash_count_as_{position}" for position in rules.POSITIONS]
    held = access.acts_at(by, [*signs, "bookkeeping.decide_cash_difference", "bookkeeping.void_cash_count"], at=row.unit_id, on=on)
    limit = queries.cash_limit(row.unit_id, "cash_on_hand", on=row.counted_on)
    did_sign = by in {act.recorded_by for act in row.signed.values()}
    context = {
        "here": row.title, "crumbs": count_crumbs(), "row": row, "look": LOOKS[row.state],
        "unit": access.branch_names([row.unit_id]).get(row.unit_id, ("", "")),
        "prepared_by": names.get(row.prepared_by, ""),
        "pieces": [(face, count, face * count) for face, count in row.pieces],
        "signatures": [
            (words, row.signed.get(position), names.get(row.signed[position].recorded_by, "") if position in row.signed else "")
            for position, words in rules.POSITIONS.items()
        ],
        "ended_by": names.get(row.end.recorded_by, "") if row.end else "",
        "decision": (rules.SURPLUS | rules.SHORTAGE).get(row.end.decision, "") if row.end else "",
        "over_limit": limit if isinstance(limit.value, int) and row.book_balance > limit.value else None,
        "may_sign": row.state == "signing" and not did_sign and any(held[act] for act in signs),
        "may_decide": row.state == "deciding" and held["bookkeeping.decide_cash_difference"],
        "may_void": row.end is None and held["bookkeeping.void_cash_count"],
    }  # fmt: skip
    return render(request, "bookkeeping/cash_count.html", context)


@require_GET
@doors.page
def cash_count_paper(request: HttpRequest, count_id: int) -> HttpResponse:
    """Give the minutes of a count as PDF/A."""
    row = found_count(count_id)
    rights.require(doors.actor_id(request), "bookkeeping.read", at=row.unit_id, on=doors.today())
    return pdf_answer(queries.count_paper(row, made_at=localtime(now())), f"kiem-ke-quy-{row.number}-{row.year}.pdf")


@require_http_methods(["GET", "POST"])
@doors.page
def count_cash(request: HttpRequest) -> HttpResponse:
    """Write a count down."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.count_cash", on=on)
    initial = {"unit": request.GET.get("don_vi", "")[:40], "counted_on": on, "counted_time": f"{localtime(now()):%H:%M}"}
    form = forms.CountForm(request.POST or None, units=forms.units_for(by, on=on), initial=initial)

    def call() -> str:
        told = form.cleaned_data
        unit_id = forms.unit_named(told["unit"])
        facts = {name: told[name] for name in ("counted_on", "counted_time", "explanation")}
        row = found_count(services.count_cash(by=by, unit_id=unit_id, pieces=form.pieces(), on=on, **facts))
        return f"Đã lập {row.title.lower()}: đếm được {format_dong(row.total)} đ. Ba người ký là xong."

    back = reverse("bookkeeping:cash_counts")
    return use_case(
        request, form, call, heading="Kiểm kê quỹ", words="Lập biên bản", back=back, crumbs=count_crumbs(),
        template="bookkeeping/count_cash.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def sign_cash_count(request: HttpRequest, count_id: int) -> HttpResponse:
    """Sign the minutes."""
    row = found_count(count_id)
    by, on = doors.actor_id(request), doors.today()
    may = access.acts_at(by, [f"bookkeeping.sign_cash_count_as_{position}" for position in rules.POSITIONS], at=row.unit_id, on=on)
    first = next((position for position in rules.POSITIONS if may[f"bookkeeping.sign_cash_count_as_{position}"]), "treasurer")
    rights.require(by, f"bookkeeping.sign_cash_count_as_{first}", at=row.unit_id, on=on)
    form = forms.SignForm(request.POST or None, initial={"position": first})
    told = f"Đếm được {format_dong(row.total)} đ, sổ quỹ {format_dong(row.book_balance)} đ, chênh lệch {format_dong(row.difference)} đ."

    def call() -> str:
        services.sign_cash_count(by=by, count_id=row.id, position=form.cleaned_data["position"], on=on)
        return f"Đã ký {row.title.lower()}."

    return _asked(request, row, form, call, heading="Ký biên bản", told=told)


@require_http_methods(["GET", "POST"])
@doors.page
def decide_cash_difference(request: HttpRequest, count_id: int) -> HttpResponse:
    """Decide what is done about a difference, and book it."""
    row = found_count(count_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.decide_cash_difference", at=row.unit_id, on=on)
    form = forms.DecideForm(request.POST or None, decisions=rules.decisions_for(row.difference))
    side = "Thừa" if row.difference > 0 else "Thiếu"

    def call() -> str:
        services.decide_cash_difference(by=by, count_id=row.id, on=on, **form.cleaned_data)
        return f"Đã ghi sổ chênh lệch của {row.title.lower()}."

    told = f"{side} {format_dong(abs(row.difference))} đ: {row.explanation}. Mẫu định khoản là đề xuất, chưa đối chiếu."
    return _asked(request, row, form, call, heading="Xử lý chênh lệch", told=told)


@require_http_methods(["GET", "POST"])
@doors.page
def void_cash_count(request: HttpRequest, count_id: int) -> HttpResponse:
    """Void minutes that were written wrongly."""
    row = found_count(count_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.void_cash_count", at=row.unit_id, on=on)
    form = forms.ReasonForm(request.POST or None)

    def call() -> str:
        services.void_cash_count(by=by, count_id=row.id, on=on, **form.cleaned_data)
        return f"Đã hủy {row.title.lower()}."

    return _asked(request, row, form, call, heading="Hủy biên bản")


@require_http_methods(["GET", "POST"])
@doors.page
def set_cash_count_period(request: HttpRequest) -> HttpResponse:
    """Decide how often the cash is counted."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.set_cash_count_period", on=on)
    form = forms.PeriodForm(request.POST or None, units=forms.units_for(by, on=on), initial={"since": on})

    def call() -> str:
        given = dict(form.cleaned_data)
        unit_id = forms.unit_named(given.pop("unit"))
        services.set_cash_count_period(by=by, unit_id=unit_id, on=on, **given)
        return "Đã ghi kỳ kiểm kê quỹ."

    return use_case(
        request, form, call, heading="Kỳ kiểm kê quỹ", words="Ghi quyết định", back=reverse("bookkeeping:cash_counts"),
        crumbs=count_crumbs(),
    )  # fmt: skip


def _asked(request: HttpRequest, row: CountRow, form: django_forms.Form, call: Any, *, heading: str, told: str = "") -> HttpResponse:
    back = reverse("bookkeeping:cash_count", args=[row.id])
    return use_case(request, form, call, heading=heading, words=heading, back=back, crumbs=[*count_crumbs(), (row.title, back)], told=told)
