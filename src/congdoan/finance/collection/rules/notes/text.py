"""The plain text of a note: broken lines joined, marks dropped, and a folded twin whose every letter stands at the same place."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from congdoan.foundation.kernel.vietnamese import fold

WRAP_WIDTHS = frozenset({35, 45, 65})
"""Widths at which banks cut a narrative into lines: MB 35, VietinBank 45, MT940 65 characters."""
LONGEST_NOTE = 2_000

_BREAK = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"\s+")
_SYLLABLE = re.compile(
    r"(?:B|CH|C|D|GH|GI|G|H|KH|K|L|M|NGH|NG|NH|N|PH|P|QU|R|S|TH|TR|T|V|X)?"
    r"(?:UYE|UYU|IEU|YEU|UOI|UOU|OAI|OAY|OEO|UAY|IE|YE|UA|UE|UO|UU|UY|UI|OA|OE|OI|OO|AI|AO|AU|AY|EO|EU|IA|IU|A|E|I|O|U|Y)"
    r"(?:CH|NG|NH|C|M|N|P|T)?"
)
_ACRONYMS = frozenset({"KPCD", "DPCD", "CDCS", "MST", "TNHH", "MTV", "DNTN", "HTX", "CTCP", "CTY", "THCS", "THPT", "UBND", "HDND"})
_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"^[^\W_]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A note in one line (`shown`) and the same in bare capitals (`folded`): both have the same length."""

    shown: str
    folded: str

    def cut(self, start: int, end: int) -> str:
        """Return the words of the payer between two places, without blanks and signs around them."""
        return self.shown[start:end].strip(" \t.,;:-–/+&()")


def text_of(note: str) -> Text:
    """Return the note in one line with its folded twin. A note longer than 2,000 characters is cut there."""
    shown = _BLANKS.sub(" ", join_lines(note[: LONGEST_NOTE * 2])).strip()[:LONGEST_NOTE]
    if shown.isascii():
        shown = "".join(c if c.isprintable() else " " for c in shown)
        return Text(shown, shown.upper())
    composed = unicodedata.normalize("NFC", shown)
    shown = "".join(c for c in composed if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return Text(shown, "".join(_bare(c) for c in shown))


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    """Return exactly one capital ASCII sign for one character."""
    folded = fold(character)
    return folded if len(folded) == 1 and folded.isprintable() else (folded + " ")[0] if folded.isprintable() else " "


def join_lines(note: str) -> str:
    """Join lines that a bank broke, without a blank where a word was cut in two and with one where it was not.

    A bank that cuts at a fixed width cuts inside words: lines of exactly that width are joined as they are. Otherwise the syllables on
    both sides decide: what is no Vietnamese syllable alone belongs to its neighbour.
    """
    lines = _BREAK.split(note)
    if len(lines) == 1:
        return note
    width = max(len(line) for line in lines[:-1])
    is_fixed = len(lines[-1]) <= width and (width in WRAP_WIDTHS or sum(len(line) == width for line in lines[:-1]) > 1)
    joined = lines[0]
    for before, after in itertools.pairwise(lines):
        is_full = is_fixed and len(before) == width
        joined += after if is_full or not _stands_apart(before, after, is_fixed) else f" {after}"
    return joined


def _stands_apart(before: str, after: str, is_fixed: bool) -> bool:
    """Say whether a blank belongs between two lines."""
    left, right = _LAST_WORD.search(before), _FIRST_WORD.search(after)
    if left is None or right is None:
        return False
    if is_fixed:
        return True
    first, second = fold(left[0]), fold(right[0])
    if first.isdigit() and second.isdigit():
        return False
    if first + second in _ACRONYMS:
        return False
    if first.isalpha() and second.isalpha():
        whole = bool(_SYLLABLE.fullmatch(first + second))
        parts = bool(_SYLLABLE.fullmatch(first)) and bool(_SYLLABLE.fullmatch(second))
        return parts or not whole
    return first.isdigit() != second.isdigit() and not (first[-1:].isalpha() and second[:1].isdigit() and len(first) == 1)
