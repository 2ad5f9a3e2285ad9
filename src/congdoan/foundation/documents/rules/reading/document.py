"""One document read whole: what `documents read` answers, every part with its place in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import targets, tasks, units
from .bodies import completed, district_of, province_of
from .citations import Mention, mentions_in
from .dates import deadlines_in
from .ending import Ending, ending_of, kind_of_recipient
from .head import Head, head_of
from .kinds import NAMES
from .leftover import left_over
from .outline import Outline, addressees_of, outline_of
from .places import Covered
from .register import Cited, as_told, mentions_placed, plain_number, registered, titles_placed
from .text import Span, Text, bare, folded, spaced

_BASIS = re.compile(r"(?:can +cu|thuc +hien|theo|xet|tiep +tuc +thuc +hien|trien +khai)\b")
_THEME = spaced(r"chu de(?: hoat dong)?(?: [^“\".;:\n]{0,60})?~:?~[“\"](?P<theme>[^”\"]{8,300})[”\"]")
_CLOSING_LEAD = spaced(
    r"(?:(?:can cu|tren co so|theo|nhan duoc)(?: [^,;.]+)?,~|tren day la [^;.]+?[;.,]~)?(?:(?:ban thuong vu|"
    r"ban chap hanh|lien doan lao dong|cong doan|chu tich)[^,;.]{0,120}? )?(?:(?:yeu cau|de nghi) )?(?=\S)"
)
_CLOSING = spaced(
    r"can cu (?:cac |nhung )?(?:noi dung|ke hoach|huong dan|thong bao|tinh hinh|chuc nang|nhiem vu|dinh huong|"
    r"nghi quyet|chuong trinh)|tren day la|yeu cau|de nghi|nhan duoc|tren co so|ban thuong vu|lien doan lao dong"
)
_SUBJECT_YEAR = spaced(r"(?<![0-9][ ])\bnam~((?:19|20)\d{2})\b")
_OWN_BOARD = spaced(
    r"(?:ban thuong vu|ban chap hanh|doan chu tich) (?P<body>(?:lien doan lao dong|cong doan|ldld|tong lien doan|"
    r"cdcs)[^,.;:]{0,60}?)(?= dinh huong| ban hanh| huong dan| thong bao| yeu cau| de nghi| xay dung| trien khai|"
    r" to chuc| phat dong| tong hop| bao cao| xem xet|[,.;:])"
)
_BODY_OF_BOARD = re.compile(r"^(?:ban +thuong +vu|ban +chap +hanh|doan +chu +tich|thuong +truc|btv|bch) +(?:cua +)?")
_BROKEN_RANGE = re.compile(r"\(\d{1,2}/\d{1,2}/\d{4}(?:- | -)\d{1,2}/\d{1,2}/\d{4}\)")
_NO_SUCH_DAY = re.compile(
    r"\b(?:3[2-9]|[4-9]\d)/\d{1,2}/\d{4}|\b\d{1,2}/(?:1[3-9]|[2-9]\d)/\d{4}|\b\d{1,2}/\d{1,2}/\d{5}\b|tháng \d{1,2} tháng \d{4}"
)


@dataclass(frozen=True)
class Read:
    """The parts that a page or a register needs beside the answer for programs."""

    text: Text
    head: Head
    ending: Ending
    outline: Outline
    cited: Sequence[Cited]
    answer: dict[str, Any]


def read(text: Text, *, source: str = "") -> Read:
    """Read one document. The same text always gives the same answer."""
    head = head_of(text)
    ending = ending_of(text, after=head.body_at)
    body = Span(head.body_at, ending.body_end)
    annexes = _annexes(text, ending)
    outline = outline_of(text, body, *annexes)
    own_words = outline_of(text, body)
    province, district = province_of(text), district_of(text)
    mentions = [one for one in mentions_in(text) if not _is_itself(text, one, head)]
    cited = registered(text, mentions, province=province, district=district)
    year, subject_year = _years(text, head)
    closing = _closing(text, own_words)
    setting = tasks.Setting(year, subject_year, cited, units.closing_unit(text, closing), deadlines_in(text.bare, year=year))
    found_tasks = tasks.tasks_of(text, outline, setting, closing=closing)
    bases = _bases(text, cited, head)
    task_list = [tasks.as_told(text, task) for task in found_tasks]
    header = _header(text, head, ending, cited, year=year, province=province, district=district, closing_unit=setting.closing_unit)
    answer: dict[str, Any] = {
        "source": source,
        "header": header,
        "bases": bases,
        "context_documents": _context(cited, bases, outline, head, body),
        "theme": _theme(text, outline),
        "sections": [section.as_told() for section in outline.sections],
        "implementing_clause": text.quote(closing.start, closing.end).rstrip(" ./;") if closing else None,
        "targets": [targets.as_told(text, one, setting) for one in targets.targets_of(text, outline, setting)],
        "events": targets.events_of(text, Span(0, ending.body_end)),
        "movements": targets.movements_of(text, body),
        "domain_tags": list(tasks.DOMAINS),
        "citations": [as_told(document) for document in cited],
        "mentions": _mentions(text, cited, outline, head, ending),
        "tasks": task_list,
        "left_over": [
            {"text": text.quote(span.start, span.end), "start": span.start, "end": span.end, "where": one.where}
            for span, one in left_over(text, own_words, found_tasks, (mention.span for mention in mentions))
        ],
        "addressees": addressees_of(text, body),
        "deadlines": _deadlines(text, outline, setting),
        "text_defects": _defects(text, head, outline),
        "counts": {
            "citations": len(cited), "numbered_citations": sum(bool(document.number) for document in cited), "mentions": len(mentions),
            "tasks": len(task_list), "items": sum(len(task["items"]) for task in task_list),
        },
        "text": text.full,
    }  # fmt: skip
    return Read(text, head, ending, outline, cited, answer)


def _annexes(text: Text, ending: Ending) -> list[Span]:
    """Return what follows the signature where it is a document of its own, such as the plan that a decision issues."""
    for line in text.lines:
        words = bare(text.line(line)).strip(" *:.")
        if (
            line.start >= ending.annex_at
            and text.line(line).strip(" *").isupper()
            and any(words == plain or words.startswith(f"{plain} ") for plain, code, _ in NAMES if code != "Luật")
        ):
            return [Span(line.end, len(text.full))]
    return []


def _is_itself(text: Text, mention: Mention, head: Head) -> bool:
    """Say whether a mention is the document's own number, in its head or on its annexes."""
    if mention.number is None:
        return bool(mention.congress and head.kind == "NQ" and mention.span.start < head.body_at)
    if head.number and plain_number(mention.number) == plain_number(head.number):
        return not mention.day or not head.day or mention.day == head.day
    return mention.span.end <= head.body_at and bare(text.plain[mention.span.start : mention.span.start + 4]).startswith("so")


def _years(text: Text, head: Head) -> tuple[int | None, int | None]:
    """Return the year the document is about or from, and the year its subject names."""
    named = {int(found[1]) for found in _SUBJECT_YEAR.finditer(bare(head.subject or ""))}
    subject_year = next(iter(named)) if len(named) == 1 and "giai doan" not in bare(head.subject or "") else None
    return subject_year or (head.day.year if head.day else None), subject_year


def _closing(text: Text, outline: Outline) -> Span | None:
    """Return the words that say who carries the document out: the last paragraph without a number, without its opening phrase."""
    last = outline.paragraphs[-1] if outline.paragraphs else None
    if last is None or last.depth or (not outline.sections and len(outline.paragraphs) < 3):
        return None
    lead = _CLOSING.match(text.bare, last.span.start)
    if not lead:
        return None
    opening = _CLOSING_LEAD.match(text.bare, last.span.start)
    return Span(opening.end() if opening else last.span.start, last.span.end)


def _bases(text: Text, cited: Sequence[Cited], head: Head) -> list[str]:
    """Return the documents that this one rests on: those cited in its “Căn cứ” and “Thực hiện” paragraphs, not inside their titles."""
    found: list[str] = []
    mentions, titles = mentions_placed(cited), titles_placed(cited)
    for span in text.paragraphs:
        if span.start < head.body_at - 2 or not _BASIS.match(text.bare, span.start):
            continue
        for at, document in mentions.beginning_in(span):
            if not any(other is not document for _, other in titles.meeting(Span(at.start, at.start + 1))):
                found.append(document.id)
        if re.match(r"(?:i|1|dieu +1)[. ]", text.bare[span.end : span.end + 10].strip()):
            break
    return list(dict.fromkeys(found))


def _context(cited: Sequence[Cited], bases: Sequence[str], outline: Outline, head: Head, body: Span) -> list[str]:
    """Return the documents of the preamble that are no bases."""
    first = next((one.span.start for one in outline.paragraphs if one.depth), body.end)
    return [
        document.id
        for document in cited
        if document.id not in bases and any(body.start <= mention.span.start < first for mention in document.mentions)
    ]


def _theme(text: Text, outline: Outline) -> str | None:
    """Return the theme: the section of that name, else what stands in quotation marks after “chủ đề”."""
    section = next((one for one in outline.sections if bare(one.title).startswith("chu de")), None)
    if section:
        inside = [one for one in outline.paragraphs if one.section == section.no and one.depth != 9]
        if inside:
            return text.quote(inside[0].span.start, inside[0].span.end).strip('“”" ')
    found = _THEME.search(text.bare)
    return text.quote(*found.span("theme")).strip() if found else None


def _mentions(text: Text, cited: Sequence[Cited], outline: Outline, head: Head, ending: Ending) -> list[dict[str, Any]]:
    """Return every mention in the order of the text, with where it stands."""
    told = []
    for document in cited:
        for mention in document.mentions:
            start, end = mention.span.start, mention.span.end
            told.append(
                {
                    "doc": document.id,
                    "text": text.full[start:end],
                    "start": start,
                    "end": end,
                    "where": _where(text, start, outline, head, ending),
                }
            )
    return sorted(told, key=lambda mention: int(mention["start"]))


def _where(text: Text, at: int, outline: Outline, head: Head, ending: Ending) -> str:
    if at < head.body_at:
        return "title"
    one = outline.where(at)
    if one is None:
        return "ending" if ending.body_end <= at < ending.annex_at else "annex" if at >= ending.annex_at else "preamble"
    if one.where == "preamble" and _BASIS.match(text.bare, one.span.start):
        return "basis"
    return one.where


def _deadlines(text: Text, outline: Outline, setting: tasks.Setting) -> list[dict[str, Any]]:
    """Return every time limit that the numbered parts set."""
    found = []
    for one in outline.paragraphs:
        if one.where != "preamble":
            for limit in tasks.limits_in(one.span, setting):
                found.append(tasks.told(text, limit) | {"where": one.where, "offset": limit.span.start, "offset_end": limit.span.end})
    return found


def _defects(text: Text, head: Head, outline: Outline) -> list[dict[str, Any]]:
    """Return what looks like a slip: a number left blank, a day that no calendar has, a sentence that a page broke."""
    defects: list[dict[str, Any]] = []
    if head.number is None and head.number_raw:
        defects.append({"text": head.number_raw, "note": "để trống số"})
    for found in _BROKEN_RANGE.finditer(text.full):
        defects.append({"text": found[0], "note": "khoảng cách quanh dấu gạch không đều"})
    for found in _NO_SUCH_DAY.finditer(text.full):
        defects.append({"text": found[0], "note": "ngày tháng không có thật"})
    for one in outline.paragraphs:
        for found in re.finditer(r"(\S+ \S+)\s*\n\s*\n\s*(\S+ \S+)", text.full[one.span.start : one.span.end]):
            defects.append({"text": f"{found[1]}⏎⏎{found[2]}", "note": "đoạn văn bị ngắt giữa chừng"})
    return defects


def _header(
    text: Text,
    head: Head,
    ending: Ending,
    cited: Sequence[Cited],
    *,
    year: int | None,
    province: str | None,
    district: str | None,
    closing_unit: str | None,
) -> dict[str, Any]:
    parent, issuer = _bodies(text, head, cited, province=province, district=district)
    latest = max(((document.day, document) for document in cited if document.day), key=lambda pair: pair[0], default=None)
    return {
        "number": head.number,
        "symbol": head.symbol,
        "number_raw": head.number_raw,
        "place": head.place,
        "date": head.day.isoformat() if head.day else None,
        "parent_body": parent,
        "issuing_body": issuer,
        "type": head.kind,
        "type_name": head.kind_name,
        "subject": head.subject,
        "year": year,
        "signature": ending.signature.as_told() if ending.signature else None,
        "recipients": [_recipient(words, province=province, district=district, closing_unit=closing_unit) for words in ending.recipients],
        "end_mark": ending.end_mark,
        "internal_date_bounds": _bounds(latest),
    }


def _bounds(latest: tuple[date, Cited] | None) -> dict[str, Any] | None:
    """Return the day after which the document must have been made: that of the latest one it cites."""
    if latest is None:
        return None
    day, document = latest
    return {"after": day.isoformat(), "note": f"có viện dẫn {document.number or document.title or document.issuer} ngày này"}


def _bodies(
    text: Text, head: Head, cited: Sequence[Cited], *, province: str | None, district: str | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return parent and issuing body: as the head has them, else worked out from what the text says of itself, and then marked so."""
    if head.issuer:
        return _body(head.parent), _body(head.issuer)
    own, theirs = _OWN_BOARD.search(text.bare, head.body_at), Covered(mention.span for document in cited for mention in document.mentions)
    while own and theirs.meets(Span(own.start(), own.start() + 1)):
        own = _OWN_BOARD.search(text.bare, own.end())
    if own is None:
        return None, None
    name = completed(text.quote(*own.span("body")), province=province, district=district)
    issuer = {"value": name, "derived": True, "why": f"tự xưng “{text.quote(*own.span())}”"}
    for document in cited:
        if document.issuer and re.search(r"LĐLĐ|TLĐ", document.symbol or ""):
            board = _BODY_OF_BOARD.match(bare(document.issuer))
            upper = document.issuer[board.end() :] if board else document.issuer
            if bare(upper) != bare(name):
                return {"value": upper, "derived": True, "why": f"cơ quan ban hành văn bản làm căn cứ: {document.issuer}"}, issuer
    return None, issuer


def _body(name: str | None) -> dict[str, Any] | None:
    return {"value": folded(name), "derived": False, "why": None} if name else None


def _recipient(words: str, *, province: str | None, district: str | None, closing_unit: str | None) -> dict[str, Any]:
    """Return a recipient with what it gets the document for and, for who reports or acts on it, its name written out."""
    kind = kind_of_recipient(words)
    told: dict[str, Any] = {"text": words}
    expanded = words
    if kind == "report":
        expanded = re.sub(r"^TT\.?\s", "Thường trực ", completed(re.sub(r"\s*\(.*\)$", "", words), province=province, district=district))
    elif kind == "implement" and bare(words).startswith("cac cdcs"):
        expanded = closing_unit or "các công đoàn cơ sở"
    if expanded != words:
        told["expanded"] = expanded
    return told | {"kind": kind}
