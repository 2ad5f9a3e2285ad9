"""One payer: what is owed and how it pays, the notice as it would be issued today, the arrears statement, receipts."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.banking.rules.vietqr import picture
from congdoan.finance.notices import queries
from congdoan.finance.notices.queries.arrears import Arrears, arrears
from congdoan.finance.notices.queries.frames import frame_of
from congdoan.finance.notices.queries.letters import arrears_letter, notice_letter, receipt_letter
from congdoan.finance.notices.queries.receipts import confirmed
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

from .asking import crumbs, of_payer, owed_or_404
from .files import kept_docx, shown_pdf


@require_GET
@doors.page
def payer(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a payer owes and how it pays: everything at once, or one month by choice; its notices and its money."""
    on = doors.as_of(request)
    owed = owed_or_404(request, code, on=on)
    told = queries.notices(payer_ids=[owed.payer_id], until=on)
    letters = queries.mails(one.id for one in told)
    acts = ("notices.issue_notices", "notices.set_notice_address", "collection.assign_virtual_account")
    context = {
        "here": "Giấy báo",
        "crumbs": crumbs(of_payer(owed)),
        "notices": [(one, letters.get(one.id)) for one in told[:24]],
        "history": queries.history(owed.payer_id, on=on)[:24],
        "email": queries.addresses_on([owed.payer_id], on=on).get(owed.payer_id, ""),
        "may": access.acts_at(doors.actor_id(request), acts, at=owed.unit_id, on=doors.today()),
        **_pay(request, owed),
    }
    context["may"] = {act.split(".")[1]: is_so for act, is_so in context["may"].items()}
    return render(request, "notices/payer.html", context)


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
    if not owed.to_pay:
        raise Http404
    letter = notice_letter(owed, frame_of(owed.unit_id, on=owed.on), number="", made_at=localtime())
    return shown_pdf([letter], f"giay-bao-{owed.code}-{owed.on:%Y%m%d}")


@require_GET
@doors.page
def statement(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was owed, charged, adjusted and received over a period, with the running debt."""
    owed = owed_or_404(request, code, on=doors.as_of(request))
    told = _arrears(request, owed)
    return render(
        request,
        "notices/statement.html",
        {
            "here": "Đối chiếu công nợ",
            "crumbs": crumbs(of_payer(owed), ("Giấy báo", reverse("notices:payer", args=[owed.code]))),
            "owed": owed,
            "told": told,
            "sheet": told.statement,
            "years": range(owed.on.year, owed.on.year - 4, -1),
            "year": told.statement.since.year,
        },
    )


@require_GET
@doors.page
def statement_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Give the arrears statement as PDF/A or DOCX."""
    owed = owed_or_404(request, code, on=doors.as_of(request))
    letter = arrears_letter(owed, _arrears(request, owed), frame_of(owed.unit_id, on=owed.on), made_at=localtime())
    return _paper(letter, f"cong-no-{owed.code}-{owed.on:%Y%m%d}", kind)


@require_GET
@doors.page
def receipt_file(request: HttpRequest, code: str, line_id: int, kind: str) -> HttpResponse:
    """Give the confirmation that the money of a bank line was received, as PDF/A or DOCX."""
    on = doors.as_of(request)
    owed = owed_or_404(request, code, on=on)
    told = confirmed(owed.unit_id, owed.payer_id, owed.fund, line_id, on=on) if line_id < 2**63 else None
    if told is None:
        raise Http404
    letter = receipt_letter(owed, told, frame_of(owed.unit_id, on=on), made_at=localtime())
    return _paper(letter, f"xac-nhan-{owed.code}-{line_id}", kind)


def _paper(letter: Any, name: str, kind: str) -> HttpResponse:
    if kind not in ("pdf", "docx"):
        raise Http404
    return shown_pdf([letter], name) if kind == "pdf" else kept_docx(letter, name)


def _arrears(request: HttpRequest, owed: queries.Owed) -> Arrears:
    """Return the statement of the year asked about until its end or the day asked about, of this year by default."""
    year = doors.number(request.GET.get("nam")) or owed.on.year
    year = year if 2013 <= year <= owed.on.year else owed.on.year
    until = min(owed.on, date(year, 12, 31))
    return arrears(owed.unit_id, owed.payer_id, owed.fund, since=date(year, 1, 1), until=until)


def _pay(request: HttpRequest, owed: queries.Owed) -> dict[str, Any]:
    month = doors.number(request.GET.get("ky"))
    payment = queries.payment_of(owed, month=month)
    chosen = month if payment and month else None
    payment = payment or owed.payment
    svg = picture(payment.payload) if payment and payment.payload else ""
    return {"owed": owed, "payment": payment, "svg": svg, "month": chosen, "words": payment.words if payment else owed.words}
