"""The public front page: what is new, how far promises have come, where to go; nobody signs in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.programmes import queries as programmes
from congdoan.finance.budgets import queries as budgets
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.reference import queries as reference

from .public import SLUGS
from .telling import nobody

SHOWN = 5


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show what was made public last of each kind."""
    with nobody():
        notices, _ = documents.public_documents(limit=SHOWN)
        plans, _ = programmes.public_programmes(limit=SHOWN)
        money, _ = budgets.publications(limit=SHOWN)
        is_demo = access.is_demo()
    context = {
        "notices": notices, "plans": plans, "money": [(one, SLUGS[one.kind]) for one in money], "is_demo": is_demo,
        "unit_name": "Công đoàn công khai", "least": reference.small_cell(on=doors.today()),
    }  # fmt: skip
    return render(request, "portal/home.html", context)
