"""Figures that a document sets as targets, and the events and movements that it names; a figure that only tells is none."""

import re
from dataclasses import dataclass
from typing import Any

from .dates import DATE, found_date
from .outline import Outline
from .places import Covered
from .tasks import Setting, limits_in
from .tasks import told as told_limit
from .text import Span, Text, bare, folded, sentences, spaced

_PERCENT = spaced(
    r"(?P<cue>(?:phan dau|dat|it nhat|toi thieu|tren|tu|duoi|khong qua|hon|giam|tang|co|con|trung binh|bao dam|"
    r"dam bao|toi da)(?: [^ ,;.%\d]+){0,4} )?(?P<value>\d{1,3}(?:[.,]\d{1,2})?)~%(?P<more> tro len)?"
)
_UNITS = (
    "doan vien|cong doan co so|cdcs|nguoi|lao dong|cnvcld|cuoc|lop|buoi|doanh nghiep|suat qua|suat|mo hinh|"
    "sang kien|cong trinh|ban thoa uoc|thoa uoc|tap the|ca nhan|dong|trieu dong|ty dong|"
    "tin bai|tin, bai|tin|bai|nha|can nha|mai am|don vi|nghiep doan|to chuc|hoi nghi|vu|ho|diem|dot|lan|trieu|ty|truong hop|can bo|ban"
)
_COUNT = spaced(
    rf"(?P<cue>phan dau|it nhat|toi thieu|toi da|khong qua|ket nap(?: moi)?|phat trien(?: moi)?|thanh lap(?: moi)?|"
    rf"chi tieu|dat|tu|tren|tang(?: them)?|co)(?P<between>(?: [^ ,;.%\d]+){{0,5}}) (?P<value>\d{{1,3}}(?:\.\d{{3}})+|"
    rf"\d{{1,7}})(?: tro len)? (?P<unit>(?:luot |trieu |ty )?(?:{_UNITS}))(?![a-z])(?P<more> tro len)?"
)
_SETS = spaced(r"phan dau|it nhat|toi thieu|tro len|chi tieu|khong qua|duoi \d|tu \d+~% |dat (?:tu )?\d|\b100~%|moi nam|hang nam")
_TELLS = spaced(
    r"\bda dat\b|\bda co\b|\bchiem\b|dat duoc|so voi cung ky|\bhien co\b|\btrong do co\b|tinh den|ket qua|"
    r"vuot \d|muc (?:dong|thue|luong)|thue suat|lai suat|muc giam|phuc loi"
)
_THRESHOLD = spaced(r"(?:doanh nghiep|don vi|co quan|noi) co tu ~$")
_RATE = spaced(r"(?:kinh phi|doan phi|le phi|thue|lai suat|muc dong|phu cap|trich|bao hiem)(?: [^ .,;]+){0,2} ~$")
_TARGET_SECTION = re.compile(r"muc tieu|chi tieu")
_NOT_HERE = re.compile(r"tinh hinh|ket qua|danh gia|dac diem|ho so|thu tuc|pham vi|khen thuong")
_MORE = re.compile(r"it nhat|toi thieu|tren|hon|tu")
_LESS = re.compile(r"duoi|khong qua|toi da|giam")
_ANNIVERSARY = spaced(rf"(?P<text>\d{{1,3}} nam [^()]{{3,110}}?)~\(~{DATE.format(n=1)}~-~{DATE.format(n=2)}~\)")
_MONTH = spaced(r"thang (?:cong nhan|hanh dong ve an toan,? ve sinh lao dong)(?: nam \d{4})?|(?<=[“\"])thang [^”\"]{5,120}(?=[”\"])")
_MOVEMENT = spaced(r"(?:phong trao(?: thi dua)?|cuoc van dong)(?: [^ “\".,;]+){0,3} ~[“\"](?P<name>[^”\"]{4,250})[”\"]")


@dataclass(frozen=True, slots=True)
class Target:
    """One figure that is set: its sentence, value, unit and how it is to be compared."""

    span: Span
    sentence: Span
    value: str
    unit: str
    direction: str
    where: str


def targets_of(text: Text, outline: Outline, setting: Setting) -> list[Target]:
    """Return the figures that the body sets: a percentage or a count with a word that sets it, or in a section of targets."""
    titles = {section.no: bare(section.title) for section in outline.sections}
    taken = Covered(setting.theirs)
    found: list[Target] = []
    for one in outline.paragraphs:
        title = titles.get(one.section or "", "")
        if (one.section is None and not one.path and one.depth == 0) or (_NOT_HERE.search(title) and not _TARGET_SECTION.search(title)):
            continue
        for sentence in sentences(text, one.span):
            words = text.bare[sentence.start : sentence.end]
            if _TELLS.search(words) or not (_SETS.search(words) or (_TARGET_SECTION.search(title) and re.search(r"\d", words))):
                continue
            for match in [
                *_PERCENT.finditer(text.bare, sentence.start, sentence.end),
                *_COUNT.finditer(text.bare, sentence.start, sentence.end),
            ]:
                span = Span(match.start("value"), match.end())
                if _THRESHOLD.search(text.bare, sentence.start, span.start) or _RATE.search(text.bare, sentence.start, span.start):
                    continue
                if not taken.meets(span):
                    found.append(_target(text, match, sentence, one.where))
                    taken.add(span)
    return sorted(found, key=lambda target: target.span.start)


def _target(text: Text, match: re.Match[str], sentence: Span, where: str) -> Target:
    is_percent = "unit" not in match.re.groupindex
    value = match["value"].replace(",", ".") if is_percent else match["value"].replace(".", "")
    unit = "%" if is_percent else text.quote(*match.span("unit"))
    cue = (match["cue"] or "") + ("" if is_percent else match["between"] or "")
    if match["more"] or match[0].rstrip().endswith("tro len") or " tro len " in match[0]:
        direction = ">="
    elif _LESS.search(cue):
        direction = "<="
    else:
        direction = ">=" if _MORE.search(cue) or (value != "100" or unit != "%") else "="
    return Target(Span(match.start("value"), match.end()), sentence, value, unit, direction, where)


def as_told(text: Text, target: Target, setting: Setting) -> dict[str, Any]:
    """Return a target as programs read it: the value a string of digits, never rounded."""
    limits = limits_in(target.sentence, setting)
    return {
        "text": text.quote(target.sentence.start, target.sentence.end).rstrip(" .;"),
        "value": target.value, "unit": target.unit, "direction": target.direction, "where": target.where,
        "start": target.span.start, "end": target.span.end, "deadline": told_limit(text, limits[0]) if limits else None,
    }  # fmt: skip


def events_of(text: Text, span: Span) -> list[dict[str, Any]]:
    """Return the anniversaries and months of action that the text names, each once."""
    found: dict[str, dict[str, Any]] = {}
    for match in _ANNIVERSARY.finditer(text.bare, span.start, span.end):
        start, end = found_date(match, 1), found_date(match, 2)
        words = text.quote(*match.span("text"))
        found.setdefault(
            bare(words), {"text": words, "date": end.isoformat() if end else None, "start": start.isoformat() if start else None}
        )
    for match in _MONTH.finditer(text.bare, span.start, span.end):
        words = text.quote(*match.span())
        if words[0].isupper():
            found.setdefault(bare(words), {"text": words, "date": None, "start": None})
    return list(found.values())


def movements_of(text: Text, span: Span) -> list[str]:
    """Return the emulation movements and campaigns that the text names in quotation marks, each once."""
    found: dict[str, str] = {}
    for match in _MOVEMENT.finditer(text.bare, span.start, span.end):
        words = folded(text.full[match.start("name") : match.end("name")]).strip(" .;,")
        found.setdefault(bare(words), words)
    return list(found.values())
