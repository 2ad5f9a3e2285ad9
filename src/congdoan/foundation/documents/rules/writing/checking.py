"""Whether a Word file keeps the prescribed form: everything that does not, as a clerk would say it, each with its article."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from congdoan.foundation.documents.rules.reading.unreadable import DamagedDocument, DocumentTooLarge, UnreadableDocument
from congdoan.foundation.documents.rules.reading.word import text_of
from congdoan.foundation.kernel.vietnamese import search_key

from .layout import END, MOTTO, Page, Style
from .official import Kind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MAX_UNPACKED = 128 * 2**20
SLACK_MM = 0.5  # Word keeps twentieths of a point
COLLECTIVES = ("ban thuong vu", "ban chap hanh", "doan chu tich", "uy ban kiem tra")
NUMBER = re.compile(r"^Số:\s*(?P<number>[^/\s]*)\s*(?P<mark>/|$)(?P<symbol>.*)$")
DAY = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})$")
PLACE = re.compile(r"ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm\s*\d{0,4}\s*$")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as prescribed: the box, what to do about it, the words it is about, and the article."""

    box: str
    says: str
    found: str
    article: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """A paragraph as a reader sees it. `sizes` in points."""

    words: str
    sizes: frozenset[float]
    fonts: frozenset[str]
    is_bold: bool
    is_italic: bool
    is_in_grid: bool


def check(document: Document, page: Page, boxes: Mapping[str, Style], kinds: Mapping[str, Kind]) -> list[Finding]:
    """Return everything in a Word file that is not as prescribed, in the order of the page; an empty list is a clean sheet.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; tables `documents.layout`, `documents.page_setup`. The annex of Quyết định 933/QĐ-TLĐ is
    not at hand: its own layout is not checked, except that a union's deputy signs without KT.
    """
    lines = [line for line in _lines(document) if line.words]
    placed = _placed(lines, kinds)
    found = [*_page(document, page), *_typeface(lines, page)]
    for box, each in placed:
        if box in boxes:
            found += _style(each, boxes[box])
    found += _missing(placed, boxes)
    for box, each in placed:
        if box == "3":
            found += _number(each, placed, boxes["3"], kinds)
        elif box == "4":
            found += _day(each, boxes["4"])
    return [*found, *_ending(placed, boxes), *_signing(placed, boxes)]


def _lines(document: Document) -> Iterator[_Seen]:
    """Yield the paragraphs of the body and of its tables, as they come; a merged cell once."""
    from docx.table import Table

    normal: Any = document.styles["Normal"]

    def below(place: Any, *, is_in_grid: bool) -> Iterator[_Seen]:
        for piece in place.iter_inner_content():
            if not isinstance(piece, Table):
                yield _seen(piece, normal, is_in_grid=is_in_grid)
                continue
            told = set()
            for cell in (cell for row in piece.rows for cell in row.cells):
                if cell._tc not in told:
                    told.add(cell._tc)
                    yield from below(cell, is_in_grid=_is_ruled(piece))

    return below(document, is_in_grid=False)


def _is_ruled(table: Any) -> bool:
    """Tell a table that is seen from a grid that only places the head or the signature."""
    named = table.style.name if table.style is not None else ""
    return "Grid" in named or any(border.get(f"{W}val") not in (None, "nil", "none") for border in table._tbl.iter(f"{W}insideH"))


def _seen(paragraph: Paragraph, normal: Any, *, is_in_grid: bool) -> _Seen:
    style: Any = paragraph.style
    runs = [run for run in paragraph.runs if run.text.strip()]

    def of(run: Any, name: str) -> Any:
        for font in (run.font, *((style.font,) if style is not None else ()), normal.font):
            if (value := getattr(font, name)) is not None:
                return value
        return None

    return _Seen(
        words=" ".join(unicodedata.normalize("NFC", paragraph.text).split()),
        sizes=frozenset(size.pt for run in runs if (size := of(run, "size"))),
        fonts=frozenset(str(of(run, "name") or "") for run in runs),
        is_bold=bool(runs) and all(bool(of(run, "bold")) for run in runs),
        is_italic=bool(runs) and all(bool(of(run, "italic")) for run in runs),
        is_in_grid=is_in_grid,
    )


def _placed(lines: Sequence[_Seen], kinds: Mapping[str, Kind]) -> list[tuple[str, _Seen]]:
    """Tell which box each line stands in, by its words and by what stands before it."""
    titles = {search_key(kind.name) for kind in kinds.values() if kind.has_title}
    placed: list[tuple[str, _Seen]] = []
    state = "head"
    for line in lines:
        is_numbered = any(box in ("3", "4") for box, _ in placed)
        box, state = _next(line, state, titles, is_numbered=is_numbered)
        placed.append((box, line))
    issuers = [at for at, (box, _) in enumerate(placed) if box == "2"]
    first_bold = next((at for at in issuers if placed[at][1].is_bold), issuers[-1] if issuers else 0)
    return [("2a" if at < first_bold else "2b", line) if box == "2" else (box, line) for at, (box, line) in enumerate(placed)]


def _next(line: _Seen, state: str, titles: set[str], *, is_numbered: bool) -> tuple[str, str]:
    """Return the box of a line and the part of the document that goes on after it."""
    plain, is_upper = search_key(line.words), line.words == line.words.upper()
    if state == "annex" or re.match(r"phu luc( [ivx]+)?$", plain):
        return "A", "annex"
    if line.is_in_grid and state in ("title", "body"):
        return "table", state
    if state == "head":
        for box, begins in (("1a", plain == search_key(MOTTO[0])), ("1b", plain == search_key(MOTTO[1])), ("3", plain.startswith("so"))):
            if begins and (box != "3" or line.words.startswith("Số")):
                return box, state
        if line.words.startswith("V/v"):
            return "5b", state
        if PLACE.search(line.words):
            return "4", state
        if is_upper and plain not in titles and not is_numbered:
            return "2", state
    if state == "head" and plain in titles and is_upper:
        return "5a.type", "title"
    if state == "title":
        return "5a.subject", "body"
    if plain == "noi nhan":
        return "9b.head", "receivers"
    if AUTHORITY.match(line.words) or (state in ("receivers", "signature") and is_upper and not line.words.startswith("-")):
        return "7a", "signature"
    if state == "receivers" and line.words.startswith("-"):
        return "9b.list", state
    if state in ("receivers", "signature"):
        return "7b", state
    if plain.startswith("kinh gui"):
        return "9a", "body"
    return ("6.basis" if plain.startswith("can cu ") else "6"), "signature" if line.words.endswith(END) else "body"


def _page(document: Document, page: Page) -> Iterator[Finding]:
    section: Any = document.sections[0]
    width, height = sorted(_mm(length) for length in (section.page_width, section.page_height))
    if (width, height) != (page.width_mm, page.height_mm):
        yield Finding("trang", f"đặt khổ giấy A4 ({page.width_mm} × {page.height_mm} mm)", f"{width} × {height} mm", page.articles["paper"])
    for side, name in (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải")):
        least, most = page.margins_mm[side]
        margin = getattr(section, f"{side}_margin")
        if not least - SLACK_MM <= margin.mm <= most + SLACK_MM:
            yield Finding("trang", f"đặt lề {name} từ {least} đến {most} mm", f"{_mm(margin)} mm", page.articles["margins"])


def _mm(length: int) -> int:
    """Return a length in whole millimetres, half up. Units: English Metric Units, 36,000 a millimetre."""
    return (int(length) + 18_000) // 36_000


def _typeface(lines: Sequence[_Seen], page: Page) -> Iterator[Finding]:
    for font in sorted({font for line in lines for font in line.fonts} - {page.font}):
        example = next(line.words for line in lines if font in line.fonts)
        cure = f"dùng phông {page.font}, không dùng {font or 'phông mặc định của máy'}"
        yield Finding("chữ", cure, example[:60], page.articles["font"])


def _style(line: _Seen, style: Style) -> Iterator[Finding]:
    wrong = [size for size in sorted(line.sizes) if not style.smallest <= size <= style.largest]
    if wrong:
        sizes = f"{style.smallest}" if style.smallest == style.largest else f"{style.smallest} đến {style.largest}"
        yield Finding(style.box, f"viết cỡ chữ {sizes}", f"cỡ {wrong[0]:g}: {line.words[:60]}", style.article)
    if style.box == "6":
        return
    if style.is_bold and not line.is_bold:
        yield Finding(style.box, "viết đậm", line.words[:60], style.article)
    if style.is_italic and not line.is_italic:
        yield Finding(style.box, "viết nghiêng", line.words[:60], style.article)
    if style.is_upper and line.words != line.words.upper():
        yield Finding(style.box, "viết chữ in hoa", line.words[:60], style.article)


NEEDED = {
    "1a": f"ghi Quốc hiệu “{MOTTO[0]}”",
    "1b": f"ghi Tiêu ngữ “{MOTTO[1]}”",
    "2b": "ghi tên cơ quan ban hành ở góc trên bên trái",
    "3": "ghi số, ký hiệu: “Số: …/…”",
    "4": "ghi địa danh và ngày, tháng, năm",
    "7a": "ghi quyền hạn, chức vụ của người ký",
    "9b.head": "ghi “Nơi nhận:”",
}


def _missing(placed: Sequence[tuple[str, _Seen]], boxes: Mapping[str, Style]) -> Iterator[Finding]:
    there = {box for box, _ in placed}
    for box, says in NEEDED.items():
        if box not in there:
            yield Finding(box, says, "không thấy", boxes[box].article)
    if not there & {"5a.type", "5b"}:
        yield Finding("5a.type", "ghi tên loại và trích yếu, hoặc “V/v …” với công văn", "không thấy", boxes["5a.type"].article)


def _number(line: _Seen, placed: Sequence[tuple[str, _Seen]], style: Style, kinds: Mapping[str, Kind]) -> Iterator[Finding]:
    match = NUMBER.match(line.words)
    if match is None or not match["mark"]:
        yield Finding("3", "viết “Số: ” rồi số, dấu “/” và ký hiệu", line.words[:60], style.article)
        return
    number, symbol = match["number"], match["symbol"].strip()
    if number.isdigit() and len(number) == 1:
        yield Finding("3", f"thêm số 0 phía trước: 0{number}", line.words[:60], style.article)
    if re.search(r"\s", match["symbol"].strip()) or (number and " /" in line.words) or "- " in symbol:
        yield Finding("3", "viết liền số và ký hiệu, không có khoảng trắng quanh “/” và “-”", line.words[:60], style.article)
    named = next((kinds.get(each.words.casefold()) for box, each in placed if box == "5a.type"), None)
    if named and named.abbreviation and symbol and not symbol.startswith(f"{named.abbreviation}-"):
        yield Finding("3", f"ký hiệu của {named.name} bắt đầu bằng “{named.abbreviation}-”", line.words[:60], style.article)


def _day(line: _Seen, style: Style) -> Iterator[Finding]:
    match = DAY.search(line.words)
    if match is None:
        return
    if (int(match["day"]) < 10 and len(match["day"]) == 1) or (int(match["month"]) < 3 and len(match["month"]) == 1):
        yield Finding("4", "thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2", line.words[:60], style.article)
    if not re.match(r"^[^,]+,\s*ngày", line.words):
        yield Finding("4", "ghi địa danh, dấu phẩy rồi ngày, tháng, năm", line.words[:60], style.article)


def _ending(placed: Sequence[tuple[str, _Seen]], boxes: Mapping[str, Style]) -> Iterator[Finding]:
    body = [line.words for box, line in placed if box == "6"]
    if body and not any(words.endswith(END) for words in body):
        yield Finding("6", f"kết thúc nội dung bằng “{END}”", body[-1][-60:], boxes["6"].article)
    receivers = [line.words for box, line in placed if box == "9b.list"]
    if receivers and not receivers[-1].lstrip("- ").startswith("Lưu:"):
        yield Finding("9b.list", "dòng cuối của Nơi nhận là “- Lưu: VT, …”", receivers[-1][:60], boxes["9b.list"].article)


def _signing(placed: Sequence[tuple[str, _Seen]], boxes: Mapping[str, Style]) -> Iterator[Finding]:
    """A union's collective body is signed for by its deputy without KT. Source: table `documents.signing_forms`, `sign.union_deputy`."""
    authority = [line.words for box, line in placed if box == "7a"]
    for_collective = any(words.startswith("TM.") and search_key(words).endswith(COLLECTIVES) for words in authority)
    if for_collective and any(words.startswith("KT.") for words in authority):
        yield Finding(
            "7a", "bỏ dòng “KT.”: cấp phó của tập thể lãnh đạo công đoàn ký thay mặt tập thể", "; ".join(authority), boxes["7a"].article
        )
    names = [line.words for box, line in placed if box == "7b"]
    for name in names:
        if re.match(r"^(TS|ThS|PGS|GS|CN|KS|BS|Tiến sĩ|Thạc sĩ)\.?\s", name):
            yield Finding("7b", "không ghi học hàm, học vị trước họ tên người ký", name[:60], boxes["7b"].article)


def opened(content: bytes, *, file: str) -> Document:
    """Open a Word file that the reader's guard has found whole, and whose every part unpacks small.

    :raises UnreadableDocument: of another kind, locked, broken, or unpacking into too much
    """
    import docx

    text_of(content, file=file)
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                with archive.open(entry) as packed:  # counted while it unpacks: the size that a file claims is not believed
                    unpacked += len(packed.read(MAX_UNPACKED - unpacked + 1))
                if unpacked > MAX_UNPACKED:
                    raise DocumentTooLarge(file=file, why="bung ra quá lớn")
        return docx.Document(io.BytesIO(content))
    except UnreadableDocument:
        raise
    except Exception as cause:  # hostile bytes break readers in many ways
        raise DamagedDocument(file=file, why=type(cause).__name__) from None
