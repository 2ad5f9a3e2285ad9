"""The text of a PDF by its letters' places: lines from the top, and the two columns of a head or a signature one after the other."""

import ctypes
import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .text import bare
from .unreadable import MAX_LETTERS, DamagedDocument, DocumentTooLarge, DocumentWithoutText, LockedDocument

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 300
FEW_LETTERS = 25  # a page; a scan has none, or the number of the page
HEAD_SHARE = 0.5  # of the first page: below it no head stands
GAP = 0.8  # times the height of a line of letters: wider than any blank inside a line


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stand together on a line."""

    words: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page, its pieces from the left; `top` counts downwards."""

    pieces: tuple[_Piece, ...]
    top: float
    height: float

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def words(self) -> str:
        return "    ".join(piece.words for piece in self.pieces)


def text_of(content: bytes, *, file: str) -> str:
    """Return the text of a PDF, with an empty line before each paragraph that begins indented or after a gap.

    :raises LockedDocument: it is encrypted
    :raises DamagedDocument: it is broken
    :raises DocumentTooLarge: it has too many pages or letters
    :raises DocumentWithoutText: its pages are pictures
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as trouble:
        if "password" in str(trouble).lower():
            raise LockedDocument(file=file) from None
        raise DamagedDocument(file=file, why="không mở được") from None
    try:
        if len(document) > MAX_PAGES:
            raise DocumentTooLarge(file=file, why=f"{len(document)} trang")
        pages = _pages(document, file=file)
    except pypdfium2.PdfiumError:
        raise DamagedDocument(file=file, why="có trang không mở được") from None
    finally:
        document.close()
    if sum(len(line.words.replace(" ", "")) for _, lines in pages for line in lines) < FEW_LETTERS * max(len(pages), 1):
        raise DocumentWithoutText(file=file)
    return "\n".join(line for n, (width, lines) in enumerate(pages) for line in _page_text(lines, width, is_first=n == 0))


def _pages(document: "PdfDocument", *, file: str) -> list[tuple[float, list[_Line]]]:
    """Return each page's width and lines, without its number."""
    pages, letters = [], 0
    for page in document:
        width, height = page.get_size()
        lines = list(_lines(page, height))
        letters += sum(len(line.words) for line in lines)
        if letters > MAX_LETTERS:
            raise DocumentTooLarge(file=file, why=f"hơn {MAX_LETTERS:,} chữ".replace(",", "."))
        pages.append((width, [line for line in lines if not _is_page_number(line, height)]))
        page.close()
    return pages


def _is_page_number(line: _Line, height: float) -> bool:
    return line.words.strip("-– .").isdigit() and len(line.words) < 5 and (line.top < 0.1 * height or line.top > 0.9 * height)


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    left: float
    right: float
    bottom: float
    top: float
    is_new_word: bool = False


def _letters(page: Any) -> Iterator[_Letter]:
    """Yield the letters of a page with their boxes; blanks that the file does not draw are told by gaps later."""
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        box = raw.FS_RECTF()
        place = ctypes.byref(box)
        is_new_word = False
        for n in range(raw.FPDFText_CountChars(text)):
            code = raw.FPDFText_GetUnicode(text, n)
            if code and 0x20 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and raw.FPDFText_GetLooseCharBox(text, n, place):
                yield _Letter(chr(code), box.left, box.right, box.bottom, box.top, is_new_word)
                is_new_word = False
            elif code in (0x20, 0xA0, 0x0A, 0x0D):
                is_new_word = True
    finally:
        text.close()


def _lines(page: Any, page_height: float) -> Iterator[_Line]:
    """Put letters on one height together to lines, from the top down."""
    letters = list(_letters(page))
    if not letters:
        return
    size = max(statistics.median(letter.top - letter.bottom for letter in letters), 1.0)
    rows: list[list[_Letter]] = []
    for word in _words(letters, size):
        middle = (min(one.bottom for one in word) + max(one.top for one in word)) / 2
        row = next((row for row in reversed(rows[-60:]) if _on_row(row, middle, size)), None)
        if row is None:
            rows.append(list(word))
        else:
            row.extend(word)
    for row in sorted(rows, key=lambda row: -statistics.median((one.bottom + one.top) / 2 for one in row)):
        pieces = tuple(_pieces(row, size))
        if pieces:
            top = page_height - max(one.top for one in row)
            yield _Line(pieces, top, size)


def _words(letters: Sequence[_Letter], size: float) -> Iterator[list[_Letter]]:
    """Yield runs of letters as the file draws them: a blank, a step back or a jump ends a run."""
    run: list[_Letter] = []
    for letter in letters:
        if run and (
            letter.is_new_word
            or abs(letter.bottom - run[-1].bottom) > 0.5 * size
            or not -0.6 * size < letter.left - run[-1].right < 0.35 * size
        ):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _on_row(row: Sequence[_Letter], middle: float, size: float) -> bool:
    return abs((row[0].bottom + row[0].top) / 2 - middle) < 0.35 * size


def _pieces(row: Sequence[_Letter], size: float) -> Iterator[_Piece]:
    """Cut a line at its wide gaps; narrow ones are blanks between words."""
    ordered = sorted(row, key=lambda letter: letter.left)
    words, left, right = "", ordered[0].left, ordered[0].left
    for letter in ordered:
        gap = letter.left - right
        if words and gap > GAP * size:
            yield _Piece(words, left, right)
            words, left = "", letter.left
        elif words and (letter.is_new_word or gap > 0.12 * size):
            words += " "
        words += letter.sign
        right = max(right, letter.right)
    yield _Piece(words, left, right)


def _page_text(lines: Sequence[_Line], width: float, *, is_first: bool) -> Iterator[str]:
    """Yield a page's lines: blocks of two columns are read one column after the other, others line by line."""
    if not lines:
        return
    blocks = _columns(lines, width, is_first=is_first)
    margin = statistics.quantiles([line.left for line in lines], n=10)[0] if len(lines) > 3 else min(line.left for line in lines)
    step = _usual_step(lines)
    before: _Line | None = None
    n = 0
    while n < len(lines):
        if n in blocks:
            end, split = blocks[n]
            yield ""
            yield from _column(lines[n:end], split, is_left=True)
            yield ""
            yield from _column(lines[n:end], split, is_left=False)
            yield ""
            before, n = None, end
            continue
        line = lines[n]
        is_centred = abs((line.left + line.right) / 2 - width / 2) < 0.06 * width and line.left > margin + 0.06 * width
        is_indented = line.left > margin + 0.02 * width and not is_centred
        if before is not None and (line.top - before.top > 1.45 * step or is_indented):
            yield ""
        yield line.words
        before, n = line, n + 1


def _usual_step(lines: Sequence[_Line]) -> float:
    steps = [after.top - line.top for line, after in itertools.pairwise(lines) if after.top - line.top > 1]
    return statistics.median(steps) if steps else 20.0


def _columns(lines: Sequence[_Line], width: float, *, is_first: bool) -> dict[int, tuple[int, float]]:
    """Return the blocks of two columns: first line to the line after the last, and the place between the columns.

    A block grows from a line of two pieces as far as no line crosses the middle. Only the head of the first page and the block with the
    recipients and the signature are read so: a table is read row by row.
    """
    found: dict[int, tuple[int, float]] = {}
    n = 0
    while n < len(lines):
        line = lines[n]
        if len(line.pieces) != 2 or not 0.2 * width < line.pieces[1].left < 0.75 * width:
            n += 1
            continue
        split = (line.pieces[0].right + line.pieces[1].left) / 2
        start = n
        while start > 0 and start - 1 not in _taken(found) and _keeps_apart(lines[start - 1], split, width) and n - start < 12:
            start -= 1
        end = n + 1
        while end < len(lines) and _keeps_apart(lines[end], split, width):
            end += 1
        words = bare(" ".join(one.words for one in lines[start:end]))
        is_head = is_first and start < 12 and ("doc lap" in words or "hoa xa hoi" in words or "dang cong san" in words or " ngay " in words)
        if "noi nhan" in words:
            start = next(at for at in range(start, end) if _opens_ending(lines[at]))
        if is_head or "noi nhan" in words:
            found[start] = (end, split)
            n = end
        else:
            n += 1
    return found


def _opens_ending(line: _Line) -> bool:
    """Say whether the recipients or the signature begin on a line: rows of a table above them are not theirs."""
    return "noi nhan" in bare(line.words) or (line.pieces[-1].words.isupper() and len(line.pieces[-1].words) > 5)


def _taken(found: dict[int, tuple[int, float]]) -> set[int]:
    return {n for start, (end, _) in found.items() for n in range(start, end)}


def _keeps_apart(line: _Line, split: float, width: float) -> bool:
    """Say whether every piece of a line stands on one side."""
    if (
        len(line.pieces) == 1
        and line.left < 0.52 * width < 0.55 * width < line.right
        and abs((line.left + line.right) / 2 - 0.535 * width) < 0.06 * width
    ):
        return False  # a title in the middle of the page
    is_apart = all(piece.right < split + 0.01 * width or piece.left > split - 0.01 * width for piece in line.pieces)
    is_short_left = line.right < split
    return is_apart and (len(line.pieces) > 1 or not is_short_left or line.right - line.left < 0.45 * width)


def _column(lines: Sequence[_Line], split: float, *, is_left: bool) -> Iterator[str]:
    before: _Line | None = None
    for line in lines:
        words = "    ".join(piece.words for piece in line.pieces if (piece.left < split - 1) == is_left)
        if words:
            if before is not None and line.top - before.top > 1.9 * line.height:
                yield ""
            yield words
            before = line
