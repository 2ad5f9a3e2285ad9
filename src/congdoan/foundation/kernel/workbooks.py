"""Files that people bring into grids of cells or text: the kind is told from the content, never from the name; every size has a limit.

Text typed in the fonts of the 1990s (TCVN3, VNI) is turned into Unicode, and the grid says so.
"""

import codecs
import csv
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

import lxml.etree
import lxml.html
import python_calamine

from . import legacy_fonts
from .biff import Damaged, largest_area

Cell = str | int | float | bool | datetime | date | time | timedelta | None

MAX_BYTES = 64 * 2**20
MAX_UNPACKED = 384 * 2**20
MAX_ENTRIES = 2_000
MAX_ROWS = 200_000
MAX_COLUMNS = 120
MAX_CELLS = 12_000_000
MAX_SHEETS = 20
MAX_CELL = 20_000
SAMPLED_CELLS = 2_000

_FAR_CELL = re.compile(
    rb"""\sr\s*=\s*["'](?:[A-Z]{3,}\d+|[D-Z][A-Z]\d+|[A-Z]+(?:[2-9]\d{5}|\d{7,}))["'](?:[^>]*[^/>])?>\s*(?:[^<\s]|<[^/])""", re.IGNORECASE
)
"""A cell with content beyond column CZ or row 199,999: a sheet is unpacked as a rectangle, so one such cell could fill the memory."""
_CELL_WITHOUT_PLACE = re.compile(rb"<(?:\w+:)?c(?=[\s>/])(?![^>]*\sr\s*=)[^>]*>")
_ROW_OR_CELL = re.compile(rb"""<(?:\w+:)?(c|row)\b(?:[^>]*?\sr\s*=\s*["'](\d{1,9})["'])?""")
_TONE_OF_1258 = re.compile("[aeiouyâêôãõý][ÌÒÞìò]", re.IGNORECASE)
"""A vowel and the sign of tone behind it, as Windows-1258 writes them, when its bytes are taken for Latin-1."""
_TCVN3_ALONE = re.compile(r"[a-zA-Z][µ¸¹¶·©ª«¬®¨]")
_HTML = re.compile(r"<\s*(html|table|body|meta|!doctype\s+html)\b", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which a locked .xlsx lies
_DELIMITERS = ";|\t,"


class UnreadableFile(Exception):
    """The file as a whole cannot be read: a code, a sentence with the cure, the text found."""

    def __init__(self, code: str, message: str, found: str | None = None) -> None:
        super().__init__(code)
        self.code, self.message, self.found = code, message, found


@dataclass(frozen=True)
class Fault:
    """A row of delimited text that cannot be taken apart."""

    code: str
    message: str
    row: int
    found: str | None = None


@dataclass
class Grid:
    """One sheet, HTML page or delimited text; row n of the file is `rows[n - 1]`.

    `mark` is the delimiter that took a text apart, "" elsewhere; `font` names the old font whose letters were turned into Unicode.
    """

    name: str
    rows: list[list[Cell]]
    preamble: str = ""
    mark: str = ""
    font: str | None = None
    is_hidden: bool = False
    faults: list[Fault] = field(default_factory=list)


def grids_of(content: bytes) -> list[Grid]:
    """Return the grids of a file, best first: every sheet of a workbook, or a text taken apart at each mark that it contains.

    :raises UnreadableFile: it is empty, too large, damaged, or of a kind that holds no table
    """
    text = text_of(content)
    return sheets_of(content) if text is None else tables_in(text, strict=True)


def text_of(content: bytes) -> str | None:
    """Return the text of a file, or None for a workbook (XLSX, BIFF).

    :raises UnreadableFile: it is empty, too large, or of another kind
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableFile("file-empty", "Tệp rỗng: hãy xuất lại tệp.")
    if len(content) > MAX_BYTES:
        raise UnreadableFile("file-too-large", f"Tệp lớn hơn {MAX_BYTES // 2**20} MB: hãy chia nhỏ tệp, chẳng hạn theo tháng.")
    if content.startswith(b"%PDF"):
        raise UnreadableFile("file-is-pdf", "Đây là tệp PDF: hãy xuất dạng Excel hoặc CSV.", "%PDF")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return None
    if content.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"PK")):
        raise UnreadableFile("file-is-archive", "Đây là tệp nén: hãy giải nén rồi gửi từng tệp.")
    return decode(content)


def sheets_of(content: bytes) -> list[Grid]:
    """Read every sheet of a workbook, after its size was counted.

    :raises UnreadableFile: damaged, locked by a password, or too large once unpacked
    """
    if content.startswith(b"PK\x03\x04"):
        _check_zip(content)
    elif _ENCRYPTED in content:
        raise UnreadableFile("file-has-password", "Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi gửi lại.")
    else:
        _check_biff(content)
    return [in_unicode(grid) for grid in _sheets(content)]


def tables_in(text: str, *, strict: bool = False) -> list[Grid]:
    """Read a page of HTML tables (often named .xls), or delimited text once for each mark that it contains, commonest first.

    Banks print stray quotation marks; where people made the file, `strict` takes one that is not closed for a fault.

    :raises UnreadableFile: the page has no table, or the text too many rows
    """
    if _HTML.search(_beginning(text)[:4_000]):
        return [in_unicode(_html_table(text))]
    return [in_unicode(grid) for grid in _delimited(text, strict)]


def is_markup(text: str) -> bool:
    """Say whether a text is XML and no page of HTML."""
    head = _beginning(text)
    return head.startswith("<") and not _HTML.search(head[:4_000])


def in_unicode(grid: Grid) -> Grid:
    """Return a grid whose letters are Unicode: text typed in TCVN3 or VNI is read by its old font, as a whole or not at all."""
    typed = (cell for row in grid.rows for cell in row if isinstance(cell, str) and not cell.isascii())
    font = legacy_fonts.guess(" ".join(islice(typed, SAMPLED_CELLS)))
    if font is None:
        return grid
    read = legacy_fonts.tcvn3_to_unicode if font == "tcvn3" else legacy_fonts.vni_to_unicode
    rows = [[read(cell) if isinstance(cell, str) and not cell.isascii() else cell for cell in row] for row in grid.rows]
    return replace(grid, rows=rows, font=font, preamble=read(grid.preamble))


def _beginning(text: str) -> str:
    return text[:20_000].lstrip("\ufeff \t\r\n\x01\x02\x03\x04")


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1258, letters composed.

    :raises UnreadableFile: the bytes are no text
    """
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return _composed(content[len(mark) :].decode(encoding, errors="replace"))
    head = content[:4_000]
    if head.count(0) > len(head) // 4:
        even, odd = head[::2].count(0), head[1::2].count(0)
        return _composed(content.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace"))
    if head.count(0):
        raise UnreadableFile("file-not-text", "Tệp không phải văn bản, cũng không phải Excel: hãy xuất lại tệp.")
    try:
        return _composed(content.decode("utf-8"))
    except UnicodeDecodeError:
        typed = content.decode("latin-1")
        is_old = not _TONE_OF_1258.search(typed) or _TCVN3_ALONE.search(typed)
        return typed if is_old and legacy_fonts.guess(typed[:50_000]) else _composed(content.decode("cp1258", errors="replace"))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text) if not text.isascii() else text


def _check_zip(content: bytes) -> None:
    """Unpack every part once, counting: no bomb, no lie about sizes, no cell so far away that the sheet would fill memory."""
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MAX_ENTRIES or "xl/workbook.xml" not in names or names & {"xl/workbook.bin", "content.xml"}:
                raise UnreadableFile("file-not-excel", "Tệp nén này không phải sổ Excel .xlsx: hãy lưu lại dạng .xlsx.")
            for entry in entries:
                if entry.flag_bits & 1:
                    raise UnreadableFile("file-has-password", "Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi gửi lại.")
                left -= _checked_part(content, entry, left)
    except (zipfile.BadZipFile, zlib.error, ValueError, OverflowError, NotImplementedError, EOFError):
        raise UnreadableFile("file-damaged", "Tệp Excel bị hỏng hoặc bị cắt: hãy tải hoặc xuất lại tệp.") from None


def _check_biff(content: bytes) -> None:
    try:
        area = largest_area(content)
    except Damaged:
        raise UnreadableFile("file-damaged", "Tệp .xls bị hỏng, bị cắt hoặc đặt mật khẩu: hãy tải hoặc xuất lại tệp.") from None
    if area > MAX_CELLS:
        raise UnreadableFile("file-too-large", "Sổ Excel quá lớn khi mở: hãy chia nhỏ tệp, chẳng hạn theo tháng.")


def _checked_part(content: bytes, entry: zipfile.ZipInfo, limit: int) -> int:
    """Return the true size of one part, refusing what is too large or would unpack into too large a sheet."""
    size, tail, lacks_places = 0, b"", False
    for piece in _pieces(content, entry):
        size += len(piece)
        seen = tail + piece
        if _FAR_CELL.search(seen):
            raise UnreadableFile("file-too-large", "Có ô ghi chữ bên phải cột CZ hoặc dưới dòng 199.999: hãy xóa ô đó rồi gửi lại.")
        if size > limit:
            raise UnreadableFile("file-too-large", "Sổ Excel quá lớn khi giải nén: hãy chia nhỏ tệp, chẳng hạn theo tháng.")
        lacks_places = lacks_places or bool(_CELL_WITHOUT_PLACE.search(seen))
        tail = piece[-512:]
    if lacks_places and _area_counted(_pieces(content, entry)) > MAX_CELLS:
        raise UnreadableFile("file-too-large", "Sổ Excel quá rộng: hãy chia nhỏ tệp, chẳng hạn theo tháng.")
    return size


def _pieces(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a part bit by bit from its own bytes, not by the sizes that the archive claims."""
    start = entry.header_offset
    name_length = int.from_bytes(content[start + 26 : start + 28], "little")
    extra_length = int.from_bytes(content[start + 28 : start + 30], "little")
    packed = memoryview(content)[start + 30 + name_length + extra_length :][: entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[place : place + 2**20]) for place in range(0, len(packed), 2**20))
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(packed)
    else:
        raise UnreadableFile("file-damaged", "Tệp Excel nén theo cách lạ: hãy xuất lại dạng .xlsx.")


def _area_counted(pieces: Iterator[bytes]) -> int:
    """Bound a sheet whose cells do not say where they stand: rows that it has times the cells of its widest row."""
    rows = widest = cells = 0
    farthest = 0
    for part in pieces:
        for mark in _ROW_OR_CELL.finditer(part):
            if mark[1] == b"c":
                cells += 1
                widest = max(widest, cells)
            else:
                rows, cells = rows + 1, 0
                farthest = max(farthest, int(mark[2] or 0))
    return max(rows, farthest) * (widest + MAX_COLUMNS)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpack = zlib.decompressobj(-15)
    waiting: bytes | memoryview = packed
    while True:
        piece = unpack.decompress(waiting, 2**20)
        if piece:
            yield piece
        waiting = unpack.unconsumed_tail
        if unpack.eof or (not piece and not waiting):
            return


def _sheets(content: bytes) -> list[Grid]:
    """Read all sheets of an Excel file (xlsx, BIFF)."""
    tables = []
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            hidden = {one.name for one in book.sheets_metadata if one.visible != python_calamine.SheetVisibleEnum.Visible}
            for name in book.sheet_names[:MAX_SHEETS]:
                sheet = book.get_sheet_by_name(name)
                if sheet.total_height > MAX_ROWS or sheet.total_height * sheet.total_width > MAX_CELLS:
                    raise UnreadableFile("file-too-large", f"Trang «{name}» dài quá {MAX_ROWS} dòng: hãy chia nhỏ tệp.")
                rows = sheet.to_python(skip_empty_area=False)
                cut = [row[:MAX_COLUMNS] for row in rows] if sheet.total_width > MAX_COLUMNS else rows
                tables.append(Grid(name, cut, is_hidden=name in hidden))  # type: ignore[arg-type]
    except UnreadableFile:
        raise
    except python_calamine.PasswordError:
        raise UnreadableFile("file-has-password", "Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi gửi lại.") from None
    except BaseException as cause:
        if isinstance(cause, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
            raise
        raise UnreadableFile("file-damaged", "Không mở được sổ Excel (tệp hỏng hoặc bị cắt): hãy tải hoặc xuất lại tệp.") from None
    return tables


def _html_table(text: str) -> Grid:
    """Read a page of HTML tables (often named .xls) as one sheet: each `tr` is a row, numbered through the page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        raise UnreadableFile("file-damaged", "Không đọc được bảng HTML trong tệp: hãy tải hoặc xuất lại tệp.") from None
    rows: list[list[Cell]] = []
    for line in page.iter("tr"):
        row: list[Cell] = []
        for cell in line.iterchildren("td", "th"):
            row.append(" ".join("".join(cell.itertext()).split()))
            span = cell.get("colspan", "1")
            row.extend([""] * (min(int(span), MAX_COLUMNS) - 1 if span.isdigit() and span.isascii() and len(span) < 5 else 0))
        rows.append(row[:MAX_COLUMNS])
        if len(rows) > MAX_ROWS:
            raise UnreadableFile("file-too-large", f"Bảng dài quá {MAX_ROWS} dòng: hãy chia nhỏ tệp, chẳng hạn theo tháng.")
    if not rows:
        raise UnreadableFile("file-without-table", "Trang HTML không có bảng nào: hãy lưu lại dạng Excel.")
    outside = " ".join(" ".join(page.xpath("//text()[not(ancestor::table)]")[:200]).split())
    return Grid("HTML", rows, preamble=outside[:2_000])


def _delimited(text: str, strict: bool) -> Iterator[Grid]:
    """Read delimited text once for each mark that it contains, commonest first: the header row decides later which is right."""
    head = text[:50_000]
    for delimiter in sorted(_DELIMITERS, key=head.count, reverse=True):
        if delimiter in head:
            yield _delimited_by(text, delimiter, strict)
    if not any(delimiter in head for delimiter in _DELIMITERS):
        yield Grid("CSV", [[line] for line in text.splitlines()[:200]])


def _delimited_by(text: str, delimiter: str, strict: bool) -> Grid:
    grid = Grid({"\t": "TSV"}.get(delimiter, "CSV"), [], mark=delimiter)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        for row in reader:
            grid.rows.append(row[:MAX_COLUMNS])  # type: ignore[arg-type]
            if any(len(cell) > MAX_CELL or cell.count("\n") > 20 for cell in row):
                message = f"Dòng {len(grid.rows)}: một ô dài bất thường, có thể dấu nháy kép chưa đóng. Hãy xuất lại tệp."
                grid.faults.append(Fault("cell-too-long", message, len(grid.rows), max(row, key=len)[:80]))
            if len(grid.rows) > MAX_ROWS:
                raise UnreadableFile("file-too-large", f"Tệp dài quá {MAX_ROWS} dòng: hãy chia nhỏ tệp, chẳng hạn theo tháng.")
    except csv.Error:
        place = len(grid.rows) + 1
        message = f"Dòng {place}: không tách được các ô (dấu nháy kép chưa đóng hoặc ký tự lạ). Hãy xuất lại tệp."
        grid.faults.append(Fault("row-unreadable", message, place))
    return grid
