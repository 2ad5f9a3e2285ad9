"""Bank statements: any file of a Vietnamese bank into lines that are proven, or into problems with place and cause."""

from congdoan.foundation.kernel.workbooks import Cell, UnreadableFile

from .blocks import layout_named, layout_names
from .cells import text_of
from .files import open_file
from .fingerprint import with_account
from .report import ForeignCurrency, NotProven, UnableToRead, described, insist_on_whole
from .tables import read_table
from .values import Amount, Problem, Statement, StatementLine, shown

__all__ = [
    "Amount",
    "ForeignCurrency",
    "NotProven",
    "Problem",
    "Statement",
    "StatementLine",
    "UnableToRead",
    "UnreadableFile",
    "described",
    "insist_on_whole",
    "layout_named",
    "layout_names",
    "read",
    "shown",
    "with_account",
]


def read(content: bytes, *, name: str = "", bank: str | None = None) -> list[Statement]:
    """Read a file of statements; what is wrong stands in the statements' `problems`, nothing is raised for a bad file.

    `bank` names a layout and spares recognising it. `name` is the file's name, used in sentences only.
    """
    layout = layout_named(bank) if bank else None
    if bank and layout is None:
        return [_refused(Problem("bank-unknown", f"Không có mẫu sao kê của ngân hàng «{bank}».", found=bank))]
    try:
        opened = open_file(content)
    except UnreadableFile as refusal:
        return [_refused(Problem(refusal.code, refusal.message, row=1, found=refusal.found))]
    if opened.kind == "mt940":
        from .mt940 import read_mt940

        return read_mt940(opened.text)
    if opened.kind == "xml":
        from .camt import read_camt

        return read_camt(opened.xml)
    for table in opened.tables if opened.tables and opened.tables[0].mark else ():
        if statements := read_table(table, layout):
            return statements
    if not (opened.tables and opened.tables[0].mark):
        statements = [statement for table in opened.tables for statement in read_table(table, layout)]
        if statements:
            return statements
    return [_refused(_without_header(opened.tables[0].rows if opened.tables else [], name))]


def _refused(problem: Problem) -> Statement:
    return Statement(problems=(problem,))


def _without_header(rows: list[list[Cell]], name: str) -> Problem:
    shown = next((" | ".join(text_of(cell) for cell in row if cell)[:80] for row in rows if any(row)), "")
    message = (
        "Không tìm thấy dòng tiêu đề của sao kê (cần cột ngày và cột số tiền ghi nợ, ghi có)"
        f"{f' trong tệp {name}' if name else ''}. Hãy chọn ngân hàng hoặc xuất lại tệp."
    )
    return Problem("header-not-found", message, row=1, found=shown or None)
