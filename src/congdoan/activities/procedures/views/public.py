"""Pages for everybody, without signing in: where to file what, the form, and how far a request is by its code.

Nobody acts here: PostgreSQL shows the open counters and the one request whose code was told. No cookie is set, so no form token is asked
for: who can send such a form holds the code, or only files.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.procedures import queries, rules, services
from congdoan.activities.procedures.forms.asked import CodeForm, RequestForm, SupplyForm
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError

from .asking import plain, sent
from .lists import handed_over

SCORES = ((5, "Rất hài lòng"), (4, "Hài lòng"), (3, "Bình thường"), (2, "Chưa hài lòng"), (1, "Rất không hài lòng"))
FOLLOWING = "request code"


def following(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a door for who holds a code; a code that leads nowhere is counted against where it came from."""

    @doors.everybody
    @wraps(view)
    @sensitive_variables("mark")
    def door(request: HttpRequest, mark: str, **kwargs: Any) -> HttpResponse:
        client = doors.client_of(request)
        if guard.misses(client=client, what=FOLLOWING) >= guard.MOST_MISSES:
            return _page(
                request,
                "procedures/follow.html",
                429,
                form=CodeForm(),
                refused=services.AskedTooOften(minutes=guard.MISS_MINUTES).explain(),
            )
        found = queries.followed(mark, on=doors.today())
        if found is None:
            guard.note_miss(client=client, what=FOLLOWING)
            return _page(request, "procedures/follow.html", 404, form=CodeForm(), refused=services.UnknownCode().explain())
        return view(request, found, **kwargs)

    return door


@require_GET
@doors.everybody
def places(request: HttpRequest) -> HttpResponse:
    """Show which procedures there are, and find the unit that takes them."""
    text, names = plain(request.GET.get("q")), queries.procedure_names()
    code = request.GET.get("thu_tuc", "") if request.GET.get("thu_tuc", "") in names else ""
    found, after = queries.places(text=text, procedure=code, after=doors.number(request.GET.get("sau")))
    context: dict[str, Any] = {"names": names, "places": found, "next": after, "q": text, "code": code, "is_filtered": bool(text or code)}
    context |= {"for_workers": queries.for_workers(), "is_own": request.GET.get("toi") == "1"}
    return _page(request, "procedures/places.html", **context)


@require_http_methods(["GET", "POST"])
@doors.everybody
def file_public_request(request: HttpRequest, place: str, procedure: str) -> HttpResponse:
    """Show the form of a procedure at a unit; with good values file the request and tell its code, once."""
    on = doors.today()
    found = queries.place(plain(place, 40))
    definition = queries.definition(plain(procedure, 20), unit_id=found.unit_id, on=on) if found else None
    if found is None or definition is None or definition.code not in found.procedures or "worker" not in definition.asked_by:
        raise Http404
    form = RequestForm(*sent(request, with_files=True), definition=definition)
    if request.method == "POST" and form.is_valid():
        try:
            filed = services.file_public_request(client=doors.client_of(request), unit_id=found.unit_id, on=on, **form.told())
        except services.AnswersUnfit as refusal:
            doors.tell(form, refusal)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            context: dict[str, Any] = {"filed": filed, "code": rules.shown_code(filed.code), "definition": definition, "place": found}
            return _page(request, "procedures/filed.html", **context)
    status = 422 if form.errors else 200
    return _page(request, "procedures/file_public.html", status, form=form, definition=definition, place=found, counted=rules.COUNTED)


@require_http_methods(["GET", "POST"])
@doors.everybody
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for a code."""
    form = CodeForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        return redirect("procedures:followed", rules.shown_code(form.cleaned_data["code"]))
    return _page(request, "procedures/follow.html", 422 if form.errors else 200, form=form)


@require_GET
@following
def followed(request: HttpRequest, found: queries.Followed) -> HttpResponse:
    """Show how far a request is, with nothing personal."""
    return _followed(request, found)


@require_POST
@following
def supply_request(request: HttpRequest, found: queries.Followed) -> HttpResponse:
    """Bring what was asked for."""
    form = SupplyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _followed(request, found, status=422, supply=form)
    words, papers = form.cleaned_data["words"], form.papers()
    return _done(
        request, found,
        lambda: services.supply_request(client=doors.client_of(request), code=found.code, words=words, papers=papers, on=doors.today()),
    )  # fmt: skip


@require_POST
@following
def withdraw_request(request: HttpRequest, found: queries.Followed) -> HttpResponse:
    """Take the request back."""
    return _done(request, found, lambda: services.withdraw_request(client=doors.client_of(request), code=found.code, on=doors.today()))


@require_POST
@following
def rate_request(request: HttpRequest, found: queries.Followed) -> HttpResponse:
    """Say how it pleased: the second of two taps."""
    score, reason = doors.number(request.POST.get("score"), digits=1) or 0, request.POST.get("reason", "")
    return _done(
        request, found,
        lambda: services.rate_request(client=doors.client_of(request), code=found.code, score=score, reason=reason, on=doors.today()),
    )  # fmt: skip


@require_POST
@following
def answer(request: HttpRequest, found: queries.Followed) -> HttpResponse:
    """Show what was answered, or hand over its signed paper, to who knows the last digits of the telephone told."""
    one = queries.request_of(found.code)
    assert one is not None
    if not queries.knows_phone(one, request.POST.get("digits", "")[:10]):
        guard.note_miss(client=doors.client_of(request), what=FOLLOWING)
        return _followed(request, found, status=422, refused="Bốn số cuối không khớp với điện thoại đã ghi trong yêu cầu.")
    words, paper = queries.answer_of(one)
    if "file" in request.POST and paper is not None:
        kept = queries.paper(one.pk, paper.pk, key="result")
        assert kept is not None
        return handed_over(*kept)
    return _followed(request, found, told=words, digits=request.POST.get("digits", "")[:10], paper=paper)


def _done(request: HttpRequest, found: queries.Followed, call: Callable[[], Any]) -> HttpResponse:
    try:
        call()
    except DomainError as refusal:
        return _followed(request, found, status=422, refused=refusal.explain())
    return redirect("procedures:followed", rules.shown_code(found.code))


def _followed(request: HttpRequest, found: queries.Followed, *, status: int = 200, **told: Any) -> HttpResponse:
    score = doors.number(request.GET.get("diem"), digits=1)
    context = {
        "found": found, "row": found.row, "shown": rules.shown_code(found.code), "scores": SCORES, "reasons": services.REASONS.items(),
        "score": score if score in dict(SCORES) else None, "supply": SupplyForm(), "counted": rules.COUNTED,
        "may_withdraw": found.row.state in rules.OPEN,
    }  # fmt: skip
    return _page(request, "procedures/followed.html", status, **context | told)


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, {"is_demo": access.is_demo(), "unit_name": "Thủ tục công đoàn", **context}, status=status)
