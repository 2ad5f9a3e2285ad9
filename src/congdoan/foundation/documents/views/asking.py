"""What the pages of documents share: what an address names, a form that performs one use case."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.documents import queries, services

PAPERS = ("Văn bản, chuyển đổi số", "/6-van-ban/")


def found_document(request: HttpRequest, outgoing_id: int, act: str = "read") -> queries.Record:
    """Return the document of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.outgoing(outgoing_id) if outgoing_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), f"documents.{act}", at=found.unit_id, on=doors.today())
    return found


def readable_document(request: HttpRequest, outgoing_id: int) -> queries.Record:
    """Return a document of a unit of the visitor's, or one that was sent to such a unit."""
    found = queries.outgoing(outgoing_id) if outgoing_id < 2**63 else None
    if found is None:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    if found.unit_id in access_queries.reached(by, on=on):
        access.require(by, "documents.read", at=found.unit_id, on=on)
    else:
        access.require_somewhere(by, "documents.read", on=on)
        if not found.number:
            raise Http404  # a draft is shown to whom it was sent for comments, on the page of comments alone
    return found


def unit_coded(code: str) -> tuple[int, str, str] | None:
    """Return (id, code, name) of a unit, or None."""
    branch = access_queries.branch_coded(code.replace("\x00", "")[:40].upper()) if code.strip() else None
    return None if branch is None or branch.id == ROOT else (branch.id, branch.code, branch.name)


def units_coded(codes: str) -> list[int]:
    """Return the units of codes that stand on lines or between commas.

    :raises ReceiverWrong: with the codes that no unit bears
    """
    named = [code for code in codes.replace(",", "\n").split() if code]
    units = {code: unit_coded(code) for code in named[: services.MOST_RECEIVERS + 1]}
    if unknown := [code for code, unit in units.items() if unit is None]:
        raise services.ReceiverWrong(codes=", ".join(unknown[:20]), most=services.MOST_RECEIVERS)
    return [unit[0] for unit in units.values() if unit]


def own_unit(request: HttpRequest, act: str) -> tuple[int, str, str]:
    """Return the unit that an address names with `?don_vi=`, else the visitor's own; 404 where there is none, 403 without the right."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, f"documents.{act}", on=on)
    asked = request.GET.get("don_vi") or request.POST.get("don_vi") or ""
    grants = access_queries.grants_of(by, on=on)
    own = next(((grant["branch_id"], grant["code"], grant["name"]) for grant in grants if grant["branch_id"] != ROOT), None)
    found = unit_coded(asked) if asked else own
    if found is None:
        raise Http404
    access.require(by, f"documents.{act}", at=found[0], on=on)
    return found


def own_register(request: HttpRequest, act: str, year: int) -> tuple[str, int] | None:
    """Return the code and the year of the register that a page offers to print, where the visitor may take it."""
    try:
        return own_unit(request, act)[1], year
    except (Http404, access.NotAllowed):
        return None


def use_case(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], str], *, back: str, template: str = "documents/act.html", **told: Any
) -> HttpResponse:
    """Show a form until its use case succeeds, then tell what `call` returned and go back; a refusal stands at the form's head."""
    crumbs = [PAPERS, ("Văn bản đi", reverse("documents:outgoing"))]
    facts: dict[str, Any] = {
        "heading": None,
        "words": None,
        "here": told.get("heading"),
        "crumbs": crumbs,
        "done": str,
        "template": template,
    }
    return doors.perform(request, form, call, back=back, **facts | told)


def pressed(request: HttpRequest, call: Callable[[], str], *, back: str) -> HttpResponse:
    """Perform a use case that a button asks for, and go back with what it returned or why not."""
    return doors.pressed(request, call, done=str, back=back)


def handed_over(name: str, media_type: str, content: bytes, *, is_shown: bool = False) -> HttpResponse:
    """Return a file to be saved or shown; the browser does not guess what it is."""
    way = "inline" if is_shown else "attachment"
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": f'{way}; filename="{name.encode("ascii", "ignore").decode()}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
