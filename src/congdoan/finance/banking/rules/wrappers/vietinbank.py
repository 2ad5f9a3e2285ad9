"""VietinBank, as the bank that receives: heads of quick transfers, the account in brackets, the time of the transaction."""

from .wrapper import Example, Wrapper, shape

_HYPHEN = r"(?:(?!(?<=\bSX)-|(?<=\bTM)-|(?<=\bDV)-|(?<=\bXD)-|(?<= )- )[^-]|(?<=\bSX)-|(?<=\bTM)-|(?<=\bDV)-|(?<=\bXD)-|(?<= )-(?= ))"
"""A letter of a payer's name; a hyphen belongs to it after SX, TM, DV, XD or between blanks."""

_FUND = r"(?:KPCD|K\.?P\.?C\.?D|kinh ph[iíị]|[dđ]o[aà]n ph[iíị]|[DĐ]PC[DĐ]|KPCĐ)"
"""Words of a fund stand in the note, never in the name before it."""

WRAPPERS = (
    Wrapper(
        "vietinbank-247",
        "CT NHANH 247 DEN:",
        shape(r"CT nhanh 247 den: *(?P<note>.*?)(?: *\((?:CT)?\d{0,19}\)?)?"),
        (
            Example("CT nhanh 247 den: Doan phi T1 CDCS MAU 66 (117000000001)", "Doan phi T1 CDCS MAU 66"),
            Example("ct nhanh 247 den: kpcd quy 2 (ct1111)", "kpcd quy 2"),
            Example("CT nhanh 247 den: KPCD thang 4 (1170000", "KPCD thang 4"),
        ),
    ),
    Wrapper(
        "vietinbank-napas",
        "CHUYEN TIEN DEN TU NAPAS",
        shape(r"Chuyen tien den tu NAPAS\s+Noi dung: *(?P<note>.*?)(?: *\((?:CT)?\d{0,19}\)?)?"),
        (Example("Chuyen tien den tu NAPAS Noi dung: KPCD thang 5.25 MAU (117000000001)", "KPCD thang 5.25 MAU"),),
    ),
    Wrapper(
        "vietinbank-time",
        "THOI GIAN GD:",
        shape(r"(?P<note>.*?); *thoi gian GD: *[\d/]* *[\d:]*"),
        (
            Example("Nop KPCD T1.2025 ma don vi CD5866; thoi gian GD:01/05/2026 04:06:14", "Nop KPCD T1.2025 ma don vi CD5866"),
            Example("KPCD quy 3; thoi gian GD:01/05/20", "KPCD quy 3"),
        ),
    ),
    Wrapper(
        "vietinbank-reference",
        "/",
        shape(rf"\d{{3}}[A-Z]\d{{2}}[A-Z0-9]{{9,12}}/(?P<name>(?:(?!{_FUND}){_HYPHEN})*)-(?P<note>.*)"),
        (
            Example("106B2490GXSY30JL/CONG TY TNHH MAU 7-KPCD thang 9", "KPCD thang 9", name="CONG TY TNHH MAU 7"),
            Example("106B2490GXSY30JL/CTY TNHH SX-TM MAU 7-KPCD T9-T10", "KPCD T9-T10", name="CTY TNHH SX-TM MAU 7"),
            Example("106B2490GXSY30JL/-Nop KPCD thang 3", "Nop KPCD thang 3"),
            Example("106B2490GXSY30JL/PHONG TAI CHINH - KE HOACH-KPCD T9", "KPCD T9", name="PHONG TAI CHINH - KE HOACH"),
        ),
    ),
    Wrapper(
        "vietinbank-reference-only",
        "/",
        shape(r"\d{3}[A-Z]\d{2}[A-Z0-9]{9,12}/(?P<note>.*)"),
        (
            Example("106B2490GXSY30JL/KPCD thang 9", "KPCD thang 9"),
            Example("106B2490GXSY30JL/Nop KPCD T09-2025 ma CD 12", "Nop KPCD T09-2025 ma CD 12"),
        ),
    ),
    Wrapper(
        "bank-and-payee-account",
        ";",
        shape(r"(?:vietinbank|icb|bidv|agribank|vcb|vietcombank|mb|acb|tcb|techcombank|[A-Z]{3,12}bank);(?:CT)?\d{3,19};(?P<note>.*)"),
        (Example("Vietinbank;117000000001;HTX NONG NGHIEP MAU 14 dong KPCD T12", "HTX NONG NGHIEP MAU 14 dong KPCD T12"),),
    ),
    Wrapper(
        "efast-in-and-out",
        "CT D",
        shape(r"CT (?:DEN|DI): *[A-Z0-9]+\s+(?P<note>.*)"),
        (
            Example("CT DEN:4825  dong KPCD thang 1 nam 2024", "dong KPCD thang 1 nam 2024"),
            Example("CT DI:503K CHI CHAM LO DOAN VIEN THEO QD 62", "CHI CHAM LO DOAN VIEN THEO QD 62"),
        ),
        status="seen",
    ),
)
