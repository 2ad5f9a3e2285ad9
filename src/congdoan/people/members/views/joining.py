"""Applications of one and of many, the committee's decision, coming back."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.members import forms, queries, rules, services
from congdoan.people.members.rules.list_file import MemberList, read_list
from congdoan.people.organisations import queries as organisations

from .asking import MEMBERS, perform, person_or_404
from .kept import keep, kept

APPLICATIONS = ("Đơn xin vào", "/4-doan-vien/don/")
KEPT = "members.apply_list"
SHOWN = 500


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("citizen_number")
@doors.page
def apply(request: HttpRequest) -> HttpResponse:
    """Write down one application."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.apply", on=on)
    start = {"on": on, "applied_on": on, "unit_id": request.GET.get("don_vi", own_code(by, on))[:40]}
    form = forms.ApplyForm(request.POST or None, initial=start)

    def call() -> object:
        given = form.cleaned_data
        assert form.draft is not None
        return services.apply(
            by=by, unit_id=given["unit_id"], draft=form.draft, applied_on=given["applied_on"], section=given["section"], on=on
        )

    return perform(
        request, form, call, heading="Đơn xin gia nhập công đoàn", words="Ghi đơn", done="Đã ghi đơn; chờ Ban Chấp hành xét.",
        back=reverse("members:applications"), crumbs=[MEMBERS, APPLICATIONS], detail="Theo mẫu 5a.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def apply_list(request: HttpRequest) -> HttpResponse:
    """Take a list of applicants: preview first, then apply exactly what was shown."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.apply_list", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply_kept(request, by, on)
    form = forms.ListForm(
        request.POST or None, request.FILES or None, initial={"applied_on": on, "unit_id": request.GET.get("don_vi", own_code(by, on))[:40]}
    )
    if request.method == "POST" and form.is_valid():
        name, content = form.content()
        try:
            found = read_list(content, file=name, on=on)
        except UnreadableTable as refusal:
            form.add_error("file", refusal.explain())
        else:
            return _preview(request, form, found, name, content)
    return render(request, "members/list.html", _asking(form), status=422 if form.errors else 200)


def _preview(request: HttpRequest, form: forms.ListForm, found: MemberList, name: str, content: bytes) -> HttpResponse:
    if found.problems or not found.lines:
        return render(request, "members/list.html", _asking(form, [problem.as_facts() for problem in found.problems]), status=422)
    unit, applied_on = form.cleaned_data["unit_id"], form.cleaned_data["applied_on"].isoformat()
    if not keep(request, KEPT, [str(unit), applied_on, name], content):
        form.add_error("file", "Tệp quá lớn cho trang này. Chia nhỏ danh sách.")
        return render(request, "members/list.html", _asking(form), status=422)
    body = organisations.by_id([unit])[unit]
    return render(
        request,
        "members/list_preview.html",
        {
            "heading": "Xem trước danh sách xin vào công đoàn",
            "detail": f"Tệp {name} · {body.name} · nộp đơn ngày {form.cleaned_data['applied_on']:%d/%m/%Y}.",
            "steps": ["Chọn tệp", "Xem trước", "Ghi đơn"],
            "at": 2,
            "tiles": [{"words": "Người trong danh sách", "value": len(found.lines), "icon": "users", "foot": "mọi dòng đọc được"}],
            "rows": [shown_line(line) for line in found.lines[:50]],
            "more": max(len(found.lines) - 50, 0),
            "apply_url": reverse("members:apply_list"),
            "apply_words": f"Ghi {len(found.lines)} đơn",
            "cancel_url": reverse("members:apply_list"),
            "token": forms.token_of(unit, applied_on, content),
            "here": "Xem trước",
            "crumbs": [MEMBERS, APPLICATIONS],
        },
    )


def _apply_kept(request: HttpRequest, by: int, on: date) -> HttpResponse:
    (unit, applied_on, name), content = kept(request, KEPT) or (["", "", ""], b"")
    if not content or forms.token_of(unit, applied_on, content) != request.POST["token"]:
        messages.error(request, "Bản xem trước đã cũ, chưa ghi gì. Chọn lại tệp.")
        return redirect("members:apply_list")
    found = read_list(content, file=name, on=on)
    drafts = [line.draft for line in found.lines]
    try:
        written = services.apply_list(by=by, unit_id=int(unit), drafts=drafts, applied_on=date.fromisoformat(applied_on), on=on)
    except Rejected as refusal:
        told = [{**problem, "row": found.lines[problem["row"] - 1].row} for problem in refusal.facts["problems"]]
        return render(request, "members/list.html", _asking(forms.ListForm(), told), status=409)
    except services.UnableToWrite as refusal:
        messages.error(request, refusal.explain())
        return redirect("members:apply_list")
    del request.session[KEPT]
    messages.success(request, f"Đã ghi {len(written)} đơn; chờ Ban Chấp hành xét.")
    return redirect("members:applications")


def shown_line(line: Any) -> dict[str, Any]:
    """Return a person of a list as a preview shows it."""
    draft = line.draft
    return {
        "row": line.row, "full_name": draft.full_name, "sex": rules.SEXES.get(draft.sex, ""), "born": rules.born.words(draft.born),
        "citizen": rules.masked(draft.citizen_number), "section": line.section,
    }  # fmt: skip


def _asking(form: forms.ListForm, problems: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    told = [{**problem, "message": problem["cure"], "cure": ""} for problem in (problems or [])[:SHOWN]]
    crumbs = [MEMBERS, APPLICATIONS]
    return {"form": form, "problems": told, "count": len(problems or []), "here": "Danh sách xin vào", "crumbs": crumbs}


@require_POST
@doors.page
def approve_applications(request: HttpRequest) -> HttpResponse:
    """Admit the chosen applicants by one decision."""
    guard.require_somewhere(doors.actor_id(request), "members.approve_applications", on=doors.today())

    def call(ids: list[int], day: date, given: dict[str, str]) -> str:
        by, on = doors.actor_id(request), doors.today()
        admitted = services.approve_applications(by=by, application_ids=ids, decided_on=day, decision=given["so_quyet_dinh"], on=on)
        return f"Đã kết nạp {len(admitted)} đoàn viên."

    return _decide(request, call)


@require_POST
@doors.page
def refuse_applications(request: HttpRequest) -> HttpResponse:
    """Refuse the chosen applicants with a reason."""
    guard.require_somewhere(doors.actor_id(request), "members.refuse_applications", on=doors.today())

    def call(ids: list[int], day: date, given: dict[str, str]) -> str:
        by, on = doors.actor_id(request), doors.today()
        services.refuse_applications(by=by, application_ids=ids, decided_on=day, reason=given["ly_do"], on=on)
        return f"Đã ghi {len(ids)} đơn không kết nạp."

    return _decide(request, call)


def _decide(request: HttpRequest, call: Any) -> HttpResponse:
    given = request.POST
    ids = [int(text) for text in given.getlist("don") if text.isascii() and text.isdigit() and len(text) < 19]
    try:
        day = date.fromisoformat(given.get("ngay_quyet_dinh", ""))
    except ValueError:
        messages.error(request, "Ngày quyết định ghi như 31/01/2024.")
        return redirect("members:applications")
    told = {name: given.get(name, "").replace("\x00", "")[:300] for name in ("so_quyet_dinh", "ly_do")}
    try:
        messages.success(request, call(ids, day, told))
    except guard.NotAllowed:
        raise
    except DomainError as refusal:
        words = "Chưa chọn đơn nào." if not ids else refusal.explain()
        messages.error(request, words)
    return redirect("members:applications")


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_application(request: HttpRequest, application_id: int) -> HttpResponse:
    """Take an application back."""
    by, on = doors.actor_id(request), doors.today()
    one = queries.application(application_id) if application_id < 2**63 else None
    if one is None:
        raise Http404
    guard.require(by, "members.withdraw_application", at=one.unit_id, on=on)
    form = forms.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.withdraw_application(by=by, application_id=application_id, on=on, **form.cleaned_data),
        heading="Rút đơn xin vào công đoàn", words="Rút đơn", done="Đã rút đơn.", back=reverse("members:applications"),
        crumbs=[MEMBERS, APPLICATIONS],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def reenter(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take back a person whose membership a reorganisation ended."""
    by, on = doors.actor_id(request), doors.today()
    page = person_or_404(request, person_id)
    guard.require(by, "members.reenter", at=page.unit_id, on=on)
    form = forms.ReenterForm(request.POST or None, initial={"since": on, "unit_id": page.unit_code})
    back = reverse("members:person", args=[person_id])
    return perform(
        request, form, lambda: services.reenter(by=by, person_id=person_id, on=on, **form.cleaned_data),
        heading=f"Nhận lại: {page.full_name}", words="Nhận lại", done="Đã nhận lại, thâm niên được giữ.", back=back,
        crumbs=[MEMBERS, (page.full_name, back)],
    )  # fmt: skip


def own_code(by: int, on: date) -> str:
    """Return the code of the one union for which somebody works, or nothing."""
    units = organisations.units_of(by, on=on)
    return units[0].code if len(units) == 1 else ""
