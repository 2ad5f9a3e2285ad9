"""What a hand does to a note: marks kept or lost, capitals, a driver that does not join its keys, a lost blank, two for one."""

import unicodedata
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import folded

TONES = {"\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}


def hand_of(chance: Random, place: Place) -> str:
    """Return the lasting hand of a payer."""
    rest = 100 - place.marked - place.capitals - place.small
    return chance.choices(("marks", "capitals", "small", "plain"), (place.marked, place.capitals, place.small, rest))[0]


def struck(word: str, driver: str) -> str:
    """Return the keys of one word as they were struck, its tone last."""
    letters, tone = "", ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in TONES:
            tone = TONES[letter][driver == "vni"]
        else:
            letters = unicodedata.normalize("NFC", letters + letter)
    table = VNI if driver == "vni" else TELEX
    return "".join(table.get(letter, letter) for letter in letters) + tone


def typed(chance: Random, place: Place, text: str, hand: str, *, may_glue: bool = True) -> tuple[str, tuple[str, ...]]:
    """Return the note as typed, and what slipped."""
    slips: tuple[str, ...] = ()
    if hand in ("telex", "vni"):
        return " ".join(struck(word, hand) for word in text.split()), (f"remains_{hand}",)
    note = text if hand == "marks" else folded(text)
    note = note.upper() if hand == "capitals" else note.lower() if hand == "small" else note
    blanks = [at for at, letter in enumerate(note) if letter == " " and note[at - 1 : at].isalpha() and note[at + 1 : at + 2].isalpha()]
    draw = chance.random()
    if may_glue and draw < 0.012 and blanks and len(note) < 62:
        at = chance.choice(blanks)
        note, slips = note[:at] + note[at + 1 :], ("glued_words",)
    elif may_glue and draw < 0.018:
        note, slips = note.replace(" ", ""), ("no_blanks",)
    elif draw < 0.09 and blanks:
        at = chance.choice(blanks)
        note, slips = f"{note[:at]} {note[at:]}", ("two_blanks",)
    return note, slips
