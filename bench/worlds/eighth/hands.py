"""What hurried hands and old keyboard drivers do to a note, and what of it can still be read."""

import re
import unicodedata
from random import Random

from bench.worlds.facts import folded

from .place import Place

TELEX = {"̀": "f", "́": "s", "̉": "r", "̃": "x", "̣": "j"}
VNI = {"̀": "2", "́": "1", "̉": "3", "̃": "4", "̣": "5"}
SHAPES = {"telex": {"̂": "", "̆": "w", "̛": "w"}, "vni": {"̂": "6", "̆": "8", "̛": "7"}}


def remains(text: str, driver: str) -> str:
    """Return the keys that were struck where the driver did not join them: `kinh phi1 co6ng d9oa2n`, `phis coong ddoanf`."""
    words = []
    for word in text.split(" "):
        tone, built = "", ""
        for sign in unicodedata.normalize("NFD", word.replace("đ", "dd" if driver == "telex" else "d9").replace("Đ", "DD")):
            if sign in TELEX:
                tone = TELEX[sign] if driver == "telex" else VNI[sign]
            elif sign in SHAPES[driver]:
                built += SHAPES[driver][sign] or built[-1:].lower()
            else:
                built += sign
        words.append(built + tone)
    return " ".join(words)


def typed(chance: Random, place: Place, text: str, hand: str, *, may_glue: bool = True) -> tuple[str, tuple[str, ...]]:
    """Return the text as it was typed, and what the hand did."""
    if hand == place.remains:
        return remains(text, place.remains), (f"{hand}_remains",)
    slips: list[str] = ["marks_kept"]
    if hand != "marks":
        text, slips = folded(text), []
    if hand == "capitals":
        text, slips = text.upper(), ["capitals"]
    elif hand == "small":
        text, slips = text.lower(), [*slips, "small_letters"]
    roll = chance.random()
    if roll < 0.03:
        text, slips = re.sub(r"\s*([-,;/])\s*", r"\1", text), [*slips, "tight_signs"]
    elif roll < 0.06 and " " in text:
        gap = chance.choice([spot for spot, sign in enumerate(text) if sign == " "])
        text, slips = f"{text[:gap]}  {text[gap:]}", [*slips, "double_space"]
    elif roll < 0.075:
        text, slips = text.replace(" ", "_"), [*slips, "underscores"]
    elif roll < 0.085:
        text, slips = text.replace(" ", "."), [*slips, "dots_for_blanks"]
    elif roll < 0.095:
        text, slips = text.replace(" ", "+"), [*slips, "plus_for_blanks"]
    elif roll < 0.103 and may_glue:
        text, slips = text.replace(" ", ""), [*slips, "no_blanks"]
    return text, tuple(slips)


def hand_of(chance: Random, place: Place) -> str:
    """Return the lasting habit of one clerk."""
    rest = 100 - place.marked - place.capitals - place.small
    return chance.choices(("marks", "capitals", "small", "plain"), (place.marked, place.capitals, place.small, rest))[0]


def words_of(text: str) -> str:
    """Return the words in capitals without marks, one blank between."""
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", folded(text).upper()).split())


def survives(piece: str, printed: str) -> str:
    """Tell how much of a piece the printed text still holds: `whole`, `glued` (its letters run together or are torn apart) or nothing."""
    part, whole = words_of(piece), words_of(printed)
    if f" {part} " in f" {whole} ":
        return "whole"
    if part.replace(" ", "") in whole.replace(" ", ""):
        return "glued"
    return ""
