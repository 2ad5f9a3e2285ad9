"""Text that people and files hand in, made clean or refused with a cure."""

import re
import unicodedata
from collections.abc import Callable

from congdoan.foundation.kernel.vietnamese import search_key

LONGEST_NAME = 300
CODE = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,39}")
ACCOUNT = re.compile(r"[A-Z0-9]{4,34}")
SPOILT_NUMBER = re.compile(r"[0-9]+\.0+|[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+")  # 107925882300.0 and 1.07926E+11


def plain(text: str) -> str:
    """Return text in one Unicode form with single spaces.

    :raises ValueError: it holds control or direction characters, which hide what a person reads
    """
    composed = unicodedata.normalize("NFC", text)
    spaced = " ".join(composed.split())
    for character in spaced:
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            raise ValueError(f"có ký tự ẩn U+{ord(character):04X}; gõ lại ô này")
    return spaced


def clean_name(text: str) -> str:
    """Return a name fit to store.

    :raises ValueError: empty, too long, without a letter, or with hidden characters
    """
    name = plain(text)
    if not any(character.isalnum() for character in name):
        raise ValueError("cần một tên có chữ")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"dài {len(name)} chữ, tối đa {LONGEST_NAME}; rút gọn tên")
    return name


def clean_code(text: str) -> str:
    """Return a unit code in capitals.

    :raises ValueError: not 1 to 40 of the characters A-Z, 0-9, dot, hyphen, underscore
    """
    code = plain(text).upper()
    if not CODE.fullmatch(code):
        raise ValueError("mã gồm 1 đến 40 ký tự A-Z, 0-9, dấu chấm, gạch nối, gạch dưới")
    return code


def account_number(text: str) -> str:
    """Return a bank account number without the blanks, dots and hyphens people put in it.

    :raises ValueError: not 4 to 34 letters or digits
    """
    if SPOILT_NUMBER.fullmatch(text.strip()):
        raise ValueError("bảng tính đã đổi số này; đặt cột là văn bản rồi chép lại số tài khoản")
    number = re.sub(r"[\s.-]", "", plain(text)).upper()
    if not ACCOUNT.fullmatch(number):
        raise ValueError("số tài khoản gồm 4 đến 34 chữ số hoặc chữ cái")
    return number


def short(longest: int) -> Callable[[str], str]:
    """Return a reader of short text that refuses what is longer.

    :raises ValueError: too long, or with hidden characters
    """

    def read(text: str) -> str:
        clean = plain(text)
        if len(clean) > longest:
            raise ValueError(f"dài {len(clean)} chữ, tối đa {longest}")
        return clean

    return read


def find_key(*parts: str) -> str:
    """Return the line in which a search looks: names, codes, tax code and accounts, folded, each followed by a blank."""
    return " " + " ".join(filter(None, (search_key(part) for part in parts))) + " "
