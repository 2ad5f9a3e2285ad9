"""Acts on a document: each a button or a small form, each one domain call."""

from collections.abc import Callable

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, queries, services
from congdoan.foundation.documents.rules.signing import MOST_KEY_BYTES, MOST_PAPER_BYTES

from .asking import found_document, pressed, units_coded, use_case


@require_POST
@doors.page
def submit_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Ask for approval."""
    found_document(request, outgoing_id, "submit_document")

    def call() -> str:
        services.submit_document(by=doors.actor_id(request), outgoing_id=outgoing_id, on=doors.today())
        return "Đã trình duyệt."

    return pressed(request, call, back=reverse("documents:document", args=[outgoing_id]))


@require_POST
@doors.page
def approve_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Approve what was seen."""
    found_document(request, outgoing_id, "approve_document")

    def call() -> str:
        mark = request.POST.get("mark", "")[:64]
        services.approve_document(by=doors.actor_id(request), outgoing_id=outgoing_id, mark=mark, on=doors.today())
        return "Đã duyệt, chờ ký."

    return pressed(request, call, back=reverse("documents:document", args=[outgoing_id]))


@require_http_methods(["GET", "POST"])
@doors.page
def comment_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Say something about a draft."""
    form = forms.WordsForm(request.POST or None)
    form.fields["reason"].label = "Góp ý"

    def call() -> str:
        words = form.cleaned_data["reason"]
        services.comment_document(by=doors.actor_id(request), outgoing_id=outgoing_id, words=words, on=doors.today())
        return "Đã ghi góp ý."

    return _asked(request, outgoing_id, "comment_document", form, call, words="Góp ý", detail="Người soạn thấy góp ý ở trang văn bản.")


@require_http_methods(["GET", "POST"])
@doors.page
def return_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Give a document back with what is to be changed."""
    form = forms.WordsForm(request.POST or None)
    form.fields["reason"].label = "Cần sửa gì"

    def call() -> str:
        comment = form.cleaned_data["reason"]
        services.return_document(by=doors.actor_id(request), outgoing_id=outgoing_id, comment=comment, on=doors.today())
        return "Đã trả lại người soạn."

    return _asked(request, outgoing_id, "return_document", form, call, words="Trả lại", detail="Người soạn sửa rồi trình lại; số chưa cấp.")


@require_http_methods(["GET", "POST"])
@doors.page
def void_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """End a document that was not sent."""
    form = forms.WordsForm(request.POST or None)

    def call() -> str:
        reason = form.cleaned_data["reason"]
        services.void_document(by=doors.actor_id(request), outgoing_id=outgoing_id, reason=reason, on=doors.today())
        return "Đã hủy văn bản."

    detail = "Văn bản vẫn còn để xem; số đã cấp không dùng lại, sổ ghi lý do."
    return _asked(request, outgoing_id, "void_document", form, call, words="Hủy văn bản", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def sign_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Sign: the number and the day are given in the same moment."""
    found = found_document(request, outgoing_id, "sign_document")
    form = forms.SignForm(request.POST or None, request.FILES or None, initial={"mark": found.content_sha256})

    def call() -> str:
        told = form.cleaned_data
        key = told["key"].read(MOST_KEY_BYTES + 1) if told["key"] else b""
        number = services.sign_document(
            by=doors.actor_id(request), outgoing_id=outgoing_id, made_at=localtime(), on=doors.today(), key=key,
            password=told["password"], mark=told["mark"] or None,
        )  # fmt: skip
        return f"Đã ký, số {number}."

    detail = "Ký là cấp số và ngày: từ đây nội dung không sửa được nữa."
    return _asked(request, outgoing_id, "sign_document", form, call, words="Ký và cấp số", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def keep_signed_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Keep a document as it was signed elsewhere."""
    form = forms.SignedForm(request.POST or None, request.FILES or None)

    def call() -> str:
        content = form.cleaned_data["file"].read(MOST_PAPER_BYTES + 1)
        services.keep_signed_document(
            by=doors.actor_id(request), outgoing_id=outgoing_id, content=content, made_at=localtime(), on=doors.today()
        )
        return "Đã nhận bản ký."

    detail = "Hệ thống kiểm tra: đúng bản đã cấp số, chữ ký còn nguyên vẹn, không có gì thêm vào sau."
    return _asked(request, outgoing_id, "keep_signed_document", form, call, words="Nhận bản ký", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def issue_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Issue and send."""
    form = forms.IssueForm(request.POST or None)

    def call() -> str:
        ids = units_coded(form.cleaned_data["units"])
        new = services.issue_document(by=doors.actor_id(request), outgoing_id=outgoing_id, to_units=ids, on=doors.today())
        return f"Đã phát hành, gửi tới {new} đơn vị."

    detail = "Gửi trong ngày ký, chậm nhất ngày làm việc tiếp theo (Nghị định 30/2020/NĐ-CP, Điều 18)."
    return _asked(request, outgoing_id, "issue_document", form, call, words="Phát hành", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def change_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Say what became of a document that was sent."""
    form = forms.ChangeForm(request.POST or None)

    def call() -> str:
        told = form.cleaned_data
        services.change_document(
            by=doors.actor_id(request), outgoing_id=outgoing_id, how=told["how"], other_id=told["other_id"], words=told["words"],
            on=doors.today(),
        )  # fmt: skip
        return "Đã ghi vào sổ; nơi nhận thấy ngay."

    detail = "Văn bản đã ký không sửa: ký một văn bản khác rồi ghi ở đây nó thay cho văn bản này."
    return _asked(request, outgoing_id, "change_document", form, call, words="Ghi thay đổi", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def publish_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Let everybody read a document."""
    form = django_forms.Form(request.POST if request.method == "POST" else None)

    def call() -> str:
        services.publish_document(by=doors.actor_id(request), outgoing_id=outgoing_id, on=doors.today())
        return "Đã công khai: ai cũng đọc và tải được ở trang văn bản công khai."

    detail = "Mọi người đọc được toàn văn, tải được PDF và Word. Hệ thống từ chối thể loại nội bộ và văn bản có dữ liệu cá nhân nó nhận ra."
    return _asked(request, outgoing_id, "publish_document", form, call, words="Công khai", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def unpublish_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Take a document off the public pages."""
    form = forms.WordsForm(request.POST or None)

    def call() -> str:
        reason = form.cleaned_data["reason"]
        services.unpublish_document(by=doors.actor_id(request), outgoing_id=outgoing_id, reason=reason, on=doors.today())
        return "Đã gỡ khỏi trang công khai."

    detail = "Văn bản vẫn còn hiệu lực; chỉ không hiện ở trang công khai nữa. Lý do còn trong hồ sơ."
    return _asked(request, outgoing_id, "unpublish_document", form, call, words="Gỡ công khai", detail=detail)


@require_POST
@doors.page
def open_document(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Open what was sent to a unit of the visitor's, and let the sender see that."""
    access.require_somewhere(doors.actor_id(request), "documents.open_document", on=doors.today())
    found = queries.delivery(delivery_id) if delivery_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "documents.open_document", at=found.to_unit_id, on=doors.today())

    def call() -> str:
        services.open_document(by=doors.actor_id(request), delivery_id=delivery_id, on=doors.today())
        return f"Đã mở {found.kind} {found.number}; nơi gửi thấy đã nhận."

    record = queries.outgoing(found.outgoing_id)
    place = record.files[-1].place if record and record.files else 0
    return pressed(request, call, back=reverse("documents:outgoing_file", args=[found.outgoing_id, place]))


def _asked(
    request: HttpRequest, outgoing_id: int, act: str, form: django_forms.Form, call: Callable[[], str], *, words: str, detail: str
) -> HttpResponse:
    found = found_document(request, outgoing_id, act)
    back = reverse("documents:document", args=[outgoing_id])
    return use_case(request, form, call, back=back, heading=f"{words}: {found.name}", words=words, detail=detail)
