"""The page of states, for those who build pages."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from congdoan.foundation.access import doors
from congdoan.interfaces.office.context_processors import samples
from congdoan.interfaces.office.forms import SignInForm


@require_safe
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


@require_safe
@doors.page
def sample_evidence(request: HttpRequest) -> HttpResponse:
    """Show how the evidence of a figure looks, in the drawer and as a page."""
    crumbs = [("Mẫu trạng thái", reverse("office:states"))]
    return render(request, "office/sample_evidence.html", {"here": "Vì sao?", "crumbs": crumbs, "parts": samples.PARTS})
