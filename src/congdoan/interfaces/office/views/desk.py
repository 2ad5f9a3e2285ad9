"""The desk: what the visitor may do, what runs, what the register holds."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from congdoan.finance.assessments import queries as assessments
from congdoan.foundation.access import doors, queries, services
from congdoan.foundation.kernel.periods import add_months, month_of
from congdoan.interfaces.office.context_processors import menu
from congdoan.people.organisations import queries as organisations

FUND = "KPCD"
UNFINISHED = ("waiting", "running", "failed")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the desk: the seven tasks, what runs, and the figures of the day asked about."""
    jobs = queries.latest_jobs({doors.actor_id(request), *demo_loader()})  # asked before anybody acts: then only own jobs are seen
    return _desk(request, [job for job in jobs if job.state in UNFINISHED])


def demo_loader() -> list[int]:
    """Return the account whose jobs everybody may watch: the command line's, while it fills a fictitious installation."""
    console = queries.actor_named(services.CONSOLE) if queries.is_demo() else None
    return [console.pk] if console else []


@doors.page
def _desk(request: HttpRequest, jobs: list[Any]) -> HttpResponse:
    on = doors.as_of(request)
    roles = [grant["role"] for grant in queries.grants_of(doors.actor_id(request), on=doors.today())]
    facts = {
        "here": "Bàn làm việc",
        "on": on,
        "tasks": [_task(task, roles, request.path) for task in menu.TASKS],
        "tiles": _tiles(on) if roles else [],
        "jobs": jobs,
    }
    return render(request, "office/home.html", facts)


def _task(task: menu.Task, roles: list[str], path: str) -> dict[str, Any]:
    is_built = any(menu.address(page.url_name) for page in task.pages)
    return {"task": task, "pages": menu.entries(task.pages, roles, path), "is_built": is_built}


def _tiles(on: date) -> list[dict[str, Any]]:
    """Return the figures of the desk; each comes from a query of the app that owns it."""
    counts, this_month = organisations.counts(on=on), month_of(on)
    assessed = assessments.assessed_by_month(FUND, months=(add_months(this_month, -35), this_month))
    month = max(assessed, default=this_month)
    return [
        {"words": "Công đoàn cơ sở", "icon": "building-community", "value": counts.base_unions, "foot": "đang hoạt động"},
        {
            "words": "Doanh nghiệp, đơn vị sử dụng lao động",
            "icon": "building-factory-2",
            "value": counts.employers,
            "wait": counts.employers_without_union,
            "foot": "chưa có công đoàn cơ sở",
        },
        {
            "words": "KPCĐ phải nộp",
            "month": month,
            "icon": "coins",
            "value": assessed.get(month),
            "unit": "đ",
            "foot": "tính từ bảng lương đã khai",
        },
    ]


@login_required
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show how far a job has come: a card for htmx, a page otherwise. Only who asked for it sees it; the demo's is everybody's."""
    found = queries.job(job_id)
    if found is None or found.actor_id not in {doors.actor_id(request), *demo_loader()}:
        raise Http404
    template = "office/parts/job.html" if getattr(request, "htmx", False) else "office/job.html"
    asked = request.GET.get("tiep", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return render(request, template, {"here": "Việc nền", "job": found, "then": asked if is_ours else ""})
