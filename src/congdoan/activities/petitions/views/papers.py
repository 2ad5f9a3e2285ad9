"""The register as paper and workbook, the handling slip of one petition; a denouncer stands on neither."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.activities.petitions import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents.rules.register import Register, register_pdf, register_workbook
from congdoan.foundation.documents.rules.sheet import Sheet, sheet_pdf

from .asking import petition_or_404

MOST_PRINTED = 5_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = ("Số", "Ngày nhận", "Loại đơn", "Người gửi", "Trích yếu", "Thẩm quyền", "Tình trạng", "Hạn gần nhất")
AUTHORITY = {True: "thuộc", False: "không thuộc", None: "chưa phân loại"}


@require_GET
@doors.page
def register_paper(request: HttpRequest) -> HttpResponse:
    """Give the register of a year as PDF/A, or as a workbook (`?dang=xlsx`)."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.read", on=on)
    year = doors.number(request.GET.get("nam"), digits=4) or on.year
    rows, _ = queries.petitions(on=on, year=year, size=MOST_PRINTED)
    unit = next((grant["name"] for grant in access.grants_of(by, on=on)), "")
    register = Register(
        title="Sổ tiếp nhận đơn", unit=unit, upper="", scope=f"Năm {year}", basis="Người tố cáo được giữ kín, không ghi trong sổ",
        heads=HEADS, widths=(3, 5, 5, 8, 14, 5, 7, 6), rows=[_line(row) for row in reversed(rows)], mark=mark(),
    )  # fmt: skip
    return given_as(request, register, f"so-don-{year}")


def given_as(request: HttpRequest, register: Register, name: str) -> HttpResponse:
    """Give a register as PDF/A, or as a workbook where that was asked for."""
    kind, make = ("xlsx", register_workbook) if request.GET.get("dang") == "xlsx" else ("pdf", register_pdf)
    headers = {"Content-Disposition": f'inline; filename="{name}.{kind}"', "X-Content-Type-Options": "nosniff"}
    content_type = WORKBOOK if kind == "xlsx" else "application/pdf"
    return HttpResponse(make(register, made_at=localtime()), content_type=content_type, headers=headers)


def _line(row: queries.PetitionRow) -> list[str]:
    due = row.next_due
    return [
        row.written_number, f"{row.received_on:%d/%m/%Y}", row.kind_words, row.sender, row.gist, AUTHORITY[row.in_authority],
        row.state_words, f"{due.due_on:%d/%m/%Y}" if due else "",
    ]  # fmt: skip


@require_GET
@doors.page
def slip(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Give the handling slip of a petition as PDF/A."""
    by, on, row = doors.actor_id(request), doors.today(), petition_or_404(petition_id)
    guard.require(by, "petitions.read", at=row.unit_id, on=on)
    above = access.ancestors([row.unit_id], on=on)[row.unit_id][:1]
    at = localtime()
    steps = [(f"{one.name}, {one.happened_on:%d/%m/%Y}", one.words or "–") for one in queries.steps(petition_id)]
    rows = [
        ("Số, ngày vào sổ", f"{row.written_number or 'chưa vào sổ'}, {row.received_on:%d/%m/%Y}"), ("Loại đơn", row.kind_words),
        ("Nhận qua", row.channel_words), ("Người gửi", row.sender or "không ghi"), ("Trích yếu", row.gist or "–"),
        ("Thẩm quyền", AUTHORITY[row.in_authority]), *((due.name, f"{due.due_on:%d/%m/%Y}") for due in row.dues), *steps,
    ]  # fmt: skip
    sheet = Sheet(
        title="Phiếu xử lý đơn", about=f"Đơn số {row.written_number or '…'}", unit=row.unit_name,
        upper=access.branch_names(above).get(above[0], ("", ""))[1] if above else "",
        place_and_day=f"ngày {at:%d} tháng {at:%m} năm {at:%Y}", rows=rows, signatures=("Người xử lý", "Lãnh đạo đơn vị"), mark=mark(),
    )  # fmt: skip
    headers = {"Content-Disposition": 'inline; filename="phieu-xu-ly-don.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(sheet_pdf(sheet, made_at=at), content_type="application/pdf", headers=headers)


def mark() -> str:
    """Return what a reader must know: nobody has checked the form and the limits, and in a demo everybody is invented."""
    return "; ".join(["Mẫu và thời hạn chưa đối chiếu", *(["số liệu hư cấu"] if access.is_demo() else [])])
