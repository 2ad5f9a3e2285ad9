"""The words of a place: what its payers write, and how its hurried hands write it."""

from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True)
class Voice:
    """Every phrase of a place.

    In templates: n = name, k = what for, p = period, i = tax code or unit code, d = a number of the payer's own.
    In periods: m, mm = the (first) month; l, ll = the last; y, yy = the year; q, r = the quarter; en, month = the month in English;
    half = which half; listed, plus = all months; z = the year of the last month.
    """

    fund: dict[str, Words]
    """Notes by what they hold: name and identity, one of them, none."""
    shared_out: str
    """What the collector writes when it sends a union its share; `sent_up` when it sends the levels above theirs."""
    sent_up: str
    both: Words = ("{f} va {u} {p}", "{f} + {u} {p}", "{f} & {u} {p}", "{f}, {u} {p}")
    both_frames: Words = ("{n} {w} {i}", "{i} {n} {w}", "{w} {n} {i}")
    empty: Words = ("", ".", "chuyen tien", "CHUYEN KHOAN", "TT", "ck", "thanh toan", "UNC")
    unclear: Words = ("nop tien cong doan {p}", "phi cong doan {p}", "tien CD {p}", "nop cong doan {p}")
    gifts: Words = (
    "Ung ho chuong trinh Tet sum vay", "UNG HO QUY MAI AM CONG DOAN", "dong gop quy xa hoi tu thien CD", "tai tro giai bong da CNVCLD",
    "ung ho bao lut mien Trung",
    "Ho tro thang cong nhan",
)  # fmt: skip
    repayments: Words = (
    "hoan ung kinh phi hoi nghi", "tra no vay von quy tro von CD", "hoan tra tien tam ung dai hoi", "nop lai tien thua hoi thao nu cong",
    "tra tien mua ve xem ca nhac",
    "thu hoi tien cham lo chi sai",
)  # fmt: skip
    party: Words = ("nop dang phi {p}", "Dang phi {p} chi bo", "Chi bo nop dang phi {p}", "ĐẢNG PHÍ {p}")
    insurance: Words = (
        "+BHXH+103+00+{s}+0{a}+dong BHXH+",
        "Dong BHXH BHYT BHTN {p} ma don vi {s}",
        "nop tien BHXH {p} {s}",
        "BHXH {p} {s} 32%",
    )
    goods: Words = (
    "thanh toan tien hang HD {d}", "TT tien van chuyen cont {d}", "tra tien com cong nghiep {p}", "TT tien dien nuoc {p}",
    "tien thue mat bang {p}",
    "dat coc don hang {d}", "tra luong {p}",
)  # fmt: skip
    keys: tuple[tuple[str, str], ...] = (
        ("kinh phi cong doan", "kinh phis coong ddoanf"),
        ("doan phi", "ddoanf phis"),
        ("KPCD", "KPCDD"),
        ("tháng", "thangs"),
        ("nộp", "nopoj"),
    )
    """What the keyboard leaves when its Vietnamese mode is off."""
    months: Words = (
        "T{m}/{y}", "T{mm}.{yy}", "thang {m}/{y}", "thang {mm} nam {y}", "{mm}/{y}", "T{m}-{y}", "tháng {m}/{y}", "th{m}/{y}",
    )  # fmt: skip
    quarters: Words = ("quy {q}/{y}", "Q{q}.{yy}", "QUY {r} NAM {y}", "quý {r}/{y}", "T{m}-T{l}/{y}", "Q{q}/{y}")
    halves: Words = ("6 thang {half} nam {y}", "T{m} den T{l}/{y}", "tu thang {m} den thang {l}/{y}")
    spans: Words = ("{listed}/{z}", "T{m}-T{l}/{z}", "thang {m} den thang {l} nam {z}")
    month_of_trap: str = "T{m}/{y}"
    labels: Words = ("MST {}", "MST:{}", "MST: {}", "mst {}", "{}", "Ma so thue {}", "MSDN {}", "MST{}", "Tax code {}")
    label: str = "MST {}"
    contact: str = " LH 09{}"
    insurance_labels: Words = ("ma don vi {}", "MDV {}", "ma BHXH {}")
    union_labels: Words = ("ma CD {}", "ma so {}", "{}", "MCD:{}", "Ma don vi {}")
    unions: Words = ("{u}", "CDCS {b}", "CĐCS {b}", "CD {b}", "BCH CDCS {b}", "Cong doan {b}")
    group_verbs: Words = ("nop", "chuyen", "thanh toan")
    group: str = "{n} {verb} KPCD {p} cho {count} don vi"
    helping: Words = ("nop thay", "nop ho", "chuyen ho", "thanh toan thay cho")
    towards: Words = ("", "cho ")
    helped: str = "{n} {verb} KPCD {p} {towards}{owner} {i}"
    twin: str = "{n} CK KPCD {i}"
    slip: str = "{n} nop KPCD {p} {i}"
    old_name: str = "{n} nop KPCD thang {m}/{y} {i}"
    lump: Words = ("doan phi 3 don vi {p}", "nop doan phi cum 3 truong {p}", "DP 3 CDCS {p}")
    given_back: Words = ("Hoan tra tien chuyen thua cho", "HOAN TRA TIEN CHUYEN NHAM", "Chuyen tra lai tien thua")
    youth: Words = ()
    stages: Words = ()
    arrears: Words = ()
    two_codes: Words = ()


INDUSTRY = Voice(
    fund={
    "ni": (
        "{n} {k} {p} {i}", "{i} {n} PAY {k} {p}", "{k} {p} - {n} - {i}", "UNC {d} {n} CK {k} {p} {i}", "PAYMENT {k} {p} OF {n}, {i}",
        "{n} chuyen khoan {k} {p}, {i}", "{k} {p}_{n}_{i}", "TT {k} {p} CUA {n} ({i}) CHO LDLD TX",
    ),
    "i": ("{k} {p} {i}", "{i} {k} {p}", "{i}_{k}_{p}", "Pay {k} {p} {i}", "TT {k} {p} ({i})"),
    "n": ("{n} {k} {p}", "{k} {p} {n}", "{n} PAY {k} {p}", "{n}: TT {k} {p}", "{k} {p} of {n}"),
    "": ("{k} {p}", "TT {k} {p}", "Pay {k} {p}", "UNC {d} {k} {p}"),
},
    months=(*Voice.months, "{en} {y}", "{en}.{yy}", "{en}-{y}"),
    shared_out="CHUYEN KPCD DUOC PHAN PHOI Q{q}/{y} {n}",
    sent_up="CHUYEN KPCD DUOC NOP CAP TREN Q{q}/{y} {n}",
)  # fmt: skip
MOUNTAIN = Voice(
    fund={
    "ni": (
        "{n} nộp {k} {p}, {i}", "{i} {n} chuyển {k} {p}", "{k} {p} của {n}; {i}", "{n} {i} chuyển tiền {k} {p} về LĐLĐ huyện",
        "{n} TT {k} {p} {i}",
        "Trích {k} {p} {n} ({i})",
    ),
    "i": ("nộp {k} {p} {i}", "{i}: {k} {p}", "{k} {p}, {i}", "chuyển {k} {p} {i}"),
    "n": ("{n} nộp {k} {p}", "{n} chuyển {k} {p}", "{k} {p} {n}", "{n} trích {k} {p}", "{n} thanh toán {k} {p}"),
    "": ("nộp {k} {p}", "{k} {p}", "chuyển {k} {p} về huyện", "đơn vị nộp {k} {p}"),
},
    shared_out="LDLD huyen cap kinh phi cong doan quy {q}/{y} cho {n}",
    sent_up="LDLD huyen nop cap tren kinh phi cong doan quy {q}/{y} cho {n}",
)  # fmt: skip
PORT = Voice(
    fund={
    "ni": (
        "{n} - {i} - {k} {p}", "{n} nop {k} {p} ({i})", "{k} {p} / {n} / {i}", "CK {k} {p} {n} {i}",
        "Lenh chi {d}: {n} {i} nop {k} {p}",
        "{i} - {n} thanh toan {k} {p}", "[{d}] {n} {k} {p} {i}",
    ),
    "i": ("{i} - {k} {p}", "CK {k} {p} {i}", "nop {k} {p} / {i}", "{k} {p} {i}"),
    "n": ("{n} - {k} {p}", "{n} nop {k} {p}", "{k} {p} / {n}", "CK {k} {p} - {n}"),
    "": ("{k} {p}", "CK {k} {p}", "Thanh toan {k} {p}", "nop {k} {p} cho LDLD quan"),
},
    shared_out="Phan phoi kinh phi CD quy {q}.{y} - {n}",
    sent_up="Phan phoi kinh phi CD quy {q}.{y} - {n}",
)  # fmt: skip
