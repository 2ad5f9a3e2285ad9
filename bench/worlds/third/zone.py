"""A zone of foreign firms: English names, parents and plants, firms that keep others' books, notes half in English."""

from bench.worlds.place import Own

from .town import Body, Town, Words


def _bodies() -> tuple[Body, ...]:
    return (
        Body(
            "Công ty TNHH Haneul Precision Vina",
            ("HANEUL PRECISION VINA CO., LTD", "HANEUL PRECISION VINA"),
            ownership="fdi",
            size=420,
            union=True,
        ),
        Body(
            "Công ty TNHH Haneul Electronics Vina",
            ("HANEUL ELECTRONICS VINA CO., LTD", "HANEUL ELECTRONICS VINA"),
            ownership="fdi",
            size=260,
            union=True,
        ),
        Body(
            "Công ty TNHH Nihon Seiki Fujimori Việt Nam",
            ("NIHON SEIKI FUJIMORI VIET NAM CO.,LTD", "NIHON SEIKI FUJIMORI VN"),
            ownership="fdi",
            union=True,
        ),
        Body(
            "Chi nhánh Công ty TNHH Nihon Seiki Fujimori Việt Nam tại Hải Lộc",
            ("CN NIHON SEIKI FUJIMORI VN TAI HAI LOC", "NIHON SEIKI FUJIMORI VN - HAI LOC BRANCH"),
            ownership="fdi",
            trait="branch",
        ),
        Body(
            "Chi nhánh số 2 Công ty TNHH Nihon Seiki Fujimori Việt Nam",
            ("CN SO 2 NIHON SEIKI FUJIMORI VN",),
            ownership="fdi",
            trait="branch",
        ),
        Body(
            "Công ty TNHH Yuanfeng Plastic (Việt Nam)",
            ("YUANFENG PLASTIC (VIETNAM) CO LTD", "YUANFENG PLASTIC VN"),
            ownership="fdi",
            union=True,
        ),
        Body(
            "Công ty TNHH Kwang Myung Apparel",
            ("KWANG MYUNG APPAREL CO LTD", "CTY KWANG MYUNG APPAREL"),
            ownership="fdi",
            size=510,
            union=True,
            former="Công ty TNHH May Kwang Sung",
            former_shorts=("CTY MAY KWANG SUNG",),
        ),
        Body(
            "Công ty TNHH Goldtree Packaging 1", ("GOLDTREE PACKAGING 1", "CTY TNHH GOLDTREE PACKAGING 1"), ownership="fdi", trait="sibling"
        ),
        Body(
            "Công ty TNHH Goldtree Packaging 2", ("GOLDTREE PACKAGING 2", "CTY TNHH GOLDTREE PACKAGING 2"), ownership="fdi", trait="sibling"
        ),
        Body(
            "Công ty TNHH Orient Ruby Footwear", ("ORIENT RUBY FOOTWEAR", "CTY ORIENT RUBY FOOTWEAR"), ownership="fdi", size=600, union=True
        ),
        Body("Công ty TNHH Orient Ruby Footwear Sole", ("ORIENT RUBY FOOTWEAR SOLE",), ownership="fdi", union=True),
        Body(
            "Công ty Cổ phần Logistics Cảng Cạn Tân Hòa", ("CTCP LOGISTICS CANG CAN TAN HOA", "TAN HOA ICD JSC"), union=True, trait="ends"
        ),
        Body("Công ty TNHH Blue Lagoon Chemical", ("BLUE LAGOON CHEMICAL CO LTD", "CTY BLUE LAGOON CHEMICAL"), ownership="fdi"),
        Body("Công ty TNHH KTC Tooling Việt Nam", ("KTC TOOLING VN", "CTY TNHH KTC TOOLING VIETNAM"), ownership="fdi", trait="letters"),
        Body("Công ty TNHH KCT Tooling Việt Nam", ("KCT TOOLING VN", "CTY TNHH KCT TOOLING VIETNAM"), ownership="fdi", trait="letters"),
        Body(
            "Công ty TNHH Thép không gỉ Phú Đạt Hưng", ("CTY TNHH THEP KHONG GI PHU DAT HUNG", "PHU DAT HUNG STAINLESS STEEL"), union=True
        ),
        Body("Công ty TNHH Cơ điện lạnh Thăng Tiến Phát", ("CTY CO DIEN LANH THANG TIEN PHAT", "CTY TNHH CDL THANG TIEN PHAT")),
        Body("Công ty TNHH Cơ khí Thăng Tiến Phát Đạt", ("CTY CO KHI THANG TIEN PHAT DAT",)),
        Body("Công ty TNHH Sun Light Trading", ("CTY TNHH SUN LIGHT TRADING", "SUN LIGHT TRADING"), trait="same"),
        Body("Công ty TNHH Sun Light Trading", ("CTY TNHH SUN LIGHT TRADING", "SUN LIGHT TRADING"), trait="same"),
        Body("Công ty TNHH Suất ăn công nghiệp Bếp Nhà", ("CTY TNHH SUAT AN CN BEP NHA", "CTY SUAT AN BEP NHA"), trait="shared"),
        Body("Công ty TNHH Thực phẩm Bếp Nhà Xanh", ("CTY TNHH TP BEP NHA XANH", "CTY THUC PHAM BEP NHA XANH"), trait="shared"),
        Body("Công ty TNHH Bảo vệ Thăng Long Security 24", ("BAO VE THANG LONG SECURITY 24", "CTY BV THANG LONG SECURITY 24")),
        Body("Công ty TNHH Dongwoo Hitek Mold", ("DONGWOO HITEK MOLD", "CTY DONGWOO HITEK MOLD"), ownership="fdi", trait="begins"),
        Body("Công ty TNHH Minaka Rubber Industry", ("MINAKA RUBBER INDUSTRY CO., LTD", "CTY MINAKA RUBBER"), ownership="fdi", union=True),
        Body(
            "Công ty TNHH Wellspring Medical Device", ("WELLSPRING MEDICAL DEVICE", "CTY WELLSPRING MEDICAL"), ownership="fdi", union=True
        ),
        Body("Công ty Cổ phần Bao bì Giấy Tân Nhật Linh", ("CTCP BAO BI GIAY TAN NHAT LINH", "CTY CP BBG TAN NHAT LINH")),
        Body("Công ty TNHH Sản xuất Nhựa Duy Nhất Thành", ("CTY TNHH SX NHUA DUY NHAT THANH",)),
        Body("Công ty TNHH Global Seven Star Textile", ("GLOBAL SEVEN STAR TEXTILE", "CTY GLOBAL SEVEN STAR"), ownership="fdi", union=True),
        Body(
            "Công ty TNHH Aurora Wood Furniture",
            ("AURORA WOOD FURNITURE", "CTY GO AURORA WOOD"),
            ownership="fdi",
            trait="grouped",
            union=True,
        ),
        Body("Công ty TNHH Aurora Metal Parts", ("AURORA METAL PARTS",), ownership="fdi", trait="grouped", union=True),
        Body("Công ty TNHH Aurora Foam", ("AURORA FOAM",), ownership="fdi", trait="grouped"),
        Body(
            "Công ty TNHH Đầu tư Hạ tầng KCX Bình Nguyên",
            ("CTY TNHH DT HA TANG KCX BINH NGUYEN", "HA TANG KCX BINH NGUYEN"),
            ownership="co_von_nha_nuoc",
            union=True,
        ),
        Body(
            "Ngân hàng TMCP Phương Nam Việt - Chi nhánh Bình Nguyên",
            ("NGAN HANG PHUONG NAM VIET CN BINH NGUYEN", "NH PNV CN BINH NGUYEN"),
            union=True,
            trait="orphan_branch",
        ),
        Body("Trường Mầm non Tư thục Little Panda", ("MN LITTLE PANDA", "LITTLE PANDA KINDERGARTEN"), "giao_duc", union=True),
        Body(
            "Trường Cao đẳng Nghề Bình Nguyên Kỹ nghệ",
            ("TRUONG CDN BINH NGUYEN KY NGHE", "CD NGHE BINH NGUYEN KY NGHE"),
            "giao_duc",
            "nha_nuoc",
            union=True,
        ),
        Body("Ban Quản lý Khu chế xuất Bình Nguyên", ("BQL KCX BINH NGUYEN", "BAN QL KCX BINH NGUYEN"), "hanh_chinh", "nha_nuoc", 30, True),
        Body("Chi cục Hải quan Khu chế xuất Bình Nguyên", ("CC HAI QUAN KCX BINH NGUYEN",), "hanh_chinh", "nha_nuoc", 22, True),
        Body("Phòng khám Đa khoa Medic Worker", ("PKDK MEDIC WORKER", "Phòng khám Medic Worker"), "y_te", union=True),
        Body(
            "Công ty TNHH Pacific Thread & Zipper",
            ("PACIFIC THREAD & ZIPPER CO LTD", "PACIFIC THREAD AND ZIPPER"),
            ownership="fdi",
            union=True,
        ),
        Body("Công ty TNHH Kỹ thuật Số Một Vạn Xuân", ("CTY TNHH KY THUAT SO MOT VAN XUAN", "CTY KT SO 1 VAN XUAN")),
        Body(
            "Công ty TNHH MTV Cấp nước Bình Nguyên Trong",
            ("CTY TNHH MTV CAP NUOC BINH NGUYEN TRONG",),
            ownership="co_von_nha_nuoc",
            union=True,
        ),
        Body(
            "Công ty TNHH Sakura Trung Dũng Foods",
            ("SAKURA TRUNG DUNG FOODS", "CTY SAKURA TRUNG DUNG FOODS"),
            former="Công ty TNHH Thực phẩm Trung Dũng Phát",
            former_shorts=("CTY TP TRUNG DUNG PHAT",),
        ),
        Body("Công ty TNHH E-Tech Solutions Asia", ("E-TECH SOLUTIONS ASIA", "ETECH SOLUTIONS ASIA CO LTD"), ownership="fdi"),
        Body("Công ty Cổ phần Vận tải Container Ba Sao Vàng", ("CTCP VT CONTAINER BA SAO VANG", "BA SAO VANG CONTAINER JSC")),
        Body("Công ty TNHH Greenfield Agro Feed", ("GREENFIELD AGRO FEED", "CTY TACN GREENFIELD AGRO"), ownership="fdi", union=True),
        Body("Công ty TNHH In ấn Bách Việt Sơn", ("CTY TNHH IN AN BACH VIET SON", "CTY IN BACH VIET SON")),
        Body("Công ty TNHH Titan Wheel Casting", ("TITAN WHEEL CASTING", "CTY DUC TITAN WHEEL"), ownership="fdi", size=300, union=True),
        Body(
            "Công ty TNHH Hwaseung Label & Printing", ("HWASEUNG LABEL & PRINTING", "HWASEUNG LABEL AND PRINTING CO LTD"), ownership="fdi"
        ),
        Body("Công ty TNHH Daehan Cable Harness", ("DAEHAN CABLE HARNESS", "CTY DAEHAN CABLE"), ownership="fdi", size=340, union=True),
        Body(
            "Công ty TNHH Formosa Bright Lighting",
            ("FORMOSA BRIGHT LIGHTING CO LTD", "FORMOSA BRIGHT LIGHTING"),
            ownership="fdi",
            union=True,
        ),
        Body("Công ty TNHH Toyo Kizuna Paint Việt Nam", ("TOYO KIZUNA PAINT VN", "CTY SON TOYO KIZUNA"), ownership="fdi", union=True),
        Body("Công ty TNHH Siam Lotus Ceramics", ("SIAM LOTUS CERAMICS", "CTY GOM SIAM LOTUS"), ownership="fdi", union=True),
        Body("Công ty TNHH Vĩnh Tường Vi Mạch", ("CTY TNHH VINH TUONG VI MACH",), union=True),
        Body(
            "Công ty Cổ phần Dệt kim Hồng Thái Dương",
            ("CTCP DET KIM HONG THAI DUONG", "HONG THAI DUONG KNITTING JSC"),
            union=True,
            size=230,
        ),
        Body("Công ty TNHH Nam Phong Die Casting", ("NAM PHONG DIE CASTING", "CTY DUC AP LUC NAM PHONG"), ownership="fdi"),
        Body("Công ty TNHH Samho Zipper Tape", ("SAMHO ZIPPER TAPE", "CTY SAMHO ZIPPER"), ownership="fdi", union=True),
        Body("Công ty TNHH Thương mại Tổng hợp Lê Bảo Quân", ("CTY TNHH TMTH LE BAO QUAN", "CTY TM TONG HOP LE BAO QUAN")),
        Body("Công ty TNHH Everglow Candle Industry", ("EVERGLOW CANDLE INDUSTRY", "CTY NEN EVERGLOW"), ownership="fdi", union=True),
        Body("Công ty TNHH Robot Tự động hóa ABX", ("ROBOT TU DONG HOA ABX", "ABX ROBOT CO LTD")),
        Body("Công ty TNHH Kho lạnh Bắc Cực Xanh", ("CTY TNHH KHO LANH BAC CUC XANH", "KHO LANH BAC CUC XANH"), union=True),
        Body("Công ty TNHH Nội thất Mộc Hương Trà", ("CTY TNHH NOI THAT MOC HUONG TRA",)),
    )


WORDS = Words(
    fund=(
        "{n} PAYMENT TRADE UNION FUND 2% {p}[ {i}]",
        "[{i} ]{n} TT KPCD 2% {p}",
        "KPCD{p} {n}[ {i}]",
        "{n} THANH TOAN KINH PHI CONG DOAN {p}[ {i}]",
        "KPCD {p}[ {n}][ {i}]",
        "{n} NOP KINH PHI CONG DOAN 2% QUY LUONG {p}[ {i}]",
        "[{i}-]{n}-KINH PHI CONG DOAN-{p}",
        "TRADE UNION 2% {p} {n}[ ({i})]",
        "{n} nop KPCD ky {p}[ {i}]",
        "{n} TRA KINH PHI CD {p}[ {i}]",
        "2% KPCD {p}[ {n}][ {i}]",
        "NOP CONG DOAN PHI CAP TREN (KPCD 2%) {p}[ {n}][ {i}]",
    ),
    dues=(
        "{n} nop doan phi cong doan {p}[ {i}]",
        "DOAN PHI {p} {n}[ {i}]",
        "{n} UNION MEMBERSHIP DUES 1% {p}[ {i}]",
        "[{i} ]{n} trich nop 30% DPCD {p}",
        "{n} chuyen DPCD {p} nop cap tren[ {i}]",
    ),
    both=("{n} TT KPCD 2% VA DOAN PHI 1% {p}[ {i}]", "{n} nop KPCD+DPCD {p}[ {i}]", "KINH PHI CD VA DOAN PHI CD {p} {n}[ {i}]"),
    group=("AURORA GROUP PAY TRADE UNION FUND 2% {p} FOR 3 COMPANIES", "KPCD {p} NHOM CTY AURORA", "Tra KPCD {p} cho cac cong ty con"),
    for_another=(
        "{n} PAY ON BEHALF OF {b} KPCD {p}[ {i}]",
        "{n} chi ho KPCD {p} cho {b}[ {i}]",
        "{n} nop thay cho {b} kinh phi cong doan {p}[ {i}]",
    ),
    empty=("PAYMENT", "TT", "chuyen khoan", "TRANSFER", "THANH TOAN THEO DE NGHI"),
    unclear=("{n} TRADE UNION FEE {p}[ {i}]", "{n} phi cong doan {p}[ {i}]", "CONG DOAN PHI {p} {n}[ {i}]"),
    other=(
        "{n} PAYMENT INV 0001273 {p}",
        "{n} TT TIEN THUE NHA XUONG {p}",
        "{n} DONG BHXH {p}",
        "{n} UNG HO GIAI BONG DA CONG NHAN KCX",
        "{n} DONATION FOR TET GIFT OF WORKERS",
        "{n} TT PHI HA TANG KCX {p}",
        "{n} NOP PHI QUAN LY {p}",
        "{n} REFUND DEPOSIT",
        "{n} nop phat vi pham hanh chinh",
        "{n} TT TIEN VE DU LICH CONG DOAN",
    ),
    tax_labels=("{}", "MST {}", "MST:{}", "TAX CODE {}", "MA SO THUE: {}", "MSDN {}"),
    insurance_labels=("SI CODE {}", "MA DV BHXH {}", "BHXH {}"),
    union_labels=("{}", "MA CD {}", "Code {}"),
    periods=("T{m}/{y}", "T{mm}/{y}", "{mm}/{y}", "{en} {y}", "{en}/{yy}", "T{mm}{y}", "THANG {m}.{y}", "{y}{mm}"),
    quarters=("Q{q}/{y}", "QUY {q}/{y}", "QUARTER {q} {y}", "QUY {r} NAM {y}"),
    several=("T{a}-T{b}/{y}", "T{aa}-{bb}/{y}", "{ena}-{enb} {y}", "TU {aa}/{y} DEN {bb}/{y}"),
    union_names=("{u}", "CDCS {b}", "CONG DOAN CTY {b}", "CDCS {b}"),
    shared_out="CHUYEN KPCD CHO CDCS Q{q} {y} {n}",
    sent_up="CHUYEN NOP CAP TREN Q{q} {y} {n}",
    refunds=("HOAN LAI TIEN NOP THUA {n}", "REFUND OVERPAYMENT {n}"),
)

ZONE = Town(
    key="khu-che-xuat",
    year=2024,
    province=("LDLD-BNG", "Liên đoàn Lao động tỉnh Bình Nguyên"),
    district=("CDKCX-BN", "Công đoàn các Khu chế xuất Bình Nguyên"),
    own=(
        Own("Techcombank", "19199900281735", ((1, "techcombank"),), 0),
        Own("BIDV", "6519990031746", ((1, "bidv"), (7, "mt940")), 37),
        Own("VietinBank", "116999408221", ((5, "mt940"),), 12),
    ),
    prefix="38",
    employer_code="BNX{:03d}",
    union_code="KCX-{:03d}",
    union_lead="Công đoàn cơ sở",
    communes=("Phường Bình Nguyên", "Phường Tân Lập Đông", "Xã Hải Lộc", "Phường Phú Cường Tây"),
    bodies=_bodies(),
    voice=WORDS,
    payers_banks=("WOORI", "SHBVN", "VCB", "TCB", "BIDV", "MUFG", "HSBC", "ACB", "VTB"),
    group_name="Công ty TNHH Aurora Holdings Asia",
    bookkeepers=("CONG TY TNHH TU VAN THUE VA KE TOAN HANA ACC", "KREKO ACCOUNTING SERVICES CO LTD"),
    strangers=(
        "HANEUL PRECISION HCMC CO LTD",
        "YUANFENG PLASTIC LONG AN",
        "CTY MINAKA RUBBER BAC NINH",
        "CTY ORIENT RUBY BAG",
        "TITAN WHEEL MACHINING",
        "CTY KIM PHONG TOOL",
    ),
    people=(
        "TRAN THI NGOC DIEP",
        "PHAM QUOC BAO",
        "LE HOANG OANH",
        "NGUYEN DUY KHANG",
        "VO THI XUAN LOC",
        "BUI THANH TAM",
        "KIM SOO JIN",
        "HUYNH THI CAM TU",
    ),
    marks=0.06,
    slips=0.1,
    pay=(6_300_000, 10_900_000),
    dues_each=(55_000, 110_000),
)
