"""A copy is drafted from the page of the document that is copied."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, queries, services
from congdoan.foundation.documents.rules.copying import forms_for, parts_of, parts_of_text
from congdoan.foundation.documents.rules.writing import official

from .asking import own_unit, readable_document, use_case
from .drafting import first_of

SHOWN = 160  # letters of a part in the list of parts


@require_http_methods(["GET", "POST"])
@doors.page
def draft_copy(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Draft a copy of a document of ours, or of one that was sent to us."""
    found = readable_document(request, outgoing_id)
    unit_id = own_unit(request, "draft_copy")[0]
    parts = parts_of(official(found.full_content(), queries.kinds()))
    told = [(at, words.strip()[:SHOWN]) for at, words in parts]
    kinds = forms_for(found.kind, is_ours=True)
    back = reverse("documents:document", args=[outgoing_id])
    return _asked(request, unit_id, found.name, {"kinds": kinds, "parts": told}, back, outgoing_id=outgoing_id)


@require_http_methods(["GET", "POST"])
@doors.page
def copy_arrival(request: HttpRequest, document_id: int) -> HttpResponse:
    """Draft a copy of a document that arrived."""
    found = queries.details(document_id)
    if found is None:
        raise Http404
    row = found.row
    access.require(doors.actor_id(request), "documents.draft_copy", at=row.unit_id, on=doors.today())
    name = f"{row.kind or 'văn bản'} {row.symbol}".strip()
    back = reverse("documents:incoming_document", args=[document_id])
    told = [(at, words[:SHOWN]) for at, words in parts_of_text(found.text)]
    return _asked(request, row.unit_id, name, {"kinds": forms_for(row.kind, is_ours=False), "parts": told}, back, arrival_id=document_id)


def _asked(request: HttpRequest, unit_id: int, name: str, choices: dict[str, Any], back: str, **source: int) -> HttpResponse:
    first: dict[str, Any] = first_of(request, "draft_copy") if request.method == "GET" else {}
    form = forms.CopyForm(request.POST or None, initial=first | {"abbreviation": first.get("symbol", "").rpartition("-")[2]}, **choices)
    made: list[int] = []

    def call() -> str:
        key = form.cleaned_data["client_key"] or uuid4()
        by, on = doors.actor_id(request), doors.today()
        made.append(services.draft_copy(by=by, unit_id=unit_id, client_key=key, copy=form.copy(), on=on, **source))
        return "Đã lập bản sao. Xem lại rồi trình duyệt; số bản sao cấp khi ký."

    detail = (
        "Bản sao y giữ nguyên các trang; trích sao chỉ gồm phần được chọn (Nghị định 30/2020/NĐ-CP, Điều 25). Duyệt, ký như văn bản đi."
    )
    answer = use_case(request, form, call, back=back, heading=f"Sao {name}", words="Lập bản sao", detail=detail)
    if made:
        answer["Location"] = reverse("documents:document", args=made)
    return answer
