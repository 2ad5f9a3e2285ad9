"""A district around a reservoir: turbines, planted forest, cage fish, pulp and small co-operatives; clerks who write little."""

from bench.worlds.place import Own

from .place import Place, Voice

RESERVOIR = Place(
    key="long-ho-thuy-dien",
    year=2023,
    province=("LDLD-SG", "Liên đoàn Lao động tỉnh Sơn Giang"),
    district=("LDLD-HT", "Liên đoàn Lao động huyện Hồ Thượng"),
    union_code="CDHT{:03d}",
    employer_code="HT{:04d}",
    prefix="25",
    own=(
        Own("Agribank", "8305201099901", ((1, "agribank"),), 62),
        Own("BIDV", "65110009990018", ((1, "bidv"), (8, "mt940")), 38),
    ),
    virtual="",
    communes=("Thị trấn Đập Tràn", "Xã Nà Khoang", "Xã Bến Lội", "Xã Thung Mây", "Xã Hồ Thượng", "Xã Đá Dựng"),
    payers_banks=("AGR", "AGR", "BIDV", "LPB", "VBSP", "VTB", "MB", "VCB"),
    persons=(
        "Lường Thị Xoan",
        "Cầm Văn Thoả",
        "Quàng Thị Ín",
        "Nguyễn Đình Chắt",
        "Bạc Thị Hiền",
        "Hà Công Tự",
        "Đinh Thị Mến",
        "Xa Văn Lịch",
        "Bùi Thị Nhội",
        "Phùng Chòi Pết",
    ),
    bodies="""\
CP|Thuỷ điện ~Nà Khoang Thượng||u
CP|Thuỷ điện ~Thác Chín Bậc||u
TNHH|Vận hành Đập ~Khe Sâu||u
MTV|Lâm nghiệp ~Thung Mây||u
MTV|Lâm nghiệp ~Bến Lội||u
TNHH|Dăm gỗ Xuất khẩu ~Mỡ Bạch Đàn||u
TNHH|Viên nén Năng lượng ~Lửa Rừng|Forest Flame Pellet|u
CP|Giấy Đế ~Vầu Xanh||u
TNHH|Bột giấy ~Luồng Non||u
CP|Cá lồng ~Hồ Biếc||u
TNHH|Chế biến Cá tầm ~Nước Lạnh||u
HTX|Thuỷ sản ~Mái Chèo||u
HTX|Dược liệu ~Sa Nhân Tím||
HTX|Mật ong ~Hoa Bạc Hà Rừng||
HTX|Thổ cẩm ~Khung Cửi Nà Lộc||u
HTX|Vận tải thuỷ ~Lòng Hồ||u
HTX|Dịch vụ Nông nghiệp ~Đá Dựng||
TNHH|Du thuyền ~Sương Sớm|Morning Mist Cruise|u
TNHH|Khu nghỉ ~Đảo Trầm Tích||u
CP|Xây lắp Điện ~Cột Mốc||u
TNHH|Cơ khí Tua bin ~Bánh Xoáy||u
TNHH|Xi lanh Cửa van ~Trường Thuỷ||u
CP|Bê tông Đầm lăn ~Hai Vai||u
TNHH|Khai thác Cát sỏi ~Bãi Giữa||
TNHH|Gạch Không nung ~Tường Ấm||
CP|Cấp nước ~Đập Tràn||u
TNHH|Ván ép ~Keo Lai Thịnh|Keo Lai Plywood|u
TNHH|~Yongfeng Bamboo Products|YONGFENG BAMBOO PRODUCTS|u
TNHH|~Hansol Biomass Vina|HANSOL BIOMASS VINA|u
TNHH|~Guangsheng Chopstick|GUANGSHENG CHOPSTICK|u
TNHH|May ~Chỉ Hồng Vùng Hồ||u
CP|May Xuất khẩu ~Sông Thương Lưu||u
DNTN|Xăng dầu ~Cầu Treo||
DNTN|Vàng bạc ~Kim Cúc Sáu||
DNTN|Mộc ~Tạ Quý||
DNTN|Nhà hàng ~Cá Nướng Bà Tằm||
HKD|Tạp hoá ~Sáng Nhung||
HKD|Xưởng xẻ ~Ông Chương||
HKD|Đò dọc ~Anh Pảng||
HKD|Rượu sâu chít ~Già Phừ||
HKD|Bè cá ~Vợ Chồng Lả||
TNHH|Thức ăn Thuỷ sản ~Đạm Vàng||u
TNHH|Giống cây ~Mầm Sống Tây||
CP|Chè Shan ~Tán Cổ||u
TNHH|Tinh bột Dong ~Miến Trong||u
TNHH|Nhựa thông ~Hương Nhựa Lâm||u
CP|Vận tải Gỗ ~Mười Hai Bánh||u
TNHH|Điện mặt trời Nổi ~Tấm Gương|Mirror Floating Solar|
TNHH|Tư vấn Thuỷ văn ~Mực Nước||
|Trường Mầm non ~Nà Khoang||u
|Trường Mầm non ~Bến Lội||u
|Trường Tiểu học ~Thị trấn Đập Tràn||u
|Trường Phổ thông Dân tộc bán trú Tiểu học ~Thung Mây||u
|Trường Phổ thông Dân tộc bán trú Trung học cơ sở ~Đá Dựng||u
|Trường Trung học phổ thông ~Hồ Thượng||u
|Trung tâm Y tế ~huyện Hồ Thượng||u
|Hạt Kiểm lâm ~Hồ Thượng||u
|Ban Quản lý Rừng phòng hộ ~Lòng Chảo||u
|Ngân hàng Chính sách xã hội ~huyện Hồ Thượng||u
|Bưu điện ~huyện Hồ Thượng||u
|Điện lực ~Hồ Thượng||u
|Uỷ ban nhân dân xã ~Nà Khoang||u
|Uỷ ban nhân dân xã ~Thung Mây||u
|Quỹ Tín dụng nhân dân ~Đập Tràn||u
|Chi cục Thuế khu vực ~Hồ Thượng Nà Khoang||u
TNHH|Bảo dưỡng Đường dây ~Sứ Trắng||u
""",
    fund=(
        "KPCĐ",
        "kinh phí công đoàn",
        "KPCĐ 2%",
        "nộp kinh phí CĐ",
        "trích nộp KPCĐ 2%",
        "KP CĐ",
        "2% kinh phí công đoàn",
        "tiền KPCĐ",
        "kinh phí công đoàn của doanh nghiệp",
    ),
    dues=("đoàn phí", "đoàn phí công đoàn", "ĐPCĐ", "nộp đoàn phí CĐCS", "tiền đoàn phí công đoàn", "đoàn phí nộp cấp trên"),
    both=("KPCĐ và đoàn phí", "kinh phí + đoàn phí công đoàn", "nộp KPCĐ, ĐPCĐ"),
    hints=("tiền công đoàn", "nộp phí công đoàn", "các khoản công đoàn", "CĐ phí"),
    templates=(
        "{n} nộp {k} {p}",
        "{k} {p} {n}",
        "{n} {k} {p}",
        "{n} chuyển {k} {p} MST {c}",
        "{k} {n} {p} mst:{c}",
        "{c} nộp {k} {p}",
        "UNC {x} {n} nộp {k} {p} {c}",
        "{n}; {c}; {k}; {p}",
        "Đơn vị {n} mã {c} nộp {k} {p}",
        "{k} {c}",
        "Nộp {k} {p} ({c})",
    ),
    months=("tháng {m}/{y}", "T{m}/{y}", "T{m}", "tháng {m}", "tháng {mm} năm {y}", "T{mm}.{yy}", "thg {m}/{y}"),
    spans=("từ T{a} đến T{b}/{y}", "T{a} - T{b}/{y}", "tháng {l}/{y}", "{a}-{b}/{y}", "các tháng {l} năm {y}"),
    strangers=("Phong Điện Hướng Tân", "Thép Gò Đầm", "Chăn nuôi Mộc Lung", "Đá Vôi Ninh Cốc", "Than Uông Thượng"),
    voice=Voice("Cap lai kinh phi cong doan quy {q}/{y} cho {n}", "Nop nghia vu len cap tren quy {q} nam {y}"),
    marked=22,
    capitals=20,
    small=26,
    remains="vni",
)
