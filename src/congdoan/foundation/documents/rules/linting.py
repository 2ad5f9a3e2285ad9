"""What is wrong with the citations of a text, as far as it is known: what ended, what is not in force yet, a slip in day, number or body.

What nobody knows is no fault: a citation is judged only where its number, or its day and title, tell which known document it means.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from .reading import Read
from .reading.citations import Mention
from .reading.kinds import KINDS
from .reading.register import ALMOST_THE_SAME, Cited, plain_number, slug
from .reading.text import Span, Text, bare, sentences, spaced

WORDS = {
    "ended": "hết hiệu lực", "replaced": "đã bị thay thế", "recalled": "đã thu hồi", "not-yet": "chưa có hiệu lực",
    "not-issued": "ban hành sau ngày văn bản", "wrong-date": "sai ngày", "wrong-number": "sai số, ký hiệu", "wrong-title": "sai tên",
    "wrong-kind": "sai tên loại", "wrong-issuer": "sai cơ quan ban hành", "no-article": "không có điều này",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one document. `ended_as` is replaced, recalled or ended; `valid_until` is the first day it is not in force.

    `articles` is its last article, where its whole text was read; `source` says where all this is known from.
    """

    number: str
    name: str
    kind: str
    source: str
    issued_on: date | None = None
    issued_year: int | None = None
    issuer: str = ""
    title: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    ended_as: str = "ended"
    ended_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    articles: int | None = None
    needs_check: bool = False

    def state(self, on: date) -> str:
        """Return how it stands on a day: not-yet, an end, or in-force."""
        if self.valid_from and self.valid_from > on:
            return "not-yet"
        return self.ended_as if self.valid_until and self.valid_until <= on else "in-force"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault: the words that cite, their sentence, what is known, from where, and what to do."""

    code: str
    start: int
    end: int
    mention: str
    sentence: str
    known: str
    source: str
    cure: str
    needs_check: bool

    @property
    def says(self) -> str:
        return WORDS[self.code]


def merged(known: Iterable[Known]) -> list[Known]:
    """Return one entry for each document: what the first does not tell, a later one of the same number, day and body fills in."""
    kept: dict[tuple[str, date | None], list[Known]] = {}
    for one in known:
        others = kept.setdefault((plain_number(one.number), one.issued_on), [])
        at = next((n for n, other in enumerate(others) if _may_be_one(other.issuer, one.issuer)), None)
        if at is None:
            others.append(one)
        elif one.valid_until and not others[at].valid_until:
            others[at] = replace(
                others[at], valid_until=one.valid_until, ended_as=one.ended_as, ended_by=one.ended_by,
                source=f"{others[at].source}; {one.source}", needs_check=one.needs_check,
            )  # fmt: skip
    return [one for others in kept.values() for one in others]


def lint(found: Read, known: Sequence[Known], *, on: date) -> list[Complaint]:
    """Return what is wrong with the citations of a text on its day, in the order of the text."""
    complaints = [each for document in found.cited for each in _faults(found, document, known, on)]
    return sorted(complaints, key=lambda each: (each.start, each.code))


def _faults(found: Read, document: Cited, known: Sequence[Known], on: date) -> Iterator[Complaint]:
    first = document.first
    same, is_sure = meant(document, known)
    if same is None:
        yield from _misnumbered(found.text, document, known)
        return
    if document.day and same.issued_on and document.day != same.issued_on:
        yield _told(found.text, first, same, "wrong-date", f"Ghi ngày {_day(same.issued_on)}, hoặc sửa số nếu viện dẫn văn bản khác.")
    if first.kind != "CV" and same.kind not in ("", first.kind):
        yield _told(found.text, first, same, "wrong-kind", f"Ghi tên loại “{KINDS[same.kind][-1]}”.")
    if _is_other_law(document, same):
        yield _told(found.text, first, same, "wrong-title", f"Ghi đúng tên của số {same.number}, hoặc sửa số.")
    if document.issuer and same.issuer and not _may_be_one(document.issuer, same.issuer):
        yield _told(found.text, first, same, "wrong-issuer", f"Ghi cơ quan ban hành là {same.issuer}.")
    yield from _ended(found, document, same, on, is_sure=is_sure)
    yield from _no_article(found.text, document, same)


def _ended(found: Read, document: Cited, same: Known, on: date, *, is_sure: bool) -> Iterator[Complaint]:
    state = "not-issued" if same.issued_on and same.issued_on > on else same.state(on)
    mention = next((one for one in document.mentions if not _speaks_of_the_past(found, document, one)), None)
    if state == "in-force" or mention is None:
        return
    if state in ("not-issued", "not-yet"):
        cure = "Đối chiếu ngày; chỉ viện dẫn văn bản đã ban hành và có hiệu lực ở ngày ký, hoặc nói rõ là quy định sẽ áp dụng."
    else:
        cure = f"Viện dẫn {'; '.join(same.ended_by)}." if same.ended_by else "Tìm văn bản đang quy định việc này rồi viện dẫn văn bản ấy."
    doubt = "" if is_sure else " Chỗ viện dẫn không ghi ngày: ghi đủ ngày nếu là văn bản khác cùng số."
    yield _told(found.text, mention, same, state, cure + doubt)


def meant(document: Cited, known: Sequence[Known]) -> tuple[Known | None, bool]:
    """Return the known document that a citation means, and whether nothing else can be meant; None where that is not sure enough.

    A number with the year in it is one document's alone. Any other begins again each year in each body, so the day tells; without a day
    the one that is known is meant with a doubt; with another day of the same year only where number and symbol are of one body alone.
    """
    if document.number is None:
        return _law_named(document, known), True
    numbered = [one for one in known if plain_number(one.number) == plain_number(document.number)]
    if _has_year(document.number) and numbered:
        return numbered[0], True
    if document.day is None:
        fitting = [one for one in numbered if not document.issuer or not one.issuer or _may_be_one(document.issuer, one.issuer)]
        return (fitting[0], False) if len(fitting) == 1 else (None, False)
    exact = next((one for one in numbered if one.issued_on == document.day), None)
    if exact:
        return exact, True
    alike = [one for one in numbered if _same_year(document, one) and _is_of_one_body(document, one)]
    return (alike[0], True) if len(alike) == 1 else (None, False)


def _same_year(document: Cited, one: Known) -> bool:
    year = one.issued_on.year if one.issued_on else one.issued_year
    return bool(document.day and year == document.day.year) or _alike(document.title, one.title)


def _is_of_one_body(document: Cited, one: Known) -> bool:
    """Say whether number, symbol and year belong to one body in the whole country, or the citation names the same body."""
    if re.search(r"TLĐ|TW|TTg|ĐCT|-CP$", one.number):
        return True
    return bool(document.issuer and one.issuer and slug(document.issuer) == slug(one.issuer)) or _alike(document.title, one.title)


def _law_named(document: Cited, known: Sequence[Known]) -> Known | None:
    """Return the law of a name and year; a bare name means whichever is in force, so nothing is wrong with it."""
    day = document.day or next((date(one.year, 1, 1) for one in document.mentions if one.year), None)
    if document.first.kind != "Luật" or not document.name or day is None:
        return None
    return next((one for one in _laws(document, known) if f"/{day.year}/" in one.number), None)


def _laws(document: Cited, known: Sequence[Known]) -> list[Known]:
    return [one for one in known if one.kind == "Luật" and one.title and slug(one.title) == slug(document.name or "")]


def _is_other_law(document: Cited, same: Known) -> bool:
    if document.first.kind != "Luật" or not (document.name and same.title):
        return False
    ours, theirs = slug(document.name), slug(same.title)
    return ours not in theirs and fuzz.ratio(ours, theirs) < ALMOST_THE_SAME


def _misnumbered(text: Text, document: Cited, known: Sequence[Known]) -> Iterator[Complaint]:
    """Tell a number that no known document bears, where title and day, or a law's name and year, are those of a known one."""
    number = document.number
    if number is None:
        return
    if document.first.kind == "Luật":
        years = {one.year for one in document.mentions if one.year} | {int(year) for year in re.findall(r"/((?:19|20)\d\d)/", number)}
        near = [one for one in _laws(document, known) if any(f"/{year}/" in one.number for year in years)]
    else:
        near = [one for one in known if document.day and one.issued_on == document.day and one.kind == document.first.kind]
        near = [one for one in near if _alike(document.title, one.title)]
    if len(near) == 1:
        yield _told(text, document.first, near[0], "wrong-number", f"Ghi số {near[0].number}, hoặc sửa ngày và trích yếu.")


_ENDING = spaced(r"thay the|bai bo|huy bo|het hieu luc|thu hoi|dinh chinh|(?:da )?duoc (?:sua doi|bo sung)|truoc day|truoc khi")
_CHANGING = spaced(r"(?:sua doi|bo sung|thay the|bai bo|huy bo|dinh chinh|thu hoi)[^.;]{0,160}$")


def _speaks_of_the_past(found: Read, document: Cited, mention: Mention) -> bool:
    """Say whether a text cites a document because it ends or changes it, or inside another one's title: then its end is no fault."""
    at = mention.span
    titles = (span for other in found.cited if other is not document for span in other.titles)
    if any(span.start <= at.start < span.end for span in titles):
        return True
    sentence = _sentence(found.text, at)
    before = found.text.bare[sentence.start : at.start]
    after = found.text.bare[at.end : min(sentence.end, at.end + 220)]
    return bool(_CHANGING.search(before) or _ENDING.search(after))


_ARTICLE_AFTER = spaced(r"^[,( ]*(?:(?:khoan|diem) [a-z0-9]+ )*dieu (\d{1,3})\b")


def _no_article(text: Text, document: Cited, same: Known) -> Iterator[Complaint]:
    """Tell articles that a document does not have, where its last one is known."""
    if same.articles is None:
        return
    for mention in document.mentions:
        cited = [*_articles_before(text, mention.span.start)]
        if after := _ARTICLE_AFTER.match(text.bare[mention.span.end : mention.span.end + 60]):
            cited.append(int(after[1]))
        if missing := sorted({number for number in cited if number > same.articles}):
            named = ", ".join(str(number) for number in missing)
            yield _told(
                text, mention, same, "no-article", f"Điều {named}: văn bản chỉ có {same.articles} điều. Đối chiếu lại số điều.", sure=True
            )


def _articles_before(text: Text, at: int) -> Iterator[int]:
    """Yield the articles that stand right before a mention: “khoản 2 Điều 5, Điều 7 và Điều 9 ”."""
    lead = re.split(r"[.;:\n“”\"()]", text.bare[max(0, at - 120) : at])[-1]
    run = re.search(r"(?:(?:khoan|diem|dieu|tai|va|den|cac|,|cua|\d{1,3}[a-zđ]?|[a-zđ])\s*)+$", lead)
    if run:
        for found in re.finditer(r"dieu\s+(\d{1,3}(?:\s*(?:,|va|den)\s*\d{1,3}(?!\s*dieu))*)", run[0]):
            yield from (int(number) for number in re.findall(r"\d+", found[1]))


def _told(text: Text, mention: Mention, same: Known, code: str, cure: str, *, sure: bool = False) -> Complaint:
    span, sentence = mention.span, _sentence(text, mention.span)
    return Complaint(
        code, span.start, span.end, text.quote(span.start, span.end), text.quote(sentence.start, sentence.end), facts_of(same), same.source,
        cure, same.needs_check and not sure,
    )  # fmt: skip


def facts_of(same: Known) -> str:
    """Return what is known of a document in one line."""
    facts = [same.name]
    if same.title and slug(same.title) not in slug(same.name):
        facts.append(f"“{same.title}”")
    if same.valid_from:
        facts.append(f"có hiệu lực từ {_day(same.valid_from)}")
    if same.valid_until:
        by = f" ({'; '.join(same.ended_by)})" if same.ended_by else ""
        facts.append(f"{WORDS[same.ended_as]} từ {_day(same.valid_until)}{by}")
    if same.amended_by:
        facts.append(f"được sửa đổi bởi {', '.join(same.amended_by)}")
    return "; ".join(facts)


def _sentence(text: Text, at: Span) -> Span:
    """Return the sentence in which a stretch begins."""
    paragraph = next((one for one in text.paragraphs if one.start <= at.start < one.end), at)
    return next((one for one in sentences(text, paragraph) if one.start <= at.start < one.end), paragraph)


_SHORT = {
    "tld": "tong lien doan lao dong viet nam", "ldld": "lien doan lao dong", "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan",
    "btv": "ban thuong vu", "bch": "ban chap hanh", "dct": "doan chu tich", "tp": "thanh pho", "cdcs": "cong doan co so",
}  # fmt: skip
_BOARD = re.compile(r"^(?:ban thuong vu|ban chap hanh|doan chu tich|thuong truc|chu tich|ban bi thu|bo truong|thong doc) ?")


def _may_be_one(ours: str, theirs: str) -> bool:
    """Say whether two names may be one body's: a board and its body, a short name and the long one."""
    one, other = (_core(name) for name in (ours, theirs))
    return not one or not other or one in other or other in one or fuzz.partial_ratio(one, other) >= ALMOST_THE_SAME


def _core(name: str) -> str:
    words = [_SHORT.get(word, word) for word in slug(name).split("-")]
    return _BOARD.sub("", " ".join(words))


def _alike(ours: str | None, theirs: str | None) -> bool:
    """Say whether two titles are one: a title may begin with “về (việc)”."""
    one, other = (re.sub(r"^(?:v-v-)?(?:ve-)?(?:viec-)?", "", slug(bare(words or ""))) for words in (ours, theirs))
    return len(one) > 9 and len(other) > 9 and fuzz.ratio(one, other) >= ALMOST_THE_SAME


def _has_year(number: str) -> bool:
    return bool(re.match(r"\d+[a-z]?/(?:19|20)\d\d/", number))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
