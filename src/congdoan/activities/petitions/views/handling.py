"""Petitions at the desk: the register, one of them, what is done with it, the sealed identity."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.forms import asked
from congdoan.activities.petitions.rules import papers
from congdoan.activities.petitions.rules import petitions as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import PETITIONS, on_petition, perform, petition_or_404, units_for

AT_THE_DESK = ("receive_petition", "register_petition", "set_box")
ACTS = [f"petitions.{name}" for name in services.__all__]
NOTICE, DRAFTS = "petitions.write_notice", "documents.draft_document"


def _after(text: str) -> UUID | None:
    """Return the petition after which a page of the register starts."""
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
@doors.page
def petitions(request: HttpRequest) -> HttpResponse:
    """Show the register, the newest number first, and what came by the form and waits."""
    by, on, given = doors.actor_id(request), doors.today(), request.GET
    guard.require_somewhere(by, "petitions.read", on=on)
    kind = given.get("loai", "") if given.get("loai", "") in rules.KINDS else ""
    state = given.get("trang_thai", "") if given.get("trang_thai", "") in ("open", "closed") else ""
    rows, following = queries.petitions(on=on, kind=kind, state=state, after=_after(given.get("sau", "")))
    context = {
        "here": "Đơn thư", "crumbs": [], "rows": [(row, row.next_due, row.next_due.told(on) if row.next_due else None) for row in rows],
        "next": following, "register_year": (rows[0].received_on if rows else on).year,
        "kind": kind, "state": state, "kinds": rules.KINDS.items(), "counts": queries.petition_counts(),
        "waiting": queries.waiting(on=on), "boxes": queries.boxes(),
        "may": {name: access.may_somewhere(by, f"petitions.{name}", on=on) for name in AT_THE_DESK},
    }  # fmt: skip
    return render(request, "petitions/petitions.html", context)


@never_cache
@require_GET
@doors.page
def petition(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Show one petition: its steps and limits, who handles it, who opened the sealed identity."""
    by, on, row = doors.actor_id(request), doors.today(), petition_or_404(petition_id)
    guard.require(by, "petitions.read", at=row.unit_id, on=on)
    most = queries.limits(row.kind, on=row.received_on).most_extensions
    may = access.acts_at(by, [*ACTS, DRAFTS], at=row.unit_id, on=on)
    context = {
        "row": row, "here": row.written_number or "Đơn mới", "crumbs": [PETITIONS], "steps": queries.steps(petition_id),
        "dues": [(one, *one.told(on)) for one in row.dues], "readings": queries.readings(petition_id) if row.is_sealed else [],
        "following": rules.may_follow(row.state, in_authority=row.in_authority), "is_handler": row.handler_id == by,
        "can_extend": row.state in ("accepted", "verified") and row.extensions < most,
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()}, "papers": _papers(row, may[DRAFTS] and may[NOTICE]),
    }  # fmt: skip
    return render(request, "petitions/petition.html", context)


def _papers(row: queries.PetitionRow, may_write: bool) -> list[tuple[str, str, queries.PaperRow | None, bool]]:
    """Return the notices of the steps that were taken, as far as each is written, and whether it may be written now."""
    written, taken = queries.papers_of(row.id), {step for step, _ in queries.taken(row.id)}
    return [
        (kind, words, written.get(kind), may_write and row.state != "closed" and not (kind in written and written[kind].is_signed))
        for kind, words in papers.NOTICES.items() if kind in taken
    ]  # fmt: skip


@require_POST
@doors.page
def write_notice(request: HttpRequest, petition_id: UUID, notice: str) -> HttpResponse:
    """Write a notice of a step as a draft document."""
    by, on, row = doors.actor_id(request), doors.today(), petition_or_404(petition_id)
    guard.require(by, NOTICE, at=row.unit_id, on=on)
    return doors.pressed(
        request, lambda: services.write_notice(by=by, petition_id=petition_id, kind=notice, on=on),
        done="Đã soạn ở Văn bản đi. Xem lại, trình duyệt rồi ký lấy số ở đây.", back=reverse("petitions:petition", args=[petition_id]),
        onwards=lambda made: reverse("documents:document", args=[made]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("sender", "contact", "content")
@doors.page
def receive_petition(request: HttpRequest) -> HttpResponse:
    """Take a petition at a desk."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.receive_petition", on=on)
    units = units_for(request, "petitions.receive_petition")
    form = asked.ReceiveForm(request.POST or None, units=units, initial={"received_on": on})

    def call() -> UUID:
        told = dict(form.cleaned_data)
        return services.receive_petition(by=by, unit_id=told.pop("unit"), on=on, **told)

    return perform(
        request, form, call, heading="Nhận đơn", words="Vào sổ", done="Đã vào sổ.", crumbs=[PETITIONS],
        back=lambda number: reverse("petitions:petition", args=[number]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def set_box(request: HttpRequest) -> HttpResponse:
    """Open or close the box into which everybody may put petitions."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.set_box", on=on)
    units, opened = units_for(request, "petitions.set_box"), dict(queries.boxes())
    form = asked.BoxForm(request.POST or None, units=units, initial={"is_open": "0" if units and units[0][0] in opened else "1"})
    return perform(
        request, form, lambda: services.set_box(by=by, unit_id=form.cleaned_data["unit"], is_open=form.cleaned_data["is_open"], on=on),
        heading="Hòm thư trên mạng", words="Ghi", done="Đã ghi.", back=PETITIONS[1], crumbs=[PETITIONS],
        detail="Khi mở, ai cũng gửi được đơn tại /don-thu/ và theo dõi bằng mã, không cần tài khoản.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def register_petition(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Enter a petition of the form in the register."""
    by, on = doors.actor_id(request), doors.today()
    return on_petition(
        request, petition_id, "register_petition", lambda row: asked.PlainForm(request.POST if request.method == "POST" else None),
        lambda form: services.register_petition(by=by, petition_id=petition_id, on=on), heading="Vào sổ đơn gửi qua mạng", words="Vào sổ",
        done="Đã vào sổ.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def classify_petition(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Say what a petition is."""
    by, on = doors.actor_id(request), doors.today()

    def make(row: queries.PetitionRow) -> Any:
        return asked.ClassifyForm(request.POST or None, initial={"kind": row.kind, "gist": row.gist, "classified_on": on})

    return on_petition(
        request, petition_id, "classify_petition", make,
        lambda form: services.classify_petition(by=by, petition_id=petition_id, on=on, **form.cleaned_data), heading="Phân loại đơn",
        words="Phân loại", done="Đã phân loại.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def take_petition_step(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Write down the next step."""
    by, on = doors.actor_id(request), doors.today()

    def make(row: queries.PetitionRow) -> Any:
        steps = [(step, rules.STEPS[step]) for step in rules.may_follow(row.state, in_authority=row.in_authority)]
        return asked.StepForm(request.POST or None, steps=steps, initial={"happened_on": on})

    return on_petition(
        request, petition_id, "take_petition_step", make,
        lambda form: services.take_petition_step(by=by, petition_id=petition_id, on=on, **form.cleaned_data), heading="Bước tiếp theo",
        words="Ghi bước", done="Đã ghi.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def extend_petition(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Lengthen the limit."""
    by, on = doors.actor_id(request), doors.today()
    return on_petition(
        request, petition_id, "extend_petition", lambda row: asked.ReasonForm(request.POST or None),
        lambda form: services.extend_petition(by=by, petition_id=petition_id, on=on, **form.cleaned_data), heading="Gia hạn giải quyết",
        words="Gia hạn", done="Đã gia hạn.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def name_handler(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Name who handles a denunciation."""
    by, on = doors.actor_id(request), doors.today()
    return on_petition(
        request, petition_id, "name_handler",
        lambda row: asked.HandlerForm(request.POST or None, people=queries.possible_handlers(by, row.unit_id, on=on)),
        lambda form: services.name_handler(by=by, petition_id=petition_id, on=on, **form.cleaned_data), heading="Giao người xử lý tố cáo",
        words="Giao", done="Đã giao.",
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables()
@doors.page
def read_denouncer(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Open who denounces, for the handler, with a reason; shown in this answer and kept nowhere."""
    by, on, row = doors.actor_id(request), doors.today(), petition_or_404(petition_id)
    guard.require(by, "petitions.read_denouncer", at=row.unit_id, on=on)
    form, told = asked.ReasonForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            told = services.read_denouncer(by=by, petition_id=petition_id, on=on, **form.cleaned_data)
        except services.UnableToHandle as refusal:
            form.add_error(None, refusal.explain())
    back = reverse("petitions:petition", args=[petition_id])
    context = {
        "form": form,
        "told": told,
        "row": row,
        "back": back,
        "here": "Danh tính",
        "crumbs": [PETITIONS, (row.written_number or "Đơn mới", back)],
    }
    return render(request, "petitions/denouncer.html", context, status=422 if form.errors else 200)
