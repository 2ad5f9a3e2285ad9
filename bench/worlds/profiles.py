"""Three places that are alike in nothing: an industrial town, a mountain district, a port. Every name is invented."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Own:
    """One account of the collector: its bank, and from which month on which layout its bank gives it in."""

    bank: str
    number: str
    layouts: tuple[tuple[int, str], ...]
    share: int
    """How many in a hundred payers use it (the first gets the rest)."""


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
    extra: dict[str, int] = field(default_factory=dict)


INDUSTRY = Profile(
    key="khu-cong-nghiep",
    year=2024,
    province=("LDLD-BLA", "Liên đoàn Lao động tỉnh Bình Lâm"),
    district=("LDLD-THP", "Liên đoàn Lao động thị xã Tân Hưng Phú"),
    union_code="CS1{:03d}",
    employer_code="E{:04d}",
    prefix="37",
    own=(
        Own("BIDV", "6510009995001", ((1, "bidv"), (7, "mt940"), (10, "bidv")), 0),
        Own("Techcombank", "19139995000117", ((5, "techcombank"),), 35),
    ),
    communes=("Phường Tân Hưng", "Phường Phú Lợi Đông", "Phường An Tây Hạ", "Xã Vĩnh Thọ", "Xã Long Bình Tân", "Phường Hòa Phú Tây"),
    fancy=(
        "Kaewon Vina",
        "Shinwoo Apparel",
        "Dae Myung Textile",
        "Tai Fong",
        "Chuan Mei",
        "Sunrise Garmex",
        "Hanil Footwear",
        "Great Oak Furniture",
        "Pacific Thread",
        "Uni Zipper",
        "Yong Sheng Plastics",
        "Maruto Precision",
        "Kohsei Electronics",
        "Blue Whale Packaging",
        "Ever Knit",
        "Tín Phú Thành",
        "Đại Lộc Phát",
        "Hưng Thịnh Vinh",
        "Minh Khôi Nguyên",
        "Tấn Lộc Sang",
        "Phước Hậu Giang",
        "Ngọc Tường Vi",
        "Thuận Kiều An",
        "Lạc Hồng Quân",
        "Bảo Gia Tuệ",
        "Trường Khang Lợi",
        "Vạn Lợi Thăng",
        "Mỹ Á Đông",
        "Toàn Tâm Đức",
        "Song Hỷ Lâm",
        "Khải Hoàn Dũng",
        "Nhật Hạ Quyên",
        "Kim Thạch Bảo",
        "Hải Đăng Khoa",
        "Thanh Trúc Mai",
        "Cát Tường Uyên",
        "Đông Á Tiến",
        "Quốc Huy Hoàng",
        "Sài Đồng Nam",
        "Liên Hiệp Thành",
        "Bình Minh Sơn",
        "Việt Thắng Tài",
        "Nam Cường Hưng",
        "Gia Mỹ Phong",
        "Tiến Hưng Đạt",
        "Phú Quý Vân",
        "Rạng Ngời Xuân",
    ),
    trades=(
        ("May mặc", "MM"),
        ("Giày da", "GD"),
        ("Bao bì", "BB"),
        ("Điện tử", "DT"),
        ("Dệt nhuộm", "DN"),
        ("Gỗ nội thất", "GNT"),
        ("Nhựa kỹ thuật", "NKT"),
        ("Cơ khí chính xác", "CKCX"),
        ("Thương mại Dịch vụ", "TMDV"),
        ("Xây dựng", "XD"),
        ("Phụ liệu may", "PLM"),
    ),
    schools=(("Trường Mầm non", "MN"), ("Trường Tiểu học", "TH"), ("Trường THCS", "THCS")),
    offices=("Phòng Tài chính - Kế hoạch", "Trung tâm Y tế", "Ban Quản lý dự án", "Chi cục Thuế khu vực"),
    counts={"firms": 96, "schools": 14, "offices": 4, "unions_of_firms": 60},
    fund_words=(
        "KPCD 2%",
        "kinh phi cong doan",
        "2% KPCD",
        "KPCĐ",
        "kp cong doan 2pct",
        "trade union fund (KPCD) 2%",
        "KINH PHI CD",
        "phi cong doan 2%",
        "Trade union fee KPCD",
        "KPCDoan",
        "trich nop 2% quy luong KPCD",
        "Kinh phí công đoàn",
    ),
    dues_words=(
        "doan phi",
        "DPCD",
        "đoàn phí công đoàn",
        "doan phi CD nop cap tren",
        "30% doan phi",
        "trich nop DP cong doan",
        "union dues (doan phi)",
        "tien doan phi",
        "DOAN PHI CD",
    ),
    payers_banks=("VCB", "TCB", "ACB", "BIDV", "VPB", "SHBVN", "WOORI", "STB"),
    upper_share=55,
    lower_share=12,
)

MOUNTAIN = Profile(
    key="vung-cao",
    year=2023,
    province=("LDLD-LSO", "Liên đoàn Lao động tỉnh Lai Sơn"),
    district=("LDLD-MPA", "Liên đoàn Lao động huyện Mường Pa"),
    union_code="CD17{:03d}",
    employer_code="DV-{:03d}",
    prefix="62",
    own=(
        Own("Agribank", "8999995010022", ((1, "agribank"),), 0),
        Own("VietinBank", "118999950234", ((4, "efast"),), 30),
    ),
    communes=(
        "Thị trấn Mường Pa",
        "Xã Nậm Khao",
        "Xã Tả Lùng",
        "Xã Pa Há",
        "Xã Bản Hon Thượng",
        "Xã Sì Lở Chải",
        "Xã Huổi Luông Đông",
        "Xã Thèn Phìn",
        "Xã Khun Há Hạ",
        "Xã Nà Tăm Sơn",
        "Xã Hồ Thầu Cao",
    ),
    fancy=(
        "Chè Pa Há",
        "Sông Nậm",
        "Thủy điện Nậm Khao",
        "Tây Bắc Xanh",
        "Quế Hồi Mường Pa",
        "Khoáng sản Tả Lùng",
        "Hoàng Su Phìn Mới",
        "Đá vôi Thèn Phìn",
        "Mắc Ca Lai Sơn",
        "Xuân Nùng",
        "Dược liệu Khun Há",
        "Bản Mới",
        "Vận tải Đèo Gió",
        "Nhân Hòa Lai",
        "Suối Bạc",
    ),
    trades=(("Xây dựng", "XD"), ("Thương mại", "TM"), ("Chế biến lâm sản", "CBLS"), ("Thủy điện", "TĐ"), ("Nông nghiệp", "NN")),
    schools=(
        ("Trường Mầm non", "MN"),
        ("Trường PTDTBT Tiểu học", "PTDTBT TH"),
        ("Trường PTDTBT THCS", "PTDTBT THCS"),
        ("Trường Tiểu học", "TH"),
        ("Trường TH và THCS", "TH&THCS"),
    ),
    offices=(
        "Ủy ban nhân dân",
        "Trạm Y tế",
        "Hạt Kiểm lâm",
        "Phòng Nội vụ",
        "Bảo hiểm xã hội huyện",
        "Kho bạc Nhà nước huyện",
        "Trung tâm Văn hóa",
        "Trung tâm GDNN-GDTX",
        "Đài Truyền thanh",
        "Phòng Tài nguyên",
    ),
    counts={"firms": 38, "schools": 52, "offices": 24, "unions_of_firms": 14},
    fund_words=(
        "kinh phí công đoàn",
        "KPCĐ",
        "kpcd",
        "kinh phi cong doan 2%",
        "KP CĐ",
        "nop 2% kinh phi cong doan",
        "K/phi cong doan",
        "kinh phí CĐ",
        "tien kinh phi cong doan",
        "NSNN chuyen KPCD",
        "kinh phi hoat dong cong doan 2%",
    ),
    dues_words=(
        "đoàn phí",
        "doan phi",
        "đoàn phí công đoàn",
        "ĐPCĐ",
        "nộp đoàn phí",
        "tien doan phi cd",
        "doan phi nop len huyen",
        "nop 30% doan phi",
        "d.phi cong doan",
    ),
    payers_banks=("AGR", "AGR", "VBSP", "BIDV", "LPB", "VTB"),
    upper_share=15,
    lower_share=38,
)

PORT = Profile(
    key="cang-bien",
    year=2024,
    province=("LDLD-HV", "Liên đoàn Lao động thành phố Hải Vân"),
    district=("LDLD-NTR", "Liên đoàn Lao động quận Nam Triều"),
    union_code="NT{:04d}",
    employer_code="H{:05d}",
    prefix="02",
    own=(
        Own("Vietcombank", "0999950331188", ((1, "vietcombank"), (4, "camt"), (7, "vietcombank")), 0),
        Own("MB", "9999950406868", ((3, "mb"),), 28),
        Own("ACB", "99995077", ((6, "acb"),), 20),
    ),
    communes=("Phường Bến Sò", "Phường Lạch Vân", "Phường Cầu Rế", "Phường Đông Triều Hải", "Phường Vạn Ninh Hạ", "Phường Máy Tơ Cũ"),
    fancy=(
        "Sao Biển Đỏ",
        "Hải Âu Trắng",
        "Mỏ Neo",
        "Đại Dương Lớn",
        "Vân Đồn Xưa",
        "Tân Cảng Sò",
        "Hàng hải Lạch Vân",
        "Hoa Phượng Tím",
        "Bến Nghiêng",
        "Gió Đông Bắc",
        "Vạn Hoa Cảng",
        "Container Bắc Hải",
        "Kho Vận Nam Triều",
        "Đóng tàu Lạch Vân",
        "Thép Cửa Biển",
        "Seagull Line",
        "Orient Bulk",
        "Nordic Reefer",
        "Transpoint",
        "Vinafreight Star",
        "Coral Cold Storage",
        "Dầu khí Sóng Xanh",
        "Nước mắm Cát Vàng",
        "Thủy sản Vịnh Ngọc",
        "Hoàng Kim Hải",
        "Trường Sa Xanh",
        "Phú Hải Thịnh",
        "An Bình Cảng",
        "Tràng Kênh Mới",
        "Lộc Hải Nguyên",
        "Đình Vũ Sáng",
        "Nghĩa Xá Lâm",
        "Thành Tô Điện",
        "Cát Hải Muối",
        "Long Châu Đèn",
        "Ngũ Hải Minh",
    ),
    trades=(
        ("Vận tải biển", "VTB"),
        ("Logistics", "LOG"),
        ("Giao nhận", "GN"),
        ("Dịch vụ Cảng", "DVC"),
        ("Đại lý tàu biển", "DLTB"),
        ("Đông lạnh", "DL"),
        ("Thương mại Quốc tế", "TMQT"),
        ("Sửa chữa tàu", "SCT"),
        ("Kho bãi", "KB"),
    ),
    schools=(("Trường Mầm non", "MN"), ("Trường Tiểu học", "TH"), ("Trường THPT", "THPT")),
    offices=("Chi cục Hải quan cửa khẩu", "Cảng vụ", "Bệnh viện Đa khoa", "Ban Quản lý chợ"),
    counts={"firms": 104, "schools": 10, "offices": 4, "unions_of_firms": 62},
    fund_words=(
        "KPCD",
        "KPCD 2%",
        "kinh phi cong doan",
        "Kinh phi CD 2%",
        "2% kinh phi cong doan",
        "TU FUND 2% - KPCD",
        "KP cong doan",
        "PAYMENT FOR TRADE UNION FUND",
        "nop KPCĐ",
        "trich 2 phan tram kinh phi cong doan",
    ),
    dues_words=(
        "doan phi",
        "doan phi cong doan",
        "DPCD",
        "đoàn phí CĐ",
        "doan phi nop cap tren",
        "DOAN PHI 30%",
        "phan doan phi nop LDLD quan",
        "d/phi cong doan",
    ),
    payers_banks=("VCB", "TCB", "MB", "MSB", "HDB", "STB", "TPB", "SEAB"),
    upper_share=40,
    lower_share=22,
)

PROFILES = {profile.key: profile for profile in (INDUSTRY, MOUNTAIN, PORT)}
