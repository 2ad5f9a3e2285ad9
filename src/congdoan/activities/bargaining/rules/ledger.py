"""The ledger of agreements as a workbook: one line an agreement, one sheet of clauses; text that looks like a formula stays text."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO, Any

from xlsxwriter import Workbook

AGREEMENTS = (
    ("Mã doanh nghiệp", 16), ("Công đoàn", 34), ("Doanh nghiệp", 40), ("Cấp", 18), ("Thỏa ước", 40), ("Số", 16), ("Ngày ký", 12),
    ("Hiệu lực", 12), ("Hết hạn", 12), ("Tình trạng", 22), ("Lao động", 10), ("Tán thành", 10), ("Gửi cơ quan lao động", 14),
    ("Công bố", 12), ("Điều hơn luật", 12), ("Điều dưới luật", 12), ("Tiền hơn luật một năm, đ", 22), ("Xếp loại", 10), ("Điểm", 8),
    ("Không xếp loại vì", 40),
)  # fmt: skip
CLAUSES = (
    ("Doanh nghiệp", 40), ("Thỏa ước", 40), ("Điều", 10), ("Loại", 34), ("Mức", 16), ("Đơn vị", 12), ("Sàn của luật", 14),
    ("So với luật", 14), ("Số người", 10), ("Tiền một năm, đ", 20), ("Lời", 80),
)  # fmt: skip


def ledger_workbook(file: IO[bytes], rows: Iterable[Any], *, source: Sequence[tuple[str, str]], made_at: datetime) -> int:
    """Write the ledger into a file and return how many agreements it holds. `rows` are those of `queries.agreements`."""
    book = Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({"title": "Sổ theo dõi thỏa ước lao động tập thể", "created": made_at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    told = book.add_worksheet("Nguồn")
    told.set_column(0, 1, 60)
    for place, pair in enumerate(source):
        for column, words in enumerate(pair):
            told.write_string(place, column, words)
    sheets = [_sheet(book, name, heads, bold) for name, heads in (("Thỏa ước", AGREEMENTS), ("Điều khoản", CLAUSES))]
    formats = (book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "#,##0"}))
    count = line = 0
    for count, row in enumerate(rows, start=1):
        _write(sheets[0], count, _agreement(row), formats)
        for clause in row.clauses:
            line += 1
            _write(sheets[1], line, _clause(row, clause), formats)
    book.close()
    return count


def _sheet(book: Workbook, name: str, heads: Sequence[tuple[str, int]], bold: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, bold)
    return sheet


def _write(sheet: Any, line: int, cells: Sequence[Any], formats: tuple[Any, Any]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(line, column, cell, formats[0])
        elif isinstance(cell, int):
            sheet.write_number(line, column, cell, formats[1])
        elif cell:
            sheet.write_string(line, column, str(cell))


def _names(row: Any) -> str:
    return "; ".join(one.employer.name for one in row.parties)


def _agreement(row: Any) -> list[Any]:
    favour = [one.in_favour for one in row.parties if one.in_favour is not None]
    given = row.grade
    return [
        "; ".join(one.employer.code for one in row.parties), row.unit_name, _names(row), row.level_words, row.title, row.number,
        row.signed_on, row.effective_on, row.last, row.state_words, row.workers, sum(favour) if favour else None, row.sent_on,
        row.published_on, row.better, row.below, row.above_dong, given.letter if given else None,
        given.total if given and given.letter else None, given.excluded if given else None,
    ]  # fmt: skip


def _clause(row: Any, clause: Any) -> list[Any]:
    return [
        _names(row), row.title, clause.article, clause.kind.name, clause.value, clause.unit_words, clause.meter.floor, clause.state_words,
        clause.workers, clause.meter.yearly_dong, clause.text,
    ]  # fmt: skip
