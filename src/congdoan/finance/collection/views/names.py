"""Teaching a payer's name from a decided line, and taking a taught name back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.views.asking import collector_of, line_or_404
from congdoan.finance.collection.views.queue import bench_of
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError

FORGOTTEN = "Bỏ trên trang người nộp"


@require_POST
@doors.page
def teach_name(request: HttpRequest, line_id: int) -> HttpResponse:
    """Keep a name on a decided line as its payer's, then lead back to where the person was."""
    line = line_or_404(line_id)
    name = forms.clean(request.POST.get("name")).strip()
    try:
        services.teach_name(by=doors.actor_id(request), unit_id=line.unit_id, line_id=line_id, name=name, on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Đã nhớ tên “{name}”: dòng sau ghi đúng tên này sẽ tự nhận ra.")
    if request.POST.get("ve") == "hang-cho":
        return HttpResponseRedirect(bench_of(request, line.unit_id).address(dong=doors.number(request.POST.get("dong"))))
    return HttpResponseRedirect(reverse("collection:receipt", args=[line_id]))


@require_POST
@doors.page
def forget_name(request: HttpRequest, key: str) -> HttpResponse:
    """Take a taught name back from a payer."""
    try:
        body = forms.bodies_named([key])[key]
    except forms.UnknownBody as refusal:
        raise Http404 from refusal
    name = forms.clean(request.POST.get("name"))
    unit_id = collector_of(body.pk, request)
    reason = forms.clean(request.POST.get("reason")).strip() or FORGOTTEN
    try:
        services.forget_name(by=doors.actor_id(request), unit_id=unit_id, payer_id=body.pk, name=name, reason=reason, on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Đã bỏ tên “{name}”.")
    return HttpResponseRedirect(reverse("collection:payer", args=[body.code]))
