"""A draft goes out for comments; who is asked reads it and says what about which part; who drafts answers each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, queries, services

from .asking import PAPERS, found_document, handed_over, units_coded, use_case


@require_http_methods(["GET", "POST"])
@doors.page
def ask_comments(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Send a draft out for comments."""
    found = found_document(request, outgoing_id, "ask_comments")
    form = forms.AskForm(request.POST or None)

    def call() -> str:
        told = form.cleaned_data
        units = units_coded(told["units"])
        people = told["people"].replace(",", "\n").split()
        new = services.ask_comments(
            by=doors.actor_id(request), outgoing_id=outgoing_id, to_units=units, to_people=people, due_on=told["due_on"],
            words=told["words"], on=doors.today(),
        )  # fmt: skip
        return f"Đã gửi lấy ý kiến {new} nơi."

    detail = "Nơi được hỏi đọc dự thảo và ghi ý kiến theo từng đoạn; mỗi ý kiến phải được trả lời trước khi trình duyệt."
    back = reverse("documents:document", args=[outgoing_id])
    return use_case(request, form, call, back=back, heading=f"Lấy ý kiến: {found.name}", words="Gửi lấy ý kiến", detail=detail)


@require_GET
@doors.page
def comment_requests(request: HttpRequest) -> HttpResponse:
    """List the drafts on which the visitor's units are asked for comments, newest first."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "documents.read", on=on)
    is_all = request.GET.get("loc") == "tat-ca"
    units = access_queries.reached(by, on=on)
    rows = queries.comment_requests(to_units=units, before_id=doors.number(request.GET.get("sau")), is_open=not is_all)
    shown = rows[: queries.COMMENT_PAGE]
    context = {
        "here": "Dự thảo xin ý kiến", "crumbs": [PAPERS], "rows": [(row, row.is_late(on)) for row in shown], "is_all": is_all,
        "next": shown[-1].id if len(rows) > len(shown) else None,
    }  # fmt: skip
    return render(request, "documents/comment_requests.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def comment_draft(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show a draft that was sent for comments, and take one about a part of it."""
    by, on = doors.actor_id(request), doors.today()
    asked = queries.comment_request(request_id) if request_id < 2**63 else None
    if asked is None:
        raise Http404
    access.require(by, "documents.comment_draft", at=asked.to_unit_id, on=on)
    found = queries.outgoing(asked.outgoing_id) if asked.is_open else None
    parts = queries.parts_of_draft(found) if found else []
    form = forms.CommentForm(request.POST or None, parts=parts)

    def call() -> str:
        services.comment_draft(by=by, request_id=request_id, on=on, **form.cleaned_data)
        return "Đã ghi ý kiến; nơi soạn thấy ngay."

    pages = range(1, min(len(services.pictures_of(found)), services.MOST_PAGES) + 1) if found else ()
    comments = queries.comments_on(asked.outgoing_id, draft=found, request_id=request_id)
    crumbs = [PAPERS, ("Dự thảo xin ý kiến", reverse("documents:comment_requests"))]
    return use_case(
        request, form, call, back=request.path, template="documents/comment_draft.html", heading=f"Góp ý: {asked.kind}",
        words="Ghi ý kiến", asked=asked, comments=comments, pages=pages, crumbs=crumbs,
    )  # fmt: skip


@require_GET
@doors.page
def asked_picture(request: HttpRequest, request_id: int, place: int) -> HttpResponse:
    """Hand over one page of a draft that was sent for comments."""
    asked = queries.comment_request(request_id) if request_id < 2**63 else None
    found = queries.outgoing(asked.outgoing_id) if asked and asked.is_open else None
    if asked is None or found is None:
        raise Http404
    access.require(doors.actor_id(request), "documents.comment_draft", at=asked.to_unit_id, on=doors.today())
    pages = services.pictures_of(found)
    if not 1 <= place <= min(len(pages), services.MOST_PAGES):
        raise Http404
    return handed_over(f"trang-{place}.png", "image/png", pages[place - 1], is_shown=True)


@require_http_methods(["GET", "POST"])
@doors.page
def answer_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Answer one comment."""
    about = queries.comment(comment_id) if comment_id < 2**63 else None
    if about is None:
        raise Http404
    found = found_document(request, about[0], "answer_comment")
    said = next(one for one in queries.comments_on(found.id, draft=found) if one.id == comment_id)
    form = forms.AnswerForm(request.POST or None)

    def call() -> str:
        services.answer_comment(by=doors.actor_id(request), comment_id=comment_id, on=doors.today(), **form.cleaned_data)
        return "Đã trả lời góp ý."

    back = f"{reverse('documents:document', args=[found.id])}#gop-y"
    detail = f"{said.unit[1]}, {said.who}: “{said.words}”{f' (về đoạn “{said.quote[:160]}”)' if said.quote else ''}"
    return use_case(request, form, call, back=back, heading=f"Trả lời góp ý: {found.name}", words="Trả lời", detail=detail)


@require_GET
@doors.page
def export_comments(request: HttpRequest, outgoing_id: int, kind: str) -> HttpResponse:
    """Hand over the summary of the comments on a draft."""
    if outgoing_id >= 2**63 or queries.outgoing(outgoing_id) is None or kind not in ("pdf", "xlsx"):
        raise Http404
    made = services.export_comments(by=doors.actor_id(request), outgoing_id=outgoing_id, kind=kind, made_at=localtime(), on=doors.today())
    return handed_over(made.name, made.media_type, made.content)
