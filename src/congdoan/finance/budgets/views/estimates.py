"""An estimate on the screen: what it says, how it came about, what may be done with it next."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.budgets import forms, queries, services
from congdoan.finance.budgets.forms.estimates import typed
from congdoan.finance.budgets.rules import estimates as rules
from congdoan.finance.budgets.rules.cells import place_and_name, written_name
from congdoan.finance.budgets.rules.estimates import APPROVED, DRAFT, RETURNED, SUBMITTED, Key, by_category
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.money import format_dong
from congdoan.people.organisations import queries as organisations

from .sheets import FINANCE, is_refused, readable_unit, year_asked

ACTS = (
    "prepare_estimate",
    "submit_estimate",
    "approve_estimate",
    "publish_estimate",
    "withdraw_publication",
    "allocate_targets",
    "set_deadline",
    "export",
)
MOST_BYTES = 2 * 2**20


@require_GET
@doors.page
def estimates(request: HttpRequest) -> HttpResponse:
    """Lead to the visitor's own estimate, or for a federation to those below it; or to the unit searched for."""
    by, on = doors.actor_id(request), doors.as_of(request)
    wanted = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = organisations.units_named(wanted, on=on) if wanted else organisations.units_of(by, on=on)
    if len(found) == 1 or (found and not wanted):
        unit = queries.unit_of(found[0].code)
        access.require(by, "budgets.read", at=unit.id, on=doors.today())
        year = year_asked(request.GET.get("nam")) or queries.newest_estimate_year(unit.id)
        year = year or queries.newest_year(unit.id, until=on.year)
        return redirect("budgets:estimate" if queries.is_base(unit.kind, year) else "budgets:estimate_chain", unit.code, year)
    words = f"Không có đơn vị nào khớp với “{wanted}” trong phạm vi của anh chị." if wanted and not found else ""
    context = {"here": "Dự toán", "crumbs": [FINANCE], "found": found, "wanted": wanted, "words": words, "year": request.GET.get("nam", "")}
    return render(request, "budgets/choose_estimate.html", context)


@require_GET
@doors.page
def estimate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show a unit's newest estimate, or the version and round asked for."""
    unit = readable_unit(request, code, year)
    asked = [doors.number(request.GET.get(name), digits=3) for name in ("ban", "lan")]
    sheet = queries.estimate(unit.id, year, version=asked[0], round_no=asked[1])
    if sheet is None and any(one is not None for one in asked):
        raise Http404
    context = place(unit, year) | {
        "sheet": sheet, "may": may(request, unit.id, year), "due": queries.deadline(unit.id, year),
        "published": queries.publication_of(unit.id, year, "estimate"), "withdrawals": queries.withdrawals_of(unit.id, year),
    }  # fmt: skip
    if sheet is not None:
        context |= shown(unit, sheet, on=doors.as_of(request)) | {"versions": _versions(unit.id, year, sheet)}
    return render(request, "budgets/estimate.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def prepare_estimate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Type an estimate; what the product proposes stands beside each figure with its formula."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.prepare_estimate", at=unit.id, on=on)
    former = queries.estimate(unit.id, year)
    if former is not None and former.state == SUBMITTED:
        messages.error(request, services.AwaitsDecision(year=year).explain())
        return redirect("budgets:estimate", unit.code, year)
    form_of_year = queries.estimate_form(year)
    keys = labels(form_of_year.body.lines)
    basics = {str(row["key"]): str(row["label"]) for row in form_of_year.body.part_a}
    is_adjustment = former is not None and (former.state == APPROVED or former.version > 0)
    proposed = queries.proposals(unit.id, year, on=on, basis={key: row.value for key, row in former.bases.items()} if former else None)
    form = forms.DraftForm(
        request.POST or None, keys=keys, basics=basics, is_adjustment=is_adjustment, initial=_initial(former, proposed, keys)
    )
    problems: list[dict[str, Any]] = []
    if "table" in request.FILES:
        form, problems = _from_table(request, keys=keys, basics=basics, is_adjustment=is_adjustment, year=year)
    elif request.method == "POST" and form.is_valid():
        if "recount" in request.POST:
            proposed = queries.proposals(unit.id, year, on=on, basis={basis.key: basis.value for basis in form.bases()})
        elif _saved(request, form, unit.id, year):
            messages.success(request, "Đã lưu bản nháp dự toán. Trình cấp trên khi đã đủ số.")
            return redirect("budgets:estimate", unit.code, year)
    context = place(unit, year) | {
        "here": "Lập dự toán", "form": form, "table": forms.TableForm(), "problems": problems,
        "sheet": former, "estimate_form": form_of_year, "proposed": proposed,
        "mark": request.POST.get("mark", former.mark if former else ""), "is_adjustment": is_adjustment,
        "rows": _draft_rows(form_of_year.body.lines, form, proposed), "basics": _draft_basics(form_of_year.body.part_a, form, proposed),
    }  # fmt: skip
    return render(request, "budgets/prepare_estimate.html", context, status=422 if form.errors or problems else 200)


def _from_table(request: HttpRequest, *, year: int, **facts: Any) -> tuple[forms.DraftForm, list[dict[str, Any]]]:
    """Return the form as a table that was filled in offline says, to be looked at and kept; or everything that is wrong with the table."""
    file: Any = request.FILES["table"]
    empty = forms.DraftForm(None, **facts)
    if file.size is None or file.size > MOST_BYTES:
        return empty, [{"message": "Tệp lớn hơn 2 MB.", "cure": "Dùng đúng bảng mẫu đã tải về."}]
    try:
        read = services.read_estimate(file_name=str(file.name)[:200], content=file.read(), year=year)
    except tables.UnreadableTable as refusal:
        return empty, [{"message": refusal.explain(), "cure": "Tải bảng mẫu, điền rồi nạp lại."}]
    if read.problems:
        return empty, [{**problem, "message": "", "cure": problem["cure"]} for problem in read.problems]
    told = {f"b.{basis.key}": format_dong(basis.value) for basis in read.bases} | {f"r.{basis.key}": basis.reason for basis in read.bases}
    told |= typed({figure.key: figure.amount for figure in read.figures}, {figure.key: figure.note for figure in read.figures})
    messages.info(request, "Đã đọc bảng, chưa ghi gì. Xem lại các số rồi bấm Lưu bản nháp.")
    return forms.DraftForm(None, initial=told, **facts), []


def _saved(request: HttpRequest, form: forms.DraftForm, unit_id: int, year: int) -> bool:
    def call() -> object:
        return services.prepare_estimate(
            by=doors.actor_id(request), unit_id=unit_id, year=year, figures=form.figures(), bases=form.bases(), on=doors.today(),
            reason=form.cleaned_data.get("reason", ""), document=form.cleaned_data.get("document", ""), mark=request.POST.get("mark", ""),
        )  # fmt: skip

    return not is_refused(form, call)


@require_http_methods(["GET", "POST"])
@doors.page
def submit_estimate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """See what goes up and which ceilings it does not keep; send it."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.submit_estimate", at=unit.id, on=on)
    sheet = queries.estimate(unit.id, year)
    if sheet is None or sheet.state != DRAFT:
        messages.error(request, services.NothingToSubmit(year=year).explain())
        return redirect("budgets:estimate", unit.code, year)
    checks = queries.ceilings_of(unit.id, year, by_category(sheet.amounts), on=on)
    form = forms.SubmitForm(request.POST or None, broken=[check for check in checks if check.is_broken])

    def call() -> object:
        return services.submit_estimate(
            by=by, unit_id=unit.id, year=year, mark=request.POST.get("mark", ""), on=on, overrides=form.overrides(),
            words=form.cleaned_data["words"],
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã trình dự toán. Cấp trên sẽ duyệt hoặc trả lại kèm nhận xét.")
        return redirect("budgets:estimate", unit.code, year)
    context = place(unit, year) | shown(unit, sheet, on=on) | {"here": "Trình duyệt", "form": form, "sheet": sheet, "checks": checks}
    return render(request, "budgets/submit_estimate.html", context, status=422 if form.errors else 200)


def place(unit: Any, year: int) -> dict[str, Any]:
    """Return where a page of a unit's estimate stands."""
    crumbs = [FINANCE, ("Dự toán", reverse("budgets:estimates")), (unit.code, reverse("budgets:estimate", args=[unit.code, year]))]
    return {
        "here": str(year), "crumbs": crumbs, "unit": unit, "year": year, "years": [year - 1, year, year + 1],
        "is_base": queries.is_base(unit.kind, year),
    }  # fmt: skip


def may(request: HttpRequest, unit_id: int, year: int) -> dict[str, bool]:
    """Return which acts the visitor may perform on a unit's estimate; deciding asks for the right at the level above."""
    by, on = doors.actor_id(request), doors.today()
    held = access_queries.acts_at(by, [f"budgets.{act}" for act in ACTS], at=unit_id, on=on)
    above = access_queries.ancestors([unit_id], on=on)[unit_id]
    decides = bool(above) and access_queries.may(by, "budgets.approve_estimate", at=above[0], on=on)
    return {act: held[f"budgets.{act}"] for act in ACTS} | {"approve_estimate": decides and held["budgets.approve_estimate"]}


def labels(lines: Any) -> dict[Key, str]:
    """Return the words of every figure an estimate states, in the form's order."""
    names = {line.line_id: written_name(line.label) for line in lines}
    kinds = queries.category_names()
    counted = [line for line, _ in rules.keys_of(lines)]
    return {
        (line, category): f"{names[line]}: {kinds[category]}" if category and counted.count(line) > 1 else names[line]
        for line, category in rules.keys_of(lines)
    }


def shown(unit: Any, sheet: queries.EstimateSheet, *, on: date) -> dict[str, Any]:
    """Return what a page shows of one version: its lines, basic figures, ceilings."""
    proposed = queries.proposals(unit.id, sheet.year, on=on, basis={key: row.value for key, row in sheet.bases.items()})
    last_year = sheet.cells({key: one.amount for key, one in proposed.again.items()})
    stated, approved = sheet.cells(sheet.amounts), sheet.cells(sheet.approved) if sheet.approved is not None else None
    lines = sheet.form.body.lines
    remarks = sheet.steps[-1].remarks if sheet.steps else {}
    counts = {line.line_id: len((line.formula or {}).get("categories", ())) for line in lines}
    rows, names = [], queries.category_names()
    for number, (line, cell) in enumerate(zip(lines, stated, strict=True)):
        said = "; ".join(words for (one, _), (_, words) in remarks.items() if one == line.line_id and words)
        rows.append(
            {
                "place": place_and_name(line.label)[0], "name": written_name(line.label), "cell": cell,
                "before": last_year[number].value if proposed.again else None,
                "approved": approved[number].value if approved else None, "remark": said,
                "parts": [
                    {"words": names[key[1]], "amount": one.amount, "note": one.note}
                    for key, one in sheet.lines.items()
                    if key[0] == line.line_id and counts[line.line_id] > 1 and one.amount
                ],
                "line": next((one for key, one in sheet.lines.items() if key[0] == line.line_id and counts[line.line_id] <= 1), None),
            }
        )  # fmt: skip
    amounts = {cell.line_id: cell.value for cell in (approved or stated)}
    part_a = [{"label": row["label"], "unit": unit_words(row), "row": sheet.bases.get(str(row["key"]))} for row in sheet.form.body.part_a]
    return {
        "rows": rows, "part_a": part_a, "state": rules.STATES[sheet.state], "left_over": rules.left_over(amounts),
        "income": amounts.get("income_total", 0), "spending": amounts.get("spending_total", 0),
        "ceilings": queries.ceilings_of(unit.id, sheet.year, by_category(sheet.approved or sheet.amounts), on=on),
    }  # fmt: skip


def _versions(unit_id: int, year: int, sheet: queries.EstimateSheet) -> list[dict[str, Any]]:
    return [
        {**one, "pill": rules.STATES[one["state"]], "is_on": (one["version"], one["round"]) == (sheet.version, sheet.round)}
        for one in queries.versions_of(unit_id, year)
    ]


def _initial(former: queries.EstimateSheet | None, proposed: queries.Proposals, keys: Mapping[Key, str]) -> dict[str, str]:
    """Return what the inputs begin with: the version before, else what is proposed."""
    if former is None:
        bases = {f"b.{key}": format_dong(one.value) for key, one in proposed.known.items()}
        return bases | typed({key: proposed.figures[key].amount if key in proposed.figures else None for key in keys}, {})
    begun = former.approved or former.amounts
    bases = {f"b.{key}": format_dong(row.value) for key, row in former.bases.items()} | {
        f"r.{key}": row.reason for key, row in former.bases.items()
    }
    begin = bases | typed({key: begun.get(key) for key in keys}, {key: line.note for key, line in former.lines.items()})
    return begin | ({"reason": former.reason, "document": former.document} if former.state in (DRAFT, RETURNED) else {})


def _draft_rows(lines: Any, form: forms.DraftForm, proposed: queries.Proposals) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    names, keys = queries.category_names(), rules.keys_of(lines)
    for line in lines:
        place_, name = place_and_name(line.label)
        own = [key for key in keys if key[0] == line.line_id]
        op = (line.formula or {}).get("op", "")
        row = {"place": place_, "name": name, "code": line.code or "", "indent": line.indent, "op": op}
        if len(own) != 1:
            rows.append(row | {"is_head": True})
        rows += [
            row
            | {
                "name": names[key[1]] if len(own) > 1 else name, "code": "" if len(own) > 1 else row["code"], "is_part": len(own) > 1,
                "amount": form[forms.field_name("f", key)], "note": form[forms.field_name("n", key)],
                "proposal": proposed.figures.get(key), "before": proposed.again.get(key),
            }
            for key in own
        ]  # fmt: skip
    return rows


def _draft_basics(part_a: Any, form: forms.DraftForm, proposed: queries.Proposals) -> list[dict[str, Any]]:
    return [
        {
            "label": row["label"], "unit": unit_words(row), "known": proposed.known.get(str(row["key"])),
            "value": form[f"b.{row['key']}"], "reason": form[f"r.{row['key']}"],
        }
        for row in part_a
    ]  # fmt: skip


def unit_words(row: Mapping[str, Any]) -> str:
    """Return the unit of a basic figure as the screen shows it: sums in whole đồng, whatever the paper rounds to."""
    return "đồng" if "đồng" in str(row["unit"]) else str(row["unit"])
