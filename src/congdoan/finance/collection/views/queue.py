"""The review queue: one line at a time, one key for each answer; the next line comes without loading the page."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import panel as panels
from congdoan.finance.collection.queries import proofs, units, workbench
from congdoan.finance.collection.queries.effects import Foresight, Wanted
from congdoan.finance.collection.queries.standing import months_owed
from congdoan.finance.collection.rules.wording import KINDS, rule_words
from congdoan.finance.collection.views.asking import any_unit, crumbs, given_rows, htmx_target, is_htmx, line_or_404, without_unit
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as jobs
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import format_month
from congdoan.people.organisations import queries as organisations

PILES: dict[str, workbench.Pile] = {"": "ask", "treo": "left", "tra": "return"}
NAMES = {pile: name for name, pile in PILES.items()}
AT_ONCE = timedelta(minutes=2)
"""How long a booking may be taken back without giving a reason."""
RUN = "collection_run"


@dataclass
class Bench:
    """What one look at the workbench needs. `pile` is the list shown, `line_id` the line in the middle."""

    request: HttpRequest
    unit: units.Collector
    pile: workbench.Pile
    on: date
    is_past: bool

    @property
    def as_of(self) -> date | None:
        return self.on if self.is_past else None

    @cached_property
    def may(self) -> dict[str, bool]:
        """Return which acts of the workbench the visitor may do; none on a past day."""
        names = ("decide_line", "teach_name", "run_collection")
        acts = {name: f"collection.{name}" for name in names}
        held = {} if self.is_past else access.acts_at(doors.actor_id(self.request), acts.values(), at=self.unit.id, on=doors.today())
        return {name: held.get(act, False) for name, act in acts.items()}

    @property
    def kept(self) -> str:
        """Return the query string that keeps unit and pile in every form's address."""
        told = {name: value for name, value in (("don_vi", self.request.GET.get("don_vi")), ("loc", NAMES[self.pile])) if value}
        return f"?{urlencode(told)}" if told else ""

    def address(self, **changes: Any) -> str:
        """Return the address of the workbench with this unit, pile and line."""
        kept = {"don_vi": self.request.GET.get("don_vi"), "loc": NAMES[self.pile], **changes}
        told = {name: value for name, value in kept.items() if value}
        return reverse("collection:queue") + (f"?{urlencode(told)}" if told else "")

    @property
    def all_url(self) -> str:
        return self.address(loc="")

    @property
    def left_url(self) -> str:
        return self.address(loc="treo")

    @property
    def return_url(self) -> str:
        return self.address(loc="tra")

    def panel(self, place: workbench.Place | None, proof: units.Proof | None, **more: Any) -> dict[str, Any]:
        """Return the context of the two right columns for a line; without a line the pile is done."""
        told: dict[str, Any] = {
            "bench": self,
            "unit": self.unit,
            "pile": self.pile,
            "loc": NAMES[self.pile],
            "is_past": self.is_past,
            "proof": proof,
        }
        told |= {
            "may_decide": self.may["decide_line"],
            "may_teach": self.may["teach_name"],
            "recent": _recent(self.unit.id),
            "next_url": "",
            "before_url": "",
        } | more
        if place is None or proof is None:
            return told | {"panel": None}
        text = forms.clean(self.request.GET.get("tim")).strip()[:200]
        found = [one.id for one in organisations.search(text, on=self.on, limit=20)] if text else None
        shown = panels.panel(self.unit.id, place, found=found, typed=text, applied_on=proof.until, on=self.on)
        asked = doors.number(self.request.GET.get("chon")) or 1
        return told | {
            "panel": shown,
            "text": text,
            "chosen": asked if asked <= len(shown.choices) else 1,
            "kinds": forms.kind_choices(is_in=shown.is_in),
            "rows": _split_rows(shown),
            "next_url": self.address(dong=place.after) if place.after else "",
            "before_url": self.address(dong=place.before) if place.before else "",
        }


@require_GET
@doors.page
def queue(request: HttpRequest) -> HttpResponse:
    """Show the lines that wait, and one of them with everything needed to decide it."""
    unit, known = any_unit(request)
    if unit is None:
        return without_unit(request, "Đối chiếu")
    bench = _bench(request, unit)
    asked = doors.number(request.GET.get("dong"))
    place = workbench.place_of(unit.id, asked, on=bench.as_of) if asked else None
    is_gone = bool(asked) and place is None
    if place is not None:
        bench.pile = place.pile
    proof = units.proof(unit.id, on=bench.on)
    target = htmx_target(request)
    if target == "dong" and place is not None:
        return render(request, "collection/parts/panel.html", bench.panel(place, proof))
    after = doors.number(request.GET.get("sau")) or (place.place - 1 if place and place.number > workbench.PAGE // 2 else 0)
    page = workbench.queue_page(unit.id, bench.pile, on=bench.as_of, after=after)
    if target == "them":
        return render(request, "collection/parts/rows.html", {"page": page, "bench": bench, "at": None, "loc": NAMES[bench.pile]})
    if place is None and page.rows:
        place = page.first
    return render(
        request,
        "collection/queue.html",
        bench.panel(place, proof)
        | {
            "here": "Đối chiếu",
            "crumbs": crumbs(("Thu", "collection:receipts")),
            "units": known,
            "page": page,
            "at": place.line_id if place else None,
            "is_chosen": bool(asked) and not is_gone,
            "is_gone": is_gone,
            "may_run": bench.may["run_collection"],
            "wrong_day": proofs.wrong_day_between(unit.id, since=unit.opened_on, until=proof.until) if proof else None,
            "classes": [(rule, rule_words(rule), count) for rule, count in page.proposed.items()],
        },
    )


@require_http_methods(["GET", "POST"])
@doors.page
def decide_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Book a waiting line as the person says, then show the next one; with `xem`, only show what it would do."""
    line = line_or_404(line_id)
    bench = bench_of(request, line.unit_id)
    if request.method == "GET":
        return redirect(bench.address(dong=line_id))
    jobs.require(doors.actor_id(request), "collection.decide_line", at=line.unit_id, on=doors.today())
    place = workbench.place_of(line.unit_id, line_id)
    try:
        decided = forms.chosen(request.POST, amount=line.amount)
        if request.POST.get("xem"):
            return _foresee(bench, place, decided)
        step_id = services.decide_line(
            by=doors.actor_id(request), unit_id=line.unit_id, line_id=line_id, kind=decided.kind, parts=decided.parts,
            target_id=decided.target_id, refers_to=decided.refers_to, reason=forms.clean(request.POST.get("reason")).strip()[:300],
            on=doors.today(),
        )  # fmt: skip
    except jobs.NotAllowed:
        raise
    except DomainError as refusal:
        return refused(bench, line_id, place, refusal, is_split=bool(request.POST.get("amount_1")))
    return next_line(bench, line_id, place, _done_words(line.amount, decided, step_id))


@require_http_methods(["GET", "POST"])
@doors.page
def suspend_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Leave a waiting line in suspense with a reason."""
    line = line_or_404(line_id)
    bench = bench_of(request, line.unit_id)
    if request.method == "GET":
        return redirect(bench.address(dong=line_id))
    jobs.require(doors.actor_id(request), "collection.decide_line", at=line.unit_id, on=doors.today())
    form, place = forms.ReasonForm(request.POST), workbench.place_of(line.unit_id, line_id)
    try:
        if not form.is_valid():
            raise forms.WrongPart(number=1, why=" ".join(str(one) for one in form.errors["reason"]))
        reason = form.cleaned_data["reason"]
        services.suspend_line(by=doors.actor_id(request), unit_id=line.unit_id, line_id=line_id, reason=reason, on=doors.today())
    except jobs.NotAllowed:
        raise
    except DomainError as refusal:
        return refused(bench, line_id, place, refusal)
    return next_line(bench, line_id, place, (f"Đã treo {format_dong(line.amount)} đ", reason), is_reversible=False)


@require_http_methods(["GET", "POST"])
@doors.page
def undo_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Take back what was booked of a line, by reversal, with a reason; just after booking it the reason writes itself."""
    line = line_or_404(line_id)
    bench = bench_of(request, line.unit_id)
    by = doors.actor_id(request)
    if request.method == "POST":
        jobs.require(by, "collection.undo_line", at=line.unit_id, on=doors.today())
    given = request.POST if request.method == "POST" else None
    if given is not None and not given.get("reason") and _was_just_decided(line_id, by):
        given = {"reason": forms.LEFT_AT_ONCE}  # type: ignore[assignment]
    form = forms.ReasonForm(given)
    if form.is_bound and form.is_valid():
        try:
            services.undo_line(by=by, unit_id=line.unit_id, line_id=line_id, reason=form.cleaned_data["reason"], on=doors.today())
        except jobs.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(
                request, f"Đã đảo bút toán của dòng {line.reference or line_id}: {format_dong(line.amount)} đ trở lại hàng chờ."
            )
            return HttpResponseRedirect(bench.address(dong=line_id, loc=""))
    place = ("Phiếu thu", "collection:receipts")
    context = {"form": form, "line": line, "here": "Đảo bút toán", "crumbs": crumbs(place)}
    return render(request, "collection/undo.html", context, status=422 if form.errors else 200)


@require_POST
@doors.page
def run_collection(request: HttpRequest) -> HttpResponse:
    """Have the worker take the accounts through the lines that no run has passed; asked twice, lead to the run under way."""
    by = doors.actor_id(request)
    jobs.require_somewhere(by, "collection.run_collection", on=doors.today())
    under_way = [job.pk for job in access.latest_jobs({by}, limit=50) if job.command == RUN and job.state in ("waiting", "running")]
    job_id = under_way[-1] if under_way else jobs.enqueue(by=by, command=RUN, arguments={}, title="Đối chiếu các dòng sao kê mới")
    return HttpResponseRedirect(f"{reverse('office:job', args=[job_id])}?{urlencode({'tiep': reverse('collection:queue')})}")


def _bench(request: HttpRequest, unit: units.Collector) -> Bench:
    on = doors.as_of(request)
    return Bench(request, unit, PILES.get(request.GET.get("loc", ""), "ask"), on, on < doors.today())


def bench_of(request: HttpRequest, unit_id: int) -> Bench:
    unit = next((one for one in units.collectors() if one.id == unit_id), None)
    if unit is None:
        raise Http404
    return _bench(request, unit)


def next_line(
    bench: Bench, line_id: int, place: workbench.Place | None, words: tuple[str, str], *, is_reversible: bool = True
) -> HttpResponse:
    """Show the line after a decided one; without htmx by leading there."""
    request = bench.request
    page = workbench.queue_after(bench.unit.id, place.place if place else 0, bench.pile)
    address = bench.address(dong=page.first.line_id if page.first else None)
    undo_url = reverse("collection:undo_line", args=[line_id]) if is_reversible else ""
    if not is_htmx(request):
        messages.success(request, f"{words[0]}: {words[1]}.")
        return HttpResponseRedirect(address)
    proof = units.proof(bench.unit.id, on=bench.on)
    context = bench.panel(page.first, proof, page=page, gone=line_id, words=words[0], detail=words[1], undo_url=undo_url)
    answer = render(request, "collection/parts/after.html", context)
    answer["HX-Replace-Url"] = address
    return answer


def refused(
    bench: Bench, line_id: int, place: workbench.Place | None, refusal: DomainError, *, is_split: bool = False
) -> HttpResponse:  # fmt: skip
    """Say why an answer was not taken: beside the line while it still waits, else beside the next one."""
    request = bench.request
    if not is_htmx(request):
        messages.error(request, refusal.explain())
        return HttpResponseRedirect(bench.address(dong=line_id if place else None))
    proof = units.proof(bench.unit.id, on=bench.on)
    page = workbench.queue_after(bench.unit.id, place.place if place else 0, bench.pile)
    now = workbench.place_of(bench.unit.id, line_id)
    is_gone = now is None
    now = now or page.first
    is_split = is_split and not is_gone
    told = {"refusal": refusal.explain(), "page": page, "gone": line_id if is_gone else None, "open_split": is_split}
    context = bench.panel(now, proof, **told)
    if is_split:
        context["rows"] = given_rows(request)
    answer = render(request, "collection/parts/after.html", context)
    answer["HX-Replace-Url"] = bench.address(dong=now.line_id if now else None)
    return answer


def _foresee(bench: Bench, place: workbench.Place | None, decided: forms.Decision) -> HttpResponse:
    """Show what booking these parts would do; nothing is written."""
    request = bench.request
    proof = units.proof(bench.unit.id, on=bench.on)
    if place is None or proof is None:
        raise services.NotWaiting(line_id=0)
    ids = {part.payer_id for part in decided.parts}
    foresight = Foresight(bench.unit.id, ids, months_owed(ids, on=proof.until), applied_on=proof.until)
    effect = foresight.of([Wanted(part.payer_id, part.kind, part.amount) for part in decided.parts])
    total = sum(part.amount for part in decided.parts)
    context = bench.panel(place, proof, open_split=True, split_effect=effect, split_rest=place.amount - total)
    context["rows"] = given_rows(request)
    if is_htmx(request):
        return render(request, "collection/parts/panel.html", context)
    page = workbench.queue_page(bench.unit.id, bench.pile)
    more = {"here": "Đối chiếu", "crumbs": crumbs(("Thu", "collection:receipts")), "page": page, "is_chosen": True}
    return render(request, "collection/queue.html", context | more | {"at": place.line_id, "units": [bench.unit]})


def _done_words(amount: int, decided: forms.Decision, step_id: int) -> tuple[str, str]:
    names = access.branch_names([part.payer_id for part in decided.parts] or [decided.target_id or 0])
    whom = ", ".join(code for code, _ in names.values())
    months = workbench.months_of_step(step_id)
    told = (
        f"kỳ {format_month(months[0])}" + (f" đến {format_month(months[-1])}" if len(months) > 1 else "") if months else KINDS[decided.kind]
    )
    return f"Đã ghi {format_dong(amount)} đ", ", ".join(filter(None, [whom, told]))


def _was_just_decided(line_id: int, by: int) -> bool:
    last = workbench.last_decision(line_id)
    return last is not None and last[0] == by and last[1] == "decision" and timezone.now() - last[2] < AT_ONCE


def _recent(unit_id: int) -> list[dict[str, Any]]:
    rows = workbench.recent_decisions(unit_id)
    names = access.branch_names([row.payer_id for row in rows if row.payer_id])
    return [{"row": row, "whom": names.get(row.payer_id or 0, ("", "")), "kind": KINDS.get(row.kind, "")} for row in rows]


def _split_rows(panel: panels.Panel) -> list[dict[str, Any]]:
    """Return the rows of the split form: the first proposal for what it owes, then room for others."""
    rows: list[dict[str, Any]] = []
    left = panel.line.amount
    for choice in panel.choices[:2]:
        owed = sum(month.unpaid for month in choice.fit.months) if choice.fit else 0
        if taken := min(owed, left):
            rows.append({"kind": choice.kind, "body": choice.code, "amount": format_dong(taken)})
            left -= taken
    rows += [{"kind": "KPCD", "body": "", "amount": ""}] * (3 - len(rows))
    return [{"number": place, **row} for place, row in enumerate(rows, start=1)]
