"""Who is worst today and why; one employer with its evidence; the heat grid; whether warnings were right."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.activities.early_warning import queries, rules, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .asking import TASK, WARNINGS, chosen_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATES = {"green": "ok", "yellow": "info", "orange": "wait", "red": "late"}
ACTS = ("tell_signal", "end_signal", "import_debts", "set_weights", "observe_signals", "export")
MOST_PART = 20  # points of a full bar


@require_GET
@doors.page
def warnings(request: HttpRequest) -> HttpResponse:
    """Show the employers by points, worst first, each with its reasons in words."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "early_warning.read", on=doors.today())
    chosen = chosen_of(request)
    told = queries.board(chosen, on=on)
    start = min(doors.number(request.GET.get("sau")) or 0, len(told.rows))
    shown = told.rows[start : start + queries.PAGE]
    following = start + queries.PAGE
    context = {
        "here": WARNINGS[0],
        "crumbs": [TASK],
        "rows": [_shown(row, start + place) for place, row in enumerate(shown, start=1)],
        "next": following if following < len(told.rows) else "",
        "total": len(told.rows),
        "board": told,
        "chips": [(code, rules.BANDS[code], told.bands[code]) for code in reversed(queries.BANDS)],
        "is_filtered": chosen != queries.BoardFilter(),
        "chosen": chosen,
        "signals": [(one.code, one.name) for one in rules.SIGNALS],
        "unchecked": queries.weights_need_check([row.id for row in shown], on=on),
        "may": {act: access.may_somewhere(by, f"early_warning.{act}", on=doors.today()) for act in ACTS},
    }
    return render(request, "early_warning/warnings.html", context)


def _shown(row: queries.BoardRow, place: int) -> dict[str, Any]:
    parts = [{"amount": one.points, "words": one.words, "shade": number % 6} for number, one in enumerate(row.reasons) if one.points]
    spent = row.score.points
    rest: list[dict[str, Any]] = [{"amount": MOST_PART - spent, "words": "còn tới mức đỏ", "shade": "-rest"}] if spent < MOST_PART else []
    return {"place": place, "row": row, "state": STATES[row.score.band.code], "parts": parts + rest}


@require_GET
@doors.page
def employer(request: HttpRequest, employer_id: int) -> HttpResponse:
    """Show one employer: its points of the day with every signal behind them, the next steps by law, the year's points."""
    by, on = doors.actor_id(request), doors.as_of(request)
    named = organisations.named([employer_id], on=on).get(employer_id) if employer_id < 2**63 else None
    watcher = queries.watchers_of([employer_id], on=on).get(employer_id) if named and named.is_employer else None
    if named is None or watcher is None:
        raise Http404
    guard.require(by, "early_warning.read", at=watcher, on=doors.today())
    evidence = queries.evidence_of(on=on, employer_ids=[employer_id])
    told = rules.score(evidence, queries.scale_for(watcher, on=on), on)
    told_of = {one.id: one for one in queries.signals_of(employer_id, on=on)}
    may = access.acts_at(by, [f"early_warning.{act}" for act in ACTS], at=watcher, on=doors.today())
    trend = queries.trend(employer_id, on=on)
    context = {
        "here": named.name,
        "crumbs": [TASK, WARNINGS],
        "employer": named,
        "score": told,
        "state": STATES[told.band.code],
        "reasons": [(one, told_of.get(one.evidence.id)) for one in told.reasons],
        "past": [one for one in told_of.values() if not one.holds],
        "steps": queries.next_steps((one.evidence for one in told.reasons), on=on),
        "trend": trend,
        "months": trend.months,
        "unchecked": queries.weights_need_check([watcher], on=on),
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
    }
    return render(request, "early_warning/employer.html", context)


@require_GET
@doors.page
def grid(request: HttpRequest) -> HttpResponse:
    """Show communes against trades or kinds of ownership: the highest points of each cell."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "early_warning.read", on=doors.today())
    across = request.GET.get("cot", "") if request.GET.get("cot", "") in queries.ACROSS else "nganh"
    context = {
        "here": "Lưới nóng",
        "crumbs": [TASK, WARNINGS],
        "grid": queries.grid(across, on=on),
        "across": across,
        "across_words": queries.ACROSS[across],
        "choices": queries.ACROSS.items(),
        "states": STATES,
        "least": reference.small_cell(on=on),
        "may_export": access.may_somewhere(by, "early_warning.export", on=doors.today()),
    }
    return render(request, "early_warning/grid.html", context)


@require_GET
@doors.page
def grid_file(request: HttpRequest) -> HttpResponse:
    """Give the grid as a workbook that may be shared: small cells are covered."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "early_warning.export", on=doors.today())
    across = request.GET.get("cot", "") if request.GET.get("cot", "") in queries.ACROSS else "nganh"
    made_by = access.names_of_actors([by]).get(by, "")
    return _file(queries.grid_workbook(queries.grid(across, on=on), across, on=on, made_by=made_by, made_at=localtime()), "luoi-nong")


@require_GET
@doors.page
def export_warnings(request: HttpRequest) -> HttpResponse:
    """Give the list of the filter as a workbook; the record tells who took it."""
    by, on = doors.actor_id(request), doors.as_of(request)
    content = services.export_warnings(by=by, chosen=chosen_of(request), day=on, made_at=localtime(), on=doors.today())
    return _file(content, f"du-bao-{on:%Y%m%d}")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX, headers={"X-Content-Type-Options": "nosniff"})
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


@require_GET
@doors.page
def backtest(request: HttpRequest) -> HttpResponse:
    """Show whether warnings were right: on the frozen history of fictitious employers, and on one's own days."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "early_warning.read", on=doors.today())
    context = {
        "here": "Cảnh báo có đúng không?",
        "crumbs": [TASK, WARNINGS],
        "frozen": queries.frozen_history(),
        "own": queries.own_backtest(on=on),
        "horizon": rules.HORIZON,
    }
    return render(request, "early_warning/backtest.html", context)
