"""Invented names: firms, schools and offices named after trees, birds and weather, so that nobody takes them for real."""

from congdoan.foundation.kernel.vietnamese import fold
from congdoan.interfaces.demo.story.facts import Stream

THINGS = (
    "Mây", "Trúc", "Sen", "Suối", "Trăng", "Nắng", "Thông", "Sóng", "Hạc", "Yến", "Phượng", "Lá", "Đồi", "Sương", "Ngọc", "Tùng", "Mai",
    "Lúa", "Bướm", "Hồ", "Rừng", "Tre", "Én", "Khế", "Vườn", "Mưa", "Cúc", "Sao", "Đước", "Dừa", "Nhạn", "Quế", "Trầm", "Bưởi", "Tràm",
    "Liễu", "Bến", "Thuyền", "Cánh", "Gió",
)  # fmt: skip
QUALITIES = (
    "Tím", "Ngà", "Bạc", "Lam", "Hồng", "Vàng", "Xanh", "Biếc", "Son", "Xuân", "Hạ", "Mới", "Sớm", "Khuya", "Thơm", "Nhỏ", "Lớn", "Đôi",
    "Quê", "Tây", "Bắc", "Chiều", "Lụa", "Gấm", "Nhung", "Ngọt", "Mát", "Bình", "Yên", "Phúc", "Thịnh", "Trắng", "Sáng", "Ấm", "Xa",
)  # fmt: skip
TRADES = {
    "may_mac": "May mặc", "che_bien_go": "Chế biến gỗ", "che_bien_mi": "Chế biến mì", "co_khi": "Cơ khí", "hat_dieu": "Hạt điều",
    "cao_su": "Cao su", "van_tai": "Vận tải", "xay_dung": "Xây dựng", "thuong_mai_dich_vu": "Thương mại Dịch vụ",
    "san_xuat_thuong_mai": "Sản xuất Thương mại", "thuc_an_chan_nuoi": "Thức ăn chăn nuôi", "nong_nghiep": "Nông sản",
}  # fmt: skip
FORMS = ("Công ty TNHH", "Công ty TNHH MTV", "Công ty Cổ phần", "Doanh nghiệp tư nhân")
SCHOOLS = ("Trường Mầm non", "Trường Mẫu giáo", "Trường Tiểu học", "Trường Trung học cơ sở")
OFFICES = (
    "Ban Quản lý chợ",
    "Trạm Khuyến nông",
    "Trung tâm Văn hóa",
    "Đội Thủy lợi",
    "Trạm Thú y",
    "Ban Quản lý rừng",
    "Trạm Bảo vệ thực vật",
)
CLINICS = ("Phòng khám đa khoa", "Trạm Y tế")
TRADES_OF_COOPERATIVES = ("Nông nghiệp", "Rau sạch", "Bò sữa", "Mãng cầu", "Vận tải")
CALLINGS = ("xe ba gác", "thợ hồ", "bốc xếp", "cạo mủ cao su", "chợ", "lái đò")

SHORT = (
    ("CONG TY CO PHAN", "CTCP"), ("CONG TY", "CTY"), ("DOANH NGHIEP TU NHAN", "DNTN"), ("HOP TAC XA", "HTX"), ("TRUNG HOC CO SO", "THCS"),
    ("TRUONG TIEU HOC", "TRUONG TH"), ("TRUONG MAM NON", "TRUONG MN"), ("TRUONG MAU GIAO", "MG"), ("THUONG MAI DICH VU", "TMDV"),
    ("SAN XUAT THUONG MAI", "SX-TM"), ("XAY DUNG", "XD"), ("CHE BIEN", "CB"),
)  # fmt: skip

NEIGHBOURS = {
    "A": "SQ", "B": "VN", "C": "XV", "D": "SF", "E": "WR", "G": "FH", "H": "GJ", "I": "UO", "K": "JL", "L": "KP", "M": "NK", "N": "BM",
    "O": "IP", "P": "OL", "R": "ET", "S": "AD", "T": "RY", "U": "YI", "V": "CB", "X": "ZC", "Y": "TU",
}  # fmt: skip
"""Keys beside a key."""


class Names:
    """Gives each body a name of its own."""

    def __init__(self, chance: Stream) -> None:
        self._chance = chance
        self._taken: set[str] = set()
        pairs = [f"{thing} {quality}" for thing in THINGS for quality in QUALITIES]
        chance.shuffle(pairs)
        self._brands = pairs
        self._next = 0

    def brand(self) -> str:
        """Return a pair of words; each is given once before any is given again."""
        self._next += 1
        return self._brands[(self._next - 1) % len(self._brands)]

    def firm(self, sector: str) -> str:
        return self.alone(lambda: f"{self._chance.choices(FORMS, (5, 2, 3, 3))[0]} {TRADES[sector]} {self.brand()}")

    def school(self) -> str:
        return self.alone(lambda: f"{self._chance.choice(SCHOOLS)} {self.brand()}")

    def office(self) -> str:
        return self.alone(lambda: f"{self._chance.choice(OFFICES)} {self.brand()}")

    def clinic(self) -> str:
        return self.alone(lambda: f"{self._chance.choice(CLINICS)} {self.brand()}")

    def cooperative(self) -> str:
        return self.alone(lambda: f"Hợp tác xã {self._chance.choice(TRADES_OF_COOPERATIVES)} {self.brand()}")

    def trade_union(self) -> str:
        return self.alone(lambda: f"Nghiệp đoàn {self._chance.choice(CALLINGS)} {self.brand()}")

    def alone(self, make) -> str:  # type: ignore[no-untyped-def]
        """Return a name that nobody bears yet."""
        while (name := make()) in self._taken:
            pass
        self._taken.add(name)
        return str(name)


def shortened(folded: str) -> str:
    """Return a folded name as accountants shorten it."""
    for long, short in SHORT:
        folded = folded.replace(long, short)
    return folded


def misspelt(name: str, chance: Stream) -> str:
    """Return a folded name with a slip of the fingers in its last two words: two letters swapped, one lost, doubled, or its neighbour."""
    whole = fold(name)
    begin = len(" ".join(whole.split()[:-2])) + 1
    while True:
        at = chance.randrange(begin, len(whole) - 1)
        here, after = whole[at], whole[at + 1]
        slips = (after + here, after, here + here + after, chance.choice(NEIGHBOURS.get(here, here)) + after)
        slipped = whole[:at] + chance.choice(slips) + whole[at + 2 :]
        if " " not in (here, after) and slipped != whole:
            return slipped
