"""What a world is told about its place: money, bodies, people, words and what its banks put around them."""

from dataclasses import dataclass, field

from .voices import Voice
from .wrappers import Around, Seen


@dataclass(frozen=True)
class Own:
    """One account of the collector: its bank, and from which month on which layout its bank gives it in."""

    bank: str
    number: str
    layouts: tuple[tuple[int, str], ...]
    share: int
    """How many in a hundred payers use it (the first gets the rest)."""


FORMS = (
    ("Công ty TNHH", "CTY TNHH", "tu_nhan", 40),
    ("Công ty Cổ phần", "CTCP", "tu_nhan", 22),
    ("Công ty TNHH MTV", "CTY TNHH MTV", "fdi", 12),
    ("Công ty TNHH Một thành viên", "CT TNHH 1TV", "tu_nhan", 8),
    ("Công ty CP", "C.TY CP", "co_von_nha_nuoc", 6),
    ("Doanh nghiệp tư nhân", "DNTN", "tu_nhan", 6),
)
HABITS = {
    "monthly": 46, "quarterly": 16, "two_months": 9, "late": 9, "short": 5, "round_up": 3, "half_ahead": 4, "stops": 4, "never": 3,
}  # fmt: skip
DUES_HABITS = {"monthly": 52, "quarterly": 24, "two_months": 10, "late": 11, "stops": 3}
FUND_MANNERS = {
    "mst": 44, "account_name": 14, "account_only": 8, "si": 5, "separated": 5, "typo": 5, "name": 6, "account_empty": 4, "cut": 3,
    "nothing": 3, "phone": 2, "person": 3,
}  # fmt: skip
DUES_MANNERS = {
    "account_name": 40, "account": 16, "code": 14, "treasurer": 14, "treasurer_code": 6, "empty": 3, "nothing": 4, "employer": 3,
}  # fmt: skip
FAMILIES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Lò", "Giàng", "Vàng", "Ngô", "Dương", "Lý", "Tẩn", "Mai", "Tống",
)  # fmt: skip
GIVENS = (
    "Thu Hà", "Minh Tuấn", "Thị Nga", "Văn Quyết", "Thị Mỷ", "A Páo", "Quang Dũng", "Thị Hồng Vân", "Đức Mạnh", "Thị Lan", "Hải Yến",
    "Văn Sơn",
)  # fmt: skip
PERSONS = (
    "NGUYEN THI THU", "TRAN VAN LOI", "LO THI MAY", "PHAM DUC ANH", "VU HONG NHUNG", "GIANG A SUNG", "DO THI BICH", "HOANG MINH CHAU",
    "LE THI TUYET",
)  # fmt: skip
SCHOOL_NAMES = ("Hoa Phượng Vĩ", "Ánh Sao", "Vành Khuyên Nhỏ", "Kim Liên Đài", "Bông Lúa", "Sơn Ca Nhỏ", "Ngôi Sao Biển", "Hương Sen Vàng")
STRANGERS = ("Hoàn Cầu Lục", "Tam Kỳ Nguyên", "Bắc Sơn Động", "Đồng Xoài Lâm", "Quảng Điền Sa", "Vĩnh Cửu An", "Thanh Oai Tơ", "Hòn Khoai")


@dataclass(frozen=True)
class Profile:
    """What differs between places."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    union_code: str
    employer_code: str
    prefix: str
    own: tuple[Own, ...]
    communes: tuple[str, ...]
    fancy: tuple[str, ...]
    trades: tuple[tuple[str, str], ...]
    schools: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    counts: dict[str, int]
    fund_words: tuple[str, ...]
    dues_words: tuple[str, ...]
    payers_banks: tuple[str, ...]
    upper_share: int
    """How many notes in a hundred stand in capitals."""
    lower_share: int
    voice: Voice
    lead: str
    """What stands before an employer's name in its union's name."""
    education: str
    """The office that pays for some schools."""
    plain: float = 0.8
    """Share of notes typed without Vietnamese marks."""
    school_names: tuple[str, ...] = SCHOOL_NAMES
    """Empty: schools bear the names of their communes."""
    schools_paid_together: int = 4
    holding: str = "Tập đoàn {} Holdings"
    old_names: tuple[str, ...] = ("Tân Thế Hệ {}", "Quang Vinh Cũ {}", "Đông Thành Xưa {}")
    branch: tuple[str, str] = ("Chi nhánh {parent} tại {place}", "CN {parent} tai {place}")
    another_form: str = "Hợp tác xã"
    """A form that no employer of the register has."""
    longer: tuple[str, ...] = ("2", "Miền Trung", "II", "Quốc tế", "Hà Bắc")
    forms: tuple[tuple[str, str, str, int], ...] = FORMS
    """(form, short form, ownership, weight)"""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Words that people of this place shorten further."""
    families: tuple[str, ...] = FAMILIES
    givens: tuple[str, ...] = GIVENS
    persons: tuple[str, ...] = PERSONS
    strangers: tuple[str, ...] = STRANGERS
    sizes: tuple[int, ...] = (14, 22, 35, 48, 70, 120, 240)
    pay: tuple[int, int] = (5_200_000, 9_400_000)
    dues_each: tuple[int, int] = (48_000, 92_000)
    habits: dict[str, int] = field(default_factory=lambda: HABITS)
    dues_habits: dict[str, int] = field(default_factory=lambda: DUES_HABITS)
    fund_manners: dict[str, int] = field(default_factory=lambda: FUND_MANNERS)
    dues_manners: dict[str, int] = field(default_factory=lambda: DUES_MANNERS)
    seen: dict[str, Seen] = field(default_factory=dict)
    """Wrappers of its own by layout, in place of the common ones."""
    around: dict[str, Around] = field(default_factory=dict)
    further_traps: bool = False
    """Whether the traps that came with the later places stand in its year."""
