"""A quarter of hospitals, medicine makers, laboratories and the trades around the sick."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own

BODIES = """
T | Dược phẩm ~ Bách Thảo Khang | Bach Thao Khang Pharma | u
T | Thiết bị y tế ~ Nhịp Tim Việt | Nhip Tim Viet Medical | u
T | Nhà thuốc ~ Quế Chi Đường |
T | Xét nghiệm ~ Giọt Hồng Lam | | u
T | Kính mắt ~ Tinh Anh Nhãn | Tinh Anh Nhan Optics |
T | Nha khoa ~ Răng Sứ Ngọc Trâm | | u
T | Giặt ủi bệnh viện ~ Trắng Tinh Khôi |
T | Suất ăn dinh dưỡng ~ Cháo Thảo Mộc | | u
T | Vận chuyển cấp cứu ~ Kịp Thời |
T | Hoá chất ~ Phượng Dương | Phuong Duong Chemicals | u
T | Bông băng ~ Lụa Trắng Xuân |
T | Khí y tế ~ Hơi Thở Mới | Hoi Tho Moi Medical Gas | u
T | Phần mềm bệnh án ~ Sổ Xanh | So Xanh Software | u
T | Dụng cụ phẫu thuật ~ Thép Mảnh Tường Vi |
T | Vật lý trị liệu ~ Bước Chân Vững | | u
T | Thương mại dược ~ Ngân Hạnh Sa |
T | Xử lý rác y tế ~ Lửa Sạch Thái An | | u
T | Đào tạo điều dưỡng ~ Bàn Tay Ấm |
T | Cho thuê xe lăn ~ Vòng Quay Hiền |
T | Mỹ phẩm ~ Da Mịn Cát Tường | Da Min Cat Tuong Cosmetics | u
T | Thực phẩm chức năng ~ Mật Ong Rừng Tràm |
T | Bảo trì máy ~ Sóng Siêu Âm Đạt | | u
T | Nhà trọ ~ Lưu Trú An Dưỡng |
T | Hoa và quà ~ Chúc Lành |
T | Đông y ~ Hồi Xuân Tế Dân | | u
T | Tư vấn dinh dưỡng ~ Bữa Vàng |
T | Quảng cáo ~ Biển Hiệu Sao Thuỷ |
F | Dược ~ Okinari Pharma | Okinari Pharma Vietnam | u
F | Thiết bị chẩn đoán ~ Helvetmed | Helvetmed Diagnostics Vietnam | u
F | Găng tay ~ Pelangi Glove | Pelangi Glove Vietnam | u
F | Ống tiêm ~ Jaesung Medical | Jaesung Medical Vina | u
F | Phòng khám ~ Medirose Quốc tế | Medirose International Clinic | u
F | Nghiên cứu lâm sàng ~ Trialcove | Trialcove Research Vietnam | u
C | Dược ~ Trung tâm Miền Hạ | Mien Ha Central Pharma JSC | u
C | Bệnh viện ~ Thiên Lý Đông | Thien Ly Dong Hospital JSC | u
C | Bệnh viện Mắt ~ Ánh Trăng Rằm | Anh Trang Ram Eye Hospital JSC | u
C | Bao bì dược ~ Viên Nang Hồng Đăng | | u
C | Vắc xin ~ Khiên Vàng | Khien Vang Vaccine JSC | u
C | Thiết bị ~ Y khoa Tân Thới Nhất Mai | | u
C | Bệnh viện Phụ sản ~ Nôi Hồng | Noi Hong Maternity JSC | u
C | Nước tinh khiết ~ Giọt Sương Mai | | u
C | Đầu tư y tế ~ Lương Y Mới | | u
C | Dưỡng lão ~ Tuổi Ngọc |
C | Phân phối dược ~ Kho Thuốc Liên Chi | | u
M | Môi trường đô thị ~ phường Y Khoa | | u
M | Dược liệu ~ Trung Chính | | u
D | Nhà thuốc ~ Ông Bút |
D | Mai táng ~ Vĩnh Phước Điền |
D | Cửa hàng chân giả ~ Ngay Thẳng |
D | Nhà sách y học ~ Trang Vàng Hiếu |
X | Thuốc nam ~ Vườn Chung Tâm | | u
X | Xe ôm cổng viện ~ Nghĩa Tình |
X | Giữ xe ~ Cây Sứ Già | | u
H | Cơm cháo ~ Dì Bảy Hành |
H | Tạp hoá ~ Cổng Cấp Cứu |
H | Tiệm thuốc ~ Bác Sáng Mắt |
H | May áo bệnh nhân ~ Cô Nhung Xa |
H | Photocopy ~ Hồ Sơ Nhanh |
H | Quán nước ~ Ghế Đá Chờ |
P | Bệnh viện Đa khoa ~ Trung Chính | | u
P | Bệnh viện Lao phổi ~ Phạm Ngũ Thạch | | u
P | Bệnh viện Tâm thần ~ Lê Thị Rằm | | u
P | Trung tâm Pháp y ~ Tây Chính | | u
P | Trung tâm Kiểm soát bệnh tật ~ Tây Chính | | u
P | Trường Cao đẳng Y ~ Hải Thượng Mới | | u
P | Trạm Y tế phường ~ Lương Sự | | u
P | Trường Mầm non ~ Áo Trắng Nhỏ | | u
P | Trường Tiểu học ~ Đỗ Khắc Tâm | | u
P | Trường Trung học cơ sở ~ Lương Sự | | u
P | Viện Vi sinh ~ Yên Bạch | | u
"""

HOSPITALS = Place(
    key="khu-benh-vien", year=2024, province=("LDLD-TC", "Liên đoàn Lao động thành phố Tây Chính"),
    district=("LDLD-LV", "Liên đoàn Lao động quận Lương Sự"), union_code="CDYV", employer_code="DVYV", prefix="63",
    own=(
        Own("Vietcombank", "0071337180524", ((1, "vietcombank"), (10, "camt")), 45),
        Own("Techcombank", "19033902516018", ((1, "techcombank"),), 55),
    ),
    virtual="", communes=("Lương Sự", "Trung Chính", "Thuốc Bắc", "Bờ Đê Hạ", "Cây Sứ"),
    payers_banks=("VCB", "VCB", "VCB", "TCB", "TCB", "ACB", "BIDV", "MB", "VTB", "SHB", "HDB", "STB"),
    persons=(
        "Đặng Thị Ái Nhi", "Trương Bá Lộc", "Nguyễn Thị Hoà Bình", "Quách Diễm Hương", "Lâm Chí Kiên", "Phùng Thị Thược",
        "Võ Hoàng Yến Phi", "Châu Gia Huấn", "Tô Thị Sáng", "Kiều Văn Bạt",
    ),
    bodies=BODIES,
    fund=(
        "kinh phí công đoàn", "KPCĐ", "KPCĐ 2%", "nộp tiền kinh phí công đoàn", "kinh phí CĐ 2%", "nộp KPCĐ 2%", "KP công đoàn",
        "trích 2% KPCĐ", "tiền kinh phí công đoàn 2%",
    ),
    dues=(
        "đoàn phí công đoàn", "ĐPCĐ", "đoàn phí CĐ", "nộp đoàn phí", "đoàn phí công đoàn 30%", "đoàn phí trích nộp cấp trên",
        "tiền đoàn phí CĐ",
    ),
    both=("KPCĐ và đoàn phí công đoàn", "kinh phí, đoàn phí công đoàn", "KPCĐ + ĐPCĐ", "kinh phí công đoàn và đoàn phí CĐ"),
    hints=("phí công đoàn", "nộp tiền công đoàn", "khoản công đoàn", "union payment"),
    templates=(
        "{n} nộp {k} {p} {c}", "{k} {p} {c} {n}", "{c}/{n}/{k} {p}", "{n}, {c}, {k} {p}", "{n} chuyển tiền {k} {p} {c}",
        "{k} của {n} {c} {p}", "{n} {p} {k} {c}", "{k} {p} cho {n} - {c}",
    ),
    months=("tháng {m}/{y}", "T{m}/{y}", "tháng {mm}.{y}", "T{mm}-{y}", "tháng {m}", "T{m} năm {y}", "T{m}/{yy}", "kỳ tháng {m}/{y}"),
    spans=("tháng {a} - {b}/{y}", "T{a}-T{b}.{y}", "từ tháng {a} đến hết tháng {b}/{y}", "T{a} tới T{b}/{y}"),
    strangers=(
        "Y tế Hoà Lạc Thiện", "Viện trường Bờ Đê", "Dược phẩm Tố Nga", "Thiết bị y tế Giao Châu", "Nhà thuốc Linh Đan Các",
        "Vật tư Trọng Khôi", "Dược phẩm Thuần Mỹ Lan", "Thiết bị Cao Tường Quân", "Dịch vụ Sinh Phúc", "Hoá chất Nhật Vĩ",
    ),
    voice=Voice("{n} nhan kinh phi cong doan duoc cap quy {q}.{y}", "Trich nop KPCD len cap tren quy {q}/{y}"),
    marked=34, capitals=24, small=12, remains="telex",
)  # fmt: skip
