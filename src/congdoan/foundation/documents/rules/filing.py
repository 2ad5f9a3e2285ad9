"""Case files: how people write a list of them, how each is called, where it stands, when it goes to the archive.

Source: Nghị định 30/2020/NĐ-CP, Điều 28-31; Phụ lục V; terms of keeping are typed with their source: the law pack holds none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.foundation.kernel.money import in_words

STATES = {
    "listed": "chưa mở", "open": "đang lập", "closed": "đã kết thúc, chờ nộp lưu", "kept": "đã nộp lưu", "destroyed": "đã tiêu hủy",
    "struck": "đã gạch bỏ",
}  # fmt: skip
FOR_EVER = "Vĩnh viễn"
MOST_LISTED = 2_000
MOST_YEARS = 200
_SECTION = re.compile(r"(?:[IVXLC]+\.\s*)?(?P<name>.+?)\s*\(\s*(?P<code>[^\W_][\w.&-]{0,11})\s*\)")
_YEARS = re.compile(r"(\d{1,3})\s*năm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case file as it is planned; `keep_years` None keeps it for ever, `keep_source` says by which rule."""

    section: str
    section_code: str
    title: str
    keep_years: int | None
    keep_source: str
    keeper: str

    def faults(self) -> Iterator[str]:
        """Yield what is missing or too long."""
        for label, words, longest in (
            ("đề mục", self.section, 160), ("ký hiệu đề mục", self.section_code, 12), ("tiêu đề", self.title, 500),
            ("căn cứ của thời hạn bảo quản", self.keep_source, 300), ("người lập", self.keeper, 160),
        ):  # fmt: skip
            if not 0 < len(words) <= longest:
                yield f"{label} phải có, nhiều nhất {longest} ký tự"
        if self.keep_years is not None and not 0 < self.keep_years <= MOST_YEARS:
            yield f"thời hạn bảo quản từ 1 đến {MOST_YEARS} năm, hoặc vĩnh viễn"


def case_list_of(text: str) -> tuple[list[CaseDraft], list[str]]:
    """Read a typed list: a line "Tên đề mục (KÝ HIỆU)", then its files, each "Tiêu đề | thời hạn | căn cứ | người lập".

    Return the files and everything that is wrong, each with its line.
    """
    drafts: list[CaseDraft] = []
    faults: list[str] = []
    section = code = ""
    for at, line in enumerate(text.replace("\x00", "").splitlines(), start=1):
        cells = [" ".join(cell.split()) for cell in line.split("|")]
        if cells == [""]:
            continue
        if len(cells) == 1 and (head := _SECTION.fullmatch(cells[0])):
            section, code = head["name"], head["code"].upper()
        elif len(cells) != 4:
            faults.append(f"dòng {at}: ghi đề mục “Tên (KÝ HIỆU)”, hoặc bốn ô “tiêu đề | thời hạn | căn cứ | người lập”")
        elif (term := term_of(cells[1])) is None:
            faults.append(f"dòng {at}: thời hạn “{cells[1][:30]}” ghi như “20 năm” hoặc “{FOR_EVER}”")
        else:
            draft = CaseDraft(section, code, cells[0], term or None, cells[2], cells[3])
            faults += [f"dòng {at}: {fault}" for fault in draft.faults()]
            drafts.append(draft)
    names: dict[str, str] = {}
    for draft in drafts:
        if names.setdefault(draft.section_code, draft.section) != draft.section:
            faults.append(f"ký hiệu {draft.section_code} đứng cho hai đề mục")
    if not drafts and not faults:
        faults.append("chưa có hồ sơ nào")
    if len(drafts) > MOST_LISTED:
        faults.append(f"nhiều nhất {MOST_LISTED} hồ sơ")
    return drafts, list(dict.fromkeys(faults))


def typed_list(drafts: Sequence[CaseDraft]) -> str:
    """Return files as people type them, section by section."""
    lines: list[str] = []
    last = None
    for draft in drafts:
        if draft.section_code != last:
            lines.append(f"{draft.section} ({draft.section_code})")
            last = draft.section_code
        lines.append(f"{draft.title} | {term_words(draft.keep_years)} | {draft.keep_source} | {draft.keeper}")
    return "\n".join(lines)


def term_of(words: str) -> int | None:
    """Return a term of keeping in years, 0 for ever, None for words that say none."""
    if words.casefold() == FOR_EVER.casefold():
        return 0
    found = _YEARS.fullmatch(words)
    return int(found[1]) if found and int(found[1]) else None


def term_words(years: int | None) -> str:
    """Return a term of keeping as it is written."""
    return FOR_EVER if years is None else f"{years:02} năm"


def notation(number: int, code: str) -> str:
    """Return the number and sign of a case file: 01.TCCB."""
    return f"{number:02}.{code}"


def state_of(
    *, opened_on: date | None, closed_on: date | None, is_kept: bool, is_destroyed: bool = False, is_struck: bool = False
) -> str:  # fmt: skip
    """Return where a case file stands, one of STATES."""
    if is_destroyed or is_struck:
        return "destroyed" if is_destroyed else "struck"
    return "kept" if is_kept else "closed" if closed_on else "open" if opened_on else "listed"


def page_ranges(pages: Sequence[int]) -> list[str]:
    """Return from which to which page each paper of a file goes, counted on through the file."""
    ranges, at = [], 1
    for count in pages:
        ranges.append(f"{at:02}" if count == 1 else f"{at:02}-{at + count - 1:02}")
        at += count
    return ranges


def counted_in_words(count: int) -> str:
    """Return a count spelled out."""
    return in_words(count).removesuffix(" đồng")


def due_on(closed_on: date, years: int) -> date:
    """Return the day by which a closed file goes to the archive."""
    last = closed_on.year + years
    return closed_on.replace(year=last, day=28) if (closed_on.month, closed_on.day) == (2, 29) else closed_on.replace(year=last)
