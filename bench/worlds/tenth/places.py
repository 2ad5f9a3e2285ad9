"""Three places: a land of sugar cane, an estuary of shipyards, a district of forest and paper."""

from bench.worlds.eighth.place import Place, Voice
from bench.worlds.place import Own


def bodies(trades: str, firsts: str, seconds: str, public: str) -> str:
    """Return the bodies: every trade again and again, each time under another name of two words."""
    first, second = firsts.split(), seconds.split()
    rows = [one.strip() for one in trades.strip().splitlines()]
    found = []
    for n in range(74):
        form, trade, english = (one.strip() for one in (rows[n % len(rows)] + "||").split("|")[:3])
        one, two = first[n % len(first)].replace("_", " "), second[(n * 7 + n // len(first)) % len(second)].replace("_", " ")
        foreign = f"{one} {two} {english} Co., Ltd" if english else ""
        found.append(f"{form} | {trade} ~ {one} {two} | {foreign} | {'u' if n % 3 == 0 else ''}")
    return "\n".join([*found, *(f"P | {one.strip()} | | u" for one in public.strip().splitlines())])


CANE = Place(
    key="vung-mia",
    year=2023,
    province=("LDLD-TKA", "Liên đoàn Lao động tỉnh Trà Khê"),
    district=("LDLD-VM", "Liên đoàn Lao động huyện Vàm Mía"),
    union_code="CDVM",
    employer_code="DVVM",
    prefix="22",
    own=(
        Own("ACB", "226644010", ((1, "acb"),), 60),
        Own("Agribank", "7608205500417", ((1, "agribank"),), 40),
    ),
    virtual="",
    communes=("Rẫy Ngọt", "Bàu Cò", "Lò Đường", "Gò Lau", "Ngã Ba Mật"),
    payers_banks=("AGR", "ACB", "STB", "VTB", "BIDV", "KLB"),
    persons=(
        "Lâm Thị Sáu",
        "Trương Văn Út",
        "Huỳnh Thị Gấm",
        "Phan Minh Đời",
        "Võ Thị Nhiên",
        "Đoàn Phi Hổ",
        "Kiều Văn Tẻo",
        "Ngô Thị Diễm",
    ),
    bodies=bodies(
        """T | Mía đường
        T | Cơ giới nông nghiệp | Farm Machinery
        C | Vật tư phân bón
        X | Trồng mía
        T | Vận tải mía cây
        H | Lò đường thốt nốt
        D | Xăng dầu
        T | Ván ép bã mía | Bagasse Board
        F | Tinh bột | Starch
        T | Cơ khí lò hơi
        C | Cồn thực phẩm
        T | Bánh kẹo | Confectionery
        M | Thủy nông
        T | Bao bì giấy""",
        "Hừng Tấn Nguyệt Mỹ Sông Ruộng Quế Lộc Phước Trường Bửu Khải Nhựt",
        "Đông Cát Duyên Hòa Lân Nhơn Phụng Sanh Tâm Thắm Uyên Vinh Xuyến Ý Bửng Chơn Giàu Hiệp Kiểng",
        "Trường Mẫu giáo ~ Bông Mía\nTrường Tiểu học ~ Nguyễn Thị Định Bàu Cò\nTrạm Khuyến nông ~ Ngã Ba Mật",
    ),
    fund=("KPCĐ", "kinh phí công đoàn", "nộp KPCĐ 2%", "kinh phí công đoàn 2%", "KPCĐ 2 phần trăm", "trích KPCĐ", "kinh phí CĐ"),
    dues=("đoàn phí công đoàn", "ĐPCĐ", "đoàn phí CĐ nộp cấp trên", "đoàn phí", "đoàn phí công đoàn phần nộp lên"),
    both=("KPCĐ và đoàn phí", "kinh phí công đoàn + đoàn phí công đoàn", "đoàn phí và KPCĐ"),
    hints=("phí công đoàn", "2% quỹ lương", "tiền công đoàn"),
    templates=(
        "{n} {k} {p} {c}",
        "{c} {n} - {k} - {p}",
        "{k} {p} của {n} {c}",
        "{p}: {n} {c} {k}",
        "{n} ({c}) gởi {k} {p}",
        "{k}; {p}; {n}; {c}",
        "UNC {x} {n} {k} {p} {c}",
        "{n} {c} nộp {k} {p}",
    ),
    months=("tháng {m}/{y}", "tháng {m} năm {y}", "T{m}/{y}", "tháng {m:02d}/{y}", "T{m:02d}.{y}"),
    spans=("tháng {a} đến tháng {b}/{y}", "từ tháng {a} đến tháng {b} năm {y}", "T{a}-T{b}/{y}"),
    strangers=(
        "Đường Cồn Vàm Nhứt",
        "Kinh Lộ Bàu Cò",
        "Sáu Ngàn Công",
        "Thương lái Mười Mật",
        "Giống mía Khoai Lang",
        "Tân Rạch Ròi",
        "Cẩm Thành Long",
        "Lưu Gia Trại",
        "Mật Ong Rừng",
    ),
    voice=Voice("chuyen phan kinh phi CDCS quy {q}/{y} {n}", "nop nghia vu cap tren quy {q}/{y}"),
    marked=10,
    capitals=34,
    small=30,
    remains="telex",
)

YARDS = Place(
    key="cua-song-dong-tau",
    year=2024,
    province=("LDLD-TBG", "Liên đoàn Lao động thành phố Bạch Giang"),
    district=("LDLD-XT", "Liên đoàn Lao động huyện Xưởng Tàu"),
    union_code="CDXT",
    employer_code="DVXT",
    prefix="24",
    own=(
        Own("VietinBank", "113700055529", ((1, "efast"),), 62),
        Own("Techcombank", "19044400610013", ((1, "techcombank"),), 38),
    ),
    virtual="9647",
    communes=("Bến Đà", "Triền Đá", "Ụ Nổi", "Cồn Neo", "Phao Số Không"),
    payers_banks=("VTB", "TCB", "MSB", "VCB", "SHB", "TPB"),
    persons=(
        "Vũ Thị Hằng Nga",
        "Bùi Đức Toản",
        "Phạm Thị Lụa",
        "Đỗ Quang Khoát",
        "Hoàng Thị Nguyệt",
        "Đoàn Phi Yến",
        "Lưu Bá Thuyên",
        "Cao Thị Mận",
    ),
    bodies=bodies(
        """T | Đóng tàu | Shipbuilding
        T | Sơn chống hà | Marine Coating
        C | Cơ khí thủy
        F | Chân vịt | Propeller
        T | Hàn cắt kết cấu thép
        T | Phun cát tẩy rỉ
        M | Hoa tiêu
        T | Xích neo | Anchor Chain
        C | Kim khí tổng hợp
        T | Điện tàu thủy | Marine Electric
        D | Dây cáp
        T | Lai dắt
        H | Cơm hộp
        X | Phá dỡ tàu cũ
        T | Giàn giáo""",
        "Sóng_Bạc Hải Tràng Vĩnh Đại Nghĩa Thịnh Kiên Tuấn Hưng Lạc Đằng",
        "Cường Dương Gia Hoành Khuê Lực Mạnh Ngân Phát Quyền Sơn Trụ Viễn Bách Châu Đạt Giáp Huân Ích",
        "Trường Trung cấp nghề ~ Hàn Ụ Nổi\nTrường Trung học cơ sở ~ Triền Đá\nTrung tâm Y tế ~ Cồn Neo",
    ),
    fund=(
        "kinh phí công đoàn",
        "KPCĐ",
        "2% KPCĐ",
        "nộp kinh phí công đoàn",
        "KPCĐ (2%)",
        "trích nộp kinh phí công đoàn 2%",
        "k.phí công đoàn",
    ),
    dues=("đoàn phí", "đoàn phí công đoàn", "ĐPCĐ", "đoàn phí công đoàn cơ sở nộp", "thu đoàn phí công đoàn"),
    both=("kinh phí công đoàn và đoàn phí", "KPCĐ, ĐPCĐ", "KPCĐ cùng đoàn phí công đoàn"),
    hints=("khoản 2% lương đóng bảo hiểm", "phí công đoàn", "công đoàn 2%"),
    templates=(
        "{k} {p} - {n} - {c}",
        "{n}/{c}/{k}/{p}",
        "{c}_{k}_{p}_{n}",
        "Thanh toán {k} {p} {n} {c}",
        "{n}: {k} {p} ({c})",
        "{p} {k} {c} {n}",
        "{k} {n} {p}; {c}",
        "lệnh {x}/ {c} {n} chuyển {k} {p}",
        "{k}, {p}, {c}, {n}",
    ),
    months=("tháng {m}/{y}", "T{m:02d}/{y}", "kỳ tháng {m}/{y}", "tháng {m:02d}.{y}", "T{m}-{y}"),
    spans=("T{a}-T{b}/{y}", "từ tháng {a} đến tháng {b}/{y}", "các tháng {a}-{b}/{y}"),
    strangers=(
        "Tập đoàn Ụ Khô",
        "Luồng vào cảng Phao Không",
        "Tàu Hàng Ba Sao",
        "Thủy thủ Bảy Biển",
        "Đăng kiểm Mũi Chùa",
        "Vận tải Cánh Buồm Nâu",
        "Sắt Vụn Đồng Tâm Phúc",
        "Neo Vàng",
        "Bạch Hạc Marine",
    ),
    voice=Voice("tra kinh phi de lai {n} quy {q}.{y}", "nop LDLD cap tren quy {q}.{y}"),
    marked=14,
    capitals=24,
    small=22,
    remains="telex",
)

FOREST = Place(
    key="rung-giay",
    year=2024,
    province=("LDLD-TLV", "Liên đoàn Lao động tỉnh Lâm Vạn"),
    district=("LDLD-RG", "Liên đoàn Lao động huyện Rừng Giấy"),
    union_code="CDRG",
    employer_code="DVRG",
    prefix="26",
    own=(
        Own("BIDV", "46110000733158", ((1, "bidv"),), 42),
        Own("Vietcombank", "0999777300462", ((1, "vietcombank"),), 36),
        Own("MB", "0790206633114", ((1, "mb"),), 22),
    ),
    virtual="",
    communes=("Bãi Keo", "Khe Bột", "Đèo Nhựa Thông", "Trại Ươm", "Cầu Gỗ"),
    payers_banks=("BIDV", "VCB", "MB", "AGR", "LPB", "VIB"),
    persons=(
        "Hà Thị Thoa",
        "Lường Văn Piềng",
        "Nông Thị Khuyên",
        "Quách Công Dũng",
        "Đinh Thị Hồi",
        "Đoàn Phi Phụng",
        "Mai Văn Chắt",
        "Sầm Thị Lả",
    ),
    bodies=bodies(
        """T | Bột giấy
        X | Trồng rừng
        T | Dăm gỗ | Woodchip
        C | Giấy vệ sinh
        M | Lâm nghiệp
        T | Ươm giống keo
        T | Viên nén | Pellet
        F | Giấy bìa | Paperboard
        T | Nhựa thông | Resin
        D | Xẻ sấy gỗ
        T | Gỗ ghép thanh
        T | Hóa chất tẩy trắng
        H | Đan tre
        C | In tem nhãn
        T | Pallet gỗ | Pallet""",
        "Ngàn Vời Chúc Suối Mộc Tùng Pơ Thuận Trí Lim Vọng Nhã Khoáng",
        "Ái Bền Cầm Diệp Hân Khôi Lãm Mường Nghĩa Phong Quảng Sinh Thức Vượng Chấn Đáng Hoạt Kính Luân",
        "Ban Quản lý rừng phòng hộ ~ Đèo Nhựa Thông\nTrường Mầm non ~ Trại Ươm\nHạt Kiểm lâm ~ Khe Bột",
    ),
    fund=(
        "KPCĐ 2%",
        "kinh phí công đoàn",
        "KPCĐ",
        "đóng kinh phí công đoàn",
        "kinh phí 2% công đoàn",
        "nộp KPCĐ",
        "tiền kinh phí công đoàn",
    ),
    dues=("đoàn phí công đoàn", "đoàn phí", "ĐPCĐ", "nộp đoàn phí CĐ", "tiền đoàn phí công đoàn"),
    both=("KPCĐ + ĐPCĐ", "đoàn phí, kinh phí công đoàn", "kinh phí công đoàn kèm đoàn phí"),
    hints=("tiền 2%", "phí công đoàn", "nghĩa vụ công đoàn"),
    templates=(
        "{n} đóng {k} {p} {c}",
        "{k} {p} {c} {n}",
        "{n} {c} {p} {k}",
        "{p} - {n} - {k} - {c}",
        "[{c}] {n} {k} {p}",
        "{k} | {p} | {n} | {c}",
        "Kính gửi {k} {p}, {n}, {c}",
        "giấy {x} {n} {k} {p} {c}",
    ),
    months=("tháng {m}/{y}", "tháng {m}.{y}", "T{m}/{y}", "tháng {m:02d} năm {y}", "T{m:02d}/{y}"),
    spans=("tháng {a}-{b}/{y}", "T{a} - T{b}/{y}", "từ tháng {a} đến hết tháng {b}/{y}"),
    strangers=(
        "Giấy Gỗ Vạn Lâm",
        "Đường tuần tra rừng",
        "Củi Đốt Hai Mùa",
        "Bè Nứa Sông Con",
        "Xưởng mộc Ba Gian",
        "Keo Lá Tràm",
        "Giấy Dó Cổ",
        "Bìa Cứng Tam Giác",
        "Thông Già",
    ),
    voice=Voice("cap kinh phi {n} quy {q} nam {y}", "nop cap tren quy {q} nam {y}"),
    marked=9,
    capitals=30,
    small=34,
    remains="vni",
)
