"""What a place is told: its money, bodies, people and the words of its payers."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.worlds.place import Own

FORMS = {
    "Công ty TNHH Một thành viên": ("CTY TNHH MTV", "CT TNHH MTV"),
    "Công ty TNHH": ("CTY TNHH", "CONG TY TNHH", "CT TNHH"),
    "Công ty Cổ phần": ("CTCP", "CTY CP", "CONG TY CP"),
    "Doanh nghiệp tư nhân": ("DNTN",),
    "Hợp tác xã": ("HTX",),
    "Hộ kinh doanh": ("HKD",),
}
"""Legal forms and the abbreviations in which everybody reads them."""
SHORTER = (
    ("Thương mại và Dịch vụ", "TM&DV"), ("Sản xuất Thương mại", "SXTM"), ("Thương mại", "TM"), ("Dịch vụ", "DV"), ("Sản xuất", "SX"),
    ("Xuất nhập khẩu", "XNK"), ("Trung học cơ sở", "THCS"), ("Trung học phổ thông", "THPT"), ("Trường Tiểu học", "TH"),
    ("Trường Mầm non", "MN"), ("Trường Mẫu giáo", "MG"), ("Trường ", ""), ("Bệnh viện Đa khoa", "BVDK"), ("Bệnh viện", "BV"),
    ("Trung tâm Y tế", "TTYT"), ("Trung tâm", "TT"), ("Trạm Y tế", "TYT"), ("Ủy ban nhân dân", "UBND"), ("Xây dựng", "XD"),
    ("Điện tử", "DT"), ("Việt Nam", "VN"), ("Chế biến", "CB"), ("Công nghệ", "CN"), ("Đầu tư", "DTU"),
)  # fmt: skip
"""Further shortenings: read easily, yet no longer the registered name."""


@dataclass(frozen=True)
class Voice:
    """How payers of this place write. Notes are templates: {k} fund, {p} period, {n} name, {i} identity."""

    fund: tuple[str, ...]
    dues: tuple[str, ...]
    both: tuple[str, ...]
    vague: tuple[str, ...]
    foreign_fund: tuple[str, ...]
    orders: tuple[str, ...]
    """The order of the pieces of a note: words of `kpni` and literal words between them."""
    code_labels: tuple[str, ...]
    unit_labels: tuple[str, ...]
    months: tuple[str, ...]
    ranges: tuple[str, ...]
    quarters: tuple[str, ...]
    lists: tuple[str, ...]
    empty: tuple[str, ...]
    behalf: tuple[str, ...]
    lead: str
    """What stands before an employer's name in its union's name."""
    union_short: tuple[str, ...]
    shared_out: str
    sent_up: str


@dataclass(frozen=True)
class Place:
    """One place."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    union_code: str
    employer_code: str
    prefix: str
    """First two digits of tax codes."""
    virtual: str
    """Prefix of virtual numbers; empty where the bank gives none."""
    own: tuple[Own, ...]
    communes: tuple[str, ...]
    trades: tuple[str, ...]
    fancies: tuple[str, ...]
    forms: tuple[tuple[str, int], ...]
    foreign: tuple[tuple[str, str], ...]
    """(registered name, the name its people write)"""
    public: tuple[tuple[str, str, int], ...]
    """(registered name, kind of union, heads)"""
    households: tuple[str, ...]
    firms: int
    unions: int
    twins: tuple[tuple[str, str], ...]
    """Pairs of names that are one name without Vietnamese marks, or altogether."""
    longer: tuple[tuple[str, str], ...]
    """Pairs of which the second name only goes on where the first ends."""
    holding: tuple[str, int]
    payer_of_public: tuple[str, int]
    people: tuple[str, ...]
    offices: tuple[str, ...]
    """Accounting offices, which the register does not hold."""
    strangers: tuple[str, ...]
    banks: tuple[str, ...]
    heads: tuple[int, ...]
    pay: tuple[int, int]
    manners: Mapping[str, int]
    dues_manners: Mapping[str, int]
    case: tuple[int, int]
    """How many notes in a hundred stand in capitals, and how many in small letters."""
    marked: int
    """How many notes in a hundred keep their Vietnamese marks."""
    glued: int
    cut: int
    voice: Voice
