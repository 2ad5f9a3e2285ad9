"""Giving one payer an account number of its own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from congdoan.finance.collection import services
from congdoan.finance.collection.forms import UnknownBody, bodies_named
from congdoan.foundation.access import doors


@require_POST
@doors.page
def assign_virtual_account(request: HttpRequest, key: str) -> HttpResponse:
    """Give a payer its number and lead back to how it pays."""
    try:
        body = bodies_named([key])[key]
    except UnknownBody as refusal:
        raise Http404 from refusal
    try:
        number = services.assign_virtual_account(by=doors.actor_id(request), payer_id=body.pk, on=doors.today())
    except services.UnableToAssign as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Tài khoản định danh của người nộp này là {number}.")
    return redirect("notices:payer", body.code)
