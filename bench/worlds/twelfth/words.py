"""The parts of a note: the fund, the months, the payer's name and code, and their order."""

import re
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from bench.worlds.eighth.cast import PUBLIC_SHORT
from bench.worlds.eighth.place import Place
from bench.worlds.facts import Employer, Union, folded
from bench.worlds.ninth.cast import misspelt
from bench.worlds.ninth.desk import Piece

if TYPE_CHECKING:
    from .desk import Desk

NONE = Piece("")
FORMS = {
    "Công ty TNHH Một thành viên": ("Cty TNHH MTV", "Công ty TNHH MTV", "CT TNHH MTV", "C.ty TNHH MTV", "Cty TNHH 1TV"),
    "Công ty TNHH": ("Cty TNHH", "CT TNHH", "C.ty TNHH", "Cty T.N.H.H", "CTTNHH"),
    "Công ty Cổ phần": ("CTCP", "Cty CP", "Công ty CP", "C.ty CP", "Cty cổ phần", "CT CP"),
    "Doanh nghiệp tư nhân": ("DNTN", "DN tư nhân"),
    "Hợp tác xã": ("HTX",),
    "Hộ kinh doanh": ("HKD", "Hộ KD"),
}  # fmt: skip
TRADES = (
    ("Thương mại Dịch vụ", "TM DV"), ("Thương mại", "TM"), ("Xây dựng", "XD"), ("Vận tải", "VT"), ("Sản xuất", "SX"), ("Du lịch", "DL"),
    ("Chế biến", "CB"), ("Vật liệu xây dựng", "VLXD"), ("Dịch vụ", "DV"), ("Thiết bị y tế", "TBYT"), ("Dược phẩm", "DP"),
    ("Nông nghiệp", "NN"), ("nông nghiệp", "NN"), ("Bệnh viện", "BV"), ("Trung tâm", "TT"), ("Đầu tư", "ĐT"), ("Khách sạn", "KS"),
)  # fmt: skip
ROMAN = ("", "I", "II", "III", "IV")


def leads() -> tuple[str, ...]:
    """Return the beginnings of names in this set, the longest first."""
    found = {" ".join(re.findall(r"[A-Z0-9]+", folded(brief).upper())) + " " for briefs in FORMS.values() for brief in briefs}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def kind_said(desk: "Desk", fund: str, code: str) -> Piece:
    """Return the word of the fund, mostly the one that this payer always writes."""
    chance, ways = desk.chance, desk.ways(code)
    pool = {"KPCD": desk.place.fund, "DUES": desk.place.dues, "BOTH": desk.place.both}[fund]
    if fund == "KPCD" and ways.english and ways.template % 4 == 0:
        return Piece(chance.choice(("Trade union fund 2%", "trade union fee 2%", "2% Trade Union Fund")), "kind")
    return Piece(pool[ways.template % len(pool)] if chance.random() < 0.82 else chance.choice(pool), "kind")


def months_said(chance: Random, place: Place, months: tuple[int, ...]) -> str:
    """Return the months as this place writes them."""
    year, numbers = months[0] // 100, [month % 100 for month in months]
    given = {"y": year, "yy": f"{year % 100:02d}"}
    if len(months) == 1:
        return chance.choice(place.months).format(m=numbers[0], mm=f"{numbers[0]:02d}", **given)
    if any(after - before != 1 for before, after in pairwise(numbers)):
        listed = chance.choice((", ", "+", ",")).join(str(number) for number in numbers)
        return chance.choice((f"tháng {listed}/{year}", f"các tháng {listed} năm {year}", f"T{listed}/{year}"))
    if len(months) == 3 and numbers[0] % 3 == 1 and chance.random() < 0.75:
        quarter = numbers[2] // 3
        return chance.choice((
            f"quý {quarter}/{year}", f"Q{quarter}/{year}", f"quý {ROMAN[quarter]}/{year}", f"quý {ROMAN[quarter]} năm {year}",
            f"Q{quarter}.{year % 100:02d}",
        ))  # fmt: skip
    if len(months) == 6 and numbers[0] in (1, 7) and chance.random() < 0.7:
        return f"6 tháng {'đầu' if numbers[0] == 1 else 'cuối'} năm {year}"
    if len(months) == 2 and chance.random() < 0.5:
        first, second = numbers
        return chance.choice((f"T{first}, T{second}/{year}", f"tháng {first} và {second}/{year}", f"T{first}+T{second}/{year}"))
    spans = {"a": numbers[0], "b": numbers[-1], "mma": f"{numbers[0]:02d}", "mmb": f"{numbers[-1]:02d}"}
    return chance.choice(place.spans).format(**spans, **given)


def with_form(chance: Random, name: str) -> str:
    """Return a whole name, its legal form abbreviated or not; nothing else is changed."""
    for form, briefs in FORMS.items():
        if name.startswith(f"{form} "):
            return name.replace(form, chance.choice((form, form, *briefs)), 1)
    return name


def name_said(desk: "Desk", employer: Employer) -> Piece:
    return Piece(with_form(desk.chance, employer.name), desk.name_proof(employer.code))


def union_said(desk: "Desk", union: Union, manner: str = "") -> Piece:
    """Return the name of a union: that of its employer behind one of the usual beginnings."""
    employer = desk.cast.employer_of(union)
    lead = desk.chance.choice(("CĐCS", "Công đoàn", "CĐ", "BCH CĐCS", "Công đoàn cơ sở"))
    if manner:
        weak = weak_name(desk, employer, manner)
        return Piece(f"{lead} {weak.text}", weak.proof)
    return Piece(f"{lead} {with_form(desk.chance, employer.name)}", desk.name_proof(union.code))


def weak_name(desk: "Desk", employer: Employer, manner: str) -> Piece:
    """Return a name that points to the payer, yet is not its registered one."""
    if manner == "english":
        return Piece(desk.ways(employer.code).english, "english_name")
    if manner == "misspelt":
        return Piece(misspelt(desk.chance, employer.name), "misspelt_name")
    return Piece(shortened(desk.chance, employer), "short_name")


def shortened(chance: Random, employer: Employer) -> str:
    """Return a name without its form, or with words of its trade abbreviated."""
    name = with_form(chance, employer.name)
    for long, brief in (*PUBLIC_SHORT, *TRADES):
        if long in name and chance.random() < 0.8:
            return name.replace(long, brief, 1)
    return employer.core if employer.core != employer.name else employer.short


def code_said(chance: Random, code: str) -> Piece:
    """Return a tax code whole or in groups, with or without its label."""
    body, branch = code[:10], code[10:]
    whole = chance.choice((body,) * 7 + (f"{body[:4]} {body[4:7]} {body[7:]}", f"{body[:4]}.{body[4:7]}.{body[7:]}")) + branch
    whole = code if branch else whole
    label = "MST " if " " in whole else chance.choice(("MST ", "MST: ", "", "mã số thuế ", "MST:", "ms thuế ", ""))
    return Piece(f"{label}{whole}", "tax_code")


def composed(
    desk: "Desk", kind: Piece, period: str, name: Piece = NONE, code: Piece = NONE, *, lasting: str = ""
) -> tuple[str, list[Piece]]:  # fmt: skip
    """Return a note in the order that the payer is wont to write, and its pieces."""
    templates = desk.place.templates
    usual = templates[desk.ways(lasting).template % len(templates)] if lasting else ""
    template = usual if usual and desk.chance.random() < 0.85 else desk.chance.choice(templates)
    note = tidy(template.format(k=kind.text, p=period, n=name.text, c=code.text))
    return note, [piece for piece in (kind, name, code) if piece.text]


AGAIN = re.compile(
    r"\b(?:nộp tiền|chuyển tiền|nộp|chuyển|TT|CK) "
    r"(?=(?:nộp|thu nộp|trích nộp|chuyển|thanh toán|đóng|tiền (?:KPCĐ|kinh|đoàn))\b(?! (?:hộ|thay)))"
)
"""A verb that the word of the fund says again."""


def tidy(note: str) -> str:
    """Drop verbs said twice, and the signs that stood between words that were left out."""
    note = AGAIN.sub("", note)
    note = re.sub(r"\(\s*\)", " ", note)
    note = re.sub(r"\bcủa\s+(?=cho\b|$)|\bcủa\s*$|\bcho\s+-|\bcho\s*$", " ", note)
    while (shorter := re.sub(r"([-,;/_])(\s*)[-,;/_](?=\s|\w|$)", r"\1\2", re.sub(r"\s+", " ", note))) != note:
        note = shorter
    note = re.sub(r"\s+([,;])", r"\1", note)
    return note.strip(" -,;:/_")


def amounts_said(chance: Random, sums: Sequence[int]) -> list[str]:
    """Return the sums in one manner of writing."""
    style = chance.choice(("{:,}", "{:,}đ", "{}", "dots"))
    return [f"{one:,}".replace(",", ".") if style == "dots" else style.format(one) for one in sums]
