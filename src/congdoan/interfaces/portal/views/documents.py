"""Documents that unions made public, for everybody, without signing in: a list, one document, its files, what is new."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries

from .telling import Item, feed, moment, nobody, seen, typed

NAME = "Văn bản công đoàn công khai"
TYPES = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """List the public documents, the last published first, by words, kind and year."""
    text, kind = typed(request, "q"), typed(request, "loai")
    year, after = doors.number(request.GET.get("nam"), digits=4), doors.number(request.GET.get("sau"))
    with nobody():
        kinds, years = queries.public_choices()
        year = year if year in years else None
        found, following = queries.public_documents(text=text, kind=kind if kind in kinds else "", year=year, after=after)
        is_demo = access.is_demo()
    context = {
        "found": found, "next": following, "kinds": kinds, "years": years, "kind": kind, "year": year, "q": text, "is_demo": is_demo,
        "unit_name": NAME, "is_filtered": bool(text or kind or year),
    }  # fmt: skip
    return render(request, "portal/documents.html", context)


@require_GET
def document(request: HttpRequest, publication_id: int) -> HttpResponse:
    """Show one public document with what became of it."""
    with nobody():
        one = queries.public_document(publication_id) if publication_id < 2**63 else None
        is_demo = access.is_demo()
    if one is None:
        raise Http404
    return render(request, "portal/document.html", {"one": one, "is_demo": is_demo, "unit_name": one.issuer})


@require_GET
def document_file(request: HttpRequest, publication_id: int, kind: str) -> HttpResponse:
    """Hand over the PDF or the Word file; a recalled document has none any more."""
    with nobody():
        found = queries.public_file(publication_id, kind) if publication_id < 2**63 else None
    if found is None:
        raise Http404
    name = found[0].replace("/", "-").encode("ascii", "ignore").decode()
    way = "inline" if kind == "pdf" else "attachment"
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": f'{way}; filename="{name}.{kind}"'}
    return HttpResponse(found[1], content_type=TYPES[kind], headers=headers)


@require_GET
def document_feed(request: HttpRequest) -> HttpResponse:
    """Tell readers of feeds what was published last (RSS 2.0)."""
    with nobody():
        found, _ = queries.public_documents()
    items = [
        Item(
            seen(f"{one.kind} {one.number}: {one.subject}"), reverse("portal:document", args=[one.id]),
            seen(f"{one.issuer}, {one.state[1]}"), moment(one.published_on),
        )
        for one in found
    ]  # fmt: skip
    return feed(request, items, name=NAME, about="Văn bản mới công khai", address=reverse("portal:documents"))
