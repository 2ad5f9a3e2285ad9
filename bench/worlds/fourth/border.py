"""A district at a border gate: forwarders, yards and porters, traders named after luck, households that trade under a person's name."""

from bench.worlds.place import Own

from .town import Kind, Town, Words

WORDS = Words(
    fund=(
        "{i} {n} nộp KPCĐ {p}", "{n} chuyển tiền kinh phí công đoàn 2% {p} {i}", "KPCĐ 2% {p} - {n} - {i}", "nộp KP CĐ {p} {n} {i}",
        "{n} {i} trích nộp kinh phí CĐ {p}", "kpcd {p} {i} {n}", "TT tiền 2 phần trăm công đoàn {p} của {n} {i}",
        "{i} {n} đóng kinh phí công đoàn kỳ {p}",
    ),
    dues=(
        "{n} nộp đoàn phí CĐ {p} {i}", "{i} ĐPCĐ {p} {n}", "đoàn phí công đoàn {p} {n} {i}", "{n} chuyển ĐP công đoàn lên trên {p} {i}",
        "nộp 30% đoàn phí {p} {n} {i}",
    ),
    both=("{n} {i} nộp KPCĐ và đoàn phí {p}", "KPCĐ + ĐPCĐ {p} {n} {i}", "{i} {n} kinh phí và đoàn phí công đoàn {p}"),
    vague=("{n} nộp tiền công đoàn {p} {i}", "{i} phí công đoàn {p} {n}", "tiền CĐ {p} {n} {i}"),
    empty=("chuyển tiền", "nộp tiền", "ck", "thanh toán", "UNC", "."),
    behalf=("nộp hộ {n} {i} KPCĐ {p}", "KPCĐ {p} nộp thay cho {n} {i}", "{i} {n} nhờ nộp hộ kinh phí công đoàn {p}"),
    month=("T{m}/{y}", "tháng {m}/{y}", "tháng {m:02}.{y}", "T{m:02}.{s}", "{m}/{y}", "th{m} {y}"),
    span=("T{a}-T{b}/{y}", "từ T{a} đến T{b} năm {y}", "tháng {a} đến tháng {b}/{y}", "T{a}->T{b}/{s}"),
    quarter=("Quý {r}/{y}", "Q{q}.{y}", "quý {q} năm {y}"),
    tax_code=("MST {}", "mst{}", "MS thuế {}", "{}", "MST:{}"),
    si_code=("mã BHXH {}", "BH {}", "ma dvi BHXH: {}"),
    union_code=("mã {}", "{}", "CĐCS mã {}"),
    union=("CĐCS {n}", "Công đoàn {n}", "BCH CĐCS {n}", "CĐ {n}"),
    shared_out="Chuyển trả phần để lại cơ sở quý {q}/{y} cho {n}",
    sent_up="Nộp lên cấp trên kinh phí quý {q}/{y} {n}",
    brief=(
        ("Xuất nhập khẩu", "XNK"), ("Thương mại", "TM"), ("Dịch vụ", "DV"), ("Giao nhận", "GN"), ("Vận tải", "VT"), ("Tiểu học", "TH"),
        ("Mầm non", "MN"), ("Phổ thông dân tộc bán trú", "PTDTBT"), ("Ủy ban nhân dân", "UBND"), ("Trung học cơ sở", "THCS"),
        ("Hộ kinh doanh", "HKD"),
    ),
)  # fmt: skip

BORDER = Town(
    key="cua-khau",
    year=2024,
    province=("LDLD-LB", "Liên đoàn Lao động tỉnh Lạng Bằng"),
    district=("LDLD-PL", "Liên đoàn Lao động huyện Pò Lạng"),
    union_code="PL-CS{:03d}",
    employer_code="PLD{:03d}",
    prefix="49",
    own=(
        Own("Agribank", "8412999000311", ((1, "agribank"),), 0),
        Own("BIDV", "35299900004477", ((1, "bidv"), (7, "mt940")), 28),
        Own("VietinBank", "118999005533", ((2, "efast"),), 30),
    ),
    virtual_prefix="PLCD",
    communes=("Thị trấn Pò Lạng", "Xã Nà Khoang", "Xã Bản Chắt", "Xã Kéo Rọ", "Xã Khuổi Mươi", "Xã Cốc Pảng"),
    kinds=(
        Kind("Công ty TNHH", ("CTY TNHH", "Cty TNHH", "CT TNHH", "Cong ty TNHH"), "thuong_mai", "tu_nhan", (8, 60), 10, (
            "Xuất nhập khẩu Hưng Thái Long", "Giao nhận Kho bãi Nà Hưng", "Thương mại Kim Thịnh Đạt", "Vận tải Phong Lưu",
            "Nông sản Đại Cát",
            "Xuất nhập khẩu Bảo Lợi", "Dịch vụ Hải quan Thông Quan Nhanh", "Bốc xếp Cốc Pảng", "Thương mại Phúc Lộc Tường",
            "Xuất nhập khẩu Hưng Thái", "Kho lạnh Tứ Quý", "Dịch vụ Bến bãi Đông Phong", "Hoa quả Vạn Niên", "Xuất nhập khẩu Minh Vượng",
            "Logistics Biên Mậu Xanh", "Thương mại Nhất Phẩm", "Giao nhận Bắc Cương", "Thương mại Dịch vụ Lộc Phát Tài",
            "Điện máy Long Hải",
        )),
        Kind("Công ty Cổ phần", ("CTCP", "Cty CP", "CTY CO PHAN", "C.ty CP"), "thuong_mai", "tu_nhan", (25, 160), 7, (
            "Cảng cạn Pò Lạng", "Xuất nhập khẩu Minh Vượng", "Đầu tư Bến xe Cửa khẩu", "Thương mại Biên giới Đông Dương",
            "Vận tải Quốc tế Ải Bắc", "Chợ Đường biên", "Khách sạn Hữu Nghị Sơn", "Chế biến Gỗ ván Lạng Hòa", "Logistics Cầu Vồng",
        )),
        Kind("Công ty TNHH MTV", ("CTY TNHH MTV", "Cty TNHH 1TV", "CT TNHH MTV"), "thuong_mai", "tu_nhan", (6, 40), 3, (
            "Thanh Tâm Pò Lạng", "Xuất nhập khẩu Quảng Vượng", "Ngọc Khánh Bản Chắt", "Vận tải Trường An 11", "Vận tải Trường An 12",
            "Hải Đăng Biên Viễn",
        )),
        Kind("Doanh nghiệp tư nhân", ("DNTN", "DN tu nhan"), "thuong_mai", "tu_nhan", (4, 15), 1, (
            "Xăng dầu Kéo Rọ", "Vàng bạc Kim Liên", "Gạch Khuổi Mươi", "Lan Phương",
        )),
        Kind("Hợp tác xã", ("HTX", "Hop tac xa"), "van_tai", "tap_the", (7, 35), 3, (
            "Bốc xếp Tân Tiến", "Vận tải Ải Bắc", "Hồi và Quế Bản Chắt", "Dịch vụ Xe nâng Nà Khoang", "Bốc xếp Tân Thành",
        )),
        Kind("Hộ kinh doanh", ("HKD", "Ho KD", "Ho kinh doanh"), "ho_kinh_doanh", "tu_nhan", (3, 9), 0, (
            "Nông Thị Bưởi", "Vi Văn Thắng", "Hoàng Thị Slao", "Bế Kim Oanh", "Lương Văn Páo", "Đàm Thị Mến", "Lăng Văn Hòa",
        )),
        Kind("Trường", ("Truong", "TRUONG", "Tr."), "giao_duc", "nha_nuoc", (14, 38), 14, (
            "Mầm non Pò Lạng", "Mầm non Nà Khoang", "Mầm non Bản Chắt", "Mầm non Kéo Rọ", "Tiểu học Pò Lạng 1", "Tiểu học Pò Lạng 2",
            "Phổ thông dân tộc bán trú Tiểu học Cốc Pảng", "Phổ thông dân tộc bán trú Trung học cơ sở Cốc Pảng", "Tiểu học Nà Khoang",
            "Trung học cơ sở Nà Khoang", "Trung học cơ sở Pò Lạng", "Tiểu học Bản Chắt", "Trung học cơ sở Khuổi Mươi", "Tiểu học Kéo Rọ",
        )),
        Kind("", ("",), "hanh_chinh", "nha_nuoc", (9, 40), 9, (
            "Ủy ban nhân dân xã Nà Khoang", "Ủy ban nhân dân xã Bản Chắt", "Ban quản lý Cửa khẩu Pò Lạng", "Trung tâm Kiểm dịch Biên giới",
            "Trung tâm Y tế huyện Pò Lạng", "Hạt Kiểm lâm Pò Lạng", "Ủy ban nhân dân xã Kéo Rọ", "Đội Quản lý chợ Pò Lạng",
            "Trạm Thú y Pò Lạng",
        )),
    ),
    voice=WORDS,
    lead="CĐCS",
    families=("Nông", "Hoàng", "Vi", "Bế", "Lương", "Lăng", "Đàm", "Chu", "Triệu", "Nguyễn"),
    givens=("Thị Hiền", "Văn Tuyên", "Thu Huế", "Quốc Khánh", "Thị Slay", "Minh Thượng", "Thị Viện", "Văn Cường", "Bích Thảo"),
    banks=("AGR", "BIDV", "VTB", "VCB", "MB", "LPB", "VBSP"),
    branch=("Chi nhánh {n} tại {c}", "CN {n} {c}"),
    holding="Công ty TNHH Tập đoàn Biên Mậu Lạng Bằng",
    office="Phòng Giáo dục và Đào tạo huyện Pò Lạng",
    service="Công ty TNHH Kế toán Thuế Sao Biên",
    old_names=("Thương mại Hồng Kỳ {}", "Xuất nhập khẩu Tam Hợp {}", "Vận tải Bình Nguyên {}"),
    strangers=("Thương mại Đồng Bẩm", "Nông sản Vĩnh Sơn", "Giao nhận Hà Khẩu Xanh", "Xây lắp 27 Tháng 7", "Vật tư Chi Ma Mới",
        "Thái Niên Hồng"),
    other_money=(
        "ủng hộ đồng bào bão số 3 {n}", "{n} nộp đảng phí tháng {m}/2024", "tiền thuê kiốt chợ tháng {m} {n}", "{n} nộp quỹ vì người nghèo",
        "đoàn phí đoàn thanh niên {n} tháng {m}", "phí bến bãi xe hàng {n} tháng {m}", "{n} ủng hộ mái ấm công đoàn",
        "tiền điện tháng {m} {n}",
        "{n} nộp quỹ đền ơn đáp nghĩa 2024", "{n} TT tiền bốc xếp công đoạn 2 tháng {m}",
    ),
    pay=(4_900_000, 8_300_000),
    each=(42_000, 78_000),
    manners={
        "tax_name": 28, "tax": 9, "account_name": 15, "account": 9, "si": 4, "spaced": 4, "wrong_digit": 5, "name": 8, "empty": 4, "cut": 3,
        "nothing": 3, "reference": 5, "near_reference": 2, "virtual": 3, "person": 5, "vague": 4, "by_union": 2, "initials": 3,
    },
    dues_manners={"account_name": 34, "account": 16, "code": 14, "treasurer": 18, "treasurer_code": 8, "empty": 3, "nothing": 3,
        "employer": 4, "reference": 3},
    capitals=34,
    small=22,
    marked=14,
)  # fmt: skip
