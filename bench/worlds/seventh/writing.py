"""A note while it is being written: the pieces that prove something, the words for months, and what hurried hands do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.worlds.facts import folded

from .place import Place, Words


@dataclass(frozen=True)
class Piece:
    """Some words and what they prove."""

    text: str
    proof: str = ""


NONE = Piece("")


@dataclass(frozen=True)
class Note:
    """Finished words and all that they prove."""

    text: str
    proofs: tuple[str, ...] = ()


def written(template: str, *, kind: Piece = NONE, period: str = "", name: Piece = NONE, code: Piece = NONE) -> Note:
    """Fill a template; blanks where a piece is missing close up."""
    text = " ".join(template.format(k=kind.text, p=period, n=name.text, c=code.text).split())
    proofs = [one.proof for one, mark in ((kind, "{k}"), (name, "{n}"), (code, "{c}")) if mark in template and one.text]
    text = re.sub(r"([-,;/])(?:\s*[-,;/])+", r"\1", text)
    return Note(text.strip(" -,;:/"), tuple(one for one in proofs if one))


def typed(chance: Random, place: Place, text: str) -> tuple[str, Sequence[str]]:
    """Return the text as a hurried hand types it, and what the hand did."""
    slips = ["marks_kept"]
    if chance.randrange(100) >= place.marked:
        text, slips = folded(text), []
    roll = chance.randrange(100)
    if roll < place.capitals:
        text, slips = text.upper(), [*slips, "capitals"]
    elif roll < place.capitals + place.small:
        text, slips = text.lower(), [*slips, "small_letters"]
    if chance.random() < 0.05 and " " in text:
        gap = chance.choice([spot for spot, sign in enumerate(text) if sign == " "])
        text, slips = f"{text[:gap]} {text[gap:]}", [*slips, "double_space"]
    return text, slips


ROMAN = ("", "I", "II", "III", "IV")


def period_words(chance: Random, words: Words, months: tuple[int, ...]) -> str:
    """Return how a payer of this place writes these months."""
    first, last = months[0], months[-1]
    year, a, b = last // 100, first % 100, last % 100
    is_run = all(month in months for month in range(first, last + 1)) and first // 100 == year
    told = {"m": b, "mm": f"{b:02d}", "y": year, "yy": f"{year % 100:02d}", "a": a, "b": b, "aa": f"{a:02d}", "bb": f"{b:02d}"}
    if len(months) == 1:
        return chance.choice(words.month).format(**told)
    if first // 100 != year:
        return chance.choice(("T{a}/{x} - T{b}/{y}", "từ T{a}/{x} đến T{b}/{y}", "tháng {a}/{x} đến tháng {b}/{y}")).format(
            x=first // 100, **told
        )
    if is_run and len(months) == 12:
        return chance.choice(words.year).format(**told)
    if is_run and len(months) == 6 and a in (1, 7):
        return chance.choice(words.half).format(h="đầu" if a == 1 else "cuối", **told)
    if is_run and len(months) == 3 and a % 3 == 1 and chance.random() < 0.75:
        return chance.choice(words.quarter).format(q=b // 3, r=ROMAN[b // 3], **told)
    if is_run and (len(months) > 2 or chance.random() < 0.6):
        return chance.choice(words.run).format(**told)
    listed = [str(month % 100) for month in months]
    whole, pair = ",".join(listed), " và ".join((", ".join(listed[:-1]), listed[-1]))
    return chance.choice(("T{l}/{y}", "tháng {j} năm {y}", "các tháng {l}/{y}", "T{s}/{y}")).format(
        l=whole, j=pair, s="+".join(listed), y=year
    )
