"""A plan as a workbook: to be filled in, and as it stands; what is written is read back as it was."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

from .plan import BOOKS, COLUMNS, GRANTS, MEMBER_POLICIES, OUTCOMES, PlanRow

HEADS = [labels[0] for labels in COLUMNS.values()]
WIDTHS = {"name": 34, "targets": 18, "note": 30, "given_by": 20, "taken_by": 20}
GUIDE = (
    ("Mã đơn vị", "mã đang dùng; của đơn vị lập mới là mã sẽ dùng"),
    ("Kết cục", "; ".join(OUTCOMES.values())),
    ("Đơn vị tiếp nhận", "nhập vào: một mã; tách thành: các mã cách nhau bằng dấu ;, đơn vị chính đứng trước; đổi loại: mã mới"),
    ("Cấp trên mới", "chuyển, lập mới: mã cấp trên; đổi loại: để trống thì giữ cấp trên cũ"),
    ("Tên mới", "đổi tên, lập mới; để trống thì giữ tên cũ"),
    ("Loại mới", "lập mới, đổi loại: mã hoặc tên loại tổ chức"),
    ("Số đoàn viên", "theo quyết định; để trống thì lấy số hệ thống biết"),
    ("Xử lý đoàn viên", "; ".join(MEMBER_POLICIES.values())),
    ("Quyền sử dụng", "; ".join(GRANTS.values()) + " (quyền của người dùng ở đơn vị không còn)"),
    ("Sổ sách", "; ".join(BOOKS.values()) + " (bàn giao cần tiền mặt kiểm kê, người giao, người nhận)"),
)  # fmt: skip


def plan_book(rows: Sequence[PlanRow], kinds: Mapping[str, str]) -> bytes:
    """Return a workbook with the rows of a plan, lists to choose from, and a sheet that explains the columns."""
    content = BytesIO()
    with Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        bold = book.add_format({"bold": True, "bg_color": "#e8eef6", "border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Phương án")
        sheet.freeze_panes(1, 2)
        sheet.write_row(0, 0, HEADS, bold)
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, WIDTHS.get(name, 14))
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(_cells(row, kinds)):
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                elif value:
                    sheet.write_string(number, column, value)
        last = max(len(rows) + 200, 1_000)
        for name, words in (("outcome", OUTCOMES), ("member_policy", MEMBER_POLICIES), ("grants", GRANTS), ("books", BOOKS)):
            column = list(COLUMNS).index(name)
            sheet.data_validation(1, column, last, column, {"validate": "list", "source": list(words.values())})
        _explain(book.add_worksheet("Hướng dẫn"), kinds.values(), bold)
    return content.getvalue()


def _explain(sheet: object, kinds: Iterable[str], bold: object) -> None:
    sheet.set_column(0, 0, 22)  # type: ignore[attr-defined]
    sheet.set_column(1, 1, 110)  # type: ignore[attr-defined]
    sheet.write_row(0, 0, ["Cột", "Cách ghi"], bold)  # type: ignore[attr-defined]
    for number, pair in enumerate([*GUIDE, ("Các loại tổ chức", "; ".join(kinds))], start=1):
        sheet.write_row(number, 0, pair)  # type: ignore[attr-defined]


def _cells(row: PlanRow, kinds: Mapping[str, str]) -> list[str | int | None]:
    return [
        row.code, OUTCOMES[row.outcome], "; ".join(row.targets), row.parent, row.name, kinds.get(row.kind, row.kind), row.members,
        MEMBER_POLICIES.get(row.member_policy, ""), GRANTS[row.grants] if row.is_ending else "", BOOKS[row.books] if row.is_ending else "",
        row.cash_counted, row.given_by, row.taken_by, row.note,
    ]  # fmt: skip
