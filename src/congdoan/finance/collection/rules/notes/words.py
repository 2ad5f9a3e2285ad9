"""What a note says its money is: the union's words for its two funds, the words for refunds, and the words of everybody else's money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from congdoan.foundation.kernel.hints import Hinted, hinted

Kind = Literal["KPCD", "DOAN_PHI", "BOTH", "REFUND", "OTHER"]
Sense = Literal["fund", "dues", "both", "refund", "foreign", "vague", "empty"]
"""What the words mean to a bookkeeper: `foreign` is another kind of money and no fund, `vague` says "union money" without saying which,
`empty` says nothing about the kind."""

Span = tuple[int, int]


def _any(*phrases: str) -> str:
    """Return a pattern for whole words: none of the phrases begins or ends inside another word."""
    return rf"(?<![A-Z])(?:{'|'.join(phrases)})(?![A-Z])"


_TONE = "(?:[SFRXJ]|[1-5](?![0-9/.%-]))?"
_PHI = f"PHI{_TONE}"
_CONG, _DOAN = "(?:CO[O6]?NG|COGN|CNOG|OCNG|COG|CNG)", f"(?:D[D9]?OA{_TONE}N{_TONE}|DAON|ODAN|DONA)"
_KINH = "(?:KINH|KIHN|KNIH|IKNH|KIH|KNH)"
"""Words as they come out where Vietnamese keys were typed into a field that takes none: Telex `kinh phis coong ddoanf`, VNI
`kinh phi1 co6ng d9oa2n`; and where two letters were swapped or one was lost, as far as no other word comes out."""
_UNION = rf"(?:{_CONG} ?{_DOAN}|C\.? ?D(?:OAN)?(?![0-9]))"
_NOT_AFTER_UNION = "".join(
    f"(?<!{word})" for one in ("CONG", "COONG", "CO6NG", "COGN", "CNOG", "OCNG", "COG", "CNG") for word in (one, f"{one} ")
)
_AND = r" ?(?:VA|,|\+|&|/|;) ?"

FUND = hinted(
    "|".join(
        (
            rf"{_KINH} ?{_PHI} ?{_UNION}(?![A-Z])",
            rf"{_KINH} PH ?{_UNION}(?![A-Z])",
            rf"KINH ?{_PHI} HOAT DONG {_UNION}(?= ?2 ?%)",
            rf"(?<![A-Z])K[/.]? ?{_PHI} ?{_UNION}(?![A-Z])",
            "KPCD(?:OAN(?![A-Z]))?",
            _any("KPDC", "KCPD"),
            r"(?<![A-Z])K[ .]P[ .]?C[ .]?D(?![A-Z])",
            _any(rf"KP[ .]?(?:{_CONG} ?{_DOAN}|C[ .]?D(?:OAN)?)"),
            rf"(?<![A-Z])KINH ?{_PHI}(?={_AND}{_DOAN} ?{_PHI}| ?2 ?%| 2 PHAN TRAM)",
            rf"(?<=DOAN PHI){_AND}KINH ?PHI",
            rf"(?<![A-Z])KP(?={_AND}DP(?![A-Z]))",
            rf"(?<![A-Z])KINH ?{_PHI}(?= LAN {_DOAN} ?{_PHI})",
            rf"(?<![A-Z])(?:{_CONG} {_DOAN} {_PHI}|{_PHI} {_CONG} {_DOAN}) (?:2 ?%|2 PHAN TRAM)",
            _any("(?:TRADE ?)?UNION ?FUNDS?", "TU FUNDS?"),
            r"(?<![A-Z])TRADE ?UNION ?2 ?%",
            rf"(?<![0-9.,])2 ?% ?{_CONG} ?{_DOAN}(?![A-Z])(?! PHI)",
            "(?<![A-Z])KINH ?PHI C(?:O|ON|ONG|ONG D|ONG DO|ONG DOA)?$",
        )
    ),
    *("KPCD", "KPDC", "KCPD", "KINH", "KIHN", "KNIH", "IKNH", "KIH", "KNH", "KP", "K P", "K.P", "K/", "K."),
    *("2%", "2 %", "2 PHAN", "UNION", "TU FUND"),
)
_EITHER = re.compile(_any(rf"(?<!KINH PHI )(?<!KINH PHIS ){_CONG} ?{_DOAN} {_PHI}(?! ?2 ?%| 2 PHAN)"))
"""`Công đoàn phí`: the dues in law, and the fund in many a company's books."""
DUES = hinted(
    "|".join(
        (
            rf"{_NOT_AFTER_UNION}{_DOAN} ?{_PHI}(?: ?{_UNION}(?![A-Z]))?",
            "DPCD(?:OAN(?![A-Z]))?",
            rf"(?<![A-Z])D[/.] ?{_PHI}(?: ?{_UNION}(?![A-Z])|(?![A-Z]))|(?<![A-Z])D ?{_PHI} ?{_UNION}(?![A-Z])",
            r"(?<![A-Z])D[ .]P[ .]?C[ .]?D(?![A-Z])",
            _any(rf"DP[ .]?(?:{_CONG} ?{_DOAN}|C[ .]?D(?:OAN)?)", "PHI DOAN VIEN"),
            rf"(?<![A-Z])DP(?= ?1 ?(?:%|PHAN TRAM))|(?<=KP){_AND}DP(?![A-Z])",
            _EITHER.pattern,
            _any("(?:TRADE ?)?UNION ?(?:MEMBER(?:SHIP)? ?)?DUES|(?:TRADE ?)?UNION ?MEMBER(?:SHIP)? ?FEES?"),
            r"(?<=KPCD) ?(?:\+|&|VA)(?: D(?:O(?:A(?:N(?: P(?:HI?)?)?)?)?)?)?$",
            rf"(?<=KPCD){_AND}(?:NOP |TIEN )?DP(?![A-Z])|(?<![A-Z])DP(?={_AND}(?:NOP |TIEN )?KPCD)",
        )
    ),
    *(f"N{tone}{blank}PHI" for tone in ("", *"SFRXJ12345") for blank in ("", " ")),
    *("DONA", "DP", "D P", "D.P", "D/", "D. P", "PHI DOAN VIEN", "UNION", "KPCD +", "KPCD+", "KPCD &", "KPCD&", "KPCD VA", "KPCDVA"),
)
_YOUTH = hinted(
    r"DOAN ?PHI(?: CUA)? ?(?:DOAN )?(?:THANH NIEN|TNCS|DOAN TN|DTN)|DOAN THANH NIEN|DOAN TNCS"
    r"|DOAN ?PHI(?: CUA)? DOAN (?:XA|PHUONG|HUYEN)(?![A-Z])",
    *("THANH NIEN", "TNCS", "DOAN TN", "DTN", "DOAN XA", "DOAN PHUONG", "DOAN HUYEN"),
)
_TWO_PERCENT = re.compile(r"(?<![0-9.,])2 ?(?:%|PHAN TRAM)")
_ONE_PERCENT = re.compile(r"(?<![0-9.,])1 ?(?:%|PHAN TRAM)")
_ONE_PERCENT_BESIDE = hinted(rf"(?:2 ?%|KPCD|{_UNION}){_AND}(?:NOP )?1 ?%|(?<![0-9.,])1 ?%{_AND}(?:NOP )?2 ?%", "1%", "1 %")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_UNION_MONEY = re.compile(_any("(?:TIEN|QUY|PHI|NOP|DONG|KP) ?CONG ?DOAN", "(?:NOP|DONG|TIEN) KINH ?PHI", "(?:TRADE ?)?UNION ?FEES?"))
_BACK = hinted(
    _any("HOAN (?:LAI|TRA|NHAP)", "TRA LAI", "CHI TRA LAI", "THOAI (?:THU|TRA)", "RUT LAI")
    + "|^HOAN (?=KPCD|KINH PHI|DOAN PHI|DPCD|TIEN )",
    *("HOAN ", "TRA LAI", "THOAI T", "RUT LAI"),
)
RETURNED = hinted(
    "|".join(
        (
            "(?:HOAN TRA|TRA LAI|HOAN LAI|CHUYEN TRA)(?: TIEN)? ?(?:LENH|DIEN|MON|GIAO DICH|LCT)",
            "(?:HOAN TRA|TRA LAI|HOAN LAI|CHUYEN TRA)(?: TIEN)?[ :,\\-]{0,3}(?:DO )?SAI (?:TEN|SO TAI KHOAN|TAI KHOAN|STK|TK|THONG TIN)",
            "LENH (?:CHUYEN TIEN )?(?:DA )?BI (?:TRA|HUY|TU CHOI)",
            "(?:TAI KHOAN|TK)(?: NGUOI)?(?: THU)? ?HUONG (?:DA DONG|KHONG TON TAI|SAI|DA KHOA)",
            "RETURN(?:ED)? (?:OF )?(?:PAYMENT|TRANSFER)",
        )
    ),
    *("HOAN ", "TRA LAI", "CHUYEN TRA", "LENH ", "HUONG ", "RETURN"),
)
_FOREIGN = re.compile(
    r"\+BHXH\+|"
    + _any(
        "BHXH|BHYT|BHTN|BHTNLD|BAO HIEM (?:XA HOI|Y TE|THAT NGHIEP)",
        "(?:TIEN|MUA|BAN|NHAP|DAT) HANG|MUA SAM|DAT COC|KY (?:GUI|CUOC)|KY QUY(?! ?(?:[1-4]|I{1,3}|IV)(?![0-9A-Z]))",
        "(?:HOP DONG|HOA DON|HD|HDKT|DON HANG|BAO GIA)(?: SO)?[ :.]?[0-9]+",
        "UNG HO|TU THIEN|QUYEN GOP|DONG GOP QUY|DONG BAO|BAO LU|LU LUT|CUU TRO|TAI TRO|MAI AM|VI NGUOI NGHEO|TET SUM VAY|QUY KHUYEN HOC",
        "NTDT|KBNN|KHO BAC|NOP NSNN(?! CHUYEN)|NSNN|NOP THUE|THUE (?:GTGT|TNCN|TNDN|MON BAI|NHA|VAT|VP|MAT BANG)|LE PHI",
        "PHI (?:DICH VU|SMS|QUAN LY|THUONG NIEN|CHUYEN TIEN|VE SINH|BAO TRI|GIU XE)|HOC PHI|VIEN PHI|DANG PHI",
        "TIEN GUI(?! (?:LDLD|TIEN|KPCD|KINH PHI|DOAN PHI|K[/.]|D[/.]|CHO))",
        "TIEN (?:LAI|DIEN|NUOC|NHA|XE|COC|PHAT|LUONG|THUONG TET|AN|COM)|TIET KIEM",
        "(?:CHI|TRA|(?<!TU )NHAN|THANH TOAN|TT|CK|CHUYEN|TIEN) LUONG(?! THUC)|LUONG (?:VA )?THUONG",
        "TAM UNG|HOAN UNG|(?:TRA|THU) NO(?! KPCD| KINH PHI| DOAN PHI| DPCD)|VAY(?: VON| TIEN)",
        "LAI (?:CHAM|PHAT|SUAT|QUA HAN)|CHAM (?:NOP|DONG)|PHAT (?:CHAM|VI PHAM)|CHUYEN NHAM|NHAM TAI KHOAN|THAM QUAN",
        "(?:DI|TOUR|PHI|TIEN) DU LICH|DU LICH (?:HE|CONG DOAN|CUOI NAM|DAU NAM|[0-9])",
    )
)
_LABELS_A_CODE = re.compile(r"(?<!NOP )(?<!DONG )(?<!TIEN )BHXH(?=[ :.]{1,2}[A-Z]{2}[0-9]{4}[A-Z](?![A-Z0-9]))")
"""`KPCD T5 BHXH TN8722B`: beside the fund's words the name of the insurance is the label of the payer's code there."""
_TREASURY = frozenset({"KBNN", "KHO BAC", "NSNN"})
"""Where a state-paid payer's money comes from; beside the fund's words it says nothing about the kind."""
_BASE = hinted(
    _any(
        "(?:QUY )?(?:TIEN )?LUONG(?: LAM CAN CU)?(?: DONG| THAM GIA| TRICH NOP| TINH)?(?: BHXH| BAO HIEM XA HOI)",
        "(?:SO LIEU|DU LIEU|DANH SACH|BANG KE|MAU|C12|D02|THONG BAO|BIEN BAN)(?: CUA| DONG| THAM GIA)?(?: BHXH| BAO HIEM XA HOI)",
        "(?:NGUOI|LAO DONG|NLD|LD)(?: DONG| THAM GIA) (?:BHXH|BAO HIEM XA HOI)",
        "(?:MA|MA SO|MA DON VI|MA DVI|MA DV|MDV)(?: THAM GIA)? BHXH",
    ),
    *(" BHXH", " BAO HIEM XA HOI"),
)
"""The base of the fund (`2 % quỹ lương đóng BHXH`) and the payer's code there name social insurance without paying it."""
INTEREST = hinted(
    _any(
        "TRA LAI (?:TAI KHOAN|TK|TIEN GUI|SO DU|KKH|CKH|DDA)",
        "LAI (?:TIEN GUI|NHAP (?:GOC|VON)|SO DU|KKH|KHONG KY HAN)",
        "INTEREST",
        "NHAP LAI",
    ),
    *("TRA LAI", "LAI TIEN GUI", "LAI NHAP", "LAI SO DU", "LAI KKH", "LAI KHONG", "INTEREST", "NHAP LAI"),
)
_OTHER_PHI = ("KINH", "DOAN", "CHI", "CONG TAC", "DANG", "HOC", "LE", "VIEN")
BANK_FEE = re.compile(_any("".join(rf"(?<!\b{word} )" for word in _OTHER_PHI) + "PHI", "(?:BANK |SERVICE )?(?:FEE|CHARGE)S?"))
"""What the bank takes for itself; `chi phí`, `công tác phí`, `học phí` are what we spend."""

_VERBS = (
    "NOP|DONG|CHI|CHI TIEN|CHI TRA|CHUYEN|CK|TT|THANH TOAN|TRA|GUI|TRICH|TRICH NOP|CHUYEN TIEN|CHUYEN KHOAN|NOP TIEN|DONG TIEN|NOP BO SUNG"
    "|TRUY NOP|TRUY THU|TIEN|THUC HIEN NOP|PAY|PAYMENT(?: FOR| OF)?|TRADE ?UNION ?FEES?|PHAN|[0-9]{1,2} ?%|[0-9]{1,2} PHAN TRAM"
)
_FUNDS = f"{FUND.pattern.pattern}|{DUES.pattern.pattern}"
_PHRASES = re.compile(rf"(?<![A-Z])(?P<verb>(?:(?:{_VERBS})[ :.\-]?)*)(?P<fund>(?:{_FUNDS})(?: ?[0-9] ?%| [0-9] PHAN TRAM)?)")
_FILLERS = re.compile(
    _any(
        "(?:NOP |DONG )?(?:TIEN|KP|QUY) CONG DOAN|(?:NOP|DONG) CONG DOAN",
        "NOP(?: THAY| HO| GIUM| TIEN)?|CHUYEN(?: TIEN| KHOAN)|THANH TOAN|TRICH(?: NOP)?|TRUY THU|TRUY NOP|BO SUNG|CON THIEU",
        "(?:CK|TT)(?= NOP| CHUYEN| TIEN| PAY| [0-9]| KP| K[/.]| KINH| DP| D[/.]| DOAN| UNION| TRADE)",
        "(?:TREN )?(?:TONG )?QUY (?:TIEN )?LUONG(?: LAM CAN CU)?(?: DONG| THAM GIA| TRICH NOP| TINH)?(?: BHXH| BAO HIEM XA HOI)?",
        "REMIT(?:TANCE)?|BY|KINH CHUYEN|MS THUE|TIN|TAX ID|DUM|VE TREN|PHAN TRICH CAP TREN|PHAN TRICH",
        "(?:(?:TT|THANH TOAN|TRICH|CHUYEN|NOP) )?NSNN(?: CHUYEN)?|QUYET TOAN",
        "PAY|PAYMENT(?: FOR| OF)?|OF|FOR|(?:TRADE ?)?UNION ?FEES?|TAX CODE",
        "(?:NOP |VE |CHO |LEN |GUI )*(?:LDLD|LIEN DOAN LAO DONG)(?: (?:TINH|THANH PHO|TP|QUAN|HUYEN|THI XA|TX|CAP TREN))?",
        "(?:NOP )?(?:LEN )?(?:CAP TREN|HUYEN(?=$| THANG| QUY| NAM| T[0-9]))",
        "(?:LENH CHI|LCC|LCT|UNC|UY NHIEM CHI|PHIEU CHI|CTU|(?:SO )?CT(?= ?[0-9])|CHUNG TU)"
        "(?: SO)?[ :.]{0,2}[0-9]*(?: NGAY [0-9/.\\-]+)?|BCH|MCD|MA CD|MA SO|MA",
        "CHO|CUA(?: DON VI)?|DON VI|CAC DON VI|TRUC THUOC|KINH GUI|THEO(?: DANH SACH| BANG KE| QUY DINH| THONG BAO| QD)",
        "NOI DUNG|ND|TU NGAY|SO TIEN|VND|[0-9]+ ?%|QUA MOMO|(?:LAN|DOT)(?: THU)? ?[0-9]{1,2}|MST|MA SO THUE",
    )
    + r"|[0-9]+ ?%|^(?:CK|TT)(?= )|(?<![A-Z])(?:CK|TT)$"
)
_JOINED = r"(?:VA|\+|&) ?(?!(?:TRUY|BO|NOP|CON|THANG|QUY|NAM|KY)(?![A-Z]))(?P<word>[A-Z]{2,}[A-Z ]*)"
_FUND_WORDS = rf"(?:{_FUNDS})(?: ?[0-9] ?%)?"
_BESIDE = (
    re.compile(rf"(?:{_FUND_WORDS}) ?{_JOINED}"),
    re.compile(rf"(?P<word>[A-Z]{{2,}}) ?(?:VA(?![A-Z])|\+|&) ?(?:NOP |TIEN )?(?:{_FUND_WORDS})"),
)
_MAY_JOIN = (re.compile(_JOINED), re.compile(r"[A-Z]{2} ?(?:VA(?![A-Z])|\+|&)"))
"""Most notes join nothing: this is looked for first."""
_EMPTY_WORDS = re.compile(
    _any("CHUYEN(?: TIEN| KHOAN)?|CK|TT|THANH TOAN|NOP(?: TIEN)?|GUI|TIEN|TRANSFER|THANH|TOAN|ND|NOI DUNG|QUA APP|INTERNET BANKING")
)


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a note are: its kind by the union's list, its sense to a bookkeeper, where the fund's words stand, and where
    the verbs before them (`nop`, `dong`), which may be the end of a name instead. `foreign_spans` are words of other money, which may
    stand beside the fund's, or be part of a firm's name. `beside` is what is joined to one fund's words (`KPCD va …`) and cannot be
    read: it may be the other fund. `is_either` says that the dues are only called `công đoàn phí`, which may mean the fund."""

    kind: Kind
    sense: Sense
    fund_spans: tuple[Span, ...]
    verb_spans: tuple[Span, ...]
    foreign_spans: tuple[Span, ...] = ()
    beside: str = ""
    is_either: bool = False


def read_words(folded: str) -> Words:
    """Judge the words of a folded note.

    Fund words outrank every other word for the kind; a refund is a refund only when it names a fund (other money given back is OTHER).
    """
    based = _without(_BASE, folded)
    foreign = tuple(found.span() for pattern in (_YOUTH, _FOREIGN) for found in pattern.finditer(based))
    plain = _without(_YOUTH, folded)
    has_fund, has_dues = "KPCD" in plain or bool(FUND.search(plain)), bool(DUES.search(plain))
    if not (has_fund or has_dues or foreign):
        has_fund = bool(_TWO_PERCENT.search(folded)) and not _BACK.search(folded)
        has_dues = not has_fund and bool(_ONE_PERCENT.search(folded)) and bool(_UNION_MONEY.search(folded))
    if has_fund or has_dues:
        labels = {found.start() for found in _LABELS_A_CODE.finditer(based)}
        foreign = tuple(span for span in foreign if based[span[0] : span[1]] not in _TREASURY and span[0] not in labels)
    is_either = has_dues and not DUES.search(_EITHER.sub(lambda found: " " * len(found[0]), plain))
    if is_either and has_fund and not _ONE_PERCENT.search(folded) and not FUND.search(_IN_BRACKETS.sub("", plain)):
        has_dues = False  # brackets explain: `cong doan phi (KPCD 2%)`
    has_dues = has_dues or (has_fund and bool(_ONE_PERCENT_BESIDE.search(folded)))
    has_fund = has_fund or (has_dues and bool(_TWO_PERCENT.search(folded)))
    kind, sense = _judge(folded, has_fund=has_fund, has_dues=has_dues, has_foreign=bool(foreign))
    phrases = list(_PHRASES.finditer(plain)) if has_fund or has_dues else []
    spans = tuple(found.span("fund") for found in phrases)
    beside = _beside(plain) if has_fund != has_dues else ""
    verbs = tuple(found.span("verb") for found in phrases if found["verb"])
    return Words(kind, sense, spans, verbs, foreign, beside, is_either and not has_fund)


def _beside(plain: str) -> str:
    """Return the words joined to a fund's words, "" when nothing is."""
    for may_join, pattern in zip(_MAY_JOIN, _BESIDE, strict=True):
        if may_join.search(plain) and (found := pattern.search(plain)):
            return found["word"].strip()
    return ""


def _without(pattern: Hinted, folded: str) -> str:
    """Blank out what a pattern finds."""
    return pattern.pattern.sub(lambda found: " " * len(found[0]), folded) if pattern.may_match(folded) else folded


def _judge(folded: str, *, has_fund: bool, has_dues: bool, has_foreign: bool) -> tuple[Kind, Sense]:
    if not (has_fund or has_dues):
        return "OTHER", "foreign" if has_foreign else "vague" if _UNION_MONEY.search(folded) else "empty"
    if _BACK.search(folded):
        return "REFUND", "refund"
    kind: Kind = "BOTH" if has_fund and has_dues else "KPCD" if has_fund else "DOAN_PHI"
    senses: dict[Kind, Sense] = {"BOTH": "both", "KPCD": "fund", "DOAN_PHI": "dues"}
    return kind, senses[kind]


def filler_spans(folded: str) -> list[Span]:
    """Return where words stand that belong to no name: verbs of paying, `cho`, `cua`, `theo danh sach`, signs of money."""
    return [found.span() for found in _FILLERS.finditer(folded)]


def says_nothing(folded: str) -> bool:
    """Say whether what is left of a note, names and codes taken out, is only `chuyen tien`, `CK`, a point, or nothing."""
    return not re.search(r"[A-Z0-9]", _EMPTY_WORDS.sub(" ", folded))
