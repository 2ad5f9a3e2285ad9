"""How one payer pays: what is owed, the code and the note; the notice as it would be issued today."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.banking.rules.vietqr import picture
from congdoan.finance.notices import queries
from congdoan.finance.notices.queries.frames import frame_of
from congdoan.finance.notices.queries.letters import notice_letter
from congdoan.finance.notices.rules.letter import letter_pdf
from congdoan.foundation.access import doors

from .asking import crumbs, number, of_payer, owed_or_404


@require_GET
@doors.page
def payer(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a payer owes and how it pays: everything at once, or one month by choice."""
    owed = owed_or_404(request, code, on=doors.as_of(request))
    return render(request, "notices/payer.html", {"here": "Giấy báo", "crumbs": crumbs(of_payer(owed)), **_pay(request, owed)})


@require_GET
@doors.page
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """Show the card of code, account and note alone, for the payer's own page."""
    return render(request, "notices/parts/pay.html", _pay(request, owed_or_404(request, code, on=doors.as_of(request))))


@require_GET
@doors.page
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Give the notice as it would be issued, marked as a draft."""
    owed = owed_or_404(request, code, on=doors.as_of(request))
    letter = notice_letter(owed, frame_of(owed.unit_id, on=owed.on), number="", made_at=localtime())
    return shown_pdf(letter_pdf([letter]), f"giay-bao-{owed.code}-{owed.on:%Y%m%d}.pdf")


def shown_pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF that the browser shows in its place."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _pay(request: HttpRequest, owed: queries.Owed) -> dict[str, Any]:
    month = number(request.GET.get("ky"))
    payment = queries.payment_of(owed, month=month)
    chosen = month if payment and month else None
    payment = payment or owed.payment
    svg = picture(payment.payload) if payment and payment.payload else ""
    return {"owed": owed, "payment": payment, "svg": svg, "month": chosen, "words": payment.words if payment else owed.words}
