"""A note while it is being written: pieces that each give evidence, what a bank cuts off, and what hurried hands do."""

import re
from dataclasses import dataclass, field
from random import Random

from bench.worlds.facts import folded

from .place import Place, Voice

KEYS_IN_NOTE = {"reference", "reference_corrected", "tax_code", "unit_code", "full_name"}


@dataclass(frozen=True)
class Piece:
    """Some words and the evidence that they give while they stand whole."""

    text: str
    gives: str = ""


@dataclass
class Note:
    """Pieces in order. `traps` tells what was done to them."""

    pieces: list[Piece]
    traps: list[str] = field(default_factory=list)
    lost: bool = False
    """Whether a key was cut in two."""

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces if piece.text)

    @property
    def evidence(self) -> list[str]:
        return [piece.gives for piece in self.pieces if piece.gives] + (["cut"] if self.lost else [])

    def cut(self, limit: int) -> None:
        """Keep the first `limit` signs; a piece cut in two gives nothing any more."""
        if len(self.text) <= limit:
            return
        kept, room = [], limit
        for piece in self.pieces:
            if len(piece.text) <= room:
                kept.append(piece)
            elif room > 0:
                kept.append(Piece(piece.text[:room].rstrip()))
                self.lost = self.lost or piece.gives in KEYS_IN_NOTE
            room -= len(piece.text) + 1
        self.pieces = kept
        self.traps.append("note_cut")


def typed(chance: Random, place: Place, note: Note, *, keep_marks: bool = True) -> str:
    """Return the text as a hurried hand types it. References and codes keep their signs."""
    text = note.text
    if not (keep_marks and chance.randrange(100) < place.marked):
        text = folded(text)
    else:
        note.traps.append("marks_kept")
    roll = chance.randrange(100)
    if roll < place.case[0]:
        text = text.upper()
        note.traps.append("upper_case")
    elif roll < sum(place.case):
        text = text.lower()
        note.traps.append("lower_case")
    if chance.randrange(100) < place.glued and (places := [found.start() for found in re.finditer(r"(?<=[a-zA-Z]) (?=[a-zA-Z])", text)]):
        spaced = {gap for gap in places if not _guards_a_key(note, text, gap)}
        for gap in sorted(spaced, reverse=True)[: chance.randint(1, 2)]:
            text = text[:gap] + text[gap + 1 :]
            note.traps.append("missing_space")
    elif chance.random() < 0.06 and " " in text:
        gap = chance.choice([spot for spot, sign in enumerate(text) if sign == " "])
        text = f"{text[:gap]} {text[gap:]}"
        note.traps.append("double_space")
    return text


def _guards_a_key(note: Note, text: str, gap: int) -> bool:
    """Tell whether a blank stands inside or beside a piece that is the key: without it the key would no longer be exact."""
    begin = 0
    for piece in note.pieces:
        if not piece.text:
            continue
        end = begin + len(piece.text)
        if piece.gives in KEYS_IN_NOTE | {"kind"} and begin - 1 <= gap <= end:
            return True
        begin = end + 1
    return False


ROMAN = ("", "I", "II", "III", "IV")


def period_words(chance: Random, voice: Voice, months: tuple[int, ...]) -> str:
    """Return how a payer writes these months; empty for none."""
    if not months:
        return ""
    first, last = months[0], months[-1]
    year, a, b = last // 100, first % 100, last % 100
    if len(months) == 1:
        return chance.choice(voice.months).format(m=b, mm=f"{b:02d}", y=year, yy=f"{year % 100:02d}")
    if len(months) == 12:
        return chance.choice((f"ca nam {year}", f"nam {year}", f"12 thang nam {year}", f"T1-T12/{year}"))
    if len(months) == 6 and a in (1, 7):
        half = "dau" if a == 1 else "cuoi"
        return chance.choice((f"6 thang {half} nam {year}", f"T{a}-T{b}/{year}", f"tu thang {a} den thang {b} nam {year}"))
    if first // 100 != year:
        return chance.choice((f"T{a}/{first // 100}-T{b}/{year}", f"tu T{a}.{first // 100} den T{b}.{year}"))
    if len(months) == 3 and a % 3 == 1 and chance.random() < 0.7:
        return chance.choice(voice.quarters).format(q=b // 3, r=ROMAN[b // 3], y=year, yy=f"{year % 100:02d}")
    is_run = [month - first for month in months] == list(range(len(months)))
    if is_run and chance.random() < 0.6:
        return chance.choice(voice.ranges).format(a=a, b=b, aa=f"{a:02d}", bb=f"{b:02d}", y=year)
    separator = chance.choice(voice.lists)
    return f"T{separator.join(str(month % 100) for month in months)}/{year}"
