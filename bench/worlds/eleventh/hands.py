"""What a hand does to a note before the bank sees it."""

import re
import unicodedata
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import folded

TONES = {"\u0300": "f2", "\u0301": "s1", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
SHAPES = {"\u0302": 6, "\u031b": 7, "\u0306": 8}


def hand_of(chance: Random, place: Place) -> str:
    """Return a payer's lasting hand."""
    plain = 100 - place.marked - place.capitals - place.small
    return chance.choices(
        ("marks", "loud", "capitals", "small", "plain"), (place.marked * 3 // 4, place.marked // 4, place.capitals, place.small, plain)
    )[0]


def typed(chance: Random, place: Place, text: str, hand: str, *, may_glue: bool = True) -> tuple[str, tuple[str, ...]]:
    """Return the note as this hand leaves it, and its slips."""
    if hand in ("telex", "vni"):
        return re.sub(r"\w+", lambda word: keys_of(word[0], hand), text), (f"remains_{hand}",)
    shown = {"marks": text, "loud": text.upper(), "capitals": folded(text).upper(), "small": folded(text).lower()}.get(hand, folded(text))
    words, slip = shown.split(), chance.random()
    at = chance.randrange(1, len(words)) if len(words) > 1 else 0
    if at and slip < 0.02 and may_glue:
        return " ".join([*words[: at - 1], words[at - 1] + words[at], *words[at + 1 :]]), ("glued_words",)
    if at and slip < 0.06:
        return f"{' '.join(words[:at])}  {' '.join(words[at:])}", ("doubled_blank",)
    return shown, ()


def keys_of(word: str, way: str) -> str:
    """Return the keys of a word that no driver has joined to letters: Telex's letters or VNI's figures."""
    keys, tone = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in TONES:
            tone = TONES[sign][way == "vni"]
        elif sign in SHAPES:
            keys += str(SHAPES[sign]) if way == "vni" else keys[-1].lower() if SHAPES[sign] == 6 else "w"
        elif sign in "đĐ":
            keys += f"{'d' if sign == 'đ' else 'D'}{'9' if way == 'vni' else 'd'}"
        else:
            keys += sign
    return keys + tone
