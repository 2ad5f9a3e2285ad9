"""A highland of coffee, pepper and rubber: cooperatives, farms, households with twelve-digit codes, hospitals, schools of the villages."""

from bench.worlds.place import Own

from .town import Body, Town, Words


def _firms() -> tuple[Body, ...]:
    return (
        Body("Công ty TNHH MTV Cà phê Ea Sim Rông", ("CTY CA PHE EA SIM RONG", "Cty TNHH MTV CF Ea Sim Rông"), size=210, union=True),
        Body(
            "Công ty TNHH MTV Cao su Ia Nhing",
            ("CTY CAO SU IA NHING", "Cty TNHH 1TV Cao su Ia Nhing"),
            ownership="co_von_nha_nuoc",
            size=320,
            union=True,
        ),
        Body(
            "Chi nhánh Công ty TNHH MTV Cao su Ia Nhing - Nông trường Chư Blang",
            ("NT CHU BLANG - CTY CAO SU IA NHING", "CN Cao su Ia Nhing Nông trường Chư Blang"),
            trait="branch",
        ),
        Body("Chi nhánh Công ty TNHH MTV Cao su Ia Nhing - Xí nghiệp Chế biến", ("XN CHE BIEN CAO SU IA NHING",), trait="branch"),
        Body("Công ty Cổ phần Hồ tiêu Hương Núi", ("CTCP HO TIEU HUONG NUI", "Cty CP Hồ tiêu Hương Núi"), union=True),
        Body("Hợp tác xã Nông nghiệp Dịch vụ Công Bằng Ea Kly", ("HTX CONG BANG EA KLY", "HTX NN DV Công Bằng Ea Kly"), union=True),
        Body(
            "Hợp tác xã Sầu riêng Krông Nô Xanh",
            ("HTX SAU RIENG KRONG NO XANH",),
            former="Tổ hợp tác Sầu riêng Đồi Gió",
            former_shorts=("THT SAU RIENG DOI GIO",),
        ),
        Body("Hợp tác xã Dệt thổ cẩm Buôn Tơng", ("HTX DET THO CAM BUON TONG", "HTX Thổ cẩm Buôn Tơng")),
        Body("Hợp tác xã Vận tải Tây Nguyên Đỏ 1", ("HTX VAN TAI TAY NGUYEN DO 1", "HTX VT Tây Nguyên Đỏ 1"), trait="sibling"),
        Body("Hợp tác xã Vận tải Tây Nguyên Đỏ 2", ("HTX VAN TAI TAY NGUYEN DO 2", "HTX VT Tây Nguyên Đỏ 2"), trait="sibling"),
        Body("Hộ kinh doanh Ma Thị Bích Ngọc", ("HKD MA THI BICH NGOC",), trait="household"),
        Body("Hộ kinh doanh Xưởng gỗ Y Thắng", ("HKD XUONG GO Y THANG", "Xưởng gỗ Y Thắng"), trait="household"),
        Body("Hộ kinh doanh Cơ sở rang xay Phước Nguyên", ("HKD RANG XAY PHUOC NGUYEN", "CS rang xay Phước Nguyên"), trait="household"),
        Body("Hộ kinh doanh Nhà xe Minh Tiệp", ("NHA XE MINH TIEP", "HKD nhà xe Minh Tiệp"), trait="household"),
        Body("Hộ kinh doanh Vườn ươm Đình Khoa", ("HKD VUON UOM DINH KHOA",), trait="household"),
        Body("Công ty TNHH Xuất nhập khẩu Đại Ngàn Xanh", ("CTY TNHH XNK DAI NGAN XANH", "Cty XNK Đại Ngàn Xanh"), union=True),
        Body("Công ty TNHH Xây dựng Đại Ngàn Xanh", ("CTY TNHH XD DAI NGAN XANH", "Cty XD Đại Ngàn Xanh")),
        Body("Công ty TNHH Gia Phúc Lộc", ("CTY TNHH GIA PHUC LOC", "Cty Gia Phúc Lộc"), trait="same"),
        Body("Công ty TNHH Gia Phúc Lộc", ("CTY TNHH GIA PHUC LOC", "Cty Gia Phúc Lộc"), trait="same"),
        Body("Doanh nghiệp tư nhân Xăng dầu Quang Hải Ea", ("DNTN XANG DAU QUANG HAI EA", "DNTN XD Quang Hải Ea")),
        Body(
            "Công ty Cổ phần Thủy điện Đray Hlâm",
            ("CTCP THUY DIEN DRAY HLAM", "Cty CP TĐ Đray Hlâm"),
            ownership="co_von_nha_nuoc",
            union=True,
            trait="ends",
        ),
        Body("Công ty TNHH Điện gió Chư Kpô", ("CTY TNHH DIEN GIO CHU KPO",), ownership="fdi", trait="begins"),
        Body(
            "Công ty Cổ phần Lâm nghiệp Yang Mao",
            ("CTCP LAM NGHIEP YANG MAO", "Cty CP LN Yang Mao"),
            union=True,
            former="Lâm trường Yang Mao",
            former_shorts=("LAM TRUONG YANG MAO",),
        ),
        Body("Công ty TNHH Thương mại và Dịch vụ Bảy Mẫu", ("CTY TNHH TM&DV BAY MAU", "Cty TM DV Bảy Mẫu"), trait="shared"),
        Body("Công ty TNHH Vận tải Bảy Mẫu Express", ("CTY TNHH VAN TAI BAY MAU EXPRESS", "Cty VT Bảy Mẫu Express"), trait="shared"),
        Body("Công ty TNHH Mắc ca Cao Nguyên Lâm", ("CTY TNHH MAC CA CAO NGUYEN LAM", "Cty Mắc ca Cao Nguyên Lâm")),
        Body(
            "Công ty TNHH Sơn Thổ Highland Coffee",
            ("SON THO HIGHLAND COFFEE CO LTD", "CTY SON THO HIGHLAND COFFEE"),
            ownership="fdi",
            union=True,
        ),
        Body("Công ty TNHH Chế biến nông sản Ba Huân Núi", ("CTY TNHH CBNS BA HUAN NUI", "Cty CB Nông sản Ba Huân Núi")),
        Body("Công ty Cổ phần Phân bón Đất Đỏ Miền Thượng", ("CTCP PHAN BON DAT DO MIEN THUONG",), union=True),
        Body("Công ty TNHH Một thành viên Tư vấn Kim Trắc", ("CTY TNHH MTV TU VAN KIM TRAC", "Cty TV Kim Trắc")),
        Body("Công ty TNHH Chăn nuôi Heo Rừng Vàng", ("CTY TNHH CN HEO RUNG VANG", "Cty Chăn nuôi Heo Rừng Vàng")),
        Body("Quỹ Tín dụng nhân dân Ea Drơng Thượng", ("QTDND EA DRONG THUONG", "Quỹ TDND Ea Drơng Thượng"), union=True),
        Body("Công ty TNHH Tơ tằm Lụa Ngàn", ("CTY TNHH TO TAM LUA NGAN",)),
        Body("Công ty TNHH Du lịch Thác Bảy Nhánh Mới", ("CTY DU LICH THAC BAY NHANH MOI",)),
        Body(
            "Chi nhánh Công ty Cổ phần Giống cây Hoàn Vũ tại Ea Trông",
            ("CN CTCP GIONG CAY HOAN VU", "CN Hoàn Vũ Ea Trông"),
            trait="orphan_branch",
        ),
    )


def _public() -> tuple[Body, ...]:
    schools = ("Y Jút Niê", "Nơ Trang Gưh", "Ama Trang Lơng", "Lê Thị Hồng Gấm", "Hoàng Văn Thụ Ea", "Bế Văn Đàn", "N'Trang Rlanh")
    found = []
    for place, name in enumerate(schools):
        kind, short = (("Trường Tiểu học", "TH"), ("Trường Trung học cơ sở", "THCS"), ("Trường PTDTBT THCS", "PTDTBT THCS"))[place % 3]
        trait = "grouped" if place >= 4 else ""
        found.append(
            Body(f"{kind} {name}", (f"TRUONG {short} {name.upper()}", f"{short} {name}"), "giao_duc", "nha_nuoc", union=True, trait=trait)
        )
    found += [
        Body(f"Trường Mầm non {name}", (f"MN {name}", f"Trường MN {name}"), "giao_duc", "nha_nuoc", union=True, trait=trait)
        for name, trait in (("Hoa Pơ Lang", "grouped"), ("Hoa Ê Đê", "grouped"), ("Sao Mai Buôn", ""), ("Cư Né", ""))
    ]
    found += [
        Body(
            "Trường Mầm non Tư thục Họa Mi Phố Núi", ("MN TU THUC HOA MI PHO NUI", "MNTT Họa Mi Phố Núi"), "giao_duc", "tu_nhan", union=True
        ),
        Body("Bệnh viện Đa khoa khu vực Ea Trông", ("BVDK KV EA TRONG", "Bệnh viện ĐKKV Ea Trông"), "y_te", "nha_nuoc", 95, True),
        Body("Trung tâm Y tế Ea Trông", ("TTYT EA TRONG",), "y_te", "nha_nuoc", 60, True),
        Body("Bệnh viện Mắt Tây Nguyên Sáng", ("BV MAT TAY NGUYEN SANG",), "y_te", union=True),
        Body("Ủy ban nhân dân xã Ea Tling Thượng", ("UBND XA EA TLING THUONG",), "hanh_chinh", "nha_nuoc", 24, True),
        Body("Ủy ban nhân dân xã Cư M'Bưn", ("UBND XA CU M'BUN", "UBND xã Cư M'Bưn"), "hanh_chinh", "nha_nuoc", 22, True),
        Body(
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Ea Trông",
            ("VP HDND VA UBND EA TRONG", "VP HĐND & UBND Ea Trông"),
            "hanh_chinh",
            "nha_nuoc",
            26,
            True,
        ),
        Body("Ban Quản lý rừng phòng hộ Chư Mang", ("BQL RUNG PHONG HO CHU MANG", "BQL RPH Chư Mang"), "hanh_chinh", "nha_nuoc", 31, True),
        Body(
            "Trung tâm Dịch vụ Nông nghiệp Ea Trông", ("TT DVNN EA TRONG", "TTDV Nông nghiệp Ea Trông"), "hanh_chinh", "nha_nuoc", 18, True
        ),
    ]
    return tuple(found)


WORDS = Words(
    fund=(
        "{n} nộp kinh phí công đoàn {p}[ {i}]",
        "KPCĐ {p} {n}[ - {i}]",
        "[{i} ]{n} trích nộp 2% KPCĐ {p}",
        "NOP KP CD {p}[ DVI {n}][ {i}]",
        "chuyển tiền KPCĐ {p} của {n}[ ({i})]",
        "{n}[/{i}]/KPCD/{p}",
        "{n} đóng 2% kinh phí cđ {p}[, {i}]",
        "KINH PHI CD 2% {p}[ {n}][ {i}]",
        "[{i}.]{n}.nop kpcd {p}",
        "TT kinh phi cong doan {p}[ cho don vi {n}][ {i}]",
        "{n} nộp KPCĐ[ {i}] {p}",
        "Nop 2 phan tram KPCD {p}[ {n}][ {i}]",
    ),
    dues=(
        "{n} nộp đoàn phí công đoàn {p}[ {i}]",
        "ĐPCĐ {p} {n}[ {i}]",
        "[{i} ]nop doan phi {p} {n}",
        "{n} trích nộp 30% đoàn phí {p}[ {i}]",
        "doan phi cd 1% {p}[ {n}][ {i}]",
        "Nop doan phi len cap tren {p}[ - {n}][ - {i}]",
    ),
    both=("{n} nộp KPCĐ và đoàn phí {p}[ {i}]", "KPCD + DPCD {p} {n}[ {i}]", "{n}[ {i}] nop kinh phi 2% va doan phi 1% {p}"),
    group=("Phong VHXH nop KPCD {p} cho 5 truong", "Nộp KPCĐ {p} khối trường học", "KPCD {p} cac truong truc thuoc"),
    for_another=("{n} nộp thay {b} KPCĐ {p}[ {i}]", "{n} nop ho KPCD {p} cho {b}[ {i}]"),
    empty=("chuyen tien", "nop tien", ".", "CK", "ck theo UNC"),
    unclear=("{n} nộp phí công đoàn {p}[ {i}]", "tien cong doan {p} {n}[ {i}]", "{n} cong doan phi {p}[ {i}]"),
    other=(
        "{n} nop dang phi {p}",
        "{n} ung ho quy vi nguoi ngheo",
        "{n} thanh toan tien ca phe nhan HD 0019",
        "{n} dong BHXH BHYT BHTN {p}",
        "{n} nop doan phi Doan TNCS HCM {p}",
        "{n} nop tien thue mat bang {p}",
        "{n} dong gop kinh phi to chuc hoi thao cong doan",
        "{n} nop quy phong chong thien tai",
        "{n} nop thue TNCN {p}",
        "{n} ung ho dong bao bi lu lut",
        "{n} tra tien mua ve so tay cong doan",
    ),
    tax_labels=("MST {}", "mst:{}", "{}", "Ma so thue {}", "MST{}", "MDN {}"),
    insurance_labels=("ma BHXH {}", "Mã đơn vị BH {}", "MDV {}", "{}"),
    union_labels=("ma CD {}", "mã CĐCS {}", "{}"),
    periods=("T{m}/{y}", "tháng {m} năm {y}", "tháng {m}/{y}", "T{mm}.{yy}", "thang {mm}-{y}", "kỳ {mm}/{y}", "T{m}-{yy}"),
    quarters=("quý {r}/{y}", "quy {q} nam {y}", "Q{q}/{y}", "Q{r}.{yy}"),
    several=("T{a}-T{b}/{y}", "từ tháng {a} đến tháng {b} năm {y}", "T{plus}/{y}", "tu T{a} den T{b}.{yy}"),
    union_names=("{u}", "CDCS {b}", "Công đoàn {b}", "CĐ {b}"),
    shared_out="Cap kinh phi cong doan co so quy {q}/{y} - {n}",
    sent_up="Nop nghia vu kinh phi cap tren quy {q}/{y} {n}",
    refunds=("Hoan tra KPCD nop thua {n}", "Tra lai tien nop nham {n}"),
)

HIGHLAND = Town(
    key="cao-nguyen",
    year=2025,
    province=("LDLD-DKX", "Liên đoàn Lao động tỉnh Đăk Xuyên"),
    district=("CDKV-ETR", "Công đoàn khu vực Ea Trông"),
    own=(
        Own("Agribank", "5311999020147", ((1, "agribank"),), 0),
        Own("VietinBank", "111999680245", ((1, "efast"),), 34),
        Own("Vietcombank", "1051999734", ((3, "vietcombank"),), 16),
    ),
    prefix="60",
    employer_code="ETR{:03d}",
    union_code="TBH{:03d}",
    union_lead="Công đoàn cơ sở",
    communes=("Xã Ea Tling Thượng", "Xã Cư M'Bưn", "Xã Ea Kly Đông", "Thị trấn Ea Trông", "Xã Chư Blang"),
    bodies=(*_firms(), *_public()),
    voice=WORDS,
    payers_banks=("AGR", "VTB", "VCB", "BIDV", "LPB", "STB", "MB", "KLB"),
    group_name="Phòng Văn hóa - Xã hội Ea Trông",
    bookkeepers=("CONG TY TNHH DICH VU KE TOAN SO SACH VIET DAK", "CONG TY TNHH DAI LY THUE BINH MINH DAK"),
    strangers=(
        "CTY TNHH CA PHE EA SIM RUNG",
        "HTX CONG BANG EA KTUR",
        "CTY TNHH MTV CAO SU IA NHANG",
        "DNTN XANG DAU QUANG HAI BUON",
        "BV MAT TAY NGUYEN TOA",
        "CTY TNHH GO VAN LAM BAC",
    ),
    people=(
        "H LUIN NIE",
        "Y BHEM KBUOR",
        "NGUYEN THI KIM THOA",
        "PHAN VAN TRI",
        "DANG THI UT",
        "LE QUANG NGHIA",
        "TRUONG THI MY HANH",
        "SIU H BIA",
        "HO DAC PHUOC",
    ),
    marks=0.32,
    slips=0.12,
    pay=(4_900_000, 8_300_000),
    dues_each=(45_000, 83_000),
)
