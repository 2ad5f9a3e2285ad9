"""Open figures: what is public as CSV and JSON, each with its source, unit, day and terms of use."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.activities.programmes import queries as programmes
from congdoan.activities.programmes.rules.publishing import REUSE
from congdoan.finance.budgets import queries as budgets
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents

from .public import SLUGS
from .telling import nobody

MOST_ROWS = 50_000  # of an answer as JSON
PIECE = 100
HELD = 4 * 2**20  # bytes of a file as CSV that stay in memory


@dataclass(frozen=True, slots=True)
class Dataset:
    """One set of open figures. `columns` are (name, what it holds); `source` where the figures come from; `unit` of its values."""

    name: str
    title: str
    about: str
    source: str
    unit: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[], Iterator[dict[str, Any]]]


def _plans() -> Iterator[programmes.PublicProgramme]:
    after: int | None = None
    while True:
        found, after = programmes.public_programmes(after=after, limit=PIECE)
        yield from found
        if after is None:
            return


def _of_plan(one: programmes.PublicProgramme) -> dict[str, Any]:
    told = {"unit_code": one.unit_code, "unit_name": one.unit_name, "programme": one.title, "symbol": one.symbol}
    return told | {"year": one.content["year"], "day": one.content["day"], "published_first": one.first_on.isoformat()}


def _targets() -> Iterator[dict[str, Any]]:
    names = (
        "code",
        "name",
        "unit",
        "scope",
        "measure",
        "direction",
        "wanted",
        "value",
        "numerator",
        "denominator",
        "source",
        "needs_check",
    )
    for one in _plans():
        for target in one.content["targets"]:
            yield _of_plan(one) | {name: target[name] for name in names} | {"note": target["why"] or target["shown"]}


def _tasks() -> Iterator[dict[str, Any]]:
    names = ("number", "title", "product", "due_on", "state", "percent", "below", "below_done")
    for one in _plans():
        for task in one.content["tasks"]:
            yield _of_plan(one) | {name: task[name] for name in names}


def _money() -> Iterator[dict[str, Any]]:
    after = ""
    while True:
        found, after = budgets.publications(after=after, limit=PIECE)
        contents = budgets.contents_of(one.id for one in found)
        for one in found:
            if (content := contents.get(one.id)) is None:  # withdrawn meanwhile
                continue
            facts = {"unit_code": one.code, "unit_name": one.name, "year": one.year, "kind": SLUGS[one.kind], "document": one.document}
            facts |= {"day": one.published_on.isoformat(), "form": content["form"], "needs_check": content["needs_check"]}
            for line in content["lines"]:
                if line["value"] is not None:
                    yield facts | {"line_code": line["code"] or "", "line": line["name"], "dong": line["value"]}
        if not after:
            return


def _documents() -> Iterator[dict[str, Any]]:
    after: int | None = None
    while True:
        found, after = documents.public_documents(after=after, limit=PIECE)
        for one in found:
            yield {
                "unit_name": one.issuer, "kind": one.kind, "number": one.number, "subject": one.subject,
                "issued_on": one.issued_on.isoformat(),
                "day": one.published_on.isoformat(), "state": one.state[1], "sha256": one.sha256,
                "address": reverse("portal:document", args=[one.id]),
            }  # fmt: skip
        if after is None:
            return


PLAN = (
    ("unit_code", "mã đơn vị"), ("unit_name", "tên đơn vị"), ("programme", "chương trình"), ("symbol", "số, ký hiệu"), ("year", "năm"),
    ("day", "số liệu đến ngày"), ("published_first", "công khai lần đầu ngày"),
)  # fmt: skip
DATASETS = {
    one.name: one
    for one in (
        Dataset(
            "chi-tieu", "Chỉ tiêu đã cam kết và kết quả", "Mỗi dòng một chỉ tiêu của một chương trình đã công khai.",
            "Sổ của các đơn vị trong Công Đoàn Số, chốt vào ngày công khai", "đơn vị tính ghi ở từng dòng; tỷ lệ tính bằng phần vạn",
            (*PLAN, ("code", "mã chỉ tiêu"), ("name", "chỉ tiêu"), ("unit", "đơn vị tính"), ("scope", "phạm vi"), ("measure", "loại số đo"),
             ("direction", "chiều"), ("wanted", "cam kết"), ("value", "kết quả"), ("numerator", "tử số"), ("denominator", "mẫu số"),
             ("source", "nguồn của chỉ tiêu"), ("needs_check", "nguồn chưa đối chiếu"), ("note", "ghi chú")), _targets,
        ),
        Dataset(
            "nhiem-vu", "Nhiệm vụ đã công bố và tiến độ", "Mỗi dòng một nhiệm vụ của một chương trình đã công khai.",
            "Tiến độ do các đơn vị báo kèm minh chứng, chốt vào ngày công khai", "phần trăm; số công đoàn cơ sở",
            (*PLAN, ("number", "số thứ tự"), ("title", "nhiệm vụ"), ("product", "sản phẩm"), ("due_on", "hạn"), ("state", "tình trạng"),
             ("percent", "phần trăm"), ("below", "số cơ sở được giao"), ("below_done", "số cơ sở đã xong")), _tasks,
        ),
        Dataset(
            "tai-chinh", "Dự toán, quyết toán đã công khai", "Mỗi dòng một mã số của một dự toán hoặc quyết toán đã công khai.",
            "Dự toán, quyết toán được duyệt, công khai theo văn bản của đơn vị", "đồng",
            (("unit_code", "mã đơn vị"), ("unit_name", "tên đơn vị"), ("year", "năm"), ("kind", "loại"), ("document", "văn bản công khai"),
             ("day", "công khai ngày"), ("form", "mẫu biểu"), ("needs_check", "mẫu chưa đối chiếu"), ("line_code", "mã số"),
             ("line", "nội dung"),
             ("dong", "số tiền")), _money,
        ),
        Dataset(
            "van-ban", "Văn bản công khai", "Mỗi dòng một văn bản ai cũng đọc được.", "Sổ văn bản đi của các đơn vị", "văn bản",
            (("unit_name", "đơn vị ban hành"), ("kind", "thể loại"), ("number", "số, ký hiệu"), ("subject", "trích yếu"),
             ("issued_on", "ngày ban hành"), ("day", "công khai ngày"), ("state", "hiệu lực"), ("sha256", "dấu SHA-256 của tệp PDF"),
             ("address", "địa chỉ")), _documents,
        ),
    )
}  # fmt: skip


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """List the sets of open figures with what each holds."""
    with nobody():
        is_demo = access.is_demo()
    context = {"datasets": DATASETS.values(), "reuse": REUSE, "is_demo": is_demo, "unit_name": "Số liệu mở"}
    return render(request, "portal/figures.html", context)


@require_GET
def figures_csv(request: HttpRequest, name: str) -> FileResponse:
    """Hand a set over whole as CSV; what it means stands in the JSON that the answer points to."""
    one = _asked(name)
    file = SpooledTemporaryFile(HELD)  # noqa: SIM115  the answer closes it
    content = io.TextIOWrapper(cast(BinaryIO, file), encoding="utf-8-sig", newline="")
    writer = csv.writer(content)
    writer.writerow([column for column, _ in one.columns])
    with nobody():
        writer.writerows([_cell(row.get(column)) for column, _ in one.columns] for row in one.rows())
    content.detach()
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=f"{one.name}.csv", content_type="text/csv; charset=utf-8")
    answer["Link"] = f'<{reverse("portal:figures_json", args=[one.name])}>; rel="describedby"; type="application/json"'
    return answer


@require_GET
def figures_json(request: HttpRequest, name: str) -> HttpResponse:
    """Hand a set over as JSON with its source, unit, day, terms of use and columns; it says where rows are left to the CSV."""
    one = _asked(name)
    with nobody():
        found = list(islice(one.rows(), MOST_ROWS + 1))
        is_demo = access.is_demo()
    rows = found[:MOST_ROWS]
    days = [row["day"] for row in rows if row.get("day")]
    told = {
        "title": one.title, "about": one.about, "source": one.source, "unit": one.unit, "day": max(days, default=None), "licence": REUSE,
        "is_fictitious": is_demo, "columns": [{"name": column, "title": words} for column, words in one.columns], "rows": len(rows),
        "most_rows": MOST_ROWS, "is_cut": len(found) > MOST_ROWS, "whole": reverse("portal:figures_csv", args=[one.name]),
    }  # fmt: skip
    return JsonResponse({"metadata": told, "rows": rows}, json_dumps_params={"ensure_ascii": False})


def _cell(value: Any) -> Any:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _asked(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]
