"""The frame of a document: what each box says and how it looks, from the layout table; paper and DOCX are drawn from the same lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .official import Annex, Block, Grid, Official, Signature, numbered, roman

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
END = "./."
GAP = "\u00a0" * 6  # room for what the hand fills in
NARROW = ("1a", "2a", "2b", "4")
"""Boxes of the two-column head take their smaller size: at the larger one the state's name is wider than its column."""
PLACES = ("TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "THỊ XÃ", "XÃ", "PHƯỜNG", "ĐẶC KHU")


@dataclass(frozen=True, slots=True)
class Style:
    """How a box is written. Sizes in points."""

    box: str
    smallest: int
    largest: int
    is_bold: bool
    is_italic: bool
    is_upper: bool
    article: str

    @property
    def size(self) -> int:
        """Return the size we write."""
        return self.smallest if self.box in NARROW else self.largest


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet: its size, the least and most of each margin, the typeface, and the article of each. Units: mm."""

    width_mm: int
    height_mm: int
    margins_mm: Mapping[str, tuple[int, int]]
    font: str
    articles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a sheet: `lead` is bold before upright words; `rule` draws a line under it, of its own width or a part of it."""

    words: str
    style: Style
    align: str = "left"
    lead: str = ""
    rule: str = ""
    is_indented: bool = False


@dataclass(frozen=True, slots=True)
class CopyForm:
    """What makes a copy one: its form, who copies, number, place and day, who signs, who receives; it stands after what is copied.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục II; Phụ lục III, mẫu 3.1.
    """

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    number: tuple[Line, ...]
    place: tuple[Line, ...]
    signatures: tuple[tuple[Line, ...], ...]
    receivers: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a document, each in its place. Of a copy of a file there is only its `copy_form`: the file is what is copied."""

    title: str
    issuer: str
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    number: tuple[Line, ...]
    place: tuple[Line, ...]
    marks: tuple[Line, ...]
    copy: tuple[Line, ...]
    opening: tuple[Line, ...]
    body: tuple[Line | Grid, ...]
    signatures: tuple[tuple[Line, ...], ...]
    receivers: tuple[Line, ...]
    foot: tuple[Line, ...]
    annexes: tuple[tuple[Line | Grid, ...], ...]
    copy_form: CopyForm | None = None

    @property
    def is_bare(self) -> bool:
        """Tell a sheet that holds the form of a copy alone."""
        return self.copy_form is not None and not self.left


def styles(records: Iterable[Mapping[str, Any]]) -> dict[str, Style]:
    """Return the style of each box from the records of `documents.layout`; a record that names no style says only what a box holds."""
    return {
        record["box"]: Style(
            record["box"],
            record["size_min"] or 13,
            record["size_max"] or 14,
            "bold" in record["style"],
            "italic" in record["style"],
            record["case"] == "upper",
            record["article"],
        )
        for record in records
        if record["style"]
    }


def number_text(number: int) -> str:
    """Return a document's number with its zero: 01 to 09, then as it is.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3; table `documents.numbering`, record `numbering.pad`.
    """
    return f"{number:02}"


def day_text(day: date) -> str:
    """Return a day as documents say it: a zero before days below 10 and before January and February.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4; table `documents.numbering`, record `numbering.date_pad`.
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày\u00a0{day.day:02} tháng\u00a0{month} năm\u00a0{day.year}"


def compose(paper: Official, boxes: Mapping[str, Style]) -> Sheet:
    """Lay a document out: every line that is seen, in its place, with its style."""
    title = f"{paper.kind.name} {paper.subject}".strip()
    if paper.kind.is_copy:
        form = _copy_form(paper, boxes)
        if paper.copied:
            return replace(_whole(paper.copied, boxes, title, ends=False), issuer=" ".join(paper.issuer), copy_form=form)
        return Sheet(title, " ".join(paper.issuer), *((),) * 12, copy_form=form)
    return _whole(paper, boxes, title, ends=True)


def _whole(paper: Official, boxes: Mapping[str, Style], title: str, *, ends: bool) -> Sheet:
    """Lay out a document from its head to its annexes; the words of one that `ends` are closed with `./.`."""
    return Sheet(
        title=title,
        issuer=" ".join(paper.issuer),
        left=(
            *(_line(_unbroken(words), boxes["2a"], "center") for words in paper.parent),
            *_issuer(paper, boxes),
        ),
        right=(_line(MOTTO[0], boxes["1a"], "center"), _line(MOTTO[1], boxes["1b"], "center", rule="whole")),
        number=tuple(_number_lines(paper, boxes)),
        place=(_line(_place(paper), boxes["4"], "center"),),
        marks=tuple(_line(words, boxes[box], "center") for words, box in ((paper.urgency, "10b"), (paper.circulation, "11")) if words),
        copy=(_line(paper.copy_mark, boxes["14"], "right"),) if paper.copy_mark else (),
        opening=tuple(_opening(paper, boxes)),
        body=tuple(_body(paper.body, boxes, ends=ends)),
        signatures=tuple(_signature(signature, boxes) for signature in paper.signatures),
        receivers=tuple(_receivers(paper, boxes)),
        foot=(_line(paper.contact, boxes["13"], "center"),) if paper.contact else (),
        annexes=tuple(tuple(_annex(annex, at, paper, boxes)) for at, annex in enumerate(paper.annexes, start=1)),
    )


def _copy_form(paper: Official, boxes: Mapping[str, Style]) -> CopyForm:
    return CopyForm(
        left=tuple(_issuer(paper, boxes)),
        right=(_line(paper.kind.name.removeprefix("Bản "), boxes["C.form"], "center"),),
        number=(_line(number_line(paper), boxes["3"], "center"),),
        place=(_line(_place(paper), boxes["4"], "center"),),
        signatures=tuple(_signature(signature, boxes) for signature in paper.signatures),
        receivers=tuple(_receivers(paper, boxes)),
    )


def _issuer(paper: Official, boxes: Mapping[str, Style]) -> Iterator[Line]:
    for words, last in _with_last(paper.issuer):
        yield _line(_unbroken(words), boxes["2b"], "center", rule="third" if last else "")


def number_line(paper: Official) -> str:
    """Return the line of the number; a draft leaves room for it, a paper without a symbol has none."""
    number = number_text(paper.number) if paper.number else GAP
    return f"Số: {number}/{paper.symbol}" if paper.symbol else ""


def _place(paper: Official) -> str:
    if paper.issued_on:
        day = day_text(paper.issued_on)
    else:
        day = f"ngày{GAP} tháng{GAP} năm\u00a0{paper.year or GAP}"
    return f"{paper.place}, {day}" if paper.place else day


def _unbroken(name: str) -> str:
    """Return a body's name whose place is never torn: a line may break before "Tây Ninh", not inside it."""
    words = name.split()
    for at in range(len(words) - 1, 0, -1):
        if any(" ".join(words[:at]).upper().endswith(f" {place}") for place in PLACES):
            return " ".join(words[:at]) + " " + "\u00a0".join(words[at:])
    return name


def _number_lines(paper: Official, boxes: Mapping[str, Style]) -> Iterator[Line]:
    if line := number_line(paper):
        yield _line(line, boxes["3"], "center")
    if not paper.kind.has_title:
        yield _line(f"V/v {paper.subject}", boxes["5b"], "center")


def _opening(paper: Official, boxes: Mapping[str, Style]) -> Iterator[Line]:
    if paper.kind.has_title:
        yield _line(paper.kind.name, boxes["5a.type"], "center")
        yield _line(paper.subject, boxes["5a.subject"], "center", rule="third")
    if paper.decided_by:
        yield _line(paper.decided_by, boxes["7a"], "center")
    for words, last in _with_last(paper.bases):
        yield _line(words.rstrip(" ;.,") + ("." if last else ";"), boxes["6.basis"], "both", is_indented=True)
    if paper.enacting:
        yield _line(paper.enacting, boxes["7a"], "center")
    if len(paper.addressed_to) == 1:
        yield _line(f"{paper.salutation} {paper.addressed_to[0].rstrip(' ;.')}", boxes["9a"], "center")
    elif paper.addressed_to:
        yield _line(paper.salutation, boxes["9a"], "center")
        for words, last in _with_last(paper.addressed_to):
            yield _line(f"- {words.rstrip(' ;.')}{'.' if last else ';'}", boxes["9a"], "center")


BOX_OF = {"part": "6.part", "chapter": "6.part", "section": "6.section", "heading": "6.item_title", "article": "6.article"}
TITLE_OF = {"part": "6.part_title", "chapter": "6.part_title", "section": "6.section_title"}


def _body(body: tuple[Block | Grid, ...], boxes: Mapping[str, Style], *, ends: bool) -> Iterator[Line | Grid]:
    """Return the lines of a body; its last words end with `./.`."""
    last = max((at for at, block in enumerate(body) if isinstance(block, Block)), default=-1) if ends else -1
    for at, (number, block) in enumerate(numbered(body)):
        if isinstance(block, Grid):
            yield block
            continue
        yield from _block(number, _closed(block) if at == last else block, boxes)


def _closed(block: Block) -> Block:
    if block.words:
        return Block(block.level, block.words.rstrip(" ./;,") + END, block.title)
    return Block(block.level, "", block.title.rstrip(" ./;,") + END)


def _block(number: str, block: Block, boxes: Mapping[str, Style]) -> Iterator[Line]:
    if block.level in TITLE_OF:
        yield _line(number, boxes[BOX_OF[block.level]], "center")
        yield _line(block.title or block.words, boxes[TITLE_OF[block.level]], "center")
        if block.title and block.words:
            yield _line(block.words, boxes["6"], "both", is_indented=True)
    elif block.level == "heading":
        yield _line(number + (block.title or block.words), boxes["6.item_title"], "left", is_indented=True)
        if block.title and block.words:
            yield _line(block.words, boxes["6"], "both", is_indented=True)
    else:
        lead = f"{number}{block.title}".rstrip() if block.title or block.level == "article" else ""
        words = block.words if lead else f"{number}{block.words}"
        box = {"clause": "6.clause", "point": "6.point"}.get(block.level, "6")
        yield Line(words, boxes[box], "both", lead=lead, is_indented=True)


def _signature(signature: Signature, boxes: Mapping[str, Style]) -> tuple[Line, ...]:
    """Return the lines of authority and, last, the name; between them is room for the hand."""
    return (*(_line(words, boxes["7a"], "center") for words in signature.authority), _line(signature.name, boxes["7b"], "center"))


def _receivers(paper: Official, boxes: Mapping[str, Style]) -> Iterator[Line]:
    """Return `Nơi nhận`, its lines and the file copy, which comes last.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
    """
    if not paper.recipients:
        return
    yield _line("Nơi nhận:", boxes["9b.head"])
    for words in paper.recipients:
        yield _line(f"- {words.rstrip(' ;.')};", boxes["9b.list"])
    copies = f" {paper.drafted_by}" if paper.drafted_by else ""
    yield _line(f"- Lưu: {paper.archived_at}.{copies}", boxes["9b.list"])


def _annex(annex: Annex, at: int, paper: Official, boxes: Mapping[str, Style]) -> Iterator[Line | Grid]:
    yield _line(f"Phụ lục {roman(at)}" if len(paper.annexes) > 1 else "Phụ lục", boxes["A.word"], "center")
    yield _line(annex.title, boxes["A.title"], "center")
    number = number_text(paper.number) if paper.number else "…"
    day = day_text(paper.issued_on) if paper.issued_on else "ngày … tháng … năm …"
    note = f"(Kèm theo {paper.kind.name} số {number}/{paper.symbol} {day} của {' '.join(paper.issuer)})"
    yield _line(note, boxes["A.note"], "center", rule="third")
    yield from _body(annex.body, boxes, ends=False)


def _line(words: str, style: Style, align: str = "left", *, rule: str = "", is_indented: bool = False) -> Line:
    return Line(words.upper() if style.is_upper else words, style, align, rule=rule, is_indented=is_indented)


def _with_last(words: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    for at, each in enumerate(words, start=1):
        yield each, at == len(words)
