"""What unions made public: a list and each estimate or settlement, for everybody, without signing in."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.finance.budgets import queries
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services

KINDS = {"du-toan": "estimate", "quyet-toan": "settlement"}
SLUGS = {kind: slug for slug, kind in KINDS.items()}


@require_GET
def publications(request: HttpRequest) -> HttpResponse:
    """List the unions that made figures public, by year and by words."""
    text, asked = request.GET.get("q", "").replace("\x00", "").strip()[:200], request.GET.get("nam", "")
    with transaction.atomic():
        services.leave()  # nobody acts: PostgreSQL shows what is public and nothing else
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
    with transaction.atomic():
        services.leave()
        one = queries.publication(code, year, KINDS[kind])
        is_demo = access.is_demo()
    if one is None:
        raise Http404
    context = {"one": one, "told": one.content, "is_demo": is_demo, "unit_name": one.name}
    return render(request, "portal/publication.html", context)
