"""The plain text of a note: broken lines joined, marks dropped, and a folded twin whose every letter stands at the same place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from congdoan.finance.collection.rules.notes.keyed import as_meant
from congdoan.finance.collection.rules.notes.month_words import PAPERS
from congdoan.finance.collection.rules.notes.slips import slipped_funds, unglued
from congdoan.foundation.kernel.vietnamese import Signs, fold, is_syllable

WRAP_WIDTHS = frozenset({35, 45, 65})
"""Widths at which banks cut a narrative into lines: MB 35, VietinBank 45, MT940 65 characters."""
LONGEST_NOTE = 2_000

_BREAK = re.compile(r"\r\n|\r|\n")
_ACRONYMS = frozenset(
    {"II", "III", "IV", "KPCD", "DPCD", "CDCS", "MST", "TNHH", "MTV", "DNTN", "HTX", "CTCP", "CTY", "THCS", "THPT", "UBND", "HDND"}
)
_MONTH_AND_YEAR = re.compile(r"T[0-9]{1,2} 20[0-9]{2}")
_CODE_AND_WORD = re.compile(r"[0-9]{10,13} [A-Z]{2,}|20[0-9]{2} [0-9]{10,13}|[A-Z]{3,} (?:T[0-9]{1,2}|[A-Z]{2,4}[0-9]{2,6}[A-Z]?)")
_JOINTS = {"+": re.compile(r"(?<=[^ ])[+](?=[^ ])"), ".": re.compile(r"(?<=[A-Z])[.](?=[^ ])|(?<=[^ ])[.](?=[A-Z])")}
_SIGNS = "/.,-"
_TAX_CODE = r"(?<![0-9])(?:[0-9]{10}(?:[\-/.]?[0-9]{3})?|[0-9]{3}(?P<sign>[.\-])[0-9]{3}(?P=sign)[0-9]{4})(?![0-9])"
_AROUND_A_CODE = re.compile(rf"(?:(?<![0-9]{{5}})[/.,\-]{{1,2}})?{_TAX_CODE}(?:[/.,\-]{{1,2}}(?![0-9]{{5}}))?")
_AFTER_A_YEAR = re.compile(rf"(?<![0-9])20[0-9]{{2}}/(?![0-9]{{1,2}}(?![0-9])|(?:{'|'.join(sorted(PAPERS))})(?![A-Z]))")
"""Signs that part a tax code or a year from what stands beside it; beside a long number they are the bank's."""
_LAST_WORD = re.compile(r"[^\W_]+$")
_FIRST_WORD = re.compile(r"^[^\W_]+")


@dataclass(frozen=True, slots=True)
class Text:
    """A note in one line (`shown`) and the same in bare capitals (`folded`): both have the same length.

    `is_keyed` says that raw keys stood where a name may stand.
    """

    shown: str
    folded: str
    is_keyed: bool = False

    def cut(self, start: int, end: int) -> str:
        """Return the words of the payer between two places, without blanks and signs around them."""
        return self.shown[start:end].strip(" \t.,;:-–/+&()")


def text_of(note: str) -> Text:
    """Return the note in one line with its folded twin. A note longer than 2,000 characters is cut there.

    Words are put right where Vietnamese keys came out raw, where a letter or two of a fund's full name is wrong, and where the blanks
    between words of a payment were lost.
    """
    meant, is_keyed = as_meant(one_line(note)[:LONGEST_NOTE])
    read = _twins(meant)
    if glued := unglued(read.folded):
        read = _with(read, [(start, start + len(words.replace(" ", "")), words) for start, words in glued])
    if slips := slipped_funds(read.folded):
        read = _with(read, slips)
    return replace(read, is_keyed=True) if is_keyed else read


def _with(read: Text, changes: Sequence[tuple[int, int, str]]) -> Text:
    """Return a text with words put right at some places, in the letters' case of what stood there."""
    shown = read.shown
    for start, end, meant in reversed(changes):
        shown = shown[:start] + (meant if shown[start:end].isupper() else meant.lower()) + shown[end:]
    return _twins(shown)


def _twins(shown: str) -> Text:
    if shown.isascii():
        shown = shown if shown.isprintable() else "".join(c if c.isprintable() else " " for c in shown)
        return Text(shown, _parted(shown.upper()))
    shown = unicodedata.normalize("NFC", shown).translate(_SHOWN)
    return Text(shown, _parted(shown.translate(_BARE)))


def _parted(folded: str) -> str:
    """Return capitals with blanks where a form that takes none had signs between the words: `KINH_PHI`, `NOP+KPCD+THANG+4`, `DOAN.PHI`."""
    folded = _AFTER_A_YEAR.sub(_apart, _AROUND_A_CODE.sub(_apart, folded.replace("_", " ").replace("//", "  ")))
    for sign, joint in _JOINTS.items():
        if sign in folded and len(joint.findall(folded)) > max(1, folded.count(" ")):
            folded = joint.sub(" ", folded)
    return folded


def _apart(found: re.Match[str]) -> str:
    """Return a number with blanks instead of the signs before and behind it."""
    bare = found[0].lstrip(_SIGNS)
    return (" " * (len(found[0]) - len(bare)) + bare.rstrip(_SIGNS)).ljust(len(found[0]))


def _shown(character: str) -> str | None:
    """Return a character as it is shown, None for a mark that stands alone or cannot be seen."""
    return None if unicodedata.category(character) in ("Mn", "Me", "Cf") else character


def _bare(character: str) -> str:
    """Return exactly one capital ASCII sign for one character."""
    folded = fold(character)
    return folded if len(folded) == 1 and folded.isprintable() else (folded + " ")[0] if folded.isprintable() else " "


_SHOWN, _BARE = Signs(_shown), Signs(_bare)


def one_line(note: str) -> str:
    """Return a narrative in one line with single blanks, as wrappers expect it."""
    return " ".join(join_lines(note[: LONGEST_NOTE * 2]).split())


def join_lines(note: str) -> str:
    """Join lines that a bank broke, without a blank where a word was cut in two and with one where it was not.

    A bank that cuts at a fixed width cuts inside words and keeps the blanks; others break between words and drop them. Both are tried at
    every break: pieces that are words alone, but no word together, stand apart; a piece that is no word belongs to its neighbour; where
    both readings make sense a line of full width was cut inside a word.
    """
    if "\n" not in note and "\r" not in note:
        return note
    lines = _BREAK.split(note)
    width = max(len(line) for line in lines[:-1])
    is_fixed = len(lines[-1]) <= width and (width in WRAP_WIDTHS or sum(len(line) == width for line in lines[:-1]) > 1)
    joined = lines[0]
    for before, after in pairwise(lines):
        joined += f" {after}" if _stands_apart(before, after, is_full=is_fixed and len(before) == width) else after
    return joined


def _stands_apart(before: str, after: str, *, is_full: bool) -> bool:
    """Say whether a blank belongs between two lines."""
    left, right = _LAST_WORD.search(before), _FIRST_WORD.search(after)
    if left is None or right is None:
        return before.endswith(" -")
    first, second = fold(left[0]), fold(right[0])
    if _MONTH_AND_YEAR.fullmatch(f"{first} {second}") or _CODE_AND_WORD.fullmatch(f"{first} {second}"):
        return True
    if second[:1].isdigit() and (first[-1:].isdigit() or len(first) == 1):
        return False
    if not (first.isalpha() and second.isalpha()):
        return not is_full
    whole, parts = _is_word(first + second), _is_word(first) and _is_word(second)
    return parts and not (whole and is_full) if whole or parts else False


def _is_word(letters: str) -> bool:
    return letters in _ACRONYMS or is_syllable(letters)
