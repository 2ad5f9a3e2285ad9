"""Pages of advances that act: ask, approve, pay, settle, take back."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.queries import AdvanceRow
from congdoan.finance.bookkeeping.rules.advances import MONEY_STEPS
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.money import format_dong

from .advances import crumbs, found_advance
from .asking import use_case


@require_http_methods(["GET", "POST"])
@doors.page
def request_advance(request: HttpRequest) -> HttpResponse:
    """Ask for an advance."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.request_advance", on=on)
    form = forms.AdvanceForm(request.POST or None, units=forms.units_for(by, on=on), initial={"unit": request.GET.get("don_vi", "")[:40]})

    def call() -> str:
        given = dict(form.cleaned_data)
        unit_id = forms.unit_named(given.pop("unit"))
        services.request_advance(by=by, unit_id=unit_id, on=on, **given)
        return f"Đã lập đề nghị tạm ứng {format_dong(given['amount'])} đ cho {given['person_name']}. Người khác duyệt rồi mới chi."

    back = reverse("bookkeeping:advances")
    return use_case(request, form, call, heading="Đề nghị tạm ứng", words="Lập đề nghị", back=back, crumbs=crumbs())


@require_http_methods(["GET", "POST"])
@doors.page
def approve_advance(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Approve a request that somebody else made."""
    row = found_advance(advance_id)
    told = f"{row.person_name} xin {format_dong(row.amount)} đ: {row.purpose}. Hạn thanh toán {row.due_on:%d/%m/%Y}."
    passed = queries.limits_passed(row.unit_id, row.year, {queries.ALL_LIMITS: row.amount})
    return _act(
        request, row, "approve_advance", forms.AcceptForm, services.approve_advance, heading="Duyệt tạm ứng", done="Đã duyệt", told=told,
        passed=passed,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def decline_advance(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Turn a request down, or withdraw it."""
    row = found_advance(advance_id)
    return _act(
        request, row, "decline_advance", forms.ReasonForm, services.decline_advance, heading="Không duyệt tạm ứng", done="Đã trả lại"
    )


@require_http_methods(["GET", "POST"])
@doors.page
def pay_advance(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Pay an approved advance out."""
    row = found_advance(advance_id)
    told = _fund(row, row.amount)
    return _act(request, row, "pay_advance", forms.MoneyForm, services.pay_advance, heading="Chi tạm ứng", done="Đã chi", told=told)


@require_http_methods(["GET", "POST"])
@doors.page
def settle_advance(request: HttpRequest, advance_id: int) -> HttpResponse:
    """File what was spent, line by line."""
    row = found_advance(advance_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.settle_advance", at=row.unit_id, on=on)
    asked = request.GET.get("dong", "")
    count = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    form = forms.SettleForm(request.POST or None, categories=queries.spending_categories(on=on), count=count)

    def call() -> str:
        total = services.settle_advance(
            by=by, advance_id=row.id, lines=form.lines(), words=form.cleaned_data["words"], on=on
        )  # fmt: skip
        return f"Đã lập giấy thanh toán {format_dong(total)} đ. Người khác duyệt rồi mới ghi sổ."

    back = reverse("bookkeeping:advance", args=[row.id])
    return use_case(
        request, form, call, heading="Thanh toán tạm ứng", words="Lập giấy thanh toán", back=back, crumbs=[*crumbs(), (row.title, back)],
        template="bookkeeping/settle_advance.html", row=row, more=min(form.count + 4, 20),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def accept_settlement(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Accept the settlement that waits."""
    row = found_advance(advance_id)
    extra = max(row.pending - row.open, 0)
    told = f"{row.person_name} đã chi {format_dong(row.pending)} đ, đang giữ {format_dong(row.open)} đ."
    told += f" Còn phải chi thêm {format_dong(extra)} đ rồi mới ghi sổ." if extra else " Duyệt xong là ghi sổ."
    passed = queries.limits_passed(row.unit_id, doors.today().year, queries.filed_by_category(queries.steps_of(row.id)))
    return _act(
        request, row, "accept_settlement", forms.AcceptForm, services.accept_settlement, heading="Duyệt giấy thanh toán", done="Đã duyệt",
        told=told, passed=passed,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def decline_settlement(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Give the settlement that waits back."""
    row = found_advance(advance_id)
    return _act(
        request, row, "decline_settlement", forms.ReasonForm, services.decline_settlement, heading="Trả lại giấy thanh toán",
        done="Đã trả lại",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def pay_extra(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Pay what an accepted settlement spent beyond the advance."""
    row = found_advance(advance_id)
    told = _fund(row, max(row.pending - row.open, 0))
    return _act(request, row, "pay_extra", forms.MoneyForm, services.pay_extra, heading="Chi thêm phần vượt", done="Đã chi thêm", told=told)


@require_http_methods(["GET", "POST"])
@doors.page
def return_advance(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Take back what was not spent."""
    row = found_advance(advance_id)
    initial = {"amount": format_dong(max(row.open - row.pending, 0))}
    told = f"{row.person_name} còn giữ {format_dong(row.open)} đ."
    return _act(
        request, row, "return_advance", forms.ReturnForm, services.return_advance, heading="Nhận lại tiền thừa", done="Đã nhận lại",
        told=told, initial=initial,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def reverse_advance_step(request: HttpRequest, advance_id: int) -> HttpResponse:
    """Take back a step that stands in the books, with a reason."""
    row = found_advance(advance_id)
    steps = queries.steps_of(row.id)
    undone = {step.takes_back for step in steps}
    choices = [
        (step.place, f"bước {step.place}: {step.title}, {format_dong(step.amount)} đ, ngày {step.happened_on:%d/%m/%Y}")
        for step in reversed(steps)
        if step.kind in MONEY_STEPS and step.place not in undone
    ]
    return _act(
        request, row, "reverse_advance_step", forms.ReverseForm, services.reverse_advance_step, heading="Đảo bước đã ghi sổ",
        done="Đã đảo", steps=choices,
    )  # fmt: skip


def _fund(row: AdvanceRow, amount: int) -> str:
    cash = queries.cash_on_hand(row.unit_id, on=doors.today())
    return f"Chi {format_dong(amount)} đ cho {row.person_name}. Quỹ tiền mặt đang có {format_dong(cash)} đ."


def _act(
    request: HttpRequest, row: AdvanceRow, name: str, form_class: type[django_forms.Form], act: Callable[..., Any], *, heading: str,
    done: str, told: str = "", **facts: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one act on an advance, and perform it."""
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, f"bookkeeping.{name}", at=row.unit_id, on=on)
    is_sent = request.method == "POST"
    form = form_class(request.POST if is_sent else None, **facts)

    def call() -> str:
        act(by=by, advance_id=row.id, on=on, **form.cleaned_data)
        return f"{done}: {row.title.lower()}."

    back = reverse("bookkeeping:advance", args=[row.id])
    unit = access.branch_names([row.unit_id]).get(row.unit_id, ("", ""))[1]
    return use_case(
        request, form, call, heading=heading, words=heading, back=back, crumbs=[*crumbs(), (row.title, back)], told=told, detail=unit
    )
