"""A wholesale market and the old Chinese quarter around it: goods of all kinds, households, coaches, printers, clinics."""

from bench.worlds.place import Own

from .place import Place, Voice

MARKET = Place(
    key="cho-dau-moi",
    year=2024,
    province=("LDLD-GT", "Liên đoàn Lao động thành phố Gia Tường"),
    district=("LDLD-Q7", "Liên đoàn Lao động quận Cầu Vựa"),
    union_code="CVCD{:03d}",
    employer_code="CVDN{:03d}",
    prefix="03",
    own=(
        Own("VietinBank", "110600099988", ((1, "efast"),), 58),
        Own("ACB", "229988810", ((1, "acb"),), 24),
        Own("MB", "0680109998887", ((2, "mb"),), 18),
    ),
    virtual="9417",
    communes=("Phường Vựa Trái", "Phường Cầu Sắt", "Phường Bà Lài", "Phường Tân Kiểng", "Phường Rạch Lò", "Phường Chợ Khuya"),
    payers_banks=("VTB", "ACB", "STB", "HDB", "MB", "OCB", "NAB", "VPB", "SHB", "LPB"),
    persons=(
        "Trần Bội Ngọc",
        "Lâm Chí Cường",
        "Quách Mỹ Dung",
        "La Tuyết Mai",
        "Hứa Vĩnh Phát",
        "Nguyễn Thị Bông",
        "Mạch Gia Huy",
        "Phù Thị Sen",
        "Cao Văn Đực",
        "Giang Bảo Trân",
    ),
    bodies="""\
TNHH|Trái cây ~Vựa Bảy Núi||u
TNHH|Nông sản ~Hiệp Ký|Hiep Ky Produce|u
CP|Kho lạnh ~Tân Kiểng||u
TNHH|Gia vị ~Ngũ Hương Viên||u
TNHH|Nước tương ~Nhị Thiên Hương||u
TNHH|Bánh trung thu ~Đại Phước Lầu||u
CP|Mì sợi ~Ba Con Hạc||u
TNHH|Lạp xưởng ~Mai Quế Đường||u
TNHH|Thuốc bắc ~Vạn An Hoà||u
CP|Đông Nam dược ~Thiên Thảo Linh||u
TNHH|Vải sợi ~Soái Kình Mới||u
TNHH|Phụ liệu May ~Nút Đồng||u
TNHH|Nhang ~Trầm Tử Vi||
TNHH|Vàng mã ~Phúc Lộc Toàn||
CP|In ~Hồng Bàng Quán||u
TNHH|Bao bì Giấy ~Cánh Bướm Xám||u
TNHH|Nhựa ~Chợ Khuya Đại Hưng||u
TNHH|Nhựa Gia dụng ~Thuận Phong Thái||u
TNHH|Đồ chơi ~Gấu Mập|Fat Bear Toys|
CP|Xe khách ~Hoà Bình Viễn||u
HTX|Vận tải ~Chành Xe Số Chín||u
HTX|Bốc xếp ~Vai Trần||u
HTX|Xe ba gác ~Rạch Lò||
TNHH|Giao nhận ~Tốc Mã||u
TNHH|Cân điện tử ~Quả Cân Bạc||u
CP|Chợ đầu mối ~Cầu Vựa||u
TNHH|~Tai Fung Trading|TAI FUNG TRADING|u
TNHH|~Cheng Yi Plastic Mould|CHENG YI PLASTIC MOULD|u
TNHH|~Sin Heng Foodstuff|SIN HENG FOODSTUFF|u
TNHH|~Daeyang Zipper Vina|DAEYANG ZIPPER VINA|u
TNHH|~Far East Umbrella|FAR EAST UMBRELLA|
CP|Thuỷ sản Khô ~Mực Một Nắng||u
TNHH|Trứng gia cầm ~Ba Lá||u
TNHH|Giá đỗ ~Mầm Trắng||
TNHH|Đậu hũ ~Cối Đá||
DNTN|Giày da ~Lý Thông Bửu||u
DNTN|Bảng hiệu ~Đèn Neon Tám||
DNTN|Hủ tiếu ~Nam Lợi Ký||
DNTN|Nhẫn cưới ~Kim Phượng Hoàng||
HKD|Sạp rau ~Chị Hai Lùn||
HKD|Sạp cá ~Dì Tư Ròm||
HKD|Chè ~Tám Khoẻ||
HKD|Vịt quay ~Vĩnh Nguyên Hưng||
HKD|Gạo ~Năm Xích||
HKD|Ổ khoá ~Chú Xồi||
CP|Y học Cổ truyền ~Bảo Sanh Các||u
|Phòng khám Đa khoa ~Phúc Kiến Đường||u
|Trường Mầm non ~Hoạ Mi Nhỏ||u
|Trường Mầm non ~Thỏ Ngọc||u
|Trường Tiểu học ~Lê Đình Khải||u
|Trường Trung học cơ sở ~Mạch Kiếm Phong||u
|Trường Trung học phổ thông ~Trần Khánh Dư Hai||u
|Trường Ngoại ngữ ~Hoa Ngữ Minh Đức||
|Ban Quản lý Chợ ~Bà Lài||u
|Bệnh viện ~quận Cầu Vựa||u
|Trung tâm Văn hoá ~quận Cầu Vựa||u
TNHH|Cà phê rang ~Vợt Đêm||u
TNHH|Hoá chất ~Khánh Tường Ba||u
TNHH|Bột giặt ~Bọt Xanh||u
CP|Điện lạnh ~Gió Bấc Sài||u
TNHH|Máy may ~Chân Vịt Sắt||u
TNHH|Kẹo dừa ~Bà Năm Hột||u
TNHH|Bún tươi ~Sợi Tơ||u
CP|Thu gom Rác ~Sạch Bóng Đêm||u
TNHH|Mỹ phẩm ~Sáp Ong Chúa|Queen Wax Cosmetics|u
TNHH|Tôn thép ~Phát Tài Lâm||u
TNHH|Khăn lông ~Bông Xù||u
""",
    fund=(
        "KPCĐ",
        "kinh phí công đoàn",
        "KPCĐ 2%",
        "đóng kinh phí công đoàn",
        "nộp KP công đoàn",
        "k.phí công đoàn",
        "đóng 2% KPCĐ",
        "CK kinh phí công đoàn",
        "TT KPCĐ",
    ),
    dues=("đoàn phí", "ĐPCĐ", "đoàn phí công đoàn", "đóng đoàn phí CĐ", "nộp 30% đoàn phí", "đoàn phí CĐCS"),
    both=("KPCĐ và ĐPCĐ", "kinh phí, đoàn phí công đoàn", "KPCĐ + đoàn phí"),
    hints=("tiền công đoàn", "đóng công đoàn", "phí công đoàn", "CD PHI"),
    templates=(
        "{n} đóng {k} {p}",
        "{n} {k} {p}",
        "{k} {p} cty {n}",
        "{n} CK {k} {p} MST {c}",
        "{c} {k} {p}",
        "{c} - {n} - {k} - {p}",
        "PC{x} {n} {k} {p}",
        "TT {k} {p} theo UNC {x} MST {c}",
        "{k} {p}; mã số thuế {c}; {n}",
        "({c}) {n} nộp {k} {p}",
        "{k} {c} {p}",
    ),
    months=("tháng {m}/{y}", "T{m}/{y}", "T{mm}/{y}", "T{m}-{y}", "thang{m}/{y}", "T.{m}/{y}", "tháng {mm}.{y}"),
    spans=("T{a}-{b}/{y}", "tháng {a} tới tháng {b}/{y}", "T{l}/{y}", "T{a} đến T{b} năm {y}", "{l}/{y}"),
    strangers=("Bình Điền Kho Phân", "Tàu Cuốc Long Xuyên Hạ", "Saigon Lacquer Thủ Thiêm", "Hương Cảng Dệt", "Nhà Máy Đường Sông Con"),
    voice=Voice("TRA KINH PHI CONG DOAN DE LAI CO SO Q{q}.{y} {n}", "CHUYEN KINH PHI LEN LDLD THANH PHO Q{q}.{y}"),
    marked=18,
    capitals=28,
    small=18,
    remains="telex",
)
