"""Papers of talks and agreements: the minutes of the ballot, lists to sign, the whole text, what is drafted among the documents."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import talks as forms
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import papers
from congdoan.activities.bargaining.rules.talks import SHEET
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.rules.writing import Official, compose, official_docx, official_pdf

from .agreements import found_agreement
from .asking import HOME, found_or_404, paper_answer, perform, require_act
from .talks import TALKS, found_talks

WRITTEN = "Đã soạn ở Văn bản đi. Xem lại, trình duyệt rồi ký lấy số ở đây."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@doors.page
def ballot_minutes(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Give the minutes of the ballot on the draft as PDF."""
    found = found_talks(request, bargaining_id)
    require_act(request, "read", found.unit_id)
    basis = law.record(law.BARGAINING, law.BALLOTS[found.level], on=doors.today())
    content = papers.ballot_minutes(found, f"{basis.name} ({basis.citation})", made_at=localtime(), is_fictitious=access.is_demo())
    return paper_answer(content, f"bien-ban-bieu-quyet-{bargaining_id}")


@require_GET
@doors.page
def signature_list(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Give numbered lines to sign as PDF, of the employer `?doanh_nghiep=` or the only one, from the line `?tu=` on."""
    found = found_talks(request, bargaining_id)
    require_act(request, "read", found.unit_id)
    code = request.GET.get("doanh_nghiep", "")
    party = found_or_404(next((one for one in found.parties if code in ("", one.employer.code)), None))
    first = doors.number(request.GET.get("tu"), digits=9) or 1
    if not 1 <= first <= party.workers:
        raise Http404
    last = min(first + SHEET - 1, party.workers)
    content = papers.signature_list(found, party, first=first, last=last, made_at=localtime(), is_fictitious=access.is_demo())
    return paper_answer(content, f"danh-sach-ky-{bargaining_id}-{party.employer.code}-{first}")


@require_GET
@doors.page
def agreement_text(request: HttpRequest, agreement_id: int, kind: str) -> HttpResponse:
    """Give the whole text of an agreement as Word file or PDF, with the clauses that hold on the day asked about."""
    found = found_agreement(request, agreement_id)
    require_act(request, "read", found.unit_id)
    return _text_answer(queries.agreement_paper(found, on=doors.as_of(request)), f"thoa-uoc-{agreement_id}", kind)


@require_GET
@doors.page
def draft_text(request: HttpRequest, bargaining_id: int, kind: str) -> HttpResponse:
    """Give the draft of an agreement from what talks agreed, as Word file or PDF."""
    found, on = found_talks(request, bargaining_id), doors.as_of(request)
    require_act(request, "read", found.unit_id)
    return _text_answer(found_or_404(queries.draft_paper(found, on=on)), f"du-thao-thoa-uoc-{bargaining_id}", kind)


def _text_answer(text: Official, name: str, kind: str) -> HttpResponse:
    made_at: datetime = localtime()
    sheet = compose(text, documents.boxes(on=made_at.date()))
    if kind == "pdf":
        return paper_answer(official_pdf(sheet, made_at=made_at), name)
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": f'attachment; filename="{name}.docx"'}
    return HttpResponse(official_docx(sheet, made_at=made_at), content_type=WORD, headers=headers)


@require_http_methods(["GET", "POST"])
@doors.page
def write_team_decision(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write the decision on the union's bargaining team as a draft document."""
    found = found_talks(request, bargaining_id)
    require_act(request, "write_team_decision", found.unit_id)
    form, page = forms.TeamForm(request.POST or None), reverse("bargaining:bargaining", args=[bargaining_id])
    return perform(
        request, form, lambda who: services.write_team_decision(bargaining_id=bargaining_id, **form.told(), **who),
        heading=f"Tổ thương lượng: {found.title}", words="Soạn quyết định", done=WRITTEN, leave=page,
        back=lambda made: reverse("documents:document", args=[made]), crumbs=[HOME, TALKS, (found.title, page)],
        detail="Quyết định thành dự thảo ở Văn bản đi: người khác duyệt, chủ tịch ký lấy số. Phần mềm không giữ danh sách này ở nơi khác.",
    )  # fmt: skip


@require_POST
@doors.page
def write_review_letter(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write the letter that shows the draft to the union above as a draft document."""
    found = found_talks(request, bargaining_id)
    require_act(request, "write_review_letter", found.unit_id)
    by, on = doors.actor_id(request), doors.today()
    return doors.pressed(
        request, lambda: services.write_review_letter(by=by, bargaining_id=bargaining_id, on=on), done=WRITTEN,
        back=reverse("bargaining:bargaining", args=[bargaining_id]), onwards=lambda made: reverse("documents:document", args=[made]),
    )  # fmt: skip
