"""The words of a note: fund, months, names, codes, and their order."""

import re
from collections.abc import Sequence
from random import Random

from bench.worlds.eighth.check import FILLERS
from bench.worlds.eighth.place import Place
from bench.worlds.facts import Employer, Union
from bench.worlds.ninth.cast import misspelt, shortened, with_form
from bench.worlds.ninth.hands import words_of

from .desk import Desk, Piece

NONE = Piece("")


def months_said(chance: Random, place: Place, months: tuple[int, ...]) -> str:
    """Return the months as this place writes them."""
    year, first, last = months[0] // 100, months[0] % 100, months[-1] % 100
    if len(months) == 1:
        return chance.choice(place.months).format(m=first, y=year)
    if months[-1] // 100 != year or last - first + 1 != len(months):
        return ", ".join(f"T{month % 100}/{month // 100}" for month in months)
    if len(months) == 3 and last % 3 == 0 and chance.random() < 0.6:
        return chance.choice(("quý {q}/{y}", "Q{q}/{y}", "quý {q} năm {y}")).format(q=last // 3, y=year)
    return chance.choice(place.spans).format(a=first, b=last, y=year)


def code_said(chance: Random, code: str) -> Piece:
    """Return a tax code whole or in groups, with or without its label."""
    parent, _, branch = code.partition("-")
    shapes = (parent, parent, parent, parent, f"{parent[:4]} {parent[4:7]} {parent[7:]}", f"{parent[:3]}.{parent[3:6]}.{parent[6:]}")
    body = code if branch else chance.choice(shapes)
    return Piece(chance.choice(("", "", "MST ", "MST: ", "mã số thuế ", "MSDN ")) + body, "tax_code")


def name_said(desk: Desk, employer: Employer) -> Piece:
    return Piece(with_form(desk.chance, employer.name), desk.name_proof(employer.code))


def weak_name(desk: Desk, employer: Employer, manner: str) -> Piece:
    """Return a name that points to the payer, yet is not its registered one."""
    ways = desk.ways(employer.code)
    if employer.code in str(desk.cast.pairs):
        return name_said(desk, employer)
    if manner == "english" and ways.english:
        return Piece(ways.english, "english_name")
    if manner == "short":
        name = shortened(employer.core, ways)
        return Piece(name, "full_name" if name == employer.name else "short_name")
    mine, text = set(words_of(employer.core).split()), employer.name
    others = [set(words_of(one.core).split()) for one in desk.register.employers if one.code != employer.code]
    for _ in range(60):
        text = misspelt(desk.chance, employer.name)
        left = (mine - FILLERS) & set(words_of(text).split())
        if not any(left <= one for one in others):
            return Piece(text, "misspelt_name")
    return name_said(desk, employer)


def union_said(desk: Desk, union: Union, manner: str = "") -> Piece:
    """Return a union by its employer's name."""
    employer = desk.cast.employer_of(union)
    name = weak_name(desk, employer, manner) if manner else name_said(desk, employer)
    lead = desk.chance.choice(("Công đoàn cơ sở", "CĐCS", "CĐCS", "BCH CĐCS", "Công đoàn"))
    return Piece(f"{lead} {name.text}", name.proof)


def kind_said(desk: Desk, fund: str, code: str) -> Piece:
    """Return the word of the fund, mostly the one that this payer always writes."""
    said = {"KPCD": desk.place.fund, "DUES": desk.place.dues, "BOTH": desk.place.both}[fund]
    return Piece(said[desk.ways(code).template % len(said)] if desk.chance.random() < 0.8 else desk.chance.choice(said), "kind")


def composed(desk: Desk, kind: Piece, period: str, name: Piece = NONE, code: Piece = NONE, *, lasting: str = "") -> tuple[str, list[Piece]]:
    """Return a note in the order that the payer is wont to write, and its pieces."""
    chance, templates = desk.chance, desk.place.templates
    template = templates[desk.ways(lasting).template % len(templates)] if lasting and chance.random() < 0.8 else chance.choice(templates)
    note = template.format(k=kind.text, p=period, n=name.text, c=code.text, x=chance.randint(11, 98))
    return tidy(note), [piece for piece in (kind, name, code) if piece.text]


def tidy(note: str) -> str:
    """Drop the signs that stood between words that were left out."""
    note = re.sub(r"\(\s*\)|\[\s*\]", "", note)
    note = re.sub(r"\s+", " ", note)
    note = re.sub(r"([-_/;,:|+])(?:\s*[-_/;,:|+])+", r"\1", note)
    note = re.sub(r"\s+([;,:])", r"\1", note)
    return note.strip(" -_/;,:|+")


def amounts_said(chance: Random, sums: Sequence[int]) -> list[str]:
    style = chance.choice(("{}", "comma", "dots"))
    shown = [f"{one:,}" if style != "{}" else str(one) for one in sums]
    return [one.replace(",", ".") if style == "dots" else one for one in shown]
