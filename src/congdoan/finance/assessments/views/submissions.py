"""What employers submit of their payroll: the list, accepting with a preview, sending back, and a list read for an employer."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.assessments import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month
from congdoan.people.organisations import queries as organisations

from .acts import preview_of_charges
from .files import why_and_cure
from .lists import MOST_PAYERS, crumbs

ACTS = ("accept_submissions", "decline_submission", "submit_payroll")
PILES = (("", "chờ xem"), ("accepted", "đã nhận"), ("declined", "trả lại"), ("replaced", "đã thay"), ("tat-ca", "tất cả"))
STATE_OF = {"": "waiting", "tat-ca": ""}
MOST_PROBLEMS = 500
ACCEPT = {
    "heading": "Nhận bản khai",
    "detail": "Bản khai được nhận thành bảng khai của tháng, số phải nộp tính lại theo luật của tháng đó.",
    "address": "assessments:accept_submissions",
}


@require_GET
@doors.page
def submissions(request: HttpRequest) -> HttpResponse:
    """Show what employers have submitted, what waits first, each beside what is known."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.read", on=on)
    pile = request.GET.get("loc", "") if request.GET.get("loc", "") in dict(PILES) else ""
    state = STATE_OF.get(pile, pile)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    payers = [one.id for one in organisations.search(text, on=on, limit=MOST_PAYERS)] if text else None
    rows, following = queries.list_submissions(state=state, payer_ids=payers, before=doors.number(request.GET.get("sau", "")))
    counts = queries.submission_counts(payers)
    sizes = {STATE_OF.get(name, name): counts.get(STATE_OF.get(name, name), 0) for name, _ in PILES} | {"": sum(counts.values())}
    context = {
        "here": "Bản khai của đơn vị",
        "crumbs": crumbs(),
        "rows": [(row, _questions(row)) for row in rows],
        "next": following,
        "piles": [(name, words, sizes[STATE_OF.get(name, name)]) for name, words in PILES],
        "count": f"{sizes[state]} bản khai",
        "counts": counts,
        "waiting_words": f"{counts['waiting']} bản chờ xem",
        "state": state,
        "text": text,
        "may": {act: access_queries.may_somewhere(by, f"assessments.{act}", on=on) for act in ACTS},
    }
    return render(request, "assessments/submissions.html", context)


@require_POST
@doors.page
def accept_submissions(request: HttpRequest) -> HttpResponse:
    """Show what accepting the chosen submissions would change; accept exactly that on the second time."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.accept_submissions", on=on)
    chosen = request.POST.getlist("ban") or request.POST.get("bans", "").split(",")
    ids = [number for number in map(doors.number, chosen[: services.MOST_DECIDED + 1]) if number]
    try:
        if "token" in request.POST:
            counts = services.accept_submissions(by=by, submission_ids=ids, on=on, mark=request.POST["token"])
            messages.success(request, f"Đã nhận {counts['accepted']} bản khai và tính lại số phải nộp.")
            return redirect("assessments:submissions")
        found = services.preview_acceptance(by=by, submission_ids=ids, on=on)
    except (services.UnableToSubmit, services.PreviewChanged) as refusal:
        messages.error(request, refusal.explain())
        return redirect("assessments:submissions")
    context = preview_of_charges(ACCEPT, found) | {
        "hidden": {"bans": ",".join(str(number) for number in ids)},
        "apply_words": f"Nhận {len(ids)} bản khai",
        "cancel_url": reverse("assessments:submissions"),
        "steps": ["Chọn", "Xem trước", "Nhận"],
    }
    return render(request, "assessments/charges_preview.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def decline_submission(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Send one submission back with a reason that the employer reads."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.decline_submission", on=on)
    found = queries.submission(submission_id) if submission_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(by, "assessments.decline_submission", at=found.employer_id, on=on)
    form = forms.DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.decline_submission(by=by, submission_id=submission_id, reason=form.cleaned_data["reason"], on=on)
        except services.UnableToSubmit as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã trả lại; đơn vị thấy lý do trên trang của mình.")
            return redirect("assessments:submissions")
    context = {
        "form": form,
        "heading": "Trả lại bản khai",
        "detail": f"{found.name} ({found.code}), tháng {format_month(found.month)}",
        "amount": found.wage_fund_dong,
        "here": "Trả lại",
        "crumbs": [*crumbs(), ("Bản khai của đơn vị", reverse("assessments:submissions"))],
        "words": "Trả lại",
    }
    return render(request, "assessments/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def submit_si_list(request: HttpRequest) -> HttpResponse:
    """Read a list that an employer has sent on paper or by mail, and submit what it tells; it waits as the employer's own would."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "assessments.submit_payroll", on=on)
    if request.method == "POST" and "read" in request.POST:
        return _send_read(request)
    form = forms.SiListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _choose(request, form)
    file, employer = form.cleaned_data["file"], form.cleaned_data["employer"]
    try:
        found = services.preview_si_list(by=by, employer_id=employer.id, file_name=str(file.name)[:200], content=file.read(), on=on)
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        form.add_error("file", refusal.explain())
        return _choose(request, form)
    if found.problems:
        return _choose(request, form, found.problems)
    sending = forms.ReadForm(
        initial={"employer": employer.code, "read": services.sealed(found, employer_id=employer.id), "key": str(uuid4())},
        needs_sum=bool(found.unknown),
    )
    return _seen(request, sending, found, employer)


def _send_read(request: HttpRequest) -> HttpResponse:
    by, on = doors.actor_id(request), doors.today()
    form = forms.ReadForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa gửi gì. Hãy chọn lại tệp.")
        return redirect("assessments:submit_si_list")
    told, employer = form.cleaned_data, form.cleaned_data["employer"]
    try:
        found = services.unsealed(told["read"], employer_id=employer.id)
        if found.unknown and told["wage_fund"] is None:
            form.add_error("wage_fund", "Chưa ghi tổng quỹ lương.")
            return _seen(request, form, found, employer)
        months = found.months(wage_fund_dong=told["wage_fund"] if found.unknown else None)
        services.submit_payroll(by=by, employer_id=employer.id, months=months, key=told["key"], on=on, evidence=found.evidence)
    except services.UnableToSubmit as refusal:
        messages.error(request, refusal.explain())
        return redirect("assessments:submit_si_list")
    messages.success(request, "Đã ghi bản khai; xem trước rồi nhận để đổi số phải nộp.")
    return redirect("assessments:submissions")


def _choose(request: HttpRequest, form: Any, problems: Any = ()) -> HttpResponse:
    context = {
        "title": "Nạp D02-LT, C12-TS",
        "detail": "Danh sách làm cho cơ quan bảo hiểm xã hội: số lao động và quỹ lương của một tháng, một doanh nghiệp.",
        "form": form,
        "problems": [why_and_cure(problem) for problem in problems[:MOST_PROBLEMS]],
        "count": len(problems),
        "good": 0,
        "shown": MOST_PROBLEMS,
        "steps": ["Chọn tệp", "Xem trước", "Ghi bản khai"],
        "at": 1,
        "here": "Nạp D02-LT, C12-TS",
        "crumbs": [*crumbs(), ("Bản khai của đơn vị", reverse("assessments:submissions"))],
    }
    return render(request, "assessments/file.html", context, status=422 if form.errors or problems else 200)


def _seen(request: HttpRequest, form: Any, found: services.ListPreview, employer: Any) -> HttpResponse:
    before = queries.known_before(employer.id, found.month)
    oddities = queries.questions_about(
        month=found.month, headcount=found.headcount, wage_fund_dong=found.wage_fund_dong, region=employer.wage_region,
        before=before[1:] if before else None,
    )  # fmt: skip
    context = {
        "heading": f"{found.form} tháng {format_month(found.month)}",
        "detail": f"{employer.name} ({employer.code}) · tệp {found.file_name}",
        "form": form,
        "found": found,
        "before": before,
        "oddities": () if found.unknown else oddities,
        "steps": ["Chọn tệp", "Xem trước", "Ghi bản khai"],
        "at": 2,
        "here": "Xem trước",
        "crumbs": [*crumbs(), ("Bản khai của đơn vị", reverse("assessments:submissions"))],
    }
    return render(request, "assessments/si_list.html", context, status=422 if form.errors else 200)


def _questions(row: queries.SubmissionRow) -> list[Any]:
    if row.state != "waiting":
        return []
    return queries.questions_about(
        month=row.month, headcount=row.headcount, wage_fund_dong=row.wage_fund_dong, region=row.wage_region, before=row.before
    )  # fmt: skip
