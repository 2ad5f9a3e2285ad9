"""Pages of people and roles, one's own password, signed links, and the record of acts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors, forms, queries, rules, services
from congdoan.foundation.access.models import Branch
from congdoan.foundation.audit import queries as audit
from congdoan.foundation.kernel.errors import DomainError

SYSTEM = ("Hệ thống", "/he-thong/quyen/")


@require_GET
@doors.page
def people(request: HttpRequest) -> HttpResponse:
    """Show who holds which role within reach."""
    services.require_somewhere(doors.actor_id(request), "access.grant", on=doors.today())
    rows = queries.people(doors.actor_id(request), on=doors.today())
    return render(request, "access/people.html", {"here": "Quyền", "crumbs": [SYSTEM], "rows": rows, "day": doors.today()})


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
@doors.page
def create_actor(request: HttpRequest) -> HttpResponse:
    """Add a person with a first role."""
    services.require_somewhere(doors.actor_id(request), "access.create_actor", on=doors.today())

    def write(given: dict[str, Any]) -> None:
        by, on = doors.actor_id(request), doors.today()
        person = {name: given[name] for name in ("full_name", "post", "username", "password")}
        actor_id = services.create_actor(by=by, at=given["branch"], on=on, **person)
        services.grant(by=by, actor_id=actor_id, on=on, **_grant(given))

    return _form(request, forms.PersonForm(request.POST or None, initial=_today()), write, "Thêm người", "access:people")


@require_http_methods(["GET", "POST"])
@doors.page
def grant(request: HttpRequest, actor_id: int) -> HttpResponse:
    """Give a person one more role."""
    services.require_somewhere(doors.actor_id(request), "access.grant", on=doors.today())
    person = _person(request, actor_id)

    def write(given: dict[str, Any]) -> None:
        services.grant(by=doors.actor_id(request), actor_id=actor_id, on=doors.today(), **_grant(given))

    return _form(
        request, forms.GrantForm(request.POST or None, initial=_today()), write, f"Giao vai trò cho {person['full_name']}", "access:people"
    )


@require_http_methods(["GET", "POST"])
@doors.page
def end_grant(request: HttpRequest, grant_id: int) -> HttpResponse:
    """End a role on a day."""
    services.require_somewhere(doors.actor_id(request), "access.end_grant", on=doors.today())

    def write(given: dict[str, Any]) -> None:
        services.end_grant(by=doors.actor_id(request), grant_id=grant_id, until=given["until"], on=doors.today())

    return _form(
        request, forms.EndGrantForm(request.POST or None, initial={"until": doors.today()}), write, "Kết thúc vai trò", "access:people"
    )


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("current", "password")
@doors.page
def set_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password."""
    form = forms.PasswordForm(request.POST or None)

    def write(given: dict[str, Any]) -> None:
        if not request.user.check_password(given["current"]):
            form.add_error("current", "Mật khẩu hiện tại chưa đúng.")
            return
        by = doors.actor_id(request)
        services.set_password(by=by, actor_id=by, password=given["password"], on=doors.today())
        assert request.user.is_authenticated
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)

    return _form(request, form, write, "Đổi mật khẩu", "office:home")


@require_http_methods(["GET", "POST"])
@never_cache
@doors.page
def issue_link(request: HttpRequest, code: str) -> HttpResponse:
    """Show the links of one body and issue a new one; its address is shown in this one answer and never again."""
    by, on = doors.actor_id(request), doors.today()
    subject = _subject(code)
    services.require(by, "access.issue_link", at=subject.id, on=on)
    above = queries.ancestors([subject.id], on=on)[subject.id]
    form = forms.LinkForm(request.POST or None, initial={"unit": _issuing_unit(request, above), "last_day": on + timedelta(days=365)})
    issued = None
    if request.method == "POST" and form.is_valid():
        try:
            issued = services.issue_link(
                by=by, unit_id=form.cleaned_data["unit"], subject_id=subject.id, until=form.cleaned_data["last_day"] + timedelta(days=1),
                reason=form.cleaned_data["reason"], on=on,
            )  # fmt: skip
        except (services.UnableToIssue, services.UnknownBranch) as refusal:
            form.add_error(None, refusal.explain())
    path = rules.LINK_PATHS[rules.PAYER_LINK].format(token=issued.token) if issued else ""
    context = {
        "form": form,
        "subject": subject,
        "links": queries.links_of(subject.id, on=on),
        "address": request.build_absolute_uri(path) if path else "",
        "here": "Liên kết",
        "crumbs": [],
    }
    return render(request, "access/links.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def revoke_link(request: HttpRequest, code: str, link_id: int) -> HttpResponse:
    """Close a link for good."""
    by, on = doors.actor_id(request), doors.today()
    subject = _subject(code)
    services.require(by, "access.revoke_link", at=subject.id, on=on)
    link = next((row for row in queries.links_of(subject.id, on=on) if row.id == link_id), None)
    if link is None:
        raise Http404

    def write(given: dict[str, Any]) -> None:
        services.revoke_link(by=by, link_id=link_id, reason=given["reason"], on=on)

    back = reverse("access:issue_link", args=[subject.code])
    lost = "Thu hồi rồi thì ai giữ địa chỉ này cũng không mở được nữa; cần thì cấp liên kết khác."
    detail = f"{subject.name} ({subject.code}): {link.reason}. {lost}"
    return _form(
        request,
        forms.RevokeForm(request.POST or None),
        write,
        f"Thu hồi liên kết số {link_id}",
        back,
        detail=detail,
        place=("Liên kết", back),
    )


@require_GET
@doors.page
def record(request: HttpRequest) -> HttpResponse:
    """Show the record of acts, newest first."""
    services.require_somewhere(doors.actor_id(request), "audit.read", on=doors.today())
    rows = audit.acts(before=parse_datetime(request.GET.get("truoc", "")) if request.GET.get("truoc") else None, limit=50)
    names = queries.names_of_actors(row["actor_id"] for row in rows)
    places = queries.branch_names(row["branch_id"] for row in rows)
    shown = [
        row | {"who": names.get(row["actor_id"], ""), "where": places.get(row["branch_id"], ("", "")), "told": _told(row["facts"])}
        for row in rows
    ]
    older = f"?truoc={rows[-1]['recorded_at'].isoformat().replace('+', '%2B')}" if len(rows) == 50 else ""
    return render(request, "access/record.html", {"here": "Nhật ký", "crumbs": [SYSTEM], "rows": shown, "older": older})


def _subject(code: str) -> Branch:
    found = queries.branch_coded(code)
    if found is None or not found.code:
        raise Http404
    return found


def _issuing_unit(request: HttpRequest, above: list[int]) -> str:
    """Return the code of the unit that the address names, or of the nearest one above the subject where the visitor holds a grant."""
    if asked := request.GET.get("don_vi", "").replace("\x00", "")[:40]:
        return asked
    held = {grant["branch_id"] for grant in queries.grants_of(doors.actor_id(request), on=doors.today())}
    nearest = next((branch for branch in above if branch in held), above[0] if above else 0)
    return queries.branch_names([nearest]).get(nearest, ("", ""))[0]


def _told(facts: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in facts.items())[:300]


def _today() -> dict[str, Any]:
    return {"from_day": doors.today()}


def _grant(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "role": given["role"],
        "branch_id": given["branch"],
        "from_day": given["from_day"],
        "until": given["until"],
        "reason": given["reason"],
    }


def _person(request: HttpRequest, actor_id: int) -> dict[str, Any]:
    found = next((person for person in queries.people(doors.actor_id(request), on=doors.today()) if person["id"] == actor_id), None)
    if found is None:
        raise Http404
    return found


def _form(
    request: HttpRequest, form: django_forms.Form, write: Callable[[dict[str, Any]], None], heading: str, onwards: str, *,
    detail: str = "", place: tuple[str, str] = SYSTEM,
) -> HttpResponse:  # fmt: skip
    """Show a form, or save what it holds; a refusal comes back on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            write(form.cleaned_data)
        except services.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        if not form.errors:
            messages.success(request, f"{heading}: đã ghi.")
            return redirect(onwards)
    context = {"form": form, "heading": heading, "detail": detail, "here": heading, "crumbs": [place], "back": resolve_url(onwards)}
    return render(request, "access/form.html", context, status=422 if form.errors else 200)
