"""Issuing notices: seen first, then applied; many of them by the worker. One notice, and taking it back."""

from hashlib import sha256
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.notices import forms, queries, services
from congdoan.finance.notices.queries.mailing import mail_of
from congdoan.finance.notices.rules.letter import letter_pdf
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents.queries import mail_sender
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.organisations import queries as organisations

from .asking import asked_unit, crumbs, notice_or_404, of_list, owed_or_404
from .files import kept, kept_docx, shown_pdf

SHOWN = 100
AT_ONCE = 20  # more are numbered and drawn by the worker
ISSUE = "notices_issue_notices"


@require_GET
@doors.page
def preview_notices(request: HttpRequest) -> HttpResponse:
    """Show which notices would be issued; nothing is written."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request, "issue_notices")
    code = request.GET.get("ma", "")
    payers = [owed_or_404(request, code, on=on).payer_id] if code else None
    found = services.preview_notices(by=by, unit_id=unit.id, on=on, payer_ids=payers)
    unable = found.unable
    over = sum(1 for one in found.owing if one.payment and not one.payment.payload)
    context = {
        "heading": "Xem trước giấy báo",
        "detail": f"{unit.name}, số liệu đến hôm nay {on:%d/%m/%Y}. Số giấy báo cấp khi phát hành.",
        "steps": ["Chọn", "Xem trước", "Phát hành"],
        "at": 2,
        "tiles": [
            {"words": "Giấy báo mới", "value": len(found.owing), "icon": "file-text", "foot": "mỗi người nộp một giấy"},
            {"words": "Đã có tháng này", "value": found.standing, "icon": "equal", "foot": "không phát hành lại"},
            {"words": "Không in mã QR", "value": over, "icon": "qrcode", "foot": "in cách chuyển thường", "state": "wait" if over else ""},
            {"words": "Chưa làm được", "value": len(unable), "icon": "ban", "foot": "xem lý do", "state": "late" if unable else ""},
        ],
        "found": found,
        "rows": found.owing[:SHOWN],
        "more": max(0, len(found.owing) - SHOWN),
        "apply_url": reverse("notices:issue_notices") if found.owing else "",
        "apply_words": f"Phát hành {len(found.owing)} giấy báo",
        "cancel_url": reverse("notices:payer", args=[code]) if code else reverse("notices:notices"),
        "token": found.mark,
        "hidden": {"don_vi": unit.code, "ma": code},
        "here": "Xem trước",
        "crumbs": crumbs(of_list()),
    }  # fmt: skip
    return render(request, "notices/preview.html", context)


@require_POST
@doors.page
def issue_notices(request: HttpRequest) -> HttpResponse:
    """Issue what the preview showed: a few at once, many by the worker."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request, "issue_notices")
    code, mark = request.POST.get("ma", ""), request.POST.get("token", "")[:64]
    payers = [owed_or_404(request, code, on=on).payer_id] if code else None
    back = reverse("notices:payer", args=[code]) if code else reverse("notices:notices")
    try:
        found = services.preview_notices(by=by, unit_id=unit.id, on=on, payer_ids=payers)
        if mark == found.mark and len(found.owing) > AT_ONCE:
            return _by_worker(by, unit.code, mark, back)
        done = services.issue_notices(by=by, unit_id=unit.id, on=on, made_at=localtime(), payer_ids=payers, mark=mark)
    except services.UnableToIssue as refusal:
        messages.error(request, refusal.explain())
        return redirect(f"{reverse('notices:preview_notices')}?{urlencode({'don_vi': unit.code, 'ma': code})}")
    messages.success(request, f"Đã phát hành {len(done.issued)} giấy báo.")
    return redirect("notices:notice", done.issued[0]) if len(done.issued) == 1 else redirect(back)


def _by_worker(by: int, unit: str, mark: str, back: str) -> HttpResponse:
    under_way = [
        job.pk for job in access_queries.latest_jobs({by}, limit=50) if job.command == ISSUE and job.state in ("waiting", "running")
    ]
    arguments = {"unit": unit, "mark": mark}
    job = under_way[-1] if under_way else access.enqueue(by=by, command=ISSUE, arguments=arguments, title="Phát hành giấy báo")
    return HttpResponseRedirect(f"{reverse('office:job', args=[job])}?{urlencode({'tiep': back})}")


@require_GET
@doors.page
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Show one notice: its figures as they were beside today's, its papers, its mail."""
    told, on = notice_or_404(request, notice_id), doors.as_of(request)
    body = organisations.named([told.payer_id], on=on).get(told.payer_id)
    letter = queries.letters_of([notice_id])[notice_id]
    now = queries.owed_by(told.payer_id, on=on)
    by, people = doors.actor_id(request), access_queries.names_of_actors([told.issued_by])
    acts = access_queries.acts_at(by, ("notices.withdraw_notice", "notices.send_notices"), at=told.unit_id, on=doors.today())
    rows = [
        ("Phải nộp", told.charged, now.charged if now else None),
        ("Đã nộp của các kỳ đó", told.paid, now.paid if now else None),
        ("Còn phải nộp", told.unpaid, now.unpaid if now else None),
        ("Trong đó quá hạn", told.overdue, now.overdue if now else None),
        ("Trừ nộp thừa", told.credit, now.credit if now else None),
        ("Số tiền báo thu", told.to_pay, now.to_pay if now else None),
    ]
    context = {
        "here": told.number,
        "crumbs": crumbs(of_list()),
        "told": told,
        "body": body,
        "letter": letter,
        "now": now,
        "rows": rows,
        "events": queries.mail_events(notice_id),
        "email": queries.addresses_on([told.payer_id], on=on).get(told.payer_id, ""),
        "sender": mail_sender(),
        "is_same": sha256(letter_pdf([letter])).hexdigest() == told.pdf_sha256,
        "issued_by": people.get(told.issued_by, ""),
        "may": {act.split(".")[1]: is_so for act, is_so in acts.items()},
    }
    return render(request, "notices/notice.html", context)


@require_GET
@doors.page
def notice_file(request: HttpRequest, notice_id: int, kind: str) -> HttpResponse:
    """Give a notice as it was issued: PDF/A, DOCX, or the mail that carries it."""
    told = notice_or_404(request, notice_id)
    name = f"giay-bao-{told.number.replace('/', '-')}"
    if kind == "eml":
        to = queries.addresses_on([told.payer_id], on=doors.today()).get(told.payer_id, "")
        return kept(mail_of(notice_id, to=to).message().as_bytes(), "message/rfc822", f"{name}.eml")
    if kind not in ("pdf", "docx"):
        raise Http404
    letter = queries.letters_of([notice_id])[notice_id]
    return shown_pdf([letter], name) if kind == "pdf" else kept_docx(letter, name)


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Take a notice back with a reason."""
    told = notice_or_404(request, notice_id)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "notices.withdraw_notice", at=told.unit_id, on=on)
    form = forms.WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_notice(by=by, notice_id=notice_id, reason=form.cleaned_data["reason"], on=on)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, f"Đã thu hồi giấy báo {told.number}; số này không cấp lại.")
            return redirect("notices:notice", notice_id)
    context = {
        "form": form,
        "heading": f"Thu hồi giấy báo {told.number}",
        "detail": "Giấy báo giữ nguyên số và số liệu, có dấu đã thu hồi. Người nộp có thể được cấp giấy mới trong tháng.",
        "words": "Thu hồi",
        "here": "Thu hồi",
        "crumbs": crumbs(of_list(), (told.number, reverse("notices:notice", args=[notice_id]))),
        "back": reverse("notices:notice", args=[notice_id]),
    }
    return render(request, "notices/form.html", context, status=422 if form.errors else 200)
