"""The payer's hand: periods, codes, and what haste, a telephone and a foreign keyboard make of a sentence."""

import re
import unicodedata
from random import Random

from bench.worlds.facts import folded

from .place import Place

ROMAN = ("I", "II", "III", "IV")
TELEX = {"\u0302": "", "\u0306": "w", "\u031b": "w", "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
VNI = {"\u0302": "6", "\u0306": "8", "\u031b": "7", "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
TONES = "\u0301\u0300\u0309\u0303\u0323"


def period(chance: Random, months: tuple[int, ...]) -> str:
    """Return one of the ways to write some months that follow each other; sometimes nothing."""
    first, last = months[0], months[-1]
    y, a, b = first // 100, first % 100, last % 100
    short = y % 100
    if chance.random() < 0.06:
        return ""
    if len(months) == 1:
        return chance.choice(
            (
                f"T{a}/{y}", f"T{a:02d}/{y}", f"tháng {a}/{y}", f"tháng {a:02d} năm {y}", f"T{a}.{short}", f"{a:02d}/{y}", f"tháng {a}",
                f"T{a}",
                f"th {a}/{short}", f"kỳ {a:02d}.{y}", f"thang{a}", f"T{a}-{y}", f"tháng {a}.{y}",
            )
        )  # fmt: skip
    if first // 100 != last // 100:
        return f"tháng {a}/{y} và tháng {b}/{last // 100}"
    if len(months) == 3 and a % 3 == 1:
        q = a // 3
        return chance.choice(
            (f"quý {q + 1}/{y}", f"Q{q + 1}/{y}", f"quý {ROMAN[q]} năm {y}", f"Q.{ROMAN[q]}/{short}", f"quý {q + 1}",
            f"T{a}+{a + 1}+{b}/{y}",
            f"Q{q + 1}.{short}", f"T{a}-T{b}/{y}")
        )  # fmt: skip
    if len(months) == 6:
        half = ("đầu", "cuối")[a > 6]
        return chance.choice((f"6 tháng {half} năm {y}", f"T{a}-T{b}/{y}", f"6T {half} năm {y}", f"từ tháng {a} đến tháng {b}/{y}"))
    return chance.choice((f"T{a}, T{b}/{y}", f"T{a}-{b}/{y}", f"tháng {a}+{b}/{y}", f"tháng {a} và tháng {b} năm {y}", f"T{a},{b}"))


def stated(chance: Random, months: tuple[int, ...]) -> str:
    """Return a period that is surely there."""
    return next(filter(None, iter(lambda: period(chance, months), None)))


def filled(template: str, **words: str) -> str:
    """Fill a template and take away what empty words leave behind."""
    text = template.format(**words)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s*-\s*(?=-|$)", " ", re.sub(r"\s+", " ", text)).strip(" -:,.")
    return re.sub(r"\s+", " ", re.sub(r"(?:\. )+\.|\s+([.,:])", r"\1", text)).strip()


def spaced(chance: Random, code: str) -> str:
    """Write a tax code with signs between its digits."""
    return chance.choice((f"{code[:4]}.{code[4:7]}.{code[7:]}", f"{code[:2]} {code[2:6]} {code[6:]}", f"{code[:4]} {code[4:7]} {code[7:]}"))


def typed(chance: Random, place: Place, text: str, *, keep_letters: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the text as it was typed, and what happened to it; `keep_letters` leaves every letter as it is meant."""
    happened = []
    roll = chance.random()
    if not keep_letters and roll < 0.035:
        text = _slipped(chance, text, TELEX if chance.random() < 0.6 else VNI)
        happened.append("keyboard_slip")
    if chance.random() >= place.marked:
        text = folded(text)
    if not keep_letters and 0.035 <= roll < 0.085:
        text = _mistyped(chance, text)
        happened.append("typo")
    case = chance.choices(("upper", "lower", ""), place.cases)[0]
    if case:
        text = text.upper() if case == "upper" else text.lower()
        happened.append(f"{case}_case")
    if chance.random() < 0.05:
        gap = chance.choice([place for place, sign in enumerate(text) if sign == " "] or [0])
        text = text[:gap] + " " + text[gap:]
        happened.append("double_space")
    return text.strip(), tuple(happened)


def _slipped(chance: Random, text: str, keys: dict[str, str]) -> str:
    """Write one or two words as the keys that were struck, because the Vietnamese keyboard was off or in the other mode."""
    words = text.split(" ")
    marked = [place for place, word in enumerate(words) if folded(word) != word and not any(sign.isdigit() for sign in word)]
    for place in chance.sample(marked, min(len(marked), chance.choice((1, 2)))):
        words[place] = _keys(words[place], keys)
    return " ".join(words)


def _keys(word: str, keys: dict[str, str]) -> str:
    found, tone = "", ""
    for letter in word:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if letter in "đĐ":
            found += letter.translate(str.maketrans("đĐ", "dD")) + ("9" if keys is VNI else "d")
            continue
        found += base
        for mark in marks:
            if mark in TONES:
                tone = keys[mark]
            else:
                found += keys[mark] or base.lower()
    return found + tone


def _mistyped(chance: Random, text: str) -> str:
    """Swap, drop or double one letter inside one long word without digits."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return text
    place = chance.choice(long)
    word, at = words[place], chance.randint(1, len(words[place]) - 3)
    words[place] = chance.choice(
        (word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:])
    )
    return " ".join(words)
