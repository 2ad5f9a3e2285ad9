"""Transfers, requests of members, doubles, looking at sealed fields, loading a register."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.members import forms, queries, rules, services

from .asking import MEMBERS, of_person, perform, person_or_404
from .joining import own_code

TRANSFERS = ("Chuyển sinh hoạt", "/4-doan-vien/chuyen/")
REQUESTS = ("Đề nghị sửa hồ sơ", "/4-doan-vien/de-nghi/")
DOUBLES = ("Hồ sơ trùng", "/4-doan-vien/trung/")
NUMBER = "Số hồ sơ"
WHAT_MERGING_DOES = """Hồ sơ giữ nhận mọi thời gian sinh hoạt và đơn của hồ sơ bỏ. Những mục khác không chép sang: chúng còn nguyên
trong hồ sơ bỏ, và hai hồ sơ tách lại được."""


@require_GET
@doors.page
def transfers(request: HttpRequest) -> HttpResponse:
    """Show the transfers that wait, or those that are over (`?xong=1`)."""
    by, on, over = doors.actor_id(request), doors.today(), request.GET.get("xong") == "1"
    guard.require_somewhere(by, "members.read", on=on)
    context = {
        "here": "Chuyển sinh hoạt", "crumbs": [MEMBERS], "rows": queries.transfers(waiting=not over), "over": over,
        "may": {act: access.may_somewhere(by, f"members.{act}", on=on) for act in ("request_transfer", "agree_transfer")},
    }  # fmt: skip
    return render(request, "members/transfers.html", context)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("citizen_number")
@doors.page
def request_transfer(request: HttpRequest) -> HttpResponse:
    """Ask for somebody who came to this union."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.request_transfer", on=on)
    form = forms.TransferForm(request.POST or None, initial={"since": on, "unit_id": request.GET.get("don_vi", own_code(by, on))[:40]})
    return perform(
        request, form, lambda: services.request_transfer(by=by, on=on, **form.cleaned_data), heading="Nhận đoàn viên chuyển đến",
        words="Gửi yêu cầu", done="Đã gửi yêu cầu. Công đoàn nơi cũ trả lời rồi người này hiện trong danh sách.",
        back=reverse("members:transfers"), crumbs=[MEMBERS, TRANSFERS],
        detail="Người chuyển đến xuất trình thẻ và nói nguyện vọng ở nơi mới; nơi cũ được báo và xác nhận.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def agree_transfer(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Let a member go."""
    by, on = doors.actor_id(request), doors.today()
    row = _asked(by, transfer_id, "agree_transfer")
    return perform(
        request, forms.NoQuestions(request.POST or None), lambda: services.agree_transfer(by=by, transfer_id=transfer_id, on=on),
        heading=f"Đồng ý để {row.full_name} chuyển đi", words="Đồng ý", done="Đã đồng ý; hai bên cùng ngày.",
        back=reverse("members:transfers"), crumbs=[MEMBERS, TRANSFERS],
        detail=f"Sang {row.to_name} từ ngày {row.since:%d/%m/%Y}; thôi sinh hoạt ở {row.from_name} từ ngày đó.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def decline_transfer(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Say why a member does not go."""
    by, on = doors.actor_id(request), doors.today()
    row = _asked(by, transfer_id, "decline_transfer")
    form = forms.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.decline_transfer(by=by, transfer_id=transfer_id, on=on, **form.cleaned_data),
        heading=f"Không đồng ý để {row.full_name} chuyển đi", words="Không đồng ý", done="Đã trả lời nơi nhận.",
        back=reverse("members:transfers"), crumbs=[MEMBERS, TRANSFERS],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def cancel_transfer(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Take a question back."""
    by, on = doors.actor_id(request), doors.today()
    row = next((one for one in queries.transfers() if one.id == transfer_id), None)
    if row is None:
        raise Http404
    guard.require(by, "members.cancel_transfer", at=row.to_unit_id, on=on)
    form = forms.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.cancel_transfer(by=by, transfer_id=transfer_id, on=on, **form.cleaned_data),
        heading=f"Rút yêu cầu nhận {row.full_name}", words="Rút yêu cầu", done="Đã rút.", back=reverse("members:transfers"),
        crumbs=[MEMBERS, TRANSFERS],
    )  # fmt: skip


def _asked(by: int, transfer_id: int, act: str) -> Any:
    row = next((one for one in queries.transfers() if one.id == transfer_id), None)
    if row is None or row.from_unit_id is None:
        raise Http404
    guard.require(by, f"members.{act}", at=row.from_unit_id, on=doors.today())
    return row


@never_cache
@require_http_methods(["GET", "POST"])
@doors.page
def read_sensitive(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show sealed fields once, for a stated purpose; the member sees who looked."""
    by, on = doors.actor_id(request), doors.today()
    page = person_or_404(request, person_id)
    guard.require(by, "members.read_sensitive", at=page.unit_id, on=on)
    words = queries.field_words()
    held = [(rules.CITIZEN, words[rules.CITIZEN])] * bool(page.citizen) + list(page.sealed)
    form = forms.SensitiveForm(request.POST or None, held=held)
    told: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            found = services.read_sensitive(by=by, person_id=person_id, on=on, **form.cleaned_data)
            told = [(words.get(name, name), text) for name, text in found.items()]
        except services.UnableToWrite as refusal:
            form.add_error(None, refusal.explain())
    context = {
        "form": form, "told": told, "page": page, "here": "Xem dữ liệu nhạy cảm", "crumbs": [MEMBERS, of_person(page)],
        "readings": queries.readings(person_id, limit=20),
    }  # fmt: skip
    return render(request, "members/sensitive.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
@doors.page
def open_account(request: HttpRequest, person_id: int) -> HttpResponse:
    """Make an account with which a member sees the own record."""
    by, on = doors.actor_id(request), doors.today()
    page = person_or_404(request, person_id)
    guard.require(by, "members.open_account", at=page.unit_id, on=on)
    form = forms.AccountForm(request.POST or None)
    return perform(
        request, form, lambda: services.open_account(by=by, person_id=person_id, on=on, **form.cleaned_data),
        heading=f"Mở tài khoản: {page.full_name}", words="Mở tài khoản", done="Đã mở. Đưa tên và mật khẩu tận tay, nhắc đổi mật khẩu.",
        back=reverse("members:person", args=[person_id]), crumbs=[MEMBERS, of_person(page)],
    )  # fmt: skip


@require_GET
@doors.page
def correction_requests(request: HttpRequest) -> HttpResponse:
    """Show what members ask to be mended."""
    by, over = doors.actor_id(request), request.GET.get("xong") == "1"
    guard.require_somewhere(by, "members.read", on=doors.today())
    may = access.may_somewhere(by, "members.decide_correction", on=doors.today())
    rows = queries.correction_requests(waiting=not over)
    return render(request, "members/requests.html", {"here": REQUESTS[0], "crumbs": [MEMBERS], "rows": rows, "over": over, "may": may})


@require_http_methods(["GET", "POST"])
@doors.page
def decide_correction(request: HttpRequest, request_id: int) -> HttpResponse:
    """Mend a record as its member asks, or say why not."""
    by, on = doors.actor_id(request), doors.today()
    row = next((one for one in queries.correction_requests() if one.id == request_id), None)
    if row is None:
        raise Http404
    guard.require(by, "members.decide_correction", at=row.unit_id, on=on)
    form = forms.DecideForm(request.POST or None)
    shown = ", ".join(queries.asked_fields(request_id))
    return perform(
        request, form, lambda: services.decide_correction(by=by, request_id=request_id, on=on, **form.values()),
        heading=f"{row.full_name} đề nghị sửa hồ sơ", words="Trả lời", done="Đã trả lời.", back=reverse("members:correction_requests"),
        crumbs=[MEMBERS, REQUESTS], detail=shown,
    )  # fmt: skip


@require_GET
@doors.page
def doubles(request: HttpRequest) -> HttpResponse:
    """Show records that may tell of one human being, and merges that may be undone."""
    guard.require_somewhere(doors.actor_id(request), "members.merge_persons", on=doors.today())
    context = {"here": "Hồ sơ trùng", "crumbs": [MEMBERS], "pairs": queries.pairs(), "merges": queries.merges()}
    return render(request, "members/doubles.html", context)


@require_POST
@doors.page
def find_doubles(request: HttpRequest) -> HttpResponse:
    """Look through all records within reach again."""
    count = services.find_doubles(by=doors.actor_id(request), on=doors.today())
    messages.success(request, f"Đã so lại mọi hồ sơ trong phạm vi: {count} cặp có thể trùng.")
    return redirect("members:doubles")


@require_http_methods(["GET", "POST"])
@doors.page
def merge_persons(request: HttpRequest) -> HttpResponse:
    """Merge two records (`?giu=…&bo=…`)."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.merge_persons", on=on)
    start = {"keep_id": doors.number(request.GET.get("giu")), "gone_id": doors.number(request.GET.get("bo"))}
    form = forms.MergeForm(request.POST or None, initial=start)
    both = [queries.person(number, on=on) if number else None for number in start.values()]
    return perform(
        request, form, lambda: services.merge_persons(by=by, on=on, **form.cleaned_data), heading="Gộp hai hồ sơ", words="Gộp",
        done="Đã gộp; hoàn tác được ở trang này.", back=reverse("members:doubles"), crumbs=[MEMBERS, DOUBLES],
        detail=WHAT_MERGING_DOES, template="members/merge.html",
        sides=_beside(*both) if all(both) else None, pair=start,
    )  # fmt: skip


def _beside(kept: Any, gone: Any) -> list[tuple[str, str, str, bool]]:
    """Return what two records say side by side: words, the one that stays, the one that goes, whether they differ."""

    def told(one: Any) -> dict[str, str]:
        days = [(stay.unit_name, f"{stay.first:%d/%m/%Y}", f"{stay.last:%d/%m/%Y}" if stay.last else "nay") for stay in one.stays]
        stays = "; ".join(f"{unit} {first} – {last}" for unit, first, last in days)
        main = {NUMBER: f"{one.id}", "Họ và tên": one.full_name, "Giới tính": one.sex, "Ngày sinh": one.born, "Số CCCD": one.citizen}
        joined = f"{one.joined_on:%d/%m/%Y}" if one.joined_on else ""
        return main | {"Nơi giữ hồ sơ": one.unit_name, "Vào công đoàn": joined, "Thời gian sinh hoạt": stays} | dict(one.plain)

    first, second = told(kept), told(gone)
    names = list(dict.fromkeys((*first, *second)))
    pairs = [(name, first.get(name, ""), second.get(name, "")) for name in names]
    return [(name, one, other, one != other and name != NUMBER) for name, one, other in pairs]


@require_http_methods(["GET", "POST"])
@doors.page
def undo_merge(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Take two records apart again."""
    by, on = doors.actor_id(request), doors.today()
    made = next((one for one in queries.merges() if one.pk == merge_id), None)
    if made is None:
        raise Http404
    guard.require(by, "members.undo_merge", at=made.unit_id, on=on)
    form = forms.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.undo_merge(by=by, merge_id=merge_id, on=on, **form.cleaned_data),
        heading=f"Tách hồ sơ {made.gone.full_name} khỏi {made.kept.full_name}", words="Tách ra", done="Đã tách hai hồ sơ.",
        back=reverse("members:doubles"), crumbs=[MEMBERS, DOUBLES],
    )  # fmt: skip
