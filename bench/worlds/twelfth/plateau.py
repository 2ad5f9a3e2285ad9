"""A plateau of flowers, vegetables and dairy."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own

BODIES = """
T | Hoa tươi ~ Sương Lam | Suong Lam Fresh Flowers | u
T | Giống hoa ~ Ngàn Thông | | u
T | Rau sạch ~ Đồi Chim Ri |
T | Nông sản ~ Mộc Xuyên | Moc Xuyen Agri | u
T | Nhà kính ~ Hải Lộc Phát |
T | Thương mại Dịch vụ ~ Bảo Nghiên | | u
T | Vật tư nông nghiệp ~ Tư Đạt Thành |
T | Hoa lan ~ Tuyết Cúc Viên | Tuyet Cuc Vien Orchids | u
T | Cà phê ~ Xuân Khoáng |
T | Chế biến rau quả ~ Đức Huyên | Duc Huyen Vegetables | u
T | Sấy lạnh ~ Kim Thảo Nguyên |
T | Xây dựng ~ Phước Khải Hưng | | u
T | Vận tải ~ Tùng Lĩnh |
T | Du lịch sinh thái ~ Hồ Mây Trắng | Ho May Trang Eco Tours | u
T | Khách sạn ~ Lệ Quyên Sơn |
T | Bao bì ~ Nguyên Thuấn | Nguyen Thuan Packaging | u
T | Phân bón hữu cơ ~ Lục Bình Minh |
T | Nấm ~ Hương Rừng Già |
T | Cơ khí tưới tiêu ~ Vĩnh Chuyên | | u
T | Atiso ~ Thiện Duyên Đường |
T | Trà ~ Ô Long Khánh Bửu | Khanh Buu Oolong Tea | u
T | Dâu tây ~ Nắng Sớm Cầu Đất Mới |
T | Kho lạnh ~ Bắc Thuỷ Tiên |
T | Điện năng lượng ~ Gió Đông Phương | | u
T | Tơ tằm ~ Lụa Vàng Đạ Liên | Lua Vang Silk | u
T | In ấn quảng cáo ~ Sắc Hồng Ân |
T | Thức ăn chăn nuôi ~ Trường Miên | | u
T | Thú y ~ Minh Kỳ Nam |
T | Ươm cây ~ Tam Diệp Thảo |
F | Hoa cắt cành ~ Harukaze Việt Nam | Harukaze Flowers Vietnam | u
F | Công nghệ hạt giống ~ Zaadland | Zaadland Seeds Vietnam | u
F | Nông trại ~ Veluwe Dairy | Veluwe Dairy Farm | u
F | Chế biến thực phẩm ~ Kitano Foods | Kitano Foods Vietnam | u
F | Rau thuỷ canh ~ Greenveld | Greenveld Hydroponics | u
F | Len sợi ~ Seongwoo Yarn | Seongwoo Yarn Vina | u
C | Sữa ~ Thảo Nguyên Mới | Thao Nguyen Moi Dairy JSC | u
C | Thuỷ điện ~ Đa Sông Bông | | u
C | Hoa xuất khẩu ~ Rừng Hoa Phương Nam | Phuong Nam Flower Forest JSC | u
C | Rượu vang ~ Đồi Nho Tím | Doi Nho Tim Wine JSC | u
C | Xây lắp ~ Lâm Sương 7 | | u
C | Cấp nước ~ Suối Nguồn | | u
C | Vật liệu xây dựng ~ Hiệp Thạch | | u
C | Giống bò ~ Phú Nham | | u
C | Thực phẩm đông lạnh ~ Đại Ngàn Xanh | Dai Ngan Xanh Frozen JSC | u
C | Dược liệu ~ An Thảo Lâm |
C | Đầu tư ~ Thung Lũng Cúc Quỳ |
M | Lâm nghiệp ~ Đạ Lương | | u
M | Quản lý khai thác thuỷ lợi ~ Lâm Sương | | u
M | Chè ~ Cầu Nham | | u
D | Xăng dầu ~ Hoài Ngọc Lan |
D | Tư nhân vận chuyển ~ Chín Bé |
D | Mộc mỹ nghệ ~ Út Khiêm |
D | Nhà hàng ~ Bếp Lửa Hồng |
X | Nông nghiệp hữu cơ ~ Tân Lâm Xanh | | u
X | Dịch vụ nông nghiệp ~ Hiệp Xuyên | | u
X | Rau an toàn ~ Anh Thư | | u
X | Vận tải ~ Thống Lực |
X | Hoa ~ Vạn Cành |
H | Tạp hoá ~ Cô Sáu Thơm |
H | Vườn hồng ~ Ông Lượng |
H | Cơ sở mứt ~ Bà Khuê |
H | Quán ăn ~ Phố Núi Chiều |
H | Sửa xe ~ Tám Rạng |
H | Homestay ~ Nhà Gỗ Thông Reo |
P | Trường Trung học phổ thông ~ Hồ Bá Phấn | | u
P | Trường Trung học cơ sở ~ Lộc Sương | | u
P | Trường Tiểu học ~ Võ Thị Mơ | | u
P | Trường Mầm non ~ Hoa Pensée | | u
P | Trung tâm Y tế ~ huyện Đạ Lương | | u
P | Uỷ ban nhân dân xã ~ Phú Nham | | u
P | Trạm Khuyến nông ~ Đạ Lương | | u
P | Ban Quản lý rừng phòng hộ ~ Tà Hiên | | u
"""

PLATEAU = Place(
    key="cao-nguyen-hoa-rau", year=2023, province=("LDLD-LS", "Liên đoàn Lao động tỉnh Lâm Sương"),
    district=("LDLD-DG", "Liên đoàn Lao động huyện Đạ Lương"), union_code="CDHR", employer_code="DVHR", prefix="58",
    own=(
        Own("Agribank", "5403201660871", ((1, "agribank"),), 52), Own("MB", "0790412218806", ((1, "mb"),), 30),
        Own("ACB", "40527719038", ((7, "acb"),), 18),
    ),
    virtual="", communes=("Lộc Sương", "Đạ Liên", "Phú Nham", "Hiệp Xuyên", "Tân Lâm"),
    payers_banks=("AGR", "AGR", "VCB", "VCB", "BIDV", "VTB", "STB", "ACB", "TCB", "MB", "LPB"),
    persons=(
        "Trịnh Thị Bích Đào", "Nguyễn Hữu Thạch", "Lê Thị Mộng Tuyền", "K'Briu Ha Nhung", "Phan Quốc Toản", "Cao Thị Nhã",
        "Đinh Trọng Khiết", "Hồ Ngọc Uyên Vy", "Dương Văn Lành", "Tạ Thị Sinh",
    ),
    bodies=BODIES,
    fund=(
        "kinh phí công đoàn", "KPCĐ", "nộp KPCĐ", "KPCĐ 2%", "kinh phí công đoàn 2%", "tiền KPCĐ", "trích nộp kinh phí công đoàn",
        "KP công đoàn", "2% kinh phí công đoàn", "đóng kinh phí CĐ",
    ),
    dues=(
        "đoàn phí công đoàn", "nộp đoàn phí CĐ", "đoàn phí", "đoàn phí nộp cấp trên", "trích nộp 30% đoàn phí", "đoàn phí CĐ 1%",
        "ĐPCĐ", "tiền đoàn phí công đoàn",
    ),
    both=("KPCĐ và đoàn phí", "kinh phí công đoàn + đoàn phí công đoàn", "KPCĐ, ĐPCĐ", "nộp KPCĐ 2% và đoàn phí"),
    hints=("phí công đoàn", "tiền công đoàn", "nộp công đoàn", "nghĩa vụ công đoàn"),
    templates=(
        "{n} {c} {k} {p}", "{n} - {c} - {k} {p}", "{k} {p} {n} {c}", "{c} {n} chuyển {k} {p}", "{k} {p} - {n} ({c})", "{n} ({c}) {k} {p}",
        "{p} {n} {k} {c}", "CK {k} {p} {c} {n}",
    ),
    months=("T{m}/{y}", "tháng {m}/{y}", "T{mm}.{yy}", "tháng {mm} năm {y}", "T{m}", "th{m}/{y}", "tháng {m}-{y}", "kỳ {mm}/{y}"),
    spans=("T{a}-T{b}/{y}", "từ T{a} đến T{b}/{y}", "tháng {a} đến tháng {b} năm {y}", "T{a}->T{b}/{yy}"),
    strangers=(
        "Đầu tư Nông Lâm Hoàng Trụ", "Hồ chứa Đa Mrong", "Thương mại Bửu Tịnh", "Hoa kiểng Sài Thành Lạc", "Phân bón Rạng Khê",
        "Cơ điện Tín Huân", "Sản xuất Gia Thuỵ Bảo", "Nông cụ Kiến Đức Lộc", "Dịch vụ Vườn Tâm Giao", "Hoa giống Lệ Thiên Thu",
    ),
    voice=Voice("Cap kinh phi cong doan quy {q}/{y} cho {n}", "Nop kinh phi cong doan cap tren quy {q} nam {y}"),
    marked=30, capitals=28, small=14, remains="telex",
)  # fmt: skip
