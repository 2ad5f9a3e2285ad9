"""How a note comes out of a hand and a keyboard: capitals, no marks, a driver that fails, blanks lost or doubled."""

import re
import unicodedata
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import folded

TONES = {"telex": dict(zip("̣̀́̉̃", "fsrxj", strict=True)), "vni": dict(zip("̣̀́̉̃", "21345", strict=True))}
HATS = {"telex": {"̆": "w", "̛": "w"}, "vni": {"̂": "6", "̆": "8", "̛": "7"}}


def remains(text: str, driver: str) -> str:
    """Return the keys as they were struck: the tone behind its word."""
    words = []
    for word in text.split(" "):
        out, tone = "", ""
        for letter in unicodedata.normalize(
            "NFD", word.replace("đ", "dd" if driver == "telex" else "d9").replace("Đ", "DD" if driver == "telex" else "D9")
        ):
            if letter in TONES[driver]:
                tone = TONES[driver][letter]
            elif letter == "̂" and driver == "telex":
                out += out[-1]
            else:
                out += HATS[driver].get(letter, letter)
        words.append(out + tone)
    return " ".join(words)


def typed(chance: Random, place: Place, text: str, hand: str, *, may_glue: bool = True) -> tuple[str, tuple[str, ...]]:
    """Return the note as typed, and what slipped."""
    if hand in ("telex", "vni"):
        return remains(text, hand), (f"{hand}_remains",)
    out = text if hand == "marks" else folded(text)
    out = out.upper() if hand == "capitals" else out.lower() if hand == "small" else out
    slips: tuple[str, ...] = ()
    throw = chance.random()
    if throw < 0.05:
        out, slips = re.sub(r"(?<!\d) (?!\d)", "  ", out, count=chance.randint(1, 3)), ("doubled_blanks",)
    elif throw < 0.07:
        out, slips = out.rstrip(".") + " .", ("stray_dot",)
    elif throw < 0.078 and may_glue:
        out, slips = out.replace(" ", ""), ("no_blanks",)
    elif throw < 0.10:
        out, slips = out.replace(" - ", "-").replace(", ", ","), ()
    return out, slips


def hand_of(chance: Random, place: Place) -> str:
    """Return the lasting hand of a payer."""
    rest = 100 - place.capitals - place.small - place.marked
    return chance.choices(("capitals", "small", "marks", "plain"), (place.capitals, place.small, place.marked, rest))[0]


def words_of(text: str) -> str:
    """Return the words in capitals without marks and signs."""
    return " ".join(re.findall(r"[A-Z0-9]+", folded(text).upper()))


def survives(piece: str, printed: str) -> str:
    """Tell whether some words still stand in what is printed: whole, or glued or torn."""
    words, seen = words_of(piece), words_of(printed)
    if not words:
        return ""
    if f" {words} " in f" {seen} ":
        return "whole"
    return "glued" if words.replace(" ", "") in seen.replace(" ", "") else ""
