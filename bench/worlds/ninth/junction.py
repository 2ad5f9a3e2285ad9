"""A town that grew around a railway junction: workshops, wagon yards, freight sheds, boarding houses. BIDV, then MT940; Agribank's text."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own

JUNCTION = Place(
    key="ga-dau-moi",
    year=2023,
    province=("LDLD-TX", "Liên đoàn Lao động tỉnh Tam Xuyên"),
    district=("LDLD-GX", "Liên đoàn Lao động thị xã Ga Xép"),
    union_code="CDGX",
    employer_code="DVGX",
    prefix="25",
    own=(Own("BIDV", "65110008800017", ((1, "bidv"), (9, "mt940")), 58), Own("Agribank", "8305208800902", ((1, "agribank"),), 42)),
    virtual="",
    communes=("Cầu Quay", "Xóm Ghi", "Đồng Toa", "Bến Than", "Ngã Ba Đường Ray"),
    payers_banks=("AGR", "BIDV", "VTB", "VCB", "LPB", "MB", "ACB"),
    persons=(
        "Quách Thị Lựu",
        "Đinh Bá Khoản",
        "Tạ Thị Ngoan",
        "Phùng Văn Tiềm",
        "Cấn Thị Hoài",
        "Khuất Duy Lãm",
        "Chử Thị Mận",
        "Lều Văn Hách",
    ),
    bodies="""
T | Sửa chữa toa xe ~ Bánh Thép Hồng Quang | Hong Quang Wagon Repair
T | Cơ khí đầu máy ~ Còi Tàu Đêm | Night Whistle Engineering
T | Tà vẹt bê tông ~ Vững Nền Phú Lâm | | u
T | Vận tải đường sắt ~ Toa Xanh Bắc Bộ | Green Coach Logistics
T | Kho vận ~ Sân Ga Số Tám
T | Đúc gang ~ Lò Rèn Thịnh Khang
T | Bốc xếp ~ Vai Đồng Đại Lợi
T | Điện tín hiệu ~ Đèn Xanh Minh Nhật | Minh Nhat Signals | u
T | Xây lắp đường ray ~ Thanh Ray Trường Cửu | | u
T | Thương mại thép ~ Phế Liệu Tân Hòa Phát
T | Nhà nghỉ ~ Chuyến Tàu Khuya
T | Suất ăn ~ Cơm Toa Mộc Lan
T | Giặt là ~ Ga Trắng Tinh Vân
T | May đồng phục ~ Lái Tàu Ngọc Diệp | Ngoc Diep Uniforms | u
T | Dầu nhờn ~ Bôi Trơn Đức Thái
T | Vận tải ~ Container Liên Tuyến Hùng Cường | | u
T | In ấn ~ Vé Cứng Thành Danh
T | Bao bì ~ Thùng Gỗ Kiến Vàng
T | Bảo vệ ~ Gác Chắn An Tâm | | u
T | Vật liệu ~ Đá Ba Lát Sơn Thạch | | u
T | Kính an toàn ~ Cửa Toa Pha Lê
T | Ghế nệm ~ Giường Nằm Êm Ái | Em Ai Seating
T | Sơn phủ ~ Chống Gỉ Bạch Kim
T | Thiết bị nâng ~ Cẩu Trục Hải Đăng | | u
T | Môi trường ~ Vệ Sinh Toa Khánh Linh
F | Mechatronics ~ Osaki Rail Việt Nam | Osaki Rail Vietnam | u
F | Brake Systems ~ Korvo Việt Nam | Korvo Brake Vietnam | u
F | Phụ tùng ~ Hanil Bogie Việt Nam | Hanil Bogie Parts | u
F | Dây cáp ~ Lindqvist Việt Nam | Lindqvist Cable | u
M | Quản lý đường sắt ~ Hà Thượng | | u both
M | Toa xe hàng ~ Đồng Mỏ | | u both
M | Thông tin tín hiệu ~ Vĩnh Tường Đông | | u
M | Cấp nước ~ Tháp Nước Lò Hơi | | u
C | Đầu máy ~ Kéo Đẩy Vạn Xuân | Van Xuan Traction | u
C | Cơ giới ~ Hầm Đèo Khe Núi | | u
C | Xe lửa du lịch ~ Hơi Nước Hoài Niệm | Nostalgia Steam Tours | u
C | Kết cấu ~ Dầm Cầu Phương Đông | | u
C | Bê tông ~ Mố Trụ Hòa Bình Xưa | | u
C | Vật tư ~ Ghi Tâm Nhất Tín | | u
C | Logistics ~ Ga Hàng Nam Phong | Nam Phong Freight | u
C | Xăng dầu ~ Bồn Chứa Kim Ngưu | | u
C | Điện lực ~ Trạm Kéo Đông Anh Dũng | | u
C | Nhựa ~ Ống Gió Đại Dương Xanh
C | Thương mại ~ Chợ Ga Phú Quý
C | Giấy ~ Bìa Vé Thiên Ấn
D | Cơ khí ~ Ông Tư Búa
D | Phụ tùng ~ Bà Sáu Ốc Vít
D | Xe nâng ~ Quyết Tiến Lâm
D | Hàn xì ~ Tia Lửa Mười
D | Quán trọ ~ Ga Chiều
X | Bốc vác ~ Ga Cũ Đoàn Kết | | u
X | Xe ôm ~ Cổng Ga Tự Lực
X | Vận chuyển ~ Xe Ba Gác Bến Than
X | Nông nghiệp ~ Rau Ven Đường Tàu
X | Thủ công ~ Chiếu Cói Nhà Ga
H | Phở ~ Toa Ăn Bà Tẹo
H | Trà đá ~ Chắn Tàu Cô Nhài
H | Sửa xe ~ Anh Bảy Ghi
H | Tạp hóa ~ Đường Ray Số Sáu
H | Bánh giò ~ Ga Sớm Ông Lục
P | Trường Tiểu học ~ Xóm Ghi Đông | | u
P | Trường Trung học cơ sở ~ Bến Than Hạ | | u
P | Trường Mầm non ~ Con Tàu Nhỏ | | u
P | Trường Mầm non ~ Hoa Xoan Tím | | u
P | Trường Trung học phổ thông ~ Lương Ngọc Quyến Đường | | u
P | Trường Trung cấp ~ Nghề Đường Sắt Miền Trong | | u
P | Bệnh viện ~ Giao Thông Vận Tải Cây Đa | | u
P | Trạm Y tế ~ Phường Đồng Toa Thượng | | u
P | Trung tâm Văn hóa ~ Nhà Kèn Đồng | | u
P | Ban Quản lý ~ Chợ Đầu Ghi | | u
P | Trung tâm ~ Điều Độ Chạy Tàu | | u
P | Thư viện ~ Sách Cũ Toa Hai | | u
P | Phòng ~ Quản Lý Đô Thị Toa Số | | u
P | Hạt ~ Kiểm Lâm Khe Hầm | | u
P | Kho ~ Lưu Trữ Hồ Sơ Lý Trình | | u
T | Cân điện tử ~ Mã Tấn Bình Chuẩn
T | Tư vấn ~ Đo Đạc Lý Trình Việt | | u
""",
    fund=("KPCĐ", "kinh phí công đoàn", "trích KPCĐ 2%", "KP công đoàn", "tiền KPCĐ", "2% kinh phí công đoàn", "KPCĐ 2%", "kinh phí CĐ"),
    dues=("đoàn phí", "đoàn phí công đoàn", "ĐPCĐ", "trích nộp đoàn phí", "tiền đoàn phí", "đoàn phí CĐ"),
    both=("KPCĐ và đoàn phí", "kinh phí công đoàn + đoàn phí", "KPCĐ, ĐPCĐ", "đoàn phí và KPCĐ"),
    hints=("phí công đoàn", "tiền công đoàn", "nghĩa vụ công đoàn", "trích 2% quỹ lương"),
    templates=(
        "{n} {c} {k} {p}",
        "{k} {p} {n} {c}",
        "{c} {n} {k} {p}",
        "{p} {k} {n} {c}",
        "{n} thanh toán {k} {p}, {c}",
        "{k} {p} của {n} ({c})",
        "{x} {n} {k} {p} {c}",
        "Bên chuyển {n} {c}; khoản {k}; {p}",
        "{c}_{k}_{p}_{n}",
        "đơn vị {n}, {c} đóng {k} {p}",
        "{n} - {c} - {k} - {p}",
        "trả {k} {p} - {n} {c}",
    ),
    months=("tháng {m}/{y}", "T{m}/{y}", "T{mm}.{y}", "tháng {m}", "th {mm}/{y}", "kỳ {mm}/{y}", "tháng {mm} năm {y}", "t{m}"),
    spans=("từ tháng {a} đến tháng {b}/{y}", "T{a}-T{b}/{y}", "các tháng {list}/{y}", "tháng {list}", "{a}-{b}/{y}"),
    strangers=(
        "Đường Sắt Xuyên Á",
        "Tuyến Nhánh Phía Tây",
        "Thông Đỏ Hòa Lạc",
        "Cát Vàng Sông Lô",
        "Khởi Minh Vượng",
        "Nắng Thu Hà Trung",
        "Bảo Ngân Tiên Lữ",
        "Trúc Bạch Mai",
        "Đông Kinh Giang",
        "Ánh Ban Mai Thái",
        "Sương Giáng Hạ",
        "Tùng Bách Niên",
        "Gạch Son Cổ Nhuế",
        "Vó Ngựa Biên Thùy",
        "Hoàng Hạc Lâu Xưa",
        "Sao Hôm Viễn Tín",
        "Thác Bạc Liên Hoa",
    ),
    voice=Voice("tra CDCS phan kinh phi duoc huong quy {q}/{y} {n}", "nop cap tren phan duoc huong quy {q}/{y}"),
    marked=10,
    capitals=42,
    small=22,
    remains="telex",
)
