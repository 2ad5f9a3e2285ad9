"""Discipline: the decisions with the day each lapses, one written, one taken back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import DECISIONS, perform, units_for

STATES = {"in_force": "Còn hiệu lực", "lapsed": "Đã hết hiệu lực", "voided": "Đã hủy"}


@require_GET
@doors.page
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the decisions within reach as of a day, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.read", on=on)
    state = request.GET.get("trang_thai", "") if request.GET.get("trang_thai", "") in STATES else ""
    rows, following = queries.decisions(on=doors.as_of(request), state=state, after=doors.number(request.GET.get("sau")))
    may = {name: access.may_somewhere(by, f"petitions.{name}", on=on) for name in ("decide_discipline", "void_discipline")}
    context = {"here": "Kỷ luật", "crumbs": [], "rows": rows, "next": following or "", "state": state, "states": STATES.items(), "may": may}
    return render(request, "petitions/decisions.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def decide_discipline(request: HttpRequest) -> HttpResponse:
    """Write down a signed decision."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.decide_discipline", on=on)
    units = units_for(request, "petitions.decide_discipline")
    form = asked.DisciplineForm(request.POST or None, units=units, initial={"decided_on": on})

    def call() -> int:
        told = dict(form.cleaned_data)
        subject = told.pop("subject").replace("\x00", "")
        is_unit = told["subject_kind"] == "unit"
        number = organisations.id_of_code(subject) if is_unit else doors.number(subject.strip())
        if number is None:
            raise services.UnfitDiscipline(why="không có đơn vị mang mã này" if is_unit else "số sinh hoạt là một số nguyên")
        return services.decide_discipline(by=by, unit_id=told.pop("unit"), subject_id=number, on=on, **told)

    return perform(
        request, form, call, heading="Ghi quyết định kỷ luật", words="Ghi quyết định", done="Đã ghi quyết định.", back=DECISIONS[1],
        crumbs=[DECISIONS], detail="Hiệu lực được tính: hết sau một năm nếu không tái phạm, không ai phải bấm.",
    )  # fmt: skip


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
