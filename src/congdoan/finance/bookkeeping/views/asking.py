"""What the pages of bookkeeping share: crumbs, what an address names, a form that performs one use case."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.finance.bookkeeping import forms, queries
from congdoan.finance.bookkeeping.queries import VoucherRecord
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.people.organisations import queries as organisations

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")
Crumbs = list[tuple[str, str]]


def voucher_crumbs() -> Crumbs:
    return [FINANCE, ("Chứng từ", reverse("bookkeeping:vouchers"))]


def found_voucher(request: HttpRequest, voucher_id: int, act: str = "bookkeeping.read") -> VoucherRecord:
    """Return the voucher of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.voucher(voucher_id) if voucher_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), act, at=found.unit_id, on=doors.today())
    return found


def found_unit(request: HttpRequest, code: str, act: str = "bookkeeping.read") -> Any:
    """Return the unit of an address; 404 outside the visitor's reach, 403 without the right."""
    try:
        unit = forms.unit_of(code)
    except forms.UnknownUnit as refusal:
        raise Http404 from refusal
    access.require(doors.actor_id(request), act, at=unit.id, on=doors.today())
    return unit


def own_code(request: HttpRequest) -> str:
    """Return the code of the unit that a page begins with: the one asked for, else the visitor's own."""
    asked = request.GET.get("don_vi", "").replace("\x00", "")[:40]
    units = organisations.units_of(doors.actor_id(request), on=doors.today())
    return asked or (units[0].code if units else "")


def day_of(text: str | None, otherwise: date) -> date:
    """Return the day that an address names, else another one."""
    for pattern in forms.DAYS:
        try:
            return django_forms.DateField(input_formats=[pattern]).clean(text)  # type: ignore[no-any-return]
        except django_forms.ValidationError:
            continue
    return otherwise


def shown_lines(lines: Iterable[tuple[AccountKey, LineDraft]]) -> list[tuple[AccountKey, str, int | None, int | None]]:
    """Return lines for people: the account, its category in words, and the sum on its side; a red one below zero."""
    told = []
    for account, line in lines:
        is_debit = (line.amount > 0) != line.is_red
        told.append(
            (account, queries.item_words(account.code, account.item), line.amount if is_debit else None, None if is_debit else -line.amount)
        )
    return told


def use_case(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], str], *, heading: str, words: str, back: str, crumbs: Crumbs,
    template: str = "bookkeeping/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form until its use case succeeds, then tell what `call` returned and go back; a refusal stands at the form's head."""
    if request.method == "POST" and form.is_valid():
        try:
            told = call()
        except access.NotAllowed:
            raise
        except Rejected as refusal:
            for problem in refusal.facts["problems"][:40]:
                form.add_error(None, problem["message"] if isinstance(problem, dict) else problem)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, told)
            return redirect(back)
    given = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": crumbs} | context
    return render(request, template, given, status=422 if form.errors else 200)


def perform(request: HttpRequest, call: Callable[[], str], *, back: str) -> HttpResponse:
    """Perform a use case that a button asks for, and go back with what was done or why not."""
    try:
        messages.success(request, call())
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
    return redirect(back)


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """Return a PDF for the browser to show."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
