"""How a payer puts fund, months, name and code into one note."""

import re
from collections.abc import Sequence
from random import Random

from bench.worlds.facts import Employer, Union

from .cast import letters, misspelt, shortened, with_form
from .desk import Desk, Piece
from .place import Place

ENGLISH = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ROMAN = ("", "I", "II", "III", "IV")
NONE = Piece("")


def months_said(chance: Random, place: Place, months: tuple[int, ...]) -> str:
    """Return how a payer of this place writes these months."""
    first, last = months[0], months[-1]
    year, a, b = last // 100, first % 100, last % 100
    told: dict[str, object] = {"m": b, "mm": f"{b:02d}", "y": year, "yy": f"{year % 100:02d}", "a": a, "b": b}
    told |= {"A": ENGLISH[a], "E": ENGLISH[b]}
    if len(months) == 1:
        return chance.choice(place.months).format(**told)
    listed = [str(month % 100) for month in months]
    told["l"] = chance.choice((",", "+", ", ")).join(listed)
    if first // 100 != year:
        return chance.choice(("T{a}/{x} đến T{b}/{y}", "từ tháng {a}/{x} tới tháng {b}/{y}")).format(x=first // 100, **told)
    is_run = b - a + 1 == len(months)
    if is_run and len(months) == 12:
        return chance.choice(("năm {y}", "cả năm {y}", "12 tháng năm {y}")).format(**told)
    if is_run and len(months) == 6 and a in (1, 7):
        return chance.choice(("6 tháng {h} năm {y}", "6T {h} năm {y}")).format(h="đầu" if a == 1 else "cuối", **told)
    if is_run and len(months) == 3 and a % 3 == 1 and chance.random() < 0.7:
        quarter = chance.choice(("quý {r}/{y}", "Q{q}/{y}", "quý {q} năm {y}", "Q{q}.{y}", "quý {r} năm {y}"))
        return quarter.format(q=b // 3, r=ROMAN[b // 3], **told)
    usable = [one for one in place.spans if is_run or "{l}" in one]
    return chance.choice(usable).format(**told)


def code_said(chance: Random, code: str) -> Piece:
    """Return a tax code as clerks write it: whole, grouped, dotted; the branch's part with or without its dash."""
    ten, _, branch = code.partition("-")
    roll = chance.random()
    if branch:
        return Piece(f"{ten}{chance.choice(('-', '-', ''))}{branch}", "tax_code")
    if roll < 0.82:
        return Piece(ten, "tax_code")
    sign = chance.choice((" ", ".", "-"))
    cuts = chance.choice(((4, 7), (2, 9), (3, 6)))
    return Piece(sign.join((ten[: cuts[0]], ten[cuts[0] : cuts[1]], ten[cuts[1] :])), "tax_code")


def name_said(desk: Desk, employer: Employer) -> Piece:
    """Return the whole name of an employer with its form as everybody abbreviates it."""
    return Piece(with_form(desk.chance, employer.name), desk.name_proof(employer.code))


def weak_name(desk: Desk, employer: Employer, manner: str) -> Piece:
    """Return a shortened, foreign or misspelt name of an employer; namesakes have none that tells."""
    if employer.code in (*desk.cast.pairs["twins"], *desk.cast.pairs["longer"], *desk.cast.pairs["branch"]):
        return name_said(desk, employer)
    ways = desk.ways(employer.code)
    if manner == "english" and ways.english:
        form = desk.chance.choice(("CO., LTD", "COMPANY LIMITED", "CO.,LTD", "")) if employer.sector == "TNHH" else "JSC"
        tells = letters(ways.fancy)[:8] in letters(ways.english)
        return Piece(f"{ways.english} {form}".strip(), "english_name" if tells else "")
    if manner == "misspelt":
        return Piece(misspelt(desk.chance, with_form(desk.chance, employer.name)), "misspelt_name")
    short = shortened(desk.chance, employer.name, ways)
    if employer.sector != "cong" and sum(letters(ways.fancy) in letters(one.name) for one in desk.register.employers) > 1:
        short = ways.core
    return Piece(short, desk.name_proof(employer.code) if short == employer.name else "short_name")


def union_said(desk: Desk, union: Union, manner: str = "") -> Piece:
    """Return the name of a union as its treasurer writes it."""
    chance, employer = desk.chance, desk.cast.employer_of(union)
    if manner in ("short", "misspelt"):
        piece = weak_name(desk, employer, manner)
        return Piece(f"{chance.choice(('CĐ', 'Công đoàn', 'CDCS'))} {piece.text}", piece.proof)
    return Piece(
        f"{chance.choice(('CĐCS', 'CĐCS', 'Công đoàn cơ sở', 'CDCS'))} {with_form(chance, employer.name)}", desk.name_proof(union.code)
    )


def kind_said(desk: Desk, fund: str, code: str) -> Piece:
    """Return the word of a fund; a payer keeps to its own, and one in thirty slips."""
    chance, ways = desk.chance, desk.ways(code)
    words = {"KPCD": desk.place.fund, "DUES": desk.place.dues, "BOTH": desk.place.both}[fund]
    if fund != "BOTH" and ways.kind in words and chance.random() < 0.8:
        return Piece(ways.kind, "kind")
    said = chance.choice(words)
    if fund != "BOTH":
        ways.kind = said
    if chance.random() < 0.03 and fund != "BOTH":
        slips = {
            "KPCD": ("kinh phi cong đona", "KPDC 2%", "KCPD", "kimh phi công đoàn", "kphi cdoan"),
            "DUES": ("đoan phi cog doan", "ĐFCĐ", "đoàn fí", "doàn phhí CĐ"),
        }
        return Piece(chance.choice(slips[fund]), "kind_broken")
    return Piece(said, "kind")


def composed(desk: Desk, kind: Piece, period: str, name: Piece = NONE, code: Piece = NONE, *, lasting: str = "") -> tuple[str, list[Piece]]:
    """Fill a template that has a place for each piece given, the payer's own one where it has one; return the note and its pieces."""
    chance = desk.chance
    fits = [one for one in desk.place.templates if ("{n}" in one) == bool(name.text) and ("{c}" in one) == bool(code.text)]
    fits = fits or ["{k} {p}" if not (name.text or code.text) else "{c} {n} {k} {p}"]
    if code.text and code.proof != "tax_code":
        fits = [re.sub(r"MST:?|mst:|TAX CODE|mã số thuế|Mã số thuế", chance.choice(("mã", "mã ĐV", "ma so")), one) for one in fits]
        fits = [re.sub(r"(?<=[^\W\d_:])\{c\}", " {c}", one) for one in fits]
    template = fits[desk.ways(lasting).template % len(fits)] if lasting and chance.random() < 0.75 else chance.choice(fits)
    own_number = f"{chance.randint(11, 899)}"
    note = template.format(k=kind.text, p=period, n=name.text, c=code.text, x=own_number)
    return tidy(note), [one for one in (kind, name, code) if one.text]


def tidy(note: str) -> str:
    """Close up the blanks and signs that a missing piece leaves."""
    words = " ".join(note.split())
    words = re.sub(r"\b(nộp|đóng|tiền|TT|thanh toán) \1\b", r"\1", words, flags=re.IGNORECASE)
    for twice in ("//", "- -", "; ;"):
        words = words.replace(twice, twice[0])
    return words.strip(" -;,/")


def amounts_said(chance: Random, sums: Sequence[int]) -> list[str]:
    """Return sums as clerks write them in a note."""
    style = chance.choice(("{:,}", "{}", "dots"))
    return [f"{one:,}".replace(",", ".") if style == "dots" else style.format(one) for one in sums]
