"""Documents that unions made public, for everybody, without signing in: a list, one document, its files, what is new."""

from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors, services
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries

NAME = "Văn bản công đoàn công khai"
TYPES = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """List the public documents, the last published first, by words, kind and year."""
    text, kind = (request.GET.get(name, "").replace("\x00", "").strip()[:200] for name in ("q", "loai"))
    year, after = doors.number(request.GET.get("nam"), digits=4), doors.number(request.GET.get("sau"))
    with transaction.atomic():
        services.leave()  # nobody acts: PostgreSQL shows what is public and nothing else
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
    with transaction.atomic():
        services.leave()
        one = queries.public_document(publication_id) if publication_id < 2**63 else None
        is_demo = access.is_demo()
    if one is None:
        raise Http404
    return render(request, "portal/document.html", {"one": one, "is_demo": is_demo, "unit_name": one.issuer})


@require_GET
def document_file(request: HttpRequest, publication_id: int, kind: str) -> HttpResponse:
    """Hand over the PDF or the Word file; a recalled document has none any more."""
    with transaction.atomic():
        services.leave()
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
    with transaction.atomic():
        services.leave()
        found, _ = queries.public_documents()
    told = [(one, seen(f"{one.kind} {one.number}: {one.subject}"), _moment(one.published_on)) for one in found]
    context = {"found": told, "name": NAME, "root": request.build_absolute_uri("/").rstrip("/")}
    return render(request, "portal/documents.xml", context, content_type="application/rss+xml; charset=utf-8")


def _moment(day: date) -> str:
    """Return a day as feeds write it, in English whatever the language of the page (RFC 822)."""
    return format_datetime(datetime.combine(day, time(), timezone(timedelta(hours=7))))


def seen(words: str) -> str:
    """Return words without the signs that are not seen; XML holds none of them."""
    return "".join(sign for sign in words if sign.isprintable())
