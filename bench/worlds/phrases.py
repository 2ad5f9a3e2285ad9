"""The payers' own words, before any bank puts something around them."""

from collections.abc import Sequence
from random import Random

from .facts import folded
from .profiles import Profile

# n = name, k = what for, p = period, i = tax code or unit code, d = a number of the payer's own
FUND = {
    "khu-cong-nghiep": {
        "ni": (
            "{n} {k} {p} {i}", "{i} {n} PAY {k} {p}", "{k} {p} - {n} - {i}", "UNC {d} {n} CK {k} {p} {i}", "PAYMENT {k} {p} OF {n}, {i}",
            "{n} chuyen khoan {k} {p}, {i}", "{k} {p}_{n}_{i}", "TT {k} {p} CUA {n} ({i}) CHO LDLD TX",
        ),
        "i": ("{k} {p} {i}", "{i} {k} {p}", "{i}_{k}_{p}", "Pay {k} {p} {i}", "TT {k} {p} ({i})"),
        "n": ("{n} {k} {p}", "{k} {p} {n}", "{n} PAY {k} {p}", "{n}: TT {k} {p}", "{k} {p} of {n}"),
        "": ("{k} {p}", "TT {k} {p}", "Pay {k} {p}", "UNC {d} {k} {p}"),
    },
    "vung-cao": {
        "ni": (
            "{n} nộp {k} {p}, {i}", "{i} {n} chuyển {k} {p}", "{k} {p} của {n}; {i}", "{n} {i} chuyển tiền {k} {p} về LĐLĐ huyện",
            "{n} TT {k} {p} {i}",
            "Trích {k} {p} {n} ({i})",
        ),
        "i": ("nộp {k} {p} {i}", "{i}: {k} {p}", "{k} {p}, {i}", "chuyển {k} {p} {i}"),
        "n": ("{n} nộp {k} {p}", "{n} chuyển {k} {p}", "{k} {p} {n}", "{n} trích {k} {p}", "{n} thanh toán {k} {p}"),
        "": ("nộp {k} {p}", "{k} {p}", "chuyển {k} {p} về huyện", "đơn vị nộp {k} {p}"),
    },
    "cang-bien": {
        "ni": (
            "{n} - {i} - {k} {p}", "{n} nop {k} {p} ({i})", "{k} {p} / {n} / {i}", "CK {k} {p} {n} {i}",
            "Lenh chi {d}: {n} {i} nop {k} {p}",
            "{i} - {n} thanh toan {k} {p}", "[{d}] {n} {k} {p} {i}",
        ),
        "i": ("{i} - {k} {p}", "CK {k} {p} {i}", "nop {k} {p} / {i}", "{k} {p} {i}"),
        "n": ("{n} - {k} {p}", "{n} nop {k} {p}", "{k} {p} / {n}", "CK {k} {p} - {n}"),
        "": ("{k} {p}", "CK {k} {p}", "Thanh toan {k} {p}", "nop {k} {p} cho LDLD quan"),
    },
}  # fmt: skip
BOTH = ("{f} va {u} {p}", "{f} + {u} {p}", "{f} & {u} {p}", "{f}, {u} {p}")
EMPTY = ("", ".", "chuyen tien", "CHUYEN KHOAN", "TT", "ck", "thanh toan", "UNC")
UNCLEAR = ("nop tien cong doan {p}", "phi cong doan {p}", "tien CD {p}", "nop cong doan {p}")
GIFTS = (
    "Ung ho chuong trinh Tet sum vay", "UNG HO QUY MAI AM CONG DOAN", "dong gop quy xa hoi tu thien CD", "tai tro giai bong da CNVCLD",
    "ung ho bao lut mien Trung",
    "Ho tro thang cong nhan",
)  # fmt: skip
REPAYMENTS = (
    "hoan ung kinh phi hoi nghi", "tra no vay von quy tro von CD", "hoan tra tien tam ung dai hoi", "nop lai tien thua hoi thao nu cong",
    "tra tien mua ve xem ca nhac",
    "thu hoi tien cham lo chi sai",
)  # fmt: skip
PARTY = ("nop dang phi {p}", "Dang phi {p} chi bo", "Chi bo nop dang phi {p}", "ĐẢNG PHÍ {p}")
INSURANCE = ("+BHXH+103+00+{s}+0{a}+dong BHXH+", "Dong BHXH BHYT BHTN {p} ma don vi {s}", "nop tien BHXH {p} {s}", "BHXH {p} {s} 32%")
GOODS = (
    "thanh toan tien hang HD {d}", "TT tien van chuyen cont {d}", "tra tien com cong nghiep {p}", "TT tien dien nuoc {p}",
    "tien thue mat bang {p}",
    "dat coc don hang {d}", "tra luong {p}",
)  # fmt: skip
TELEX = (
    ("kinh phi cong doan", "kinh phis coong ddoanf"),
    ("doan phi", "ddoanf phis"),
    ("KPCD", "KPCDD"),
    ("tháng", "thangs"),
    ("nộp", "nopoj"),
)
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def period(chance: Random, profile: Profile, months: Sequence[int]) -> str:
    """Return one of the ways to write these months; now and then nothing at all."""
    year, first, last = months[0] // 100, months[0] % 100, months[-1] % 100
    if chance.random() < 0.1:
        return ""
    if len(months) == 1:
        forms = [
            f"T{first}/{year}", f"T{first:02d}.{year % 100}", f"thang {first}/{year}", f"thang {first:02d} nam {year}",
            f"{first:02d}/{year}",
            f"T{first}-{year}", f"tháng {first}/{year}", f"th{first}/{year}",
        ]  # fmt: skip
        if profile.key == "khu-cong-nghiep":
            forms += [f"{ENGLISH[first - 1]} {year}", f"{ENGLISH[first - 1]}.{year % 100}", f"{ENGLISH[first - 1]}-{year}"]
        return chance.choice(forms)
    if len(months) == 3 and first in (1, 4, 7, 10) and months[0] // 100 == months[-1] // 100:
        quarter = (first + 2) // 3
        roman = ("I", "II", "III", "IV")[quarter - 1]
        return chance.choice(
            (
                f"quy {quarter}/{year}",
                f"Q{quarter}.{year % 100}",
                f"QUY {roman} NAM {year}",
                f"quý {roman}/{year}",
                f"T{first}-T{last}/{year}",
                f"Q{quarter}/{year}",
            )
        )
    if len(months) == 6:
        return chance.choice(
            (
                f"6 thang {'dau' if first == 1 else 'cuoi'} nam {year}",
                f"T{first} den T{last}/{year}",
                f"tu thang {first} den thang {last}/{year}",
            )
        )
    listed = ",".join(f"T{month % 100}" for month in months)
    return chance.choice(
        (
            f"{listed}/{months[-1] // 100}",
            f"T{first}-T{last}/{months[-1] // 100}",
            f"thang {first} den thang {last} nam {months[-1] // 100}",
        )
    )


def identity(chance: Random, code: str) -> str:
    """Return a tax code with the label that people put before it, or without one."""
    return chance.choice(("MST {}", "MST:{}", "MST: {}", "mst {}", "{}", "Ma so thue {}", "MSDN {}", "MST{}", "Tax code {}")).format(code)


def separated(chance: Random, code: str) -> str:
    """Return a tax code as people break it up: blanks, points, dashes; the dash of a branch lost."""
    if "-" in code:
        whole, branch = code.split("-")
        return f"MST {chance.choice((whole + branch, f'{whole} {branch}', f'{whole}.{branch}', f'{whole} - {branch}'))}"
    cuts = chance.choice(((4, 7), (3, 6), (2, 6), (1, 5)))
    mark = chance.choice((" ", ".", "-"))
    return "MST " + mark.join((code[: cuts[0]], code[cuts[0] : cuts[1]], code[cuts[1] :]))


def fund_note(chance: Random, profile: Profile, *, p: str, n: str = "", i: str = "") -> str:
    """Return a note for the union fund with the pieces given."""
    template = chance.choice(FUND[profile.key][("n" if n else "") + ("i" if i else "")])
    return tidy(template.format(n=n, i=i, p=p, k=chance.choice(profile.fund_words), d=chance.randint(12, 989)))


def dues_note(chance: Random, profile: Profile, *, p: str, n: str = "", i: str = "") -> str:
    """Return a note for dues with the pieces given."""
    template = chance.choice(FUND[profile.key][("n" if n else "") + ("i" if i else "")])
    return tidy(template.format(n=n, i=i, p=p, k=chance.choice(profile.dues_words), d=chance.randint(12, 989)))


def both_note(chance: Random, profile: Profile, *, p: str, n: str = "", i: str = "") -> str:
    """Return a note for the fund and the dues in one sum."""
    what = chance.choice(BOTH).format(f=chance.choice(profile.fund_words[:4]), u=chance.choice(profile.dues_words[:3]), p=p)
    return tidy(chance.choice(("{n} {w} {i}", "{i} {n} {w}", "{w} {n} {i}")).format(n=n, i=i, w=what))


def tidy(text: str) -> str:
    return " ".join(text.split()).replace(" ,", ",").replace("( ", "(").strip(" -_/")


def mangled(chance: Random, profile: Profile, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as a hurried person types it, with the names of what happened to it. Digits are never touched."""
    traps: list[str] = []
    if chance.random() < 0.025:
        for right, wrong in TELEX:
            if right in text:
                text, traps = text.replace(right, wrong, 1), ["telex_remains"]
                break
    if chance.random() < (0.45 if profile.key == "vung-cao" else 0.8):
        text = folded(text)
    roll = chance.randrange(100)
    if roll < profile.upper_share:
        text, traps = text.upper(), [*traps, "upper_case"]
    elif roll < profile.upper_share + profile.lower_share:
        text, traps = text.lower(), [*traps, "lower_case"]
    words = text.split(" ")
    places = [place for place in range(1, len(words)) if words[place - 1].isalpha() and words[place].isalpha()]
    if places and chance.random() < 0.05:
        place = chance.choice(places)
        words[place - 1 : place + 1] = [words[place - 1] + words[place]]
        traps.append("missing_space")
    elif len(words) > 2 and chance.random() < 0.06:
        words[1] = " " + words[1]
        traps.append("double_space")
    return " ".join(words), tuple(traps)


def misspelt(chance: Random, name: str) -> str:
    """Return the name with two neighbouring letters of one long word swapped or one lost."""
    words = name.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    word, cut = words[place], chance.randrange(1, len(words[place]) - 2)
    words[place] = word[:cut] + (word[cut + 1] + word[cut] + word[cut + 2 :] if chance.random() < 0.5 else word[cut + 1 :])
    return " ".join(words)
