"""The page of red flags of one unit and year."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.finance.budgets import queries
from congdoan.foundation.access import doors

from .sheets import place_of, readable_unit

SHOWN = 20


@require_GET
@doors.page
def red_flags(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show every red flag that the books can tell, what was found first, or why nothing can be said."""
    unit, on = readable_unit(request, code, year), doors.as_of(request)
    flags = [
        {
            "code": flag.code, "name": flag.name, "state": flag.state, "why": flag.why, "needs_check": flag.needs_check,
            "findings": flag.findings[:SHOWN], "more": max(0, len(flag.findings) - SHOWN), "count": f"{len(flag.findings)} dấu hiệu",
        }
        for flag in queries.red_flags(unit.id, unit.code, year, on=on)
    ]  # fmt: skip
    context = {**place_of(unit, year), "here": "Dấu hiệu", "flags": flags, "until": min(on, date(year, 12, 31))}
    return render(request, "budgets/red_flags.html", context)
