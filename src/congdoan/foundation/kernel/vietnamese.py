"""Vietnamese text: folding to bare letters, keys for search, keys for the order of the dictionary."""

import re
import unicodedata
from collections.abc import Callable

_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_PUNCTUATION = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("“”„‟″«»", '"') | {"…": "...", "•": " ", "·": " "}
)
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
_SHAPES = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # ă, then â ê ô, then ơ ư
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_RUNS = re.compile(r"[0-9]+|[^0-9]")

_SYLLABLE = re.compile(
    r"(?:B|CH|C|D|GH|GI|G|H|KH|K|L|M|NGH|NG|NH|N|PH|P|QU|R|S|TH|TR|T|V|X)?"
    r"(?:UYE|UYU|IEU|YEU|UOI|UOU|OAI|OAY|OEO|UAY|IE|YE|UA|UE|UO|UU|UY|UI|OA|OE|OI|OO|AI|AO|AU|AY|EO|EU|IA|IU|A|E|I|O|U|Y)"
    r"(?:CH|NG|NH|C|M|N|P|T)?"
)


SIGNS_KEPT = 4_096


class Signs(dict[int, str | None]):
    """What becomes of each character, found out once; a text of every sign there is fills no more than `SIGNS_KEPT`."""

    def __init__(self, becomes: Callable[[str], str | None]) -> None:
        self._becomes = becomes

    def __missing__(self, code: int) -> str | None:
        found = self._becomes(chr(code))
        if len(self) < SIGNS_KEPT:
            self[code] = found
        return found


def fold(text: str) -> str:
    """Bare a text to upper-case ASCII: no tone or letter marks, đ as D, blanks collapsed, unknown signs as a blank."""
    if not text.isascii():
        text = text.translate(_BARE)
    return " ".join(text.replace("\x00", " ").upper().split())


def _bare(character: str) -> str:
    """Take a character apart: keep ASCII, drop marks and invisible signs, turn what has no ASCII form into a blank."""
    spread = unicodedata.normalize("NFKD", character.translate(_PUNCTUATION).translate(_D))
    return "".join(c if c.isascii() else "" if unicodedata.category(c) in ("Mn", "Me", "Cf") else " " for c in spread)


_BARE = Signs(_bare)


def is_syllable(folded: str) -> bool:
    """Say whether bare capitals are one syllable as Vietnamese spells them."""
    return bool(_SYLLABLE.fullmatch(folded))


def search_key(text: str) -> str:
    """Return the key under which a name is searched: folded, lower-case, words of letters and digits only."""
    return " ".join(_WORDS.findall(fold(text).lower()))


def sort_key(text: str) -> str:
    """Return a key that sorts as a Vietnamese dictionary does: letters first, then the tone, one syllable after another.

    The key is ASCII; compare it byte by byte (in SQL: `COLLATE "C"`). Numbers sort by their size.
    """
    whole = unicodedata.normalize("NFC", text).lower()
    return " ".join(_syllable_key(word) for word in _WORDS.findall(whole))


def person_sort_key(full_name: str) -> str:
    """Return a key that sorts persons by given name, then family name, then what stands between."""
    words = full_name.split()
    if len(words) < 2:
        return sort_key(full_name)
    return sort_key(" ".join([words[-1], *words[:-1]]))


def _syllable_key(word: str) -> str:
    """Spell each letter as letter and shape, numbers padded, and put the tone last; a digit sorts below any letter."""
    letters, tone = [], 0
    for run in _RUNS.findall(word):
        if run.isascii() and run.isdigit():
            run = run.lstrip("0") or "0"
            letters.append(f"{len(run):02d}{run}")
            continue
        spread = unicodedata.normalize("NFD", run)
        base, marks = spread[0], spread[1:]
        is_d = base == "đ"
        shape = 1 if is_d else max((_SHAPES.get(m, 0) for m in marks), default=0)
        tone = max([tone, *(_TONES.get(m, 0) for m in marks)])
        base = "d" if is_d else base
        letters.append(f"{base}{shape}" if base.isascii() else fold(base).lower())
    return "".join(letters) + str(tone)
