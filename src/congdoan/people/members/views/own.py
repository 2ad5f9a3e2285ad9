"""A member's own pages: the record, who looked at it, the card, what to mend, everything to take along."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.people.members import forms, queries, services

from .asking import perform
from .cards import card_file, card_svg

OWN = ("Của tôi", "/toi/")


@never_cache
@require_GET
@doors.page
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own record, or say whom to ask where no record belongs to the account."""
    found = queries.own(doors.actor_id(request), on=doors.today())
    if found is None:
        return render(request, "members/own_none.html", {"here": "Của tôi", "crumbs": []})
    code = card_svg(request, found.card.text) if found.card else ""
    return render(request, "members/own.html", {"here": "Của tôi", "crumbs": [], "own": found, "page": found.page, "code": code})


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@doors.page
def request_correction(request: HttpRequest) -> HttpResponse:
    """Ask one's union to mend the own record."""
    by, on = doors.actor_id(request), doors.today()
    found = queries.own(by, on=on)
    if found is None:
        return render(request, "members/own_none.html", {"here": "Của tôi", "crumbs": []}, status=403)
    form = forms.CorrectForm(request.POST or None, before=found.page.as_written, with_reason=False)
    return perform(
        request, form, lambda: services.request_correction(by=by, told=form.told(), on=on), heading="Đề nghị sửa hồ sơ của tôi",
        words="Gửi đề nghị", done="Đã gửi công đoàn của anh chị; kết quả hiện ở trang này.", back=reverse("members:own"), crumbs=[OWN],
    )  # fmt: skip


@never_cache
@require_GET
@doors.page
def own_file(request: HttpRequest) -> HttpResponse:
    """Give everything that is kept about oneself as a JSON file."""
    told = queries.own_data(doors.actor_id(request), on=doors.today())
    if told is None:
        raise Http404
    content = json.dumps(told, ensure_ascii=False, indent=1, default=doors.plain)
    headers = {"Content-Disposition": 'attachment; filename="ho-so-cua-toi.json"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/json; charset=utf-8", headers=headers)


@never_cache
@require_GET
@doors.page
def own_card(request: HttpRequest) -> HttpResponse:
    """Give one's own card as PDF."""
    found = queries.own(doors.actor_id(request), on=doors.today())
    if found is None or found.card is None:
        raise Http404
    return card_file(request, found.card)
