"""Lists: reorganisations, one of them with its plan, its preview, its results; the life of a unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.activities.restructuring import queries, rules
from congdoan.activities.restructuring.queries import PlanFilter
from congdoan.activities.restructuring.rules import COLUMNS
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

from .asking import asked, crumbs, here, plain, rights

COMMAND = "restructuring_apply_reorganisation"
MOST_FAULTS = 200
STEPS = ["Soạn phương án", "Xem trước", "Quyết định", "Thực hiện"]
AT = {"draft": 1, "decided": 4, "running": 4, "done": 5, "withdrawn": 0}


@require_GET
@doors.page
def reorganisations(request: HttpRequest) -> HttpResponse:
    """Show the reorganisations, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    context = {
        "here": "Sắp xếp tổ chức", "crumbs": crumbs()[:1], "page": queries.listing(after=doors.number(request.GET.get("sau"), digits=9)),
        "may_draft": access.may_somewhere(by, "restructuring.draft_reorganisation", on=on),
    }  # fmt: skip
    return render(request, "restructuring/reorganisations.html", context)


@require_GET
@doors.page
def reorganisation(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Show one reorganisation with its plan."""
    found = asked(reorganisation_id)
    chosen = PlanFilter(plain(request.GET.get("ket_cuc"), 12), plain(request.GET.get("q")))
    lines, following = queries.plan_lines(reorganisation_id, chosen, after=doors.number(request.GET.get("sau"), digits=9))
    context = {
        "here": found.row.number, "crumbs": crumbs(), "found": found, "row": found.row, "lines": lines, "next": following, "chosen": chosen,
        "counts": [(outcome, rules.outcome_words(outcome), count) for outcome, count in found.counts.items()],
        "may": rights(request, found.unit_id), "steps": STEPS, "at": AT[found.row.state], "on": doors.today(),
        "progress": queries.progress(reorganisation_id) if found.row.state in ("decided", "running", "done") else None,
    }  # fmt: skip
    return render(request, "restructuring/reorganisation.html", context)


@require_GET
@doors.page
def preview(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Show what a plan would do, before anybody decides."""
    found = asked(reorganisation_id)
    if found.row.state not in ("draft", "decided"):
        return redirect("restructuring:reorganisation", reorganisation_id)  # what was seen stays beside the plan; the tree has moved on
    told = queries.preview(reorganisation_id)
    may = rights(request, found.unit_id)
    is_own = found.prepared_by == doors.actor_id(request)
    can_decide = found.row.state == "draft" and told.is_sound and bool(told.rows) and may["decide_reorganisation"] and not is_own
    problems = [
        {"sheet": "", "row": fault.line, "column": COLUMNS[fault.field][0], "found": fault.found, "message": fault.cure}
        for fault in told.faults[:MOST_FAULTS]
    ]
    context = {
        "heading": f"Xem trước: {found.row.number}",
        "detail": f"{found.row.title} · hiệu lực {found.row.effective_on:%d/%m/%Y} · {len(told.rows)} dòng",
        "steps": STEPS, "at": 2, "tiles": _tiles(told), "problems": problems, "hint": "Sửa trong phương án rồi xem lại",
        "told": told, "found": found, "faults": len(told.faults), "is_own": is_own, "may": may,
        "policies": [(rules.MEMBER_POLICIES[policy], count) for policy, count in told.policies.items()],
        "apply_url": reverse("restructuring:decide_reorganisation", args=[reorganisation_id]) if can_decide else "",
        "apply_words": f"Quyết định {len(told.rows)} dòng", "token": told.mark, "cancel_words": "Về phương án",
        "cancel_url": reverse("restructuring:reorganisation", args=[reorganisation_id]), "here": "Xem trước", "crumbs": crumbs(here(found)),
    }  # fmt: skip
    return render(request, "restructuring/preview.html", context)


def _tiles(told: queries.Preview) -> list[dict[str, object]]:
    ending = [told.counts.get(outcome, (0, 0)) for outcome in rules.ENDING]
    units, members = sum(pair[0] for pair in told.counts.values()), sum(pair[1] for pair in told.counts.values())
    return [
        {"words": "Dòng trong phương án", "value": _so(units), "icon": "table", "foot": f"{_so(members)} đoàn viên"},
        {"words": "Chuyển", "value": _so(told.counts.get("transfer", (0, 0))[0]), "icon": "transfer", "state": "info",
         "foot": f"{_so(told.counts.get('transfer', (0, 0))[1])} đoàn viên"},
        {"words": "Không còn", "value": _so(sum(pair[0] for pair in ending)), "icon": "door-exit", "state": "wait",
         "foot": f"{_so(sum(pair[1] for pair in ending))} đoàn viên"},
        {"words": "Phải sửa", "value": _so(len(told.faults)), "icon": "circle-x", "state": "late" if told.faults else "ok",
         "foot": "mọi tổng đều khớp" if told.is_sound else "chưa quyết định được"},
    ]  # fmt: skip


def _so(count: int) -> str:
    return f"{count:,}".replace(",", ".")


@require_GET
@doors.page
def results(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Show what became of each unit, and how far it has come."""
    found = asked(reorganisation_id)
    state, text = plain(request.GET.get("trang_thai"), 10), plain(request.GET.get("q"), 40)
    rows, following = queries.results(reorganisation_id, state=state, text=text, after=doors.number(request.GET.get("sau"), digits=9))
    progress = queries.progress(reorganisation_id)
    jobs = access.latest_jobs({doors.actor_id(request)}, limit=20)
    context = {
        "here": "Kết quả", "crumbs": crumbs(here(found)), "found": found, "row": found.row, "rows": rows, "next": following,
        "progress": progress, "text": text, "may": rights(request, found.unit_id), "on": doors.today(),
        "chips": [("", "tất cả", progress.total), ("done", "đã xong", progress.done), ("refused", "chưa được", progress.refused),
                  ("waiting", "chờ thực hiện", progress.waiting)],
        "job": next((job for job in jobs if _is_of(job, reorganisation_id)), None),
    }  # fmt: skip
    return render(request, "restructuring/results.html", context)


def _is_of(job: object, reorganisation_id: int) -> bool:
    is_command, arguments = getattr(job, "command", "") == COMMAND, getattr(job, "arguments", {})
    return is_command and arguments.get("reorganisation_id") == reorganisation_id and getattr(job, "state", "") in ("waiting", "running")


@require_GET
@doors.page
def timeline(request: HttpRequest, code: str) -> HttpResponse:
    """Show the life of one unit."""
    found = organisations.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise Http404
    on = doors.as_of(request)
    one = organisations.named([found], on=on)[found]
    route = "organisations:employer" if one.is_employer else "organisations:unit"
    context = {
        "here": "Quá trình", "crumbs": [*crumbs()[:1], (one.code, reverse(route, args=[one.code]))], "row": one,
        "events": queries.timeline(found, on=on),
    }  # fmt: skip
    return render(request, "restructuring/timeline.html", context)
