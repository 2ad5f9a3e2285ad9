"""Lists: programmes, one of them as a board, tasks of all that are issued."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.activities.programmes import queries, rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import crumbs, plain, programme_of, rights

STEPS = ["Soạn", "Trình", "Duyệt", "Ban hành"]
AT = {
    "drafted": 1, "consulting": 1, "returned": 1, "submitted": 3, "approved": 4, "issued": 5, "closed": 5, "withdrawn": 0, "handed_over": 0,
}  # fmt: skip


@require_GET
@doors.page
def programmes(request: HttpRequest) -> HttpResponse:
    """Show the programmes, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "programmes.read", on=on)
    chosen = queries.Filter(
        state=plain(request.GET.get("trang_thai"), 10), text=plain(request.GET.get("q")), top_only="ke_hoach" not in request.GET
    )
    return render(request, "programmes/programmes.html", {
        "page": queries.listing(chosen, on=doors.as_of(request), after=doors.number(request.GET.get("sau"))), "chosen": chosen,
        "asked": queries.asked_of([unit for unit, _ in queries.own_units(by, "programmes.tell_opinion", on=on)], on=on),
        "states": rules.STATES, "may_draft": access.may_somewhere(by, "programmes.draft_programme", on=on),
        "here": "Chương trình", "crumbs": crumbs()[:0],
    })  # fmt: skip


@require_GET
@doors.page
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show one programme: its tasks, what the units below made of them, targets, what is late."""
    found = programme_of(request, programme_id)
    on = doors.as_of(request)
    tasks = queries.tasks_of(programme_id, on=on)
    wanted = plain(request.GET.get("dot_pha"), 40)
    year = (found.row.ends_on or on).year
    by = doors.actor_id(request)
    return render(request, "programmes/programme.html", {
        "found": found, "row": found.row, "tasks": [one for one in tasks if not wanted or one.breakthrough == wanted], "count": len(tasks),
        "breakthroughs": [(code, name, sum(one.breakthrough == code for one in tasks)) for code, name in queries.breakthroughs()],
        "board": queries.board(programme_id, on=on), "late": queries.late_first(programme_id, on=on),
        "results": queries.results(queries.targets_of(programme_id, year), year=year, on=on), "year": year,
        "may": rights(request, found.row.unit_id),
        "is_own": found.prepared(by), "steps": STEPS, "at": AT[found.row.state], "here": found.row.title, "crumbs": crumbs(),
        "for_units": sum(one.for_units for one in tasks), "reviews": queries.reviews(programme_id),
        "consultations": queries.consultations(programme_id), "public_on": queries.is_public(programme_id),
    })  # fmt: skip


@require_GET
@doors.page
def tasks(request: HttpRequest) -> HttpResponse:
    """Show the tasks of the issued programmes, the earliest last day first."""
    guard.require_somewhere(doors.actor_id(request), "programmes.read", on=doors.today())
    on, asked = doors.as_of(request), request.GET
    unit = access.branch_coded(plain(asked.get("don_vi"), 40)) if asked.get("don_vi") else None
    chosen = queries.TaskFilter(
        state=plain(asked.get("trang_thai"), 10), text=plain(asked.get("q")), breakthrough=plain(asked.get("dot_pha"), 40),
        unit_id=unit.pk if unit else None, programme_id=doors.number(asked.get("chuong_trinh")),
    )  # fmt: skip
    return render(request, "programmes/tasks.html", {
        "page": queries.tasks(chosen, on=on, after=doors.number(asked.get("sau"))), "chosen": chosen, "unit": unit,
        "counts": queries.task_counts(chosen, on=on), "states": {"late": "quá hạn", "soon": "sắp đến hạn", **rules.TASK_STATES},
        "breakthroughs": queries.breakthroughs(), "here": "Nhiệm vụ", "crumbs": crumbs(),
    })  # fmt: skip
