"""Pages of donations: the register, one donation with its receipt and uses, what may be done next."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.queries import DonationRow
from congdoan.finance.bookkeeping.rules import donations as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.money import format_dong

from .asking import FINANCE, pdf_answer, use_case

ON_A_PAGE = 50
MOST_VOUCHERS = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACTS = ("receipt_donation", "use_donation", "take_back_donation_step", "void_donation")


def donation_crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Tài trợ", reverse("bookkeeping:donations"))]


@require_GET
@doors.page
def donations(request: HttpRequest) -> HttpResponse:
    """Show the register of donations, or give the whole filter as a workbook."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.read", on=on)
    units = forms.units_for(by, on=on)
    unit = next((one for one in units if one[1] == request.GET.get("don_vi")), units[0] if len(units) == 1 else None)
    form = request.GET.get("loc", "") if request.GET.get("loc", "") in rules.FORMS else ""
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    chosen: dict[str, Any] = {"unit_ids": [unit[0]] if unit else None, "form": form, "text": text}
    if request.GET.get("tep") == "xlsx":
        answer = HttpResponse(queries.donations_workbook(queries.donations(**chosen)), content_type=XLSX)
        answer["Content-Disposition"] = 'attachment; filename="so-tai-tro.xlsx"'
        return answer
    before = doors.number(request.GET.get("sau"))
    rows = queries.donations(**chosen, before_id=before, limit=ON_A_PAGE + 1)
    shown, names = rows[:ON_A_PAGE], {one[0]: one for one in units}
    context = {
        "here": "Tài trợ", "crumbs": [FINANCE], "units": units, "unit": unit, "pile": form, "text": text,
        "piles": [("", "tất cả"), *rules.FORMS.items()],
        "rows": [(row, names.get(row.unit_id, (0, "", ""))) for row in shown],
        "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
        "may_register": access.may_somewhere(by, "bookkeeping.register_donation", on=on),
    }  # fmt: skip
    return render(request, "bookkeeping/donations.html", context)


def found_donation(donation_id: int) -> DonationRow:
    """Return a donation within reach; a page that is not there where there is none."""
    found = queries.donations(ids=[donation_id]) if 0 < donation_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


@require_GET
@doors.page
def donation(request: HttpRequest, donation_id: int) -> HttpResponse:
    """Show one donation: who gave what for which purpose, its receipt, each use, what an inspector would miss."""
    row = found_donation(donation_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.read", at=row.unit_id, on=on)
    names = access.names_of_actors({row.registered_by, *(step.recorded_by for step in row.steps)})
    may = access.acts_at(by, [f"bookkeeping.{act}" for act in ACTS], at=row.unit_id, on=on)
    is_next = {
        "receipt_donation": row.form in rules.MONEY and row.receipt is None, "use_donation": row.left > 0,
        "take_back_donation_step": bool(rules.standing(row.told)), "void_donation": not rules.standing(row.told),
    }  # fmt: skip
    context = {
        "here": row.title, "crumbs": donation_crumbs(), "row": row,
        "unit": access.branch_names([row.unit_id]).get(row.unit_id, ("", "")), "registered_by": names.get(row.registered_by, ""),
        "steps": [(step, names.get(step.recorded_by, "")) for step in row.steps],
        "may": {act: may[f"bookkeeping.{act}"] and not row.is_void and is_next[act] for act in ACTS},
    }  # fmt: skip
    return render(request, "bookkeeping/donation.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def register_donation(request: HttpRequest) -> HttpResponse:
    """Write a donation down."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.register_donation", on=on)
    form = forms.DonationForm(
        request.POST or None, units=forms.units_for(by, on=on), initial={"unit": request.GET.get("don_vi", "")[:40], "received_on": on}
    )  # fmt: skip

    def call() -> str:
        gift = form.gift()
        services.register_donation(by=by, unit_id=forms.unit_named(form.cleaned_data["unit"]), gift=gift, on=on)
        return f"Đã ghi tài trợ của {gift.donor}."

    back = reverse("bookkeeping:donations")
    return use_case(request, form, call, heading="Ghi khoản tài trợ", words="Ghi", back=back, crumbs=donation_crumbs())


@require_http_methods(["GET", "POST"])
@doors.page
def receipt_donation(request: HttpRequest, donation_id: int) -> HttpResponse:
    """Say which booked receipt brought the money."""
    row = found_donation(donation_id)
    kinds = tuple(filter(None, [rules.RECEIPTS.get(row.form)]))
    form = forms.ReceiptForm(request.POST or None, vouchers=_vouchers(row, kinds, since=row.received_on))
    return _act(
        request, row, "receipt_donation", form, lambda given: {"voucher_id": given["voucher"]}, services.receipt_donation,
        heading="Gắn phiếu thu",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def use_donation(request: HttpRequest, donation_id: int) -> HttpResponse:
    """Write down what it was used for."""
    row = found_donation(donation_id)
    vouchers = _vouchers(row, rules.SPENDING, since=row.received_on)
    form = forms.UseForm(request.POST or None, vouchers=vouchers, is_money=row.form in rules.MONEY)
    return _act(
        request, row, "use_donation", form,
        lambda given: {"measure": given["measure"], "words": given["words"], "voucher_id": given["voucher"]},
        services.use_donation, heading="Ghi lần sử dụng",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def take_back_donation_step(request: HttpRequest, donation_id: int) -> HttpResponse:
    """Take a receipt or a use back."""
    row = found_donation(donation_id)
    places = {one.place for one in rules.standing(row.told)}
    steps = [(one.place, f"bước {one.place}: {one.title} {one.words}") for one in row.steps if one.place in places]
    form = forms.TakeBackForm(request.POST or None, steps=steps)
    return _act(request, row, "take_back_donation_step", form, dict, services.take_back_donation_step, heading="Lấy lại một bước")


@require_http_methods(["GET", "POST"])
@doors.page
def void_donation(request: HttpRequest, donation_id: int) -> HttpResponse:
    """Void what was written down wrongly."""
    row = found_donation(donation_id)
    form = forms.VoucherReasonForm(request.POST or None)
    return _act(request, row, "void_donation", form, dict, services.void_donation, heading="Hủy khoản ghi nhầm")


def _vouchers(row: DonationRow, kinds: tuple[str, ...], *, since: date) -> list[tuple[int, str]]:
    found = [
        one
        for kind in kinds
        for one in queries.vouchers(
            queries.VoucherFilter(unit_id=row.unit_id, states=("posted",), kind=kind, since=since), limit=MOST_VOUCHERS
        )
    ]
    told = sorted(found, key=lambda one: one.id, reverse=True)
    return [(one.id, f"{one.number} · {one.accounting_date:%d/%m/%Y} · {format_dong(one.amount)} đ · {one.reason}") for one in told]


def _act(
    request: HttpRequest, row: DonationRow, name: str, form: django_forms.Form, given: Callable[[dict[str, Any]], dict[str, Any]],
    act: Callable[..., Any], *, heading: str,
) -> HttpResponse:  # fmt: skip
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, f"bookkeeping.{name}", at=row.unit_id, on=on)

    def call() -> str:
        act(by=by, donation_id=row.id, on=on, **given(form.cleaned_data))
        return f"{heading}: đã ghi cho {row.title.lower()}."

    back = reverse("bookkeeping:donation", args=[row.id])
    told = f"{row.title}, {row.donor}: {format_dong(row.measure)} {row.unit_words}, còn {format_dong(row.left)} chưa dùng."
    return use_case(
        request, form, call, heading=heading, words=heading, back=back, crumbs=[*donation_crumbs(), (row.title, back)], told=told
    )


@require_GET
@doors.page
def donation_receipt(request: HttpRequest, donation_id: int) -> HttpResponse:
    """Give the receipt that the donor takes home as PDF/A."""
    row = found_donation(donation_id)
    rights.require(doors.actor_id(request), "bookkeeping.read", at=row.unit_id, on=doors.today())
    return pdf_answer(queries.donation_receipt(row, made_at=localtime(now())), f"bien-nhan-tai-tro-{row.number}-{row.year}.pdf")
