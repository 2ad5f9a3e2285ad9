"""A question to the list of members as it is kept under a name."""

from collections.abc import Mapping

from congdoan.people.members.rules.persons import SEXES, TWELVE_DIGITS
from congdoan.people.organisations.rules import plain

LONGEST = {"unit": 40, "text": 200, "sex": 3, "section": 120, "state": 4}
LONGEST_NAME = 80


def read_filter(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what a filter asks, without what it leaves open.

    :raises ValueError: unknown questions, too long, hidden characters, or a citizen number, which is kept nowhere in the open
    """
    if unknown := set(asked) - set(LONGEST):
        raise ValueError(f"bộ lọc không có mục {', '.join(sorted(unknown))}")
    found = {name: plain(text) for name, text in asked.items() if text}
    if any(len(text) > LONGEST[name] for name, text in found.items()):
        raise ValueError("một mục của bộ lọc quá dài")
    if found.get("sex", "nam") not in SEXES or found.get("state", "vang") != "vang":
        raise ValueError("giới tính hoặc tình trạng của bộ lọc không có trong danh sách")
    if any(TWELVE_DIGITS.search(text) for text in found.values()):
        raise ValueError("bộ lọc không lưu số CCCD")
    return found


def read_name(text: str) -> str:
    """Return the name of a filter.

    :raises ValueError: empty, too long, hidden characters, or a citizen number
    """
    name = plain(text)
    if not name or len(name) > LONGEST_NAME or TWELVE_DIGITS.search(name):
        raise ValueError(f"đặt tên bộ lọc, tối đa {LONGEST_NAME} chữ, không ghi số CCCD")
    return name
