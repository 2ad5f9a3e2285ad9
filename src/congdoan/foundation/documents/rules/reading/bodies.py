"""Bodies that issue documents: where the name of one ends in running text, at what level it stands, to which system it belongs."""

import re
from collections import Counter

from .kinds import KIND
from .text import LOWER, UPPER, Span, Text, bare, folded, spaced

HEADS = (
    "bo chinh tri|ban bi thu|trung uong dang|dang doan|dang bo|dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|quan uy trung uong|"
    "quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|chinh phu|thu tuong|pho thu tuong|bo truong|thu truong|thong doc|tong thanh tra|"
    "chanh an|vien truong|chu nhiem|chanh van phong|tong giam doc|giam doc|cuc truong|tong cuc truong|hieu truong|truong ban|"
    "bo |ngan hang nha nuoc|thanh tra|toa an nhan dan|vien kiem sat|kiem toan nha nuoc|van phong|"
    "uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|thuong truc|chu tich|pho chu tich|doan dai bieu|doan chu tich|ban thuong vu|btv|"
    "ban chap hanh|bch|uy ban kiem tra|ubkt|uy ban|hoi dong|ban chi dao|ban to chuc|ban tuyen giao|ban dan van|ban |"
    "tong lien doan|tld|lien doan lao dong|ldld|cong doan|cdcs|nghiep doan|mat tran to quoc|ubmttq|hoi |"
    "doan thanh nien|doan tncs|tinh doan|"
    "so |cuc |tong cuc|chi cuc|vu |tong cong ty|tap doan|cong ty|truong |dai hoc|hoc vien|vien |trung tam|phong |thue |hai quan|kho bac|"
    "bao hiem xa hoi|lien bo|lien hop quoc|dai hoi|to cong tac|cong an|so|tong bi thu|thanh pho|tinh|tphcm|dang(?![a-z])"
)
_HEAD = spaced(rf"~(?:{HEADS})".replace(" |", r" (?=[^\W\d])|"))
_STOP = spaced(
    r"(?:ve|v/v|quy dinh|ban hanh|phe duyet|sua doi|huong dan|dinh huong|cong bo|phuc vu|de|va viec|trong|tai|ngay|so|co|la|duoc|da|"
    r"trien khai|thuc hien|to chuc thuc|thay the|bai bo|quyet dinh|cho|tren|doi voi|theo|gui|nham|thong qua|chi tiet|gom|bao gom|khi|nay|"
    r"nhu|se|dang|tiep tuc|tang cuong|cu the|phan cong|giao|thanh lap|cong nhan|dieu chinh|keo dai|chi dao|yeu cau|lien quan|bo sung|"
    r"nham|lan thu|nhiem ky|giai doan|hang nam|va cac|va tinh hinh|hoac|boi|thi|tu|den|duoi|luat|bo luat|(?:"
    + KIND
    + (
        r") (?:so|nay|dai hoi|lien|ve)|thong nhat|de nghi|kien nghi|trinh|phat dong|huong ung|ung ho|quan triet|"
        r"bao dam|quan ly|tham muu|chu tri)\b"
    )
)
_INNER_LOWER = {
    "nhan", "dan", "dong", "doan", "chuc", "truc", "thuoc", "vu", "hanh", "chinh", "uong", "viet", "tinh", "huyen", "thanh", "pho",
    "xa", "phuong", "quan", "thi", "tran", "dac", "khu", "nuoc", "bo", "co", "so", "chap", "trung", "quoc", "hoi", "phu", "truong",
    "tam", "nganh", "su", "khoa", "bi", "tri", "uy", "tuong", "ty", "dang", "kiem", "tra", "an", "cong", "nghiep", "che", "xuat",
    "kinh", "te", "cac", "lao", "van", "phong", "chu", "tich", "to", "ban", "bieu", "dai", "vien", "giao", "duc", "tuyen", "lien",
    "bao", "hiem", "khoi",
}  # fmt: skip
"""Second syllables that the names of bodies write with a small letter."""
_TOKEN = re.compile(r"[ ]*(?P<word>(?:T[Pp]|UV|TT|[PQHX])\.|[^\W_]+(?:&[^\W_]+)?)|[ ]*(?P<mark>[,&\-])")
_AMBIGUOUS = {
    "la": "là", "co": "có", "so": "số", "giao": "giao", "da": "đã", "de": "để", "den": "đến", "tu": "từ", "ve": "về", "boi": "bởi",
    "gom": "gồm", "khi": "khi", "nay": "này", "tai": "tại", "cho": "cho", "theo": "theo", "ngay": "ngày", "trinh": "trình",
    "luat": "luật", "tren": "trên", "thi": "thì", "dang": "đang",
}  # fmt: skip
"""Stop words that are also parts of names once their marks are gone: Sơn La, Giáo dục."""
_DOCUMENT = spaced(rf"~(?:{KIND})\b")
_LISTS = ("bo", "so", "uy", "vu", "ban", "cuc", "phong")
MOST_WORDS = 18


def starts_body(text: Text, at: int) -> bool:
    """Say whether the name of a body begins here."""
    head = _HEAD.match(text.bare, at)
    return bool(head) and (bare(head[0].strip()) != "dang" or "Đ" in text.plain[at : head.end()])  # type: ignore[index,union-attr]


def issuer_at(text: Text, at: int) -> Span | None:
    """Return the span of the body's name that begins here, or None where none does.

    A name is a run of words with a capital letter and of the small ones that such names hold; a verb, a preposition, another document
    or a sign ends it. In a heading of capitals alone only those words end it.
    """
    if not starts_body(text, at):
        return None
    start = at
    while text.plain[start : start + 1] == " ":
        start += 1
    end, before_is_capital, first = start, False, ""
    for _ in range(MOST_WORDS):
        token = _TOKEN.match(text.plain, end)
        if not token or token.end() == end:
            break
        if token["mark"]:
            if not _goes_on_after(text, token.end(), token["mark"], first):
                break
            end, before_is_capital = token.end(), False
            continue
        word = token["word"]
        begins = token.start("word")
        if end > start and _stops(text, begins, word):
            break
        is_capital = word[0].isupper() or (end > start and before_is_roman(text, begins))
        if not (is_capital or end == start or before_is_capital or bare(word) in _INNER_LOWER or _joins(text, begins, first)):
            break
        if not is_capital and before_is_capital and bare(word) not in _INNER_LOWER and not _is_compound(text, token.end(), first):
            break
        first = first or bare(word)
        before_is_capital, end = is_capital, token.end()
    return Span(start, end) if end > start else None


def _stops(text: Text, at: int, word: str) -> bool:
    """Say whether a word ends the name before it: in mixed case a word with a capital letter does so only as another document."""
    stop = _STOP.match(text.bare, at)
    if not stop:
        return False
    if word[0].isupper() and not word.isupper():
        return bool(_DOCUMENT.match(text.bare, at))
    return _AMBIGUOUS.get(bare(word), word.lower()) == word.lower() or len(stop[0]) > len(word)


def before_is_roman(text: Text, at: int) -> bool:
    """Say whether the number of a term or congress stands here, as in “khóa XIII”."""
    return bool(re.match(r"[ivxl]+\b", text.bare[at : at + 8])) and bare(text.plain[max(0, at - 6) : at]).rstrip().endswith("khoa")


def _joins(text: Text, at: int, first: str) -> bool:
    """Say whether “và” here stands inside a name, as in “Sở Lao động - Thương binh và Xã hội”."""
    return first in _LISTS and bool(re.match(rf"và +[{UPPER}]", text.plain[at : at + 8])) and not _STOP.match(text.bare, at + 3)


def _is_compound(text: Text, end: int, first: str) -> bool:
    """Say whether a small word after a capital one may be its second syllable: the names of ministries and companies have any."""
    return first in _LISTS or first in (
        "bo",
        "van",
        "tong",
        "tap",
        "truong",
        "chu",
        "lien",
        "cong",
        "kiem",
        "thanh",
        "ngan",
        "vien",
        "thong",
        "hoc",
    )


def _goes_on_after(text: Text, at: int, mark: str, first: str) -> bool:
    """Say whether a name goes on after a comma, an ampersand or a hyphen: in lists of fields, never before another body."""
    after = text.plain[at : at + 60]
    if not re.match(rf" *[{UPPER}]", after):
        return False
    if mark != ",":
        return True
    until = re.split(r"[;.(]", after, maxsplit=1)[0]
    return (
        first in _LISTS
        and " và " in until
        and not _HEAD.match(bare(after))
        and not re.match(r" *(?:bo +)?luat\b", bare(after))
        and not _DOCUMENT.match(bare(after))
    )


_LEVELS = (
    ("trung ương", (r"bo chinh tri|ban bi thu|trung uong|quoc hoi|^chinh phu|thu tuong|chu tich nuoc|^bo |^bo truong|tong lien doan|"
r"^tld\b|viet nam|^ngan hang nha nuoc|toan quoc|cua dang$|^dang$")),
    ("xã", r"\b(?:xa|phuong|dac khu|thi tran)\b"),
    ("huyện", r"\b(?:huyen|quan|thi xa|thanh pho thuoc)\b|huyen uy|quan uy|thi uy"),
    ("tỉnh", r"\btinh\b|tinh uy|thanh uy|\bthanh pho\b|\btp\b|^so "),
    ("cơ sở", r"cong doan co so|cdcs|nghiep doan|cong ty|truong "),
)  # fmt: skip
_PARTY = re.compile(r"bo chinh tri|ban bi thu|tinh uy|huyen uy|thanh uy|quan uy|dang bo|dang uy|\bdang\b|ban chap hanh trung uong")
_UNION = re.compile(r"cong doan|lien doan lao dong|\bldld\b|\btld\b|\bcdcs\b|doan chu tich")


def level_of(issuer: str | None, symbol: str | None) -> str | None:
    """Return at what level a body stands, told from its name, else from the end of the symbol."""
    name = bare(folded(issuer or ""))
    for level, pattern in _LEVELS:
        if name and re.search(pattern, name):
            return level
    last = re.split(r"[/\-]", symbol or "")[-1]
    if last in ("TW", "TLĐ", "CP", "TTg", "ĐCT") or last.startswith(("QH", "UBTVQH", "B")):
        return "trung ương"
    return {"TU": "tỉnh", "HU": "huyện"}.get(last)


def system_of(issuer: str | None, symbol: str | None) -> str:
    """Return the system a document comes from: party, union or state."""
    name = bare(folded(issuer or ""))
    parts = set(re.split(r"[/\-]", symbol or ""))
    if (
        _UNION.search(name)
        or parts & {"LĐLĐ", "TLĐ", "CĐCS", "ĐCT", "CĐN"}
        or any(part.startswith(("CĐ", "LĐLĐ")) and part != "CĐ" for part in parts)
    ):
        return "union"
    if parts & {"TW", "TU", "HU", "ThU"} or _PARTY.search(name):
        return "party"
    return "state"


_NAME = rf"[{UPPER}][{UPPER}{LOWER}]*"
_AFTER_PLACE = re.compile(r"\b(?:LẦN|NHIỆM|KHÓA|KHOÁ|GIAI|ĐẠI|CỘNG|NĂM|GẮN|VÀ|VỀ|ĐẾN|ĐỘC|Độc)\b")
_PROVINCE = re.compile(rf"(?:tỉnh|Tỉnh|TỈNH) +(?P<name>{_NAME}(?: (?:- )?{_NAME}){{0,3}})")
_DISTRICT = re.compile(rf"(?:huyện|Huyện|HUYỆN) +(?P<name>{_NAME}(?: {_NAME}){{0,3}})")


def home(text: Text, pattern: re.Pattern[str]) -> str | None:
    """Return the place that a text names most often after its level word; headings of capitals count only where nothing else names one."""
    mixed, capital = Counter[str](), Counter[str]()
    for found in pattern.finditer(text.signs):
        name = _AFTER_PLACE.split(folded(found["name"]), maxsplit=1)[0].strip()
        (capital if name.isupper() else mixed)[name] += 1
    for counted in (mixed, capital):
        if counted:
            name = counted.most_common(1)[0][0]
            return name.title() if name.isupper() else name
    return None


def province_of(text: Text) -> str | None:
    return home(text, _PROVINCE)


def district_of(text: Text) -> str | None:
    return home(text, _DISTRICT)


def completed(issuer: str, *, province: str | None, district: str | None) -> str:
    """Return a body's name with the place that the writer left out because it is his own: “Tỉnh ủy” of a notice from Tây Ninh."""
    last = bare(issuer)
    for endings, place in (((" tinh", "tinh uy"), province), ((" huyen", "huyen uy"), district)):
        if place and last.endswith(endings):
            return f"{issuer} {place}"
    return issuer
