"""What is public, for everybody, without signing in: estimates and settlements of unions, and the roots of the seals."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from congdoan.finance.budgets import queries
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

from .telling import nobody, typed

KINDS = {"du-toan": "estimate", "quyet-toan": "settlement"}
ROOTS_SHOWN = 60
SLUGS = {kind: slug for slug, kind in KINDS.items()}


@require_GET
def publications(request: HttpRequest) -> HttpResponse:
    """List the unions that made figures public, by year and by words."""
    text, asked = typed(request, "q"), request.GET.get("nam", "")
    with nobody():
        years = queries.years_published()
        year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
        found, following = queries.publications(year=year, text=text, after=request.GET.get("sau", "").replace("\x00", "")[:60])
        context: dict[str, Any] = {
            "found": [(one, SLUGS[one.kind]) for one in found], "next": following, "years": years, "year": year, "q": text,
            "is_demo": access.is_demo(), "unit_name": "Công khai tài chính công đoàn",
        }  # fmt: skip
    return render(request, "portal/publications.html", context)


@require_GET
def publication(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Show one estimate or settlement as it was made public."""
    if kind not in KINDS or not 2010 <= year <= 2100 or "\x00" in code:
        raise Http404
    with nobody():
        one = queries.publication(code, year, KINDS[kind])
        is_demo = access.is_demo()
    if one is None:
        raise Http404
    context = {"one": one, "told": one.content, "is_demo": is_demo, "unit_name": one.name}
    context["least"] = reference.small_cell(on=one.published_on)
    return render(request, "portal/publication.html", context)


@require_GET
def roots(request: HttpRequest) -> HttpResponse:
    """List the published roots, newest first, and take a hash to look up."""
    if mark := "".join(request.GET.get("ma", "").replace("\x00", "").split())[:80]:
        return redirect("portal:root", mark.replace("/", ""))
    before = doors.number(request.GET.get("sau"), digits=9)
    with nobody():
        found = ledger.roots(before=before, limit=ROOTS_SHOWN + 1)
        is_demo = access.is_demo()
    following = found[ROOTS_SHOWN - 1].number if len(found) > ROOTS_SHOWN else None
    context = {"roots": found[:ROOTS_SHOWN], "next": following, "is_demo": is_demo, "unit_name": "Xác minh niêm phong sổ"}
    return render(request, "portal/roots.html", context)


@require_GET
def root(request: HttpRequest, mark: str) -> HttpResponse:
    """Say whether a hash, or its beginning, is a seal or a root of these books."""
    with nobody():
        known = ledger.known_hash(mark.replace("\x00", ""))
        is_demo = access.is_demo()
    context = {"known": known, "mark": mark[:80], "is_demo": is_demo, "unit_name": "Xác minh niêm phong sổ"}
    return render(request, "portal/root.html", context)
