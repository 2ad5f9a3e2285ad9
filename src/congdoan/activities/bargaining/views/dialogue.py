"""Sessions of dialogue, what employers owe of them, conferences and regulations."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import dialogue as forms
from congdoan.activities.bargaining.forms.fields import ReasonForm
from congdoan.activities.bargaining.queries import law
from congdoan.activities.bargaining.rules import dialogue as rules
from congdoan.activities.bargaining.rules.papers import dialogue_minutes
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access

from .asking import HOME, Crumb, found_or_404, may_at, paper_answer, perform, require_act

DUTIES: Crumb = ("Nghĩa vụ đối thoại", "/2-doi-thoai/nghia-vu/")
ACTS = [
    "mark_dialogue",
    "hold_dialogue",
    "cancel_dialogue",
    "settle_commitment",
    "record_workplace_act",
    "void_workplace_act",
    "call_dialogue",
]
SHOWN = 50


@require_GET
@doors.page
def dialogues(request: HttpRequest) -> HttpResponse:
    """Show the sessions, the newest planned day first, with the clocks that run, and the open promises that are late."""
    require_act(request, "read")
    given, on = request.GET, doors.as_of(request)
    kind, state = (
        given.get(name, "") if given.get(name, "") in known else "" for name, known in (("loai", rules.KINDS), ("buoc", rules.STATES))
    )
    rows, following = queries.dialogues(on=on, kind=kind, state=state, after=doors.number(given.get("sau")))
    promises = queries.commitments(on=on)
    context = {
        "here": "Đối thoại", "crumbs": [HOME], "rows": rows, "next": following or "", "kind": kind, "state": state, "kinds": rules.KINDS,
        "states": rules.STATES, "promises": promises[:20], "late_promises": sum(one.state == "late" for one in promises),
        "may_call": access.may_somewhere(doors.actor_id(request), "bargaining.call_dialogue", on=doors.today()),
    }  # fmt: skip
    return render(request, "bargaining/dialogues.html", context)


@require_GET
@doors.page
def duties(request: HttpRequest) -> HttpResponse:
    """Show the employers with a union and what each owes of dialogue and democracy at work, who owes most first."""
    require_act(request, "read")
    on, text = doors.as_of(request), request.GET.get("q", "").replace("\x00", "")[:80]
    found = queries.owed(queries.with_union(on=on, text=text), on=on)
    late = request.GET.get("tre") == "1"
    rows = sorted([one for one in found if one.late or not late], key=lambda one: -one.late)
    start = min(doors.number(request.GET.get("sau")) or 0, len(rows))
    context = {
        "here": DUTIES[0], "crumbs": [HOME], "rows": rows[start : start + SHOWN],
        "next": start + SHOWN if start + SHOWN < len(rows) else "", "total": len(found),
        "late_count": sum(one.late > 0 for one in found), "late": late, "text": text,
        "may_record": access.may_somewhere(doors.actor_id(request), "bargaining.record_workplace_act", on=doors.today()),
    }  # fmt: skip
    return render(request, "bargaining/duties.html", context)


@require_GET
@doors.page
def dialogue(request: HttpRequest, dialogue_id: int) -> HttpResponse:
    """Show one session: its clocks, agenda, outcome and promises; what the employer's other duties are."""
    found = _found(request, dialogue_id)
    on = doors.as_of(request)
    may = may_at(request, found.unit_id, ACTS)
    employer = queries.rows_of([found.employer_id], on=on)
    context = {
        "here": found.employer_name, "crumbs": [HOME], "one": found, "topics": queries.topics(dialogue_id), "may": may,
        "promises": queries.commitments(on=on, dialogue_id=dialogue_id), "acts": queries.workplace_acts(found.employer_id, limit=10),
        "owed": next(iter(queries.owed(list(employer.values()), on=on)), None),
        "quorum": law.record(law.DIALOGUE, "dialogue.quorum", on=found.planned_on),
        "seat_law": law.record(law.DIALOGUE, "dialogue.seats.0", on=found.planned_on),
    }  # fmt: skip
    return render(request, "bargaining/dialogue.html", context)


@require_GET
@doors.page
def dialogue_paper(request: HttpRequest, dialogue_id: int) -> HttpResponse:
    """Give the minutes of a session as PDF."""
    found, on = _found(request, dialogue_id), doors.today()
    require_act(request, "read", found.unit_id)
    told = queries.topics(dialogue_id), queries.commitments(on=on, dialogue_id=dialogue_id)
    return paper_answer(
        dialogue_minutes(found, *told, made_at=localtime(), is_fictitious=access.is_demo()), f"bien-ban-doi-thoai-{found.employer_code}"
    )


@require_http_methods(["GET", "POST"])
@doors.page
def call_dialogue(request: HttpRequest) -> HttpResponse:
    """Call a session of an employer (`?doanh_nghiep=`)."""
    require_act(request, "call_dialogue")
    on = doors.today()
    start = {"employer": request.GET.get("doanh_nghiep", "").replace("\x00", "")[:40].upper()}
    form = forms.CallForm(request.POST or None, initial=start, triggers=law.triggers(on=on), on=on)
    return perform(
        request, form, lambda who: services.call_dialogue(**form.cleaned_data, **who), heading="Lên lịch đối thoại", words="Lên lịch",
        done="Đã lên lịch; gửi nội dung cho hai bên đúng hạn.", back=lambda number: reverse("bargaining:dialogue", args=[number]),
        crumbs=[HOME], detail=_seats(on),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def mark_dialogue(request: HttpRequest, dialogue_id: int) -> HttpResponse:
    """Write down a step of a session."""
    found = _found(request, dialogue_id)
    require_act(request, "mark_dialogue", found.unit_id)
    start = {"step": request.GET.get("viec", ""), "happened_on": doors.today()}
    form = forms.MarkForm(request.POST or None, initial=start)
    return perform(
        request, form, lambda who: services.mark_dialogue(dialogue_id=dialogue_id, **form.cleaned_data, **who),
        heading=f"Ghi việc: {found.employer_name}", words="Ghi", done="Đã ghi.", **_back(found),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def hold_dialogue(request: HttpRequest, dialogue_id: int) -> HttpResponse:
    """Write down a session that was held."""
    found = _found(request, dialogue_id)
    require_act(request, "hold_dialogue", found.unit_id)
    form = forms.HoldForm(
        request.POST or None, initial={"held_on": min(found.planned_on, doors.today())}, agenda=queries.topics(dialogue_id)
    )
    return perform(
        request, form, lambda who: services.hold_dialogue(dialogue_id=dialogue_id, **form.told(), **who),
        heading=f"Biên bản: {found.employer_name}", words="Ghi biên bản", done="Đã ghi biên bản; công bố đúng hạn.",
        template="bargaining/hold_form.html", one=found, **_back(found),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def cancel_dialogue(request: HttpRequest, dialogue_id: int) -> HttpResponse:
    """Cancel a session that was not held."""
    found = _found(request, dialogue_id)
    require_act(request, "cancel_dialogue", found.unit_id)
    form = ReasonForm(request.POST or None)
    return perform(
        request, form, lambda who: services.cancel_dialogue(dialogue_id=dialogue_id, **form.cleaned_data, **who),
        heading=f"Hủy phiên: {found.employer_name}", words="Hủy phiên", done="Đã hủy; có thể lên lịch phiên khác.", **_back(found),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def settle_commitment(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """Write down that a promise was kept."""
    found = found_or_404(queries.commitment(commitment_id, on=doors.as_of(request)) if commitment_id < 2**63 else None)
    require_act(request, "settle_commitment", found.unit_id)
    form = forms.SettleForm(request.POST or None, initial={"done_on": doors.today()})
    return perform(
        request, form, lambda who: services.settle_commitment(commitment_id=commitment_id, **form.cleaned_data, **who),
        heading=f"Đã thực hiện: {found.words}", words="Ghi đã thực hiện", done="Đã ghi.",
        back=reverse("bargaining:dialogue", args=[found.dialogue_id]), crumbs=[HOME],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def record_workplace_act(request: HttpRequest) -> HttpResponse:
    """Write down a conference, a regulation or a list of members of an employer (`?doanh_nghiep=`)."""
    require_act(request, "record_workplace_act")
    code = request.GET.get("doanh_nghiep", "").replace("\x00", "")[:40].upper()
    start = {"employer": code, "kind": request.GET.get("viec", ""), "happened_on": doors.today()}
    form = forms.WorkplaceActForm(request.POST or None, initial=start, on=doors.today())
    return perform(
        request, form, lambda who: services.record_workplace_act(**form.cleaned_data, **who), heading="Ghi hội nghị, quy chế, danh sách",
        words="Ghi", done="Đã ghi.", back=DUTIES[1], crumbs=[HOME, DUTIES],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def void_workplace_act(request: HttpRequest, act_id: int) -> HttpResponse:
    """Take back what was written down wrongly."""
    found = found_or_404(queries.workplace_act(act_id) if act_id < 2**63 else None)
    require_act(request, "void_workplace_act", found.unit_id)
    form = ReasonForm(request.POST or None)
    return perform(
        request, form, lambda who: services.void_workplace_act(act_id=act_id, **form.cleaned_data, **who),
        heading=f"Hủy: {found.kind_words} ngày {found.happened_on:%d/%m/%Y}", words="Hủy việc đã ghi",
        done="Đã hủy; dòng cũ còn trong lịch sử.", back=DUTIES[1], crumbs=[HOME, DUTIES],
    )  # fmt: skip


def _seats(on: date) -> str:
    """Return the bands of seats in one sentence."""
    bands = [f"từ {one.workers_from} lao động: {one.least} người" for one in law.seat_bands(on=on) if one.workers_from]
    least = law.seat_bands(on=on)[0].least
    told = law.record(law.DIALOGUE, "dialogue.seats.0", on=on).citation
    return f"Bên người lao động ít nhất {least} người; {'; '.join(bands)} ({told})."


def _found(request: HttpRequest, dialogue_id: int) -> queries.DialogueRow:
    return found_or_404(queries.dialogue(dialogue_id, on=doors.as_of(request)) if dialogue_id < 2**63 else None)


def _back(found: queries.DialogueRow) -> dict[str, Any]:
    page = reverse("bargaining:dialogue", args=[found.id])
    return {"back": page, "crumbs": [HOME, (found.employer_name, page)]}
