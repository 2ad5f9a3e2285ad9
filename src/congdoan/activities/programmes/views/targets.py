"""Targets: the catalogue, those of a programme, one with its figures and the units below."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.programmes import forms, queries, services
from congdoan.activities.programmes.rules import indicators
from congdoan.activities.programmes.rules import targets as figures
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import crumbs, here, plain, pressed, programme_of, rights, target_of, use_case


@require_GET
@doors.page
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show the targets of the law pack as they stand there, and what can be told of each."""
    guard.require_somewhere(doors.actor_id(request), "programmes.read", on=doors.today())
    rows = [(row, indicators.INDICATORS.get(row.indicator)) for row in queries.catalogue()]
    context = {"rows": rows, "measures": figures.MEASURES, "cadences": figures.CADENCES, "here": "Danh mục chỉ tiêu", "crumbs": crumbs()}
    return render(request, "programmes/catalogue.html", context)


@require_GET
@doors.page
def targets(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show the targets of a programme in a year."""
    found = programme_of(request, programme_id)
    year = doors.number(request.GET.get("nam"), digits=4) or (found.row.ends_on or doors.as_of(request)).year
    first, last = (found.row.starts_on or doors.today()).year, (found.row.ends_on or doors.today()).year
    years = range(first, min(last, first + 9) + 1)
    return render(request, "programmes/targets.html", {
        "found": found, "row": found.row, "year": year, "years": years,
        "results": queries.results(queries.targets_of(programme_id, year), year=year, on=doors.as_of(request)),
        "may": rights(request, found.row.unit_id), "here": "Chỉ tiêu", "crumbs": crumbs(here(found)),
    })  # fmt: skip


@require_GET
@doors.page
def target(request: HttpRequest, target_id: int) -> HttpResponse:
    """Show one target: figures as they were told, and what the units below were given and committed themselves to."""
    found = target_of(request, target_id)
    back = found.programme, reverse("programmes:targets", args=[found.row.programme_id])
    year = doors.number(request.GET.get("nam"), digits=4) or found.years[0]
    (result,) = queries.results([found.row], year=year, on=doors.as_of(request))
    return render(request, "programmes/target.html", {
        "found": found, "row": found.row, "may": rights(request, found.row.unit_id), "measures": figures.MEASURES,
        "cadences": figures.CADENCES, "indicator": indicators.INDICATORS.get(found.row.indicator),
        "year": year, "result": result, "may_drop": found.programme_state in ("drafted", "returned"),
        "here": found.row.code, "crumbs": crumbs(back),
        "figures": [(one, found.row.words(one.value)) for one in found.figures],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def add_target(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Add a target, from the catalogue with `?ma=`."""
    found = programme_of(request, programme_id, "add_target")
    known = queries.catalogued(plain(request.GET.get("ma"), 40))
    first: dict[str, Any] = {"direction": ">=", "cadence": "yearly"}
    if known:
        first = {**known.as_facts(), "code": known.code, "direction": known.direction, "cadence": known.cadence, "due_on": known.due_on}
    form = forms.TargetForm(request.POST or None, initial=first)
    back = reverse("programmes:targets", args=[programme_id])

    def call() -> tuple[str, str]:
        made = services.add_target(by=doors.actor_id(request), programme_id=programme_id, on=doors.today(), **form.cleaned_data)
        return reverse("programmes:target", args=[made]), "Đã thêm chỉ tiêu. Ghi số của từng năm ở đây."

    return use_case(
        request, form, call, heading="Thêm chỉ tiêu", words="Thêm", back=back, trail=crumbs(here(found)),
        template="programmes/add_target.html", known=known, catalogue=queries.catalogue(), row=found.row,
    )  # fmt: skip


@require_GET
@doors.page
def evidence(request: HttpRequest, target_id: int) -> HttpResponse:
    """Show why a target has come to its figure: numerator and denominator by unit."""
    found = target_of(request, target_id)
    year = doors.number(request.GET.get("nam"), digits=4) or found.years[0]
    on = doors.as_of(request)
    (result,) = queries.results([found.row], year=year, on=on)
    back = found.row.code, reverse("programmes:target", args=[target_id])
    context = {"row": found.row, "result": result, "year": year, "on": on, "here": "Vì sao?", "crumbs": crumbs(back)}
    return render(request, "programmes/evidence.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def freeze_denominator(request: HttpRequest, target_id: int) -> HttpResponse:
    """Freeze the denominators of a ratio for a year."""
    found = target_of(request, target_id, "freeze_denominator")
    form = forms.YearForm(request.POST or None, initial={"year": found.years[0]})

    def call() -> tuple[str, str]:
        count = services.freeze_denominator(by=doors.actor_id(request), target_id=target_id, on=doors.today(), **form.cleaned_data)
        return reverse("programmes:target", args=[target_id]), f"Đã khóa mẫu số của {count} đơn vị."

    return _form(
        request, form, call, found, "Khóa mẫu số", "Từ đây chỉ tiêu tính trên đúng các đơn vị và số của hôm nay; khóa rồi không mở lại."
    )


@require_POST
@doors.page
def drop_target(request: HttpRequest, target_id: int) -> HttpResponse:
    """Take a target out of a draft."""
    found = target_of(request, target_id, "drop_target")

    def call() -> tuple[str, str]:
        services.drop_target(by=doors.actor_id(request), target_id=target_id, on=doors.today())
        return reverse("programmes:targets", args=[found.row.programme_id]), f"Đã bỏ chỉ tiêu {found.row.code}."

    return pressed(request, call, back=reverse("programmes:target", args=[target_id]))


@require_http_methods(["GET", "POST"])
@doors.page
def commit_target(request: HttpRequest, target_id: int) -> HttpResponse:
    """Write down what the unit commits itself to."""
    found = target_of(request, target_id, "commit_target")
    form = forms.CommitForm(request.POST or None, measure=found.row.measure, initial={"year": found.years[0]})

    def call() -> tuple[str, str]:
        services.commit_target(by=doors.actor_id(request), target_id=target_id, on=doors.today(), **form.cleaned_data)
        return reverse("programmes:target", args=[target_id]), "Đã ghi số; số cũ vẫn còn để xem."

    return _form(request, form, call, found, "Ghi số", f"Đơn vị tính: {found.row.unit_words}. Số được giao: {found.row.told['assigned']}.")


@require_http_methods(["GET", "POST"])
@doors.page
def assign_target(request: HttpRequest, target_id: int) -> HttpResponse:
    """Give a target to the units below."""
    found = target_of(request, target_id, "assign_target")
    plans = queries.plans_for_target(found.row.programme_id)
    codes = {code.upper(): unit for unit, (code, _) in access.branch_names(plans).items()}
    form = forms.AssignTargetForm(request.POST or None, measure=found.row.measure, codes=codes, initial={"year": found.years[0]})

    def call() -> tuple[str, str]:
        count = services.assign_target(by=doors.actor_id(request), target_id=target_id, on=doors.today(), **form.cleaned_data)
        return reverse("programmes:target", args=[target_id]), f"Đã giao cho {count} đơn vị."

    return _form(request, form, call, found, "Giao chỉ tiêu", f"{len(plans)} công đoàn cơ sở có kế hoạch từ chương trình này.")


def _form(request: HttpRequest, form: Any, call: Any, found: queries.TargetDetails, words: str, note: str) -> HttpResponse:
    back = reverse("programmes:target", args=[found.row.id])
    heading = f"{words}: {found.row.code} {found.row.name}"
    return use_case(request, form, call, heading=heading, words=words, back=back, trail=crumbs((found.row.code, back)), note=note)
