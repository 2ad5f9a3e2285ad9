"""Agreements: the list, one with its clauses against the law, what is under a floor, papers and the ledger."""

from datetime import date
from io import BytesIO
from itertools import count as counting
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import agreements as forms
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.queries.widening import SHARE
from congdoan.activities.bargaining.rules import agreements as rules
from congdoan.activities.bargaining.rules import papers
from congdoan.activities.bargaining.rules.ledger import ledger_workbook
from congdoan.activities.bargaining.rules.word import proposed
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.rules.reading import Read, UnreadableDocument, read, text_of
from congdoan.foundation.documents.rules.reading.text import normalise

from .asking import HOME, Crumb, found_or_404, may_at, paper_answer, perform, require_act

AGREEMENTS: Crumb = ("Thỏa ước lao động", "/2-doi-thoai/thoa-uoc/")
ACTS = ["amend_clauses", "mark_agreement", "extend_agreement", "end_agreement", "grade_agreement", "ask_widening", "settle_widening"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_LEDGER = 20_000
FILTERS = ("in_force", "expiring", "expired", "coming", "ended", "void")


@require_GET
@doors.page
def agreements(request: HttpRequest) -> HttpResponse:
    """Show the agreements, who ends first at the top, and how many stand how."""
    require_act(request, "read")
    on, given = doors.as_of(request), request.GET
    state = given.get("trang_thai", "") if given.get("trang_thai", "") in FILTERS else ""
    text = given.get("q", "").replace("\x00", "")[:80]
    rows, following = queries.agreements(on=on, state=state, text=text, after=doors.number(given.get("sau")))
    context = {
        "here": AGREEMENTS[0], "crumbs": [HOME], "rows": rows, "next": following or "", "state": state, "text": text,
        "filters": [(code, rules.STATES[code]) for code in FILTERS], "counts": queries.counts(on=on),
        "may_record": access.may_somewhere(doors.actor_id(request), "bargaining.record_agreement", on=doors.today()),
    }  # fmt: skip
    return render(request, "bargaining/agreements.html", context)


@require_GET
@doors.page
def under_floor(request: HttpRequest) -> HttpResponse:
    """Show every clause of a running agreement that lies under the law on a day, `?tai=` a day to come too: when a wage decree begins."""
    require_act(request, "read")
    on = _asked_day(request)
    rows = queries.under_floor(on=on)
    start = min(doors.number(request.GET.get("sau")) or 0, len(rows))
    context = {
        "here": "Dưới mức sàn", "crumbs": [HOME, AGREEMENTS], "rows": rows[start : start + 50], "total": len(rows), "on": on,
        "next": start + 50 if start + 50 < len(rows) else "", "employers": len({one.employer.id for one in rows}),
    }  # fmt: skip
    return render(request, "bargaining/under_floor.html", context)


@require_GET
@doors.page
def agreement(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Show one agreement: its days, each clause against the law and in money, its grade, what its text cites wrongly."""
    found, on = found_agreement(request, agreement_id), doors.as_of(request)
    may = may_at(request, found.unit_id, ACTS)
    ranks, alike = queries.similar(agreement_id, on=on)
    kinds = law.clause_kinds(on=on)
    context = {
        "here": found.title, "crumbs": [HOME, AGREEMENTS], "one": found, "may": may, "on": on,
        "ranks": [(one, kinds[one.kind]) for one in ranks],
        "alike": alike, "grades": queries.grades(agreement_id), "past": queries.past_clauses(agreement_id, on=on),
        "complaints": _complaints(queries.text_of(agreement_id), found.file_name, found.signed_on) if found.has_text else [],
        "topics": law.topics(on=on), "group_words": rules.GROUP_WORDS, "bars": [(one, _bar(one.meter)) for one in found.clauses],
        "send_law": law.record(law.BARGAINING, "cba.send", on=found.signed_on), "life": _life(found),
        "is_running": found.state in rules.RUNNING, "widenings": queries.widenings(agreement_id, on=on),
        "widening_rule": law.record(law.BARGAINING, SHARE, on=on),
    }  # fmt: skip
    return render(request, "bargaining/agreement.html", context)


def _asked_day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("tai", ""))
    except ValueError:
        return doors.as_of(request)


def _life(found: queries.AgreementRow) -> list[tuple[str, Any, bool]]:
    """Return the days of an agreement in words, in their order, and whether each was done."""
    days = [
        ("ký", found.signed_on, True),
        ("gửi cơ quan lao động" if found.sent_on else "hạn gửi cơ quan lao động", found.sent_on or found.send_by, bool(found.sent_on)),
        ("hiệu lực", found.effective_on, True), ("hết hạn", found.last, False),
    ]  # fmt: skip
    return sorted(days, key=lambda one: one[1])


def _bar(meter: rules.Meter) -> dict[str, int]:
    """Return the widths of a meter's parts out of 100: what the law asks for, what is above, what is missing."""
    if meter.state == rules.BEYOND:
        return {"law": 0, "above": 100, "missing": 0}
    if meter.floor is None or meter.difference is None or not meter.floor:
        return {"law": 0, "above": 0, "missing": 0}
    share = min(abs(meter.difference) * 50 // meter.floor, 50)
    return {"law": 50, "above": share, "missing": 0} if meter.difference >= 0 else {"law": 50 - share, "above": 0, "missing": share}


def _complaints(text: str, source: str, on: Any) -> list[Any]:
    """Return what a text cites wrongly on a day."""
    return documents.complaints_in(_read(text, source), on=on)


def _read(text: str, source: str) -> Read:
    return read(normalise(text, is_wrapped=False), source=source or "thỏa ước")


@require_GET
@doors.page
def leaflet(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Give the members' leaflet as PDF."""
    found = found_agreement(request, agreement_id)
    require_act(request, "read", found.unit_id)
    content = papers.leaflet(found, made_at=localtime(), is_fictitious=access.is_demo())
    return paper_answer(content, f"quyen-loi-thoa-uoc-{agreement_id}")


@require_GET
@doors.page
def authority_letter(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Give the letter to the labour authority as PDF."""
    found = found_agreement(request, agreement_id)
    require_act(request, "read", found.unit_id)
    content = papers.authority_letter(found, law.labour_authority(on=found.signed_on), made_at=localtime(), is_fictitious=access.is_demo())
    return paper_answer(content, f"gui-thoa-uoc-{agreement_id}")


@require_GET
@doors.page
def ledger(request: HttpRequest) -> HttpResponse:
    """Give the ledger of agreements as a workbook."""
    require_act(request, "read")
    on, made_at = doors.as_of(request), localtime()
    rows, after = [], None
    for _ in counting():
        page, after = queries.agreements(on=on, after=after, size=1_000)
        rows += page
        if after is None or len(rows) >= MOST_LEDGER:
            break
    source = [("Sổ theo dõi thỏa ước lao động tập thể", ""), ("Số liệu ngày", f"{on:%d/%m/%Y}"), ("Lập lúc", f"{made_at:%d/%m/%Y %H:%M}"),
              ("Điểm xếp loại", "bảng điểm của phần mềm, chưa đối chiếu")]  # fmt: skip
    source += [("Dữ liệu", "hư cấu")] if access.is_demo() else []
    file = BytesIO()
    ledger_workbook(file, rows, source=source, made_at=made_at)
    headers = {"Content-Disposition": f'attachment; filename="so-thoa-uoc-{on:%Y%m%d}.xlsx"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(file.getvalue(), content_type=XLSX, headers=headers)


@require_http_methods(["GET", "POST"])
@doors.page
def read_agreement(request: HttpRequest) -> HttpResponse:
    """Read an agreement kept in Word: propose its clauses and tell what it cites wrongly; the form that follows records it."""
    require_act(request, "record_agreement")
    on, form = doors.today(), forms.FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            text = text_of(file.read(), file=file.name[-200:]).full
        except UnreadableDocument as refusal:
            form.add_error("file", refusal.explain())
        else:
            kinds = law.clause_kinds(on=on)
            start = {"level": "enterprise", "text": text, "file_name": file.name[-200:]}
            record = forms.AgreementForm(initial=start, kinds=kinds, drafts=proposed(text, kinds), on=on)
            return _record_page(request, record, complaints=_complaints(text, file.name, on), file_name=file.name)
    context = {"form": form, "heading": "Nhập thỏa ước từ Word", "words": "Đọc tệp", "back": AGREEMENTS[1], "here": "Nhập từ Word",
               "crumbs": [HOME, AGREEMENTS], "detail": "Điều khoản đọc được là đề xuất: kiểm từng dòng rồi mới ghi."}  # fmt: skip
    return render(request, "bargaining/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def record_agreement(request: HttpRequest) -> HttpResponse:
    """Record an agreement with its clauses."""
    require_act(request, "record_agreement")
    start = {"employer": request.GET.get("doanh_nghiep", "").replace("\x00", "")[:40].upper(), "level": "enterprise"}
    on = doors.today()
    form = forms.AgreementForm(request.POST or None, initial=start, kinds=law.clause_kinds(on=on), on=on)
    return perform(
        request, form, lambda who: services.record_agreement(**form.told(), **who), heading="Ghi thỏa ước", words="Ghi thỏa ước",
        done="Đã ghi thỏa ước.", back=lambda number: reverse("bargaining:agreement", args=[number]), crumbs=[HOME, AGREEMENTS],
        template="bargaining/agreement_form.html",
    )  # fmt: skip


def _record_page(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    """Show the form that records what was read; nothing is judged yet."""
    shown = {"form": form, "heading": "Kiểm thỏa ước đã đọc", "words": "Ghi thỏa ước", "back": AGREEMENTS[1], "here": "Kiểm thỏa ước",
             "crumbs": [HOME, AGREEMENTS], "action": reverse("bargaining:record_agreement")}  # fmt: skip
    return render(request, "bargaining/agreement_form.html", shown | context)


@require_http_methods(["GET", "POST"])
@doors.page
def amend_clauses(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Replace clauses of an agreement from a day on."""
    found = found_agreement(request, agreement_id)
    require_act(request, "amend_clauses", found.unit_id)
    on = doors.today()
    form = forms.AmendForm(request.POST or None, initial={"since": on}, kinds=law.clause_kinds(on=on), standing=found.clauses)

    def call(who: dict[str, Any]) -> None:
        given = form.cleaned_data
        services.amend_clauses(
            agreement_id=agreement_id, dropped=given["dropped"], added=form.clauses(), since=given["since"], words=given["words"], **who
        )

    return perform(
        request, form, call, heading=f"Sửa điều khoản: {found.title}", words="Ghi thay đổi",
        done="Đã ghi; điều khoản cũ còn trong lịch sử.", template="bargaining/amend_form.html", **back_to(found),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def mark_agreement(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Write down a step of an agreement."""
    found = found_agreement(request, agreement_id)
    require_act(request, "mark_agreement", found.unit_id)
    form = forms.StepForm(request.POST or None, initial={"step": request.GET.get("viec", ""), "happened_on": doors.today()})
    return perform(
        request, form, lambda who: services.mark_agreement(agreement_id=agreement_id, **form.cleaned_data, **who),
        heading=f"Ghi việc: {found.title}", words="Ghi", done="Đã ghi.", **back_to(found),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def extend_agreement(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Extend an agreement."""
    found = found_agreement(request, agreement_id)
    require_act(request, "extend_agreement", found.unit_id)
    form = forms.ExtendForm(request.POST or None, initial={"decided_on": doors.today()})
    return perform(
        request, form, lambda who: services.extend_agreement(agreement_id=agreement_id, **form.cleaned_data, **who),
        heading=f"Kéo dài: {found.title}", words="Kéo dài", done="Đã ghi kéo dài.", **back_to(found),
        detail="Trong 90 ngày trước khi hết hạn; lấy ý kiến như khi ký, trên 50% người lao động tán thành (Bộ luật Lao động, Điều 83, 76).",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def end_agreement(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """End an agreement or write down that a court declared it void."""
    found = found_agreement(request, agreement_id)
    require_act(request, "end_agreement", found.unit_id)
    form = forms.EndForm(request.POST or None, initial={"happened_on": doors.today()}, standing=found.clauses)
    return perform(
        request, form, lambda who: services.end_agreement(agreement_id=agreement_id, **form.cleaned_data, **who),
        heading=f"Chấm dứt: {found.title}", words="Ghi", done="Đã ghi.", **back_to(found),
        detail="Chỉ Tòa án tuyên thỏa ước vô hiệu (Bộ luật Lao động, Điều 87).",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def grade_agreement(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Grade an agreement; what follows from its clauses is shown before."""
    found, on = found_agreement(request, agreement_id), doors.today()
    require_act(request, "grade_agreement", found.unit_id)
    most = law.rubric(on=on).implementation
    form = forms.GradeForm(request.POST or None, initial={"year": on.year, "implementation": most})
    given = queries.proposed_grade(agreement_id, implementation=most, on=on)
    told = f"Không xếp loại: {'; '.join(given.excluded)}." if given.excluded else (
        f"Tính từ sổ: {given.total - most} điểm trình tự và nội dung; thực hiện nhiều nhất {most} điểm. "
        "Bảng điểm của phần mềm, chưa đối chiếu."
    )  # fmt: skip
    return perform(
        request, form, lambda who: services.grade_agreement(agreement_id=agreement_id, **form.cleaned_data, **who),
        heading=f"Chấm điểm: {found.title}", words="Chấm điểm", detail=told, **back_to(found),
        done=lambda made: f"Xếp loại {made.letter}, {made.total} điểm." if made.letter else f"Không xếp loại: {'; '.join(made.excluded)}.",
    )  # fmt: skip


def found_agreement(request: HttpRequest, agreement_id: int) -> queries.AgreementRow:
    return found_or_404(queries.agreement(agreement_id, on=doors.as_of(request)) if agreement_id < 2**63 else None)


def back_to(found: queries.AgreementRow) -> dict[str, Any]:
    page = reverse("bargaining:agreement", args=[found.id])
    return {"back": page, "crumbs": [HOME, AGREEMENTS, (found.title, page)]}
