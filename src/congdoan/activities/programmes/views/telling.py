"""One task with its line of sight; progress told with evidence; a file of evidence."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.programmes import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import crumbs, rights, task_of, use_case


@require_GET
@doors.page
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Show one task: why it is done, who does it below, how far it has come."""
    found = task_of(request, task_id)
    row = found.row
    back = row.programme, reverse("programmes:programme", args=[row.programme_id])
    return render(request, "programmes/task.html", {
        "found": found, "row": row, "may": rights(request, row.unit_id), "here": f"Nhiệm vụ {row.number}", "crumbs": crumbs(back),
        "breakthrough": dict(queries.breakthroughs()).get(row.breakthrough, ""), "next": found.next_child,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def tell_progress(request: HttpRequest, task_id: int) -> HttpResponse:
    """Tell how far a task has come."""
    found = task_of(request, task_id, "tell_progress")
    row = found.row
    first = {"state": row.state if row.state != "open" else "under_way", "percent": row.percent}
    form = forms.ProgressForm(request.POST or None, request.FILES or None, initial=first)
    back = reverse("programmes:task", args=[task_id])

    def call() -> tuple[str, str]:
        services.tell_progress(by=doors.actor_id(request), task_id=task_id, on=doors.today(), **form.values())
        return back, "Đã ghi tiến độ; cấp trên thấy ngay."

    trail = crumbs((row.programme, reverse("programmes:programme", args=[row.programme_id])), (f"Nhiệm vụ {row.number}", back))
    return use_case(
        request, form, call, heading=f"Báo tiến độ: {row.title}", words="Báo tiến độ", back=back, trail=trail, is_upload=True,
        note="Đã xong cần minh chứng. Không phát sinh cũng là một câu trả lời.",
    )  # fmt: skip


@require_GET
@doors.page
def evidence_file(request: HttpRequest, progress_id: int) -> HttpResponse:
    """Give a file of evidence as it came; it is never shown as a page of this site."""
    found = queries.evidence_file(progress_id) if progress_id < 2**63 else None
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "programmes.read", at=found[0], on=doors.today())
    answer = HttpResponse(found[2], content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found[1])}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
