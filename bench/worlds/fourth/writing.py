"""Notes as hurried hands write them: periods, codes with blanks, Telex left in, letters swapped, ends cut."""

import re
import unicodedata
from collections.abc import Sequence
from random import Random

from bench.worlds.facts import folded

from .town import Town

_TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_ROMAN = ("I", "II", "III", "IV")


def period(chance: Random, town: Town, months: Sequence[int], *, wrong_year: bool = False) -> str:
    """Write months as people of the place do."""
    words, year, (first, last) = town.voice, months[-1] // 100 - wrong_year, (months[0] % 100, months[-1] % 100)
    facts = {"m": last, "a": first, "b": last, "y": year, "s": f"{year % 100:02d}", "q": (last + 2) // 3, "r": _ROMAN[(last - 1) // 3]}
    if len(months) == 1:
        return chance.choice(words.month).format(**facts)
    is_quarter = len(months) == 3 and last % 3 == 0
    return chance.choice(words.quarter if is_quarter and chance.random() < 0.7 else words.span).format(**facts)


def separated(chance: Random, code: str) -> str:
    """Write a tax code with the blanks, dots or dashes of a hand that groups digits."""
    digits, mark = code.replace("-", ""), chance.choice((" ", ".", "-", " "))
    sizes = chance.choice(((4, 3, 3), (2, 4, 4), (3, 3, 4), (2, 2, 2, 2, 2)))
    parts, place = [], 0
    for size in sizes:
        parts.append(digits[place : place + size])
        place += size
    return mark.join([*parts, *([digits[place:]] if digits[place:] else [])])


def telex(word: str) -> str:
    """Write a word as it looks when the typing aid was off."""
    typed, tone = "", ""
    for letter in word:
        plain = letter
        if letter.lower() not in _TELEX:
            parts = unicodedata.normalize("NFD", letter)
            tone = next((_TONES[mark] for mark in parts if mark in _TONES), tone)
            plain = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        typed += _TELEX.get(plain.lower(), plain) if plain.lower() in _TELEX else plain
    return typed + tone


def slipped(chance: Random, word: str) -> str:
    """Swap two letters of a word, or leave one out of a long one; the word stays readable."""
    at = chance.randrange(1, len(word) - 1)
    if len(word) < 5 or chance.random() < 0.6:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]


def note(chance: Random, town: Town, phrase: str, *, p: str = "", n: str = "", i: str = "") -> tuple[str, tuple[str, ...]]:
    """Write a phrase with its period, name and code; return the text and what befell it.

    Only the words of the phrase are mistyped: a name's or a code's faults are the business of whoever gives them.
    """
    befell: list[str] = []
    words = phrase.split(" ")
    free = [at for at, word in enumerate(words) if "{" not in word and len(word) > 3 and word.isalpha() and not word.isupper()]
    if free and chance.random() < 0.05:
        at = chance.choice(free)
        words[at] = slipped(chance, words[at])
        befell.append("slip")
    is_marked = chance.randrange(100) < town.marked
    if not is_marked and free and chance.random() < 0.05:
        words = [telex(word) if "{" not in word else word for word in words]
        befell.append("telex")
    text = " ".join(words).format(p=p, n=n, i=i, m="")
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s*[-,;:]\s*$", "", re.sub(r"\s+([,;])", r"\1", re.sub(r"(?:\s-)+\s-\s", " - ", re.sub(r"\s+", " ", text).strip())))
    text = text.strip(" -,;:") or text
    text = text if is_marked else folded(text)
    roll = chance.randrange(100)
    if roll < town.capitals:
        text, befell = text.upper(), [*befell, "capitals"]
    elif roll < town.capitals + town.small:
        text, befell = text.lower(), [*befell, "small"]
    if chance.random() < 0.05:
        text, befell = text.replace(" ", "  ", 2), [*befell, "double_space"]
    if chance.random() < 0.025:
        phone = f"0{chance.choice('3579')}{chance.randint(10_000_000, 99_999_999)}"
        text, befell = text + chance.choice(town.voice.contact).format(phone), [*befell, "phone"]
    elif chance.random() < 0.015:
        person = f"{chance.choice(town.families)} {chance.choice(town.givens)}"
        text, befell = text + chance.choice(town.voice.hand).format(folded(person)), [*befell, "hand"]
    return text, tuple(befell)
