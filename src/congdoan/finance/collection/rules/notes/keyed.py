"""Vietnamese keys as they come out raw where they were typed into a field that takes none.

Telex: `noopj ddoanf phis`; VNI: `no6p5 d9oan2 phi1`. The union's own words are known alone; any other word is put right only in a note
that shows by other words how it was typed, for `LX2H` may be a code and `SEE` an English word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from congdoan.finance.collection.rules.notes.plain import is_common
from congdoan.foundation.kernel.vietnamese import is_syllable

KNOWN = {
    "noopj": "nop", "nopj": "nop", "ddongs": "dong", "trichs": "trich", "chuyeenr": "chuyen", "tieenf": "tien", "vaf": "va",
    "coong": "cong", "ddoanf": "doan", "ddoafn": "doan", "phis": "phi", "thangs": "thang", "nawm": "nam", "quys": "quy", "kys": "ky",
    "cddcs": "cdcs", "cdd": "cd", "ddpcdd": "dpcd", "kpcdd": "kpcd", "lddldd": "ldld", "truwowngf": "truong", "truwong": "truong",
    "truwờng": "truong", "cow sowr": "co so", "sowr": "so",
}  # fmt: skip
_KNOWN = re.compile(r"(?<![^\W_])(?:" + "|".join(KNOWN) + r")(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"(?<![^\W_])[A-Za-z1-9]{2,12}(?![^\W_])")
_VNI = re.compile("[1-9][A-Za-z]")
_COUNTED = frozenset({"THANG", "QUY", "KY", "KI", "LAN", "DOT", "NAM", "TO", "KHU", "DOI"})
"""Words behind which a digit counts something, unless a number of its own follows (`thang1 6`)."""
_SHORT = frozenset({"KPCD", "DPCD", "CDCS", "CD", "LDLD", "DN", "DV"})
_BEARERS = {**dict.fromkeys("12345", "AEIOUY"), "6": "AEO", "7": "OU", "8": "A", "9": "D"}
"""The letters that each key of VNI needs before it: tones, hat, horn, breve, bar."""
_MARKS = re.compile(r"AA|EE|OO|DD|[UOA]W")
_NO_ENGLISH = re.compile("DD|[UO]W|[FJX]$")
_DOUBLED = re.compile(r"(?<=[UOA])W|(?<=A)A|(?<=E)E|(?<=O)O|(?<=D)D")
_TONE = re.compile(r"(?<=.)[SFRXJ]")
SURE, WORDS_KEPT = 2, 20_000


def as_meant(note: str) -> tuple[str, bool]:
    """Return a note with raw keys turned into the letters that were meant, without their marks; and whether a word was among them that is
    none of a payment's, so that a name may have been put right."""
    known, count = _KNOWN.subn(lambda found: _cased(found[0], KNOWN[found[0].lower()]), note)
    meant = _of_telex(_of_vni(known), is_telex=count > 0)
    return meant, meant != known and any(not is_common(word.upper()) for word in set(_WORD.findall(meant)) - set(_WORD.findall(known)))


def _of_vni(note: str) -> str:
    if not _VNI.search(note):
        return note
    inner = [found[0] for found in _WORD.finditer(note) if _VNI.search(found[0]) and vni(found[0].upper())]
    if not inner:
        return note

    def put_right(found: re.Match[str]) -> str:
        word = found[0]
        meant = vni(word.upper())
        if not meant or (word not in inner and (len(inner) < SURE or _counts(meant, note[found.end() :]))):
            return word
        return _cased(word, meant)

    return _WORD.sub(put_right, note)


def _counts(word: str, behind: str) -> bool:
    """Say whether the digit behind a word is a number (`quy1/2024`), since no other number follows."""
    return word in _COUNTED and not re.match(r" [0-9]{1,2}(?![0-9])", behind)


def _of_telex(note: str, *, is_telex: bool) -> str:
    if not is_telex and len(_MARKS.findall(note.upper())) < SURE:
        return note
    words = {found[0] for found in _WORD.finditer(note) if found[0].isalpha()}
    meant = {word: letters for word in words if (letters := telex(word.upper()))}
    marked = [word for word in meant if _MARKS.search(word.upper())]
    if not is_telex and (len(marked) < SURE or not any(_NO_ENGLISH.search(word.upper()) for word in marked)):
        return note
    return _WORD.sub(lambda found: _cased(found[0], meant.get(found[0], found[0])), note)


@lru_cache(maxsize=WORDS_KEPT)
def vni(word: str) -> str:
    """Return the syllable, or the union's short word, that capitals with VNI's keys meant; "" where they are none."""
    letters, keys = "", ""
    for sign in word:
        if not sign.isdigit():
            letters += sign
        elif any(letter in letters for letter in _BEARERS[sign]):
            keys += "1" if sign in "12345" else sign
        else:
            return ""
    is_once = all(keys.count(key) == 1 for key in set(keys) - {"7", "9"})
    letters = letters.replace("DD", "D")
    return letters if keys and is_once and (letters in _SHORT or is_syllable(letters)) else ""


@lru_cache(maxsize=WORDS_KEPT)
def telex(word: str) -> str:
    """Return the syllable that capitals with Telex' keys meant; "" where they are none, or a syllable as they stand.

    A tone alone may be an English plural, so only plain words are put right by it.
    """
    if is_common(word) or (is_syllable(word) and not _MARKS.search(word)):
        return ""
    bare = _DOUBLED.sub("", word)
    ways = [bare, *(bare[: tone.start()] + bare[tone.end() :] for tone in _TONE.finditer(bare))]
    meant = next((way for way in ways if way != word and is_syllable(way)), "")
    return meant if bare != word or is_common(meant) else ""


def _cased(word: str, meant: str) -> str:
    return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant.lower()
