"""Tax codes (MST) and citizen numbers (CCCD): form, check digit, and what the digits say."""

import re
from dataclasses import dataclass
from datetime import date

_SEPARATORS = re.compile(r"[\s.\-‐‑–—/_]+")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)

# fmt: off
BIRTH_CODES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang", "010": "Lào Cai",
    "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc",
    "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam",
    "036": "Nam Định", "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam",
    "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận",
    "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu",
    "079": "TP Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh",
    "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
    "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}
# fmt: on
"""Place-of-birth codes of the citizen number: the 63 provinces before 2025-07-01; cards keep them. Source: Circular 07/2016/TT-BCA."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that was checked; `why` says in Vietnamese what is wrong, and is empty when nothing is."""

    valid: bool
    normalised: str | None
    why: str
    kind: str | None
    sex: str | None = None
    birth_year: int | None = None
    birth_place: str | None = None


def mst_check_digit(serial: str) -> int | None:
    """Return the tenth digit of a tax code from its first nine, or None when no such code can exist."""
    digit = 10 - sum(w * int(d) for w, d in zip(_WEIGHTS, serial, strict=True)) % 11
    return digit if digit < 10 else None


def check_mst(text: str) -> Identifier:
    """Check a tax code: 10 digits, 13 for a branch (written 0102641429-066), or the 12 of a household's citizen number.

    `kind`: "legal_person", "branch" or "person". Twelve digits have no check digit of their own.
    """
    digits = _SEPARATORS.sub("", text.strip())
    if not (digits.isascii() and digits.isdigit()):
        return _wrong("Mã số thuế chỉ gồm chữ số.")
    if len(digits) == 12:
        citizen = check_cccd(digits)
        return Identifier(citizen.valid, citizen.normalised, citizen.why, "person" if citizen.valid else None)
    if len(digits) not in (10, 13):
        return _wrong(f"Mã số thuế có 10 hoặc 13 chữ số (12 nếu là số định danh cá nhân), không phải {len(digits)}.")
    if digits[2:9] == "0000000":
        return _wrong("Số thứ tự trong mã số thuế không thể là 0000000.")
    if mst_check_digit(digits[:9]) != int(digits[9]):
        return _wrong("Chữ số kiểm tra (chữ số thứ mười) không khớp.")
    if len(digits) == 10:
        return Identifier(True, digits, "", "legal_person")
    if digits[10:] == "000":
        return _wrong("Số chi nhánh phải từ 001 đến 999.")
    return Identifier(True, f"{digits[:10]}-{digits[10:]}", "", "branch")


def check_cccd(text: str, *, on: date | None = None) -> Identifier:
    """Check a citizen number: 3 digits of birthplace, 1 of century and sex, 2 of year, 6 more; there is no check digit.

    A birth year after `on` is refused; without `on` the future cannot be judged.
    """
    digits = _SEPARATORS.sub("", text.strip())
    if not (digits.isascii() and digits.isdigit()):
        return _wrong("Số định danh cá nhân chỉ gồm chữ số.")
    if len(digits) == 9:
        return _wrong("Đây là số chứng minh nhân dân cũ (9 chữ số); số định danh cá nhân có 12 chữ số.")
    if len(digits) != 12:
        return _wrong(f"Số định danh cá nhân có 12 chữ số, không phải {len(digits)}.")
    if digits[:3] not in BIRTH_CODES:
        return _wrong(f"Không có mã nơi sinh {digits[:3]}.")
    birth_year = 1900 + int(digits[3]) // 2 * 100 + int(digits[4:6])
    if on is not None and birth_year > on.year:
        return _wrong(f"Năm sinh {birth_year} chưa tới.")
    sex = "nu" if int(digits[3]) % 2 else "nam"
    return Identifier(True, digits, "", "person", sex, birth_year, BIRTH_CODES[digits[:3]])


def _wrong(why: str) -> Identifier:
    return Identifier(False, None, why, None)
