"""Cards: given, printed, and proved by anybody."""

from datetime import date
from typing import Any

import segno
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members import forms, queries, services
from congdoan.people.members.rules import sheets
from congdoan.people.members.rules.card import CardNotOurs, verified

from .asking import MEMBERS, of_person, perform, person_or_404


def card_svg(request: HttpRequest, text: str) -> SafeString:
    """Draw a card's code: the address of the page that proves it, the card itself behind the #, which no browser sends away."""
    address = f"{request.build_absolute_uri(reverse('members:verify_card'))}#{text}"
    drawn = segno.make(address, error="m", micro=False).svg_inline(scale=3, border=2, dark="#000", light="#fff", omitsize=True)
    return mark_safe(drawn)  # noqa: S308  drawn by segno from letters and digits alone


def card_file(request: HttpRequest, card: Any) -> HttpResponse:
    """Return a card as PDF/A with its code."""
    try:
        facts = verified(queries.card_key(), card.text)
    except CardNotOurs:
        raise Http404 from None
    paper = sheets.card_pdf(
        svg=card_svg(request, card.text), full_name=facts.full_name, number=facts.number, unit=facts.unit_name,
        joined=f"{facts.joined_on:%d/%m/%Y}" if facts.joined_on else "", issued=f"{facts.issued_on:%d/%m/%Y}",
        until=f"{facts.valid_until:%d/%m/%Y}", made_at=localtime(),
    )  # fmt: skip
    headers = {"Content-Disposition": 'inline; filename="the-doan-vien.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "POST"])
@doors.page
def issue_card(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give a member a card."""
    by, on = doors.actor_id(request), doors.today()
    page = person_or_404(request, person_id)
    guard.require(by, "members.issue_card", at=page.unit_id, on=on)
    form = forms.CardForm(request.POST or None, initial={"valid_until": date(on.year + 5, 12, 31)})
    return perform(
        request, form, lambda: services.issue_card(by=by, person_id=person_id, on=on, **form.cleaned_data),
        heading=f"Cấp thẻ: {page.full_name}", words="Cấp thẻ", done="Đã cấp thẻ; thẻ trước không còn giá trị.",
        back=reverse("members:person", args=[person_id]), crumbs=[MEMBERS, of_person(page)],
    )  # fmt: skip


@require_GET
@doors.page
def card(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give a member's card as PDF."""
    page = person_or_404(request, person_id)
    guard.require(doors.actor_id(request), "members.issue_card", at=page.unit_id, on=doors.today())
    held = queries.card_of(person_id)
    if held is None:
        raise Http404
    return card_file(request, held)


@require_GET
def verify_card(request: HttpRequest) -> HttpResponse:
    """Tell everybody whether a card is ours: the page proves it by itself from what stands behind the #; `?ma=` asks the server."""
    text, facts, wrong = request.GET.get("ma", "")[:2_000], None, False
    key = queries.card_key()
    if text:
        try:
            facts = verified(key, text.rsplit("#", maxsplit=1)[-1])
        except CardNotOurs:
            wrong = True
    with transaction.atomic():
        guard.leave()
        is_demo = access.is_demo()
    is_over = facts is not None and facts.valid_until < doors.today()
    context = {
        "key": key,
        "facts": facts,
        "wrong": wrong,
        "is_over": is_over,
        "today": doors.today(),
        "is_demo": is_demo,
        "unit_name": "Xác minh thẻ đoàn viên",
    }
    return render(request, "members/verify_card.html", context)
