"""What unions promised in public and how far it has come: a list, one programme, what is new."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.activities.programmes import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

from .telling import Item, feed, moment, nobody, seen, typed

NAME = "Chương trình công khai"


@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """List the public programmes with how far each has come, the last told first."""
    text = typed(request, "q")
    with nobody():
        found, following = queries.public_programmes(text=text, after=doors.number(request.GET.get("sau")))
        is_demo = access.is_demo()
    return render(request, "portal/programmes.html", {"found": found, "next": following, "q": text, "is_demo": is_demo, "unit_name": NAME})


@require_GET
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show one public programme: what was promised, what it came to, on which day."""
    with nobody():
        one = queries.public_programme(programme_id)
        is_demo = access.is_demo()
    if one is None:
        raise Http404
    return render(request, "portal/programme.html", {
        "one": one, "told": one.told, "is_demo": is_demo, "unit_name": one.now.unit_name,
        "least": reference.small_cell(on=one.now.published_on),
    })  # fmt: skip


@require_GET
def programme_feed(request: HttpRequest) -> HttpResponse:
    """Tell readers of feeds which programmes and progress were made public last."""
    with nobody():
        found, _ = queries.public_programmes()
    items = [
        Item(
            seen(f"{one.symbol}: {one.title}"), reverse("portal:programme", args=[one.programme_id]),
            seen(f"{one.unit_name}: {one.done}/{one.content['standing']['total']} nhiệm vụ đã xong"), moment(one.published_on),
            f"#{one.id}",
        )
        for one in found
    ]  # fmt: skip
    return feed(request, items, name=NAME, about="Chương trình và tiến độ mới công khai", address=reverse("portal:programmes"))
