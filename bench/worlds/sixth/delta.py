"""A town and its country in the southern delta: seafood, rice, feed, boats; schools, hospitals and communes that pay both funds."""

from bench.worlds.place import Own

from .place import Place, Voice

SCHOOLS = (
    "Rạch Sen", "Vàm Cát", "Kinh Mười", "Cái Ngay", "Tân Thới Lộ", "Xẻo Bướm", "Gò Me", "Bàu Súng",
)  # fmt: skip

DELTA = Place(
    key="chau-tho",
    year=2023,
    province=("LDLD-HT", "Liên đoàn Lao động tỉnh Hậu Thạnh"),
    district=("LDLD-RS", "Liên đoàn Lao động thị xã Rạch Sen"),
    union_code="RS{:03d}CD",
    employer_code="DVRS{:03d}",
    prefix="22",
    virtual="96RS",
    own=(
        Own("VietinBank", "118002233907", ((1, "efast_again"),), 0),
        Own("Agribank", "7311201004455", ((1, "agribank"),), 38),
        Own("Sacombank", "070133557799", ((3, "sacombank"),), 16),
    ),
    communes=("Phường Rạch Sen", "Xã Vàm Cát", "Xã Kinh Mười", "Xã Cái Ngay", "Xã Tân Thới Lộ", "Phường Xẻo Bướm", "Xã Gò Me"),
    trades=("Thủy sản", "Chế biến Gạo", "Lương thực", "Thức ăn Thủy sản", "Xay xát", "Đóng tàu", "Đông lạnh", "Vật tư Nông nghiệp"),
    fancies=(
        "Út Hiền Lộ", "Sông Trẹm", "Phù Sa Đỏ", "Hải Sản Vàm Xáng", "Ngọc Đồng", "Cửu Long Giang Nam", "Sáu Nghĩa", "Mỹ Lợi Tân",
        "Thiên Hải Sen", "Trúc Giang Tây", "Bảy Háp",
    ),
    forms=(
        ("Công ty TNHH", 42), ("Công ty Cổ phần", 22), ("Doanh nghiệp tư nhân", 20), ("Hợp tác xã", 10),
        ("Công ty TNHH Một thành viên", 6),
    ),
    foreign=(
        ("Công ty TNHH Thức ăn Chăn nuôi Siam Gold Mekong", "SIAM GOLD MEKONG FEED"),
        ("Công ty TNHH Oceanic Surimi Việt Nam", "OCEANIC SURIMI VN"),
    ),
    public=(
        *((f"Trường Tiểu học {name}", "truong_hoc", 18 + 2 * place) for place, name in enumerate(SCHOOLS)),
        *((f"Trường Mầm non {name}", "truong_hoc", 14 + place) for place, name in enumerate(SCHOOLS[:7])),
        *((f"Trường Trung học cơ sở {name}", "truong_hoc", 25 + place) for place, name in enumerate(SCHOOLS[:6])),
        ("Trường Trung học phổ thông Nguyễn Hữu Rạch", "truong_hoc", 61),
        ("Bệnh viện Đa khoa thị xã Rạch Sen", "y_te", 140),
        ("Trung tâm Y tế thị xã Rạch Sen", "y_te", 72),
        *((f"Trạm Y tế {name}", "y_te", 7 + place % 3) for place, name in enumerate(SCHOOLS[:4])),
        *((f"Ủy ban nhân dân xã {name}", "co_quan", 22 + place) for place, name in enumerate(SCHOOLS[1:5])),
        ("Văn phòng Thị ủy Rạch Sen", "co_quan", 30),
        ("Phòng Tài chính - Kế hoạch thị xã Rạch Sen", "co_quan", 11),
        ("Ban Quản lý Chợ Rạch Sen", "co_quan", 14),
        ("Hạt Quản lý Đê điều Vàm Cát", "co_quan", 10),
    ),
    households=("Trần Văn Út Lẹ", "Danh Thị Sa Rết", "Lâm Văn Bảy Ghe", "Thạch Thị Ngọc Sương", "Quách Minh Tửng"),
    firms=32,
    unions=14,
    twins=(
        ("Doanh nghiệp tư nhân Xay xát Hòa Lợi Sen", "Doanh nghiệp tư nhân Xay xát Hoà Lời Sen"),
        ("Công ty TNHH Thủy sản Tám Phước Vàm", "Công ty TNHH Thủy sản Tám Phước Vàm"),
    ),
    longer=(("Công ty Cổ phần Lương thực Hậu Thạnh", "Công ty Cổ phần Lương thực Hậu Thạnh Chi Lăng"),),
    holding=("Tổng Công ty Lương thực Nam Hậu Giang Sen", 3),
    payer_of_public=("Phòng Giáo dục và Đào tạo thị xã Rạch Sen", 5),
    people=(
        "Trần Thị Bé Sáu", "Lê Văn Đực Anh", "Danh Sà Vuông", "Kim Thị Sóc Kha", "Nguyễn Hoàng Nghiệp", "Phan Thị Cẩm Nhung",
        "Huỳnh Út Em",
        "Tô Thị Kiều Diễm", "Lý Thanh Tòng", "Mai Văn Chót",
    ),
    offices=("Công ty TNHH Dịch vụ Kế toán Miệt Vườn", "DNTN Đại lý thuế Sông Tiền Sen", "Hộ Kế toán Thuế Ngọc Lành"),
    strangers=(
        "Công ty TNHH Nước đá Sông Đốc Lớn", "HTX Khóm Cầu Đúc Lẻ", "Công ty Cổ phần Mía đường Phụng Sen",
        "Công ty TNHH Cá tra Vịnh Tre Xanh",
        "Trường Mẫu giáo Búp Măng Xa", "Công ty TNHH Tôm giống Hộ Phòng Mới",
    ),
    banks=("Agribank", "VietinBank", "Sacombank", "KienlongBank", "Vietcombank", "BIDV", "LPBank", "Nam A Bank"),
    heads=(7, 12, 20, 34, 55, 95, 310),
    pay=(4_900_000, 7_600_000),
    manners={
        "reference": 11, "reference_wrong": 3, "reference_broken": 1, "virtual": 5, "tax_code": 33, "mistyped": 4, "unit_code": 9,
        "account": 16,
        "name": 9, "no_words": 2, "person": 5, "nothing": 2,
    },
    dues_manners={
        "reference": 8, "reference_wrong": 3, "virtual": 5, "account_name": 27, "account": 13, "code": 14, "treasurer": 14,
        "treasurer_code": 6,
        "employer": 5, "no_words": 2, "nothing": 3,
    },
    case=(18, 22),
    marked=20,
    glued=12,
    cut=5,
    voice=Voice(
        fund=(
            "KPCD", "kinh phi cong doan", "kinh phi CD 2%", "KPCD 2%", "tien kinh phi cong doan", "kinh phí công đoàn", "K.P.C.D",
            "KP CD",
        ),
        dues=(
            "doan phi", "doan phi CD", "dong doan phi cong doan", "DPCD", "đoàn phí", "nop len 30% doan phi", "doan phi cong doan vien",
            "tien doan phi",
        ),
        both=("KPCD va doan phi", "kinh phi 2% va doan phi", "kinh phi va doan phi cong doan", "doan phi + KPCD"),
        vague=("phi cong doan", "dong cong doan", "2 phan tram", "tien CD"),
        foreign_fund=("KPCD UNION FUND", "LABOR UNION 2%"),
        orders=(
            "n nop k p i", "n chuyen k p i", "k p n i", "i n nop k p", "n dong k p i", "nop k p i n", "tra k p n i", "n gui k p i",
            "k i n p",
        ),
        code_labels=("MST {}", "mst: {}", "MST{}", "{}", "(MST {})", "msthue {}", "so thue {}"),
        unit_labels=("ma BHXH {}", "ma dv {}", "{}", "MDVBHXH {}"),
        months=("T{m}/{y}", "thang {m}/{y}", "thang {m} nam {y}", "T{mm}-{y}", "{m}/{y}", "thang {mm}.{y}"),
        ranges=("T{a}-T{b}/{y}", "tu thang {a} toi thang {b} nam {y}", "T{aa}-{bb}/{y}", "thang {a}-{b}/{y}"),
        quarters=("quy {q}/{y}", "quy {r} nam {y}", "Q{r}/{y}", "quy {q}-{y}"),
        lists=(",", "+", "&"),
        empty=("chuyen tien", "ck", "gui tien", ".", "nop"),
        behalf=("nop dum {n}", "nop thay {n}", "dong dum cho {n}"),
        lead="CĐCS",
        union_short=("CD", "Cong doan", "BCH CD"),
        shared_out="Cap ve CDCS phan KPCD quy {q} nam {y} {n}",
        sent_up="Nop ve cap tren quy {q} nam {y} {n}",
    ),
)  # fmt: skip
