"""Pages of destroying case files: what is over, a disposal from the proposal to the record, holding files back."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, services
from congdoan.foundation.documents.forms import disposing as asked
from congdoan.foundation.documents.queries import disposing as told

from .asking import handed_over, own_unit, use_case
from .filing import CRUMBS, found_case

PLACE = ("Tiêu hủy", "/6-van-ban/ho-so/tieu-huy/")
LOOKS = {"proposed": "wait", "reviewed": "wait", "decided": "info", "carried": "ok", "withdrawn": "none"}
STEPS = {"proposed": "review_disposal", "reviewed": "decide_disposal", "decided": "carry_out_disposal"}
"""What comes next in each state."""
HERE = [*CRUMBS, PLACE]


@require_GET
@doors.page
def disposals(request: HttpRequest) -> HttpResponse:
    """Show the files whose term is over with what keeps them, and the disposals."""
    unit_id, code, name = own_unit(request, "read")
    by, on = doors.actor_id(request), doors.today()
    files, next_file = told.over(unit_id, on=on, after=doors.number(request.GET.get("sau")))
    rows, next_disposal = told.disposals(unit_id, before=doors.number(request.GET.get("dot")))
    context = {
        "here": PLACE[0], "crumbs": CRUMBS, "code": code, "name": name,
        "over": files, "next": next_file, "over_count": told.over_count(unit_id, on=on),
        "rows": [(one, LOOKS[one.state]) for one in rows], "next_disposal": next_disposal,
        "may_propose": access_queries.may(by, "documents.propose_disposal", at=unit_id, on=on),
    }  # fmt: skip
    return render(request, "documents/disposals.html", context)


@require_GET
@doors.page
def disposal(request: HttpRequest, disposal_id: int) -> HttpResponse:
    """Show one disposal: its steps, its files with what keeps them, its papers."""
    found = _found(request, disposal_id, "read")
    acts = [*STEPS.values(), "withdraw_disposal", "export_disposal"]
    held = access_queries.acts_at(doors.actor_id(request), [f"documents.{act}" for act in acts], at=found.row.unit_id, on=doors.today())
    step = STEPS.get(found.state, "")
    context = {
        "here": f"Đợt {found.row.pk}", "crumbs": HERE, "one": found, "look": LOOKS[found.state], "step": step,
        "files": told.files_of_disposal(disposal_id), "may_step": bool(step) and held[f"documents.{step}"],
        "may_withdraw": bool(step) and held["documents.withdraw_disposal"], "may_export": held["documents.export_disposal"],
    }  # fmt: skip
    return render(request, "documents/disposal.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def propose_disposal(request: HttpRequest) -> HttpResponse:
    """Propose to destroy files whose term is over."""
    unit_id, _, name = own_unit(request, "propose_disposal")
    on = doors.today()
    rows, more = told.to_propose(unit_id, on=on, limit=services.MOST_AT_ONCE)
    files = [
        (row.case.id, f"{row.case.notation}/{row.case.year} {row.case.title[:120]} ({row.case.term}, hết {row.until:%d/%m/%Y})")
        for row in rows
    ]  # fmt: skip
    form = asked.ProposeForm(request.POST or None, files=files)

    def call() -> str:
        services.propose_disposal(by=doors.actor_id(request), unit_id=unit_id, files=form.told(), on=on)
        return "Đã lập đợt đề nghị. Hội đồng xét, người khác quyết định rồi mới tiêu hủy."

    detail = "Chỉ hồ sơ đã hết thời hạn, không cho mượn, không giữ lại." if files else "Không có hồ sơ nào hết thời hạn mà tiêu hủy được."
    detail += f" Đây là {services.MOST_AT_ONCE} hồ sơ như thế kết thúc sớm nhất; còn nữa thì đề nghị ở đợt sau." if more else ""
    heading = f"Đề nghị tiêu hủy: {name}"
    return use_case(request, form, call, back=PLACE[1], heading=heading, words="Đề nghị tiêu hủy", detail=detail, crumbs=HERE)


@require_http_methods(["GET", "POST"])
@doors.page
def review_disposal(request: HttpRequest, disposal_id: int) -> HttpResponse:
    """Write down what the council said."""
    rows = told.files_of_disposal(disposal_id) if disposal_id < 2**63 else []
    files = [(one.case.id, f"{one.case.notation}/{one.case.year} {one.case.title[:80]}") for one in rows]
    form = asked.ReviewForm(request.POST or None, files=files)
    detail = "Thành phần hội đồng theo quy định về lưu trữ (chưa đối chiếu)."
    return _step(request, disposal_id, "review_disposal", form, form.told, "Ghi ý kiến hội đồng", detail)


@require_http_methods(["GET", "POST"])
@doors.page
def decide_disposal(request: HttpRequest, disposal_id: int) -> HttpResponse:
    """Decide that the files are destroyed."""
    form = asked.DecideForm(request.POST or None)
    return _step(
        request, disposal_id, "decide_disposal", form, lambda: form.cleaned_data, "Quyết định tiêu hủy", "Người đề nghị không quyết định."
    )


@require_http_methods(["GET", "POST"])
@doors.page
def carry_out_disposal(request: HttpRequest, disposal_id: int) -> HttpResponse:
    """Destroy the files of a disposal."""
    form = asked.CarryOutForm(request.POST or None)
    detail = "Xóa tệp và lời của văn bản; dòng trong sổ, mục lục và dấu của tệp còn giữ. Việc này không làm lại được."

    def given() -> dict[str, Any]:
        return {name: form.cleaned_data[name] for name in ("way", "witnesses")}

    return _step(request, disposal_id, "carry_out_disposal", form, given, "Tiêu hủy", detail, is_final=True)


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_disposal(request: HttpRequest, disposal_id: int) -> HttpResponse:
    """Withdraw a disposal that was not carried out."""
    form = forms.WordsForm(request.POST or None)
    return _step(request, disposal_id, "withdraw_disposal", form, lambda: form.cleaned_data, "Rút đợt tiêu hủy", "Hồ sơ trở lại như cũ.")


@require_GET
@doors.page
def export_disposal(request: HttpRequest, disposal_id: int, kind: str) -> HttpResponse:
    """Hand over a paper of a disposal."""
    _found(request, disposal_id, "export_disposal")
    try:
        made = services.export_disposal(
            by=doors.actor_id(request), disposal_id=disposal_id, kind=kind, made_at=localtime(), on=doors.today()
        )
    except services.DisposalUnfit:
        raise Http404 from None
    return handed_over(made.name, made.media_type, made.content, is_shown=True)


@require_http_methods(["GET", "POST"])
@doors.page
def hold_case_file(request: HttpRequest, case_id: int) -> HttpResponse:
    """Hold a case file back from being destroyed."""
    found = found_case(request, case_id, "hold_case_file")
    form = asked.HoldForm(request.POST or None)

    def call() -> str:
        services.hold_case_file(by=doors.actor_id(request), case_id=case_id, on=doors.today(), **form.cleaned_data)
        return "Đã giữ lại: hồ sơ này không tiêu hủy được cho đến khi thôi giữ."

    back = reverse("documents:case_file", args=[case_id])
    heading = f"Giữ lại: {found.notation}/{found.year}"
    return use_case(
        request, form, call, back=back, heading=heading, words="Giữ lại", detail=found.title, crumbs=[*CRUMBS, (found.notation, back)]
    )


@require_http_methods(["GET", "POST"])
@doors.page
def release_case_file(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Release a case file that was held back."""
    access.require_somewhere(doors.actor_id(request), "documents.release_case_file", on=doors.today())
    held = told.hold(hold_id) if hold_id < 2**63 else None
    if held is None:
        raise Http404
    found = found_case(request, held.case_file_id, "release_case_file")
    form = forms.WordsForm(request.POST or None)

    def call() -> str:
        services.release_case_file(by=doors.actor_id(request), hold_id=hold_id, on=doors.today(), **form.cleaned_data)
        return "Đã thôi giữ lại."

    back = reverse("documents:case_file", args=[found.id])
    heading = f"Thôi giữ lại: {found.notation}/{found.year}"
    return use_case(
        request, form, call, back=back, heading=heading, words="Thôi giữ", detail=held.words, crumbs=[*CRUMBS, (found.notation, back)]
    )


def _found(request: HttpRequest, disposal_id: int, act: str) -> told.DisposalRow:
    """Return the disposal of an address; 403 without the right anywhere or there, 404 outside the visitor's reach."""
    access.require_somewhere(doors.actor_id(request), f"documents.{act}", on=doors.today())
    found = told.disposal(disposal_id) if disposal_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), f"documents.{act}", at=found.row.unit_id, on=doors.today())
    return found


def _step(
    request: HttpRequest, disposal_id: int, act: str, form: Any, given: Callable[[], dict[str, Any]], words: str, detail: str,
    *, is_final: bool = False,
) -> HttpResponse:  # fmt: skip
    found = _found(request, disposal_id, act)

    def call() -> str:
        getattr(services, act)(by=doors.actor_id(request), disposal_id=disposal_id, on=doors.today(), **given())
        return "Đã ghi."

    back = reverse("documents:disposal", args=[disposal_id])
    crumbs = [*HERE, (f"Đợt {disposal_id}", back)]
    heading = f"{words}: đợt {disposal_id}, {found.files} hồ sơ"
    return use_case(request, form, call, back=back, heading=heading, words=words, detail=detail, crumbs=crumbs, is_final=is_final)
