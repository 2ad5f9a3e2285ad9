"""Pages of the archive: receiving closed files, lending them, its papers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, services
from congdoan.foundation.documents.queries import filing as cases

from .asking import handed_over, own_unit, pressed, unit_coded, use_case
from .filing import CRUMBS, LIST, found_case


@require_http_methods(["GET", "POST"])
@doors.page
def hand_over_case_files(request: HttpRequest) -> HttpResponse:
    """Receive closed case files into the archive."""
    unit_id, _, name = own_unit(request, "hand_over_case_files")
    on = doors.today()
    files = cases.closed_case_files(unit_id)
    told = [(row.id, f"{row.notation}/{row.year} {row.title[:120]} ({row.term}, {row.papers} văn bản, {row.pages} trang)") for row in files]
    form = forms.HandoverForm(request.POST or None, files=told, initial={"name": f"Hồ sơ của {name} năm {on.year}"})

    def call() -> str:
        chosen, by = form.cleaned_data["case_ids"], doors.actor_id(request)
        services.hand_over_case_files(by=by, unit_id=unit_id, case_ids=chosen, handover=form.handover(), on=on)
        return "Đã nhận vào lưu trữ. In biên bản giao nhận ở trang của từng hồ sơ."

    detail = (
        "Lưu trữ kiểm tra rồi nhận; người kết thúc hồ sơ không tự nhận (Nghị định 30/2020/NĐ-CP, Điều 30)."
        if files
        else "Chưa có hồ sơ nào đã kết thúc mà chưa nộp lưu."
    )
    return use_case(
        request, form, call, back=LIST[1], heading=f"Nhận hồ sơ nộp lưu: {name}", words="Nhận vào lưu trữ", detail=detail, crumbs=CRUMBS
    )


@require_http_methods(["GET", "POST"])
@doors.page
def lend_case_file(request: HttpRequest, case_id: int) -> HttpResponse:
    """Record who reads or borrows a file of the archive."""
    found = found_case(request, case_id, "lend_case_file")
    form = forms.LendForm(request.POST or None)

    def call() -> str:
        services.lend_case_file(by=doors.actor_id(request), case_id=case_id, on=doors.today(), **form.cleaned_data)
        return "Đã ghi vào sổ sử dụng bản lưu."

    back = reverse("documents:case_file", args=[case_id])
    heading = f"Cho mượn, cho đọc: {found.notation}/{found.year}"
    crumbs = [*CRUMBS, (found.notation, back)]
    return use_case(request, form, call, back=back, heading=heading, words="Ghi sổ", detail=found.title, crumbs=crumbs)


@require_POST
@doors.page
def take_back_case_file(request: HttpRequest, use_id: int) -> HttpResponse:
    """Record that a lent file came back."""
    access.require_somewhere(doors.actor_id(request), "documents.take_back_case_file", on=doors.today())
    found = cases.use(use_id) if use_id < 2**63 else None
    if found is None:
        raise Http404

    def call() -> str:
        services.take_back_case_file(by=doors.actor_id(request), use_id=use_id, on=doors.today())
        return "Đã nhận lại hồ sơ."

    return pressed(request, call, back=reverse("documents:case_file", args=[found.case_file_id]))


@require_GET
@doors.page
def export_case_handover(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Hand over the minutes of a handing over with the list of its files."""
    found = cases.handover(handover_id) if handover_id < 2**63 else None
    if found is None:
        raise Http404
    made = services.export_case_handover(by=doors.actor_id(request), handover_id=handover_id, made_at=localtime(), on=doors.today())
    return handed_over(made.name, made.media_type, made.content, is_shown=True)


@require_GET
@doors.page
def export_case_uses(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over the register of who used the archive in a year."""
    unit = unit_coded(code)
    if unit is None or not 2000 <= year < 2100 or kind not in ("pdf", "xlsx"):
        raise Http404
    made = services.export_case_uses(
        by=doors.actor_id(request), unit_id=unit[0], year=year, kind=kind, made_at=localtime(), on=doors.today()
    )
    return handed_over(made.name, made.media_type, made.content)
