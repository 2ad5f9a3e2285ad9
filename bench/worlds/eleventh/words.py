"""How the payers of this set write: fund, months, name, code, and the order of them."""

from collections.abc import Sequence
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import Union, folded

from .desk import Body, Desk, Piece

NONE = Piece("")
FORMS = {
    "Công ty TNHH Một thành viên": ("Cty TNHH MTV", "Công ty TNHH MTV", "C.ty TNHH MTV", "CT TNHH MTV"),
    "Công ty TNHH": ("Cty TNHH", "C.ty TNHH", "CT TNHH", "Cty TNHH"),
    "Công ty Cổ phần": ("CTCP", "Cty CP", "Công ty CP", "Cty Cổ phần", "C.ty CP"),
    "Doanh nghiệp tư nhân": ("DNTN",),
    "Hợp tác xã": ("HTX",),
    "Hộ kinh doanh": ("HKD", "Hộ KD"),
}
INNER = (
    ("Xuất nhập khẩu", "XNK"), ("xuất khẩu", "XK"), ("Thương mại và Dịch vụ", "TM&DV"), ("Thương mại", "TM"), ("Dịch vụ", "DV"),
    ("Sản xuất", "SX"), ("Việt Nam", "VN"), ("công nghiệp", "CN"), ("Đầu tư", "ĐT"), ("Xây dựng", "XD"), ("Vận tải", "VT"),
    ("Trường Trung học phổ thông", "THPT"), ("Trường Trung học cơ sở", "THCS"), ("Trường Tiểu học", "TH"), ("Trường Mầm non", "MN"),
    ("Trung tâm Y tế", "TTYT"), ("Uỷ ban nhân dân xã", "UBND xã"), ("Ban Quản lý", "BQL"),
)  # fmt: skip
SLIPS = (("tr", "ch"), ("x", "s"), ("gi", "d"), ("ng", "n"), ("nh", "n"), ("y", "i"), ("qu", "w"), ("ch", "tr"), ("s", "x"), ("h", "hh"))
"""How the ear and a quick finger misspell."""
MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ROMAN = ("I", "II", "III", "IV")


def with_form(chance: Random, name: str) -> str:
    """Return a whole name, its legal form abbreviated or not; nothing else is changed."""
    for long, briefs in FORMS.items():
        if name.startswith(f"{long} "):
            return name.replace(long, chance.choice((long, *briefs)), 1)
    return name


def kind_said(desk: Desk, fund: str, code: str) -> Piece:
    """Return the payer's usual words for a fund, or now and then other ones."""
    words = plainly({"KPCD": desk.place.fund, "DUES": desk.place.dues, "BOTH": desk.place.both}[fund], desk.ways(code).english)
    usual = words[desk.ways(code).template * 7 % len(words)]
    return Piece(usual if desk.chance.random() < 0.86 else desk.chance.choice(words), "kind")


def plainly(words: Sequence[str], english: str) -> list[str]:
    """Return the phrases that a payer knows: English ones where it has a foreign name."""
    return [one for one in words if english or "union" not in one]


def name_said(desk: Desk, body: Body) -> Piece:
    """Return the whole name of a body, its form abbreviated or not, and now and then words within it too."""
    chance, employer = desk.chance, desk.employer(body)
    name, proof = with_form(chance, employer.name), desk.name_proof(employer.code)
    if proof == "full_name" and chance.random() < 0.07 and not desk.is_special(body):
        brief = abbreviated(name)
        name, proof = brief, proof if brief == name else "short_name"
    lead = chance.choice(("CĐCS ", "Công đoàn cơ sở ", "CĐ ", "Công đoàn ", "BCH CĐCS ")) if isinstance(body, Union) else ""
    return Piece(lead + name, proof)


def abbreviated(name: str) -> str:
    for long, brief in INNER:
        name = name.replace(long, brief, 1)
    return name


def weak_name(desk: Desk, body: Body, manner: str) -> Piece:
    """Return what the neighbours call a body, its foreign or its former name, or its name ill spelt."""
    chance, employer = desk.chance, desk.employer(body)
    ways, lead = desk.ways(employer.code), "CĐCS " if isinstance(body, Union) else ""
    if manner == "english":
        return Piece(f"{lead}{ways.english} {chance.choice(('Co., Ltd', 'Vietnam Co Ltd', 'Company'))}", "english_name")
    if manner == "former":
        return Piece(f"{lead}{employer.former}", "former_name")
    if manner == "misspelt":
        return Piece(lead + misspelt(chance, with_form(chance, employer.name)), "misspelt_name")
    short = employer.core if len(ways.fancy.split()) < 2 else chance.choice((ways.fancy, employer.core))
    short = abbreviated(short)
    whole = short == employer.name
    return Piece(lead + short, desk.name_proof(employer.code) if whole else "short_name")


def misspelt(chance: Random, name: str) -> str:
    """Return a name with one word as the ear or the finger spells it, never the first two."""
    words = folded(name).split()
    for at in chance.sample(range(2, len(words)), len(words) - 2):
        for right, wrong in chance.sample(SLIPS, len(SLIPS)):
            if right in words[at].lower() and len(words[at]) > 2:
                words[at] = words[at].lower().replace(right, wrong, 1).capitalize()
                return " ".join(words)
    return " ".join([*words[:-1], words[-1] + words[-1][-1]])


def code_said(chance: Random, code: str) -> Piece:
    """Return a tax code as it is written: bare, dotted, spaced."""
    if len(code) != 10 or chance.random() < 0.8:
        return Piece(code, "tax_code")
    joint = chance.choice((" ", ".", "-"))
    return Piece(chance.choice((f"{code[:4]}{joint}{code[4:7]}{joint}{code[7:]}", f"{code[:2]}{joint}{code[2:]}")), "tax_code")


def months_said(chance: Random, place: Place, months: Sequence[int], usual: int = -1) -> str:
    """Return the months in the payer's usual form, or in any where it has none."""
    year, first, last, count = months[0] // 100, months[0] % 100, months[-1] % 100, len(months)
    facts = {"y": year, "yy": year % 100, "a": first, "b": last}
    if count == 1:
        form = place.months[usual % len(place.months)] if usual >= 0 else chance.choice(place.months)
        if months[0] // 100 != place.year and "{y" not in form:
            form = place.months[0]
        return form.format(m=first, mm=f"{first:02d}", word=MONTHS[first - 1], eng=ENGLISH[first - 1], **facts)
    if last - first + 1 != count:
        return f"{chance.choice(('T', 'tháng '))}{','.join(str(month % 100) for month in months)}/{year}"
    if count == 3 and first % 3 == 1:
        quarter = first // 3
        forms = ("quý {q}/{y}", "quý {r}/{y}", "Q{q}/{y}", "quý {r} năm {y}", "Q{q}.{yy}", "quý {r}-{y}")
        return chance.choice(forms).format(q=quarter + 1, r=ROMAN[quarter], **facts)
    if count == 6 and first in (1, 7):
        half = "đầu" if first == 1 else "cuối"
        return chance.choice(("6 tháng {h} năm {y}", "06 tháng {h} năm {y}", "T{a}-T{b}/{y}")).format(h=half, **facts)
    if count == 2:
        return chance.choice(("T{a},{b}/{y}", "T{a}+T{b}/{y}", "tháng {a} và tháng {b}/{y}", "tháng {a}, {b} năm {y}")).format(**facts)
    return chance.choice(place.spans).format(**facts)


def composed(desk: Desk, kind: Piece, period: str, name: Piece = NONE, code: Piece = NONE, *, lasting: str = "") -> tuple[str, list[Piece]]:
    """Return a note in the payer's usual order and what its pieces prove; parts without words fall out of it."""
    chance, templates = desk.chance, desk.place.templates
    usual = desk.ways(lasting).template if lasting and chance.random() < 0.88 else chance.randrange(60)
    joint, *rest = templates[usual % len(templates)]
    labels = {"tax_code": ("MST ", "MST: ", "mã số thuế ", "", "", "MST "), "unit_code": ("mã ĐV ", "mã đơn vị ", "", "", "mã ")}
    label = chance.choice(labels.get(code.proof, ("MST ", ""))) if code.text else ""
    slots = {"k": kind.text, "p": period, "n": name.text, "c": label + code.text, "x": str(chance.randint(2, 98))}
    found = []
    for part in "".join(rest).split("¦"):
        needs = [slot for slot in "kpnc" if f"{{{slot}}}" in part]
        if not needs or any(slots[slot] for slot in needs):
            found.append(" ".join(part.format(**slots).split()))
    glue = {" ": " ", ",": ", ", "-": " - ", ".": ". ", ";": "; ", "/": " / "}[joint]
    return glue.join(found), [piece for piece in (kind, name, code) if piece.text]


def amounts_said(chance: Random, sums: Sequence[int]) -> list[str]:
    """Return sums as a clerk writes them."""
    style = chance.choice(("{:,}", "{:,}đ", "{}", "{:,} VND"))
    dotted = chance.random() < 0.6
    return [style.format(one).replace(",", ".") if dotted else style.format(one) for one in sums]
