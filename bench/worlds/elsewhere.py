"""What people write when they pay something that is no fee, and the names of an invented country."""

FORMS = (
    "Công ty TNHH",
    "Công ty Cổ phần",
    "Công ty TNHH MTV",
    "Doanh nghiệp tư nhân",
    "Hợp tác xã",
    "Công ty CP",
    "Chi nhánh Công ty TNHH",
)
TRADES = (
    "May mặc", "Xây dựng", "Thương mại", "Vận tải", "Cơ khí", "Thực phẩm", "Dược phẩm", "Thủy sản", "Bao bì", "Du lịch", "Nội thất",
    "Điện máy", "Giống cây trồng", "Logistics", "In ấn", "Đầu tư", "Dịch vụ", "Xuất nhập khẩu", "Phân bón", "Nhựa", "Môi trường",
    "Bất động sản", "",
)  # fmt: skip
SYLLABLES = (
    "An", "Bình", "Cường", "Đại", "Đông", "Gia", "Hà", "Hải", "Hoàng", "Hưng", "Khang", "Khánh", "Kim", "Lâm", "Lộc", "Long", "Minh",
    "Mỹ", "Nam", "Ngọc", "Nguyên", "Nhật", "Phát", "Phú", "Phúc", "Phước", "Quang", "Quốc", "Sơn", "Tài", "Tân", "Thái", "Thành",
    "Thiên", "Thịnh", "Thuận", "Tiến", "Toàn", "Trường", "Tuấn", "Việt", "Vinh", "Vạn", "Xuân", "Á", "Âu", "Bảo", "Đức",
)  # fmt: skip
PUBLIC = (
    "Trường Tiểu học",
    "Trường THCS",
    "Trường Mầm non",
    "Trường THPT",
    "Ủy ban nhân dân xã",
    "Trạm Y tế xã",
    "Bệnh viện Đa khoa",
    "Trung tâm Văn hóa",
)
FAMILY = (
    "NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "HUYNH", "PHAN", "VU", "VO", "DANG", "BUI", "DO", "HO", "NGO", "DUONG", "LY",
)  # fmt: skip

# {n} a company of the register, {m} nearly one, {w} a person, {p} a month, {d} a number of the payer's own,
# {t} ten digits, {b} an insurance code
TEXTS: dict[str, tuple[str, ...]] = {
    "salary": ("{n} tra luong {p} cho {w}", "luong {p} {w}", "TT luong va thuong {p}", "Chi luong CNV {p} - {n}", "tam ung luong {w}"),
    "goods": (
        "{n} TT tien hang HD {d}",
        "{w} ck tien mua vat tu",
        "thanh toan hoa don {d} ngay {p}",
        "{n} {t} tra tien hang",
        "tt cong no {n} den {p}",
        "dat coc {d}",
    ),
    "nearly registered": (
        "{m} thanh toan tien hang HD {d}",
        "{m} MST {t} tt cong no {p}",
        "{m} chuyen tien",
        "{m} tra tien thue xe {p}",
        "{m}",
    ),
    "rent": ("tien thue nha {p}", "{n} TT tien thue mat bang {p}", "{w} dong tien phong tro {p}", "Phi quan ly can ho {d} {p}"),
    "utilities": (
        "tien dien {p} ma KH PE{t}",
        "TT tien nuoc {p} {w}",
        "cuoc internet {p} hop dong {d}",
        "phi ve sinh moi truong {p}",
        "cuoc dien thoai {t} {p}",
    ),
    "gifts": (
        "ung ho dong bao lu lut",
        "UNG HO QUY VI NGUOI NGHEO",
        "{n} ung ho quy tu thien",
        "{w} mung cuoi",
        "ung ho quy mai am tinh thuong",
        "chuc mung 8 3",
    ),
    "wallet": (
        "nap tien vi MoMo {t}",
        "NAP TIEN ZALOPAY {d}",
        "rut tien tu vi {t}",
        "thanh toan don hang {t} Shopee",
        "hoan tien don hang {d} Lazada",
    ),
    "school": (
        "hoc phi {p} be {w} lop {d}",
        "nop tien an ban tru {p}",
        "{w} dong hoc phi HK1 MSSV {t}",
        "tien dong phuc lop {d}",
        "le phi thi {t}",
    ),
    "insurance": (
        "+BHXH+103+00+{b}+07906+dong BHXH+",
        "Dong BHXH BHYT BHTN {p} {b}",
        "{n} nop BHXH {p} ma don vi {b}",
        "dong BHYT ho gia dinh {w}",
        "nop tien BHXH {p} {b} 32%",
    ),
    "taxes": (
        "NTDT+KB:0120-KBNN Vi Du+NgayNT:{p}+MST:{t}+DBHC:101HH",
        "{n} nop thue GTGT {p} MST {t}",
        "nop thue TNCN {p} {t}",
        "le phi mon bai {p} MST {t}",
        "thue dat {w}",
    ),
    "party": (
        "nop dang phi {p} chi bo {n}",
        "Dang phi {p} {w}",
        "CHI BO NOP DANG PHI QUY {d}",
        "đảng phí {p}",
        "dang vien {w} nop dang phi",
    ),
    "youth": (
        "doan phi doan thanh nien {p} chi doan {n}",
        "Chi doan nop doan phi TNCS HCM {p}",
        "doan phi chi doan {p}",
        "nop doan phi Doan TNCS {w}",
    ),
    "loans": (
        "{w} tra no vay {p}",
        "tra goc lai khoan vay LD{t}",
        "{n} tra no hop dong tin dung {d}",
        "thu no lai so khe uoc {t}",
        "tra tien muon {w}",
    ),
    "stages": (
        "TT tien gia cong cong doan may {d}",
        "{n} tra tien cong doan hoan thien HD {d}",
        "phi gia cong công đoạn 2 {p}",
        "tien cong doan in ep {n}",
    ),
    "persons": ("{w} chuyen tien", "{w}", "{w} chuyen khoan {t}", "tra tien {w}", "{w} gui me", "cam on {w} nhe"),
    "numbers": ("{t}", "don hang {t}", "LH {t}", "ma don {t} {w}", "{t} ung ho", "SDT {t} nap the", "ma van don {t} COD", "STK {t}"),
    "nothing": ("", ".", "chuyen tien", "CHUYEN KHOAN", "ck", "ok", "abc", "test", "thanh toan"),
    "services": (
        "{n} TT phi dich vu bao ve {p}",
        "phi kiem toan {p} {n}",
        "tien com ca cong nhan {p}",
        "phi tham quan {n}",
        "tien ve xe tet cong nhan {n}",
    ),
    "union words": (
        "mua ve xem ca nhac cong doan",
        "tien thue hoi truong nha van hoa lao dong",
        "tra tien bao Lao Dong {p}",
        "tien ao dong phuc hoi thao cong doan {n}",
        "BCH cong doan {n} tra tien tour {d}",
    ),
}
