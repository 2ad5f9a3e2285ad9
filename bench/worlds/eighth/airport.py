"""A town around an airport: handling, kitchens, freight, hotels, foreign firms that write English."""

from bench.worlds.place import Own

from .place import Place, Voice

AIRPORT = Place(
    key="cua-ngo-hang-khong",
    year=2024,
    province=("LDLD-TH", "Liên đoàn Lao động tỉnh Tân Hải"),
    district=("LDLD-PH", "Liên đoàn Lao động thành phố Phi Hành"),
    union_code="PHCS{:03d}",
    employer_code="PHDN{:03d}",
    prefix="36",
    own=(
        Own("Vietcombank", "0721008899010", ((1, "vietcombank"),), 52),
        Own("Techcombank", "19099288800015", ((1, "techcombank"),), 30),
        Own("Vietcombank", "0721008899027", ((3, "camt"),), 18),
    ),
    virtual="",
    communes=("Phường Bay Lên", "Phường Đường Băng", "Phường Suối Tre", "Xã Cánh Đồng Sân", "Xã Lộc Bình Sơn"),
    payers_banks=("VCB", "TCB", "HSBC", "MUFG", "SHBVN", "WOORI", "BIDV", "ACB", "TPB", "VIB"),
    persons=(
        "Huỳnh Thị Ngọc Ánh",
        "Lê Quốc Khánh",
        "Đoàn Thị Thu Trang",
        "Phan Gia Bảo",
        "Võ Minh Thư",
        "Trịnh Xuân Hoà",
        "Tăng Mỹ Linh",
        "Nguyễn Hữu Phước",
        "Châu Thị Kim Loan",
        "Kim Ji Hoon",
    ),
    bodies="""\
TNHH|Suất ăn Hàng không ~Mây Lành|Maylanh Inflight Catering|u
CP|Dịch vụ Mặt đất ~Cánh Én|Canh En Ground Services|u
TNHH|Kho vận Hàng hoá ~Đại Bàng Xanh|Blue Eagle Cargo|u
MTV|Kỹ thuật Máy bay ~Hưng Kỳ|Hung Ky Aero Engineering|u
CP|Nhiên liệu Bay ~Thăng Không|Thang Khong Jet Fuel|u
TNHH|Giặt là Công nghiệp ~Trắng Tinh|Trang Tinh Laundry|u
TNHH|~Skyparcel Express Việt Nam|SKYPARCEL EXPRESS VIETNAM|u
TNHH|~Hanbit Air Logistics Vina|HANBIT AIR LOGISTICS VINA|u
TNHH|~Nagoya Seiki Parts|NAGOYA SEIKI PARTS|u
TNHH|~Wing Tat Freight Forwarding|WING TAT FREIGHT FORWARDING|u
TNHH|~Dongwoo Composite Việt Nam|DONGWOO COMPOSITE VIETNAM|u
TNHH|~Lumiere Duty Free|LUMIERE DUTY FREE|u
CP|Khách sạn ~Hoàng Hôn Runway|Sunset Runway Hotel|u
TNHH|Khách sạn ~Phi Trường Xanh|Green Terminal Hotel|
CP|An ninh Bảo vệ ~Thiết Giáp|Thiet Giap Security|u
TNHH|Xe điện Nội cảng ~Vệt Sáng|Vet Sang Ramp Transport|u
TNHH|Nội thất Cabin ~Tổ Ong|To Ong Cabin Interiors|u
CP|Bao bì Lạnh ~Băng Giá Nam|Bang Gia Nam Cold Pack|u
TNHH|In Thẻ lên tàu ~Số Hoá Việt Ấn|So Hoa Printing|
CP|Đầu tư Bãi xe ~Rộng Mở|Rong Mo Parking|u
TNHH|~Meridian Lounge Services|MERIDIAN LOUNGE SERVICES|u
TNHH|~Kowa Precision Fasteners|KOWA PRECISION FASTENERS|u
TNHH|~Jinhua Textile Seat Cover|JINHUA TEXTILE SEAT COVER|u
TNHH|~Aster Avionics Repair|ASTER AVIONICS REPAIR|u
MTV|Quản lý Cảng hàng hoá ~Nam Thành Đạt|Nam Thanh Dat Cargo Terminal|u
TNHH|Thương mại Dịch vụ ~Quà Tặng Trời Xa|Troi Xa Gifts|
CP|Taxi ~Sao Hôm|Sao Hom Taxi|u
HTX|Vận tải hành khách ~Đồng Lòng Hai Sáu|Dong Long Transport|u
HTX|Rau sạch ~Suối Tre Xanh|Suoi Tre Farm|
DNTN|Cơm hộp ~Bảy Lượm|Bay Luom|
DNTN|Sửa lốp ~Hữu Hạnh Phát|Huu Hanh|
HKD|Phở ~Cụ Tẩm|Pho Cu Tam|
HKD|Cà phê ~Chín Tầng|Ca phe Chin Tang|
HKD|Hành lý ~Út Đẹt|Hanh ly Ut Det|
HKD|Nhà trọ ~Bà Mười Lài|Nha tro Ba Muoi|
TNHH|Điều hoà Không khí ~Gió Lộng|Gio Long HVAC|u
CP|Xây dựng Sân đỗ ~Bê Tông Trường Cửu|Truong Cuu Concrete|u
TNHH|Phần mềm Điều vận ~Ngàn Phương|Ngan Phuong Soft|u
TNHH|Vệ sinh Tàu bay ~Chổi Thần|Choi Than Cleaning|u
CP|Nước uống Đóng chai ~Suối Ngầm|Suoi Ngam Water|u
TNHH|Pallet Nhôm ~Kim Hợp Lực|Kim Hop Luc ULD|u
TNHH|~Falcon Uniform Garment|FALCON UNIFORM GARMENT|u
TNHH|~Zephyr Aircraft Parts Trading|ZEPHYR AIRCRAFT PARTS TRADING|
TNHH|~Shinsei Foam|SHINSEI FOAM|u
CP|Truyền thông Màn hình ~Ánh Chớp|Anh Chop Media|
TNHH|Tư vấn Du học ~Cầu Vồng Đông|Cau Vong Dong|
CP|Đào tạo Tiếp viên ~Hạc Giấy|Hac Giay Training|u
TNHH|Bánh ngọt ~Vani Xứ Lạnh|Vani Bakery|
|Trường Mầm non ~Chuồn Chuồn Kim||u
|Trường Mầm non ~Diều Giấy Đỏ||u
|Trường Tiểu học ~Lộc Bình Sơn||u
|Trường Trung học cơ sở ~Suối Tre Đông||u
|Trường Trung học phổ thông ~Võ Hoàng Nghi||u
|Trung tâm Y tế ~thành phố Phi Hành||u
|Bệnh viện Đa khoa Tư nhân ~Hồng Đăng Phúc||u
|Ban Quản lý Chợ ~Sân Bay Cũ||
TNHH|Chiếu xạ Thực phẩm ~Tia Lành|Tia Lanh Irradiation|u
CP|Logistics ~Mười Ngả|Muoi Nga Logistics|u
TNHH|Kiểm định An toàn ~Đo Lường Bảo Tín|Bao Tin Inspection|
TNHH|~Orchid Inflight Retail|ORCHID INFLIGHT RETAIL|
CP|Cứu hộ Giao thông ~Đêm Ngày|Dem Ngay Rescue|
TNHH|Cây cảnh Sân vườn ~Lá Vối|La Voi Garden|
TNHH|Đồ hộp ~Bốn Mùa Gia Vị|Bon Mua Canned Food|u
CP|Ép Nhựa Kỹ thuật ~Khuôn Vàng Sáu|Khuon Vang Plastics|u
TNHH|~Taebaek Cable|TAEBAEK CABLE|u
TNHH|~Sunrise Harness Assembly|SUNRISE HARNESS ASSEMBLY|u
""",
    fund=(
        "KPCĐ",
        "KPCD 2%",
        "kinh phí công đoàn",
        "kinh phí công đoàn 2%",
        "trích nộp 2% KPCĐ",
        "TRADE UNION FUND 2%",
        "2% union fund (KPCD)",
        "kp công đoàn",
        "nộp 2% quỹ lương KPCĐ",
        "KPCĐ phải nộp",
    ),
    dues=("đoàn phí công đoàn", "ĐPCĐ", "đoàn phí CĐ", "trích nộp 30% đoàn phí công đoàn", "union dues (đoàn phí)", "nộp đoàn phí 1%"),
    both=("KPCĐ và đoàn phí", "KPCĐ 2% + ĐPCĐ 1%", "kinh phí và đoàn phí công đoàn"),
    hints=("TRADE UNION FEE", "UNION CONTRIBUTION", "LABOR UNION EXPENSE", "phí công đoàn", "tiền công đoàn"),
    templates=(
        "{n} {k} {p}",
        "{n} thanh toán {k} {p}",
        "{c} {n} nộp {k} {p}",
        "PAYMENT {k} {p} {n} TAX CODE {c}",
        "{k} {p} - {n} - MST {c}",
        "MST {c} {k} {p}",
        "{n} nộp {k} {p}, MST: {c}",
        "{x} {n} {k} {p} ({c})",
        "Thanh toán {k} cho {p} của {n} MST{c}",
        "{c}/{k}/{p}",
        "{p} {k} {c}",
    ),
    months=("tháng {m}/{y}", "T{mm}/{y}", "T{m}.{y}", "{E} {y}", "kỳ lương {mm}/{y}", "tháng {mm} năm {y}", "T{m}"),
    spans=("T{a}-T{b}/{y}", "từ tháng {a} đến tháng {b}/{y}", "{A}-{E} {y}", "T{l}/{y}", "tháng {l} năm {y}"),
    strangers=("Quang Minh Hoá Chất Bắc", "Tân Cảng Mộc Bài", "Việt Trì Sắt Thép", "Lotus Marine Kiên Hải", "Thảo Nguyên Sữa Mộc"),
    voice=Voice("CHUYEN PHAN KPCD CDCS DUOC SU DUNG QUY {q} NAM {y} - {n}", "NOP KINH PHI CAP TREN QUY {q}/{y}"),
    marked=12,
    capitals=46,
    small=8,
    remains="telex",
)
