"""Polls on the phone: opened and closed by the union, slips printed to be drawn; for everybody, the slip itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import talks as forms
from congdoan.activities.bargaining.queries.polls import SLIP
from congdoan.activities.bargaining.rules import papers
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.codes import shown_code
from congdoan.foundation.reference import queries as reference

from .asking import found_or_404, paper_answer, require_act
from .talks import SHEET, found_talks, on_talks


@require_http_methods(["GET", "POST"])
@doors.page
def open_poll(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Open a poll that workers answer on a phone."""
    found = found_talks(request, bargaining_id)
    form = forms.PhonePollForm(request.POST or None, initial={"slips": found.workers, "closes_on": doors.today()})
    detail = (
        "Mỗi phiếu có một mã, trả lời một lần, không cần tài khoản. Phiếu in ra được bốc như bốc thăm nên không ai biết phiếu nào của ai; "
        "số liệu chỉ mở khi hết hạn và số nhỏ không hiện. Biểu quyết để ký thỏa ước vẫn ghi theo biên bản."
    )
    return on_talks(request, bargaining_id, "open_poll", form, lambda: form.cleaned_data, "Lấy ý kiến trên điện thoại", "Mở", detail)


@require_GET
@doors.page
def poll_slips(request: HttpRequest, poll_id: int) -> HttpResponse:
    """Give the notice to hang up and the slips to cut and draw, as PDF; `?tu=` the number of the first slip of this file."""
    found = found_or_404(queries.phone_poll(poll_id) if poll_id < 2**63 else None)
    require_act(request, "open_poll", found.unit_id)
    first = min(max(doors.number(request.GET.get("tu")) or 1, 1), found.slips)
    codes = queries.codes(found.id, first, min(first + SHEET - 1, found.slips))
    slips = [(shown_code(code), request.build_absolute_uri(reverse("bargaining:answer_slip", args=[shown_code(code)]))) for code in codes]
    short = request.build_absolute_uri(reverse("bargaining:slip_code")).partition("://")[2]
    least = reference.small_cell(on=found.opened_on)
    content = papers.poll_slips(
        found, slips, address=short, first=first, least=least, made_at=localtime(), is_fictitious=access.is_demo()
    )  # fmt: skip
    return paper_answer(content, f"phieu-lay-y-kien-{poll_id}-tu-{first}")


@require_POST
@doors.page
def close_poll(request: HttpRequest, poll_id: int) -> HttpResponse:
    """Close a poll; its counts become the talks' newest poll."""
    found = found_or_404(queries.phone_poll(poll_id) if poll_id < 2**63 else None)
    by, on = doors.actor_id(request), doors.today()
    page = reverse("bargaining:bargaining", args=[found.bargaining_id])
    return doors.pressed(
        request, lambda: services.close_poll(by=by, poll_id=poll_id, on=on), back=page,
        done=lambda made: "Đã đóng; kết quả ở bảng nội dung." if made else "Đã đóng. Quá ít phiếu trả lời nên không công bố số nào.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.everybody
def slip_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a slip."""
    form = forms.SlipCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("bargaining:answer_slip", form.cleaned_data["code"].replace("/", "")[:40].strip() or "-")
    return _page(request, 422 if form.errors else 200, form=form)


@require_http_methods(["GET", "POST"])
@doors.everybody
@sensitive_variables("code")
def answer_slip(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what a slip asks and count its answers, once; codes tried out are counted against where they come from."""
    client, on = doors.client_of(request), doors.today()
    if guard.misses(client=client, what=SLIP) >= guard.MOST_MISSES:
        return _page(request, 429, form=forms.SlipCodeForm(), refused=f"Quá nhiều mã không đúng: thử lại sau {guard.MISS_MINUTES} phút.")
    found = queries.slip(code)
    if found is None:
        guard.note_miss(client=client, what=SLIP)
        return _page(request, 404, form=forms.SlipCodeForm(), refused="Không có phiếu mang mã này: xem lại mã trên phiếu.")
    form = forms.SlipForm(request.POST if request.method == "POST" else None, questions=found.questions)
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_slip(code=code, answers=form.told(), on=on)
        except services.SlipUnusable as refusal:
            form.add_error(None, refusal.explain())
        else:
            return _page(request, slip=found, is_done=True)
    return _page(request, 422 if form.errors else 200, form=form, slip=found, bar=found.bar(on))


def _page(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    slip = context.get("slip")
    unit = slip.unit_name if isinstance(slip, queries.Slip) else "Lấy ý kiến người lao động"
    return render(request, "bargaining/slip.html", {"is_demo": access.is_demo(), "unit_name": unit, **context}, status=status)
