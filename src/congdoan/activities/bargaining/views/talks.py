"""Bargaining: the list, one with its calendar, matters, sessions, polls and ballots, its papers."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import talks as forms
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import papers
from congdoan.activities.bargaining.rules import talks as rules
from congdoan.activities.bargaining.rules.talks import WRITES
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

from .asking import HOME, Crumb, found_or_404, may_at, paper_answer, perform, require_act

SHEET = 480  # slips of one file: forty pages
TALKS: Crumb = ("Thương lượng", "/2-doi-thoai/thuong-luong/")
ACTS = ["mark_bargaining", "record_poll", "hold_session", "record_ballot", "sign_bargaining", "fail_bargaining", "open_poll", "close_poll"]


@require_GET
@doors.page
def bargainings(request: HttpRequest) -> HttpResponse:
    """Show the talks, the newest request first, with the next last day of each."""
    require_act(request, "read")
    on, given = doors.as_of(request), request.GET
    state = given.get("trang_thai", "") if given.get("trang_thai", "") in rules.STATES else ""
    rows, following = queries.bargainings(on=on, state=state, after=doors.number(given.get("sau")))
    context = {
        "here": TALKS[0], "crumbs": [HOME], "rows": rows, "next": following or "", "state": state, "states": rules.STATES,
        "may_request": access.may_somewhere(doors.actor_id(request), "bargaining.request_bargaining", on=doors.today()),
    }  # fmt: skip
    return render(request, "bargaining/bargainings.html", context)


@require_GET
@doors.page
def bargaining(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Show talks: the calendar of the law, the matters, what people said, sessions and ballots."""
    found, on = found_talks(request, bargaining_id), doors.as_of(request)
    phone, matters = queries.last_phone_poll(bargaining_id), queries.matters(bargaining_id, on=on)
    context = {
        "here": found.title, "crumbs": [HOME, TALKS], "one": found, "may": may_at(request, found.unit_id, ACTS),
        "matters": matters, "sessions": queries.sessions(bargaining_id),
        "poll": queries.last_poll(bargaining_id), "phone": phone, "phone_runs": phone is not None and phone.closed_on is None,
        "may_close_poll": phone is not None and phone.may_close(doors.today()),
        "sheets": range(SHEET + 1, phone.slips + 1, SHEET) if phone else (), "is_open": found.state == "open",
        "ballot_law": law.record(law.BARGAINING, law.BALLOTS[found.level], on=on),
        "is_passed": bool(found.parties) and all(one.is_passed for one in found.parties),
        "waits": any(one.in_favour is None for one in found.parties), "papers": _papers(request, found),
        "has_draft": any(row.is_agreed for row in matters),
    }  # fmt: skip
    return render(request, "bargaining/bargaining.html", context)


def _papers(request: HttpRequest, found: queries.BargainingRow) -> list[tuple[queries.PaperRow, bool]]:
    """Return the documents that are written out of talks, each with whether it may be written now."""
    asked = [*(f"bargaining.{act}" for act in WRITES.values()), "documents.draft_document"]
    held = access.acts_at(doors.actor_id(request), asked, at=found.unit_id, on=doors.today())
    may = found.state == "open" and held["documents.draft_document"]
    return [(one, may and held[f"bargaining.{WRITES[one.kind]}"]) for one in queries.papers_of(found.id)]


@require_GET
@doors.page
def bargaining_paper(request: HttpRequest, bargaining_id: int, kind: str) -> HttpResponse:
    """Give the minutes of talks, the request for information, or the result of the last opinion poll, as PDF."""
    found, on = found_talks(request, bargaining_id), doors.today()
    require_act(request, "read", found.unit_id)
    matters = queries.matters(bargaining_id, on=on)
    facts: dict[str, Any] = {"made_at": localtime(), "is_fictitious": access.is_demo()}
    if kind == "bien-ban":
        return paper_answer(papers.talks_minutes(found, matters, queries.sessions(bargaining_id), **facts), f"bien-ban-{bargaining_id}")
    if kind == "thong-tin":
        days = law.bargain("bargain.info", "days", on=found.requested_on).number
        asked_on = found.info_asked_on or on
        letter = papers.information_request(found, matters, asked_on, asked_on + timedelta(days=days), **facts)
        return paper_answer(letter, f"yeu-cau-thong-tin-{bargaining_id}")
    poll = found_or_404(queries.last_poll(bargaining_id))
    return paper_answer(papers.poll_result(found, matters, poll, **facts), f"ket-qua-lay-y-kien-{bargaining_id}")


@require_http_methods(["GET", "POST"])
@doors.page
def request_bargaining(request: HttpRequest) -> HttpResponse:
    """Open talks that one side asked for."""
    require_act(request, "request_bargaining")
    on = doors.today()
    code = request.GET.get("doanh_nghiep", "").replace("\x00", "")[:40].upper()
    form = forms.RequestForm(request.POST or None, initial={"employer": code, "requested_on": on}, topics=law.topics(on=on), on=on)
    return perform(
        request, form, lambda who: services.request_bargaining(**form.told(), **who), heading="Yêu cầu thương lượng",
        words="Mở thương lượng", done="Đã mở; các hạn theo luật ở trang này.",
        back=lambda number: reverse("bargaining:bargaining", args=[number]), crumbs=[HOME, TALKS], template="bargaining/matters_form.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def mark_bargaining(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write down a step of talks."""
    start = {"step": request.GET.get("viec", ""), "happened_on": doors.today()}
    form = forms.StepForm(request.POST or None, initial=start)
    return on_talks(request, bargaining_id, "mark_bargaining", form, lambda: form.cleaned_data, "Ghi việc", "Ghi")


@require_http_methods(["GET", "POST"])
@doors.page
def record_poll(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write down what people answered, as counts."""
    matters = queries.matters(bargaining_id, on=doors.today()) if bargaining_id < 2**63 else []
    form = forms.PollForm(request.POST or None, initial={"held_on": doors.today()}, matters=matters)
    detail = "Chỉ ghi số phiếu; phần mềm không giữ ai trả lời thế nào."
    return on_talks(request, bargaining_id, "record_poll", form, form.told, "Kết quả lấy ý kiến", "Ghi kết quả", detail)


@require_http_methods(["GET", "POST"])
@doors.page
def hold_session(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write down a session of talks."""
    matters = queries.matters(bargaining_id, on=doors.today()) if bargaining_id < 2**63 else []
    form = forms.SessionForm(request.POST or None, initial={"held_on": doors.today()}, matters=matters)
    detail = "Biên bản ghi rõ nội dung đã thống nhất và nội dung còn ý kiến khác nhau (Bộ luật Lao động, Điều 70 khoản 5)."
    return on_talks(request, bargaining_id, "hold_session", form, form.told, "Phiên thương lượng", "Ghi phiên", detail)


@require_http_methods(["GET", "POST"])
@doors.page
def record_ballot(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write down the ballot on the draft."""
    found = found_talks(request, bargaining_id)
    form = forms.BallotForm(request.POST or None, initial={"voted_on": doors.today()}, parties=found.parties)
    detail = "Trên 50% toàn bộ người lao động tán thành mới được ký (Bộ luật Lao động, Điều 76)."
    return on_talks(
        request, bargaining_id, "record_ballot", form, lambda: form.cleaned_data, "Biểu quyết dự thảo", "Ghi biểu quyết", detail
    )


@require_http_methods(["GET", "POST"])
@doors.page
def sign_bargaining(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Sign what was bargained."""
    on, found = doors.today(), found_talks(request, bargaining_id)
    start = {"title": f"Thỏa ước lao động tập thể {found.title}"[:300], "signed_on": on, "effective_on": on}
    form = forms.SignForm(request.POST or None, initial=start, kinds=law.clause_kinds(on=on))
    return on_talks(
        request, bargaining_id, "sign_bargaining", form, form.told, "Ký thỏa ước", "Ký", template="bargaining/agreement_form.html",
        to=lambda number: reverse("bargaining:agreement", args=[number]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def fail_bargaining(request: HttpRequest, bargaining_id: int) -> HttpResponse:
    """Write down that talks failed."""
    form = forms.FailForm(request.POST or None, initial={"failed_on": doors.today()})
    detail = "Sau đó là thủ tục giải quyết tranh chấp lao động (Bộ luật Lao động, Điều 71 khoản 2)."
    return on_talks(request, bargaining_id, "fail_bargaining", form, lambda: form.cleaned_data, "Thương lượng không thành", "Ghi", detail)


def on_talks(
    request: HttpRequest, bargaining_id: int, act: str, form: Any, told: Any, heading: str, words: str, detail: str = "",
    template: str = "", to: Any = None,
) -> HttpResponse:  # fmt: skip
    """Perform one use case on talks."""
    found = found_talks(request, bargaining_id)
    require_act(request, act, found.unit_id)
    page = reverse("bargaining:bargaining", args=[bargaining_id])
    shape = template or ("bargaining/matters_form.html" if hasattr(form, "rows") else "bargaining/form.html")
    return perform(
        request, form, lambda who: getattr(services, act)(bargaining_id=bargaining_id, **told(), **who),
        heading=f"{heading}: {found.title}", words=words, done="Đã ghi.", back=to or page, leave=page,
        crumbs=[HOME, TALKS, (found.title, page)], detail=detail, template=shape,
    )  # fmt: skip


def found_talks(request: HttpRequest, bargaining_id: int) -> queries.BargainingRow:
    return found_or_404(queries.bargaining(bargaining_id, on=doors.as_of(request)) if bargaining_id < 2**63 else None)
