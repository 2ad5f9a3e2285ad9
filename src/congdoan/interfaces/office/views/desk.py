"""The desk: what the visitor may do, what runs, what the register holds."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from congdoan.foundation.access import doors, queries, services
from congdoan.interfaces.office.context_processors import menu
from congdoan.people.organisations import queries as organisations

from . import figures

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
    grants = queries.grants_of(doors.actor_id(request), on=doors.today())
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
        facts |= {"counts": counts, "collected": collected, "waiting": _waiting(counts, collected, roles, is_past=on != doors.today())}
        imports = menu.Page("banking:import_statement", "", "banking.import_statement")
        facts["import_url"] = menu.address(imports.url_name) if menu.may_open(imports, roles) and on == doors.today() else ""
    return render(request, "office/home.html", facts)


def _task(task: menu.Task, roles: list[str], path: str) -> dict[str, Any]:
    is_built = any(menu.address(page.url_name) for page in task.pages)
    return {"task": task, "pages": menu.entries(task.pages, roles, path), "is_built": is_built}


def _waiting(counts: organisations.Counts, collected: figures.Collected | None, roles: list[str], *, is_past: bool) -> list[dict[str, Any]]:
    """Return what waits for the visitor: lines without a payer, employers without a union."""
    found: list[dict[str, Any]] = []
    queue = menu.Page("collection:queue", "", "collection.read")
    if collected and collected.summary.waiting_lines and not is_past:
        facts = {
            "count": collected.summary.waiting_lines,
            "words": "dòng tiền chưa rõ người nộp",
            "amount": collected.summary.waiting_amount,
        }
        found.append(
            facts | {"icon": "building-bank", "tone": "wait", "href": menu.address(queue.url_name) if menu.may_open(queue, roles) else ""}
        )
    if counts.employers_without_union:
        facts = {"count": counts.employers_without_union, "words": "nơi sử dụng lao động chưa có công đoàn cơ sở"}
        href = menu.address("organisations:employers")
        found.append(facts | {"icon": "user-plus", "tone": "info", "href": f"{href}?trang_thai=chua_co_cd" if href else ""})
    return found


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
