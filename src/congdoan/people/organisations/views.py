"""Pages of the register: lists, one page per union and employer, and the use cases as forms."""

import base64
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations import forms, queries, rules, services
from congdoan.people.organisations.queries import Filter

BOOKS = ("Sổ gốc", "/so-goc/don-vi/")
MOST_COMMUNES = 200
MOST_KEPT = 8 * 1024 * 1024  # bytes of files between preview and apply
KEPT = "organisations.load_register"
STATES = {"": "standing", "da_ket_thuc": "ended", "sap_toi": "coming", "chua_co_cd": "standing", "dinh_chi": "standing"}


@require_GET
@doors.page
def unions(request: HttpRequest) -> HttpResponse:
    """Show the grassroots unions."""
    kinds = tuple(queries.kinds_of_level("base", "inside"))
    return _list(request, kinds, heading="Công đoàn cơ sở", crumbs=[("Đoàn viên, CĐCS", reverse("organisations:unions"))])


@require_GET
@doors.page
def organisations(request: HttpRequest) -> HttpResponse:
    """Show all union bodies."""
    kinds = tuple(sorted({record.kind for record in queries.kinds_table()}))
    return _list(request, kinds, heading="Đơn vị", crumbs=[BOOKS])


@require_GET
@doors.page
def employers(request: HttpRequest) -> HttpResponse:
    """Show the employers."""
    return _list(request, (rules.EMPLOYER,), heading="Doanh nghiệp", crumbs=[BOOKS])


def _list(request: HttpRequest, kinds: tuple[str, ...], *, heading: str, crumbs: list[tuple[str, str]]) -> HttpResponse:
    on, given = doors.as_of(request), request.GET
    parent_code = given.get("cap_tren", "").replace("\x00", "")[:40]
    base = Filter(
        kinds=kinds,
        text=given.get("q", "")[:200],
        commune=given.get("xa", "").replace("\x00", "")[:120],
        parent_id=(queries.id_of_code(parent_code) or 0) if parent_code else None,
    )
    state, is_employers = given.get("trang_thai", ""), kinds == (rules.EMPLOYER,)
    chosen = replace(base, state=STATES.get(state, ""), without_union=state == "chua_co_cd", suspended=state == "dinh_chi")
    sizes = queries.sizes(base, on=on)
    chips = [
        ("", "đang hoạt động", sizes["standing"]),
        *([("chua_co_cd", "chưa có CĐCS", sizes["without_union"])] if is_employers else []),
        ("da_ket_thuc", "đã kết thúc", sizes["ended"]),
        ("sap_toi", "chưa bắt đầu", sizes["coming"]),
    ]
    if sizes.get("suspended"):
        chips.append(("dinh_chi", "đang đình chỉ", sizes["suspended"]))
    page = queries.listing(chosen, on=on, after=doors.number(given.get("sau")))
    theo = _day(given.get("theo")) or (doors.today() if on < doors.today() else None)
    return render(
        request,
        "organisations/list.html",
        {
            "theo": theo,
            "rows": _beside(page, on, theo),
            "heading": heading,
            "here": heading,
            "crumbs": crumbs,
            "page": page,
            "sizes": sizes,
            "chips": chips,
            "chosen": chosen,
            "communes": queries.communes(employers=is_employers),
            "is_employers": is_employers,
            "is_filtered": bool(base.text or base.commune or parent_code or state),
            "parent_code": parent_code,
            "on": on,
            "may_register": access.may_somewhere(doors.actor_id(request), "organisations.register_organisation", on=doors.today()),
        },
    )


def _beside(page: queries.ListPage, on: date, to_day: date | None) -> list[tuple[queries.Listed, dict[str, Any]]]:
    """Return the rows of a list, each with who stands for it on another day where one is asked about."""
    if to_day is None:
        return [(row, {}) for row in page.rows]
    found = queries.restated([row.id for row in page.rows], from_day=on, to_day=to_day)
    names = queries.named({one for row in found.values() for one in row.ids}, on=to_day)
    told = {
        unit: {"rows": [(names[one], address_of(names[one])) for one in row.ids if one in names], "is_divided": row.is_divided}
        for unit, row in found.items()
    }
    return [(row, told[row.id]) for row in page.rows]


@require_GET
@doors.page
def search(request: HttpRequest) -> HttpResponse:
    """Find organisations by a few words; one exact answer opens its page."""
    text = request.GET.get("q", "")[:200]
    found = queries.search(text, on=doors.as_of(request), limit=50)
    if len(found) == 1:
        return HttpResponseRedirect(address_of(found[0]))
    return render(request, "organisations/search.html", {"found": found, "text": text, "here": "Tìm", "crumbs": [BOOKS]})


@require_GET
@doors.page
def communes(request: HttpRequest) -> HttpResponse:
    """Show what became of a commune on 1 July 2025."""
    text = request.GET.get("q", "")[:200]
    found = queries.area_changes(text)
    context = {
        "text": text,
        "found": found[:MOST_COMMUNES],
        "count": len(found),
        "split": sum(change.is_split for change in found),
        "here": "Xã, phường cũ và mới",
        "crumbs": [BOOKS],
    }
    return render(request, "organisations/communes.html", context)


@require_GET
@doors.page
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show one union body."""
    return _organisation(request, code, wants_employer=False)


@require_GET
@doors.page
def employer(request: HttpRequest, code: str) -> HttpResponse:
    """Show one employer."""
    return _organisation(request, code, wants_employer=True)


def _organisation(request: HttpRequest, code: str, *, wants_employer: bool) -> HttpResponse:
    on = doors.as_of(request)
    page = queries.organisation(_id_or_404(code), on=on)
    if page is None:
        raise Http404
    if page.row.is_employer != wants_employer:
        return HttpResponseRedirect(address_of(page.row))
    acts = {act: f"organisations.{act}" for act in services.__all__}
    may = access.acts_at(doors.actor_id(request), acts.values(), at=page.row.id, on=doors.today())
    above = [(row.code, address_of(row)) for row in page.above]
    return render(
        request,
        "organisations/organisation.html",
        {
            "page": page,
            "row": page.row,
            "on": on,
            "here": page.row.code,
            "crumbs": above or [BOOKS],
            "may": {act: may[name] for act, name in acts.items()},
        },
    )


@require_http_methods(["GET", "POST"])
@doors.page
def register_organisation(request: HttpRequest) -> HttpResponse:
    """Register one union body or employer."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "organisations.register_organisation", on=on)
    form = forms.RegisterForm(request.POST or None, kinds=queries.kinds_on(on), initial={"parent": request.GET.get("cap_tren", "")[:40]})

    def call() -> HttpResponse:
        new = services.register_organisation(by=by, on=on, **form.values())
        return HttpResponseRedirect(address_of(queries.named([new], on=on)[new]))

    return _use_case(
        request, form, call, heading="Đăng ký đơn vị", words="Đăng ký", done="Đã đăng ký.", back=reverse("organisations:organisations")
    )


@require_http_methods(["GET", "POST"])
@doors.page
def register_payer_group(request: HttpRequest) -> HttpResponse:
    """Register one payer for several employers."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "organisations.register_payer_group", on=on)
    form = forms.GroupForm(request.POST or None)

    def call() -> HttpResponse:
        services.register_payer_group(by=by, on=on, **form.values())
        return redirect("organisations:employers")

    back = reverse("organisations:employers")
    return _use_case(request, form, call, heading="Nhóm nộp chung", words="Ghi nhóm", done="Đã ghi nhóm nộp chung.", back=back)


@require_http_methods(["GET", "POST"])
@doors.page
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Put an organisation under another parent."""
    return _change(request, code, forms.PlaceForm, services.place, heading="Chuyển cấp trên", words="Chuyển", done="Đã chuyển.")


@require_http_methods(["GET", "POST"])
@doors.page
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Give an organisation a new name."""
    return _change(request, code, forms.RenameForm, services.rename, heading="Đổi tên", words="Đổi tên", done="Đã đổi tên.")


@require_http_methods(["GET", "POST"])
@doors.page
def end(request: HttpRequest, code: str) -> HttpResponse:
    """End an organisation."""
    return _change(request, code, forms.EndForm, services.end, heading="Kết thúc hoạt động", words="Kết thúc", done="Đã ghi ngày cuối.")


@require_http_methods(["GET", "POST"])
@doors.page
def suspend(request: HttpRequest, code: str) -> HttpResponse:
    """Suspend a union."""
    return _change(request, code, forms.SuspendForm, services.suspend, heading="Đình chỉ hoạt động", words="Đình chỉ", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def resume(request: HttpRequest, code: str) -> HttpResponse:
    """Let a suspended union go on."""
    return _change(request, code, forms.ResumeForm, services.resume, heading="Hoạt động lại", words="Cho hoạt động lại", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def add_account(request: HttpRequest, code: str) -> HttpResponse:
    """Add a bank account."""
    return _change(
        request, code, forms.AccountForm, services.add_account, heading="Thêm tài khoản", words="Thêm", done="Đã thêm tài khoản."
    )


def _change(
    request: HttpRequest,
    code: str,
    form_class: type[django_forms.Form],
    service: Callable[..., Any],
    *,
    heading: str,
    words: str,
    done: str,
) -> HttpResponse:
    """Show a form about one organisation to who may send it; with good values, call the one service behind it."""
    by, on = doors.actor_id(request), doors.today()
    found = _id_or_404(code)
    guard.require(by, f"organisations.{service.__name__}", at=found, on=on)
    row = queries.named([found], on=on)[found]
    form = form_class(request.POST or None)

    def call() -> HttpResponse:
        service(by=by, organisation_id=found, on=on, **form.cleaned_data)
        return HttpResponseRedirect(address_of(row))

    return _use_case(request, form, call, heading=f"{heading}: {row.name}", words=words, done=done, back=address_of(row), code=row.code)


def _use_case(
    request: HttpRequest,
    form: django_forms.Form,
    call: Callable[[], HttpResponse],
    *,
    heading: str,
    words: str,
    done: str,
    back: str,
    code: str = "",
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            answer = call()
        except services.UnableToRegister as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return answer
    crumbs = [BOOKS, (code, back)] if code else [BOOKS]
    context = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": crumbs}
    return render(request, "organisations/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def load_register(request: HttpRequest) -> HttpResponse:
    """Load a register from files: preview first, then apply exactly what was shown."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "organisations.load_register", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by, on)
    form = forms.LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = form.files_given()
        try:
            rows, _ = services.check_register(by=by, on=on, **files)
        except Rejected as refusal:
            return render(request, "organisations/load.html", _load_context(form, refusal.facts["problems"]), status=422)
        if not _keep(request, files):
            form.add_error(None, "Các tệp quá lớn để nạp từ trang này. Dùng lệnh: congdoan organisations load_register.")
        else:
            return render(request, "organisations/load_preview.html", _preview_context(rows, forms.token_of(files)))
    return render(request, "organisations/load.html", _load_context(form, []), status=422 if form.errors else 200)


def _apply(request: HttpRequest, by: int, on: date) -> HttpResponse:
    files = _kept(request)
    if not files or forms.token_of(files) != request.POST["token"]:
        messages.error(request, "Bản xem trước đã cũ, chưa ghi gì. Chọn lại tệp.")
        return redirect("organisations:load_register")
    try:
        loaded = services.load_register(by=by, on=on, **files)
    except Rejected as refusal:
        return render(request, "organisations/load.html", _load_context(forms.LoadForm(), refusal.facts["problems"]), status=409)
    except services.UnableToRegister as refusal:
        messages.error(request, refusal.explain())
        return redirect("organisations:load_register")
    del request.session[KEPT]
    messages.success(request, f"Đã nạp {loaded.unions} công đoàn, {loaded.employers} doanh nghiệp, {loaded.groups} nhóm nộp chung.")
    return redirect("organisations:organisations" if loaded.unions else "organisations:employers")


def _load_context(form: django_forms.Form, problems: list[dict[str, Any]]) -> dict[str, Any]:
    told = [{**problem, "message": problem["cure"], "cure": ""} for problem in problems[:500]]
    return {"form": form, "problems": told, "count": len(problems), "here": "Nạp từ tệp", "crumbs": [BOOKS]}


def _preview_context(rows: rules.RegisterRows, token: str) -> dict[str, Any]:
    employed = sum(row.kind == rules.EMPLOYER for row in rows.organisations)
    return {
        "heading": "Xem trước khi nạp sổ gốc",
        "detail": "Mọi dòng đều đọc được. Bấm Áp dụng để ghi tất cả cùng lúc.",
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Công đoàn", "value": len(rows.organisations) - employed, "icon": "building-community"},
            {"words": "Doanh nghiệp", "value": employed, "icon": "building-factory-2"},
            {"words": "Nhóm nộp chung", "value": len(rows.groups), "icon": "users"},
        ],
        "rows": [(row, rules.kind_words(row.kind), row.places[-1][0] if row.places else "") for row in rows.organisations[:50]],
        "more": max(len(rows.organisations) - 50, 0),
        "apply_url": reverse("organisations:load_register"),
        "cancel_url": reverse("organisations:load_register"),
        "token": token,
        "here": "Xem trước",
        "crumbs": [BOOKS],
    }


def _keep(request: HttpRequest, files: dict[str, tuple[str, bytes]]) -> bool:
    """Keep the files in the session between preview and apply; False when they are too large for that."""
    packed = {name: [file_name, base64.b64encode(zlib.compress(content)).decode()] for name, (file_name, content) in files.items()}
    if sum(len(content) for _, content in packed.values()) > MOST_KEPT:
        return False
    request.session[KEPT] = packed
    return True


def _kept(request: HttpRequest) -> dict[str, tuple[str, bytes]]:
    packed = request.session.get(KEPT) or {}
    return {name: (file_name, zlib.decompress(base64.b64decode(content))) for name, (file_name, content) in packed.items()}


def address_of(row: queries.Listed) -> str:
    """Return the address of an organisation's page."""
    return reverse("organisations:employer" if row.is_employer else "organisations:unit", args=[row.code])


def _id_or_404(code: str) -> int:
    found = queries.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise Http404
    return found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
