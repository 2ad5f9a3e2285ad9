"""The accuracy report: how well each class of the decision table books, the switches of classes, the lines behind each figure."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import accuracy as figures
from congdoan.finance.collection.queries import receipts as lists
from congdoan.finance.collection.queries import switches as switching
from congdoan.finance.collection.queries import workbench
from congdoan.finance.collection.queries.law import percent
from congdoan.finance.collection.rules import trend
from congdoan.finance.collection.rules.accuracy import BOOK, ENOUGH, PROPOSE, Confirmed
from congdoan.finance.collection.rules.wording import CLASSES, rule_words
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, without_unit
from congdoan.finance.collection.views.receipts import STATES, STATUSES, file_answer
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month

FINDINGS = (
    ("", "quy tắc xét"), ("tu-ghi", "tự ghi"), ("de-xuat", "đề xuất"), ("da-kiem", "đã kiểm"), ("sai", "thấy sai"), ("dung", "thấy đúng"),
    ("chua-kiem", "chưa ai kiểm"), ("thu", "mọi dòng thu"), ("khong-can-nguoi", "ghi không cần người"),
)  # fmt: skip
VERDICTS = {True: ("ok", "đúng"), False: ("late", "sai"), None: ("none", "chưa kiểm")}


@require_GET
@doors.page
def accuracy(request: HttpRequest) -> HttpResponse:
    """Show what each class booked, what people found of it, and what was left for them to do."""
    unit, known = any_unit(request)
    if unit is None:
        return without_unit(request, "Độ chính xác")
    on = doors.as_of(request)
    months = lists.months_with_lines(unit.id)
    during = forms.months_asked(request.GET, months)
    found = figures.accuracy(unit.id, during, on=on)
    waiting = workbench.queue_page(unit.id, on=on if on < doors.today() else None, limit=1)
    return render(
        request,
        "collection/accuracy.html",
        {
            "here": "Độ chính xác",
            "crumbs": crumbs(("Thu", "collection:receipts")),
            "unit": unit,
            "units": known,
            "found": found,
            "during": during,
            "year": during[0] // 100,
            "years": sorted({month // 100 for month in months}, reverse=True),
            "bars": trend.draw([(f"T{month % 100}", tally.fees_booked, tally.fees - tally.fees_booked) for month, tally in found.months]),
            "stage": trend,
            "waiting": waiting.counts,
            "oldest": waiting.rows[0] if waiting.rows else None,
            "effort": figures.effort(unit.id, on=on),
            "stopped": [(one, rule_words(one.rule)) for one in found.classes if one.mode == PROPOSE],
            "forbidden": [(one, rule_words(one.rule)) for one in found.classes if one.mode == BOOK and one.history.must_propose],
            "enough": ENOUGH,
            "rows": [(one, rule_words(one.rule), *_shares(one.tally.confirmed)) for one in found.classes],
            "months": [(month, tally, _percent(tally.coverage), *_shares(tally.confirmed)) for month, tally in found.months],
            "coverage": _percent(found.total.coverage),
            "shares": _shares(found.total.confirmed),
            "kept": _kept(request),
        },
    )


@require_GET
@doors.page
def accuracy_workbook(request: HttpRequest) -> HttpResponse:
    """Give the figures by class and month as a workbook."""
    unit, on = asked_unit(request), doors.as_of(request)
    during = forms.months_asked(request.GET, lists.months_with_lines(unit.id))
    found = figures.accuracy(unit.id, during, on=on)
    by = doors.actor_id(request)
    source = [
        ("Danh sách", "Độ chính xác của bảng quyết định"),
        ("Đơn vị", f"{unit.code} {unit.name}"),
        ("Số liệu tính đến", on),
        ("Từ tháng", format_month(during[0])),
        ("Đến tháng", format_month(during[1])),
        ("Dòng thu kinh phí, đoàn phí", found.total.fees),
        ("Trong đó ghi không cần người", found.total.fees_booked),
        ("Dòng đã kiểm", found.total.confirmed.lines),
        ("Trong đó thấy sai", found.total.confirmed.wrong),
        ("Người xuất", access.names_of_actors([by]).get(by, "")),
    ]
    heads = ["Tháng", "Quy tắc", "Tên", "Tự ghi", "Đề xuất", "Đã kiểm", "Thấy đúng", "Thấy sai", "Độ chính xác", "Cận dưới", "Chế độ nay"]
    modes = {one.rule: forms.MODES[one.mode] for one in found.classes}
    rows = (
        (
            format_month(month), rule_words(rule), rule, tally.booked, tally.proposed, tally.confirmed.lines, tally.confirmed.right,
            tally.confirmed.wrong, _percent(tally.confirmed.precision), _percent(tally.confirmed.bound), modes.get(rule, ""),
        )
        for rule, month, tally in found.cells
    )  # fmt: skip
    return file_answer(workbook(source=source, name="Theo quy tắc và tháng", heads=heads, rows=rows), f"do-chinh-xac-{on:%Y%m%d}.xlsx")


@require_GET
@doors.page
def accuracy_lines(request: HttpRequest) -> HttpResponse:
    """Show the lines behind a figure of the report."""
    unit, on = asked_unit(request), doors.as_of(request)
    months = lists.months_with_lines(unit.id)
    during = forms.months_asked(request.GET, months)
    rule = forms.rule_asked(request.GET.get("can_cu"))
    finding = request.GET.get("loc", "") if request.GET.get("loc", "") in figures.FINDINGS else ""
    rows, count, following = figures.judged_lines(
        unit.id, during, on=on, rule=rule, finding=finding, after=doors.number(request.GET.get("sau"))
    )
    context = {
        "here": "Dòng đằng sau",
        "crumbs": [*crumbs(("Thu", "collection:receipts")), ("Độ chính xác", reverse("collection:accuracy") + _kept(request))],
        "unit": unit,
        "during": during,
        "rule": rule,
        "words": rule_words(rule) if rule else "",
        "finding": finding,
        "findings": FINDINGS,
        "rows": told(rows),
        "count": count,
        "next": following or "",
    }
    return render(request, "collection/accuracy_lines.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def switch_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Show one class with its history and its switches; stop it, or let it book again."""
    unit = asked_unit(request)
    if rule not in CLASSES:
        raise Http404
    by, today = doors.actor_id(request), doors.today()
    mode = switching.mode_of(switching.switches(unit.id).get(rule))
    wanted = PROPOSE if mode == BOOK else BOOK
    act = "collection.switch_rule" if wanted == PROPOSE else "collection.approve"
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST":
        asked = forms.mode_named(request.POST.get("mode"))
        rights.require(by, "collection.approve" if asked == BOOK else "collection.switch_rule", at=unit.id, on=today)
        if form.is_valid():
            try:
                services.switch_rule(by=by, unit_id=unit.id, rule=rule, mode=asked, reason=form.cleaned_data["reason"], on=today)
            except rights.NotAllowed:
                raise
            except DomainError as refusal:
                form.add_error(None, refusal.explain())
            else:
                messages.success(request, f"“{rule_words(rule)}”: từ lần đối chiếu tới {forms.MODES[asked]}.")
                return HttpResponseRedirect(reverse("collection:switch_rule", args=[rule]) + _kept(request))
    history = switching.confirmed(unit.id).get(rule, Confirmed())
    context = {
        "here": rule_words(rule),
        "crumbs": [*crumbs(("Thu", "collection:receipts")), ("Độ chính xác", reverse("collection:accuracy") + _kept(request))],
        "unit": unit,
        "rule": rule,
        "mode": mode,
        "wanted": wanted,
        "history": history,
        "shares": _shares(history),
        "enough": ENOUGH,
        "switches": switching.switches_of(unit.id, rule),
        "modes": forms.MODES,
        "form": form,
        "may_switch": access.may(by, act, at=unit.id, on=today),
        "kept": _kept(request),
    }
    return render(request, "collection/rule.html", context, status=422 if form.errors else 200)


def told(rows: Iterable[figures.JudgedLine]) -> list[dict[str, Any]]:
    """Return judged lines with the words and states that their rows show."""
    return [
        {
            "row": row,
            "rule": rule_words(row.rule),
            "verdict": VERDICTS[row.is_right],
            "state": STATES.get(row.becomes, "none"),
            "status": STATUSES.get(row.becomes, row.becomes),
        }
        for row in rows
    ]


def _shares(confirmed: Confirmed) -> tuple[str, str]:
    """Return the precision and its lower bound in words."""
    return _percent(confirmed.precision), _percent(confirmed.bound)


def _percent(ratio: Fraction | None) -> str:
    return "" if ratio is None else percent(ratio)


def _kept(request: HttpRequest) -> str:
    """Return the query string that keeps unit, year and day."""
    given = {name: value for name in ("don_vi", "nam", "ngay") if (value := request.GET.get(name))}
    return f"?{urlencode(given)}" if given else ""
