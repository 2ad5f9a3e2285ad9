"""Telling a signal, ending one, deciding weights, computing again."""

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.activities.early_warning import queries, services
from congdoan.activities.early_warning.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import OWN, TASK, WARNINGS, may, perform

HERE = "early_warning:set_weights"
COMPUTED = "kinh phí công đoàn, số lao động, quỹ lương, lương tối thiểu, ghế chủ tịch, ngày trả lương"


@require_http_methods(["GET", "POST"])
@doors.page
def tell_signal(request: HttpRequest) -> HttpResponse:
    """Write down a signal: as the federation where the visitor may read warnings, else as the employer's union."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "early_warning.tell_signal", on=on)
    code = request.GET.get("doanh_nghiep", "").replace("\x00", "")[:40].upper()
    form = asked.TellForm(request.POST or None, initial={"employer": code, "sort": request.GET.get("loai", "")})

    def call() -> int:
        told = form.cleaned_data["employer"].replace("\x00", "").strip().upper()
        body = organisations.by_code([told]).get(told)
        unit = queries.teller_of(by, body.id, on=on) if body else None
        if body is None or unit is None:
            raise services.UnfitSignal(why=f"không có doanh nghiệp mang mã {told[:40]} mà bạn được báo dấu hiệu")
        return services.tell_signal(by=by, unit_id=unit, employer_id=body.id, on=on, **form.values())

    back, crumbs = _home(by)
    return perform(
        request, form, call, heading="Ghi dấu hiệu", words="Ghi dấu hiệu", done="Đã ghi; tính điểm từ hôm nay.", back=back, crumbs=crumbs,
        detail="Dấu hiệu tính từ hôm nay tới khi ghi đã giải quyết. Doanh nghiệp không xem được.",
    )  # fmt: skip


def _home(by: int) -> tuple[str, list[tuple[str, str]]]:
    """Return where the visitor comes from: the list of warnings, or the page of one's own union."""
    reads = access.may_somewhere(by, "early_warning.read", on=doors.today())
    place = WARNINGS if reads else OWN
    return place[1], [TASK, place] if reads else [place]


@require_http_methods(["GET", "POST"])
@doors.page
def end_signal(request: HttpRequest, signal_id: int) -> HttpResponse:
    """Write how a signal was settled; it no longer counts from today."""
    by, on = doors.actor_id(request), doors.today()
    one = queries.signal(signal_id) if signal_id < 2**63 else None
    if one is None:
        raise Http404
    guard.require(by, "early_warning.end_signal", at=one.unit_id, on=on)
    back, crumbs = _home(by)
    if back == WARNINGS[1]:
        back = reverse("early_warning:employer", args=[one.employer_id])
    form = asked.EndForm(request.POST or None)
    (row,) = queries.shown([one], on=on)
    return perform(
        request, form, lambda: services.end_signal(by=by, signal_id=signal_id, on=on, **form.cleaned_data), back=back, crumbs=crumbs,
        heading=f"Đã giải quyết: {row.words}", words="Ghi đã giải quyết", done="Đã ghi; dấu hiệu không còn tính từ hôm nay.",
        detail=f"{row.told} ({row.who}, từ {row.since:%d/%m/%Y})",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def set_weights(request: HttpRequest) -> HttpResponse:
    """Show the weights in force with their condition, and decide others from a day to come."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "early_warning.read", on=on)
    units = organisations.units_of(by, on=on)
    unit = next((one for one in units if str(one.id) == request.GET.get("don_vi")), units[0] if units else None)
    if unit is None:
        raise Http404
    form = asked.WeightsForm(request.POST or None, scale=queries.scale_for(unit.id, on=on))
    return perform(
        request, form, lambda: services.set_weights(by=by, unit_id=unit.id, on=on, **form.values()), back=reverse(HERE),
        crumbs=[TASK, WARNINGS], heading="Trọng số và mức", words="Quyết định trọng số", done="Đã ghi; áp dụng từ ngày đã chọn.",
        template="early_warning/weights.html", unit=unit, told=queries.weighings([one.id for one in units]),
        may_set=may(by, "set_weights", unit.id), unchecked=queries.weights_need_check([unit.id], on=on),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def observe_signals(request: HttpRequest) -> HttpResponse:
    """Compute the product's own signals again, as the night does."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "early_warning.observe_signals", on=on)
    form = Form(request.POST if request.method == "POST" else None)
    return perform(
        request, form, lambda: services.observe_signals(by=by, on=on), back=WARNINGS[1], crumbs=[TASK, WARNINGS], words="Tính lại",
        done=lambda told: f"Đã xem {told['employers']} doanh nghiệp: {told['begun']} dấu hiệu mới, {told['ended']} hết.",
        heading="Tính lại dấu hiệu", detail=f"Xem lại {COMPUTED}. Mỗi sáng phần mềm tự làm.",
    )  # fmt: skip
