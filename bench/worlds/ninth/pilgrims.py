"""A valley of pagodas, incense makers, vegetarian kitchens and hot springs. Vietcombank, MB, from March ACB."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own

PILGRIMS = Place(
    key="thung-lung-hanh-huong",
    year=2024,
    province=("LDLD-NC", "Liên đoàn Lao động tỉnh Nam Chiêu"),
    district=("LDLD-SH", "Liên đoàn Lao động huyện Suối Hương"),
    union_code="CDSH",
    employer_code="DVSH",
    prefix="19",
    own=(
        Own("Vietcombank", "0999888100233", ((1, "vietcombank"),), 50),
        Own("MB", "0680108877665", ((1, "mb"),), 30),
        Own("ACB", "228877110", ((3, "acb"),), 20),
    ),
    virtual="",
    communes=("Bến Đò Thiên", "Chùa Thượng", "Khe Nước Nóng", "Làng Nhang", "Dốc Hành Hương"),
    payers_banks=("VCB", "MB", "ACB", "AGR", "STB", "KLB", "NAB", "BIDV"),
    persons=(
        "Thích Thị Diệu",
        "Nguyễn Phước Ân",
        "Huỳnh Ngọc Quý",
        "Lâm Thị Út Mười",
        "Trà Văn Sanh",
        "Võ Thị Bé Ba",
        "Đoàn Phi Long",
        "Châu Thị Nở",
    ),
    bodies="""
T | Nhang trầm ~ Khói Lam Tịnh Độ | Pure Land Incense | u
T | Nến sáp ~ Ánh Lửa Từ Bi | Compassion Candles
T | Khách sạn ~ Suối Khoáng Thanh Tâm | Thanh Tam Hot Spring Hotel | u
T | Nhà hàng chay ~ Lá Bồ Đề Xanh | Green Bodhi Kitchen | u
T | Cáp treo ~ Mây Trắng Đỉnh Thiêng | White Cloud Cable Car | u
T | Lữ hành ~ Bước Chân An Lạc | Peaceful Steps Travel | u
T | Tạc tượng ~ Gỗ Mít Ngàn Năm | | u
T | Đúc chuông ~ Tiếng Ngân Đồng Đỏ | Red Bronze Bells | u
T | Nước khoáng ~ Bọt Đá Vôi | Limestone Sparkling | u
T | Thảo dược ~ Rễ Cam Núi Đôi | | u
T | Bánh cúng ~ Oản Hồng Bà Vãi
T | Vàng mã ~ Giấy Hoa Sớ
T | Tắm bùn ~ Đất Sét Ấm | Warm Clay Mud Spa | u
T | Hoa tươi ~ Sen Bách Diệp | Hundred Petal Lotus
T | Đậu phụ ~ Mơ Trắng Cô Nhã
T | Vận tải khách ~ Thuyền Chèo Bến Mơ | | u
T | May áo tràng ~ Vải Nâu Sồng | | u
T | Xây dựng ~ Mái Cong Đao Đình | Curved Roof Builders | u
T | Gốm thờ ~ Lư Hương Men Rạn | | u
T | Homestay ~ Nhà Sàn Sương Mù
T | Tranh thêu ~ Quan Âm Chỉ Vàng
T | Mật ong ~ Hoa Rừng Bạc Hà
T | Bãi xe ~ Cổng Tam Quan Rộng | | u
T | Lưu niệm ~ Vòng Hạt Bồ Kết
T | Quảng cáo ~ Cờ Phướn Ngũ Sắc
T | Trà đạo ~ Chén Sứ Tĩnh Lặng | Silent Cup Tea
F | Resort ~ Onsen Mikazuki Nam Chiêu | Mikazuki Onsen Resort | u
F | Cosmetics ~ Lotusphere Việt Nam | Lotusphere Cosmetics | u
F | Wellness ~ Zenhaus Việt Nam | Zenhaus Wellness | u
M | Môi trường ~ Vệ Sinh Lá Đa Rụng | | u
M | Lâm nghiệp ~ Rừng Đặc Dụng Chùa Thượng | | u
M | Thủy lợi ~ Đập Tràn Bến Đò | | u
C | Du lịch ~ Hang Động Trầm Tích | Sediment Caves Tourism | u
C | Điện ~ Địa Nhiệt Lòng Đất | Deep Geothermal Power | u
C | Dược liệu ~ Sâm Núi Cổ Tự | Old Temple Ginseng | u
C | Thực phẩm ~ Mì Căn Thuần Chay | Pure Vegan Foods | u
C | Khai thác ~ Đá Cảnh Hòn Vọng | | u
C | Đò điện ~ Lướt Êm Mặt Hồ | Smooth Lake Boats | u
C | Sản xuất ~ Chiếu Trúc Thiền Viện | | u
C | Thương mại ~ Chợ Đêm Lễ Hội | | u
C | Bất động sản ~ Đồi Thông Tĩnh Tâm
C | In ấn ~ Kinh Sách Cổ Bản | Old Sutra Printing
C | Khách sạn ~ Mõ Sớm Chuông Chiều | | u
D | Tiệm thuốc ~ Thầy Lang Mười
D | Xe điện ~ Lên Chùa Nhanh
D | Tương chao ~ Bà Phủ Sư
D | Quán cơm ~ Niêu Đất Dốc
D | Đồ đồng ~ Ông Nghệ Cả
X | Chèo đò ~ Bến Đò Thiên Một | | u
X | Trồng sen ~ Đầm Bán Nguyệt | | u
X | Nhang ~ Làng Cổ Tăm Tre
X | Nông nghiệp ~ Mơ Mận Núi Hương | | u
X | Xe ngựa ~ Vó Nhịp Hội Xuân
H | Bún riêu ~ Dì Tư Cổng Chùa
H | Chè lam ~ Bà Cố Bến Mơ
H | Gánh nước ~ Anh Hai Khe Nóng
H | Xôi vò ~ Cô Sáu Lễ Phật
H | Nón lá ~ Chị Chín Dốc
H | Bán nhang ~ Ông Từ Già
P | Trường Tiểu học ~ Kim Đồng Bến Mơ | | u
P | Trường Tiểu học ~ Làng Nhang Kề | | u
P | Trường Trung học cơ sở ~ Thiền Sư Vạn Hạnh | | u
P | Trường Mầm non ~ Hoa Đại Trắng | | u
P | Trường Mầm non ~ Chú Tiểu Ngoan | | u
P | Trường Mầm non ~ Búp Sen Hồng Nhỏ | | u
P | Trường Trung học phổ thông ~ Núi Hương Tích Nội | | u
P | Bệnh viện ~ Phục Hồi Chức Năng Nước Nóng | | u
P | Trạm Y tế ~ Xã Bến Đò Hạ | | u
P | Trạm Y tế ~ Xã Chùa Thượng Ngoài | | u
P | Ban Quản lý ~ Di Tích Thắng Cảnh | | u
P | Bảo tàng ~ Mộc Bản Kinh | | u
P | Trung tâm ~ Bảo Trợ Người Già | | u
P | Trung tâm ~ Thông Tin Du Khách | | u
P | Hạt ~ Kiểm Lâm Núi Đôi | | u
P | Đội ~ Cứu Hộ Hang Sâu | | u
P | Phòng ~ Văn Hóa Lễ Hội | | u
""",
    fund=("KPCĐ", "kinh phí công đoàn", "kinh phí CĐ", "KPCĐ 2% lương", "KP công đoàn", "khoản KPCĐ", "2% kinh phí CĐ", "trích nộp KPCĐ"),
    dues=("đoàn phí", "đoàn phí công đoàn", "ĐPCĐ", "thu đoàn phí", "đoàn phí CĐ", "đoàn phí anh chị em"),
    both=("KPCĐ và đoàn phí", "KPCĐ với đoàn phí", "kinh phí công đoàn, đoàn phí", "đoàn phí cùng KPCĐ"),
    hints=("phí công đoàn", "tiền nộp công đoàn", "công đoàn phí", "tiền CĐ"),
    templates=(
        "{n} gửi {k} {p} {c}",
        "{k} {p} - {n} - {c}",
        "{c} {n} xin nộp {k} {p}",
        "{p} {n} {c} {k}",
        "{n}, {c}, {k}, {p}",
        "gửi {k} {p} bên {n} {c}",
        "{k} {n} {p} {c}",
        "{k} / {p} / {n} / {c}",
        "{n} {c} ({k} {p})",
        "dạ {n} {c} chuyển {k} {p} ạ",
        "{x} - {k} {p} - {c} - {n}",
        "{c} {p} {k} {n}",
    ),
    months=("tháng {m}/{y}", "tháng {m}", "T{m}/{y}", "tháng {mm} năm {y}", "thg {m}/{y}", "T{mm}.{y}", "T{m}-{y}"),
    spans=("tháng {list}/{y}", "từ T{a} tới T{b}/{y}", "tháng {a} tới tháng {b}/{y}", "thg {a}-{b}/{y}"),
    strangers=(
        "Phố Hội Đăng Quang",
        "Đường Lên Đỉnh Mây",
        "Bạch Tùng Lộc",
        "Hồng Nhạn Viễn",
        "Trăng Khuyết Nghĩa Hiệp",
        "Vải Thiều Lục Nam Bình",
        "Cốm Vòng Thu",
        "Dã Quỳ Cao Sơn",
        "Kén Tằm Bảo Lộc Xa",
        "Mai Tứ Quý Hàm",
        "Tràm Gió U Linh",
        "Hải Sâm Vạn Ninh Cũ",
        "Đò Dọc Sông Tiên",
        "Thanh Yên Đạo Quán",
        "Cổ Thụ Linh Sơn",
        "Mưa Ngâu Bạch Lộ",
        "Phấn Thông Vàng Óng",
    ),
    voice=Voice("cap kinh phi cho CDCS quy {q} nam {y}: {n}", "chuyen cap tren quy {q} nam {y}"),
    marked=8,
    capitals=26,
    small=38,
    remains="vni",
)
