"""One request and what the office does with it, step by step."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms import asked
from congdoan.foundation.access import doors

from .asking import on_request, pressed, sent


@require_POST
@doors.page
def receive_request(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Take a request in hand."""
    by, on = doors.actor_id(request), doors.today()
    return pressed(
        request, filed_id, "receive_request", lambda: services.receive_request(by=by, request_id=filed_id, on=on), done="Đã tiếp nhận."
    )


@require_POST
@doors.page
def check_request(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Find a request whole."""
    by, on = doors.actor_id(request), doors.today()
    return pressed(
        request, filed_id, "check_request", lambda: services.check_request(by=by, request_id=filed_id, on=on),
        done="Hồ sơ đủ, đã chuyển giải quyết.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def ask_more(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Ask for what is missing."""
    by, on = doors.actor_id(request), doors.today()
    return on_request(
        request, filed_id, "ask_more", lambda _: asked.WordsForm(*sent(request), label="Cần bổ sung gì"),
        lambda given: services.ask_more(by=by, request_id=filed_id, on=on, **given), heading="Yêu cầu bổ sung", words="Gửi yêu cầu bổ sung",
        done="Đã yêu cầu bổ sung; đồng hồ dừng đến khi nhận được.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def resume_request(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Go on after the filer brought what was missing."""
    by, on = doors.actor_id(request), doors.today()
    return on_request(
        request, filed_id, "resume_request", lambda _: asked.WordsForm(*sent(request), label="Đã nhận gì"),
        lambda given: services.resume_request(by=by, request_id=filed_id, on=on, **given), heading="Ghi đã bổ sung", words="Ghi đã bổ sung",
        done="Đã ghi; đồng hồ chạy tiếp.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def decide_request(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Decide on a request and do what it asks for."""
    by, on = doors.actor_id(request), doors.today()
    return on_request(
        request, filed_id, "decide_request",
        lambda found: asked.DecideForm(*sent(request), definition=found.definition, only_refused=found.row.state != "checked"),
        lambda given: services.decide_request(by=by, request_id=filed_id, on=on, **given), heading="Ra kết quả", words="Ra kết quả",
        done="Đã ra kết quả.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def draft_answer(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Write the answer as a draft among the outgoing documents."""
    by, on = doors.actor_id(request), doors.today()
    told = request.POST if request.method == "POST" else None
    return on_request(
        request, filed_id, "draft_answer", lambda _: asked.AnswerForm(told, initial={"client_key": uuid4()}),
        lambda given: services.draft_answer(by=by, request_id=filed_id, on=on, **given), heading="Soạn văn bản trả lời",
        words="Soạn bản thảo", done="Bản thảo ở Văn bản đi; hoàn tất và trình ký ở đó.",
        detail="Bản thảo lấy nội dung từ kết quả đã ghi. Trình, duyệt, ký, lấy số ở Văn bản đi rồi trả kết quả ở đây.",
    )  # fmt: skip


@require_POST
@doors.page
def close_request(request: HttpRequest, filed_id: int) -> HttpResponse:
    """Hand the result over."""
    by, on = doors.actor_id(request), doors.today()
    return pressed(
        request, filed_id, "close_request", lambda: services.close_request(by=by, request_id=filed_id, on=on), done="Đã trả kết quả."
    )
