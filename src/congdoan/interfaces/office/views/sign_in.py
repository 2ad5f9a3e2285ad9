"""Coming in and going out."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from congdoan.foundation.access import queries
from congdoan.interfaces.office.context_processors import menu
from congdoan.interfaces.office.forms import SignInForm

from .desk import UNDER_WAY, demo_loader


@require_safe
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
    if request.method == "POST" and form.is_valid():
        credentials = {"username": form.cleaned_data["username"]}
        if AxesProxyHandler.is_locked(request, credentials):
            return locked_out(request)
        actor = authenticate(request, **credentials, password=form.cleaned_data["password"])
        if actor is not None:
            login(request, actor)
            return redirect(onwards)
        if AxesProxyHandler.is_locked(request, credentials):
            return locked_out(request)
        form.add_error(None, "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; tên không phân biệt chữ hoa, mật khẩu thì có.")
    jobs = [job for job in queries.latest_jobs(demo_loader()) if job.state in UNDER_WAY]
    facts = {"form": form, "onwards": onwards, "tasks": menu.TASKS, "is_demo": queries.is_demo(), "jobs": jobs}
    return render(request, "office/sign_in.html", facts, status=422 if form.errors else 200)


def _onwards(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
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
