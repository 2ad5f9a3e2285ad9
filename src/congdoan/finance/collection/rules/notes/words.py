"""What a note says its money is: the union's words for its two funds, the words for refunds, and the words of everybody else's money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["KPCD", "DOAN_PHI", "BOTH", "REFUND", "OTHER"]
Sense = Literal["fund", "dues", "both", "refund", "foreign", "mixed", "vague", "empty"]
"""What the words mean to a bookkeeper: `foreign` is another kind of money, `mixed` names a fund and another kind of money, `vague` says
"union money" without saying which, `empty` says nothing about the kind."""

Span = tuple[int, int]

_UNION = r"(?:CONG ?DOAN|C\.? ?D)"
_AND = r" ?(?:VA|,|\+|&|/|;) ?"
FUND = re.compile(
    rf"KINH ?PHI ?{_UNION}(?![A-Z])|KPCD|(?<![A-Z])K[ .]P[ .]?C[ .]?D(?![A-Z])|(?<![A-Z])KP[ .]?(?:CONG ?DOAN|C[ .]?D)(?![A-Z])"
    rf"|(?<![A-Z])KINH ?PHI(?={_AND}DOAN ?PHI)|(?<=DOAN PHI){_AND}KINH ?PHI|(?<![A-Z])PHI CONG DOAN (?:2 ?%|2 PHAN TRAM)"
    r"|(?<![A-Z])KINH ?PHI C(?:O|ON|ONG|ONG D|ONG DO|ONG DOA)?$"
)
DUES = re.compile(
    rf"DOAN ?PHI(?: ?{_UNION}(?![A-Z]))?|DPCD|(?<![A-Z])D[ .]P[ .]?C[ .]?D(?![A-Z])|(?<![A-Z])DP[ .]?(?:CONG ?DOAN|C[ .]?D)(?![A-Z])"
    r"|(?<![A-Z])PHI DOAN VIEN(?![A-Z])"
)
_YOUTH = re.compile(r"DOAN ?PHI(?: CUA)? ?(?:DOAN )?(?:THANH NIEN|TNCS|DOAN TN|DTN)|DOAN THANH NIEN|DOAN TNCS")
_TWO_PERCENT = re.compile(r"(?<![0-9.,])2 ?(?:%|PHAN TRAM)")
_ONE_PERCENT = re.compile(r"(?<![0-9.,])1 ?(?:%|PHAN TRAM)")
_UNION_MONEY = re.compile(r"(?<![A-Z])(?:TIEN|QUY|PHI|NOP|DONG|KP) ?CONG ?DOAN(?![A-Z])|(?<![A-Z])(?:NOP|DONG|TIEN) KINH ?PHI(?![A-Z])")
_BACK = re.compile(
    r"(?<![A-Z])(?:HOAN (?:LAI|TRA|NHAP)|TRA LAI|CHI TRA LAI|THOAI (?:THU|TRA)|RUT LAI)(?![A-Z])|^HOAN (?=KPCD|KINH PHI|DOAN PHI|DPCD)"
)
RETURNED = re.compile(
    r"(?:HOAN TRA|TRA LAI|HOAN LAI|CHUYEN TRA) ?(?:LENH|DIEN|MON|GIAO DICH|LCT)|LENH (?:CHUYEN TIEN )?(?:DA )?BI (?:TRA|HUY|TU CHOI)"
    r"|(?:TAI KHOAN|TK)(?: NGUOI)?(?: THU)? ?HUONG (?:DA DONG|KHONG TON TAI|SAI|DA KHOA)|RETURN(?:ED)? (?:OF )?(?:PAYMENT|TRANSFER)"
)
_FOREIGN = re.compile(
    r"\+BHXH\+|(?<![A-Z])(?:BHXH|BHYT|BHTN|BHTNLD|BAO HIEM (?:XA HOI|Y TE|THAT NGHIEP)"
    r"|(?:TIEN|MUA|BAN|NHAP|DAT) HANG|(?:HOP DONG|HOA DON|HD|HDKT|DON HANG|BAO GIA)(?: SO)?[ :.]?[0-9]+"
    r"|UNG HO|TU THIEN|QUYEN GOP|DONG GOP QUY|DONG BAO|BAO LU|LU LUT|CUU TRO|TAI TRO|MAI AM|VI NGUOI NGHEO|TET SUM VAY|QUY KHUYEN HOC"
    r"|NTDT|KBNN|KHO BAC|NSNN|NOP THUE|THUE (?:GTGT|TNCN|TNDN|MON BAI|NHA|VAT|VP|MAT BANG)"
    r"|LE PHI|PHI (?:DICH VU|SMS|QUAN LY|THUONG NIEN|CHUYEN TIEN|VE SINH|BAO TRI|GIU XE)|HOC PHI|VIEN PHI|DANG PHI"
    r"|TIEN (?:GUI|LAI|DIEN|NUOC|NHA|XE|COC|PHAT|LUONG|THUONG TET|AN|COM)|TIET KIEM|DAT COC|KY QUY"
    r"|(?:CHI|TRA|NHAN|THANH TOAN) LUONG|TAM UNG|HOAN UNG|(?:TRA|THU) NO|VAY(?: VON| TIEN)"
    r"|LAI (?:CHAM|PHAT|SUAT|QUA HAN)|CHAM (?:NOP|DONG)|PHAT (?:CHAM|VI PHAM)|CHUYEN NHAM|NHAM TAI KHOAN|THAM QUAN|DU LICH|MUA SAM)(?![A-Z])"
)
INTEREST = re.compile(
    r"TRA LAI (?:TAI KHOAN|TK|TIEN GUI|SO DU|KKH|CKH|DDA)|LAI (?:TIEN GUI|NHAP GOC|SO DU|KKH|KHONG KY HAN)|(?<![A-Z])INTEREST(?![A-Z])|NHAP LAI"
)
BANK_FEE = re.compile(
    r"(?<![A-Z])(?:THU )?PHI (?:DICH VU|DV|SMS|QUAN LY|QL|DUY TRI|THUONG NIEN|CHUYEN (?:TIEN|KHOAN)|CK|INTERNET|NGAN HANG|IN SAO KE|SAO KE"
    r"|EFAST|IBANKING|KIEM DEM|GIAO DICH|BIEN DONG|XAC NHAN|THE)(?![A-Z])|(?<![A-Z])THU PHI(?![A-Z])|(?<![A-Z])(?:BANK |SERVICE )?(?:FEE|CHARGE)S?(?![A-Z])"
)
_VERB = (
    r"(?:(?:NOP|DONG|CHUYEN|CK|TT|THANH TOAN|TRA|GUI|TRICH|TRICH NOP|CHUYEN TIEN|CHUYEN KHOAN|NOP TIEN|DONG TIEN|NOP BO SUNG|TRUY NOP|TRUY THU"
    r"|TIEN|[0-9]{1,2} ?%|[0-9]{1,2} PHAN TRAM|THUC HIEN NOP)[ :.\-]?)*"
)
_PHRASES = re.compile(rf"(?<![A-Z])(?P<verb>{_VERB})(?P<fund>(?:{FUND.pattern}|{DUES.pattern})(?: ?[0-9] ?%| [0-9] PHAN TRAM)?)")
_FILLERS = re.compile(
    r"(?<![A-Z])(?:(?:NOP |DONG )?(?:TIEN|KP|QUY) CONG DOAN|(?:NOP|DONG) CONG DOAN|NOP(?: THAY| HO| GIUM| TIEN)?|CHUYEN(?: TIEN| KHOAN)|CK|THANH TOAN|TT(?= )|CHO|CUA(?: DON VI)?|DON VI|CAC DON VI|NOI DUNG|ND"
    r"|THEO(?: DANH SACH| BANG KE| QUY DINH| THONG BAO| QD)|TRUC THUOC|KINH GUI|TU NGAY|SO TIEN|VND|TRUY THU|TRUY NOP|BO SUNG|CON THIEU"
    r"|TRICH(?: NOP)?|[0-9]+ ?%|QUA MOMO|(?:LAN|DOT)(?: THU)? ?[0-9]{1,2}|MST|MA SO THUE)(?![A-Z])"
)
_EMPTY_WORDS = re.compile(
    r"(?<![A-Z])(?:CHUYEN(?: TIEN| KHOAN)?|CK|TT|THANH TOAN|NOP(?: TIEN)?|GUI|TIEN|TRANSFER|THANH|TOAN|ND|NOI DUNG|QUA APP|INTERNET BANKING)(?![A-Z])"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a note are: its kind by the union's list, its sense to a bookkeeper, where the fund's words stand, and where
    the verbs before them (`nop`, `dong`), which may be the end of a name instead."""

    kind: Kind
    sense: Sense
    fund_spans: tuple[Span, ...]
    verb_spans: tuple[Span, ...]
    foreign: str = ""
    foreign_spans: tuple[Span, ...] = ()


def read_words(folded: str) -> Words:
    """Judge the words of a folded note.

    Fund words outrank every other word for the kind; a refund is a refund only when it names a fund (other money given back is OTHER).
    """
    others = [*_YOUTH.finditer(folded), *_FOREIGN.finditer(folded)]
    foreign = others[0] if others else None
    other_spans = tuple(found.span() for found in others)
    without_youth = _YOUTH.sub(lambda found: " " * len(found[0]), folded)
    has_fund, has_dues = bool(FUND.search(without_youth)), bool(DUES.search(without_youth))
    phrases = list(_PHRASES.finditer(without_youth))
    spans = tuple(found.span("fund") for found in phrases)
    verbs = tuple(found.span("verb") for found in phrases if found["verb"])
    if not (has_fund or has_dues) and not foreign:
        has_fund = bool(_TWO_PERCENT.search(folded)) and not _BACK.search(folded)
        has_dues = not has_fund and bool(_ONE_PERCENT.search(folded)) and bool(_UNION_MONEY.search(folded))
    shown = foreign[0].strip(" +") if foreign else ""
    if has_fund or has_dues:
        if _BACK.search(folded):
            return Words("REFUND", "refund", spans, verbs, shown, other_spans)
        kind: Kind = "BOTH" if has_fund and has_dues else "KPCD" if has_fund else "DOAN_PHI"
        senses: dict[Kind, Sense] = {"BOTH": "both", "KPCD": "fund", "DOAN_PHI": "dues"}
        return Words(kind, "mixed" if foreign else senses[kind], spans, verbs, shown, other_spans)
    if foreign:
        return Words("OTHER", "foreign", spans, verbs, shown, other_spans)
    return Words("OTHER", "vague" if _UNION_MONEY.search(folded) else "empty", spans, verbs)


def filler_spans(folded: str) -> list[Span]:
    """Return where words stand that belong to no name: verbs of paying, `cho`, `cua`, `theo danh sach`, signs of money."""
    return [found.span() for found in _FILLERS.finditer(folded)]


def says_nothing(folded: str) -> bool:
    """Say whether what is left of a note, names and codes taken out, is only `chuyen tien`, `CK`, a point, or nothing."""
    return not re.search(r"[A-Z0-9]", _EMPTY_WORDS.sub(" ", folded))
