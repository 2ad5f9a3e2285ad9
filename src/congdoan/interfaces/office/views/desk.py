"""The desk: what the visitor may do, what runs, what the register holds."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from congdoan.activities.inspection import queries as inspections
from congdoan.activities.programmes import queries as programmes
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.foundation.access import doors, queries, services
from congdoan.interfaces.office.context_processors import held, menu
from congdoan.people.organisations import queries as organisations

from . import figures

LISTS = {  # the list behind each figure of the desk, for those who may open it
    "queue": menu.Page("collection:queue", "", "collection.read"),
    "receipts": menu.Page("collection:receipts", "", "collection.read"),
    "statements": menu.Page("banking:statements", "", "banking.read"),
    "notifications": menu.Page("banking:notifications", "", "banking.read"),
    "unions": menu.Page("organisations:unions", "", "organisations.read"),
    "employers": menu.Page("organisations:employers", "", "organisations.read"),
    "submissions": menu.Page("assessments:submissions", "", "assessments.accept_submissions"),
    "recommendations": menu.Page("inspection:recommendations", "", "inspection.read"),
    "import": menu.Page("banking:preview_statement", "", "banking.import_statement"),
    "reminders": menu.Page("programmes:reminders", "", "programmes.read"),
}
UNDER_WAY = ("waiting", "running")
SHOWN_FAILED = timedelta(days=1)


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the desk: the seven tasks, what runs, and the figures of the day asked about."""
    jobs = queries.latest_jobs({doors.actor_id(request), *demo_loader()})  # asked before anybody acts: then only own jobs are seen
    return _desk(request, [job for job in jobs if is_of_concern(job)])


@require_safe
@login_required
def task(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to the first page of one of the seven tasks that the visitor may open."""
    asked = next(one for one in menu.TASKS if one.number == number)
    lines = menu.lines(asked, [grant["role"] for grant in held(request)], request.path)
    if not lines:
        raise PermissionDenied(f"Vai trò của anh chị không mở trang nào của nhóm “{asked.words}”.")
    return redirect(lines[0].href)


def is_of_concern(job: Any) -> bool:
    """Tell whether a job is under way, or failed since yesterday: older failures are history."""
    return job.state in UNDER_WAY or (job.state == "failed" and job.ended_at is not None and now() - job.ended_at < SHOWN_FAILED)


def demo_loader() -> list[int]:
    """Return the account whose jobs everybody may watch: the command line's, while it fills a fictitious installation."""
    console = queries.actor_named(services.CONSOLE) if queries.is_demo() else None
    return [console.pk] if console else []


@doors.page
def _desk(request: HttpRequest, jobs: list[Any]) -> HttpResponse:
    on = doors.as_of(request)
    grants = held(request)
    roles = [grant["role"] for grant in grants]
    facts: dict[str, Any] = {
        "here": "Bàn làm việc",
        "on": on,
        "tasks": [_task(task, roles, request.path) for task in menu.TASKS],
        "jobs": jobs,
    }
    if roles:
        counts = organisations.counts(on=on)
        collected = figures.collected([grant["branch_id"] for grant in grants], on=on)
        links = {name: menu.address(page.url_name) if menu.may_open(page, roles) else "" for name, page in LISTS.items()}
        if collected and links["receipts"]:
            links["receipts"] += f"?thang={collected.summary.month}"
        is_past = on != doors.today()
        facts |= {"counts": counts, "collected": collected, "links": links, "import_url": "" if is_past else links["import"]}
        facts["waiting"] = _waiting(counts, collected, links, is_past=is_past)
        if links["reminders"] and not is_past and (count := programmes.reminder_count({grant["branch_id"] for grant in grants}, on=on)):
            told = {"count": count, "words": "báo cáo, nhiệm vụ sắp hết hạn hoặc quá hạn", "icon": "bell", "tone": "late"}
            facts["waiting"].append(told | {"href": links["reminders"]})
    return render(request, "office/home.html", facts)


def _task(task: menu.Task, roles: list[str], path: str) -> dict[str, Any]:
    is_built = any(menu.address(page.url_name) for page in task.pages)
    return {"task": task, "pages": menu.lines(task, roles, path), "is_built": is_built}


def _waiting(
    counts: organisations.Counts, collected: figures.Collected | None, links: dict[str, str], *, is_past: bool
) -> list[dict[str, Any]]:
    """Return what waits for the visitor: submissions, unclear lines, odd notifications, recommendations, employers without a union."""
    found: list[dict[str, Any]] = []
    if links["submissions"] and not is_past and (count := assessments.submission_counts()["waiting"]):
        words = "bản khai quỹ lương của doanh nghiệp chờ xem"
        found.append({"count": count, "words": words, "icon": "mail", "tone": "wait", "href": links["submissions"]})
    if collected and not is_past:
        unknown, queue = collected.unknown, links["queue"]
        came = {"count": unknown.lines_in, "words": "dòng tiền chưa rõ người nộp", "amount": unknown.amount_in}
        left = {"count": unknown.lines_out, "words": "dòng tiền ra chưa rõ nơi nhận", "amount": unknown.amount_out}
        found += [facts | {"icon": "building-bank", "tone": "wait", "href": queue} for facts in (came, left) if facts["count"]]
    if links["notifications"] and not is_past and (odd := banking.count_open_notifications()):
        facts = {"count": odd, "words": "thông báo ngân hàng bị giữ lại hoặc sao kê không có"}
        found.append(facts | {"icon": "bell", "tone": "late", "href": links["notifications"]})
    if links["recommendations"] and not is_past and (standing := inspections.standing_count()):
        facts = {"count": standing, "words": "kiến nghị kiểm tra chưa được xác nhận xong"}
        found.append(facts | {"icon": "list-check", "tone": "late", "href": links["recommendations"]})
    if counts.employers_without_union:
        facts = {"count": counts.employers_without_union, "words": "nơi sử dụng lao động chưa có công đoàn cơ sở"}
        href = links["employers"]
        found.append(facts | {"icon": "user-plus", "tone": "info", "href": f"{href}?trang_thai=chua_co_cd" if href else ""})
    return found


@require_safe
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
