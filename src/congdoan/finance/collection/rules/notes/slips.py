"""The names of the two funds written wrongly by a letter or two: `kimh phi cong doan`, `kinh phi cong doang`, `doan phi cog doan`.

Four words in a row leave no room for another meaning, so two slips in fifteen letters are put right; a shorter name is taken as it stands.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

_NAMES = {"K": "KINH PHI CONG DOAN", "D": "DOAN PHI CONG DOAN"}
_WORD = re.compile(r"[A-Z0-9]+")
_GAP = re.compile(r"[ .\-]{0,2}")
_PAYS = "DONG"
"""`Đóng phí công đoàn` is two letters from `đoàn phí công đoàn`, and no slip: to pay the union's money, without saying which."""
LETTERS, MOST_SLIPS, LONGEST_RUN = 15, 2, 5


def slipped_funds(folded: str) -> list[tuple[int, int, str]]:
    """Return where a fund's full name stands misspelt, and the name meant. A first letter is never a slip: `hoan phi` is a refund."""
    if "K" not in folded and "D" not in folded:
        return []
    words = [found.span() for found in _WORD.finditer(folded)]
    found: list[tuple[int, int, str]] = []
    for at, (start, end) in enumerate(words):
        name = _NAMES.get(folded[start])
        if name is None or folded[start:end] == _PAYS or (found and start < found[-1][1]) or _is_another(folded[start:end], name):
            continue
        best = min(((_slips(folded[start:end], name), end) for end in _ends(folded, words, at)), default=(0, 0))
        if 0 < best[0] <= MOST_SLIPS:
            found.append((start, best[1], name))
    return found


def _is_another(word: str, name: str) -> bool:
    """Say whether a short first word is too far from the name's own: `LDLD dao phi cong doan` are the island's federation and no slip."""
    first = name.split(maxsplit=1)[0]
    return len(word) < len(first) and OSA.distance(word, first) > 1


def _ends(folded: str, words: list[tuple[int, int]], at: int) -> list[int]:
    """Return where runs of words that begin here may end: only blanks and points between, letters enough for a name."""
    ends, before, letters = [], words[at][0], 0
    for start, end in words[at : at + LONGEST_RUN]:
        if not _GAP.fullmatch(folded, before, start) or letters > LETTERS or not folded[start:end].isalpha():
            break
        before, letters = end, letters + end - start
        if abs(letters - LETTERS) <= 1:
            ends.append(end)
    return ends


def _slips(text: str, name: str) -> int:
    return OSA.distance(re.sub("[^A-Z]", "", text), name.replace(" ", ""), score_cutoff=MOST_SLIPS)


_PARTS = (
    "KINH", "PHI", "CONG", "DOAN", "KPCD", "DPCD", "NOP", "CHUYEN", "TIEN", "DONG", "TRICH", "TRA", "GUI", "THANH", "TOAN", "THANG",
    "QUY", "NAM", "VA", "CUA", "CHO", "VE", "LEN", "MA", "SO", "DON", "VI", "CDCS", "CD", "LDLD", "CTY", "TRUONG", "MST", "MSDN",
    "BHXH", "TRADE", "UNION", "FUND", "DUES", "PAY", "PAYMENT", "FOR", "OF", "REMIT", "LUONG", "HUYEN", "CAP", "TREN", "KY", "T",
    "CONTRIBUTION",
)  # fmt: skip
_TELLING = ("DOAN", "KPCD", "DPCD", "NOP", "CHUYEN", "TRICH", "UNION", "LDLD", "MST", "MSDN", "REMIT", "PAYMENT", "KINHPHI")
SHORTEST_GLUED, LONGEST_GLUED = 6, 40


def unglued(folded: str) -> list[tuple[int, str]]:
    """Return where blanks were lost between words of a payment (`NOPKPCD`, `CONGDOANTHANG`), and the words."""
    found = []
    for word in re.finditer(f"(?<![A-Z])[A-Z]{{{SHORTEST_GLUED},{LONGEST_GLUED}}}(?![A-Z])", folded):
        if any(part in word[0] for part in _TELLING) and (parts := _ways(word[0])) and len(parts) > 1:
            found.append((word.start(), " ".join(parts)))
    return found


@cache
def _ways(word: str) -> tuple[str, ...] | None:
    if not word:
        return ()
    for part in sorted(_PARTS, key=len, reverse=True):
        if word.startswith(part) and (rest := _ways(word[len(part) :])) is not None:
            return (part, *rest)
    return None
