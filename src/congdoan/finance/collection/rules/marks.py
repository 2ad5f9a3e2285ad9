"""What was read in a bank's narrative, marked where it stands: the name, the fund, the months, the codes, other money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from congdoan.finance.collection.rules.notes import Note
from congdoan.finance.collection.rules.notes.text import one_line, text_of
from congdoan.foundation.kernel.periods import format_month, months_apart

IDENTITY, MONTHS, FUND, OTHER = "m1", "m2", "m3", "m4"
WRAPPER = "wrapper"
PLAIN = ""

_QUOTED = re.compile(r"“([^”]{3,})”")
_FUNDS = {"fund": "KPCĐ", "dues": "đoàn phí", "both": "KPCĐ và đoàn phí"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the narrative: m1 who, m2 which months, m3 which fund, m4 other money; `wrapper` is the bank's own text."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing read, in words, in the colour it is marked with; `is_missing` for what a sure line has and this one lacks."""

    look: str
    words: str
    is_missing: bool = False


def segments(narrative: str, note: Note, evidence: Iterable[str], *, account: str = "") -> list[Segment]:
    """Cut the narrative into pieces, each with what was read in it.

    `evidence` are the reasons told of the line: the words they quote are the names that were read.
    """
    whole, shown = text_of(one_line(narrative)).shown, note.text.shown
    begin = whole.find(shown)
    looks = [PLAIN] * len(shown)
    for start, end, look in _spans(note, evidence):
        looks[start:end] = [kept or look for kept in looks[start:end]]
    inside = [Segment("".join(letter for letter, _ in group), look) for look, group in _runs(shown, looks)]
    if begin < 0:
        return inside
    around = [Segment(whole[:begin], WRAPPER), *inside, Segment(whole[begin + len(shown) :], WRAPPER)]
    return [part for part in _account_marked(around, account) if part.text]


def heard(note: Note, evidence: Iterable[str]) -> list[Heard]:
    """Say what was read and what is missing."""
    told: list[Heard] = []
    if _quoted_spans(note, evidence):
        told.append(Heard(IDENTITY, "tên người nộp"))
    if note.reference:
        told.append(Heard(IDENTITY, f"mã tham chiếu {note.reference}"))
    if note.unit_code:
        told.append(Heard(IDENTITY, f"mã đơn vị {note.unit_code}"))
    told += [Heard(IDENTITY, f"MST {code}") for code in note.tax_codes]
    if note.typed_tax_code:
        told.append(Heard(OTHER, f"MST sai số kiểm tra {note.typed_tax_code}"))
    if note.sense in _FUNDS:
        told.append(Heard(FUND, _FUNDS[note.sense]))
    if note.months:
        told.append(Heard(MONTHS, months_in_words(note.months)))
    if note.words.foreign_spans and note.sense == "foreign":
        told.append(Heard(OTHER, "khoản khác"))
    missing = [
        (not note.tax_codes and not note.typed_tax_code and not note.reference and not note.unit_code, "mã số thuế"),
        (note.sense not in _FUNDS, "loại quỹ"),
        (not note.months, "kỳ nộp"),
    ]
    return [*told, *(Heard(PLAIN, words, is_missing=True) for is_so, words in missing if is_so)]


def months_in_words(months: tuple[int, ...]) -> str:
    """Return months as people say them: kỳ 10/2024, kỳ 10/2024 đến 12/2024, kỳ 10/2024 và 12/2024."""
    if len(months) > 1 and months_apart(months[0], months[-1]) + 1 == len(months):
        return f"kỳ {format_month(months[0])} đến {format_month(months[-1])}"
    told = [format_month(month) for month in months]
    return "kỳ " + (" và ".join(filter(None, [", ".join(told[:-1]), told[-1]])) if told else "")


def _spans(note: Note, evidence: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the marked places; the first mark of a place stays."""
    codes = [(code.start, code.end) for code in note.codes]
    if note.own_reference:
        codes.append(note.own_reference.span)
    if note.unit_code:
        codes.append((_start_of_unit_code(note), note.unit_code_end))
    yield from ((start, end, FUND) for start, end in note.words.fund_spans)
    yield from ((code.start, code.end, IDENTITY if code.code else OTHER) for code in note.codes)
    yield from ((start, end, IDENTITY) for start, end in codes)
    known = {*note.words.fund_spans, *codes}
    yield from ((start, end, MONTHS) for start, end in note.taken if (start, end) not in known)
    yield from ((start, end, IDENTITY) for start, end in _quoted_spans(note, evidence))
    yield from ((start, end, OTHER) for start, end in note.words.foreign_spans)


def _start_of_unit_code(note: Note) -> int:
    return next((start for start, end in note.taken if end == note.unit_code_end), note.unit_code_end)


def _quoted_spans(note: Note, evidence: Iterable[str]) -> list[tuple[int, int]]:
    found = []
    for text in dict.fromkeys(evidence):
        for quoted in _QUOTED.findall(text):
            words = text_of(quoted).folded.strip()
            start = note.text.folded.find(words) if words else -1
            if start >= 0 and not _covers_everything(words, note):
                found.append((start, start + len(words)))
    return found


def _covers_everything(words: str, note: Note) -> bool:
    """Tell whether a reason quotes the whole note: then it names nobody."""
    return len(words) >= len(note.text.folded.strip()) and bool(note.taken)


def _runs(shown: str, looks: list[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for look, group in groupby(zip(shown, looks, strict=True), key=lambda pair: pair[1]):
        yield look, list(group)


def _account_marked(parts: list[Segment], account: str) -> Iterator[Segment]:
    """Mark the paying account where the bank's own text prints it."""
    for part in parts:
        if part.look != WRAPPER or len(account) < 6 or account not in part.text:
            yield part
            continue
        before, _, after = part.text.partition(account)
        yield from (Segment(before, WRAPPER), Segment(account, IDENTITY), Segment(after, WRAPPER))
