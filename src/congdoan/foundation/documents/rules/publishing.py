"""What may be made public of a document: which kinds stay inside, and which words are some person's own affair."""

import re

from congdoan.foundation.kernel.identifiers import check_cccd

KEPT_INSIDE = frozenset({
    "Biên bản", "Giấy chứng nhận", "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy ủy quyền", "Phiếu báo", "Phiếu chuyển", "Phiếu gửi",
    "Phiếu trình", "Thư công", "Tờ trình",
})  # fmt: skip
"""Kinds about single persons or the work inside a body; PostgreSQL holds the same list. Source: decision 0059."""

_NUMBER = re.compile(r"(?<![\d./-])(?:\d[ .]?){11}\d(?![\d/])")
_BORN = re.compile(r"sinh (?:ngày|năm)\s*:?\s*\d{1,4}(?:/\d{1,2}/\d{4})?", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\d./-])(?:0|\+84)[ .]?[35789](?:[ .]?\d){8}(?![\d/])")


def personal_words(text: str) -> list[str]:
    """Return the words of a text that stay out of public pages: citizen numbers, days of birth, numbers of mobile phones."""
    numbers = [found[0].strip() for found in _NUMBER.finditer(text) if check_cccd(re.sub(r"[ .]", "", found[0])).valid]
    return [*numbers, *(found[0] for found in _BORN.finditer(text)), *(found[0] for found in _PHONE.finditer(text))]
