"""A university city: schools of every sort, clinics, young firms with English names, shops, and bookkeepers who pay for many."""

from bench.worlds.place import Own

from .town import Kind, Town, Words

WORDS = Words(
    fund=(
        "{n} thanh toán kinh phí công đoàn {p} {i}", "{i} - {n} - KPCĐ {p}", "Kinh phí Công đoàn {p} - {n} ({i})", "{n} CK KPCĐ {p}, {i}",
        "Thanh toán KPCĐ 2% quỹ lương {p} {n} {i}", "{i} {n} nop kinh phi cong doan {p}", "KPCD {p} {n} {i}", "{n}: 2% KPCĐ {p}; {i}",
        "Payment trade union fee 2% KPCD {p} {n} {i}",
    ),
    dues=(
        "{n} nộp đoàn phí công đoàn {p} {i}", "Đoàn phí CĐ {p} - {n} {i}", "{i} {n} chuyển đoàn phí {p}",
        "{n} trích nộp đoàn phí {p} về LĐLĐ {i}",
        "DPCD {p} {n} {i}",
    ),
    both=("{n} thanh toán KPCĐ và đoàn phí công đoàn {p} {i}", "{i} {n} nộp KPCĐ, ĐPCĐ {p}", "Kinh phí CĐ & đoàn phí {p} - {n} {i}"),
    vague=("{n} nộp phí công đoàn {p} {i}", "Trade union fee {p} {n} {i}", "{i} công đoàn phí {p} {n}"),
    empty=("Thanh toan", "chuyen khoan", "TT", "Payment", "CT", "chuyen tien noi bo"),
    behalf=(
        "Nộp hộ khách hàng {n} {i} KPCĐ {p}", "KPCĐ {p} của {n} {i} (nộp thay)", "Thanh toán hộ {n} {i} kinh phí công đoàn {p}",
    ),
    month=("tháng {m:02}/{y}", "T{m:02}/{y}", "{m:02}-{y}", "tháng {m} năm {y}", "T{m}.{y}", "thang {m:02}{y}"),
    span=("tháng {a}-{b}/{y}", "T{a:02}-T{b:02}.{y}", "từ tháng {a} tới tháng {b} năm {y}", "các tháng {a} đến {b}/{y}"),
    quarter=("quý {r} năm {y}", "Q{q}/{y}", "quý {q}.{y}", "Quý {r}-{y}"),
    tax_code=("MST {}", "MST: {}", "Mã số thuế {}", "{}", "tax code {}"),
    si_code=("mã đơn vị {}", "MĐV BHXH {}", "Mã BHXH: {}"),
    union_code=("Mã CĐCS {}", "{}", "mã đv {}"),
    union=("Công đoàn {n}", "CĐCS {n}", "CĐ {n}", "Công đoàn cơ sở {n}"),
    shared_out="LĐLĐ thành phố cấp kinh phí CĐCS quý {q} năm {y} - {n}",
    sent_up="Nộp cấp trên quý {q} năm {y} - {n}",
    brief=(
        ("Đại học", "ĐH"), ("Cao đẳng", "CĐ"), ("Trung tâm", "TT"), ("Công nghệ", "CN"), ("Phát triển", "PT"), ("Giáo dục", "GD"),
        ("Mầm non", "MN"), ("Tiểu học", "TH"), ("Trung học phổ thông", "THPT"), ("Bệnh viện", "BV"), ("Quốc tế", "QT"),
        ("Hộ kinh doanh", "HKD"),
    ),
    contact=(" LH {}", " - Hotline {}", " tel {}"),
)  # fmt: skip

CAMPUS = Town(
    key="dai-hoc",
    year=2024,
    province=("LDLD-DHC", "Liên đoàn Lao động tỉnh Đông Hà Châu"),
    district=("LDLD-NH", "Liên đoàn Lao động thành phố Nguyệt Hồ"),
    union_code="NH{:04d}",
    employer_code="DN-{:04d}",
    prefix="59",
    own=(
        Own("Vietcombank", "0999100022334", ((1, "vietcombank"), (8, "camt")), 0),
        Own("Techcombank", "19990008866554", ((1, "techcombank"),), 30),
        Own("MB", "9999000771188", ((3, "mb"),), 20),
        Own("VietinBank", "107999004412", ((5, "efast"),), 16),
    ),
    virtual_prefix="NHV",
    communes=("Phường Trường Thi Mới", "Phường Bút Tháp", "Phường Nghiên Hồ", "Phường Đông Kinh Xanh", "Xã Thư Viên"),
    kinds=(
        Kind("Trường", ("Truong", "TRUONG", "Trường"), "giao_duc", "tu_nhan", (30, 180), 8, (
            "Đại học Nguyệt Hồ", "Cao đẳng Công nghệ Nguyệt Hồ", "Cao đẳng Y Dược Bút Tháp", "Đại học Kinh tế Đông Kinh",
            "Cao đẳng Du lịch Đông Hà", "Trung học phổ thông Bút Tháp", "Tiểu học Quốc tế Cầu Kiều", "Trung học phổ thông Nguyệt Hồ",
        )),
        Kind("Trường Mầm non", ("Truong MN", "MN", "Mam non"), "giao_duc", "tu_nhan", (9, 32), 6, (
            "Tuổi Ngọc Bút Tháp", "Happy Bee", "Gấu Trúc Xanh", "Little Oaks", "Mây Hồng", "Kim Đồng Nhỏ", "Mây Trắng",
        )),
        Kind("Công ty Cổ phần", ("CTCP", "Cty CP", "CÔNG TY CP", "Cong ty Co phan"), "cong_nghe", "tu_nhan", (12, 140), 9, (
            "Codeway Việt Nam", "Công nghệ Lumitech", "Giáo dục Edulab", "Phần mềm Thiên Cầm", "Datanest", "Công nghệ Giáo dục Học Vui",
            "In và Xuất bản Nghiên Hồ", "Phát triển Ký túc xá Xanh", "Dược phẩm Bút Tháp", "Edulab Quốc tế", "Robotics Trạng Nguyên",
            "Thiết bị Trường học Tân Khoa", "Sách Tân Khoa",
        )),
        Kind("Công ty TNHH", ("Cty TNHH", "CTY TNHH", "CT TNHH", "CÔNG TY TNHH"), "dich_vu", "tu_nhan", (5, 48), 7, (
            "Trà sữa Mây Lang Thang", "Coffee Nhà Sàn", "Pixel & Pen", "Thực phẩm Căng tin Sinh viên", "Nhà sách Văn Khoa",
            "Photocopy Ánh Dương",
            "Luật Minh Triết", "Kiểm toán Thước Vàng", "Dịch vụ Kế toán Tâm Việt", "Xe đạp Công cộng Nguyệt Hồ", "Pixel Pen",
            "Nội thất Học đường An Nhi", "Phòng khám Đa khoa Tâm Đức", "Nha khoa Nụ Cười Trẻ", "Du học Cánh Buồm", "Tâm Việt",
        )),
        Kind("Công ty TNHH MTV", ("Cty TNHH MTV", "CTY TNHH MOT THANH VIEN", "CT TNHH 1TV"), "dich_vu", "tu_nhan", (4, 30), 2, (
            "Vệ sinh Giảng đường Sạch", "Datanest Cloud", "Bảo vệ Kinh Thành", "Gia sư Văn Khoa", "An Nhi Decor",
        )),
        Kind("Trung tâm", ("TT", "Trung tam", "TTNN"), "giao_duc", "tu_nhan", (5, 26), 4, (
            "Ngoại ngữ Oxbridge House", "Tin học Sao Khuê", "Ngoại ngữ Sakura Nghiên Hồ", "Kỹ năng sống Hạt Mầm", "Ngoại ngữ Apple Tree",
            "Bồi dưỡng Văn hóa 9 Cộng",
        )),
        Kind("Bệnh viện", ("BV", "Benh vien"), "y_te", "tu_nhan", (60, 170), 3, ("Đa khoa Nguyệt Hồ", "Mắt Đông Kinh",
            "Phụ sản Tâm An")),
        Kind("", ("",), "su_nghiep", "nha_nuoc", (12, 60), 8, (
            "Viện Nghiên cứu Văn hóa Đông Hà", "Thư viện Khoa học Nguyệt Hồ", "Bảo tàng Khoa bảng", "Nhà xuất bản Đại học Đông Hà",
            "Trung tâm Giáo dục thường xuyên Nguyệt Hồ", "Ban Quản lý Làng Đại học", "Nhà hát Tuổi trẻ Nguyệt Hồ", "Viện Kỹ thuật Số 2",
        )),
        Kind("Hộ kinh doanh", ("HKD", "Ho kinh doanh"), "ho_kinh_doanh", "tu_nhan", (3, 8), 0, (
            "Nguyễn Khoa Đăng", "Tôn Nữ Diệu Hiền", "Bún bò Cô Lý", "Trần Quốc Vỹ", "Homestay Gác Sách",
        )),
    ),
    voice=WORDS,
    lead="Công đoàn",
    families=("Nguyễn", "Tôn Nữ", "Trần", "Hồ", "Phan", "Lê", "Đinh", "Võ", "Cao", "Châu"),
    givens=("Diệu Linh", "Quang Huy", "Thanh Tịnh", "Bảo Trân", "Nhật Minh", "Thị Thúy Nga", "Khánh Vy", "Đình Phúc", "Hoài An"),
    banks=("VCB", "TCB", "ACB", "MB", "TPB", "VIB", "BIDV", "STB", "HSBC"),
    branch=("Cơ sở {k} - {n}", "CS{k} {n}"),
    holding="Công ty Cổ phần Tập đoàn Giáo dục Kinh Kỳ",
    office="Phòng Giáo dục và Đào tạo thành phố Nguyệt Hồ",
    service="Công ty TNHH Tư vấn Thuế Bàn Tính",
    old_names=("Phần mềm Cửu Long Sơn {}", "Học viện Bước Nhỏ {}", "Thương hiệu Lá Phong {}"),
    strangers=("Giáo dục Hồ Gươm Vàng", "Phim trường Số 8", "Codeway Sài Thành", "Nha khoa Bình Minh Đỏ", "Kiến trúc Lục Bình",
        "Oxbridge Hải Tần"),
    other_money=(
        "{n} ủng hộ quỹ khuyến học tháng {m}", "Học phí lớp bồi dưỡng cán bộ {n}", "{n} tài trợ hội thao CNVC 2024",
        "Tiền thuê hội trường tháng {m} {n}",
        "Đoàn phí TNCS Hồ Chí Minh tháng {m} - {n}", "{n} thanh toán hóa đơn 000{m}127", "Đảng phí chi bộ {n} quý 2/2024",
        "{n} nộp hội phí cựu sinh viên", "Ủng hộ Tết sum vầy công đoàn - {n}", "Lệ phí thi công chức {n}",
    ),
    pay=(6_100_000, 13_500_000),
    each=(60_000, 130_000),
    manners={
        "tax_name": 30, "tax": 8, "account_name": 16, "account": 8, "si": 4, "spaced": 3, "wrong_digit": 4, "name": 8, "empty": 3, "cut": 4,
        "nothing": 3, "reference": 7, "near_reference": 2, "virtual": 3, "person": 4, "vague": 5, "by_union": 2, "initials": 3,
    },
    dues_manners={"account_name": 38, "account": 14, "code": 14, "treasurer": 14, "treasurer_code": 6, "empty": 3, "nothing": 3,
        "employer": 6, "reference": 4},
    capitals=18,
    small=10,
    marked=38,
)  # fmt: skip
