"""A dry port: container depots, bonded stores, sorting halls of parcels and the firms that live by them."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own

BODIES = """
T | Kho vận ~ Đại Trụ Quang | Dai Tru Quang Logistics | u
T | Giao nhận ~ Tín Phong Sa | Tin Phong Sa Forwarding | u
T | Vận tải container ~ Lộc Hải Triều |
T | Bốc xếp ~ Kiên Cường Thịnh | | u
T | Khai thuê hải quan ~ Sao Khuê Việt |
T | Pallet gỗ ~ Mai Hồng Mộc | Mai Hong Moc Pallets | u
T | Cơ khí ~ Trục Nâng Vạn Hào |
T | Xe nâng ~ Thái Duy Khoa | Thai Duy Khoa Forklifts | u
T | Dịch vụ bảo vệ ~ Lá Chắn Thép |
T | Suất ăn công nghiệp ~ Bếp Nhà Mận | | u
T | Chuyển phát ~ Cánh Én Nhanh | Canh En Nhanh Express | u
T | Thương mại điện tử ~ Chợ Số Hoa Tiêu |
T | Sửa chữa container ~ Hưng Bách Niên | | u
T | Kho lạnh ~ Băng Hà Phương | Bang Ha Phuong Cold Storage | u
T | Bao bì ~ Giấy Sóng Đôi |
T | Lốp xe ~ Trường Sinh Cát |
T | Đăng kiểm dịch vụ ~ Quốc Thuận Hoà | | u
T | Nhân lực ~ Hợp Tài Xuân | | u
T | Xăng dầu ~ Ngã Ba Cây Thị |
T | Thiết bị cân ~ Chính Xác Tâm |
T | Vệ sinh công nghiệp ~ Bông Sen Tía | | u
T | In tem nhãn ~ Vạch Mã Nhân Đức |
T | Vật liệu ~ Đá Cuội Xám |
T | Phần mềm kho ~ Ô Vuông Sáng | O Vuong Sang Software | u
T | Điện lạnh ~ Hoàng Tiết |
T | Xây dựng ~ Nền Móng Bình Ca | | u
T | Thương mại ~ Hai Lúa Vàng Mười |
T | Đại lý tàu ~ Neo Đậu Bến Xưa |
F | Logistics ~ Kamogawa Việt Nam | Kamogawa Logistics Vietnam | u
F | Kho ngoại quan ~ Haneul Bonded | Haneul Bonded Warehouse | u
F | Phân phối ~ Nordlager | Nordlager Distribution Vietnam | u
F | Chuyển phát ~ Xinyuan Express | Xinyuan Express Vietnam | u
F | Lắp ráp ~ Takesue Electric | Takesue Electric Vietnam | u
F | Bao bì ~ Siam Cartonage | Siam Cartonage Vina | u
F | Thép container ~ Daehyun Box | Daehyun Box Vina | u
C | Cảng cạn ~ Yên Trạch | Yen Trach Dry Port JSC | u
C | Kho bãi ~ Tân Nguyên Liên | Tan Nguyen Lien Depots JSC | u
C | Vận tải đa phương thức ~ Đường Dài Bắc Hà | | u
C | Bất động sản công nghiệp ~ Khu Kho Mỹ Lãng | My Lang Industrial JSC | u
C | Tiếp vận ~ Hoả Xa Mới | | u
C | Giám định ~ Mắt Bão Trắng | | u
C | Bê tông ~ Cột Đá Lớn | | u
C | Dầu nhờn ~ Trơn Mượt Hải Âu |
C | Thực phẩm ~ Kho Gạo Sông Nhuần | | u
C | Đầu tư hạ tầng ~ Vành Cung Xanh | | u
C | Môi trường ~ Sạch Lối |
M | Dịch vụ công ích ~ Yên Trạch | | u
M | Đường bộ ~ Quản lý Cầu Mỹ | | u
D | Cứu hộ giao thông ~ Ba Thành Tựu |
D | Vựa phế liệu ~ Bảy Sắt |
D | Nhà nghỉ ~ Trạm Dừng Hoa Gạo |
D | Gara ~ Tư Chỉnh Bơm |
X | Vận tải ~ Đồng Hành 19 | | u
X | Bốc vác ~ Vai Áo Bạc | | u
X | Vận tải thuỷ ~ Sông Nhuần | | u
X | Xe ba gác ~ Phố Kho |
H | Cơm bình dân ~ Bà Tư Kho |
H | Vá lốp ~ Chú Hổ |
H | Giặt là ~ Nắng Hè |
H | Tạp hoá ~ Cổng Số Sáu |
H | Cà phê ~ Góc Cẩu Trục |
H | Dán tem ~ Nhi Nhi |
P | Chi cục Hải quan ~ Cảng cạn Yên Trạch | | u
P | Trường nghề Cẩu trục ~ Mỹ Lãng Đông | | u
P | Trường Tiểu học ~ Nguyễn Kim Chuyên | | u
P | Trường Mầm non ~ Búp Sen Hồng | | u
P | Trường Trung học cơ sở ~ Mỹ Lãng | | u
P | Trạm Y tế phường ~ Cây Thị | | u
P | Uỷ ban nhân dân phường ~ Yên Trạch | | u
P | Trung tâm Kiểm nghiệm ~ Hàng hoá số 5 | | u
"""

DEPOT = Place(
    key="cang-can-kho-van", year=2024, province=("LDLD-TB", "Liên đoàn Lao động tỉnh Tây Bình"),
    district=("LDLD-YR", "Liên đoàn Lao động thị xã Yên Trạch"), union_code="CDKB", employer_code="DVKB", prefix="37",
    own=(Own("VietinBank", "116004418725", ((1, "efast"),), 62), Own("BIDV", "43110000627719", ((1, "bidv"), (5, "mt940")), 38)),
    virtual="9726", communes=("Mỹ Lãng", "Cây Thị", "Đông Nhuần", "Hạ Trạch", "Bến Gỗ"),
    payers_banks=("VTB", "VTB", "BIDV", "BIDV", "VCB", "TCB", "ACB", "MB", "HSBC", "VPB", "STB", "TPB"),
    persons=(
        "Vũ Đình Trác", "Nguyễn Thị Khánh Ly", "Bùi Quang Chiểu", "Phạm Thị Hằng Nga", "Hà Mạnh Quyết", "Ngô Thị Diễm",
        "Lương Công Đệ", "Đoàn Thị Phí", "Mai Xuân Rư", "Trần Thị Út Hậu",
    ),
    bodies=BODIES,
    fund=(
        "KPCĐ", "kinh phí công đoàn", "KPCĐ 2%", "nộp 2% KPCĐ", "thanh toán kinh phí công đoàn", "nộp kinh phí CĐ", "KP công đoàn 2%",
        "kinh phí công đoàn (2% quỹ lương)", "K.P.C.Đ", "chuyển KPCĐ",
    ),
    dues=(
        "đoàn phí", "đoàn phí CĐ", "đoàn phí công đoàn", "nộp ĐPCĐ", "30% đoàn phí công đoàn", "đoàn phí công đoàn nộp lên",
        "thu nộp đoàn phí", "đoàn phí CĐCS",
    ),
    both=("KPCĐ và ĐPCĐ", "kinh phí công đoàn và đoàn phí", "KPCĐ 2% + đoàn phí CĐ", "nộp KPCĐ, đoàn phí"),
    hints=("phí công đoàn", "UNION FEE", "tiền CĐ", "đóng công đoàn"),
    templates=(
        "{c} {k} {p}  {n}", "{n} TT {k} {p} {c}", "{k}_{p}_{n}_{c}", "{n}; {c}; {k}; {p}", "{k} {p}, {n}, {c}", "{c}-{n}-{k} {p}",
        "{n} {c} nộp tiền {k} {p}", "{p}: {k} của {n} {c}",
    ),
    months=(
        "T{m}.{y}", "T{mm}/{y}", "tháng {mm}/{y}", "T{m}/{yy}", "tháng {m}", "kỳ T{m}/{y}", "T.{m}/{y}", "tháng {m} năm {y}",
        "{mm}.{y}",
    ),
    spans=("T{a}-{b}/{y}", "tháng {a}-{b}.{y}", "T{a} đến T{b}.{y}", "từ tháng {mma}/{y} đến tháng {mmb}/{y}"),
    strangers=(
        "Vận tải Hoàng Thạch Lĩnh", "Ga hàng Đông Nhuần", "Giao nhận Thuỷ Mộc", "Kho vận Bình Dã", "Cơ khí Sơn Tiễn",
        "Thương mại Quế Nham", "Vận tải Phi Hùng Kiệt", "Kho vận Thanh Lãm", "Giao nhận Ba Cồn", "Bốc xếp Tường Duệ",
    ),
    voice=Voice("Chuyen kinh phi cong doan quy {q} nam {y} - {n}", "KPCD nop cap tren quy {q}/{y}"),
    marked=22, capitals=36, small=12, remains="vni",
)  # fmt: skip
