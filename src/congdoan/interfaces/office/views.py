"""Sign-in, home, search, jobs and the pages for what went wrong."""

import logging
import secrets
import sys
from datetime import date
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from congdoan.foundation.access import doors, queries

from .context_processors import menu, samples
from .forms import SignInForm

log = logging.getLogger("congdoan.office")

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
DIGITS = "23456789"


def entrance(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the desk, or to sign-in."""
    return redirect("office:home" if request.user.is_authenticated else "office:sign_in")


@never_cache
@csrf_protect
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in by name and password; too many wrong ones are told in words."""
    onwards = _onwards(request)
    if request.user.is_authenticated:
        return redirect(onwards)
    form = SignInForm(request.POST or None)
    credentials = {"username": request.POST.get("username", "")}
    if AxesProxyHandler.is_locked(request, credentials if request.method == "POST" else None):
        return locked_out(request)
    if request.method == "POST" and form.is_valid():
        actor = authenticate(request, username=form.cleaned_data["username"].strip(), password=form.cleaned_data["password"])
        if actor is not None:
            login(request, actor)
            return redirect(onwards)
        if AxesProxyHandler.is_locked(request, credentials):
            return locked_out(request)
        form.add_error(None, "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; tên không phân biệt chữ hoa, mật khẩu thì có.")
    return render(request, "office/sign_in.html", {"form": form, "onwards": onwards, "tasks": menu.TASKS, "is_demo": queries.is_demo()})


def _onwards(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else settings.LOGIN_REDIRECT_URL


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Say that sign-in waits after too many wrong passwords."""
    minutes = int(settings.AXES_COOLOFF_TIME * 60)
    facts = {"minutes": minutes, "limit": settings.AXES_FAILURE_LIMIT, "tasks": menu.TASKS}
    return render(request, "office/locked_out.html", facts, status=429)


@csrf_protect
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the day asked about is forgotten with it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    logout(request)
    return redirect("office:sign_in")


@doors.page
def home(request: HttpRequest) -> HttpResponse:
    """Show the desk: the seven tasks and what waits."""
    on = doors.as_of(request)
    roles = [grant["role"] for grant in queries.grants_of(doors.actor_id(request), on=doors.today())]
    tasks = [
        {
            "task": task,
            "pages": menu.entries(task.pages, roles, request.path),
            "is_built": any(menu.address(page.url_name) for page in task.pages),
        }
        for task in menu.TASKS
    ]
    return render(request, "office/home.html", {"here": "Bàn làm việc", "tasks": tasks, "on": on})


@doors.page
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show how far a job has come: a card for htmx, a page otherwise."""
    found = queries.job(job_id)
    if found is None:
        raise Http404
    template = "office/parts/job.html" if getattr(request, "htmx", False) else "office/job.html"
    asked = request.GET.get("tiep", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return render(request, template, {"here": "Việc nền", "job": found, "onwards": asked if is_ours else ""})


@doors.page
def states(request: HttpRequest) -> HttpResponse:
    """Show every state a page can be in, for those who build pages and for the browser's tests."""
    facts = {
        "here": "Mẫu trạng thái",
        "crumbs": [("Bàn làm việc", reverse("office:home"))],
        "form": SignInForm({"username": "", "password": ""}),
        "problems": samples.PROBLEMS,
        "jobs": samples.JOBS,
        "sample_day": date(2023, 12, 31),
    }
    return render(request, "office/states.html", facts)


@doors.page
def sample_evidence(request: HttpRequest) -> HttpResponse:
    """Show how the evidence of a figure looks, in the drawer and as a page."""
    crumbs = [("Mẫu trạng thái", reverse("office:states"))]
    return render(request, "office/sample_evidence.html", {"here": "Vì sao?", "crumbs": crumbs, "parts": samples.PARTS})


def not_allowed(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Say which right is missing and who gives it."""
    return render(request, "403.html", {"why": str(exception) if exception and exception.args else ""}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open for too long (its token no longer holds); nothing was written."""
    return render(request, "403_csrf.html", {}, status=403)


def not_found(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Offer a search with the last word of the address."""
    words = [part for part in request.path.split("/") if part]
    last = words[-1].replace("-", " ")[:60] if words else ""
    return render(request, "404.html", {"last": last}, status=404)


def conflict(request: HttpRequest, **facts: Any) -> HttpResponse:
    """Show both versions after somebody else changed the same thing."""
    return render(request, "409.html", facts, status=409)


def broken(request: HttpRequest) -> HttpResponse:
    """Give a code to read on the phone and write it beside the trace in the log; asks nothing of the database."""
    code = f"CDS-{secrets.choice(DIGITS)}{secrets.choice(LETTERS)}{secrets.choice(DIGITS)}-{secrets.randbelow(900) + 100}"
    log.error("%s %s %s", code, request.method, request.path, exc_info=sys.exc_info()[0] is not None)
    return render(request, "500.html", {"code": code, "again": request.get_full_path() if request.method == "GET" else ""}, status=500)
