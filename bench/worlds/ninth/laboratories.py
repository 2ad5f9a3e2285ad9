"""A city quarter of software houses, chip designers and laboratories. eFAST with virtual numbers, Techcombank, camt.053 from April."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own

LABORATORIES = Place(
    key="khu-cong-nghe-cao",
    year=2024,
    province=("LDLD-TV", "Liên đoàn Lao động thành phố Tân Vịnh"),
    district=("LDLD-KC", "Liên đoàn Lao động quận Kim Cương"),
    union_code="CDKC",
    employer_code="DVKC",
    prefix="04",
    own=(
        Own("VietinBank", "110600088871", ((1, "efast"),), 54),
        Own("Techcombank", "19088800700019", ((1, "techcombank"),), 28),
        Own("BIDV", "65118800070155", ((4, "camt"),), 18),
    ),
    virtual="9538",
    communes=("Phường Vi Mạch", "Đồi Thông Tin", "Hồ Ánh Sáng", "Phố Máy Chủ", "Tân Phát Minh"),
    payers_banks=("TCB", "VCB", "ACB", "TPB", "VIB", "HSBC", "MB", "VTB"),
    persons=(
        "Vương Gia Hân",
        "Tôn Nữ Bảo Trân",
        "Âu Dương Khải",
        "Mạc Đăng Khoa",
        "Hứa Minh Triết",
        "Lục Tiểu Phụng",
        "Kiều Anh Thư",
        "Thân Trọng Nghĩa",
    ),
    bodies="""
T | Phần mềm ~ Mây Tầng Chín | Ninth Cloud Software | u
T | Giải pháp dữ liệu ~ Hồ Sâu Trí Tuệ | Deep Lake Intelligence | u
T | Thiết kế vi mạch ~ Cổng Logic Sao Khuê | Sao Khue Logic Gates | u
T | Trí tuệ nhân tạo ~ Nơ Ron Lạc Hồng | Lac Hong Neuron | u
T | Robot ~ Cánh Tay Vàng Khải Hoàn | Golden Arm Robotics
T | Công nghệ sinh học ~ Tế Bào Xanh Vĩnh An | Vinh An Green Cell | u
T | An ninh mạng ~ Tường Lửa Bách Chiến | Bach Chien Firewall | u
T | Trò chơi điện tử ~ Kiếm Gỗ Tre | Wooden Sword Games | u
T | Thanh toán số ~ Ví Nhanh Lộc Phát | Loc Phat Quick Wallet
T | Đào tạo ~ Lập Trình Viên Nhí | Junior Coders
T | Thiết bị đo ~ Chuẩn Xác Nguyên Tử | Atomic Precision | u
T | Bản đồ số ~ La Bàn Đông Phương | Eastern Compass Maps
T | Máy bay không người lái ~ Chuồn Chuồn Kim | Needle Dragonfly Drones | u
T | Pin năng lượng ~ Điện Cực Thiên Thanh | Thien Thanh Electrode | u
T | Dịch vụ máy chủ ~ Giá Rack Bền Bỉ | Endurance Racks
T | In ba chiều ~ Lớp Mỏng Tạo Hình | Thin Layer Forming
T | Kiểm thử ~ Bắt Bọ Cẩn Trọng | Careful Testing
T | Thương mại điện tử ~ Giỏ Hàng Vui | Happy Basket
T | Truyền thông ~ Điểm Ảnh Rực Rỡ | Bright Pixel Media | u
T | Quang học ~ Thấu Kính Nguyệt Quang | Moonlight Lens | u
T | Vật liệu nano ~ Hạt Mịn Tân Kỷ | Tan Ky Nano | u
T | Tư vấn ~ Chuyển Đổi Số Bứt Phá | Breakthrough Digital
T | Suất ăn ~ Bếp Kỹ Sư No Lành
T | Vệ sinh công nghiệp ~ Phòng Sạch Tinh Khôi
T | Cà phê ~ Hạt Rang Lập Trình
F | Semiconductor ~ Arclight Việt Nam | Arclight Semiconductor Vietnam | u
F | Software ~ Tanuki Soft Việt Nam | Tanuki Soft Vietnam | u
F | R and D Center ~ Solvang Việt Nam | Solvang Research Vietnam | u
F | Display ~ Hwarang Việt Nam | Hwarang Display | u
F | Biotech ~ Merinova Việt Nam | Merinova Biotech | u
F | Systems ~ Quadrant Nine Việt Nam | Quadrant Nine Systems | u
F | Automation ~ Kreuzberg Việt Nam | Kreuzberg Automation | u
F | Games Studio ~ Pixelfox Việt Nam | Pixelfox Studio | u
M | Hạ tầng ~ Lô Đất Xanh Tân Vịnh | | u
M | Chiếu sáng ~ Đô Thị Tân Vịnh | | u
M | Thoát nước ~ Cống Ngầm Bát Giác | | u
C | Viễn thông ~ Sóng Ngắn Toàn Cầu | Global Shortwave | u
C | Phần mềm ~ Kế Toán Minh Bạch | Transparent Accounting | u
C | Công nghệ ~ Chữ Ký Số Trung Tín | Trung Tin Signature | u
C | Điện tử ~ Bo Mạch Hoàng Gia | Hoang Gia Boards | u
C | Dược phẩm ~ Viên Nang Phúc Lâm | Phuc Lam Capsules | u
C | Giải pháp ~ Nhà Thông Minh Tổ Ấm | Nest Smart Home | u
C | Dữ liệu ~ Trung Tâm Băng Tuyết | Ice Data Center | u
C | Thiết bị y tế ~ Nhịp Tim Đều Đặn | Steady Pulse Devices | u
C | Đầu tư ~ Vườn Ươm Khởi Nghiệp | Startup Nursery
C | Xây dựng ~ Tòa Tháp Lục Giác | Hexagon Tower
C | Năng lượng ~ Mái Nhà Hứng Nắng | Sunny Roof Energy | u
C | Chuyển phát ~ Mũi Tên Đêm | Night Arrow Express
D | Sửa chữa máy tính ~ Cậu Tú
D | Linh kiện ~ Chú Thoòng
D | Photocopy ~ Sinh Viên Nghèo
D | Mạng máy tính ~ Dây Đồng Phố
D | Bảo trì thang máy ~ Ông Kẹ
X | Vận tải ~ Xe Buýt Kỹ Sư | | u
X | Nhà ở ~ Ký Túc Lập Trình
X | Dịch vụ ~ Cây Xanh Đồi Thông
X | Nông nghiệp ~ Rau Thủy Canh Tầng Thượng
H | Bún chả ~ Cô Béo Phố Máy Chủ
H | Trà sữa ~ Bọt Biển Mèo Mun
H | Cắt tóc ~ Anh Lập Trình
H | Bánh mì ~ Dì Năm Vi Mạch
H | Giặt ủi ~ Áo Thun Thơm
P | Trường Tiểu học ~ Tạ Quang Bửu Nhỏ | | u
P | Trường Trung học cơ sở ~ Đồi Thông Tin Hai | | u
P | Trường Mầm non ~ Chú Robot Nhỏ | | u
P | Trường Mầm non ~ Vì Sao Tin Học | | u
P | Trường Trung học phổ thông ~ Chuyên Toán Đồi Cao | | u
P | Viện ~ Vật Lý Ứng Dụng Tân Vịnh | | u
P | Viện ~ Nghiên Cứu Gen Lúa | | u
P | Phòng thí nghiệm ~ Đo Lường Quang Phổ | | u
P | Trung tâm ~ Ươm Tạo Doanh Nghiệp Trẻ | | u
P | Bệnh viện ~ Đa Khoa Ánh Sáng | | u
P | Trạm Y tế ~ Phường Vi Mạch Nam | | u
P | Ban Quản lý ~ Khu Nhà Chuyên Gia | | u
P | Thư viện ~ Điện Tử Hồ Ánh Sáng | | u
P | Bảo tàng ~ Máy Tính Cổ | | u
P | Chi cục ~ Đo Lường Quả Cân | | u
P | Trung tâm ~ Thể Thao Điện Tử Quận | | u
""",
    fund=("KPCĐ", "kinh phí công đoàn", "Trade union fund 2%", "nộp KPCĐ", "kinh phí CĐ 2%", "2% KPCĐ", "KP CĐ 2%", "khoản KPCĐ 2%"),
    dues=("đoàn phí", "đoàn phí CĐ", "đoàn phí công đoàn", "ĐPCĐ", "nộp đoàn phí", "đoàn phí của đoàn viên"),
    both=("KPCĐ & đoàn phí", "kinh phí công đoàn và đoàn phí công đoàn", "KPCĐ+ĐPCĐ", "nộp KPCĐ, đoàn phí"),
    hints=("trade union fee", "phí công đoàn", "union contribution", "khoản công đoàn"),
    templates=(
        "{c} {k} {p} {n}",
        "[{n}] {k} {p} [{c}]",
        "{n} | {c} | {k} | {p}",
        "{k}/{p}/{c}/{n}",
        "Payment {k} {p} {n} {c}",
        "{c}-{n}-{k}-{p}",
        "{p}: {k} - {n} {c}",
        "{n} {p} {k} {c}",
        "Ref {x}: {k} {p} {n} {c}",
        "{n} chi {k} {p} theo {x}, {c}",
        "{k} {c} {p} {n}",
        "{n} ({c}) chuyển {k} {p}",
    ),
    months=("T{mm}/{y}", "{mm}.{y}", "tháng {mm}/{y}", "kỳ lương {m}/{y}", "T{m}.{yy}", "tháng {m} năm {y}", "{mm}-{y}", "T{m}"),
    spans=("T{a}-T{b}/{y}", "tháng {a} - {b}/{y}", "T{list}/{y}", "kỳ lương {a} đến {b}/{y}"),
    strangers=(
        "Nhật Thực Toàn Phần",
        "Vệ Tinh Phía Nam",
        "Hải Quỳ Mộng",
        "Thỏ Ngọc Vũ",
        "Bồ Câu Đưa Thư",
        "Lá Phong Nhẹ",
        "Mộc Qua Trà",
        "Sông Ngân Bạc",
        "Kình Ngư Đạo",
        "Phượng Vũ Cửu Thiên",
        "Đá Lửa Tiền Sử",
        "Gió Mùa Tân Trào",
        "Cây Sấu Già",
        "Mận Hậu Bắc",
        "Trống Cơm Đoài",
        "Lụa Vân Tơ",
        "Hồi Ký Mùa Hạ",
    ),
    voice=Voice("chuyen phan kinh phi CDCS duoc su dung Q{q}.{y} {n}", "nghia vu cap tren Q{q}.{y}"),
    marked=22,
    capitals=24,
    small=24,
    remains="telex",
)
