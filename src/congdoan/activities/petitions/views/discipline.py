"""Discipline: the decisions with the day each lapses, one written and recorded, one taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import DECISIONS, perform, units_for

ACTS = ("decide_discipline", "void_discipline", "write_discipline", "record_discipline")
STATES = {"in_force": "Còn hiệu lực", "lapsed": "Đã hết hiệu lực", "voided": "Đã hủy"}


@require_GET
@doors.page
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the decisions within reach as of a day, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.read", on=on)
    state = request.GET.get("trang_thai", "") if request.GET.get("trang_thai", "") in STATES else ""
    rows, following = queries.decisions(on=doors.as_of(request), state=state, after=doors.number(request.GET.get("sau")))
    may = {name: access.may_somewhere(by, f"petitions.{name}", on=on) for name in ACTS}
    may["write_discipline"] &= access.may_somewhere(by, "documents.draft_document", on=on)
    context = {
        "here": "Kỷ luật", "crumbs": [], "rows": rows, "next": following or "", "state": state, "states": STATES.items(), "may": may,
        "papers": queries.discipline_to_record(),
    }  # fmt: skip
    return render(request, "petitions/decisions.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def decide_discipline(request: HttpRequest) -> HttpResponse:
    """Write down a signed decision."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.decide_discipline", on=on)
    units = units_for(request, "petitions.decide_discipline")
    form = asked.DisciplineForm(request.POST or None, units=units, initial={"decided_on": on})

    return perform(
        request, form, lambda: services.decide_discipline(by=by, on=on, **_told(form.cleaned_data)), heading="Ghi quyết định kỷ luật",
        words="Ghi quyết định", done="Đã ghi quyết định.", back=DECISIONS[1], crumbs=[DECISIONS],
        detail="Hiệu lực được tính: hết sau một năm nếu không tái phạm, không ai phải bấm.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def write_discipline(request: HttpRequest) -> HttpResponse:
    """Write a decision as a draft document."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.write_discipline", on=on)
    form = asked.DisciplineDraftForm(request.POST or None, units=units_for(request, "petitions.write_discipline"))
    return perform(
        request, form, lambda: services.write_discipline(by=by, on=on, **_told(form.cleaned_data)), heading="Soạn quyết định kỷ luật",
        words="Soạn", done="Đã soạn ở Văn bản đi. Xem lại, trình duyệt rồi ký lấy số ở đây.", crumbs=[DECISIONS],
        back=lambda made: reverse("documents:document", args=[made]),
        detail="Quyết định thành dự thảo ở Văn bản đi; ký, có số rồi thì ghi vào danh sách bằng một lần bấm.",
    )  # fmt: skip


@require_POST
@doors.page
def record_discipline(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Record a decision that was written here and signed."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.record_discipline", on=on)
    if paper_id >= 2**63:
        raise Http404
    return doors.pressed(
        request, lambda: services.record_discipline(by=by, paper_id=paper_id, on=on), done="Đã ghi quyết định.", back=DECISIONS[1]
    )


def _told(given: dict[str, Any]) -> dict[str, Any]:
    """Return what the services take, the subject by its number.

    :raises UnfitDiscipline: nobody bears it
    """
    told = dict(given)
    subject, is_unit = told.pop("subject").replace("\x00", ""), told["subject_kind"] == "unit"
    number = organisations.id_of_code(subject) if is_unit else doors.number(subject.strip())
    if number is None:
        raise services.UnfitDiscipline(why="không có đơn vị mang mã này" if is_unit else "số sinh hoạt là một số nguyên")
    return told | {"unit_id": told.pop("unit"), "subject_id": number}


@require_http_methods(["GET", "POST"])
@doors.page
def void_discipline(request: HttpRequest, discipline_id: int) -> HttpResponse:
    """Take a decision back."""
    by, on = doors.actor_id(request), doors.today()
    row = queries.decision(discipline_id, on=on) if discipline_id < 2**63 else None
    if row is None:
        raise Http404
    guard.require(by, "petitions.void_discipline", at=row.unit_id, on=on)
    form = asked.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.void_discipline(by=by, discipline_id=discipline_id, on=on, **form.cleaned_data),
        heading=f"Hủy quyết định {row.decision}", words="Hủy quyết định", done="Đã hủy.", back=DECISIONS[1], crumbs=[DECISIONS],
        detail=f"{row.subject}: {row.form_words.lower()}, {row.decided_on:%d/%m/%Y}",
    )  # fmt: skip
