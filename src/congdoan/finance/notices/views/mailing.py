"""Mail: where a payer reads it, and sending the month's notices."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.notices import forms, queries, services
from congdoan.finance.notices.queries import lists
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents.queries import mail_sender
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month

from .asking import asked_month, asked_unit, crumbs, of_list, of_payer, owed_or_404

DELIVER = "notices_deliver_notices"
SHOWN = 100


@require_http_methods(["GET", "POST"])
@doors.page
def set_notice_address(request: HttpRequest, code: str) -> HttpResponse:
    """Write down where a payer reads its mail from today on."""
    by, on = doors.actor_id(request), doors.today()
    owed = owed_or_404(request, code, on=on)
    access.require(by, "notices.set_notice_address", at=owed.unit_id, on=on)
    known = queries.addresses_on([owed.payer_id], on=on).get(owed.payer_id, "")
    form = forms.AddressForm(request.POST or None, initial={"email": known})
    if request.method == "POST" and form.is_valid():
        try:
            services.set_notice_address(by=by, payer_id=owed.payer_id, email=form.cleaned_data["email"], on=on)
        except DomainError as refusal:
            form.add_error("email", refusal.explain())
        else:
            messages.success(request, "Đã ghi địa chỉ thư; giấy báo gửi từ nay đến địa chỉ này.")
            return redirect("notices:payer", owed.code)
    context = {
        "form": form,
        "heading": "Địa chỉ nhận giấy báo",
        "detail": f"{owed.name} ({owed.code})",
        "words": "Ghi",
        "here": "Địa chỉ thư",
        "crumbs": crumbs(of_payer(owed), ("Giấy báo", reverse("notices:payer", args=[owed.code]))),
        "back": reverse("notices:payer", args=[owed.code]),
        "former": queries.address_history(owed.payer_id),
    }
    return render(request, "notices/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def send_notices(request: HttpRequest) -> HttpResponse:
    """Show which notices would be sent to whom, then put them in the queue: one (`?giay=`), or the month's (`?thang=`)."""
    by, on = doors.actor_id(request), doors.today()
    unit, month = asked_unit(request, "send_notices"), asked_month(request, on)
    one, again = doors.number(request.GET.get("giay")), request.GET.get("lai") == "1"
    chosen = queries.notices(unit_id=unit.id, ids=[one]) if one else queries.notices(unit_id=unit.id, month=month, until=on)
    back = reverse("notices:notice", args=[chosen[0].id]) if one and chosen else reverse("notices:notices")
    if request.method == "POST":
        try:
            done = services.send_notices(by=by, unit_id=unit.id, notice_ids=[told.id for told in chosen], on=on, again=again)
        except services.UnableToSend as refusal:
            messages.error(request, refusal.explain())
            return redirect(back)
        job = access.enqueue(by=by, command=DELIVER, arguments={}, title=f"Gửi {done.queued} giấy báo")
        return HttpResponseRedirect(f"{reverse('office:job', args=[job])}?{urlencode({'tiep': back})}")
    last = queries.mails(told.id for told in chosen)
    addresses = queries.addresses_on((told.payer_id for told in chosen), on=on)
    fresh = [told for told in chosen if told.stands and (told.id not in last or (again and last[told.id].kind in lists.ENDED))]
    ready = [(told, addresses[told.payer_id]) for told in fresh if told.payer_id in addresses]
    context = {
        "heading": "Xem trước thư gửi đi",
        "detail": f"{unit.name}, giấy báo {'số ' + chosen[0].number if one and chosen else 'tháng ' + format_month(month)}.",
        "tiles": [
            {"words": "Thư sẽ gửi", "value": len(ready), "icon": "mail", "foot": "mỗi người nộp một thư, kèm PDF"},
            {"words": "Đã gửi hoặc đang chờ", "value": len([told for told in chosen if told.id in last]), "icon": "check", "foot": ""},
            {"words": "Chưa có địa chỉ", "value": len(fresh) - len(ready), "icon": "user", "foot": "in giấy, hoặc ghi địa chỉ"},
        ],
        "rows": ready[:SHOWN],
        "more": max(0, len(ready) - SHOWN),
        "apply_url": request.get_full_path() if ready and mail_sender() else "",
        "apply_words": f"Gửi {len(ready)} thư",
        "cancel_url": back,
        "token": "",
        "hidden": {"don_vi": unit.code},
        "sender": mail_sender(),
        "here": "Gửi thư",
        "crumbs": crumbs(of_list()),
    }
    return render(request, "notices/send.html", context)
