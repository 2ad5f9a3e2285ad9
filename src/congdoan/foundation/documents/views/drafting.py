"""A document is written in a form: a new one, and one that was returned."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, queries, services

from .asking import found_document, own_unit, unit_coded, use_case

KEPT_FROM_LAST = ("parent", "issuer", "place", "authority", "signer", "archived_at", "symbol")


@require_http_methods(["GET", "POST"])
@doors.page
def draft_document(request: HttpRequest) -> HttpResponse:
    """Write a new document; head, place and signer begin as on the unit's last one."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "documents.draft_document", on=on)
    form = forms.DocumentForm(request.POST or None, initial=first_of(request, "draft_document") if request.method == "GET" else {})
    made: list[int] = []

    def call() -> str:
        unit = unit_coded(form.cleaned_data["unit"])
        if unit is None or unit[0] not in access_queries.reached(by, on=on):
            raise access.UnknownBranch(code=form.cleaned_data["unit"])
        key = form.cleaned_data["client_key"] or uuid4()
        made.append(services.draft_document(by=by, unit_id=unit[0], client_key=key, content=form.content(), on=on))
        return "Đã lưu bản thảo."

    answer = use_case(request, form, call, back=reverse("documents:outgoing"), template="documents/write.html", heading="Soạn văn bản đi")
    if made:
        answer["Location"] = reverse("documents:document", args=made)
    return answer


@require_http_methods(["GET", "POST"])
@doors.page
def rewrite_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Write a draft anew."""
    found = found_document(request, outgoing_id, "rewrite_document")
    code = access_queries.branch_names([found.unit_id]).get(found.unit_id, ("", ""))[0]
    first = {**forms.first_values(found.content), "unit": code, "mark": found.content_sha256}
    form = forms.DocumentForm(request.POST or None, initial=first)

    def call() -> str:
        mark = form.cleaned_data["mark"] or None
        content = form.content(found.content)
        services.rewrite_document(by=doors.actor_id(request), outgoing_id=outgoing_id, content=content, mark=mark, on=doors.today())
        return "Đã lưu bản thảo."

    back = reverse("documents:document", args=[outgoing_id])
    return use_case(request, form, call, back=back, template="documents/write.html", heading=f"Sửa {found.name}", is_rewriting=True)


def first_of(request: HttpRequest, act: str) -> dict[str, Any]:
    """Return with what a form of a document begins: the visitor's unit, and what stood on its last one."""
    try:
        unit_id, code, name = own_unit(request, act)
    except Http404:
        return {"client_key": uuid4()}
    above = next(iter(access_queries.ancestors([unit_id], on=doors.today())[unit_id]), None)
    upper = access_queries.branch_names([above]).get(above, ("", ""))[1] if above else ""
    told: dict[str, Any] = {"unit": code, "issuer": name, "parent": upper, "archived_at": "VT", "client_key": uuid4()}
    last = next(iter(queries.listed(queries.Filter(unit_id=unit_id), limit=1)), None)
    record = queries.outgoing(last.id) if last else None
    known = forms.first_values(record.content) if record else {}
    return told | {name: known[name] for name in KEPT_FROM_LAST if known.get(name)}
