"""The map of stoppages: one week at a time, as drawings for a desk and a phone, as a table, as a workbook."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.disputes import queries
from congdoan.activities.disputes.rules import tiles
from congdoan.activities.disputes.rules.spread import SHARED_WORDS
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents.rules.register import Register
from congdoan.foundation.reference import queries as reference

from .asking import STOPPAGES, plain, workbook

COLUMNS = (6, 2)  # of the drawing at a desk and on a phone
MOST_DRAWN = 300  # places; of more, one unit is chosen first


@require_GET
@doors.page
def spread_map(request: HttpRequest) -> HttpResponse:
    """Show the map at the end of a week, or give its table as a workbook (`?dang=xlsx`)."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "disputes.read", on=doors.today())
    near = queries.near_days(on=on)
    found = queries.spread_map(_monday(plain(request.GET.get("tuan"), 10), on), within_days=near.number, on=on)
    units = sorted({(place.unit, place.key[0]) for place in found.places})
    unit = doors.number(request.GET.get("don_vi"))
    places = [one for one in found.places if unit is None or one.key[0] == unit]
    least = reference.small_cell(on=on)
    if request.GET.get("dang") == "xlsx":
        held = next((grant["name"] for grant in access.grants_of(by, on=doors.today())), "")
        return workbook(_register(places, found, held, near.number, least), f"ban-do-ngung-viec-{found.week.code}")
    is_drawn = len(places) <= MOST_DRAWN
    numbers = {one.key: place for place, one in enumerate(places, start=1)}
    context = {
        "here": "Bản đồ", "crumbs": [STOPPAGES], "map": found, "places": places, "units": units, "unit": unit, "least": least, "near": near,
        "previous": _neighbour(found.week, -1, on), "next": _neighbour(found.week, 1, on), "on": on, "is_drawn": is_drawn,
        "drawings": [tiles.drawn(places, found.links, columns=columns) for columns in COLUMNS] if is_drawn else [],
        "followed": [(one, _shared(one)) for one in found.followed if set(one.places) & numbers.keys()],
        "told": sum(place.stoppages for place in places), "anxious": sum(place.signals for place in places),
        "legend": [(name, words.format(days=near.number, seen=queries.SEEN_DAYS), mark)
                   for name, (words, mark) in tiles.FRESHNESS.items()], "shared": SHARED_WORDS.items(), "seen": queries.SEEN_DAYS,
    }  # fmt: skip
    return render(request, "disputes/map.html", context)


def _monday(code: str, on: date) -> date:
    """Return the Monday of a week as an address writes it; the week of the day asked about where it says none, or one to come."""
    year, _, number = code.partition("-W")
    try:
        monday = date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        return queries.monday_of(on)
    return monday if date(2013, 1, 1) <= monday <= on else queries.monday_of(on)


def _neighbour(week: queries.Week, weeks: int, on: date) -> queries.Week | None:
    """Return the week before or after, None where it is to come."""
    found = queries.Week(week.first + timedelta(days=7 * weeks))
    return found if found.first <= on else None


def _shared(one: queries.Followed) -> str:
    return ", ".join(SHARED_WORDS[name] for name in one.step.shared)


def _register(places: list[Any], found: queries.SpreadMap, unit: str, days: int, least: int) -> Register:
    """Return the table as rows; a place of few employers says no more than that it is one."""

    def numbers(one: tiles.Place) -> list[str]:
        if one.employers < least:
            return [f"dưới {least}", *[""] * 6]
        told = (one.employers, one.stoppages, one.near, one.week, one.going, one.signals)
        return [*(str(count) for count in told), f"{one.last:%d/%m/%Y}" if one.last else ""]

    return Register(
        title=f"Bản đồ lan tỏa ngừng việc, tuần {found.week.number}/{found.week.first.isocalendar().year}", unit=unit, upper="",
        scope=f"Đến hết ngày {found.end:%d/%m/%Y}; vụ bắt đầu trong {queries.SEEN_DAYS} ngày hoặc đang ngừng",
        basis=f"Nơi dưới {least} doanh nghiệp không ghi số",
        heads=["Đơn vị", "Khu, xã", "Doanh nghiệp", f"Vụ trong {queries.SEEN_DAYS} ngày", f"Trong {days} ngày", "Trong tuần", "Đang ngừng",
               "DN có dấu hiệu", "Gần nhất"],
        widths=[8, 9, 3, 3, 3, 3, 3, 3, 4], rows=[[one.unit, one.name, *numbers(one)] for one in places],
    )  # fmt: skip
