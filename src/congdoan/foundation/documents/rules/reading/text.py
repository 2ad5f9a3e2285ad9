"""The text of a document and its two shadows of the same length, so that one offset means the same place in all three.

`full` is what people see and spans count in (NFC). `plain` has plain signs and blanks, and keeps a line end only between paragraphs.
`bare` is `plain` in small letters without marks: a reader of scanned text loses marks first, so most patterns are asked of it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

UPPER = "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ"
LOWER = UPPER.lower()
"""The letters of Vietnamese; a range such as À-Ỹ would hold small letters too."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd\u0000]")
_SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("«„‟", "“")
    | {"»": "”", "″": '"', "*": " ", "\t": " ", "\f": "\n", "\v": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\u00ba": "o"}
)
_BLANKS = re.compile(r"[^\S\n]")
_HEADING_MARKS = re.compile(r"^[ ]*#{1,6}[ ]", re.MULTILINE)
_RULE_LINE = re.compile(r"^[\s\-_=.~*]*$")

_STARTERS = re.compile(
    r"""(?x)
    (?:phan|chuong|muc|tieu\ muc|dieu|phu\ luc)\ +(?:[ivxlc]+|\d+)\b(?=\ *(?:[.:\-]|$))
    | [ivx]{1,6}\ *[.)\-]\ *(?=\S|$)
    | \d{1,2}(?:\.\d{1,2}){0,3}\ *[.)](?:\ |$|(?=[^\W\d]))
    | \d{1,2}(?:\.\d{1,2}){1,3}\ +(?=[^\W\d])
    | \d{1,2}-\ ?(?=[^\W\d]+[\ ,.])
    | \(\d{1,2}\)\ | \([ivx]{1,4}\)\ | [a-z]\)(?:\ |$|(?=[^\W\d]))
    | [-+•o]\ *(?=\S|$)(?!\d)
    | can(?:\ cu\b|$) | noi\ nhan\ *: | kinh\ gui | dong\ kinh\ gui | v/v\b | so\ *:
    | (?:tm|kt|tl|tuq|q)\ *\. | [tk]/[mtl]\b
    | \[\d{1,3}\]
    """
)
"""How the first words of a paragraph look when it is no continuation of the line above it."""
_MARK_ALONE = re.compile(r"(?:[ivx]{1,6}\s*\.|\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)]|[a-z]\)|[-+•]|can|dieu \d{1,3}\s*[.:])$")
_ENDS = (".", ";", ":", "!", "?", "./.", "…")
_LONG_MARK = 40  # letters; a mark with the blanks inside it has no more
_LONG_LINE = 170  # letters; lines this long were not broken by a machine


class _Bare(dict[int, str]):
    """Each letter's bare small form, always of one character, worked out once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))[0].lower()
        self[code] = base if len(base) == 1 else letter
        return self[code]


_BARE = _Bare()

_BLANK_SIGNS = {" ": "[ ]+", "~": "[ ]*"}
_BLANK_OR_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| |~")


def bare(text: str) -> str:
    """Return a composed text in small letters without marks, letter for letter."""
    return text.translate(_BARE)


def folded(text: str) -> str:
    """Return a text on one line, with single blanks and without the bold marks of a converter."""
    return " ".join(text.replace("*", "").split())


def spaced(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a blank stands for one or more, and ~ for any number; those inside brackets stay."""
    return re.compile(_BLANK_OR_CLASS.sub(lambda found: _BLANK_SIGNS.get(found[0], found[0]), pattern))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: the first character, and the one after the last."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Text:
    """A normalised text with its shadows; `lines` and `paragraphs` are spans without the blanks at their ends.

    `is_wrapped`: its lines were broken to fit a page, so one goes on with the line above; None where the text must tell.
    """

    full: str
    is_wrapped: bool | None = None

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        signs = self.signs
        return tuple(_spans(signs, re.finditer(r"[^\n]+", signs)))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        return tuple(_joined(self.signs, self.lines, is_wrapped=self.is_wrapped))

    @cached_property
    def plain(self) -> str:
        pieces, at = [], 0
        for span in self.paragraphs:
            pieces.append(re.sub(r"[^\n]", " ", self.signs[at : span.start]))
            pieces.append(self.signs[span.start : span.end].replace("\n", " "))
            at = span.end
        return "".join([*pieces, re.sub(r"[^\n]", " ", self.signs[at:])])

    @cached_property
    def bare(self) -> str:
        return bare(self.plain)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Return the stretches in quotation marks, marks included."""
        return tuple(Span(*found.span()) for found in re.finditer(r"“[^”]*”", self.plain))

    @cached_property
    def signs(self) -> str:
        """Return the text with plain signs and blanks, its lines as they stand."""
        signs = _BLANKS.sub(" ", self.full.translate(_SIGNS))
        return _HEADING_MARKS.sub(lambda found: " " * len(found[0]), signs)

    def line(self, span: Span) -> str:
        """Return a line with plain signs."""
        return self.signs[span.start : span.end]

    def quote(self, start: int, end: int) -> str:
        """Return a stretch as people read it, on one line."""
        return folded(self.full[start:end])


def normalise(raw: str, *, is_wrapped: bool | None = None) -> Text:
    """Return the text that spans count in: composed letters, plain line ends, no invisible signs."""
    composed = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return Text(_INVISIBLE.sub("", composed), is_wrapped)


def _spans(text: str, found: Iterator[re.Match[str]]) -> Iterator[Span]:
    """Trim what was found, and leave out what is blank."""
    for match in found:
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner[0])
            yield Span(start, start + len(inner))


def _joined(signs: str, lines: tuple[Span, ...], *, is_wrapped: bool | None) -> Iterator[Span]:
    """Put lines together that a page or a column broke."""
    if is_wrapped is None:
        is_wrapped = max((line.end - line.start for line in lines), default=0) < _LONG_LINE
    current: Span | None = None
    for line in lines:
        words = signs[line.start : line.end]
        if _RULE_LINE.match(words):
            if current:
                yield current
            current = None
        elif current is None:
            current = line
        elif _continues(signs, current, line, is_wrapped=is_wrapped):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    if current:
        yield current


def _continues(signs: str, above: Span, line: Span, *, is_wrapped: bool) -> bool:
    """Say whether a line goes on with the paragraph above it.

    Across an empty line only a small letter goes on, as after a page's end. Without one, what the line above left unfinished goes on.
    """
    words = signs[line.start : line.end]
    has_gap, is_ended = signs.count("\n", above.end, line.start) > 1, signs.endswith(_ENDS, above.start, above.end)
    if above.end - above.start <= _LONG_MARK and _MARK_ALONE.match(bare(signs[above.start : above.end])):
        return True
    if starts_item(words) or (has_gap and is_ended):
        return False
    if has_gap or not is_wrapped or is_ended:
        return words[0].islower()
    return words.isupper() or not (signs[above.start : above.end].isupper() and signs.count(" ", above.start, above.end) > 1)


def starts_item(words: str) -> bool:
    """Say whether words look like the beginning of a numbered or marked paragraph."""
    found = _STARTERS.match(bare(words))
    if not found:
        return False
    first = words[0]
    return not (first.islower() and not re.match(r"[a-zđ]\)|o ", words)) and not (first in "IVX" and not words[: found.end()].isupper())


_ABBREVIATED = {
    "tp",
    "tx",
    "tt",
    "p",
    "q",
    "x",
    "h",
    "ths",
    "ts",
    "pgs",
    "gs",
    "ks",
    "cn",
    "bs",
    "kt",
    "tm",
    "tl",
    "tuq",
    "st",
    "tr",
    "v.v",
}
_SENTENCE_END = re.compile(r"(?<=[.!?])[ \n]+(?=[^\W\d_]|[“\"(\d])")


def last_word(words: str, end: int) -> str:
    """Return the word that stands last before a place; it costs the length of that word, not of what stands before it."""
    while end and words[end - 1].isspace():
        end -= 1
    start = end
    while start and not words[start - 1].isspace():
        start -= 1
    return words[start:end]


def sentences(text: Text, span: Span) -> list[Span]:
    """Return the sentences of a stretch; a full stop after an abbreviation or before a small letter ends none."""
    words, cuts = text.plain[span.start : span.end], [0]
    for found in _SENTENCE_END.finditer(words):
        last = last_word(words, found.start() - 1)
        is_short = bare(last).strip('(“"') in _ABBREVIATED or (len(last) == 1 and last.isupper())
        after = words[found.end() : found.end() + 1]
        if after.islower() or (is_short and words[found.start() - 1] == "."):
            continue
        cuts.append(found.end())
    ends = [*cuts[1:], len(words)]
    return [
        Span(span.start + start, span.start + start + len(words[start:end].rstrip()))
        for start, end in zip(cuts, ends, strict=True)
        if words[start:end].strip()
    ]
