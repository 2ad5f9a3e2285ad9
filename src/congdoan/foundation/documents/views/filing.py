"""Pages of case files: the list, one file with its papers, the list of a year, putting papers in, closing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import forms, queries, services
from congdoan.foundation.documents.queries import disposing
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.filing import STATES, term_words, typed_list

from .asking import PAPERS, handed_over, own_register, own_unit, readable_document, unit_coded, use_case

LOOKS = {"listed": "none", "open": "wait", "closed": "info", "kept": "ok", "destroyed": "none", "struck": "none"}
NO_PAPERS = "Hồ sơ chưa có văn bản nào. Mở văn bản đi hoặc văn bản đến rồi chọn “Đưa vào hồ sơ”."
LIST = ("Hồ sơ lưu trữ", "/6-van-ban/ho-so/")
CRUMBS = [PAPERS, LIST]


@require_GET
@doors.page
def case_files(request: HttpRequest) -> HttpResponse:
    """List case files by state, year and words, also those of the papers in them."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "documents.read", on=on)
    given = {key: request.GET.get(key, "").replace("\x00", "")[:100] for key in ("q", "trang_thai", "don_vi")}
    state = given["trang_thai"] if given["trang_thai"] in STATES else ""
    unit, year = unit_coded(given["don_vi"]), doors.number(request.GET.get("nam"), digits=4)
    chosen = cases.CaseFilter(unit[0] if unit else None, year, state, given["q"])
    rows, after = cases.case_files(chosen, after=doors.number(request.GET.get("sau")))
    counts, years = cases.case_counts(chosen), cases.case_years()
    may = {act: access_queries.may_somewhere(by, f"documents.{act}", on=on) for act in ACTS}
    printed = year or on.year
    context = {
        "here": LIST[0], "crumbs": [PAPERS], "rows": [(row, LOOKS[row.state], row.is_late(on)) for row in rows], "next": after,
        "chosen": chosen, "years": years, "is_filtered": chosen != cases.CaseFilter(), "may": may,
        "piles": [("", "tất cả", sum(counts.values())), *((key, words, counts[key]) for key, words in STATES.items())],
        "many_units": len({row.unit_id for row in rows}) > 1,
        "register": own_register(request, "export_case_list", printed) if printed in years else None,
        "uses": own_register(request, "export_case_uses", printed),
        "package": own_register(request, "export_case_package", printed) if printed in years else None,
    }  # fmt: skip
    return render(request, "documents/case_files.html", context)


ACTS = ("decide_case_list", "open_case_file", "hand_over_case_files")


@require_GET
@doors.page
def case_file(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show one case file with its papers in order, and who used it."""
    found = found_case(request, case_id)
    by, on = doors.actor_id(request), doors.today()
    held = access_queries.acts_at(by, [f"documents.{act}" for act in ON_ONE], at=found.unit_id, on=on)
    is_open = found.state in ("listed", "open")
    fits = {
        "file_paper": is_open, "take_out_paper": is_open, "close_case_file": is_open and found.papers > 0,
        "strike_out_case_file": found.state == "open" and not found.papers,
        "reopen_case_file": found.state == "closed", "lend_case_file": found.state == "kept" and not found.lent_to,
        "take_back_case_file": found.state == "kept", "export_case_contents": True,
        "export_case_package": found.papers > 0, "hold_case_file": found.state not in ("destroyed", "struck"), "release_case_file": True,
        "export_case_handover": found.handover_id is not None,
    }  # fmt: skip
    context = {
        "here": found.notation, "crumbs": CRUMBS, "case": found, "look": LOOKS[found.state], "is_late": found.is_late(on),
        "papers": cases.papers_of(case_id), "taken_out": cases.taken_out_of(case_id), "uses": cases.uses_of(case_id),
        "may": {act: held[f"documents.{act}"] and fits[act] for act in ON_ONE},
        "unit": access_queries.branch_names([found.unit_id])[found.unit_id],
        "holds": disposing.holds_of(case_id), "destroyed": disposing.destroyed_on(case_id),
        "no_papers": "Hồ sơ không có văn bản nào." if found.struck_on else NO_PAPERS,
    }  # fmt: skip
    return render(request, "documents/case_file.html", context)


ON_ONE = (
    "file_paper", "take_out_paper", "close_case_file", "reopen_case_file", "lend_case_file", "take_back_case_file", "export_case_contents",
    "export_case_handover", "export_case_package", "hold_case_file", "release_case_file", "strike_out_case_file",
)  # fmt: skip


def found_case(request: HttpRequest, case_id: int, act: str = "read") -> cases.CaseRow:
    """Return the case file of an address; 404 outside the visitor's reach, 403 without the right."""
    found = cases.case_file(case_id) if case_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), f"documents.{act}", at=found.unit_id, on=doors.today())
    return found


@require_http_methods(["GET", "POST"])
@doors.page
def decide_case_list(request: HttpRequest) -> HttpResponse:
    """Decide the list of a year; it begins with the files of the last one."""
    unit_id, _, name = own_unit(request, "decide_case_list")
    first = {"year": doors.today().year, "lines": typed_list(cases.last_list(unit_id))}
    form = forms.CaseListForm(request.POST or None, initial=first)

    def call() -> str:
        given = form.cleaned_data
        facts = {"year": given["year"], "document": given["document"], "files": given["lines"]}
        count = services.decide_case_list(by=doors.actor_id(request), unit_id=unit_id, on=doors.today(), **facts)
        return f"Đã ban hành danh mục {count} hồ sơ năm {given['year']}."

    detail = "Người đứng đầu phê duyệt, ban hành đầu năm (Nghị định 30/2020/NĐ-CP, Điều 28). Số hồ sơ cấp theo từng đề mục."
    return use_case(
        request, form, call, back=LIST[1], heading=f"Danh mục hồ sơ: {name}", words="Ban hành danh mục", detail=detail, crumbs=CRUMBS
    )


@require_http_methods(["GET", "POST"])
@doors.page
def open_case_file(request: HttpRequest) -> HttpResponse:
    """Open a case file that stands in no list."""
    unit_id, _, name = own_unit(request, "open_case_file")
    form = forms.OpenCaseForm(request.POST or None, initial={"year": doors.today().year})
    made: list[int] = []

    def call() -> str:
        by, year = doors.actor_id(request), form.cleaned_data["year"]
        made.append(services.open_case_file(by=by, unit_id=unit_id, year=year, case=form.case(), on=doors.today()))
        return "Đã mở hồ sơ. Đưa văn bản vào từ trang của từng văn bản, hoặc ghi tài liệu khác ở đây."

    detail = "Hồ sơ có trong danh mục thì không mở ở đây: hồ sơ ấy mở khi đưa văn bản đầu tiên vào."
    answer = use_case(request, form, call, back=LIST[1], heading=f"Mở hồ sơ: {name}", words="Mở hồ sơ", detail=detail, crumbs=CRUMBS)
    if made:
        answer["Location"] = reverse("documents:case_file", args=made)
    return answer


@require_http_methods(["GET", "POST"])
@doors.page
def file_paper(request: HttpRequest, case_id: int) -> HttpResponse:
    """Put a paper that no register holds into a case file."""
    form = forms.PaperForm(request.POST or None)

    def call(facts: dict[str, Any]) -> str:
        given = form.cleaned_data
        services.file_paper(paper=form.paper(), pages=given["pages"], note=given["note"], **facts)
        return "Đã đưa tài liệu vào hồ sơ."

    detail = "Phim, ảnh, ghi âm, tài liệu không qua sổ. Văn bản đi, văn bản đến thì đưa vào từ trang của văn bản."
    return _on_case(request, case_id, "file_paper", form, call, "Thêm tài liệu", detail)


@require_http_methods(["GET", "POST"])
@doors.page
def file_document(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    """Put a signed document into a case file."""
    found = readable_document(request, outgoing_id)
    unit_id = own_unit(request, "file_paper")[0]
    back = reverse("documents:document", args=[outgoing_id])
    return _into_case(request, unit_id, found.name, back, outgoing_id=outgoing_id)


@require_http_methods(["GET", "POST"])
@doors.page
def file_arrival(request: HttpRequest, document_id: int) -> HttpResponse:
    """Put an arrival into a case file."""
    found = queries.details(document_id)
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "documents.file_paper", at=found.row.unit_id, on=doors.today())
    back = reverse("documents:incoming_document", args=[document_id])
    name = f"{found.row.kind or 'văn bản'} {found.row.symbol}".strip()
    return _into_case(request, found.row.unit_id, name, back, arrival_id=document_id)


def _into_case(request: HttpRequest, unit_id: int, name: str, back: str, **paper: Any) -> HttpResponse:
    files = [(row.id, f"{row.notation}/{row.year} {row.title[:120]}") for row in cases.open_case_files(unit_id)]
    form = forms.FileDocumentForm(request.POST or None, cases=files)

    def call() -> str:
        services.file_paper(by=doors.actor_id(request), on=doors.today(), **form.cleaned_data, **paper)
        return "Đã đưa vào hồ sơ."

    detail = "Hồ sơ đang lập, hoặc có trong danh mục mà chưa mở." if files else "Chưa có hồ sơ nào nhận văn bản: mở hồ sơ trước."
    return use_case(request, form, call, back=back, heading=f"Đưa vào hồ sơ: {name}", words="Đưa vào hồ sơ", detail=detail, crumbs=CRUMBS)


@require_http_methods(["GET", "POST"])
@doors.page
def take_out_paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Take a paper out of a case file, saying why."""
    about = cases.paper(paper_id) if paper_id < 2**63 else None
    if about is None:
        raise Http404
    form = forms.WordsForm(request.POST or None)

    def call(facts: dict[str, Any]) -> str:
        del facts["case_id"]
        services.take_out_paper(paper_id=paper_id, **form.cleaned_data, **facts)
        return "Đã rút khỏi hồ sơ."

    return _on_case(request, about.case_file_id, "take_out_paper", form, call, "Rút khỏi hồ sơ", about.title)


@require_http_methods(["GET", "POST"])
@doors.page
def close_case_file(request: HttpRequest, case_id: int) -> HttpResponse:
    """Close a case file with its counts."""
    found = found_case(request, case_id, "close_case_file")
    first = {"title": found.title, "keep_years": term_words(found.keep_years), "keep_source": found.keep_source, "keeper": found.keeper}
    form = forms.CloseCaseForm(request.POST or None, initial=first)

    def call(facts: dict[str, Any]) -> str:
        services.close_case_file(**form.cleaned_data, **facts)
        return f"Đã kết thúc hồ sơ: {found.papers} văn bản, {found.pages} trang."

    detail = f"{found.papers} văn bản, {found.pages} trang. Rút bản trùng, bản nháp trước; xem lại tiêu đề và thời hạn bảo quản."
    return _on_case(request, case_id, "close_case_file", form, call, "Kết thúc hồ sơ", detail)


@require_http_methods(["GET", "POST"])
@doors.page
def reopen_case_file(request: HttpRequest, case_id: int) -> HttpResponse:
    """Open a closed case file again, saying why."""
    form = forms.WordsForm(request.POST or None)

    def call(facts: dict[str, Any]) -> str:
        services.reopen_case_file(**form.cleaned_data, **facts)
        return "Đã mở lại hồ sơ."

    return _on_case(request, case_id, "reopen_case_file", form, call, "Mở lại hồ sơ", "Chỉ khi hồ sơ chưa nộp lưu.")


@require_http_methods(["GET", "POST"])
@doors.page
def strike_out_case_file(request: HttpRequest, case_id: int) -> HttpResponse:
    """Strike out an empty case file, saying why."""
    form = forms.WordsForm(request.POST or None)

    def call(facts: dict[str, Any]) -> str:
        services.strike_out_case_file(**form.cleaned_data, **facts)
        return "Đã gạch bỏ hồ sơ."

    detail = "Hồ sơ mở nhầm, không có văn bản nào. Hồ sơ vẫn nằm trong danh sách cùng lý do; số của hồ sơ không cấp lại."
    return _on_case(request, case_id, "strike_out_case_file", form, call, "Gạch bỏ hồ sơ", detail)


def _on_case(request: HttpRequest, case_id: int, act: str, form: Any, call: Any, words: str, detail: str) -> HttpResponse:
    """Show the form of one act on a case file, and perform it."""
    found = found_case(request, case_id, act)
    facts = {"by": doors.actor_id(request), "case_id": case_id, "on": doors.today()}
    back = reverse("documents:case_file", args=[case_id])
    crumbs = [*CRUMBS, (found.notation, back)]
    heading = f"{words}: {found.notation}/{found.year}"
    return use_case(request, form, lambda: call(facts), back=back, heading=heading, words=words, detail=detail, crumbs=crumbs)


@require_GET
@doors.page
def export_case_list(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Hand over the list of case files of a year."""
    unit = unit_coded(code)
    if unit is None or not 2000 <= year < 2100 or not cases.has_files(unit[0], year=year):
        raise Http404
    made = services.export_case_list(by=doors.actor_id(request), unit_id=unit[0], year=year, made_at=localtime(), on=doors.today())
    return handed_over(made.name, made.media_type, made.content, is_shown=True)


@require_GET
@doors.page
def export_case_contents(request: HttpRequest, case_id: int) -> HttpResponse:
    """Hand over the list of contents of a case file."""
    found_case(request, case_id, "export_case_contents")
    made = services.export_case_contents(by=doors.actor_id(request), case_id=case_id, made_at=localtime(), on=doors.today())
    return handed_over(made.name, made.media_type, made.content, is_shown=True)
