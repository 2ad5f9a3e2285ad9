"""Pages of bank notifications, and the address that providers call."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.banking import forms, queries, services
from congdoan.finance.banking.rules.notifications import EVIDENCE, MOST_BYTES, REASONS, scheme
from congdoan.finance.banking.rules.notifications.wording import STATES, TONES
from congdoan.finance.banking.views.asking import FINANCE, Crumbs, use_case
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as acts
from congdoan.foundation.kernel.errors import DomainError

ON_A_PAGE = 50
SHOWN_BYTES = 20_000
REFUSED = {"unreadable": 400}


@csrf_exempt
@require_POST
def receive_notification(request: HttpRequest, provider: str, address: str) -> HttpResponse:
    """Take a provider's call: no session, no cookie, nobody signed in. What is held back is answered as taken, or it comes for ever."""
    try:
        if _is_too_long(request.META.get("CONTENT_LENGTH") or ""):
            raise services.BodyTooLarge(most=MOST_BYTES)
        found = services.receive_notification(
            provider=provider, address=address, headers=request.headers, body=request.read(MOST_BYTES + 1), at=now()
        )
    except services.BodyTooLarge as refusal:
        return _no(413, refusal.code, refusal.explain())
    except services.UnknownReceiver as refusal:
        return _no(404, refusal.code, refusal.explain())
    if found.is_genuine:
        return JsonResponse({"success": True})
    return _no(REFUSED.get(found.reason, 401), found.reason, REASONS[found.reason])


def _is_too_long(length: str) -> bool:
    """Return whether a call says that it is too long, before any of it is read."""
    return len(length) > 9 or (length.isdecimal() and int(length) > MOST_BYTES)


def _no(status: int, code: str, message: str) -> JsonResponse:
    return JsonResponse({"success": False, "code": code, "message": message}, status=status, json_dumps_params={"ensure_ascii": False})


def _crumbs(*more: tuple[str, str]) -> Crumbs:
    return [FINANCE, ("Thông báo ngân hàng", reverse("banking:notifications")), *more]


@require_GET
@doors.page
def notifications(request: HttpRequest) -> HttpResponse:
    """Show what banks' messengers told, latest first, and how each stands against the statements."""
    words, state = request.GET.get("q", "")[:200], request.GET.get("tinh_trang", "")
    state = state if state in STATES else ""
    counts = queries.count_by_state(words=words)
    rows = queries.notifications(state=state, words=words, before_id=doors.number(request.GET.get("sau"), digits=9), limit=ON_A_PAGE + 1)
    by, on = doors.actor_id(request), doors.today()
    return render(
        request,
        "banking/notifications.html",
        {
            "here": "Thông báo ngân hàng",
            "crumbs": [FINANCE],
            "rows": [_row(row) for row in rows[:ON_A_PAGE]],
            "next": rows[ON_A_PAGE - 1].id if len(rows) > ON_A_PAGE else None,
            "states": [(name, words, counts[name]) for name, words in STATES.items() if name in counts],
            "everything": sum(counts.values()),
            "count": counts.get(state, 0) if state else sum(counts.values()),
            "asked": counts.get("contradicted", 0) + counts.get("quarantined", 0),
            "words": words,
            "state": state,
            "is_filtered": bool(words or state),
            "may_compare": access.may_somewhere(by, "banking.compare_notifications", on=on),
        },
    )


def _row(row: queries.NotificationRow) -> dict[str, Any]:
    return {"row": row, "state": STATES[row.state], "tone": TONES[row.state], "why": REASONS.get(row.reason, "")}


@require_GET
@doors.page
def notification(request: HttpRequest, notification_id: int) -> HttpResponse:
    """Show one notification: what it tells, how it stands, the line that proves it, and the call as it came."""
    row = _found(notification_id)
    call = queries.delivery(row.delivery_id)
    proof = queries.line_printed(row.line_id) if row.line_id else None
    may_settle = access.may(doors.actor_id(request), "banking.settle_notification", at=row.unit_id, on=doors.today())
    return render(
        request,
        "banking/notification.html",
        {
            "here": row.provider_id or f"Thông báo {row.id}",
            "crumbs": _crumbs(),
            **_row(row),
            "call": call,
            "body": forms.plain_body(call.body[:SHOWN_BYTES]) if call else "",
            "is_cut": call is not None and len(call.body) > SHOWN_BYTES,
            "line": proof[0] if proof else None,
            "evidence": EVIDENCE.get(row.evidence or "", ""),
            "settled_by": access.names_of_actors([row.settled_by]).get(row.settled_by, "") if row.settled_by else "",
            "may_settle": may_settle and row.state in ("contradicted", "quarantined"),
        },
    )


@require_http_methods(["GET", "POST"])
@doors.page
def settle_notification(request: HttpRequest, notification_id: int) -> HttpResponse:
    """Settle a notification that waits for a person."""
    row = _found(notification_id)
    by, on = doors.actor_id(request), doors.today()
    acts.require(by, "banking.settle_notification", at=row.unit_id, on=on)
    form = forms.SettleForm(request.POST or None)
    back = reverse("banking:notification", args=[row.id])

    def call() -> None:
        services.settle_notification(by=by, notification_id=row.id, reason=form.cleaned_data["reason"], on=on)

    crumbs = _crumbs((row.provider_id or f"Thông báo {row.id}", back))
    return use_case(
        request, form, call, heading="Kết luận về thông báo", words="Kết luận", done="Đã ghi kết luận.", back=back, crumbs=crumbs
    )


@require_POST
@doors.page
def compare_notifications(request: HttpRequest) -> HttpResponse:
    """Compare with the statements now."""
    proven = services.compare_notifications(by=doors.actor_id(request), on=doors.today())
    messages.success(request, f"Đã đối chiếu: {proven} thông báo mới khớp sao kê.")
    return redirect("banking:notifications")


@require_GET
@doors.page
def notification_sources(request: HttpRequest) -> HttpResponse:
    """Show the receivers."""
    rows = queries.notification_sources()
    names = access.branch_names({row.unit_id for row in rows})
    context = {
        "here": "Nơi nhận",
        "crumbs": _crumbs(),
        "rows": [(row, scheme(row.provider).words, names.get(row.unit_id, ("", ""))) for row in rows],
        "may_register": access.may_somewhere(doors.actor_id(request), "banking.register_notification_source", on=doors.today()),
    }
    return render(request, "banking/notification_sources.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@doors.page
def register_notification_source(request: HttpRequest) -> HttpResponse:
    """Register a receiver and show its address, this once."""
    by, on = doors.actor_id(request), doors.today()
    acts.require_somewhere(by, "banking.register_notification_source", on=on)
    units = sorted(access.branch_names(queries.collecting_units()).values())
    form = forms.SourceForm(request.POST or None, units=units)
    crumbs = _crumbs(("Nơi nhận", reverse("banking:notification_sources")))
    context: dict[str, Any] = {"form": form, "here": "Đăng ký", "crumbs": crumbs, "has_accounts": bool(units)}
    if request.method == "POST" and form.is_valid():
        try:
            values = dict(form.cleaned_data)
            unit_id = forms.branch_of(values.pop("unit"), by=by, on=on)
            made = services.register_notification_source(by=by, unit_id=unit_id, on=on, **values)
        except acts.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            address = reverse("banking:receive_notification", args=[made.provider, made.address])
            return render(request, "banking/notification_address.html", context | {"address": request.build_absolute_uri(address)})
    return render(request, "banking/notification_register.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def close_notification_source(request: HttpRequest, source_id: int) -> HttpResponse:
    """Close a receiver."""
    source = next((row for row in queries.notification_sources() if row.id == source_id), None)
    if source is None:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    acts.require(by, "banking.close_notification_source", at=source.unit_id, on=on)
    back = reverse("banking:notification_sources")

    def call() -> None:
        services.close_notification_source(by=by, source_id=source_id, on=on)

    return use_case(
        request, forms.ConfirmForm(request.POST if request.method == "POST" else None), call, heading=f"Đóng nơi nhận {source.name}",
        words="Đóng nơi nhận", done="Đã đóng. Địa chỉ này không trả lời nữa.", back=back, crumbs=_crumbs(("Nơi nhận", back)),
    )  # fmt: skip


def _found(notification_id: int) -> queries.NotificationRow:
    found = queries.notification(notification_id) if notification_id < 2**63 else None
    if found is None:
        raise Http404
    return found
