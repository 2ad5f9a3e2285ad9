"""Checking lines that rules booked: a sample drawn by lot, one line after the other, one key for "right"."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.collection import forms, queries, services
from congdoan.finance.collection.queries import checks
from congdoan.finance.collection.queries import receipts as lists
from congdoan.finance.collection.rules.wording import CLASSES, kind_words, rule_words
from congdoan.finance.collection.views.accuracy import told
from congdoan.finance.collection.views.asking import any_unit, crumbs, line_or_404, without_unit
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError

ACT = "collection.check_line"
SEEDS = 2**31


@require_http_methods(["GET", "POST"])
@doors.page
def draw_sample(request: HttpRequest) -> HttpResponse:
    """Show the samples drawn so far, and draw a new one."""
    unit, _ = any_unit(request)
    if unit is None:
        return without_unit(request, "Kiểm tra mẫu")
    by, today = doors.actor_id(request), doors.today()
    months = lists.months_with_lines(unit.id)
    form = forms.SampleForm(request.POST or None)
    if request.method == "POST":
        rights.require(by, ACT, at=unit.id, on=today)
        if form.is_valid():
            try:
                new = services.draw_sample(
                    by=by, unit_id=unit.id, during=forms.months_asked(request.POST, months), size=form.cleaned_data["size"],
                    seed=secrets.randbelow(SEEDS), rule=forms.rule_asked(request.POST.get("can_cu")), on=today,
                )  # fmt: skip
            except DomainError as refusal:
                form.add_error(None, refusal.explain())
            else:
                return HttpResponseRedirect(reverse("collection:sample", args=[new]))
    context = {
        "here": "Kiểm tra mẫu",
        "crumbs": crumbs(("Thu", "collection:receipts"), ("Độ chính xác", "collection:accuracy")),
        "unit": unit,
        "form": form,
        "months": months,
        "years": sorted({month // 100 for month in months}, reverse=True),
        "rules": [(rule, rule_words(rule)) for rule in CLASSES],
        "samples": [(one, rule_words(one.rule) if one.rule else "mọi quy tắc") for one in checks.samples(unit.id, on=doors.as_of(request))],
        "may_draw": access.may(by, ACT, at=unit.id, on=today),
    }
    return render(request, "collection/samples.html", context, status=422 if form.errors else 200)


@require_GET
@doors.page
def sample(request: HttpRequest, sample_id: int) -> HttpResponse:
    """Show a sample: the line to look at now with all that was held of it, and every line drawn."""
    found = checks.sample(sample_id, on=doors.as_of(request)) if sample_id < 2**63 else None
    if found is None:
        raise Http404
    unit_id, drawn = found
    rights.require(doors.actor_id(request), "collection.read", at=unit_id, on=doors.today())
    lines = checks.lines_of_sample(unit_id, drawn, on=doors.as_of(request))
    asked = doors.number(request.GET.get("dong"))
    open_lines = [line.line_id for line in lines if line.is_right is None]
    now = asked if asked in {line.line_id for line in lines} else next(iter(open_lines), None)
    later = open_lines[open_lines.index(now) + 1 :] if now in open_lines else open_lines
    life = queries.line_life(unit_id, now) if now else None
    context = {
        "here": f"Mẫu {drawn.id}",
        "crumbs": crumbs(("Thu", "collection:receipts"), ("Kiểm tra mẫu", "collection:draw_sample")),
        "drawn": drawn,
        "of_rule": rule_words(drawn.rule) if drawn.rule else "mọi quy tắc",
        "rows": told(lines),
        "life": life,
        "now": now,
        "later": later[0] if later else None,
        "is_open": now in open_lines,
        "kind": kind_words(life.match.kind) if life else "",
        "rule": rule_words(life.match.rule) if life else "",
        "reasons": list(dict.fromkeys(one.text for one in life.match.evidence if one.text and one.name != "rule")) if life else [],
        "whom": _whom(life) if life else [],
        "may_check": access.may(doors.actor_id(request), ACT, at=unit_id, on=doors.today()),
    }
    return render(request, "collection/sample.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def check_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Keep that a person found a booked line right, then show the next line of the sample, or the line itself."""
    line = line_or_404(line_id)
    place = reverse("collection:receipt", args=[line_id])
    drawn = doors.number(request.POST.get("mau"))
    if request.method == "GET":
        return HttpResponseRedirect(place)
    if drawn is not None:
        place = reverse("collection:sample", args=[drawn])
        if later := doors.number(request.POST.get("sau")):
            place += f"?{urlencode({'dong': later})}"
    try:
        services.check_line(by=doors.actor_id(request), unit_id=line.unit_id, line_id=line_id, sample_id=drawn, on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
    else:
        if drawn is None:
            messages.success(request, "Đã ghi nhận: kiểm tra, thấy đúng.")
    return HttpResponseRedirect(place)


def _whom(life: queries.LineLife) -> list[tuple[str, str]]:
    ids = [part.payer_id for part in life.match.parts] or ([life.match.target_id] if life.match.target_id else [])
    names = life.names | access.branch_names([body for body in ids if body not in life.names])
    return [names[body] for body in dict.fromkeys(ids) if body in names]
