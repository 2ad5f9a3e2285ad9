"""The kinds of documents: their names in the text, their abbreviations, and what a symbol says about its issuer.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III; Quyết định 933/QĐ-TLĐ; laws and decrees as their own names say.
"""

import re

from .text import bare

KINDS: dict[str, tuple[str, ...]] = {
    "NQLT": ("Nghị quyết liên tịch",), "TTLT": ("Thông tư liên tịch",), "VBHN": ("Văn bản hợp nhất",),
    "CTr": ("Chương trình hành động", "Chương trình công tác", "Chương trình phối hợp", "Chương trình"),
    "NQ": ("Nghị quyết",), "QĐ": ("Quyết định",), "CT": ("Chỉ thị",), "QC": ("Quy chế",), "QyĐ": ("Quy định",),
    "TC": ("Thông cáo",), "TB": ("Thông báo kết luận", "Thông báo"), "HD": ("Hướng dẫn",), "KH": ("Kế hoạch",), "PA": ("Phương án",),
    "ĐA": ("Đề án",), "DA": ("Dự án",), "BC": ("Báo cáo",), "BB": ("Biên bản",), "TTr": ("Tờ trình",), "HĐ": ("Hợp đồng",),
    "CĐ": ("Công điện",), "CV": ("Công văn", "Văn bản"), "KL": ("Kết luận",), "NĐ": ("Nghị định",), "TT": ("Thông tư",),
    "PL": ("Pháp lệnh",), "L": ("Lệnh",), "GM": ("Giấy mời",), "GGT": ("Giấy giới thiệu",), "GUQ": ("Giấy ủy quyền",),
    "PC": ("Phiếu chuyển",), "PG": ("Phiếu gửi",), "PB": ("Phiếu báo",), "PT": ("Phiếu trình",), "ĐL": ("Điều lệ",),
    "CL": ("Chiến lược",), "QH": ("Quy hoạch",), "TBo": ("Tuyên bố",), "LKG": ("Lời kêu gọi",), "GCN": ("Giấy chứng nhận",),
    "BGN": ("Bản ghi nhớ",), "BTT": ("Bản thỏa thuận",), "TCg": ("Thư công",), "SY": ("Bản sao y",), "SL": ("Bản sao lục",),
    "TrS": ("Bản trích sao",), "GNP": ("Giấy nghỉ phép",), "Luật": ("Bộ luật", "Luật"), "HP": ("Hiến pháp",),
}  # fmt: skip
"""Abbreviation to names, the longer name first."""

CODES = {
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "CTrHĐ", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CV", "CĐ", "KL",
    "NĐ", "TT", "TTLT", "NQLT", "PL", "GM", "VBHN", "TBKL", "BCĐ", "ĐL", "TBo",
}  # fmt: skip
BODIES = {
    "TW", "TU", "HU", "ThU", "TLĐ", "LĐLĐ", "CĐCS", "ĐCT", "BTV", "BCH", "CP", "TTg", "UBND", "HĐND", "UBTVQH", "MTTQ", "TWĐTN", "BTGTW",
    "CĐN", "CĐGD", "CĐVC", "CĐNH", "CĐYT", "VPCP", "UBKT", "BTGDVTW", "BTCTW", "VPTW", "UBKTTW", "ĐUK", "ĐTN", "HLHPN", "HND",
}  # fmt: skip

_MARKS = str.maketrans("0185", "oibs")


def plain_code(code: str) -> str:
    """Return a part of a symbol with the letters that scanned text confuses made one."""
    return bare(code).translate(_MARKS).replace("l", "i")


_KNOWN = {plain_code(code): code for code in sorted(BODIES | CODES)}


def true_code(code: str) -> str:
    """Return a part of a symbol as it is spelled: a scanned QD or N0 becomes QĐ or NQ where only one known code looks so."""
    if code in CODES or code in BODIES:
        return code
    known = _KNOWN.get(plain_code(code))
    return known if known and not (code.isalpha() and code.isupper() and len(code) < 3 and known != code and "Đ" not in known) else code


def _name_patterns() -> list[tuple[str, str, str]]:
    named = [(bare(name), code, name) for code, names in KINDS.items() for name in names]
    return sorted(named, key=lambda entry: -len(entry[0]))


NAMES = _name_patterns()
"""Bare name, abbreviation, name; the longest first."""

KIND = "|".join(re.escape(name).replace(r"\ ", " ") for name, code, _ in NAMES if code not in ("Luật", "HP", "QH", "L"))
"""Any kind of document that bears a number, as an alternative in bare text."""


def kind_named(words: str) -> tuple[str, str] | None:
    """Return the abbreviation and the name of the kind that bare words begin with."""
    squeezed = " ".join(words.split())
    return next(((code, name) for plain, code, name in NAMES if squeezed.startswith(plain)), None)


def kind_of_symbol(symbol: str) -> tuple[str, str] | None:
    """Return the kind that a symbol such as KH-LĐLĐ or 2025/NQ-CP names; None where its first part is a body, as in a letter."""
    for part in re.split(r"[/\-]", symbol):
        if part.isdigit():
            continue
        code = {"CTrHĐ": "CTr", "TBKL": "TB"}.get(part, part)
        if code in KINDS and code in CODES:
            return code, KINDS[code][0 if len(KINDS[code]) == 1 else -1]
        return ("Luật", "Luật") if re.fullmatch(r"QH\d{1,2}", part) else None
    return None
