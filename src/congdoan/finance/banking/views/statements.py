"""Pages of statements: what is imported, what is missing, a file's preview and its lines, the collecting accounts."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.banking import forms, queries, services
from congdoan.finance.banking.rules.statements import shown
from congdoan.finance.banking.views.asking import FINANCE, use_case
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as jobs

ON_A_PAGE = 100
SHOWN_IN_PREVIEW = 30
MOST_PROBLEMS = 200


def _crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Sao kê ngân hàng", reverse("banking:statements"))]


@require_GET
@doors.page
def statements(request: HttpRequest) -> HttpResponse:
    """Show the imported statements, account by account, and where they do not continue each other."""
    accounts = queries.accounts()
    names = access.branch_names({account.unit_id for account in accounts})
    chosen = doors.number(request.GET.get("tk"), digits=9)
    shown = [account for account in accounts if chosen in {None, account.id}]
    rows = queries.statements(account_id=chosen)
    return render(
        request,
        "banking/statements.html",
        {
            "here": "Sao kê ngân hàng",
            "crumbs": [FINANCE],
            "rows": rows,
            "accounts": [(account, names.get(account.unit_id, ("", ""))) for account in accounts],
            "gaps": [(account, gap) for account in shown for gap in queries.gaps(account.id)],
            "proven": sum(row.proof == "ok" for row in rows),
            "may_import": access.may_somewhere(doors.actor_id(request), "banking.import_statement", on=doors.today()),
        },
    )


@require_GET
@doors.page
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Show one statement with its lines in the order of the file."""
    found = queries.statement(statement_id)
    if found is None:
        raise Http404
    rows = queries.printed_lines(statement_id, after_row=doors.number(request.GET.get("sau"), digits=9) or 0, limit=ON_A_PAGE + 1)
    return render(
        request,
        "banking/statement.html",
        {
            "here": found.file_name,
            "crumbs": _crumbs(),
            "statement": found,
            "rows": rows[:ON_A_PAGE],
            "next": rows[ON_A_PAGE - 1].row if len(rows) > ON_A_PAGE else None,
            "by": access.names_of_actors([found.imported_by]).get(found.imported_by, ""),
        },
    )


@require_GET
@doors.page
def line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Show one bank line as the bank printed it: every cell's text, and where else it was printed."""
    found = queries.line_printed(line_id)
    if found is None:
        raise Http404
    row, cells, prints = found
    place = (row.file_name, reverse("banking:statement", args=[row.statement_id]))
    told = queries.notification_proving(line_id)
    context = {"here": f"Dòng {row.row}", "crumbs": [*_crumbs(), place], "row": row, "cells": cells, "prints": prints, "told": told}
    return render(request, "banking/line.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def preview_statement(request: HttpRequest) -> HttpResponse:
    """Choose a statement file; a file that can be imported is previewed, another is refused with every place and cause."""
    jobs.require_somewhere(doors.actor_id(request), "banking.import_statement", on=doors.today())
    form = forms.ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _preview(request, form)
    return _choose(request, form, status=422 if form.errors else 200)


def _choose(
    request: HttpRequest, form: django_forms.Form, *, status: int = 200, problems: list[dict[str, Any]] | None = None
) -> HttpResponse:
    told = problems or []
    context = {
        "form": form,
        "problems": told[:MOST_PROBLEMS],
        "count": len(told),
        "shown": MOST_PROBLEMS,
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 1,
        "here": "Nạp sao kê",
        "crumbs": _crumbs(),
        "has_accounts": bool(queries.accounts()),
    }
    return render(request, "banking/import.html", context, status=status)


def _preview(request: HttpRequest, form: forms.ImportForm) -> HttpResponse:
    file, by = form.cleaned_data["file"], doors.actor_id(request)
    content, account, bank = file.read(), form.cleaned_data["account"], form.cleaned_data["bank"]
    preview = services.preview_statement(
        by=by, file_name=file.name, content=content, on=doors.today(), bank=bank or None, account_number=account or None
    )
    if preview.refusal is not None:
        return _choose(request, form, status=422, problems=_problems(preview))
    hidden = {"upload": services.keep_upload(by=by, content=content), "name": file.name, "account": account, "bank": bank}
    return render(request, "banking/preview.html", _preview_context(preview, hidden))


def _problems(preview: services.Preview) -> list[dict[str, Any]]:
    """Return everything that is wrong with a file, one row for each place."""
    told: list[dict[str, Any]] = []
    for part in preview.parts:
        faults = part.statement.faults
        told += [{"row": p.row, "column": p.column, "found": p.found, "message": p.message} for p in faults]
        if part.refusal is not None and not faults:
            facts = part.refusal.facts
            told.append({"message": part.refusal.explain(), "found": facts.get("number", ""), "row": facts.get("row")})
    return told


def _preview_context(preview: services.Preview, hidden: dict[str, str]) -> dict[str, Any]:
    parts = preview.parts
    new, repeats = sum(len(part.new) for part in parts), sum(len(part.repeats) for part in parts)
    known = all(part.imported_as is not None for part in parts)
    accounts = ", ".join(sorted({part.statement.account or "" for part in parts}))
    return {
        "heading": "Xem trước nạp sao kê",
        "detail": f"Tệp {preview.file_name} · tài khoản {accounts} · {', '.join(sorted({part.statement.bank or '–' for part in parts}))}",
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {
                "words": "Dòng mới",
                "value": shown(new),
                "icon": "plus",
                "foot": "sẽ ghi vào sổ dòng ngân hàng",
                "state": "ok" if new else "",
            },
            {"words": "Dòng đã có", "value": shown(repeats), "icon": "copy", "foot": "in lại, không ghi lần nữa"},
        ],
        "parts": parts,
        "rows": [line for part in parts for line in part.new][:SHOWN_IN_PREVIEW],
        "more": max(new - SHOWN_IN_PREVIEW, 0),
        "known": known,
        "apply_url": "" if known else reverse("banking:import_statement"),
        "apply_words": f"Áp dụng {shown(new)} dòng",
        "cancel_url": reverse("banking:preview_statement"),
        "token": preview.mark,
        "hidden": hidden,
        "here": "Xem trước",
        "crumbs": [*_crumbs(), ("Nạp sao kê", reverse("banking:preview_statement"))],
    }


@require_POST
@doors.page
def import_statement(request: HttpRequest) -> HttpResponse:
    """Apply what a preview showed, as a job with progress; the job refuses if anything changed since."""
    by, form = doors.actor_id(request), forms.ApplyForm(request.POST)
    jobs.require_somewhere(by, "banking.import_statement", on=doors.today())
    try:
        if not form.is_valid():
            raise services.UploadGone()
        path = services.kept_upload(by=by, token=form.cleaned_data["upload"])
    except services.UploadGone as refusal:
        messages.error(request, refusal.explain())
        return redirect("banking:preview_statement")
    job_id = jobs.enqueue(
        by=by,
        command="banking_import_statement",
        arguments={"file": str(path), **form.arguments, "mark": form.cleaned_data["token"]},
        title=f"Nạp sao kê {form.cleaned_data['name']}"[:200],
    )
    return redirect(f"{reverse('office:job', args=[job_id])}?tiep={reverse('banking:statements')}")


@require_GET
@doors.page
def accounts(request: HttpRequest) -> HttpResponse:
    """Show the collecting accounts."""
    rows = queries.accounts()
    names = access.branch_names({row.unit_id for row in rows})
    context = {
        "here": "Tài khoản thu",
        "crumbs": _crumbs(),
        "rows": [(row, names.get(row.unit_id, ("", ""))) for row in rows],
        "may_open": access.may_somewhere(doors.actor_id(request), "banking.open_account", on=doors.today()),
    }
    return render(request, "banking/accounts.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def open_account(request: HttpRequest) -> HttpResponse:
    """Register a collecting account."""
    by, on = doors.actor_id(request), doors.today()
    jobs.require_somewhere(by, "banking.open_account", on=on)
    form = forms.AccountForm(request.POST or None)

    def call() -> None:
        values = dict(form.cleaned_data)
        unit_id = forms.branch_of(values.pop("unit"), by=by, on=on)
        services.open_account(by=by, unit_id=unit_id, on=on, **values)

    back = reverse("banking:accounts")
    crumbs = [*_crumbs(), ("Tài khoản thu", back)]
    return use_case(
        request, form, call, heading="Đăng ký tài khoản thu", words="Đăng ký", done="Đã đăng ký tài khoản thu.", back=back, crumbs=crumbs
    )


@require_http_methods(["GET", "POST"])
@doors.page
def close_account(request: HttpRequest, account_id: int) -> HttpResponse:
    """End an account's registration."""
    account = next((row for row in queries.accounts() if row.id == account_id), None)
    if account is None:
        raise Http404
    jobs.require(doors.actor_id(request), "banking.close_account", at=account.unit_id, on=doors.today())
    form = forms.CloseForm(request.POST or None)

    def call() -> None:
        services.close_account(by=doors.actor_id(request), account_id=account_id, on=doors.today(), **form.cleaned_data)

    heading = f"Kết thúc tài khoản thu {account.number}"
    back = reverse("banking:accounts")
    crumbs = [*_crumbs(), ("Tài khoản thu", back)]
    done = "Đã ghi ngày cuối của tài khoản."
    return use_case(request, form, call, heading=heading, words="Kết thúc", done=done, back=back, crumbs=crumbs)
