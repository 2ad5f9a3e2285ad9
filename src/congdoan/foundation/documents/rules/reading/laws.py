"""Laws, which are cited by name: where a name ends, and the names that people write without number or date."""

import re

from .dates import DATE
from .text import Span, Text, bare, spaced

LAW_NAMES = (
    "Công đoàn", "Lao động", "Việc làm", "Bảo hiểm xã hội", "Bảo hiểm y tế", "An toàn, vệ sinh lao động", "Thi đua, khen thưởng",
    "Thanh tra", "Khiếu nại", "Tố cáo", "Tiếp công dân", "Phòng, chống tham nhũng", "Thực hành tiết kiệm, chống lãng phí",
    "Thực hiện dân chủ ở cơ sở", "Ngân sách nhà nước", "Kế toán", "Kiểm toán nhà nước", "Kiểm toán độc lập",
    "Quản lý, sử dụng tài sản công", "Đấu thầu", "Đầu tư công", "Đầu tư", "Doanh nghiệp", "Hợp tác xã", "Phá sản", "Quản lý thuế",
    "Thuế giá trị gia tăng", "Thuế thu nhập doanh nghiệp", "Thuế thu nhập cá nhân", "Giá", "Phí và lệ phí", "Lưu trữ",
    "Giao dịch điện tử", "Công nghệ thông tin", "An ninh mạng", "An toàn thông tin mạng", "Dữ liệu", "Căn cước", "Cư trú",
    "Tổ chức Chính phủ", "Tổ chức chính quyền địa phương", "Tổ chức Quốc hội", "Ban hành văn bản quy phạm pháp luật",
    "Mặt trận Tổ quốc Việt Nam", "Cán bộ, công chức", "Viên chức", "Giáo dục nghề nghiệp", "Giáo dục đại học", "Giáo dục",
    "Nhà giáo", "Khám bệnh, chữa bệnh", "Nhà ở", "Đất đai", "Xây dựng", "Kinh doanh bất động sản", "Bảo vệ môi trường",
    "Phòng cháy, chữa cháy", "Bình đẳng giới", "Trẻ em", "Thanh niên", "Người cao tuổi", "Người khuyết tật", "Trọng tài thương mại",
    "Thương mại", "Cạnh tranh", "Sở hữu trí tuệ", "Báo chí", "Xuất bản", "Tiếp cận thông tin", "Bảo vệ bí mật nhà nước",
    "Bảo vệ dữ liệu cá nhân", "Xử lý vi phạm hành chính", "Thi hành án dân sự", "Công chứng", "Hòa giải ở cơ sở",
    "Phổ biến, giáo dục pháp luật", "Hải quan", "Các tổ chức tín dụng", "Ngân hàng Nhà nước Việt Nam", "Chứng khoán",
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Nghĩa vụ quân sự", "Công an nhân dân", "Quốc phòng", "Thủ đô",
    "Du lịch", "Giao thông đường bộ", "Đường bộ", "Trật tự, an toàn giao thông đường bộ", "Dân sự", "Tố tụng dân sự",
    "Tố tụng hành chính", "Tố tụng hình sự", "Hình sự", "Hàng hải Việt Nam",
    "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Trưng cầu ý dân",
)  # fmt: skip
"""Names of laws and codes as their titles have them, without the word Luật or Bộ luật."""

_LAW = spaced(r"(?<![a-z])(?P<kind>bo luat|luat)(?= )")
_NUMBER = spaced(r"\d{1,4}~/~(?:\d{4}~/~)?qh\d{1,2}")
_TAIL = spaced(
    rf"(?:~,?~so ~?(?P<number>\d{{1,4}}~/~\d{{4}}~/~qh\d{{1,2}}))?(?:~,?~ngay {DATE.format(n=1)}|~,?~(?:nam~)?(?P<year>(?:19|"
    rf"20)\d{{2}})(?![0-9/]))?"
)
_NAMES = tuple(sorted((bare(name) for name in LAW_NAMES), key=lambda name: -len(name)))
_STOP = re.compile(
    r"[;.:“”\"(]| (?:va|quy dinh|duoc|da|co|nay|nam|ngay|so|sua|ve|de|cho|trong|tai|hoac|thi|gom|khi|theo|hien|tren|cung|doi voi) "
)
_FAR = re.compile(r"^[^;.:()“”\"\n]{3,170}?(?= +(?:so +\d{1,4} */ *\d{4} */ *qh|ngay +\d))")

_AMENDING = spaced(r"sua doi,? bo sung mot so dieu cua (?:cac )?(?:bo )?luat ")


def law_at(text: Text, match: re.Match[str]) -> tuple[Span, re.Match[str] | None] | None:
    """Return the span of a law's name with its word Luật, and the match of its number and date behind the name."""
    start, after = match.start(), match.end()
    head = text.plain[start : match.end()]
    if not head[0].isupper() or re.search(r"phap +$", text.bare[max(0, start - 8) : start]):
        return None
    rest, words = text.bare[after : after + 200], text.plain[after : after + 200].lstrip(" ")
    lead = len(rest) - len(rest.lstrip(" "))
    rest = rest[lead:]
    if rest.startswith("so ") and _NUMBER.match(rest[3:].lstrip()):
        name_end = start + len(match[0].rstrip())
    elif not words[:1].isupper() and not rest.startswith("sua doi"):
        return None
    else:
        name = _name(rest)
        if name is None:
            return None
        name_end = after + lead + len(name)
    tail = _TAIL.match(text.bare, name_end)
    return Span(start, name_end), tail if tail and tail.end() > name_end else None


def _name(rest: str) -> str | None:
    """Return a law's name at the beginning of bare words: up to its number or day, else as it is known, else as far as names go."""
    if amending := _AMENDING.match(rest):
        inner = _name(rest[amending.end() :])
        return rest[: amending.end() + len(inner)] if inner else None
    until = _FAR.match(rest)
    if until and not re.search(r"(?:,| va) (?:bo )?luat | nghi dinh | nghi quyet | thong tu | quyet dinh |, (?:dieu|khoan) ", until[0]):
        return until[0].rstrip(" ,")
    known = next((name for name in _NAMES if re.match(rf"{re.escape(name)}\b", rest)), None)
    if known:
        return rest[: len(known)]
    stop = _STOP.search(rest)
    words = rest[: stop.start()] if stop else rest
    words = re.split(r"[,\n]", words, maxsplit=1)[0].rstrip()
    return words if 0 < len(words.split()) <= 8 else None


def laws_in(text: Text) -> list[tuple[Span, re.Match[str] | None]]:
    """Return every law that the text names, with the match of its number and date."""
    found = (law_at(text, match) for match in _LAW.finditer(text.bare))
    return [law for law in found if law]
