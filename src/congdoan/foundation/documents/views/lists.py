"""Documents on the screen: the list, one document with all its steps, its pages, what was received."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.queries import Filter, Record
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.copying import EXTRACT, forms_for
from congdoan.foundation.documents.rules.outgoing import DRAFT, IN_FORCE, STATE_WORDS, UNDONE, may_follow
from congdoan.foundation.documents.rules.writing import check, opened

from .asking import PAPERS, found_document, handed_over, own_register, readable_document, unit_coded

ON_A_PAGE = 50
PILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("tất cả", tuple(STATE_WORDS)),
    "nhap": ("bản thảo", DRAFT),
    "cho-duyet": ("chờ duyệt", ("submitted",)),
    "cho-ky": ("chờ ký", ("approved",)),
    "da-ky": ("đã ký, chưa phát hành", ("signed",)),
    "phat-hanh": ("đã phát hành", IN_FORCE),
    "het": ("thay thế, thu hồi, hủy", UNDONE),
}
LOOKS = {
    "drafted": "none", "rewritten": "none", "circulated": "wait",
    "returned": "late", "submitted": "wait", "approved": "wait", "signed": "info", "issued": "ok",
    "amended": "ok", "corrected": "ok", "replaced": "none", "recalled": "none", "voided": "none",
}  # fmt: skip
KEPT = {
    "keep_hand_picture": "Hình chữ ký", "keep_seal_picture": "Hình dấu", "set_unit_address": "Địa chỉ thư đơn vị",
    "set_own_address": "Địa chỉ thư của tôi",
}  # fmt: skip
COMES = {
    "rewrite": "rewritten", "comment": "commented", "ask": "circulated",
    "submit": "submitted", "approve": "approved", "return": "returned", "sign": "signed",
    "issue": "issued", "void": "voided", "change": "recalled",
}  # fmt: skip


@require_GET
@doors.page
def outgoing(request: HttpRequest) -> HttpResponse:
    """List outgoing documents by state, kind, year and words."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "documents.read", on=on)
    chosen = _filter(request)
    pile = request.GET.get("trang_thai", "")
    states = PILES.get(pile, PILES[""])[1]
    counts = queries.counts_by_state(chosen)
    asked = Filter(chosen.unit_id, states if pile in PILES and pile else (), chosen.kind, chosen.year, chosen.text)
    rows = queries.listed(asked, before_id=doors.number(request.GET.get("sau")), limit=ON_A_PAGE + 1)
    shown = rows[:ON_A_PAGE]
    names = access_queries.branch_names({row.unit_id for row in shown})
    context = {
        "here": "Văn bản đi", "crumbs": [PAPERS],
        "rows": [{"row": row, "look": LOOKS[row.state], "unit": names.get(row.unit_id, ("", ""))} for row in shown],
        "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
        "piles": [(key, words, sum(counts.get(state, 0) for state in states)) for key, (words, states) in PILES.items()],
        "kinds": sorted({kind.name for kind in queries.kinds().values()}), "chosen": chosen, "many_units": len(names) > 1,
        "is_filtered": bool(pile) or chosen != Filter(),
        "may_draft": access_queries.may_somewhere(by, "documents.draft_document", on=on),
        "register": own_register(request, "export_outgoing", chosen.year or on.year),
        "copies_register": own_register(request, "export_copies", chosen.year or on.year),
        "may_number": access_queries.may_somewhere(by, "documents.set_numbering", on=on),
        "may_keep": [
            (f"documents:{act}", words)
            for act, words in KEPT.items()
            if access_queries.may_somewhere(by, f"documents.{act}", on=on)
        ],
    }  # fmt: skip
    return render(request, "documents/outgoing.html", context)


def _filter(request: HttpRequest) -> Filter:
    given = {key: request.GET.get(key, "").replace("\x00", "")[:100] for key in ("loai", "q", "nam", "don_vi")}
    unit = unit_coded(given["don_vi"])
    kind = queries.kinds().get(given["loai"].casefold())
    year = doors.number(given["nam"])
    return Filter(
        unit_id=unit[0] if unit else None, kind=kind.name if kind else "", year=year if year and 2000 < year < 2100 else None,
        text=given["q"],
    )  # fmt: skip


@require_GET
@doors.page
def document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Show a document as it looks on paper, what may be done with it, and who did what."""
    found = found_document(request, outgoing_id)
    by, on = doors.actor_id(request), doors.today()
    held = access_queries.acts_at(by, [f"documents.{_act(name)}" for name in (*COMES, "keep_signed")], at=found.unit_id, on=on)
    may = {act: held[f"documents.{_act(act)}"] and may_follow(found.state, comes) for act, comes in COMES.items()}
    may["issue"] = held["documents.issue_document"] and found.state in ("signed", *IN_FORCE)
    may["keep_signed"] = held["documents.keep_signed_document"] and found.state in ("signed", *IN_FORCE)
    may["rewrite"] = may["rewrite"] and not found.is_copy
    may["copy"] = (
        bool(found.number)
        and found.state in services.STANDING
        and _may(by, "draft_copy", found, on)
        and bool(forms_for(found.kind, is_ours=True))
    )
    may["file"] = bool(found.number) and _may(by, "file_paper", found, on)
    may["answer"] = found.state in DRAFT and _may(by, "answer_comment", found, on)
    asked = queries.requests_for(outgoing_id)
    shown = queries.publication_of_document(outgoing_id)
    may["publish"] = shown is None and not found.is_copy and found.state in IN_FORCE and _may(by, "publish_document", found, on)
    may["unpublish"] = shown is not None and _may(by, "unpublish_document", found, on)
    names = access_queries.names_of_actors({act.recorded_by for act in found.acts})
    others = {act.other: queries.outgoing(act.other) for act in found.acts if act.other}
    context: dict[str, Any] = {
        "here": found.written or found.kind, "crumbs": [PAPERS, ("Văn bản đi", reverse("documents:outgoing"))], "document": found,
        "look": LOOKS[found.state], "may": may, "unit": access_queries.branch_names([found.unit_id])[found.unit_id],
        "acts": [(act, names.get(act.recorded_by, ""), others.get(act.other or 0)) for act in found.acts],
        "pages": range(1, min(len(services.pictures_of(found)), services.MOST_PAGES) + 1), "findings": _findings(found, on),
        "complaints": None if found.number or found.is_copy else queries.complaints_of(found, on=on),
        "deliveries": queries.deliveries_of(outgoing_id), "is_draft": found.state in DRAFT, "shown": shown,
        "cites": queries.cited_by_outgoing(outgoing_id), "source": _source(found), "copies": queries.copies_of(outgoing_id=outgoing_id),
        "filed": cases.filed_in(outgoing_id=outgoing_id),
        "asked": asked, "silent": [(row, row.is_late(on)) for row in queries.silent_of(asked)],
        "comments": queries.comments_on(outgoing_id, draft=found) if asked else [],
    }  # fmt: skip
    return render(request, "documents/outgoing_document.html", context)


def _act(name: str) -> str:
    return "ask_comments" if name == "ask" else f"{name}_document"


def _source(found: Record) -> dict[str, Any] | None:
    """Return what a copy was made of, as a page tells it, where it still can be opened."""
    source = queries.copy_source(found.id) if found.is_copy else None
    if source is None:
        return None
    ours, arrival, _ = source
    name, args = ("documents:document", [ours]) if ours else ("documents:incoming_document", [arrival])
    has_pages = found.kind == EXTRACT or queries.copied_pages(found) is not None
    copied = queries.outgoing(ours) if ours and found.kind != EXTRACT else None
    is_by_hand = copied is not None and not any(file.signatures for file in copied.files)
    return {"address": reverse(name, args=args), "words": found.subject, "has_pages": has_pages, "is_by_hand": is_by_hand}


def _may(by: int, act: str, found: Record, on: Any) -> bool:
    return access_queries.may(by, f"documents.{act}", at=found.unit_id, on=on)


def _findings(found: Record, on: Any) -> list[Any] | None:
    """Return what is not as prescribed in a document that may still change."""
    if found.number or found.is_copy:
        return None
    file = services.word_file(found)
    return check(opened(file.content, file=file.name), queries.page(on=on), queries.boxes(on=on), queries.kinds())


@require_GET
@doors.page
def page_picture(request: HttpRequest, outgoing_id: int, place: int) -> HttpResponse:
    """Hand over one page as a picture."""
    pages = services.pictures_of(found_document(request, outgoing_id))
    if not 1 <= place <= min(len(pages), services.MOST_PAGES):
        raise Http404
    return handed_over(f"trang-{place}.png", "image/png", pages[place - 1], is_shown=True)


@require_GET
@doors.page
def outgoing_file(request: HttpRequest, outgoing_id: int, place: int) -> HttpResponse:
    """Hand over the PDF: as it was made (place 0), or with the signatures of a place; of a draft as it would look."""
    found = readable_document(request, outgoing_id)
    if not found.number:
        return handed_over(f"ban-thao-{found.id}.pdf", "application/pdf", services.pdf_of(found), is_shown=True)
    content = queries.file_content(outgoing_id, place) if place < 32_000 else None
    if content is None:
        raise Http404
    return handed_over(f"{found.written.replace('/', '-')}{f'-ky-{place}' if place else ''}.pdf", "application/pdf", content, is_shown=True)


@require_GET
@doors.page
def document_word(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Hand over the document as a Word file."""
    file = services.word_file(found_document(request, outgoing_id))
    return handed_over(file.name, file.media_type, file.content)


@require_GET
@doors.page
def received(request: HttpRequest) -> HttpResponse:
    """List what other units sent to those of the visitor."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "documents.read", on=on)
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    rows = queries.received(text=text, before_id=doors.number(request.GET.get("sau")), limit=ON_A_PAGE + 1)
    shown = rows[:ON_A_PAGE]
    context = {
        "here": "Văn bản gửi tới", "crumbs": [PAPERS], "rows": [(row, LOOKS.get(row.state, "none")) for row in shown], "text": text,
        "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
        "may_open": access_queries.may_somewhere(by, "documents.open_document", on=on),
    }  # fmt: skip
    return render(request, "documents/received.html", context)
