"""What payers write: the fund, the months, who they are, in the order that each is wont to."""

import re
from collections.abc import Sequence
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import Employer, Union

from .cast import misspelt, shortened, with_form
from .desk import Desk, Piece
from .hands import words_of

NONE = Piece("")


def months_said(chance: Random, place: Place, months: tuple[int, ...]) -> str:
    """Return the months as this place writes them."""
    first, last = months[0], months[-1]
    words = {
        "m": last % 100, "mm": f"{last % 100:02d}", "y": last // 100, "yy": f"{last // 100 % 100:02d}", "a": first % 100, "b": last % 100,
        "list": ", ".join(f"{month % 100}" for month in months), "q": (last % 100 + 2) // 3,
    }  # fmt: skip
    if len(months) == 1:
        return chance.choice(place.months).format(**words)
    if last - first != len(months) - 1:
        return "tháng {list}/{y}".format(**words)
    if len(months) == 3 and first % 100 % 3 == 1 and chance.random() < 0.6:
        return chance.choice(("quý {q}/{y}", "Q{q}.{y}", "quý {q} năm {y}", "Quy {q}-{y}")).format(**words)
    return chance.choice(place.spans).format(**words)


def code_said(chance: Random, code: str) -> Piece:
    """Return a tax code whole or in groups, with or without its label."""
    parent, _, branch = code.partition("-")
    body = (
        parent
        if branch
        else chance.choices((parent, f"{parent[:4]} {parent[4:7]} {parent[7:]}", f"{parent[:2]}.{parent[2:6]}.{parent[6:]}"), (88, 7, 5))[0]
    )
    whole = f"{body}-{branch}" if branch else body
    return Piece(chance.choice(("", "", "MST ", "MST: ", "mã số thuế ", "MaST ")) + whole, "tax_code")


def name_said(desk: Desk, employer: Employer) -> Piece:
    return Piece(with_form(desk.chance, employer.name), desk.name_proof(employer.code))


def weak_name(desk: Desk, employer: Employer, manner: str) -> Piece:
    """Return a name that points to the payer, yet is not its registered one."""
    chance, ways = desk.chance, desk.ways(employer.code)
    if employer.code in str(desk.cast.pairs):
        return name_said(desk, employer)
    if manner == "former" and employer.former:
        return Piece(employer.former, "former_name")
    if manner == "english" and ways.english:
        shared = set(words_of(ways.english).split()) & set(words_of(employer.core).split()) - {"VIET", "NAM", "SOFTWARE", "SYSTEMS"}
        return Piece(ways.english, "english_name" if shared else "")
    if manner == "misspelt":
        return Piece(misspelt(chance, with_form(chance, employer.name)), "misspelt_name")
    return Piece(shortened(employer.core, ways), "short_name")


def union_said(desk: Desk, union: Union, manner: str = "") -> Piece:
    chance, employer = desk.chance, desk.cast.employer_of(union)
    if manner:
        name = weak_name(desk, employer, manner)
        return Piece(f"{chance.choice(('CĐCS', 'Công đoàn', 'BCH CĐ'))} {name.text}", name.proof)
    lead = chance.choice(("CĐCS", "Công đoàn cơ sở", "BCH CĐCS", "Công đoàn"))
    return Piece(f"{lead} {with_form(chance, employer.name)}", desk.name_proof(union.code))


def kind_said(desk: Desk, fund: str, code: str) -> Piece:
    """Return the word of the fund, mostly the one that this payer always writes."""
    said = {"KPCD": desk.place.fund, "DUES": desk.place.dues, "BOTH": desk.place.both}[fund]
    lasting = desk.ways(code).template
    return Piece(said[lasting % len(said)] if desk.chance.random() < 0.8 else desk.chance.choice(said), "kind")


def composed(desk: Desk, kind: Piece, period: str, name: Piece = NONE, code: Piece = NONE, *, lasting: str = "") -> tuple[str, list[Piece]]:
    """Return a note in the order that the payer is wont to write, and its pieces."""
    chance, templates = desk.chance, desk.place.templates
    template = templates[desk.ways(lasting).template % len(templates)] if lasting and chance.random() < 0.75 else chance.choice(templates)
    note = template.format(
        k=kind.text, p=period, n=name.text, c=code.text, x=f"{chance.choice(('UNC', 'PC', 'LCT'))} {chance.randint(11, 987)}"
    )
    return tidy(note), [one for one in (kind, name, code) if one.text]


def tidy(note: str) -> str:
    """Drop the signs that stood between words that were left out."""
    note = re.sub(r"\(\s*\)|\[\s*\]", "", note)
    note = re.sub(r"\s+", " ", note)
    note = re.sub(r" (?=[,;:])", "", note)
    note = re.sub(r"(?:[\-_;:,/|+]\s*){2,}", "- ", note)
    return note.strip(" -_;:,/|+")


def amounts_said(chance: Random, sums: Sequence[int]) -> list[str]:
    style = chance.choice(("{:,}", "{}", "dots"))
    return [f"{one:,}".replace(",", ".") if style == "dots" else style.format(one) for one in sums]
