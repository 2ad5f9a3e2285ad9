"""What needs two people: a line booked otherwise is proposed with its effect in sight, then approved or declined by somebody else."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import proposals as asked
from congdoan.finance.collection.queries import receipt as lives
from congdoan.finance.collection.rules.model import Match
from congdoan.finance.collection.rules.wording import SHORT_KINDS, kind_words
from congdoan.finance.collection.views.asking import any_unit, crumbs, given_rows, line_or_404, without_unit
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

STATES = {
    "open": ("wait", "chờ duyệt"),
    "approved": ("ok", "đã duyệt"),
    "declined": ("late", "không duyệt"),
    "withdrawn": ("none", "đã rút"),
}
LIST = ("Chờ duyệt", "collection:proposals")
RECEIPTS = ("Phiếu thu", "collection:receipts")


@require_http_methods(["GET", "POST"])
@doors.page
def propose_correction(request: HttpRequest, line_id: int) -> HttpResponse:
    """Propose that a line be booked otherwise; with `xem`, only show what that would do."""
    line = line_or_404(line_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "collection.propose_correction", at=line.unit_id, on=on)
    found = lives.receipt(line.unit_id, line_id)
    if found is None:
        raise Http404
    is_looking = bool(request.POST.get("xem"))
    form = forms.ReasonForm(initial=request.POST.dict()) if is_looking else forms.ReasonForm(request.POST or None)
    context: dict[str, Any] = {
        "here": "Sửa phân bổ", "crumbs": crumbs(RECEIPTS), "form": form, "line": line, "found": found, "rows": _rows(request, found),
        "kinds": forms.kind_choices(is_in=line.direction == "C"), "kind": request.POST.get("kind", found.life.match.kind or "KPCD"),
        "open_id": asked.open_proposal_of(line_id),
    }  # fmt: skip
    if request.method == "POST":
        try:
            wanted = forms.correction(request.POST, amount=line.amount)
            given = {"by": by, "unit_id": line.unit_id, "line_id": line_id, "on": on, **_wanted(wanted)}
            if is_looking:
                return render(request, "collection/correction.html", context | {"foreseen": services.preview_correction(**given)})
            if form.is_valid():
                new = services.propose_correction(**given, reason=form.cleaned_data["reason"])
                messages.success(request, "Đã lập đề nghị; sổ chưa đổi cho đến khi có người duyệt.")
                return redirect("collection:proposal", new)
        except rights.NotAllowed:
            raise
        except DomainError as refusal:
            form = form if form.is_bound else forms.ReasonForm(request.POST)
            context["form"] = form
            form.add_error(None, refusal.explain())
    return render(request, "collection/correction.html", context, status=422 if form.errors else 200)


@require_GET
@doors.page
def proposals(request: HttpRequest) -> HttpResponse:
    """Show the proposals that wait, or those that were answered."""
    unit, units = any_unit(request)
    if unit is None:
        return without_unit(request, "Chờ duyệt")
    is_open = request.GET.get("loc") != "xong"
    rows, after = asked.proposals(unit.id, is_open=is_open, after=doors.number(request.GET.get("sau")))
    bodies = access.branch_names({body for row in rows for body in _bodies(row)})
    context = {
        "here": "Chờ duyệt", "crumbs": crumbs(), "unit": unit, "units": units, "is_open": is_open, "count": asked.count_open(unit.id),
        "rows": [{"row": row, "words": _words(row, bodies), "state": STATES[row.state]} for row in rows], "next": after,
        "by": doors.actor_id(request),
    }  # fmt: skip
    return render(request, "collection/proposals.html", context)


@require_GET
@doors.page
def proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Show one proposal with what approving it would change."""
    found = _found(proposal_id)
    rights.require(doors.actor_id(request), "collection.read", at=found.unit_id, on=doors.today())
    return _shown(request, found)


@require_POST
@doors.page
def approve_proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Carry out what another person proposed."""
    found = _found(proposal_id)
    rights.require(doors.actor_id(request), "collection.approve", at=found.unit_id, on=doors.today())
    try:
        services.approve_proposal(by=doors.actor_id(request), proposal_id=proposal_id, on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        return _shown(request, found, refusal.explain())
    messages.success(request, f"Đã duyệt đề nghị số {proposal_id} và ghi sổ.")
    if found.line_id is not None:
        return redirect("collection:receipt", found.line_id)
    return redirect("collection:proposal", proposal_id)


@require_POST
@doors.page
def decline_proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Answer a proposal with no, or withdraw the own one."""
    found = _found(proposal_id)
    by, on = doors.actor_id(request), doors.today()
    is_own = found.proposed_by == by
    rights.require(by, "collection.propose_correction" if is_own else "collection.approve", at=found.unit_id, on=on)
    form = forms.ReasonForm(request.POST)
    if not is_own and not form.is_valid():
        return _shown(request, found, " ".join(str(error) for error in form.errors["reason"]))
    try:
        services.decline_proposal(by=by, proposal_id=proposal_id, reason=forms.clean(request.POST.get("reason")), on=on)
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        return _shown(request, found, refusal.explain())
    messages.success(request, f"Đã {'rút' if is_own else 'từ chối'} đề nghị số {proposal_id}; sổ không đổi.")
    return redirect("collection:proposals")


def _found(proposal_id: int) -> asked.Proposed:
    found = asked.proposal(proposal_id) if 0 < proposal_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, found: asked.Proposed, refusal: str = "") -> HttpResponse:
    by, on = doors.actor_id(request), doors.today()
    foreseen = None
    if found.state == "open":
        try:
            foreseen = services.preview_proposal(by=by, asked=found, on=on)
        except rights.NotAllowed:
            raise
        except DomainError as why:
            refusal = refusal or why.explain()
    may = access.may(by, "collection.approve", at=found.unit_id, on=on)
    context = {
        "here": f"Đề nghị số {found.id}", "crumbs": crumbs(LIST), "row": found, "words": _words(found, access.branch_names(_bodies(found))),
        "state": STATES[found.state], "foreseen": foreseen, "refusal": refusal, "is_own": found.proposed_by == by, "may_approve": may,
    }  # fmt: skip
    return render(request, "collection/proposal.html", context, status=422 if refusal and request.method == "POST" else 200)


def _wanted(decided: forms.Decision | None) -> dict[str, Any]:
    if decided is None:
        return {"kind": None}
    return {"kind": decided.kind, "parts": decided.parts, "target_id": decided.target_id, "refers_to": decided.refers_to}


def _rows(request: HttpRequest, found: lives.Receipt) -> list[dict[str, Any]]:
    """Return the rows of the form: as sent, else the parts that the line has now, and room for others."""
    if request.method == "POST":
        return given_rows(request)
    parts = found.life.match.parts if found.life.status != "review" else ()
    names = found.life.names
    rows = [{"kind": part.kind, "body": names.get(part.payer_id, ("", ""))[0], "amount": format_dong(part.amount)} for part in parts]
    rows = rows[: forms.MOST_ROWS]
    rows += [{"kind": "KPCD", "body": "", "amount": ""}] * max(1, min(3 - len(rows), forms.MOST_ROWS - len(rows)))
    return [{"number": place, **row} for place, row in enumerate(rows[: forms.MOST_ROWS], start=1)]


def _bodies(row: asked.Proposed) -> set[int]:
    match = row.wanted
    parts = match.parts if match else ()
    target = match.target_id if match else None
    return {body for body in (*(part.payer_id for part in parts), target, row.employer_id, row.union_id) if body}


def _words(row: asked.Proposed, bodies: dict[int, tuple[str, str]]) -> str:
    """Say in one sentence what is proposed."""

    def name(body: int | None) -> str:
        code, called = bodies.get(body or 0, ("", ""))
        return f"{called} ({code})"

    if row.what == "held":
        ways = (name(row.union_id), f"phần giữ hộ {name(row.employer_id)}")
        source, target = ways if row.is_back else (ways[1], ways[0])
        return f"Chuyển {format_dong(row.amount)} đ từ {source} sang {target}"
    return "Ghi lại thành " + _match_words(row.wanted, name) if row.wanted else "Hủy kết quả ghi nhận, dòng trở lại chờ xử lý"


def _match_words(match: Match, name: Any) -> str:
    parts = [f"{SHORT_KINDS.get(part.kind, part.kind)} {format_dong(part.amount)} đ của {name(part.payer_id)}" for part in match.parts]
    told = ", ".join(parts) or kind_words(match.kind).lower()
    return told + (f", {name(match.target_id)}" if match.target_id else "")
