"""What a text is about, whatever words its writer took: words of one meaning made one, figures made digits, slips of the hand mended.

The sets of words stand in `thesaurus.txt`, for people to read and to add to. No model, no network.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from congdoan.foundation.kernel.vietnamese import search_key

FILE = Path(__file__).with_name("thesaurus.txt")
_WORDS = re.compile(r"\w+|%")
_EMPTY = frozenset(
    _WORDS.findall(
        "la va cua cho cac nhung mot khi den duoc bi tu tai trong ngoai tren duoi voi ve do nen thi ma de o nay ay rat se da dang cung nhu "
        "theo bang vao ra len xuong lai con moi hon sau truoc lam phai co khong chi nhieu it qua anh em toi chung nguoi viec phan cai "
        "chiec bo vi boi nho hay thuong gap canh tuc lien"
    )
)
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:uyeu|uyu|uya|uye|ieu|yeu|uou|uoi|oai|oao|oay|oeo|uay|uai|ay|au|ai|ao|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y)"
    r"(?:ch|c|m|ng|nh|n|p|t)?"
)
"""A syllable of Vietnamese without marks: a beginning, a vowel, an end."""
_DIGITS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Sets of words. `phrases` are bare syllables in a row, `marked` one syllable with its marks, `bare` the same without.

    Each leads to the name of its set, empty where it tells nothing.
    """

    phrases: Mapping[tuple[str, ...], str]
    marked: Mapping[str, str]
    bare: Mapping[str, str]

    @property
    def longest(self) -> int:
        """Return how many syllables the longest phrase has."""
        return max(map(len, self.phrases), default=1)


def parse(text: str) -> Thesaurus:
    """Return the sets of a file.

    :raises ValueError: a wording stands in two sets
    """
    phrases: dict[tuple[str, ...], str] = {}
    marked: dict[str, str] = {}
    for line in filter(None, (line.split("#")[0].strip() for line in text.split("\n"))):
        words = [_syllables(wording) for wording in line.removeprefix("-").split(",")]
        name = "" if line.startswith("-") else line.split(",")[0].strip()
        for told in words:
            is_phrase = len(told) > 1
            stands = phrases.setdefault(tuple(bare for _, bare in told), name) if is_phrase else marked.setdefault(told[0][0], name)
            if stands != name:
                raise ValueError(f"“{' '.join(word for word, _ in told)}” stands in “{stands}” and in “{name}”")
    bare = {search_key(word) or word: name for word, name in reversed(marked.items())}
    return Thesaurus(phrases, marked, {word: name for word, name in bare.items() if word not in _EMPTY})


@cache
def known() -> Thesaurus:
    """Return the sets of `thesaurus.txt`."""
    return parse(FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one wording tells: the name of its set, empty where it is in none, and its words bare of marks."""

    name: str
    words: tuple[str, ...]


def meanings(text: str) -> list[Meaning]:
    """Return what a text tells, in its order; words that tell nothing are left out."""
    words, told, at = known(), _syllables(text), 0
    is_marked = 5 * sum(word != bare for word, bare in told) >= len(told)
    told = _counted([(word, _mended(bare)) for word, bare in told])
    found: list[Meaning] = []
    while at < len(told):
        name, length = _meant(told, at, words, is_marked=is_marked)
        bare = tuple(one for _, one in told[at : at + length] if one not in _EMPTY)
        found += [Meaning(name or "", bare)] if name or (name is None and bare) else []
        at += length
    return found


def _meant(told: Sequence[tuple[str, str]], at: int, words: Thesaurus, *, is_marked: bool) -> tuple[str | None, int]:
    """Return the set of what stands at a place, None for none, and how many syllables tell it: the longest phrase known, else one word."""
    for length in range(min(words.longest, len(told) - at), 1, -1):
        phrase = tuple(bare for _, bare in told[at : at + length])
        if phrase in words.phrases:
            return words.phrases[phrase], length
    word, bare = told[at]
    return (words.marked.get(word) if is_marked else words.bare.get(bare)), 1


def _syllables(text: str) -> list[tuple[str, str]]:
    """Return the syllables of a text, each with marks and without."""
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    return [(word, bare) for word in words if (bare := "%" if word == "%" else search_key(word))]


def _mended(bare: str) -> str:
    """Return a word that is no syllable of Vietnamese with the two neighbouring letters changed back that make it one."""
    if len(bare) < 4 or not bare.isalpha() or _SYLLABLE.fullmatch(bare):
        return bare
    tried = (bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(len(bare) - 1))
    made = [word for word in tried if _SYLLABLE.fullmatch(word)]
    return next((word for word in made if word in _used()), made[0] if made else bare)


@cache
def _used() -> frozenset[str]:
    """Return every syllable that the sets use."""
    words = known()
    return frozenset(words.bare) | {bare for phrase in words.phrases for bare in phrase}


def _counted(told: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return syllables with numbers from ten on ("mười lăm") as digits ("15")."""
    found, at = [], 0
    while at < len(told):
        bare = [one for _, one in told[at : at + 3]]
        tens = _DIGITS.get(bare[0], 0) if bare[1:2] == ["muoi"] else 0
        if not tens and bare[0] != "muoi":
            found.append(told[at])
            at += 1
            continue
        length = 2 if tens else 1
        ones = _DIGITS.get(bare[length], 0) if len(bare) > length else 0
        number = str(10 * (tens or 1) + ones)
        found.append((number, number))
        at += length + bool(ones)
    return found
