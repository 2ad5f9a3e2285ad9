"""How a note is typed: capitals, small letters, marks, slips, and what a broken keyboard driver leaves."""

import re
import unicodedata
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import folded

TONES = {"\u0301": ("s", "1"), "\u0300": ("f", "2"), "\u0309": ("r", "3"), "\u0303": ("x", "4"), "\u0323": ("j", "5")}
SHAPES = {"\u0302": ("", "6"), "\u031b": ("w", "7"), "\u0306": ("w", "8")}


def remains(text: str, driver: str) -> str:
    """Return the keys as they were struck, the tone at the end of its word."""
    return re.sub(r"[^\W\d_]+", lambda found: _keys(found[0], driver == "vni"), unicodedata.normalize("NFC", text))


def _keys(word: str, way: bool) -> str:
    keys, tone, last = "", "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in TONES:
            tone = TONES[sign][way]
        elif sign in SHAPES:
            keys += SHAPES[sign][way] or last
        elif sign in "đĐ":
            keys += ("d" if sign == "đ" else "D") + "d9"[way]
        else:
            keys, last = keys + sign, sign
    return keys + tone


def typed(chance: Random, place: Place, text: str, hand: str, *, may_glue: bool = True) -> tuple[str, tuple[str, ...]]:
    """Return the note as typed, and what slipped."""
    if hand in ("telex", "vni"):
        return remains(text, hand), (f"{hand}_remains",)
    slips: tuple[str, ...] = ()
    text = {"capitals": folded(text).upper(), "small": folded(text).lower(), "plain": folded(text)}.get(hand, text)
    if chance.random() < 0.05:
        text, slips = re.sub(r" ", "  ", text, count=chance.randint(1, 3)), ("doubled_blanks",)
    elif may_glue and chance.random() < 0.015:
        gaps = [one.start() for one in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", text)]
        if gaps:
            at = chance.choice(gaps)
            text, slips = text[:at] + text[at + 1 :], ("no_blanks_once",)
    if chance.random() < 0.03:
        text, slips = f"{text}.", (*slips, "full_stop")
    return text, slips


def hand_of(chance: Random, place: Place) -> str:
    """Return the lasting hand of a payer."""
    rest = 100 - place.capitals - place.small - place.marked
    return chance.choices(("capitals", "small", "marks", "plain"), (place.capitals, place.small, place.marked, rest))[0]
