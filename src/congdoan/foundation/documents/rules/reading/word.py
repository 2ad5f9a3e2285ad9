"""The text of a DOCX file: paragraphs and cells in their order, with the numbers that Word only draws; nothing hidden, deleted or run."""

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.etree

from congdoan.foundation.kernel import legacy_fonts

from .unreadable import DamagedDocument, DocumentTooLarge, LockedDocument, UnknownDocumentKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MAX_ENTRIES = 5_000
MAX_PART = 64 * 2**20
DEEPEST = 60
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{MC}Fallback", f"{W}pPr", f"{W}sectPr", f"{W}tblPr", f"{W}rPr"}


@dataclass
class _Numbering:
    """The lists of a file: how each level is written, and how far each list has counted."""

    levels: dict[str, dict[int, tuple[str, str, int]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next(self, number_id: str, level: int) -> str:
        """Return the mark of the next paragraph of a list, or nothing where the list is not known."""
        known = self.levels.get(number_id)
        if not known or level not in known:
            return ""
        counts = self.counts[number_id]
        counts[level] = counts.get(level, known[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        kind, pattern, _ = known[level]
        if kind == "bullet":
            return "- "
        for n in range(level + 1):
            shown = _counted(counts.get(n, known[n][2] if n in known else 1), known[n][0] if n in known else "decimal")
            pattern = pattern.replace(f"%{n + 1}", shown)
        return f"{pattern} " if pattern.strip() else ""


def text_of(content: bytes, *, file: str) -> str:
    """Return a DOCX file's text, a paragraph a line.

    :raises UnknownDocumentKind: a packed file of another kind
    :raises LockedDocument: it is encrypted
    :raises DocumentTooLarge: it unpacks into too much
    :raises DamagedDocument: it is broken
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            if len(names) > MAX_ENTRIES:
                raise DocumentTooLarge(file=file, why="quá nhiều phần")
            if "word/document.xml" not in names:
                raise UnknownDocumentKind(file=file, why="đây là tệp nén, không phải văn bản Word")
            body = _part(archive, "word/document.xml", file=file)
            numbering = _lists(_part(archive, "word/numbering.xml", file=file)) if "word/numbering.xml" in names else _Numbering()
            styles = _part(archive, "word/styles.xml", file=file) if "word/styles.xml" in names else None
            notes = _part(archive, "word/footnotes.xml", file=file) if "word/footnotes.xml" in names else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        lxml.etree.XMLSyntaxError,
        ValueError,
        OverflowError,
        NotImplementedError,
        EOFError,
        OSError,
    ) as cause:
        raise DamagedDocument(file=file, why=type(cause).__name__) from None
    font = "" if styles is None else _default_font(styles)
    numbering.styles = {} if styles is None else _numbered_styles(styles)
    lines = [*_blocks(body, numbering, font, 0), *(_notes(notes, font) if notes is not None else ())]
    return "\n".join(lines)


def _part(archive: zipfile.ZipFile, name: str, *, file: str) -> lxml.etree._Element:
    """Return one part of the file, counted while it unpacks: the size that a file claims is not believed."""
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise LockedDocument(file=file)
    with archive.open(entry) as packed:
        content = packed.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise DocumentTooLarge(file=file, why="bung ra quá lớn")
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise DamagedDocument(file=file, why="có khai báo thực thể XML, văn bản Word không dùng")
    return lxml.etree.fromstring(content, lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def _blocks(parent: lxml.etree._Element, numbering: _Numbering, font: str, depth: int) -> Iterator[str]:
    """Yield the lines of everything below an element, cells in their order."""
    if depth > DEEPEST:
        return
    for child in parent:
        if child.tag == f"{W}p":
            yield _mark(child, numbering) + _words(child, font)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, numbering, font, depth + 1)


def _mark(paragraph: lxml.etree._Element, numbering: _Numbering) -> str:
    """Return the number or dash that Word draws before a paragraph."""
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if number is None and style is not None and style.get(f"{W}val", "") in numbering.styles:
        return numbering.next(*numbering.styles[style.get(f"{W}val", "")])
    if number is None or number.get(f"{W}val") == "0":
        return ""
    return numbering.next(number.get(f"{W}val", ""), _whole(level.get(f"{W}val") if level is not None else "0"))


def _words(paragraph: lxml.etree._Element, font: str) -> str:
    """Return the words of one paragraph; those of text boxes in it follow on lines of their own."""
    pieces: list[str] = []
    boxes: list[str] = []
    for run in _runs(paragraph, 0):
        if run.tag == f"{W}txbxContent":
            boxes += list(_blocks(run, _Numbering(), font, 1))
            continue
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties.find(f"{W}vanish")):
            continue
        words = "".join(_signs(run))
        name = _font_of(properties) or font
        if name.lower().startswith((".vn", "vni")):
            words = legacy_fonts.to_unicode(words, font=name)
        if properties is not None and _is_on(properties.find(f"{W}caps")):
            words = words.upper()
        pieces.append(words)
    return "\n".join(["".join(pieces), *boxes])


def _runs(parent: lxml.etree._Element, depth: int) -> Iterator[lxml.etree._Element]:
    for child in parent:
        if child.tag in _SKIPPED or depth > DEEPEST:
            continue
        if child.tag == f"{W}r":
            yield child
            yield from (box for box in _boxes(child))
        elif child.tag != f"{W}p":
            yield from _runs(child, depth + 1)


def _boxes(run: lxml.etree._Element) -> Iterator[lxml.etree._Element]:
    """Yield the text boxes of a run, each once: a second form for old programs is left out."""
    for box in run.iter(f"{W}txbxContent"):
        if not any(above.tag in (f"{MC}Fallback",) for above in box.iterancestors()):
            yield box


def _signs(run: lxml.etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"


def _is_on(flag: lxml.etree._Element | None) -> bool:
    return flag is not None and flag.get(f"{W}val", "1") not in ("0", "false", "off")


def _font_of(properties: lxml.etree._Element | None) -> str:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""


def _default_font(styles: lxml.etree._Element) -> str:
    """Return the font of ordinary paragraphs: that of the default style, else of the file."""
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph" and (name := _font_of(style.find(f"{W}rPr"))):
            return name
    return _font_of(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))


def _numbered_styles(styles: lxml.etree._Element) -> dict[str, tuple[str, int]]:
    """Return the styles that number their paragraphs: the list and the level of each."""
    found = {}
    for style in styles.iter(f"{W}style"):
        number, level = style.find(f"{W}pPr/{W}numPr/{W}numId"), style.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if number is not None:
            found[style.get(f"{W}styleId", "")] = (number.get(f"{W}val", ""), _whole(level.get(f"{W}val") if level is not None else "0"))
    return found


def _lists(root: lxml.etree._Element) -> _Numbering:
    """Read how the file numbers its lists."""
    abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
    for one in root.iter(f"{W}abstractNum"):
        levels = {}
        for level in one.iter(f"{W}lvl"):
            kind, pattern, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
            levels[_whole(level.get(f"{W}ilvl"))] = (
                kind.get(f"{W}val", "decimal") if kind is not None else "decimal",
                pattern.get(f"{W}val", "") if pattern is not None else "",
                _whole(start.get(f"{W}val")) if start is not None else 1,
            )
        abstract[one.get(f"{W}abstractNumId", "")] = levels
    numbering = _Numbering()
    for number in root.iter(f"{W}num"):
        of = number.find(f"{W}abstractNumId")
        if of is not None:
            numbering.levels[number.get(f"{W}numId", "")] = abstract.get(of.get(f"{W}val", ""), {})
    return numbering


def _whole(words: str | None) -> int:
    return int(words) if words and words.isdigit() and len(words) < 6 else 0


def _counted(number: int, kind: str) -> str:
    """Return a number as a list shows it; letters follow the Vietnamese alphabet only where the file says so, so Word's own stand here."""
    if kind in ("upperRoman", "lowerRoman"):
        tens, units = divmod(number, 10)
        shown = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]
        return shown if kind == "upperRoman" else shown.lower()
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    return str(number)


def _notes(root: lxml.etree._Element, font: str) -> Iterator[str]:
    """Yield the footnotes, each on a line with its number."""
    for note in root.iter(f"{W}footnote"):
        if note.get(f"{W}type") in (None, "normal"):
            words = " ".join(_words(paragraph, font) for paragraph in note.iter(f"{W}p")).strip()
            if words:
                yield f"[{note.get(f'{W}id', '')}] {words}"
