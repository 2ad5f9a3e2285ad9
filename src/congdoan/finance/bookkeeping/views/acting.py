"""Acts on a voucher: each a button or a small form, each one domain call."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger.rules import LineDraft, reversed_lines
from congdoan.foundation.access import doors

from .asking import found_voucher, perform, shown_lines, use_case, voucher_crumbs


@require_POST
@doors.page
def submit_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Ask for approval."""

    def call() -> str:
        services.submit_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today())
        return "Đã trình duyệt."

    return _pressed(request, voucher_id, "submit", call)


@require_POST
@doors.page
def approve_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Approve what was seen; from the queue go on to the next one."""

    def call() -> str:
        mark = request.POST.get("mark", "")[:64]
        reason = request.POST.get("reason", "")[:400]
        given = services.approve_voucher(by=doors.actor_id(request), voucher_id=voucher_id, mark=mark, on=doors.today(), reason=reason)
        return f"Đã duyệt, số {given}."

    return _pressed(request, voucher_id, "approve", call)


@require_POST
@doors.page
def pay_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Say that the money moved; it is booked in the same moment."""

    def call() -> str:
        entry_id = services.pay_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today())
        return f"Đã ghi sổ, bút toán số {entry_id}."

    return _pressed(request, voucher_id, "pay", call)


@require_POST
@doors.page
def post_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Book a journal voucher."""

    def call() -> str:
        entry_id = services.post_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today())
        return f"Đã ghi sổ, bút toán số {entry_id}."

    return _pressed(request, voucher_id, "post", call)


def _pressed(request: HttpRequest, voucher_id: int, act: str, call: Callable[[], str]) -> HttpResponse:
    found_voucher(request, voucher_id, f"bookkeeping.{act}_voucher")
    back = reverse("bookkeeping:voucher", args=[voucher_id])
    if request.POST.get("tu") == "hang-cho":
        back = reverse("bookkeeping:queue")
    return perform(request, call, back=back)


@require_http_methods(["GET", "POST"])
@doors.page
def return_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Give a voucher back with what is to be changed."""
    form = forms.VoucherReasonForm(request.POST or None)
    form.fields["reason"].label = "Cần sửa gì"

    def call() -> str:
        comment = form.cleaned_data["reason"]
        services.return_voucher(by=doors.actor_id(request), voucher_id=voucher_id, comment=comment, on=doors.today())
        return "Đã trả lại người lập."

    return _with_reason(request, voucher_id, "return", form, call, words="Trả lại", detail="Người lập sửa rồi trình lại; số chưa cấp.")


@require_http_methods(["GET", "POST"])
@doors.page
def void_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """End a voucher whose money has not moved."""
    form = forms.VoucherReasonForm(request.POST or None)

    def call() -> str:
        services.void_voucher(by=doors.actor_id(request), voucher_id=voucher_id, reason=form.cleaned_data["reason"], on=doors.today())
        return "Đã hủy chứng từ."

    detail = "Chứng từ vẫn còn để xem; số đã cấp không dùng lại."
    return _with_reason(request, voucher_id, "void", form, call, words="Hủy chứng từ", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def reverse_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Take a booked voucher back; both ways are shown before one is chosen."""
    form = forms.ReversalForm(request.POST or None, initial={"accounting_date": doors.today()})

    def call() -> str:
        given = form.cleaned_data
        entry_id = services.reverse_voucher(
            by=doors.actor_id(request), voucher_id=voucher_id, accounting_date=given["accounting_date"], reason=given["reason"],
            red=bool(given["red"]), on=doors.today(),
        )  # fmt: skip
        return f"Đã đảo bằng bút toán số {entry_id}."

    found = found_voucher(request, voucher_id, "bookkeeping.reverse_voucher")
    lines = queries.entry_of(found).lines
    ways = [
        (words, shown_lines([(account, line) for (account, _), line in zip(lines, _taken_back(lines, red=red), strict=True)]))
        for words, red in (("Ghi ngược hai bên", False), ("Ghi số âm (bút toán đỏ)", True))
    ]
    detail = "Bút toán cũ giữ nguyên; bút toán đảo ghi vào tháng đang mở."
    return _with_reason(request, voucher_id, "reverse", form, call, words="Đảo chứng từ", detail=detail, ways=ways)


def _taken_back(lines: Any, *, red: bool) -> list[LineDraft]:
    return reversed_lines([LineDraft(0, amount) for _, amount in lines], red=red)


def _with_reason(
    request: HttpRequest, voucher_id: int, act: str, form: forms.VoucherReasonForm, call: Callable[[], str], *, words: str, detail: str,
    ways: Any = (),
) -> HttpResponse:  # fmt: skip
    found = found_voucher(request, voucher_id, f"bookkeeping.{act}_voucher")
    back = reverse("bookkeeping:voucher", args=[voucher_id])
    context: dict[str, Any] = {
        "heading": f"{words}: {found.name}", "detail": detail, "words": words, "ways": ways,
        "crumbs": [*voucher_crumbs(), (found.number or f"Chứng từ {voucher_id}", back)],
    }  # fmt: skip
    return use_case(request, form, call, back=back, **context)
