"""The body of a document taken apart: preamble, sections, numbered points, and where each paragraph stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .dates import roman
from .places import Placed
from .text import Span, Text, bare

_SECTION = re.compile(r"(?P<no>[IVX]{1,6})\s*[.\-)]\s*(?P<title>\S.*)", re.DOTALL)
_PART = re.compile(r"(?P<word>phan|chuong|muc|dieu)\s+(?P<no>[ivxlc]+\b|\d+[a-z]?\b)\s*[.:\-]?\s*(?P<title>.*)", re.DOTALL)
_POINT = re.compile(
    r"(?P<number>\d{1,2})(?:\s*[.)]\s*(?=\D|$)|-\s*(?=[^\W\d]+[ ,.]))|(?P<deep>\d{1,2}(?:\.\d{1,2})+)\s*[.)]?\s+|"
    r"\((?P<round>\d{1,2})\)\s*|(?P<letter>[a-zđ])\)\s*|(?P<dash>[-+•])\s*|\((?P<small>[ivx]+)\)\s*"
)
_PART_WORDS = ("Phần", "PHẦN", "Chương", "CHƯƠNG", "Mục", "MỤC", "Điều", "ĐIỀU")
LEVELS = {"number": 1, "deep": 2, "round": 2, "letter": 3, "small": 4, "dash": 5}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body: its span without its mark, its mark, and the section and points above it.

    `depth` is 0 for a paragraph without a mark, 9 for the title of a section.
    """

    span: Span
    mark: str | None
    depth: int
    section: str | None
    path: tuple[str, ...]

    @property
    def where(self) -> str:
        """Return the place as people cite it: II.4, III.2.a, Điều 3.1."""
        parts = [part for part in (self.section, *self.path) if part and part not in "-+•"]
        return ".".join(parts) or "preamble"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the body; `kind` is roman or article."""

    no: str
    title: str
    span: Span
    kind: str

    def as_told(self) -> dict[str, Any]:
        return {"no": self.no, "title": self.title}


@dataclass(frozen=True)
class Outline:
    """The body in order; the preamble are the paragraphs before the first section or point."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @cached_property
    def _placed(self) -> Placed[Paragraph]:
        return Placed((one.span, one) for one in self.paragraphs)

    def where(self, at: int) -> Paragraph | None:
        return next((one for _, one in self._placed.meeting(Span(at, at + 1))), None)


def outline_of(text: Text, *stretches: Span) -> Outline:
    """Take the body apart, and the annexes that carry the substance of a decision."""
    found: list[Paragraph] = []
    sections: list[Section] = []
    for stretch in stretches:
        section: str | None = None
        path: list[tuple[int, str]] = []
        for span in _without_addressees(text, list(_within(text, stretch.start, stretch.end))):
            words = text.plain[span.start : span.end]
            if heading := _heading(text, span, words):
                sections.append(heading)
                section, path = heading.no, []
                found.append(Paragraph(heading.span, heading.no, 9, section, ()))
                if heading.kind == "article" and not heading.title:
                    found.append(Paragraph(heading.span, None, 0, section, ()))
                continue
            match = _POINT.match(words) if not _is_false_point(words) else None
            if match is None:
                found.append(Paragraph(span, None, 0, section, _shown(path)))
                continue
            kind = str(match.lastgroup)
            mark = match[kind] or match[0].strip()
            path = [*(step for step in path if step[0] < LEVELS[kind]), (LEVELS[kind], mark)]
            found.append(Paragraph(Span(span.start + match.end(), span.end), mark, LEVELS[kind], section, _shown(path)))
    return Outline(tuple(found), tuple(sections))


_ADDRESSED = re.compile(r"(?:dong +)?kinh +gui\b|[^.;]{0,80}\bdien *:$")


def addressees_of(text: Text, stretch: Span) -> list[str]:
    """Return whom a letter or an urgent telegram is addressed to."""
    named = []
    for span, is_list in _addressed(text, list(_within(text, stretch.start, stretch.end))):
        words = text.quote(span.start, span.end)
        words = re.sub(r"^.*?:\s*", "", words, count=1) if not is_list else words
        named += [one.strip(" .;,-+•") for one in re.split(r";\s+(?=[^\W\d])", words) if one.strip(" .;,-+•")]
    return named


def _addressed(text: Text, spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs that name addressees, and whether each is an entry of their list."""
    is_open = False
    for span in spans:
        words = text.bare[span.start : span.end]
        if _ADDRESSED.match(words):
            is_open = True
            yield span, False
        elif is_open and re.match(r"[-+•]", words):
            yield span, True
        elif is_open:
            return


def _without_addressees(text: Text, spans: Sequence[Span]) -> list[Span]:
    taken = {span for span, _ in _addressed(text, spans)}
    return [span for span in spans if span not in taken]


def _shown(path: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the marks as they are cited: 1.2 holds its 1."""
    deep = [mark for level, mark in path if level == 2 and "." in mark]
    return tuple(mark for level, mark in path if not (level == 1 and deep))


def _within(text: Text, start: int, end: int) -> Iterator[Span]:
    for span in text.paragraphs:
        if span.end > start and span.start < end:
            inner = Span(max(span.start, start), min(span.end, end))
            words = text.plain[inner.start : inner.end]
            lead = len(words) - len(words.lstrip(" \n.*"))
            if words.strip(" \n.*"):
                yield Span(inner.start + lead, inner.start + len(words.rstrip()))


def _is_false_point(words: str) -> bool:
    """Say whether a number at the beginning counts something: “100% …” or a day."""
    return bool(re.match(r"\d+(?:[.,]\d+)?\s*%|\d{1,2}/\d|[-+]\s*\d+\s*(?:do|°)", words))


def _heading(text: Text, span: Span, words: str) -> Section | None:
    """Return the section that a paragraph opens: a Roman number with its title, or a part, chapter or article with its number."""
    match = _SECTION.match(words)
    if match and roman(match["no"]) and not match["title"][0].islower():
        title = text.quote(span.start + match.start("title"), span.end)
        is_title = len(title) < 220 and (title.isupper() or not title.rstrip().endswith((".", ";")) or len(title) < 90)
        if is_title:
            return Section(match["no"], title.rstrip(" .:"), Span(span.start + match.start("title"), span.end), "roman")
    part = _PART.match(bare(words))
    if part and words[: part.end("word")] in _PART_WORDS and (part["word"] == "dieu" or len(words) < 200):
        if part["word"] == "dieu" and not re.match(r"dieu\s+\d+[a-z]?\s*[.:]", bare(words)):
            return None
        name = {"phan": "Phần", "chuong": "Chương", "muc": "Mục", "dieu": "Điều"}[part["word"]]
        number = words[part.start("no") : part.end("no")]
        title = text.quote(span.start + part.start("title"), span.end)
        short = title if len(title) < 200 and not title.endswith((".", ";", ":")) else ""
        return Section(f"{name} {number}", short.rstrip(" .:"), Span(span.start + part.start("title"), span.end), "article")
    return None
