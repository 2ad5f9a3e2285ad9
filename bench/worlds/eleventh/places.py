"""Three places: a town of garments, a ring road of car works, a coast of wind farms."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own


def bodies(text: str) -> str:
    """Return one body a line from lines of `form marks | trade | name, name = foreign name, …`; `*` before a name: a union stands."""
    found = []
    for line in text.strip().splitlines():
        form, trade, names = (part.strip() for part in line.split("|"))
        for name in names.split(", "):
            own, _, english = name.removeprefix("*").partition(" = ")
            whole = f"{trade} {own}" if form == "P" else f"{trade} ~ {own}"
            found.append(f"{form} | {whole} | {english} | {'u' if name.startswith('*') else ''}")
    return "\n".join(found)


GARMENTS = Place(
    key="thi-xa-may-det",
    year=2024,
    province=("LDLD-HN", "Liên đoàn Lao động tỉnh Hoài Nam"),
    district=("LDLD-TL", "Liên đoàn Lao động thị xã Tơ Lụa"),
    union_code="CTL",
    employer_code="TLU",
    prefix="06",
    own=(
        Own("Vietcombank", "0901000412768", ((1, "vietcombank"), (8, "camt")), 64),
        Own("ACB", "31744150926", ((1, "acb"),), 36),
    ),
    virtual="",
    communes=("Kỳ Lừa", "Bến Tằm", "Vạn Lụa", "Đò Quan", "Hàng Sũ", "Yên Cửi"),
    payers_banks=("VCB", "ACB", "BIDV", "VTB", "TCB", "SHB", "MB"),
    persons=(
        "Lê Quý Tư", "Ngô Thị Hoài Thương", "Phùng Bích Đào", "Trịnh Xuân Quỳnh", "Khúc Thị Là", "Vương Đình Khải", "Mai Thị Ngần",
        "Doãn Thế Vinh", "Tạ Kim Oanh", "Lã Thu Huyền",
    ),
    bodies=bodies(
        """
        T | May xuất khẩu | *Hồng Thịnh, *Cát Tường, Lam Giang, *Bảo Trâm, Ngọc Diễm, *Tiến Vượng
        T | Thêu vi tính | Thảo Nguyên, *Kim Tuyến, Đức Độ
        T | Giặt mài công nghiệp | *Thanh Tẩy, Nước Ngọt, Hải Triều
        T | Phụ liệu may | Cúc Áo Việt, *Khóa Kéo Đông Á, Ren Sài Thành, Chun Gia Lợi
        T | In hoa vải | Sắc Màu, *Hoàng Cung
        T | Thương mại và Dịch vụ Thời trang | *Áo Dài Tố Nga, Mốt Trẻ, Duyên Dáng, Đầm Bầu Mẹ Gấu
        T | Sản xuất Chăn ga gối | *Giấc Nồng, Bông Lau, Êm Ái
        C | Dệt kim | *Phong Phú Hưng, *Đông Xuân Bắc, Tường Long
        C | Sợi | *Thiên Nam Hà, *Vĩnh Bảo Tín
        C | Nhuộm hoàn tất | *Trung Quy, Bích Thủy
        C | Đầu tư và Xuất nhập khẩu | *Tơ Tằm Nam Sách, Hà Bình Khang
        C | Bao bì dệt | *Thuận Hòa Phát, Liên Kết Xanh
        F | Dệt may | *Hanjoo Vina = Hanjoo Textile, *Youngtex Việt Nam = Youngtex Garment, *Smart Sewing = Smart Shirts Sewing
        F | Phụ kiện thời trang | *Prime Button = Prime Button Accessories, Luen Fat = Luen Fat Trims
        F | Giày thể thao | *Silverstep = Silverstep Sport Shoes
        M | Quản lý Công trình đô thị | *Sông Vị
        M | Cấp nước sạch | *Bái Thượng
        D | Vải sợi | Tám Tám, Bà Chánh, Phượng Tơ
        D | Cơ khí máy may | Hai Tính, Công Trứ
        X | Dệt lụa | *Làng Cổ Chất, Vạn Phẩm
        X | Thêu ren | Văn Lâm Thủy
        H | May gia công | Chị Nhàn, Ông Đoài, Cô Mận, Anh Toản, Bà Phấn, Chị Lụa, Bác Hiển
        H | Thu mua vải vụn | Tư Cẩn, Năm Sự
        P | | *Trường Mầm non Dâu Tằm, *Trường Tiểu học Lương Thế Trực, *Trường Trung học cơ sở Đò Quan Hạ
        P | | *Trường Trung học phổ thông Trần Bích San
        P | | *Trung tâm Y tế thị xã Tơ Lụa, Ban Quản lý chợ Vải Cũ, *Trường Trung cấp nghề Dệt May Hoài Nam
        """
    ),
    fund=(
        "KPCĐ", "kinh phí công đoàn", "KPCĐ 2%", "2% KPCĐ", "kinh phí CĐ 2%", "KP công đoàn", "tiền KPCĐ",
        "kinh phí công đoàn 2% quỹ lương",
        "KPCĐ theo quỹ lương BHXH", "K.P.C.Đ",
    ),
    dues=(
        "đoàn phí công đoàn", "ĐPCĐ", "đoàn phí CĐ", "đoàn phí công đoàn 1%", "đoàn phí CĐ nộp cấp trên", "30% đoàn phí công đoàn",
        "tiền đoàn phí CĐ", "DPCĐ",
    ),
    both=("KPCĐ + ĐPCĐ", "kinh phí và đoàn phí công đoàn", "KPCĐ 2% & đoàn phí CĐ", "KPCĐ, ĐPCĐ"),
    hints=("phí công đoàn", "trích nộp công đoàn cấp trên", "2% quỹ lương", "tiền công đoàn"),
    templates=(
        " {n}¦{k} {p}¦{c}", " {n}¦nộp {k} {p}¦{c}", "-{c}¦{n}¦{k} {p}", " TT {k} {p}¦{n}¦{c}", ",{k} {p}¦{n}¦{c}", " {c}¦{k}¦{p}¦{n}",
        " UNC {x}¦{n}¦chi nộp {k} {p}¦{c}", ".{n}¦{c}¦{k} {p}", " {p}¦{k}¦{n}¦{c}", " {n}¦({c})¦chuyển {k} {p}",
    ),
    months=(
        "tháng {m}/{y}", "T{m}/{y}", "T{mm}/{y}", "tháng {mm}.{y}", "T{m}.{yy}", "tháng {mm} năm {y}", "kỳ {mm}/{y}", "T{m}-{y}", "T{m}",
        "kỳ lương tháng {m}/{y}", "{mm}/{y}", "thg {m}/{y}",
    ),
    spans=("T{a}-T{b}/{y}", "từ tháng {a} đến tháng {b}/{y}", "tháng {a} -> {b}/{y}", "T{a} đến T{b} năm {y}"),
    strangers=(
        "Dệt May Sơn Nam Hạ", "Hạ tầng Làng nghề Hoài Nam", "Thêu Quất Động Hưng", "May Phù Ủng", "Sợi Bông Tây Vực", "Nhuộm Chàm Mẫn Xá",
        "Lụa Mã Châu Kỳ", "Len Đan Tiên Lữ", "Thổ Cẩm Quỳ Hợp Lan",
    ),
    voice=Voice("Cap 75% KPCD quy {q}.{y} cho {n}", "Nop nghia vu cap tren quy {q}.{y} {n}"),
    marked=20,
    capitals=26,
    small=18,
    remains="telex",
)  # fmt: skip

MOTORS = Place(
    key="vanh-dai-o-to",
    year=2024,
    province=("LDLD-KT", "Liên đoàn Lao động thành phố Kinh Thượng"),
    district=("LDLD-VD", "Liên đoàn Lao động huyện Vành Đai"),
    union_code="CVD",
    employer_code="VDA",
    prefix="01",
    own=(
        Own("VietinBank", "118002746351", ((1, "efast"),), 60),
        Own("MB", "0680335127904", ((1, "mb"),), 40),
    ),
    virtual="9381",
    communes=("Cầu Vượt", "Nút Bốn", "Đồng Xe", "Phú Trạm", "Gò Kho"),
    payers_banks=("VTB", "MB", "TCB", "VPB", "VCB", "HSBC", "MUFG", "BIDV"),
    persons=(
        "Nguyễn Quý Ba", "Đặng Thùy Dương", "Hoàng Minh Tháng", "Bùi Công Đoàn", "Lưu Ánh Tuyết", "Đỗ Trọng Nghĩa", "Hà Thị Thu Phí",
        "Phan Nhật Lệ", "Cao Bá Hưng", "Quách Tĩnh Nhi",
    ),
    bodies=bodies(
        """
        T | Khuôn mẫu chính xác | *Tân Kỷ Nguyên, *Việt Đức Hải, Thép Già, Bách Xảo
        T | Nhựa kỹ thuật | *An Phú Sơn, Duy Khánh, *Cường Thịnh Vượng
        T | Vận tải và Giao nhận | *Bánh Xe Vàng, Đường Trường, *Hỏa Tốc, Lạc Hồng Lộ
        T | Kho vận | *Gỗ Pallet Xanh, Tám Cửa, *Mê Linh Hub
        T | Sản xuất Dây điện ô tô | *Ánh Chớp, Điện Lực Trẻ
        T | Sơn tĩnh điện | *Bình Minh Sắc, Phủ Bóng
        T | Dịch vụ Bảo vệ | *Chim Ưng Biển, Thành Trì Số
        T | Thương mại Phụ tùng | *Bugi Nhật Quang, Má Phanh, Lọc Gió Đại Dương
        T | Suất ăn công nghiệp | *Bếp Mẹ Nấu, Cơm Niêu Kinh Thượng
        C | Ô tô | *Trường Sơn Đông, *Cửu Long Giang
        C | Cơ khí và Xây dựng | *Lắp Máy Hai Mốt, Thăng Tiến Sinh
        C | Lốp cao su | *Sao Bắc Đẩu, Vạn Dặm
        C | Đầu tư Hạ tầng | *Trục Tây, Cổng Nam Thành
        F | Phụ tùng ô tô | *Nagatomi Việt Nam = Nagatomi Auto Parts, *Sekiwa Hà Thành = Sekiwa Seats, *Daesung Motors = Daesung Motor Works
        F | Linh kiện điện tử | *Kaneshiro = Kaneshiro Electronics, *Woojin Tech = Woojin Precision Tech, Minghui = Minghui Circuit
        F | Logistics | *Blue Lantern = Blue Lantern Forwarding, *Nordkai = Nordkai Warehousing
        F | Hệ thống phanh | *Autobremse = Autobremse Systems
        M | Vận hành Đường vành đai | *Số Bốn Kinh Thượng
        M | Xe buýt nhanh | *Liên Tỉnh Bắc
        D | Rửa xe và Sửa chữa | Quyết Chiến, Hai Càng
        D | Cân điện tử | Chuẩn Xác Hòa
        X | Vận tải | *Thống Nhất Đỏ, Ba Gác Mười
        H | Sửa lốp | Ông Bính, Anh Cẩm, Chú Lâm, Cậu Sơn
        H | Quán cơm xe tải | Cô Thắm, Bà Tịnh, Chị Hường
        P | | *Trường Mầm non Ngã Tư Sớm, *Trường Tiểu học Đồng Xe A, *Trường Trung học cơ sở Phan Kế Toại
        P | | *Trung tâm Đăng kiểm Nút Bốn, *Trường Cao đẳng Cơ điện Kinh Thượng, Đội Thanh tra giao thông Vành Đai
        """
    ),
    fund=(
        "KPCĐ", "KPCĐ 2%", "kinh phí công đoàn", "kinh phí CĐ", "KP CĐ 2%", "2% kinh phí công đoàn", "trade union fund 2%",
        "kinh phí công đoàn 2%",
        "tiền kinh phí công đoàn", "trích nộp KPCĐ",
    ),
    dues=(
        "đoàn phí", "đoàn phí công đoàn", "ĐPCĐ", "đoàn phí CĐ", "đoàn phí 1%", "đoàn phí công đoàn trích nộp cấp trên", "ĐP công đoàn",
    ),
    both=("KPCĐ và ĐPCĐ", "kinh phí công đoàn và đoàn phí", "2% KPCĐ + 1% đoàn phí CĐ", "KPCĐ/ĐPCĐ"),
    hints=("union fee", "phí CĐ", "nộp công đoàn 2%", "phí công đoàn"),
    templates=(
        " {k} {p}¦{n}¦{c}", " {c}¦{n}¦{k} {p}", "-{n}¦{k} {p}¦{c}", " {n}¦thanh toán {k} {p}¦{c}", "/{c}¦{k}¦{p}¦{n}", ";{k} {p}¦{c}¦{n}",
        " PC{x}¦{n}¦nộp {k} {p}¦{c}", " {n}¦CK {k}¦{p}¦{c}", " đóng {k} {p}¦({c})¦{n}", ",{n}¦{c}¦{p}¦{k}",
    ),
    months=(
        "T{mm}.{y}", "T{m}/{y}", "tháng {m}/{y}", "tháng {m} năm {y}", "{mm}.{y}", "T{mm}/{yy}", "th{mm}/{y}", "kỳ {mm}{y}", "{eng} {y}",
        "tháng {m}", "T.{m}/{y}",
    ),
    spans=("T{a}-{b}/{y}", "T{a}-T{b}.{y}", "tháng {a} đến {b} năm {y}", "từ T{a} tới T{b}/{y}"),
    strangers=(
        "Ô tô Thiên Lý Mã", "Cụm công nghiệp Nút Bốn", "Xe Máy Hồng Câu", "Khuôn Đúc Đại Bái", "Logistics Cánh Buồm Nâu", "Ắc Quy Tia Sét",
        "Kính Xe Trong Suốt", "Nhíp Lá Tây Mỗ", "Vành Đúc Xuân Đỉnh Thụy",
    ),
    voice=Voice("Chuyen 75% kinh phi cong doan quy {q}/{y} - {n}", "Nop KPCD, doan phi len cap tren quy {q}/{y} - {n}"),
    marked=16,
    capitals=30,
    small=16,
    remains="vni",
)  # fmt: skip

WINDS = Place(
    key="bo-bien-dien-gio",
    year=2023,
    province=("LDLD-TP", "Liên đoàn Lao động tỉnh Thuận Phong"),
    district=("LDLD-HG", "Liên đoàn Lao động huyện Hòn Gió"),
    union_code="CHG",
    employer_code="HGI",
    prefix="34",
    own=(
        Own("Agribank", "4808201377054", ((1, "agribank"),), 66),
        Own("BIDV", "61810004490175", ((1, "bidv"), (6, "mt940")), 34),
    ),
    virtual="",
    communes=("Mũi Sừng", "Bàu Nổi", "Đá Dựng", "Cồn Cát", "Xóm Rớ"),
    payers_banks=("AGR", "BIDV", "VCB", "VTB", "STB", "LPB", "NAB"),
    persons=(
        "Trần Thị Quý Hai", "Nguyễn Văn Nồm", "Huỳnh Ngọc Sương", "Đàng Thị Mỹ Chi", "Lương Phong Ba", "Thái Bình Nguyên",
        "Võ Thị Kim Thoa",
        "Bá Trung Thiện", "Châu Cẩm Hằng", "Đổng Thanh Danh",
    ),
    bodies=bodies(
        """
        T | Điện gió | *Bàu Trắng Lộng, *Hòn Nghê, Thuận Bắc Phong
        T | Điện mặt trời | *Nắng Hạn, *Quang Năng Mũi Sừng, Pin Ba Mùa
        T | Thanh long | *Ruột Đỏ, Vườn Hạnh, *Tà Nung Xanh, Hàm Liên
        T | Tôm giống | *Sú Bạc, Thẻ Chân Trắng, *Minh Hải Sinh, Bống Dừa
        T | Khai thác Titan | *Cát Đen, Sa Khoáng Việt
        T | Dịch vụ Kỹ thuật tua bin | *Cánh Quạt, Trèo Cao, *Hải Đăng Kê Gà
        T | Sản xuất Nước đá | Đá Cây Tư Lúa, *Lạnh Sâu
        T | Vận tải siêu trường | *Rơ Moóc Nam, Cẩu Nặng
        T | Xây dựng và Thương mại | *Gia Phát Lộc, Bờ Kè, Móng Cọc
        C | Năng lượng | *Phong Điện Thuận Phong, *Tuy Hạ, Gió Biển Xanh
        C | Thủy sản | *Ghẹ Xanh, Rong Sụn
        C | Đầu tư Xây lắp điện | *Trụ Tháp, Đường Dây Năm Trăm
        C | Muối hạt | *Đồng Phơi, Trắng Tinh
        F | Năng lượng tái tạo | *Windrose Việt Nam = Windrose Energy, *Solaria Coast = Solaria Coast Power
        F | Thức ăn thủy sản | *Grobeta = Grobeta Feed, Tong Hai = Tong Hai Aqua
        M | Khai thác Công trình thủy lợi | *Sông Lũy
        M | Lâm nghiệp phòng hộ | *Ven Biển Hòn Gió
        D | Thu mua thanh long | Út Mười, Hồng Hoa, Sáu Thạnh
        D | Xăng dầu | Ngã Ba Gộp, Cảng Cá
        X | Nông nghiệp sạch | *Thuận Hiệp Thành, Bàu Đế
        X | Muối | Diêm Dân Mới
        H | Tôm giống | Năm Thành, Bảy Lượng, Chín Tài, Ba Ổn
        H | Nước mắm | Cô Ngà, Dì Sáu Lụa
        H | Tạp hóa | Mỹ Ánh, Tấn Dũng
        P | | *Trường Mẫu giáo Sóng Biển, *Trường Tiểu học Đá Dựng Một, *Trường Trung học cơ sở Bàu Nổi, *Trường Trung học phổ thông Hòn Gió
        P | | *Trung tâm Y tế huyện Hòn Gió, *Uỷ ban nhân dân xã Cồn Cát, Trạm Khuyến ngư Xóm Rớ, *Ban Quản lý cảng cá Mũi Sừng
        """
    ),
    fund=(
        "KPCĐ", "kinh phí công đoàn", "tiền kinh phí công đoàn", "kinh phí CĐ", "KPCĐ 2%", "KP công đoàn 2%", "2% kinh phí CĐ", "tiền KPCĐ",
    ),
    dues=(
        "đoàn phí công đoàn", "đoàn phí CĐ", "tiền đoàn phí công đoàn", "ĐPCĐ", "đoàn phí công đoàn 1%", "đoàn phí CĐ về cấp trên",
        "đoàn phí",
    ),
    both=("KPCĐ và đoàn phí", "kinh phí công đoàn, đoàn phí công đoàn", "KPCĐ+ĐPCĐ", "KPCĐ 2% với đoàn phí 1%"),
    hints=("tiền công đoàn", "phí công đoàn", "2% công đoàn"),
    templates=(
        " {n}¦nộp {k} {p}¦{c}", " {n}¦{k} {p}¦{c}", " {k} {p}¦{n}¦{c}", " nộp {k}¦{c}¦{p}¦{n}", "-{n}¦{c}¦{k} {p}",
        " chuyển {k} {p}¦của {n}¦{c}",
        " {c}¦{n}¦đóng {k} {p}", ";{n}¦{k}¦{p}¦{c}", " GNT {x}¦{k} {p}¦{n}¦{c}", " {p}¦{n}¦nộp {k}¦{c}",
    ),
    months=(
        "tháng {m}/{y}", "tháng {mm}/{y}", "T{m}/{y}", "tháng {m} năm {y}", "tháng {m}-{y}", "T{mm}/{y}", "tháng {word}", "th {m}/{y}",
        "T{m}",
        "{m}/{y}",
    ),
    spans=("từ tháng {a} đến tháng {b}/{y}", "T{a} đến T{b}/{y}", "tháng {a}-{b}/{y}", "các tháng {a} - {b} năm {y}"),
    strangers=(
        "Điện Lực Duyên Hải Nam", "Điện gió Ngoài khơi Thuận Phong", "Thanh Long Chợ Lầu", "Tôm Hùm Vĩnh Tân Hạ", "Nuôi Yến Cà Ná",
        "Đá Granit Tân Nghĩa", "Nho Táo Phước Dân", "Cừu Giống Nhơn Sơn", "Lưới Cước La Gàn",
    ),
    voice=Voice("Chuyen kinh phi quy {q} nam {y} ve {n}", "Trich nop len cap tren quy {q} nam {y}: {n}"),
    marked=12,
    capitals=18,
    small=28,
    remains="telex",
)  # fmt: skip
