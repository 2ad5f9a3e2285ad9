"""Drafts: a programme out of a document or empty, its tasks one by one."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.activities.programmes import forms, queries, rules, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries as documents

from .asking import crumbs, here, pressed, programme_of, task_of, use_case


@require_http_methods(["GET", "POST"])
@doors.page
def draft_programme(request: HttpRequest) -> HttpResponse:
    """Draft a programme; with `?van_ban=` from that document, whose tasks are shown before anything is written."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "programmes.draft_programme", on=on)
    number = doors.number(request.GET.get("van_ban"))
    document = documents.details(number) if number else None
    units = queries.own_units(by, "programmes.draft_programme", on=on)
    if document:
        units = [unit for unit in units if unit[0] == document.row.unit_id]
    form = forms.DraftForm(request.POST or None, units=units, initial=_first(document, on))

    def call() -> tuple[str, str]:
        given = dict(form.cleaned_data)
        unit_id = given.pop("unit")
        made = services.draft_programme(by=by, unit_id=unit_id, document_id=document.row.id if document else None, on=on, **given)
        return reverse("programmes:programme", args=[made]), "Đã soạn. Xem lại từng nhiệm vụ rồi trình."

    drafts = rules.drafts_of(document.proposals, documents.numbered_titles(document.row.id), document.text) if document else []
    waiting = sum(one.kind == "task" and not one.verdict for one in document.proposals) if document else 0
    back = reverse("documents:incoming_document", args=[document.row.id]) if document else reverse("programmes:programmes")
    return use_case(
        request, form, call, heading="Soạn chương trình", words="Soạn", back=back, trail=crumbs(), template="programmes/draft.html",
        document=document, drafts=drafts, waiting=waiting, known=queries.from_document(document.row.id, on=on) if document else (),
    )  # fmt: skip


def _first(document: Any, on: date) -> dict[str, Any]:
    year = document.row.issued_on.year if document and document.row.issued_on else on.year
    title = f"Chương trình thực hiện: {document.row.subject}"[:300] if document else ""
    return {"kind": "programme", "title": title, "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}


@require_http_methods(["GET", "POST"])
@doors.page
def amend_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Change what a draft says of itself."""
    found = programme_of(request, programme_id, "amend_programme")
    row = found.row
    form = forms.ProgrammeForm(
        request.POST or None, initial={"kind": row.kind, "title": row.title, "starts_on": row.starts_on, "ends_on": row.ends_on}
    )

    def call() -> tuple[str, str]:
        services.amend_programme(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã sửa."

    return use_case(request, form, call, heading=f"Sửa {row.title}", words="Lưu", back=here(found)[1], trail=crumbs(here(found)))


@require_http_methods(["GET", "POST"])
@doors.page
def add_task(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Add a task to a draft."""
    found = programme_of(request, programme_id, "add_task")
    form = forms.TaskForm(request.POST or None)

    def call() -> tuple[str, str]:
        services.add_task(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return here(found)[1], "Đã thêm nhiệm vụ."

    return use_case(request, form, call, heading="Thêm nhiệm vụ", words="Thêm", back=here(found)[1], trail=crumbs(here(found)))


@require_http_methods(["GET", "POST"])
@doors.page
def amend_task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Change a task of a draft; its sentence stays."""
    found = task_of(request, task_id, "amend_task")
    row = found.row
    form = forms.TaskForm(request.POST or None, initial={name: getattr(row, name) for name in forms.TaskForm.base_fields})
    back = reverse("programmes:programme", args=[row.programme_id])

    def call() -> tuple[str, str]:
        services.amend_task(by=doors.actor_id(request), task_id=task_id, on=doors.today(), **form.cleaned_data)
        return back, "Đã sửa nhiệm vụ."

    note = f"Câu gốc giữ nguyên: “{found.sentence}”" if found.sentence else ""
    return use_case(
        request, form, call, heading=f"Sửa nhiệm vụ {row.number}", words="Lưu", back=back, trail=crumbs((row.programme, back)), note=note
    )


@require_POST
@doors.page
def drop_task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Take a task out of a draft."""
    found = task_of(request, task_id, "drop_task")
    back = reverse("programmes:programme", args=[found.row.programme_id])

    def call() -> tuple[str, str]:
        services.drop_task(by=doors.actor_id(request), task_id=task_id, on=doors.today())
        return back, f"Đã bỏ nhiệm vụ {found.row.number}."

    return pressed(request, call, back=back)
