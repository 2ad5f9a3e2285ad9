"""Pages of the book of incoming documents: the list, receiving, one document beside what was read in it, the book on paper."""

from collections.abc import Sequence
from urllib.parse import quote

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import forms, queries, services
from congdoan.foundation.documents.queries import Proposal
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules import incoming as rules
from congdoan.foundation.documents.rules.reading import UnreadableDocument

from .asking import own_register

BOOK = ("Văn bản đến", "/6-van-ban/den/")
PLANNING = "programmes.draft_programme"  # the act behind the button that leads to the app above


@require_GET
@doors.page
def incoming(request: HttpRequest) -> HttpResponse:
    """Show what arrived, the newest first; search in the whole text."""
    guard.require_somewhere(doors.actor_id(request), "documents.read", on=doors.today())
    text = request.GET.get("q", "").replace("\x00", "")[:200]
    year = doors.number(request.GET.get("nam"), digits=4)
    state, on = request.GET.get("giai_quyet", "")[:10], doors.as_of(request)
    page = queries.incoming(text=text, year=year, after=doors.number(request.GET.get("sau")), state=state, on=on)
    units = _units(request)
    return render(request, "documents/incoming.html", {
        "page": page, "rows": [(row, row.followed(on)) for row in page.rows], "text": text, "year": year, "years": queries.years(),
        "here": "Văn bản đến", "units": units, "states": rules.FOLLOWED,
        "may_receive": bool(units), "is_filtered": bool(text or year or state),
        "register": own_register(request, "export_incoming", year or doors.today().year), "crumbs": [],
    })  # fmt: skip


def _units(request: HttpRequest) -> list[tuple[int, str]]:
    """Return the bodies in whose book the visitor enters documents: those of the grants that allow it."""
    by, on = doors.actor_id(request), doors.today()
    found = {row["branch_id"]: f"{row['code']} · {row['name']}" for row in access.grants_of(by, on=on)}
    return [(unit, words) for unit, words in found.items() if access.may(by, "documents.receive_document", at=unit, on=on)]


@require_http_methods(["GET", "POST"])
@doors.page
def receive_document(request: HttpRequest) -> HttpResponse:
    """Enter a document in the book and read it."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "documents.receive_document", on=on)
    form = forms.ReceiveForm(request.POST or None, request.FILES or None, units=_units(request), initial={"arrived_on": on})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        file, unit_id = given.pop("file"), given.pop("unit")
        try:
            number = services.receive_document(by=by, unit_id=unit_id, file_name=str(file.name), content=file.read(), on=on, **given)
        except (services.UnableToKeepDocument, UnreadableDocument) as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã vào sổ và đọc xong. Xem từng đề xuất rồi xác nhận.")
            return redirect("documents:incoming_document", number)
    status = 422 if request.method == "POST" else 200
    context = {
        "form": form,
        "heading": "Nhận văn bản đến",
        "words": "Vào sổ và đọc",
        "back": reverse("documents:incoming"),
        "crumbs": [BOOK],
    }
    return render(request, "documents/form.html", context | {"here": "Nhận", "is_upload": True}, status=status)


def _asked(request: HttpRequest, document_id: int, act: str = "read") -> queries.Details:
    """Return the document asked for, within reach, to who may perform the act."""
    found = queries.details(document_id)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"documents.{act}", at=found.row.unit_id, on=doors.today())
    return found


@require_GET
@doors.page
def incoming_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """Show one document: its text with what was read marked, the proposals beside it, the documents above and below."""
    found = _asked(request, document_id)
    shown = [one for one in found.proposals if one.verdict != "refused"]
    current = _current(request, found.proposals)
    marked = [one for one in shown if one.kind in ("task", "target") or (one.kind == "sentence" and one.pk == current["here"])]
    spans = [(one.start, one.end, one.kind, one.pk) for one in marked if one.start is not None and one.end is not None]
    cited = {one.place: one.pk for one in shown if one.kind == "citation"}
    spans += [(start, end, "citation", cited[name]) for start, end, name in found.mentions if name in cited]
    on = doors.today()
    asked = [PLANNING, *(f"documents.{name}" for name in services.__all__)]
    acts = access.acts_at(doors.actor_id(request), asked, at=found.row.unit_id, on=on)
    told = [(one, rules.shown_words(one.place, one.decided or one.words)) for one in found.proposals]
    near = rules.tasks_before(found.proposals)
    groups = [
        (kind, rules.KINDS[kind], [(one, words, near.get(one.pk, "")) for one, words in told if one.kind == kind])
        for kind in rules.ON_THE_PAGE
    ]
    decided = sum(one.verdict != "" for one in found.proposals)
    return render(request, "documents/document.html", {
        "found": found, "row": found.row, "pieces": rules.marked(found.text, spans), "groups": [group for group in groups if group[2]],
        "followed": found.row.followed(doors.as_of(request)),
        "decided": decided, "current": current, "sure": queries.sure_proposals(document_id),
        "count": len(found.proposals), "just": doors.number(request.GET.get("vua")), "fields": rules.HEAD_FIELDS,
        "verdicts": rules.VERDICTS, "sentence_verdicts": rules.SENTENCE_VERDICTS,
        "tasks": [(one.place, words) for one, words in told if one.kind == "task" and one.verdict != "refused"],
        "may": {name.split(".", 1)[1]: held for name, held in acts.items()}, "may_plan": acts[PLANNING], "crumbs": [BOOK],
        "here": found.row.symbol or "Văn bản", "copies": queries.copies_of(arrival_id=document_id),
        "filed": cases.filed_in(arrival_id=document_id),
    })  # fmt: skip


@require_POST
@doors.page
def decide_proposal(request: HttpRequest, proposed_id: int) -> HttpResponse:
    """Confirm, correct or refuse one thing that was read."""
    by, on = doors.actor_id(request), doors.today()
    document_id = queries.document_of_proposal(proposed_id)
    if document_id is None:
        raise Http404
    form = forms.DecideForm(request.POST)
    verdict, words = (form.cleaned_data["verdict"], form.cleaned_data["words"]) if form.is_valid() else ("", "")
    try:
        services.decide_proposal(by=by, proposal_id=proposed_id, verdict=verdict, words=words, on=on)
    except services.UnableToKeepDocument as refusal:
        messages.error(request, refusal.explain())
        return redirect(_piece(document_id, proposed_id))
    return redirect(_piece(document_id, _following(queries.ordered_proposals(document_id), proposed_id), just=proposed_id))


def _piece(document_id: int, piece: int, *, just: int | None = None) -> str:
    """Return the address of one thing that was read; `just` is the one that was decided last, to be taken back."""
    last = f"&vua={just}" if just else ""
    return f"{reverse('documents:incoming_document', args=[document_id])}?muc={piece}{last}#p{piece}"


def _following(proposals: Sequence[Proposal], piece: int) -> int:
    """Return the next thing after a piece that nobody has decided, from the top again; the piece itself where all is decided."""
    at = next((at for at, one in enumerate(proposals) if one.pk == piece), 0)
    around = (*proposals[at + 1 :], *proposals[:at])
    return next((one.pk for one in around if not one.verdict), piece)


def _current(request: HttpRequest, proposals: Sequence[Proposal]) -> dict[str, int | None]:
    """Return the piece in hand: the one that the address names, else the first undecided one; with those before and after it."""
    ids = [one.pk for one in proposals]
    asked = doors.number(request.GET.get("muc"))
    first = next((one.pk for one in proposals if not one.verdict), ids[0] if ids else None)
    here = asked if asked in ids else first
    at = ids.index(here) if here is not None else 0
    return {"here": here, "before": ids[at - 1] if at else None, "after": ids[at + 1] if at + 1 < len(ids) else None}


@require_POST
@doors.page
def undo_decision(request: HttpRequest, proposed_id: int) -> HttpResponse:
    """Take a decision back."""
    document_id = queries.document_of_proposal(proposed_id)
    if document_id is None:
        raise Http404

    def call() -> None:
        services.undo_decision(by=doors.actor_id(request), proposal_id=proposed_id, on=doors.today())

    return doors.pressed(request, call, done="Đã hoàn tác; chỗ này chờ xác nhận lại.", back=_piece(document_id, proposed_id))


@require_POST
@doors.page
def confirm_sure(request: HttpRequest, document_id: int) -> HttpResponse:
    """Confirm what stands word for word in the text."""
    _asked(request, document_id, "confirm_sure")

    def call() -> int:
        return services.confirm_sure(by=doors.actor_id(request), document_id=document_id, on=doors.today())

    back = reverse("documents:incoming_document", args=[document_id])
    return doors.pressed(request, call, done=lambda count: f"Đã xác nhận {count} chỗ ghi nguyên văn.", back=back)


@require_http_methods(["GET", "POST"])
@doors.page
def pass_on_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """Note to whom a document goes."""
    found = _asked(request, document_id, "pass_on_document")
    form = forms.PassForm(request.POST or None)

    def call() -> None:
        services.pass_on_document(by=doors.actor_id(request), document_id=document_id, on=doors.today(), **form.cleaned_data)

    return _answered(request, form, call, found, heading="Chuyển văn bản", words="Chuyển", done="Đã ghi người nhận.")


@require_http_methods(["GET", "POST"])
@doors.page
def handle_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """Tell how dealing with a document stands."""
    found = _asked(request, document_id, "handle_document")
    form = forms.HandleForm(request.POST or None)

    def call() -> None:
        services.handle_document(by=doors.actor_id(request), document_id=document_id, on=doors.today(), **form.cleaned_data)

    return _answered(request, form, call, found, heading="Giải quyết văn bản", words="Ghi tiến độ", done="Đã ghi tiến độ giải quyết.")


@require_http_methods(["GET", "POST"])
@doors.page
def void_arrival(request: HttpRequest, document_id: int) -> HttpResponse:
    """Say why a line of the book counts no more."""
    found = _asked(request, document_id, "void_arrival")
    form = forms.VoidForm(request.POST or None)

    def call() -> None:
        services.void_arrival(by=doors.actor_id(request), document_id=document_id, on=doors.today(), **form.cleaned_data)

    return _answered(
        request, form, call, found, heading=f"Bỏ số đến {found.row.number:02}/{found.row.year}", words="Bỏ số", done="Đã bỏ số đến."
    )


def _answered(
    request: HttpRequest, form: django_forms.Form, call, found: queries.Details, *, heading: str, words: str, done: str
) -> HttpResponse:
    """Show a form; with good values make the one call behind it."""
    back = reverse("documents:incoming_document", args=[found.row.id])
    if request.method == "POST" and form.is_valid():
        try:
            call()
        except services.UnableToKeepDocument as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "heading": heading, "words": words, "back": back, "crumbs": [BOOK], "here": words}
    return render(request, "documents/form.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@doors.page
def document_file(request: HttpRequest, document_id: int) -> HttpResponse:
    """Give a document's file as it came; it is never shown as a page of this site."""
    _asked(request, document_id)
    found = queries.file_of(document_id)
    if found is None:
        raise Http404
    answer = HttpResponse(found[1], content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found[0])}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
