"""The documents that a text cites: mentions of one document brought together, each with its title, key, level and links."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from rapidfuzz import fuzz, process

from .bodies import completed, level_of, system_of
from .citations import Mention, title_after, title_words
from .places import Placed
from .text import Span, Text, bare, folded

_LINKS = (
    ("amends", re.compile(r"sua doi|bo sung|dinh chinh")),
    ("repeals", re.compile(r"bai bo|huy bo")),
    ("replaces", re.compile(r"thay the")),
    ("implements", re.compile(r"thuc hien|trien khai|cu the hoa|thi hanh|quy dinh chi tiet|huong dan")),
)
_PERIOD = re.compile(r"giai +doan +(\d{4}) *- *(\d{4})")
_LOOK_ALIKE = str.maketrans("o0l1", "00ii")
ALMOST_THE_SAME = 91  # of 100: two slips of a scanner in a name of twenty letters
_WRITERS_OWN = ("tinh", "huyen", "thanh-pho")  # a body named by its level alone
_EXPANSIONS = {"qppl": "quy phạm pháp luật", "bhxh": "bảo hiểm xã hội", "bhyt": "bảo hiểm y tế", "atvslđ": "an toàn, vệ sinh lao động"}


@dataclass
class Cited:
    """One cited document and its mentions; spans of titles are where the text gives them."""

    id: str
    first: Mention
    mentions: list[Mention] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    number: str | None = None
    symbol: str | None = None
    day: date | None = None
    issuer: str | None = None
    title: str | None = None
    name: str | None = None
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Return what tells this document from every other: number and day, or the congress and its body, or the law's name."""
        if self.first.congress:
            return f"{self.first.kind}|dai-hoi-{self.first.congress}|{slug(self.name or '')}"
        if self.number:
            return f"{self.number}|{self.day.isoformat() if self.day else ''}"
        return f"{self.first.kind}|{slug(self.name or '')}" + (f"|{self.day.isoformat()}" if self.day else "")


def slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", bare(words)))


def registered(text: Text, mentions: Sequence[Mention], *, province: str | None, district: str | None) -> list[Cited]:
    """Bring the mentions of each document together, in the order of their first mention.

    A number with its symbol and day tells documents apart; a mention without a day joins the one of its number. A congress is told by
    its ordinal and body, where a short name (“Công đoàn tỉnh”) means the longest known one, else the writer's own place.
    """
    known = _Known()
    ordered = sorted(enumerate(mentions), key=lambda entry: (not _says_much(entry[1]), -len((entry[1].name or "").split()), entry[0]))
    for _, mention in ordered:
        known.take(mention)
    cited = known.documents
    cited.sort(key=lambda document: min(mention.span.start for mention in document.mentions))
    for n, document in enumerate(cited, start=1):
        document.id = f"D{n}"
        document.mentions.sort(key=lambda mention: mention.span.start)
        document.first = document.mentions[0]
    for document in cited:
        _settle_name(document)
        _name_in_full(document, province=province, district=district)
        _give_title(text, document)
    placed = mentions_placed(cited)
    for document in cited:
        _link(text, document, placed)
    return cited


def mentions_placed(cited: Sequence[Cited]) -> Placed[Cited]:
    return Placed((mention.span, document) for document in cited for mention in document.mentions)


def titles_placed(cited: Sequence[Cited]) -> Placed[Cited]:
    return Placed((title, document) for document in cited for title in document.titles)


class _Known:
    """The documents met so far, each filed under what a mention of it must share with it."""

    def __init__(self) -> None:
        self.documents: list[Cited] = []
        self._filed: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._bodies: dict[int, _Bodies] = defaultdict(_Bodies)  # of each ordinal

    def take(self, mention: Mention) -> None:
        """Give a mention to the first document that it may mean, else to a new one."""
        found = [self._first(mention, under) for under in _looked_for_under(mention)]
        at = min((one for one in found if one is not None), default=len(self.documents))
        if mention.congress:
            at = self._almost(mention, below=at)
        if at == len(self.documents):
            self.documents.append(Cited("", mention, number=mention.number, symbol=mention.symbol, name=_law_name(mention)))
        document = self.documents[at]
        document.mentions.append(mention)
        _learn(document, mention)
        for under in _filed_under(document):
            kept = self._filed[under]
            place = bisect_left(kept, at)
            if kept[place : place + 1] != [at]:
                kept.insert(place, at)
        if mention.congress:
            self._bodies[mention.congress].put(at, _run_together(document.name))

    def _first(self, mention: Mention, under: tuple[object, ...]) -> int | None:
        return next((at for at in self._filed.get(under, ()) if _is_of(mention, self.documents[at])), None)

    def _almost(self, mention: Mention, *, below: int) -> int:
        """Return the first document below a place whose body is written almost as the mention's, else that place."""
        found = self._bodies[mention.congress or 0].almost(_run_together(mention.name), below=below)
        return next((at for at in found if _is_of(mention, self.documents[at])), below)


class _Bodies:
    """The bodies of documents in the order of their places; likeness shares no key, so it is asked of all in one pass outside Python."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.names: list[str] = []

    def put(self, at: int, name: str) -> None:
        """Keep the name of a document that is known, or is the last one."""
        place = bisect_left(self.places, at)
        self.places[place : place + 1], self.names[place : place + 1] = [at], [name]

    def almost(self, name: str, *, below: int) -> Iterator[int]:
        """Yield the places of the bodies below one that are written almost so."""
        before = islice(self.names, bisect_left(self.places, below))
        alike = process.extract_iter(name, before, scorer=fuzz.ratio, score_cutoff=ALMOST_THE_SAME - 1)
        return (self.places[place] for _, _, place in alike)


def _run_together(name: str | None) -> str:
    return slug(name or "").replace("-", "")


def _looked_for_under(mention: Mention) -> Iterator[tuple[object, ...]]:
    if mention.congress:
        body = slug(mention.name or "")
        yield from (("begins", mention.congress, body), *(("whole", mention.congress, begun) for begun in _beginnings(body)))
        if body in _WRITERS_OWN:
            yield "level", mention.congress, body
        return
    is_law = mention.kind == "Luật"
    if mention.number:
        number = plain_number(mention.number)
        yield from ((number, mention.day), (number, None)) if mention.day and not is_law else ((number,),)
    if is_law and mention.name:
        yield ("law", slug(_law_name(mention) or ""), *(("without number",) if mention.number else ()))


def _filed_under(document: Cited) -> Iterator[tuple[object, ...]]:
    if ordinal := document.first.congress:
        body = slug(document.name or "")
        yield from (("whole", ordinal, body), *(("begins", ordinal, begun) for begun in _beginnings(body)))
        yield from (("level", ordinal, own) for own in _WRITERS_OWN if f"-{own}" in body)
        return
    if document.number:
        number = plain_number(document.number)
        yield from ((number,), (number, document.day))
    if document.first.kind == "Luật" and document.name:
        law = ("law", slug(document.name))
        yield from (law,) if document.number else (law, (*law, "without number"))


def _beginnings(words: str) -> Iterator[str]:
    return (words[:length] for length in range(len(words) + 1))


def _says_much(mention: Mention) -> bool:
    """Say whether a mention should open its entry: one with a day, or of a body named with its place."""
    if mention.congress:
        return len((mention.name or "").split()) > 3
    return bool(mention.day or (mention.kind == "Luật" and mention.number))


def _is_of(mention: Mention, document: Cited) -> bool:
    """Say whether a mention means this document."""
    first = document.first
    if mention.congress or first.congress:
        return mention.congress == first.congress and _same_body(mention, document)
    if mention.kind == "Luật" and first.kind == "Luật":
        return _same_law(mention, document)
    if mention.number is None or document.number is None or plain_number(mention.number) != plain_number(document.number):
        return False
    return not (mention.day and document.day and mention.day != document.day)


def plain_number(words: str) -> str:
    """Return a number for comparison: scanned text loses marks and swaps letters that look alike; a leading nought says nothing."""
    return bare(words).translate(_LOOK_ALIKE).lstrip("0")


def _same_body(mention: Mention, document: Cited) -> bool:
    ours, theirs = slug(mention.name or ""), slug(document.name or "")
    if ours == theirs or theirs.startswith(ours) or ours.startswith(theirs):
        return True
    if ours in _WRITERS_OWN:
        return f"-{ours}" in theirs or theirs == ours
    return len(ours) > 8 and fuzz.ratio(_run_together(mention.name), _run_together(document.name)) >= ALMOST_THE_SAME


def _same_law(mention: Mention, document: Cited) -> bool:
    if mention.number and document.number:
        return plain_number(mention.number) == plain_number(document.number)
    if not (mention.name and document.name) or slug(_law_name(mention) or "") != slug(document.name):
        return False
    dated = {value for value in (mention.day, document.day) if value}
    years = {value for value in (mention.year or (mention.day and mention.day.year), document.day and document.day.year) if value}
    return len(dated) < 2 and len(years) < 2


def _law_name(mention: Mention) -> str | None:
    """Return a law's name with its abbreviations written out."""
    words = (mention.name or "").split()
    return " ".join(_EXPANSIONS.get(bare(word).lower(), word) for word in words) or None


def _learn(document: Cited, mention: Mention) -> None:
    """Keep what this mention says more than those before it."""
    document.day = document.day or mention.day
    document.number, document.symbol = document.number or mention.number, document.symbol or mention.symbol
    if mention.issuer and _is_better(mention.issuer, document.issuer):
        document.issuer = mention.issuer
    if mention.kind == "Luật":
        document.name = document.name or _law_name(mention)
    elif mention.name and len(mention.name) > len(document.name or ""):
        document.name = mention.name


def _settle_name(document: Cited) -> None:
    """Take the body's name as most mentions write it in full: a slip of one mention names nothing."""
    if not document.first.congress:
        return
    longest = max(len(mention.name or "") for mention in document.mentions)
    full = [mention for mention in document.mentions if mention.name and len(mention.name) >= longest - 3]
    if full:
        common = Counter(slug(mention.name or "") for mention in full).most_common(1)[0][0]
        chosen = next(mention for mention in full if slug(mention.name or "") == common)
        document.name, document.issuer = chosen.name, chosen.issuer


def _is_better(new: str, old: str | None) -> bool:
    if old is None:
        return True
    return (old.isupper() and not new.isupper()) or (len(new) > len(old) and new.isupper() <= old.isupper())


def _name_in_full(document: Cited, *, province: str | None, district: str | None) -> None:
    """Write the writer's own place into names that lack it."""
    if document.first.congress:
        if document.name:
            whole = completed(document.name, province=province, district=district)
            document.issuer = (document.issuer or "").replace(document.name, whole, 1)
            document.name = whole
    elif document.issuer:
        document.issuer = completed(document.issuer, province=province, district=district)


def _give_title(text: Text, document: Cited) -> None:
    """Find the title: the first that a mention gives; a law's name is its title."""
    if document.first.kind == "Luật":
        document.title = document.name
        return
    for mention in document.mentions:
        span = None if mention.congress else title_after(text, mention, len(text.full))
        if span:
            document.titles.append(span)
            words = title_words(text, span)
            whole = re.fullmatch(r"[“\"]([^“”\"]*)[”\"]", words)
            if document.title is None or (document.title.isupper() and not words.isupper()):
                document.title = whole[1] if whole else words


def _link(text: Text, document: Cited, placed: Placed[Cited]) -> None:
    """Note what a title says about the documents cited inside it, those first that the text names first."""
    for span in document.titles:
        inside = [(at, other) for at, other in placed.beginning_in(span) if other is not document]
        for at, other in sorted(inside, key=lambda one: one[1].first.span.start):
            before = text.bare[span.start : at.start]
            link = next((name for name, words in _LINKS if words.search(before)), None)
            if link and (link, other.id) not in document.links:
                document.links.append((link, other.id))


def as_told(document: Cited) -> dict[str, Any]:
    """Return an entry as programs read it; `implements`, `amends`, `period` … only where the text says so."""
    period = _PERIOD.search(bare(document.title or ""))
    told: dict[str, Any] = {
        "id": document.id,
        "type": document.first.kind,
        "type_name": document.first.kind_name,
        "number": document.number,
        "date": document.day.isoformat() if document.day else None,
        "issuer": folded(document.issuer) if document.issuer else None,
        "title": document.title,
        "key": document.key,
        "level": "trung ương" if document.first.kind == "Luật" else level_of(document.issuer, document.symbol),
        "system": system_of(document.issuer, document.symbol),
    }
    seen: set[str] = set()
    for link, other in document.links:
        if link not in seen:
            told[link] = other
            seen.add(link)
    return told | ({"period": f"{period[1]}-{period[2]}"} if period else {})
