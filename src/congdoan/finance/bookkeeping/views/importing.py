"""Tables that people bring: chosen, seen, applied exactly as seen; one way for every kind of table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.finance.bookkeeping import forms
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected

from .asking import FINANCE
from .kept_files import MOST_BYTES, STALE, choose, packed, unpacked

SHOWN = 100


@dataclass(frozen=True, slots=True)
class TableImport:
    """One kind of table: its address and act, its words, its form and pages, and what reads, shows and applies it.

    `read` takes content, file_name, unit_id, on and the form's own values; `show` gives what the preview shows of what was found
    (`mark`, tiles, rows, `is_ready`); `apply` performs the use case and says what was done.
    """

    act: str
    words: str
    form: type[django_forms.Form]
    page: str
    preview: str
    back: str
    read: Callable[..., Any]
    show: Callable[[Any, str, dict[str, Any]], dict[str, Any]]
    apply: Callable[..., str]


def import_table(request: HttpRequest, table: TableImport) -> HttpResponse:
    """Ask for a table, show what it would write, write exactly that."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, f"bookkeeping.{table.act}", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, table, by, on)
    form = table.form(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return choose(request, table.page, form, table.words)
    given = dict(form.cleaned_data)
    file, unit = given.pop("file"), given.pop("unit")
    content, name = file.read(MOST_BYTES + 1), str(file.name)[:200]
    kept = packed(content)
    if not kept:
        command = table.act.replace("_", "-")
        form.add_error("file", f"Tệp quá lớn để nạp từ trang này. Dùng lệnh: congdoan bookkeeping {command}.")
        return choose(request, table.page, form, table.words)
    try:
        unit_id = forms.unit_named(unit)
        access.require(by, f"bookkeeping.{table.act}", at=unit_id, on=on)
        found = table.read(content, file_name=name, unit_id=unit_id, on=on, **given)
    except access.NotAllowed:
        raise
    except Rejected as refusal:
        return choose(request, table.page, form, table.words, problems=refusal.facts["problems"])
    except DomainError as refusal:
        form.add_error(None, refusal.explain())
        return choose(request, table.page, form, table.words)
    here = reverse(f"bookkeeping:{table.act}")
    typed = {field: str(form.data.get(field, "")) for field in form.fields if field != "file"}
    told = table.show(found, name, {"unit": unit.upper(), **given})
    context = {
        "steps": ["Chọn tệp", "Xem trước", "Nạp"], "at": 2, "apply_url": here if told.pop("is_ready") else "", "cancel_url": here,
        "token": found.mark, "hidden": {**typed, "kept": kept, "name": name}, "here": "Xem trước", "crumbs": [FINANCE, (table.words, here)],
    }  # fmt: skip
    return render(request, table.preview, context | told)


def _apply(request: HttpRequest, table: TableImport, by: int, on: date) -> HttpResponse:
    form = table.form(request.POST)
    form.fields.pop("file")
    try:
        content = unpacked(request.POST.get("kept", ""))
        if not form.is_valid():
            raise ValueError
    except ValueError:
        messages.error(request, STALE)
        return redirect(f"bookkeeping:{table.act}")
    given = dict(form.cleaned_data)
    try:
        unit_id = forms.unit_named(given.pop("unit"))
        file = {"content": content, "file_name": request.POST.get("name", "")[:200]}
        done = table.apply(by=by, unit_id=unit_id, mark=request.POST["token"][:64], on=on, **file, **given)
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect(f"bookkeeping:{table.act}")
    messages.success(request, done)
    return redirect(table.back)
