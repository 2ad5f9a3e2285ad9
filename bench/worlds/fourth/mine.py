"""A mining town: numbered sites of a few big companies, contractors, lorry cooperatives; one name differs from the next by a digit."""

from bench.worlds.place import Own

from .town import Kind, Town, Words

WORDS = Words(
    fund=(
        "{n} nộp KPCĐ {p} {i}", "{n} nop 2% kinh phi cong doan {p} {i}", "KINH PHÍ CÔNG ĐOÀN {p} {n} {i}", "{i} {n} KPCĐ {p}",
        "KPCĐ {p} ĐV {n} {i}", "{n} - trả KPCĐ {p} - {i}", "UNC nộp KPCĐ {p} {n} {i}", "Nộp K P C Đ {p} {n} {i}",
        "{n} chuyển trả kinh phí CĐ {p} theo thông báo {i}",
    ),
    dues=(
        "{n} nộp đoàn phí {p} {i}", "ĐOÀN PHÍ CÔNG ĐOÀN {p} {n} {i}", "{n} nộp ĐPCĐ {p} {i}", "{i} {n} trích 30% đoàn phí {p}",
        "Đ.phí CĐ {p} {n} {i}",
    ),
    both=("{n} nộp KPCĐ + đoàn phí {p} {i}", "UNC KPCĐ và ĐPCĐ {p} {n} {i}", "{i} {n} nộp kinh phí, đoàn phí CĐ {p}"),
    vague=("{n} nộp tiền CĐ {p} {i}", "{n} nộp phí công đoàn {p} {i}", "Nộp công đoàn {p} {n} {i}"),
    empty=("UNC", "NỘP TIỀN", "CK", "TRẢ NỢ", "CHUYỂN TIỀN", "TT"),
    behalf=("nộp thay {n} {i} KPCĐ {p}", "{i} KPCĐ {p} nộp cho {n} (Cty mẹ nộp thay)", "Trích lương thợ {n} {i}, nộp thay KPCĐ {p}"),
    month=("T{m}-{y}", "tháng {m}-{y}", "T{m}/{s}", "tháng {m:02} năm {y}", "T.{m}/{y}", "kỳ {m:02}/{y}"),
    span=("T{a}-{b}/{y}", "tháng {a} - {b}/{y}", "T{a} đến T{b}/{y}", "từ {a}/{y} đến {b}/{y}"),
    quarter=("QUÝ {r}/{y}", "Q{r}-{y}", "quý {q}/{s}", "Quý {r} năm {y}"),
    tax_code=("MST{}", "MST {}", "M.S.T {}", "{}", "mst: {}"),
    si_code=("MA BH {}", "mã BHXH {}", "BHXH: {}"),
    union_code=("{}", "mã CĐ {}", "(mã {})"),
    union=("CĐCS {n}", "C.đoàn {n}", "CĐ {n}", "Công đoàn {n}"),
    shared_out="Chuyển kinh phí công đoàn cơ sở quý {q}-{y} {n}",
    sent_up="Nộp kinh phí cấp trên quý {q}-{y} {n}",
    brief=(
        ("Xí nghiệp", "XN"), ("Phân xưởng", "PX"), ("Khai thác", "KT"), ("Xây dựng", "XD"), ("Thương mại", "TM"), ("Dịch vụ", "DV"),
        ("Cơ khí", "CK"), ("Vận tải", "VT"), ("Khoáng sản", "KS"), ("Tiểu học", "TH"), ("Trung học cơ sở", "THCS"), ("Mầm non", "MN"),
        ("Hộ kinh doanh", "HKD"),
    ),
    contact=(" DT {}", " - dd {}", " sdt{}"),
)  # fmt: skip

MINE = Town(
    key="vung-mo",
    year=2024,
    province=("LDLD-QM", "Liên đoàn Lao động tỉnh Quảng Mạo"),
    district=("LDLD-HT", "Liên đoàn Lao động thị xã Hòn Than"),
    union_code="CS-{:03d}-HT",
    employer_code="HT{:04d}",
    prefix="57",
    own=(
        Own("BIDV", "44199900012233", ((1, "bidv"),), 0),
        Own("ACB", "9995000661", ((1, "acb"),), 24),
        Own("VietinBank", "114999007755", ((1, "mt940"), (6, "efast")), 34),
    ),
    virtual_prefix="HT99",
    communes=("Phường Hòn Than", "Phường Vỉa Bảy", "Phường Bến Rót", "Xã Khe Sỏi", "Xã Đèo Moong"),
    kinds=(
        Kind("Công ty Cổ phần", ("CTCP", "Cty CP", "C.TY CP", "CTY CO PHAN"), "khai_khoang", "co_von_nha_nuoc", (70, 320), 9, (
            "Than Hòn Than", "Than Vỉa Bảy", "Tuyển than Bến Rót", "Cơ khí Mỏ Quảng Mạo", "Khai thác Khoáng sản 86",
            "Khai thác Khoáng sản 68",
            "Địa chất Mỏ Khe Sỏi", "Xây dựng Mỏ 5", "Vật liệu nổ Đèo Moong", "Kho vận Bến Rót", "Thoát nước Mỏ Sâu",
        )),
        Kind("Công ty TNHH MTV", ("CTY TNHH MTV", "Cty TNHH 1TV", "C.TY TNHH MTV"), "khai_khoang", "co_von_nha_nuoc", (40, 210), 6, (
            "Khai thác Đá số 5", "Khai thác Đá số 6", "Môi trường Mỏ Xanh", "Điện lực Hòn Than 2", "Chế biến Bô xít Khe Sỏi",
            "Cấp nước Vỉa Bảy",
            "Khai thác Đá số 15",
        )),
        Kind("Công ty TNHH", ("CTY TNHH", "CT TNHH", "Cty TNHH", "CTY T.N.H.H"), "xay_dung", "tu_nhan", (7, 80), 9, (
            "Vận tải Bình Minh 1", "Vận tải Bình Minh 2", "Khoan nổ Trường Sơn Đá", "Xây dựng Tiến Lực", "Cơ khí Hàn Điện Quyết Tiến",
            "Suất ăn Ca Ba",
            "Bảo hộ Lao động Thợ Lò", "Cho thuê Máy xúc Đại Lực", "Vận tải Thành Công QM", "Lốp xe Mỏ Hùng Dũng", "Xây dựng Tiến Lực Phát",
            "Thương mại Bốc xúc Hùng Dũng", "Dầu nhờn Tây Khai", "Sàng tuyển Kim Cương Đen", "Xây lắp Đường lò 20", "Xây lắp Đường lò 21",
            "Thương mại Thanh Hà Mỏ", "Dịch vụ Kế toán Thợ Mỏ",
        )),
        Kind("Xí nghiệp", ("XN", "Xi nghiep", "XNghiep"), "khai_khoang", "co_von_nha_nuoc", (25, 90), 5, (
            "Khai thác Lò 1", "Khai thác Lò 3", "Than 397", "Than 379", "Sửa chữa Ô tô Bến Rót",
        )),
        Kind("Hợp tác xã", ("HTX", "Hop tac xa"), "van_tai", "tap_the", (8, 40), 2, ("Xe ben Đoàn Kết", "Xe ben Đoàn Kết 2",
            "Vận tải Thống Nhất Mỏ")),
        Kind("Doanh nghiệp tư nhân", ("DNTN", "DN TN"), "xay_dung", "tu_nhan", (4, 18), 1, ("Hòa Lưu", "Sắt thép Vỉa Bảy", "Gara Bảy Đen")),
        Kind("Trường", ("Truong", "TRUONG", "TR"), "giao_duc", "nha_nuoc", (15, 44), 8, (
            "Tiểu học Hòn Than", "Tiểu học Vỉa Bảy", "Trung học cơ sở Bến Rót", "Mầm non Than Xanh", "Mầm non Bến Rót",
            "Trung học cơ sở Khe Sỏi",
            "Tiểu học Đèo Moong", "Tiểu học Bến Rót",
        )),
        Kind("", ("",), "hanh_chinh", "nha_nuoc", (10, 46), 6, (
            "Ủy ban nhân dân phường Hòn Than", "Ủy ban nhân dân phường Bến Rót", "Trung tâm Y tế Hòn Than", "Ban Quản lý Cụm mỏ Khe Sỏi",
            "Trạm Cấp cứu mỏ Vỉa Bảy", "Ủy ban nhân dân xã Khe Sỏi",
        )),
        Kind("Hộ kinh doanh", ("HKD", "Ho KD"), "ho_kinh_doanh", "tu_nhan", (3, 7), 0, ("Phạm Văn Cột", "Vũ Thị Na", "Cơm bụi Cô Sáu",
            "Bùi Văn Đá")),
    ),
    voice=WORDS,
    lead="CĐCS",
    families=("Phạm", "Vũ", "Bùi", "Đoàn", "Nguyễn", "Khúc", "Tô", "Đào", "Ngô", "Mạc"),
    givens=("Văn Thợ", "Thị Xuyến", "Đức Lò", "Thị Hạnh", "Mạnh Hùng", "Thị Bích Đào", "Văn Toán", "Quang Sáng", "Thị Nhàn"),
    banks=("BIDV", "VTB", "VCB", "AGR", "MB", "SHB", "ACB", "SEAB"),
    branch=("Chi nhánh số {k} {n}", "CN{k} {n}"),
    holding="Tổng công ty Mỏ Địa chất Quảng Mạo",
    office="Phòng Giáo dục và Đào tạo thị xã Hòn Than",
    service="Công ty TNHH Đại lý Thuế Ánh Mỏ",
    old_names=("Khai thác Mỏ 19-{}", "Xây lắp Đồng Lực {}", "Than Bắc Khe {}"),
    strangers=("Than Đông Bắc Cũ", "Khai thác Đá số 25", "Xây dựng Cầu Đất", "Thép Vạn Điểm Sơn", "Vận tải Bình Minh 7",
        "Đóng tàu Cửa Lục Xanh"),
    other_money=(
        "{n} ủng hộ bão lũ Yagi", "{n} nộp đảng phí T{m}", "{n} trả tiền thuê đất bãi thải tháng {m}", "{n} nộp quỹ xã hội CNVCLĐ T{m}",
        "Đoàn phí Đoàn thanh niên {n} T{m}", "{n} TT tiền nước công nghiệp tháng {m}", "{n} ủng hộ quỹ mái ấm công đoàn",
        "Phí bảo vệ môi trường KS T{m} {n}",
        "{n} TT sàng tuyển công đoạn 3 T{m}", "{n} nộp quỹ phòng chống thiên tai 2024",
    ),
    pay=(6_800_000, 12_200_000),
    each=(62_000, 118_000),
    manners={
        "tax_name": 25, "tax": 10, "account_name": 17, "account": 10, "si": 5, "spaced": 5, "wrong_digit": 5, "name": 7, "empty": 3,
        "cut": 4,
        "nothing": 3, "reference": 5, "near_reference": 2, "virtual": 3, "person": 3, "vague": 4, "by_union": 2, "initials": 3,
    },
    dues_manners={"account_name": 36, "account": 18, "code": 14, "treasurer": 14, "treasurer_code": 6, "empty": 3, "nothing": 3,
        "employer": 4, "reference": 3},
    capitals=46,
    small=8,
    marked=10,
)  # fmt: skip
