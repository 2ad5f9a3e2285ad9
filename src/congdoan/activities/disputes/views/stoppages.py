"""Stoppages: the list, one of them, and what is done about it."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.disputes import queries, services
from congdoan.activities.disputes.forms import asked
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.activities.disputes.rules import timers
from congdoan.activities.disputes.rules.report import share_filled
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import STOPPAGES, now, on_stoppage, perform, plain, stoppage_or_404

DAYS_SHOWN = 3
ACTS = [f"disputes.{name}" for name in services.__all__]


@require_GET
@doors.page
def stoppages(request: HttpRequest) -> HttpResponse:
    """Show the stoppages within reach, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.read", on=on)
    state = plain(request.GET.get("trang_thai"), 10)
    state = state if state in rules.STATES else ""
    year = doors.number(request.GET.get("nam"), digits=4)
    rows, following = queries.stoppages(on=doors.as_of(request), state=state, year=year, after=doors.number(request.GET.get("sau")))
    context = {
        "rows": rows, "next": following or "", "state": state, "states": rules.STATES.items(), "counts": queries.stoppage_counts(),
        "due": queries.promises_due(on=on), "waiting": queries.signal_counts()[rules.RAISED], "here": "Ngừng việc", "crumbs": [],
        "may_open": access.may_somewhere(by, "disputes.open_stoppage", on=on),
    }  # fmt: skip
    return render(request, "disputes/stoppages.html", context)


@require_GET
@doors.page
def stoppage(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Show one stoppage: its clocks, what was done, what was promised, who is near."""
    by, on, row = doors.actor_id(request), doors.today(), stoppage_or_404(stoppage_id)
    guard.require(by, "disputes.read", at=row.unit_id, on=on)
    acts, promised, at = queries.acts(row.id), queries.promises(row.id), now()
    has_final = queries.has_final(row.id)
    left = sum(one.state == rules.PROMISED for one in promised)
    done = rules.steps_done(row.state, [act.kind for act in acts], has_final=has_final, promises=len(promised), open_promises=left)
    course = queries.course(row.id, broke_out_at=row.broke_out_at, ended_at=row.ended_at)
    clocks = timers.timers(course, queries.allowed(on=row.opened_on), now=at)
    daily = [one for one in clocks if one.is_daily]
    may = access.acts_at(by, ACTS, at=row.unit_id, on=on)
    closer = queries.closer_of(row.unit_id, on=on)
    may["disputes.close_stoppage"] = closer is not None and access.may(by, "disputes.close_stoppage", at=closer, on=on)
    context = {
        "closer": access.branch_names([closer])[closer][1] if closer else "", "row": row, "here": row.employer_name,
        "crumbs": [STOPPAGES], "acts": acts, "promises": promised, "reports": queries.written(row.id),
        "clocks": [(one, *one.told(at)) for one in clocks if not one.is_daily],
        "daily": [(one, *one.told(at)) for one in daily[-DAYS_SHOWN:]], "missed": max(len(daily) - DAYS_SHOWN, 0),
        "steps": [(words, code in done) for code, words in queries.steps(on=on)],
        "lacks": rules.lacks_for_closing(state=row.state, has_final=has_final, open_promises=left) if row.state != rules.CLOSED else [],
        "is_open": row.state in rules.OPEN, "signals": queries.signals_of(row.employer_id, on=on),
        "addressee": queries.addressee(on=row.opened_on), "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
    }  # fmt: skip
    return render(request, "disputes/stoppage.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def open_stoppage(request: HttpRequest) -> HttpResponse:
    """Begin to watch an employer."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.open_stoppage", on=on)
    start = {"employer": plain(request.GET.get("doanh_nghiep"), 40), "at": now(), "words": plain(request.GET.get("viec"), 500)}
    form = asked.OpenForm(request.POST or None, initial=start)

    def call() -> int:
        told = dict(form.cleaned_data)
        code = plain(told.pop("employer"), 40)
        employer = organisations.id_of_code(code)
        if employer is None:
            raise services.UnfitStoppage(why=f"không có doanh nghiệp mang mã {code} trong phạm vi của anh chị")
        return services.open_stoppage(by=by, employer_id=employer, on=on, **told)

    return perform(
        request, form, call, heading="Mở vụ việc", words="Mở vụ việc", done="Đã mở vụ việc, đang theo dõi.", crumbs=[STOPPAGES],
        back=lambda number: reverse("disputes:stoppage", args=[number]),
    )  # fmt: skip


def _simple(
    request: HttpRequest, stoppage_id: int, act: str, form_class: Any, *, start: dict[str, Any] | None = None, **words: Any
) -> HttpResponse:
    """Show the form of a use case whose fields are those of its service."""
    by, on = doors.actor_id(request), doors.today()
    initial = {"at": now(), **(start or {})}
    has_moment = "at" in form_class.base_fields

    def call(form: Any) -> Any:
        told = form.cleaned_data if has_moment else form.cleaned_data | {"at": now()}
        return getattr(services, act)(by=by, stoppage_id=stoppage_id, on=on, **told)

    return on_stoppage(request, stoppage_id, act, lambda: form_class(request.POST or None, initial=initial), call, **words)


@require_http_methods(["GET", "POST"])
@doors.page
def record_outbreak(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Write down that work stopped."""
    return _simple(
        request,
        stoppage_id,
        "record_outbreak",
        asked.OutbreakForm,
        heading="Xảy ra ngừng việc",
        words="Ghi T0",
        done="Đã ghi. Đồng hồ bắt đầu chạy.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def record_call(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Write down who was told by telephone."""
    return _simple(request, stoppage_id, "record_call", asked.CallForm, heading="Báo điện thoại", words="Ghi đã báo", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def record_update(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Write down how it stands."""
    return _simple(request, stoppage_id, "record_update", asked.UpdateForm, heading="Cập nhật", words="Ghi cập nhật", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def record_meeting(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Write down talks with both sides."""
    return _simple(request, stoppage_id, "record_meeting", asked.MeetingForm, heading="Đối thoại", words="Ghi đối thoại", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def end_stoppage(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Write down that work goes on again."""
    return _simple(
        request,
        stoppage_id,
        "end_stoppage",
        asked.EndForm,
        heading="Kết thúc ngừng việc",
        words="Ghi kết thúc",
        done="Đã ghi. Còn báo cáo cuối và theo dõi cam kết.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def add_promise(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Write down what the employer promised."""
    start = {"due_on": doors.today() + timedelta(days=30)}
    return _simple(
        request,
        stoppage_id,
        "add_promise",
        asked.PromiseForm,
        start=start,
        heading="Cam kết",
        words="Ghi cam kết",
        done="Đã ghi, sẽ nhắc khi đến hạn.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def close_stoppage(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Close a stoppage."""
    return _simple(
        request, stoppage_id, "close_stoppage", asked.CloseForm, heading="Đóng vụ việc", words="Đóng vụ việc", done="Đã đóng vụ việc."
    )


@require_http_methods(["GET", "POST"])
@doors.page
def write_quick_report(request: HttpRequest, stoppage_id: int) -> HttpResponse:
    """Show the report as it would be, filled in, and write it."""
    by, on, row = doors.actor_id(request), doors.today(), stoppage_or_404(stoppage_id)
    guard.require(by, "disputes.write_quick_report", at=row.unit_id, on=on)
    shown = queries.prefilled(row, on=on)
    return on_stoppage(
        request, stoppage_id, "write_quick_report",
        lambda: asked.ReportForm(request.POST or None, shown=shown, initial={"at": now()}),
        lambda form: services.write_quick_report(by=by, stoppage_id=stoppage_id, typed=form.typed, at=form.cleaned_data["at"], on=on),  # type: ignore[attr-defined]
        heading=rules.STAGES[rules.FINAL if row.state == rules.ENDED else rules.FIRST], words="Lập báo cáo",
        done="Đã lập báo cáo; in từ trang vụ việc.",
        template="disputes/report_form.html", shown=shown,
        share=share_filled(shown, has_ended=row.ended_at is not None),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def settle_promise(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Write down whether a promise was kept."""
    by, on = doors.actor_id(request), doors.today()
    stoppage_id = queries.stoppage_of_promise(promise_id) if promise_id < 2**63 else None
    promise = next((one for one in queries.promises(stoppage_id or 0) if one.id == promise_id), None)
    return on_stoppage(
        request, stoppage_id or 0, "settle_promise", lambda: asked.SettleForm(request.POST or None),
        lambda form: services.settle_promise(by=by, promise_id=promise_id, at=now(), on=on, **form.cleaned_data),
        heading="Kết quả cam kết", words="Ghi kết quả", done="Đã ghi.", detail=promise.words if promise else "",
    )  # fmt: skip
