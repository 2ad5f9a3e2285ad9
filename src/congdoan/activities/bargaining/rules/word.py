"""An agreement kept in Word, read: clauses proposed from its sentences; a person confirms every one before it is recorded."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from congdoan.foundation.kernel.vietnamese import search_key

from .agreements import ClauseDraft, Kind

MOST = 120
_ARTICLE = re.compile(r"^\s*(?:Điều|ĐIỀU)\s+(\d{1,3})\s*[.:]?\s*(.*)$")
_MONEY = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+|\d{4,})\s*(?:đồng|đ\b|vnđ|VNĐ|VND)", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})\s*%")
_DAYS = re.compile(r"(?<![\d.,])0?(\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?ngày", re.IGNORECASE)
_HOURS = re.compile(r"(?<![\d.,])0?(\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?(?:giờ|h)\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?<![\d.,])0?(\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?phút", re.IGNORECASE)
_TIMES = re.compile(r"(?<![\d.,])0?(\d{1,2})\s*(?:\([^)]{1,20}\)\s*)?lần", re.IGNORECASE)
_WORKERS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})*)\s*(?:người lao động|lao động|công nhân)", re.IGNORECASE)

# Words that must all be in a sentence, in the search key's letters; the first kind that fits takes it.
_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shift_meal", (r"\b(bua an|suat an|an ca|an giua ca)\b",)),
    ("overtime_holiday", (r"\blam them\b|\btang ca\b", r"\bngay le\b|\ble tet\b|\bngay tet\b")),
    ("overtime_weekend", (r"\blam them\b|\btang ca\b", r"\bngay nghi\b|\bchu nhat\b|\bnghi (hang|hằng) tuan\b")),
    ("overtime_weekday", (r"\blam them\b|\btang ca\b", r"\bngay thuong\b")),
    ("night_work", (r"\bban dem\b",)),
    ("lowest_wage", (r"\b(luong|tien luong)\b", r"\b(thap nhat|toi thieu)\b", r"\bthang\b")),
    ("wage_raise", (r"\b(nang luong|tang luong|nang bac)\b",)),
    ("year_bonus", (r"\bthuong\b", r"\b(cuoi nam|tet|thang 13|thang luong 13)\b")),
    ("holiday_bonus", (r"\bthuong\b", r"\b(le|ngay 8 3|20 10|30 4|2 9)\b")),
    ("child_support", (r"\b(nuoi con|con nho|chau|con duoi)\b", r"\b(ho tro|tro cap)\b")),
    ("allowance", (r"\b(phu cap|tro cap|ho tro)\b", r"\b(thang|xang xe|nha o|di lai|chuyen can|tham nien|dien thoai)\b")),
    ("annual_leave", (r"\b(phep nam|nghi hang nam|nghi phep)\b",)),
    ("wedding_leave", (r"\bket hon\b", r"\bnghi\b")),
    ("funeral_leave", (r"\b(tang|chet|mat|qua doi)\b", r"\bnghi\b")),
    ("menstruation_rest", (r"\bhanh kinh\b",)),
    ("nursing_rest", (r"\b(cho con bu|duoi 12 thang)\b", r"\bphut\b")),
    ("shift_break", (r"\bnghi giua (gio|ca)\b",)),
    ("weekly_hours", (r"\bgio\b", r"\b(tuan)\b")),
    ("transfer_notice", (r"\bbao truoc\b|\bbao cho\b", r"\b(chuyen|dieu chuyen)\b")),
    ("health_check", (r"\bkham suc khoe\b",)),
    ("digital_training", (r"\bdao tao\b", r"\bchuyen doi so\b")),
    ("training", (r"\b(dao tao|nang cao tay nghe|boi duong)\b",)),
    ("welfare", (r"\b(hieu hi|tham hoi|phung vieng|sinh nhat|om dau)\b",)),
)
_FIGURES = {
    "percent": _PERCENT, "days": _DAYS, "days_year": _DAYS, "workdays": _DAYS, "hours_week": _HOURS, "hours_month": _HOURS,
    "minutes_day": _MINUTES, "times_year": _TIMES,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the article it stands in."""

    article: str
    words: str


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of an agreement's articles; what stands before the first article is no clause."""
    article = ""
    for line in text.splitlines():
        head = _ARTICLE.match(line)
        if head:
            article, line = f"Điều {head[1]}", head[2]
        if not article:
            continue
        for part in re.split(r"(?<=[.;])\s+(?=\S)", line.strip()):
            if len(part) > 8:
                yield Sentence(article, part.strip())


def proposed(text: str, kinds: Mapping[str, Kind]) -> list[ClauseDraft]:
    """Return the clauses that sentences with a figure seem to hold, each kind of an article once, in the order of the text.

    Nothing is guessed: a sentence without a figure of its kind's unit proposes none.
    """
    found: dict[tuple[str, str, int], ClauseDraft] = {}
    for one in sentences(text):
        key = search_key(one.words)
        for code, signs in _SIGNS:
            if not all(re.search(sign, key) for sign in signs):
                continue
            value = _figure(kinds[code], one.words)
            if value is not None:
                workers = _WORKERS.search(one.words)
                draft = ClauseDraft(code, one.article, one.words[:2000], value, int(workers[1].replace(".", "")) if workers else None)
                found.setdefault((one.article, code, value), draft)
            break
    return list(found.values())[:MOST]


def _figure(kind: Kind, words: str) -> int | None:
    """Return the figure of a kind's unit that stands in a sentence; of several the smallest, which is what everybody gets."""
    pattern = _MONEY if kind.is_money else _FIGURES[kind.unit]
    told = [int(re.sub(r"[.,]", "", match[1])) for match in pattern.finditer(words)]
    return min(told, default=None)
