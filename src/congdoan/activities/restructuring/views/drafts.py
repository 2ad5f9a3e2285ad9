"""Drafts: their details, and their plans by hand, by file, by rule."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.restructuring import forms, queries, services
from congdoan.activities.restructuring.rules.plan_file import codes_of
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.organisations import queries as organisations

from .asking import asked, crumbs, file_answer, here, plain, use_case

MOST_PROBLEMS = 500


@require_http_methods(["GET", "POST"])
@doors.page
def draft_reorganisation(request: HttpRequest) -> HttpResponse:
    """Open a draft."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "restructuring.draft_reorganisation", on=on)
    units = forms.unit_choices(organisations.units_of(by, on=on))
    form = forms.DraftForm(request.POST or None, units=units, initial={"decided_on": on, "effective_on": on})

    def call() -> str:
        given = form.cleaned_data
        unit = int(given.pop("unit"))
        new = services.draft_reorganisation(by=by, unit_id=unit, on=on, **given)
        return reverse("restructuring:reorganisation", args=[new])

    return use_case(
        request, form, call, heading="Soạn quyết định sắp xếp", words="Soạn",
        done="Đã mở bản soạn. Ghi phương án: từng đơn vị, nạp tệp hoặc theo quy tắc.",
        back=reverse("restructuring:reorganisations"), trail=crumbs(),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def amend_reorganisation(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Change what a draft says of itself."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "amend_reorganisation", by)
    names = ("number", "title", "decided_on", "effective_on")
    form = forms.DetailsForm(
        request.POST or None, initial={name: getattr(found.row, name) for name in names} | {"document": found.document}
    )

    def call() -> str:
        services.amend_reorganisation(by=by, reorganisation_id=reorganisation_id, on=on, **form.cleaned_data)
        return here(found)[1]

    return use_case(
        request, form, call, heading=f"Sửa {found.row.number}", words="Ghi", done="Đã ghi.", back=here(found)[1], trail=crumbs(here(found))
    )


@require_http_methods(["GET", "POST"])
@doors.page
def plan_unit(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Say what becomes of one unit."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "plan_unit", by)
    code = plain(request.GET.get("ma"), 40).upper()
    known = next((row for row in queries.plan_of(reorganisation_id) if row.code == code), None) if code else None
    initial = {"unit": code}
    if known:
        initial |= {name: getattr(known, name) for name in forms.UnitForm.base_fields if name not in ("unit", "targets")}
        initial["targets"] = "; ".join(known.targets)
    kinds = organisations.kinds_on(found.row.effective_on)
    form = forms.UnitForm(request.POST or None, kinds=kinds, initial=initial)

    def call() -> str:
        services.plan_unit(by=by, reorganisation_id=reorganisation_id, on=on, **form.values())
        return here(found)[1]

    return use_case(
        request, form, call, heading=f"Một đơn vị trong {found.row.number}", words="Ghi vào phương án", done="Đã ghi vào phương án.",
        back=here(found)[1], trail=crumbs(here(found)),
    )  # fmt: skip


@require_POST
@doors.page
def drop_unit(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Take one unit out of the plan."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "drop_unit", by)
    code = plain(request.POST.get("ma"), 40)
    try:
        services.drop_unit(by=by, reorganisation_id=reorganisation_id, unit=code, on=on)
    except services.UnableToReorganise as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Đã bỏ {code} khỏi phương án.")
    return redirect(here(found)[1])


@require_http_methods(["GET", "POST"])
@doors.page
def load_plan(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Load a plan from a file: all of it, or every error."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "load_plan", by)
    form = forms.PlanFileForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            given = {"file_name": plain(file.name), "content": file.read()}
            count = services.load_plan(by=by, reorganisation_id=reorganisation_id, on=on, **given)
        except Rejected as refusal:
            problems = [{**problem, "message": problem["cure"], "cure": ""} for problem in refusal.facts["problems"]]
        except (UnreadableTable, services.UnableToReorganise) as refusal:
            form.add_error("file", refusal.explain())
        else:
            messages.success(request, f"Đã nạp {count} dòng. Xem trước rồi trình người quyết định.")
            return redirect("restructuring:preview", reorganisation_id)
    context = {
        "form": form, "found": found, "row": found.row, "problems": problems[:MOST_PROBLEMS],
        "count": len(problems), "shown": MOST_PROBLEMS,
        "here": "Nạp tệp", "crumbs": crumbs(here(found)),
    }  # fmt: skip
    return render(request, "restructuring/load.html", context, status=422 if form.errors or problems else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def plan_by_rule(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Make the plan by a rule."""
    by, on = doors.actor_id(request), doors.today()
    found = asked(reorganisation_id, "plan_by_rule", by)
    form = forms.RuleForm(request.POST or None, initial={"parent": found.row.unit_code, "ending_classes": forms.stopped_classes()})

    def call() -> str:
        given = form.cleaned_data
        services.plan_by_rule(
            by=by, reorganisation_id=reorganisation_id, branches=codes_of(given["branches"]), parent=given["parent"].strip(),
            ending_classes=given["ending_classes"], on=on,
        )  # fmt: skip
        return reverse("restructuring:preview", args=[reorganisation_id])

    return use_case(
        request, form, call, heading=f"Lập phương án theo quy tắc: {found.row.number}", words="Lập phương án",
        done="Đã lập phương án theo quy tắc. Xem từng dòng trước khi trình.", back=here(found)[1], trail=crumbs(here(found)),
        note="Các đơn vị cấp trên đã chọn kết thúc; CĐCS bên dưới kết thúc hoặc chuyển về cấp trên mới."
        " Dòng đã có của các đơn vị này bị thay.",
    )  # fmt: skip


@require_GET
@doors.page
def plan_template(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Give the file to fill in."""
    asked(reorganisation_id)
    return file_answer(queries.plan_template(reorganisation_id), "mau-phuong-an-sap-xep.xlsx")


@require_GET
@doors.page
def plan_workbook(request: HttpRequest, reorganisation_id: int) -> HttpResponse:
    """Give the plan as a workbook."""
    asked(reorganisation_id)
    return file_answer(queries.plan_workbook(reorganisation_id), f"phuong-an-sap-xep-{reorganisation_id}.xlsx")
