"""Names that payers shorten by leaving words out: `CTY XNK DAI NGAN XANH` for `CONG TY TNHH XUAT NHAP KHAU DAI NGAN XANH`.

What a payer leaves out proves nothing about who pays. It only is no objection to a payer whom surer keys tell, and an objection to others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from congdoan.foundation.kernel.vietnamese import is_syllable

Fit = int
"""How much of a name is said, 0 to 100; 0 where something said is not in the name, or too little of the name is said."""

HALF, FITS_KEPT, MORE_SAID = 50, 50_000, 2
FEW, ENOUGH = 3, 4
"""So many words of a name are enough to object, and enough of however long a name to be it."""
_SHORTEST_WITH_A_SLIP = 6
_NEVER = -1_000
_FORMS = re.compile(
    r"\b(?:TONG CONG TY|CONG TY|C TY|CTY|CTCP|TCT|TRACH NHIEM HUU HAN|TNHH|MOT THANH VIEN|MTV|CO PHAN|CP|DOANH NGHIEP TU NHAN|DNTN"
    r"|HOP TAC XA|HTX|HO KINH DOANH|HO KD|HKD|CO LTD|LTD|LIMITED|JSC|CORP|VIET NAM|VIETNAM|VN|VA|AND)\b|\bCO$|^TRUONG\b"
)
"""Forms of bodies and words that tell no two of them apart."""


@lru_cache(maxsize=FITS_KEPT)
def core_of(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others."""
    return tuple(_FORMS.sub(" ", name).split())


class Core(NamedTuple):
    """The words of a name that tell it from others; their letters without blanks, their initials, whether one may bear a slip."""

    words: tuple[str, ...]
    squeezed: str
    initials: str
    has_long: bool

    @classmethod
    def of(cls, name: str) -> Core:
        words = core_of(name)
        return cls(words, "".join(words), "".join(word[0] for word in words), any(len(word) >= _SHORTEST_WITH_A_SLIP for word in words))

    def may_be_said(self, said: tuple[str, ...]) -> bool:
        """Say whether words can fit at all: the letters of each stand in the name, or are a row of its initials, or bear a slip."""
        for word in said:
            if word in self.squeezed or word in self.initials or (self.has_long and len(word) >= _SHORTEST_WITH_A_SLIP):
                continue
            if as_meant(word) not in self.squeezed:
                return False
        return True


@lru_cache(maxsize=FITS_KEPT)
def fit(said: tuple[str, ...], name: tuple[str, ...], *, is_cut: bool = False) -> Fit:
    """Return how much of a name these words say: its words in their order, or all in another, some left out, some as initials.

    `is_cut` allows the last word to be a beginning, and little to be said where the name is said from its first word on.
    """
    if not said or not name or len(said) > len(name) + MORE_SAID:
        return 0
    covered = _covered(said, name, is_cut=is_cut)
    if not covered and len(set(said)) == len(said) and set(said) <= set(name):
        covered = len(said)
    share = max(100 * covered // len(name), HALF if covered >= ENOUGH else 0)
    return share if share >= HALF or (is_cut and covered and _begins(said, name)) else 0


@lru_cache(maxsize=FITS_KEPT)
def shared(said: tuple[str, ...], name: tuple[str, ...]) -> Fit:
    """Return how much of a name stands among these words, whatever else they say, 0 to 100; 0 for fewer than three words of it.

    Only to object: what is more like another's name than like the payer's is looked at by a person.
    """
    words = {*said, *map(as_meant, said)}
    count = sum(word in words for word in set(name))
    return 100 * count // len(set(name)) if count >= FEW else 0


@lru_cache(maxsize=FITS_KEPT)
def as_meant(word: str) -> str:
    """Return the syllable that raw Telex keys meant (`HOONGF` is `HONG`), else the word itself."""
    if is_syllable(word):
        return word
    plain = re.sub(r"(?<=[UOA])W|(?<=A)A|(?<=E)E|(?<=O)O|(?<=D)D", "", re.sub("[SFRXJ]$", "", word))
    return plain if plain != word and is_syllable(plain) else word


def _covered(said: tuple[str, ...], name: tuple[str, ...], *, is_cut: bool) -> int:
    """Return how many words of a name are said, at most; 0 where the words do not fit."""
    steps: list[list[tuple[int, int, int]]] = []
    for at in range(len(said)):
        found = [
            (own, used, taken)
            for own in range(len(name))
            if _may_stand_for(said[at], name[own])
            for used, taken in _steps(said[at:], name[own:], is_cut=is_cut)
        ]
        if not found and not (at and any(used > 1 for _, used, _ in steps[-1])):
            return 0
        steps.append(found)
    # most[at][own]: how many words of the name from `own` on the words said from `at` on stand for; below zero where they do not fit
    most = [[_NEVER] * (len(name) + 1) for _ in said] + [[0] * (len(name) + 1)]
    for at in range(len(said) - 1, -1, -1):
        row = most[at]
        for own, used, taken in steps[at]:
            row[own] = max(row[own], taken + most[at + used][own + taken])
        for own in range(len(name) - 1, -1, -1):
            row[own] = max(row[own], row[own + 1])
    return max(most[0][0], 0)


def _may_stand_for(word: str, own: str) -> bool:
    """Say whether a word said may be a word of a name, or begin its initials: they begin alike, or both are long enough for a slip."""
    return word[0] == own[0] or (len(word) >= _SHORTEST_WITH_A_SLIP and len(own) >= _SHORTEST_WITH_A_SLIP)


def _begins(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether a name was cut off: said from its first word on, none left out."""
    while said and name:
        steps = _steps(said, name, is_cut=True)
        if not steps:
            return False
        used, taken = steps[-1]
        said, name = said[used:], name[taken:]
    return not said


def _steps(said: Sequence[str], name: Sequence[str], *, is_cut: bool) -> list[tuple[int, int]]:
    """Return how many words said stand for how many words of the name, both from the first on."""
    word, own = said[0], name[0]
    found = []
    is_long = min(len(word), len(own)) >= _SHORTEST_WITH_A_SLIP
    is_beginning = is_cut and len(said) == 1 and own.startswith(word)
    is_initial = word == own[0] and word.isalpha()
    if own in (word, as_meant(word)) or is_beginning or is_initial or (is_long and OSA.distance(word, own, score_cutoff=1) <= 1):
        found.append((1, 1))
    count = len(word)
    if 2 <= count <= len(name) and all(part[0] == letter for part, letter in zip(name, word, strict=False)):
        found.append((1, count))
    if len(name) > 1 and word == own + name[1]:
        found.append((1, 2))
    if len(said) > 1 and word + said[1] == own:
        found.append((2, 1))
    return found
