"""Documents that a text cites: every mention, with what it says about the document; unlike `register`, which mention is which document."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from . import laws
from .bodies import issuer_at
from .dates import DATE, found_date, number, roman
from .kinds import CODES, KIND, KINDS, kind_named, kind_of_symbol, true_code
from .text import Span, Text, bare, folded, spaced


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: its span and what stands in it. `number` is the whole number and symbol; `congress` the ordinal of a congress."""

    span: Span
    kind: str
    kind_name: str
    number: str | None = None
    symbol: str | None = None
    day: date | None = None
    issuer: str | None = None
    congress: int | None = None
    name: str | None = None
    year: int | None = None


_PART = r"[a-zđ][a-z0-9]*(?:\.[a-z0-9]+)*"
_NUMBER = spaced(
    rf"(?<![0-9a-z/.,\-])(?P<digits>(?:[0-9]|[ol](?=[0-9]))[0-9ol]{{0,5}}[a-z]?)(?P<symbol>~/~(?P<year>(?:19|"
    rf"20|2o)[0-9ol]{{2}})~[/\-]~{_PART}(?:~[/\-&]~(?:{_PART}|[0-9]{{1,4}}(?![0-9]))){{0,4}}"
    rf"|(?:~[/\-]~| (?=[a-zđ]+/)){_PART}(?:~[/\-&]~(?:{_PART}|[0-9]{{1,4}}(?![0-9/]))){{0,4}})"
)
"""A number with its symbol in bare text: 02-NQ/TW, 63/2010/NĐ-CP, 07/TTr-CĐCS/2024, 298 KH/TWĐTN, 11554/VPCP-V.I."""
_BARE_NUMBER = spaced(r"(?<![0-9a-z])(?P<digits>[0-9]{1,5})~/~(?P<year>(?:19|20)[0-9]{2})(?!~[/\-]|[0-9])")
_BEFORE = spaced(rf"(?P<kind>{KIND})(?: lien tich)?(?:~,?~(?:so|80)~:?)?~$")
_ANY_SO = spaced(r"(?:^|[^a-z])so~:?~$")
_ALSO = spaced(r"(?:,|;| va|&)~(?:(?:so)~:?~)?$")
_DATE_AFTER = spaced(rf"~[,.]?~(?:(?:ban hanh|ky|lap) )?(?:[a-z]{{2,5}}~)?{DATE.format(n=1)}")
_DAY_TOO_FAR = spaced(r"~,?~ngay~(?=\d{1,2}/\d{1,2}/\d{5})(?P<slip>\d{1,2}/\d{1,2}/\d{5})")
_OF = spaced(r"~,?~cua~(?=\S)")
_BY_CLAUSE = spaced(rf"ngay~{DATE.format(n=1)},~(?P<issuer>[^,;.]{{3,60}}?) (?:da )?(?:ban hanh|co|thong qua|ra|ky) ~$")
_CONGRESS = spaced(
    r"nghi quyet(?: cua)? (?P<congress>dai hoi)(?: dai bieu)?(?: toan quoc)?(?:(?: lan)? thu)?(?: (?P<first>[ivxl1]{1,6})(?![a-z0-9]))?"
)
_LATER_ORDINAL = spaced(r"(?:,~)?(?:lan )?thu (?P<ordinal>[ivxl1]{1,6})\b")
_OF_BODY = re.compile(r"(?:[ ]+cua)?[ ]+(?=[^\W\d])")
_TERM = spaced(r"~,?~\(?nhiem ky~(?:\d{4}~-~\d{4}|[ivxl]+)\)?")


def mentions_in(text: Text) -> list[Mention]:
    """Return every mention in its order; where two overlap, the one that says more."""
    found = [*_numbered(text), *_congresses(text), *_laws(text)]
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return _shared(text, kept)


def _numbered(text: Text) -> Iterator[Mention]:
    """Yield the mentions that bear a number."""
    before_end, last_kind = -1, ""
    for match in _NUMBER.finditer(text.bare):
        lead = text.bare[max(0, match.start() - 45) : match.start()].rsplit("\n", 1)[-1]
        named, after_so = _BEFORE.search(lead), _ANY_SO.search(lead)
        also = last_kind if before_end >= match.start() - 6 and _ALSO.search(text.bare[before_end : match.start()]) else ""
        symbol_end = _symbol_end(text, match)
        if symbol_end is None or not (named or after_so or also or _is_sure(text, match, symbol_end)):
            continue
        full = spelled(text.plain[match.start() : symbol_end])
        start = match.start() - len(lead) + (named.start() if named else after_so.start() if after_so else len(lead))
        while not text.bare[start].isalnum():
            start += 1
        kind = _kind(named["kind"] if named else also or None, full)
        if kind is None:
            continue
        yield _told(text, Mention(Span(start, symbol_end), *kind, number=full[0], symbol=full[1]))
        before_end, last_kind = symbol_end, named["kind"] if named else also
    for match in _BARE_NUMBER.finditer(text.bare):
        lead = text.bare[max(0, match.start() - 45) : match.start()].rsplit("\n", 1)[-1]
        named = _BEFORE.search(lead)
        if named and lead.rstrip().endswith(("so", ":")) and (kind := kind_named(named["kind"])):
            start = match.start() - len(lead) + named.start()
            yield _told(text, Mention(Span(start, match.end()), *kind, number=match[0].replace(" ", ""), symbol=None))


def _symbol_end(text: Text, match: re.Match[str]) -> int | None:
    """Return where a number's symbol ends, or None where it is none: its parts are of capitals, and signs with blanks need a known part."""
    end, is_first = match.start("symbol"), True
    for part in re.finditer(
        r"(?P<sep>[ ]*[/\-&][ ]*|[ ]+)(?P<part>[^\W_][^\W_.&]*(?:\.[^\W_]+)*)", text.plain[match.start("symbol") : match.end()]
    ):
        word, has_blank = part["part"], part["sep"] != part["sep"].strip()
        known = true_code(word)
        is_upper = word[0].isupper() and (
            len(word) < 2
            or word[-1].isupper()
            or word[-1].isdigit()
            or known in ("CTr", "TTr", "QyĐ", "TTg", "ThU", "CTrHĐ")
            or word.isupper()
        )
        is_code = known in CODES or is_known(known)
        if not (word.isdigit() or is_upper or is_code) or (
            has_blank and not is_code and not word.isdigit() and not (is_upper and word.isupper())
        ):
            return None if is_first else end
        end, is_first = match.start("symbol") + part.end(), is_first and word.isdigit()
    return None if is_first else end


def is_known(code: str) -> bool:
    from .kinds import BODIES

    return code in BODIES or bool(re.fullmatch(r"QH\d{1,2}|B[A-ZĐ]{2,6}", code))


def _is_sure(text: Text, match: re.Match[str], end: int) -> bool:
    """Say whether a number without the word “số” is one all the same: one of its first parts is a kind of document."""
    parts = re.split(r"[/\-]", spelled(text.plain[match.start() : end])[0])
    return any(part in CODES for part in parts[1:3]) and len(parts) > 2


def spelled(words: str) -> tuple[str, str]:
    """Return a number with its symbol, and the symbol alone, as they are spelled: no blanks, known parts with their marks."""
    squeezed = re.sub(r"\s+(?=[/\-&])|(?<=[/\-&])\s+", "", words.strip())
    pieces = re.split(r"([/\-&]|\s+)", squeezed)
    pieces[0] = str(pieces[0].translate(str.maketrans("oOlI", "0011")))
    spelled_out = [pieces[0], *(piece if n % 2 == 0 or piece.isdigit() else true_code(piece) for n, piece in enumerate(pieces[1:]))]
    number_and_symbol = "".join(spelled_out)
    symbol = re.sub(r"^[^/\-\s]+[/\-\s]+(?:(?:19|20)\d{2}[/\-])?", "", number_and_symbol)
    return number_and_symbol, symbol


def _kind(named: str | None, full: tuple[str, str]) -> tuple[str, str] | None:
    """Return the kind: the word before the number, else what the symbol says, else a letter."""
    if named and not named.startswith("van ban") and (kind := kind_named(named)):
        return kind
    return kind_of_symbol(full[1]) or ("CV", KINDS["CV"][0])


def _told(text: Text, mention: Mention) -> Mention:
    """Add the day and the issuer that stand after a number, or before it in a clause such as “Ngày 30/6/2025, Chính phủ ban hành”."""
    end, day, issuer = mention.span.end, None, None
    for _ in range(2):
        if day is None and (match := _DATE_AFTER.match(text.bare, end)):
            day, end = found_date(match), match.end()
        elif day is None and (match := _DAY_TOO_FAR.match(text.bare, end)):
            end = match.end()
        if issuer is None and (match := _OF.match(text.bare, end)) and (body := issuer_at(text, match.end())):
            issuer, end = text.quote(body.start, body.end), body.end
    if day is None and issuer is None:
        lead = text.bare[max(0, mention.span.start - 110) : mention.span.start]
        if match := _BY_CLAUSE.search(lead):
            at = mention.span.start - len(lead) + match.start("issuer")
            body = issuer_at(text, at)
            day, issuer = found_date(match), text.quote(body.start, body.end) if body else None
    return replace(mention, span=Span(mention.span.start, end), day=day, issuer=issuer)


def _congresses(text: Text) -> Iterator[Mention]:
    """Yield the resolutions of congresses, which bear no number: the ordinal and the body tell which is meant."""
    for match in _CONGRESS.finditer(text.bare):
        at = match.end()
        ordinal, end, body = match["first"], at, None
        lead = _OF_BODY.match(text.bare, at)
        if lead and (body := issuer_at(text, lead.end())):
            end = body.end
        if ordinal is None and body and (later := spaced(" (?:lan )?thu ([ivxl1]{1,6})").match(text.bare, end)):
            ordinal, end = later[1], later.end()
        if ordinal is None:
            continue
        value = roman(ordinal.replace("1", "i").replace("l", "i"))
        if not value or not (body or " thu " in match[0]):
            continue
        if term := _TERM.match(text.bare, end):
            end = term.end()
        issuer = text.quote(match.start("congress"), end)
        name = text.quote(body.start, body.end) if body else None
        yield Mention(Span(match.start(), end), "NQ", "Nghị quyết", issuer=issuer, congress=value, name=name)


def _laws(text: Text) -> Iterator[Mention]:
    """Yield the laws, cited by name with or without number and day."""
    for span, tail in laws.laws_in(text):
        words = text.quote(span.start, span.end)
        code, day, year, end = None, None, None, span.end
        if tail:
            end = tail.end()
            code = tail["number"].upper().replace(" ", "") if tail["number"] else None
            year = int(tail["year"]) if tail["year"] else None
            day = found_date(tail) if tail["day1"] or tail["dayw1"] else None
        has_name = len(words.split()) > (2 if bare(words).startswith("bo luat") else 1)
        symbol = code.rsplit("/", 1)[1] if code else None
        kind_name = "Bộ luật" if bare(words).startswith("bo luat") else "Luật"
        name = words if has_name else None
        yield Mention(Span(span.start, end), "Luật", kind_name, number=code, symbol=symbol, day=day, name=name, year=year)


def _shared(text: Text, mentions: list[Mention]) -> list[Mention]:
    """Give a mention the day and issuer of the next one that “và” or a comma joins to it; a semicolon separates."""
    shared = list(mentions)
    for n in range(len(shared) - 2, -1, -1):
        here, after = shared[n], shared[n + 1]
        between = text.bare[here.span.end : after.span.start]
        if (
            here.number
            and after.number
            and here.kind == after.kind
            and not here.day
            and not here.issuer
            and re.fullmatch(r"[ ]*(?:,|va|,[ ]*va)[ ]*", between)
        ):
            shared[n] = replace(here, day=after.day, issuer=after.issuer)
    return shared


_QUOTED = spaced(r"~(?:ve(?: viec)?|v/v)?~[“\"](?P<title>[^”\"]{5,400})[”\"]")
_ABOUT = spaced(r"~,?~\(?(?:(?:v/v|ve)(?: viec)?~:?~)")
_DIRECT = spaced(
    r"~,?~(?=(?:quy dinh|ban hanh|phe duyet|huong dan|sua doi|dinh huong|cong bo|trien khai|thuc hien|to chuc|"
    r"cong nhan|thanh lap|giao|dieu chinh|bai bo|phat dong)\b)"
)
_TITLE_END = spaced(
    r"[;\n]|(?<!\buv)(?<!\btt)(?<!\btp)(?<!\bv)\.(?:\s|$|/)|\)|: | (?=\(sau day|\(goi|\(duoc|hoac van ban)|"
    r",? (?:da )?duoc (?:sua doi|bo sung)|, (?=(?:uy ban|ubnd|bo|so|cuc|ban|lien doan|cong doan|chu tich|"
    r"tong lien doan|tld|ldld|btv|bch|cdcs|van phong|thue)(?: [^ ,;.]+){0,9}? (?:ban hanh|xay dung|co y kien|"
    r"yeu cau|de nghi|thong bao|huong dan|dinh huong|trien khai|to chuc|phat dong)\b)|, (?=cu the|nhu sau|"
    r"ubnd|ban thuong vu|lien doan|thuc hien (?:co hieu qua|tot)|nhu sau|(?:dong thoi|bao dam)\b)|(?= nhu sau)|"
    r"(?<=\d{4}) (?=o cac|tren dia ban)|(?<=\d{4})(?=,)"
)

_OF_OTHERS = spaced(r"(?:[^ ]+ ){0,3}(?:trien khai|thuc hien|thi hanh|sua doi|bai bo|thay the|quy dinh chi tiet|huong dan)")
_AND_ANOTHER = spaced(rf" va (?:{KIND})(?: so)?~\d")


def title_after(text: Text, mention: Mention, limit: int) -> Span | None:
    """Return the span of the title that follows a mention: in its quotation marks, else as far as the clause goes."""
    at = mention.span.end
    if quoted := _QUOTED.match(text.bare, at):
        return Span(quoted.start("title"), quoted.end("title"))
    is_first = bool(mention.day or mention.issuer)  # the first mention bears the title; a later one is followed by other words
    lead = _ABOUT.match(text.bare, at) or (_DIRECT.match(text.bare, at) if is_first else None)
    if not lead or lead.end() - at == 0:
        return None
    start, end = lead.end(), min(limit, lead.end() + 420)
    first = bisect_left(text.quoted, start, key=lambda span: span.start)
    in_marks = text.quoted[first : bisect_right(text.quoted, end, key=lambda span: span.end)]
    if loose := re.search(r"^[^“]*(”)", text.plain[start:end]):
        end = start + loose.start(1)
    stop = _TITLE_END.search(text.bare, start, end)
    while stop and any(span.start <= stop.start() < span.end for span in in_marks):
        stop = _TITLE_END.search(text.bare, stop.end(), end)
    end = stop.start() if stop else end
    if not _OF_OTHERS.match(text.bare, start) and (other := _AND_ANOTHER.search(text.bare, start, end)):
        end = other.start()
    after_quote = [span.end for span in in_marks if span.start < end and span.end <= end + 1]
    if after_quote and text.plain[after_quote[-1] : after_quote[-1] + 1] == ",":
        end = after_quote[-1]
    words = text.plain[start:end].rstrip(" ,")
    return Span(start, start + len(words)) if len(words) > 4 else None


def title_words(text: Text, span: Span) -> str:
    """Return a title as people write it."""
    return folded(text.full[span.start : span.end]).strip(" ,")


__all__ = ["Mention", "mentions_in", "number", "title_after", "title_words"]
