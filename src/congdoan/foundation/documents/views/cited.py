"""The register of cited documents on the screen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.reading.kinds import KINDS

from .asking import PAPERS

LISTED = ("Luật", "NĐ", "TT", "NQ", "QĐ", "CT", "KL", "HD", "KH", "CTr", "TB", "CV")


@require_GET
@doors.page
def cited(request: HttpRequest) -> HttpResponse:
    """List the documents that those within reach cite, the most cited first, each with how it stands today."""
    on = doors.today()
    access.require_somewhere(doors.actor_id(request), "documents.read", on=on)
    text, after = (request.GET.get(name, "").replace("\x00", "")[:200] for name in ("q", "sau"))
    kind = request.GET.get("loai", "") if request.GET.get("loai", "") in LISTED else ""
    only_ended = request.GET.get("hieu_luc") == "het"
    rows, following = queries.cited_documents(text=text, kind=kind, only_ended=only_ended, on=on, after=after)
    context = {
        "here": "Văn bản viện dẫn", "crumbs": [PAPERS], "rows": [(row, *row.state(on)) for row in rows], "next": following, "text": text,
        "kind": kind, "only_ended": only_ended, "kinds": [(one, KINDS[one][-1]) for one in LISTED],
        "is_filtered": bool(text or kind or only_ended),
    }  # fmt: skip
    return render(request, "documents/cited.html", context)


@require_GET
@doors.page
def cited_document(request: HttpRequest, cited_id: int) -> HttpResponse:
    """Show one cited document: what is known of it, and every document that cites it."""
    on = doors.today()
    access.require_somewhere(doors.actor_id(request), "documents.read", on=on)
    found = queries.cited_document(cited_id) if cited_id < 2**63 else None
    if found is None:
        raise Http404
    look, words = found.state(on)
    context = {
        "here": found.number or found.title, "crumbs": [PAPERS, ("Văn bản viện dẫn", reverse("documents:cited"))], "found": found,
        "look": look, "words": words, "citing": queries.citing(found.key),
    }  # fmt: skip
    return render(request, "documents/cited_document.html", context)
