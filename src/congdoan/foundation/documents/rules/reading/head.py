"""The head of a document: who issues it, its number, place and day, its kind and what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .citations import spelled
from .dates import DATE, found_date
from .kinds import KINDS, NAMES, kind_of_symbol
from .text import Span, Text, bare, folded

_MOTTOES = re.compile(
    r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|doc\s+lap\s*-\s*tu\s+do\s*-\s*hanh\s+phuc|dang\s+cong\s+san\s+viet\s+nam"
)
_NUMBER_LINE = re.compile(r"^[^\w\n]*(?P<whole>(?:luat |nghi quyet |quyet dinh )?so\s*:?[ .…_]*(?P<rest>[^\n]*))", re.MULTILINE)
_SYMBOL = re.compile(
    r"(?P<digits>[0-9][0-9ol]{0,5}[a-z]?|[ .…_]*)\s*(?P<sep>[/\-])\s*"
    r"(?P<symbol>(?:(?:19|20)\d{2}\s*[/\-]\s*)?[a-zđ][\wđ]*(?:\.[\w]+)*(?:\s*[/\-&]\s*[\wđ]+(?:\.[\w]+)*){0,4})"
)
_BLANK_DAY = r"[ .…_]*~thang~(?P<month>[0-9 .…_]{0,6})~nam~(?P<year>\d{4}|[ .…_]*)"
_PLACE = r"(?P<place>[^\W\d_][^,\n\d]{1,40}(?:\n[^,\n\d]{1,20})?)"
_PLACE_AND_DAY = re.compile(rf"{_PLACE},~ngay~(?:{DATE.format(n=1)}|{_BLANK_DAY})".replace("~", r"\s*"))
"""Where and when, across the line ends that a narrow column makes; a day left blank is read too."""
_ABOUT = re.compile(r"^[^\w\n]*(?:v/v|ve viec)\s*:?\s*", re.MULTILINE)
_TO = re.compile(r"^[^\w\n]*(?:dong\s+)?kinh\s+gui\b", re.MULTILINE)
_BODY = re.compile(
    r"(?:can(?: cu)?\b|thuc hien\b|theo de nghi|xet\b|ngay \d|kinh\b|nam \d{4},|trong |sau khi|de |nham |"
    r"i\.|1\.|phan |chuong |dieu |muc |-|tiep tuc thuc hien nghi|hom nay|chung toi|thanh phan)"
)
_AUTHORITY = re.compile(
    r"(?:chinh phu|thu tuong chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo truong|thong doc|tong (?:thanh tra|"
    r"giam doc|kiem toan)|cuc truong|"
    r"tong cuc truong|chi cuc truong|giam doc|chu tich|hieu truong|chanh (?:van phong|thanh tra)|ban (?:thuong vu|"
    r"chap hanh|bi thu|chi dao)|doan chu tich|uy ban nhan dan|"
    r"hoi dong|uy ban kiem tra|bo chinh tri|tinh uy|thanh uy|huyen uy|truong ban|vien truong|chanh an)\b"
)
_OPEN_ENDS = (" của", " và", " do", " với", " cho", " bởi", " tại", " thuộc", " là", ",")
_BODY_STARTS = re.compile(
    r"(?:tong lien doan|lien doan lao dong|ldld|cong doan|cdcs|nghiep doan|bo (?!phan)|cuc |tong cuc|chi cuc|"
    r"uy ban|ubnd|hoi dong|tinh uy|thanh uy|huyen uy|dang bo|dang uy|so |phong |"
    r"van phong|thue |truong |dai hoc|trung tam|ban |benh vien|cong ty|tong cong ty|tap doan|chi nhanh|doan |"
    r"hoi |chinh phu|thu tuong|quoc hoi|mat tran|kho bac|hai quan|dai hoi|vien |hoc vien|"
    r"ngan hang|toa an|lien hiep|uy ban nhan dan|xi nghiep|nha may|chi bo|to cong doan|tinh doan|thanh tra|"
    r"bao hiem xa hoi|cong an|quan khu)"
)
HEAD_LINES = 60


@dataclass(frozen=True)
class Head:
    """What the head says; None where it says nothing. `body_at` is the offset where the text itself begins."""

    number: str | None
    symbol: str | None
    number_raw: str | None
    place: str | None
    day: date | None
    parent: str | None
    issuer: str | None
    kind: str | None
    kind_name: str | None
    subject: str | None
    subject_span: Span | None
    body_at: int


def head_of(text: Text) -> Head:
    """Read the head from the first lines."""
    lines = text.lines[:HEAD_LINES]
    end = lines[-1].end if lines else 0
    plain_head = "\n".join(text.line(line) for line in lines)
    titled = _title(text, lines)
    number = _numbered(text, lines, before=titled[1].start if titled else None)
    limit = titled[1].start if titled else _start_of_letter(text, lines)
    place, day, day_at = _place_and_day(text, end, limit=limit, number_at=number[3] if number else 0)
    parent, issuer = _issuers(text, lines, until=min([at for at in (number and number[3], limit, day_at) if at is not None], default=0))
    symbol = number[1] if number else None
    kind, kind_name, subject_span, body_at = _kind_and_subject(text, lines, titled, symbol, is_letter=bool(_TO.search(bare(plain_head))))
    return Head(
        number=number[0] if number else None, symbol=symbol, number_raw=number[2] if number else None, place=place, day=day,
        parent=parent, issuer=issuer, kind=kind, kind_name=kind_name,
        subject=_subject_words(text, subject_span) if subject_span else None, subject_span=subject_span,
        body_at=max([body_at, *(at for at in (day_at,) if at is not None)]),
    )  # fmt: skip


def _subject_words(text: Text, span: Span) -> str:
    """Return the subject without its “V/v”."""
    return re.sub(r"^[Vv]/[Vv]\s*:?\s*", "", text.quote(span.start, span.end).rstrip(" .;*"))


def _title(text: Text, lines: Sequence[Span]) -> tuple[str, Span, int] | None:
    """Find the line or two lines of capitals that name the kind: its abbreviation, its span and the number of the line after it."""
    for n, line in enumerate(lines):
        words = text.line(line).strip(" *:.")
        if not words.isupper() or len(words) > 60:
            continue
        for count in (1, 2, 3):
            if n + count > len(lines):
                break
            joined = " ".join(bare(" ".join(text.line(one) for one in lines[n : n + count])).split()).strip(" *:.")
            for plain, code, _ in NAMES:
                if joined == plain and (count == 1 or text.full[lines[n].end : lines[n + count - 1].start].count("\n") == 1):
                    return code, Span(line.start, lines[n + count - 1].end), n + count
            for plain, code, _ in NAMES:
                if (
                    count == 1
                    and joined.startswith(f"{plain} ")
                    and re.match(r"(?:ve|cua|phoi hop|lien tich|ket luan|hoat dong|cong tac|so)\b", joined[len(plain) + 1 :])
                ):
                    return code, Span(line.start, line.start + len(plain)), n
    return None


def _start_of_letter(text: Text, lines: Sequence[Span]) -> int | None:
    """Return where “Kính gửi” or the first sentence begins."""
    for line in lines:
        words = bare(text.line(line))
        if _TO.match(words) or re.match(r"can cu |thuc hien |tra loi ", words):
            return line.start
    return None


def _numbered(text: Text, lines: Sequence[Span], *, before: int | None) -> tuple[str | None, str | None, str, int] | None:
    """Read the line of the number: the whole number or None where it is blank, the symbol, the words, the place."""
    for line in lines:
        words = text.line(line)
        match = _NUMBER_LINE.match(bare(words))
        if not match or (before is not None and line.start > before + 400):
            continue
        rest_at = match.start("rest")
        symbol = _SYMBOL.match(bare(words), rest_at) or _SYMBOL.search(bare(words)[: rest_at + 30], rest_at)
        if not symbol or symbol.start() > rest_at + 12:
            continue
        raw = folded(words[match.start("whole") : symbol.end()])
        digits = symbol["digits"].strip(" .…_")
        full = spelled((digits or "0") + words[symbol.start("sep") : symbol.end()])
        return (full[0] if digits else None), full[1], raw, line.start
    return None


def _place_and_day(text: Text, end: int, *, limit: int | None, number_at: int) -> tuple[str | None, date | None, int | None]:
    """Read the place and the day; a day left blank is None. They stand above the title, or at the end of a resolution of a congress."""
    raw = _without_mottoes(text.full[: end + 400])
    shadow = bare(raw)
    stop = (limit if limit is not None else end) + 1
    match = _PLACE_AND_DAY.search(shadow, 0, max(stop, number_at + 200 if limit is None else stop))
    if not match:
        return None, None, None
    start = match.start("place")
    words = raw[start : match.end("place")]
    for gap in re.finditer(r" {3,}|\t+", words):
        start = match.start("place") + gap.end()
    place = folded(re.split(r"\n(?=.*\n)|\n\s*\n", raw[start : match.end("place")].strip())[-1])
    if "\n" in raw[start : match.end("place")] and re.search(r"\d|/", raw[raw.rfind("\n", 0, start) + 1 : start]):
        place = folded(raw[start : match.end("place")].split("\n")[-1])  # the line above is that of the number
    place = re.sub(r"^.*?(?:\d|[/\-:])[^\s]*\s+", "", place)
    day = found_date(match) if match["day1"] or match["dayw1"] else None
    return place.strip(" *_") or None, day, match.end()


def _without_mottoes(raw: str) -> str:
    """Blank out the national title and motto, letter for letter."""
    for found in _MOTTOES.finditer(bare(raw)):
        raw = raw[: found.start()] + re.sub(r"[^\n]", " ", raw[found.start() : found.end()]) + raw[found.end() :]
    return raw


def _issuers(text: Text, lines: Sequence[Span], *, until: int) -> tuple[str | None, str | None]:
    """Read the parent body and the issuing body from the lines above the number: the last one issues."""
    raw = _without_mottoes(text.full[:until])
    bodies: list[str] = []
    for line in raw.splitlines():
        words = folded(line.strip(" \t-_*=#—–"))
        words = re.split(r"\s{4,}|\t", line.strip(" \t-_*=#—–"))[0].strip() if words else ""
        if not words or not any(letter.isalpha() for letter in words) or not _is_heading(words):
            continue
        plain = bare(words)
        if bodies and not (_BODY_STARTS.match(plain) and _is_whole(bodies[-1])):
            bodies[-1] = f"{bodies[-1]} {folded(words)}"
        else:
            bodies.append(folded(words))
    bodies = [body.strip(" *") for body in bodies]
    return (" ".join(bodies[:-1]) if len(bodies) > 1 else None), (bodies[-1] if bodies else None)


def _is_heading(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 10 >= len(letters) * 7


def _is_whole(body: str) -> bool:
    """Say whether a body's name may end here: “VĂN PHÒNG”, “ỦY BAN NHÂN DÂN” or “BỘ TÀI” do not."""
    plain = bare(body)
    if plain in (
        "uy",
        "van phong",
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "lien doan lao dong",
        "tong lien doan lao dong",
        "tong",
        "bo",
        "ban chap hanh",
        "cong doan",
        "uy ban",
    ):
        return False
    return not plain.endswith((" va", " cua", ","))


def _kind_and_subject(
    text: Text, lines: Sequence[Span], titled: tuple[str, Span, int] | None, symbol: str | None, *, is_letter: bool
) -> tuple[str | None, str | None, Span | None, int]:
    """Tell the kind, its name as the text has it, the span of the subject, and where the body begins."""
    if titled:
        code, span, after = titled
        if after < len(lines) and lines[after].start < span.end:
            subject = _subject_on_title_line(text, lines, span, after)
        else:
            subject = _subject(text, lines[after:])
        return code, text.quote(span.start, span.end).strip(" :."), subject, subject.end if subject else span.end
    subject = _letter_subject(text, lines)
    if subject or is_letter:
        return "CV", KINDS["CV"][0].upper(), subject, subject.end if subject else 0
    kind = kind_of_symbol(symbol or "")
    return (kind[0], kind[1].upper(), None, 0) if kind else (None, None, None, 0)


def _subject_on_title_line(text: Text, lines: Sequence[Span], span: Span, n: int) -> Span | None:
    """Return the subject that begins on the line of the kind itself, as in “BÁO CÁO KẾT QUẢ …”."""
    rest = _subject(text, lines[n + 1 :], may_be_small=False)
    return Span(span.end, rest.end if rest else lines[n].end)


def _subject(text: Text, lines: Sequence[Span], *, may_be_small: bool = True) -> Span | None:
    """Return the span of the lines under the kind that say what it is about: capitals as far as they go, else one paragraph."""
    taken: list[Span] = []
    is_capital = False
    for n, line in enumerate(lines):
        words = text.line(line).strip(" *")
        plain = bare(words)
        gap = text.full.count("\n", taken[-1].end, line.start) if taken else 1
        unfinished = bool(taken) and text.line(taken[-1]).lower().rstrip(" *").endswith(_OPEN_ENDS)
        if re.fullmatch(r"[\s\-_=*.~]*", words):
            if taken:
                break
            continue
        is_upper = _is_heading(words)
        if (
            taken
            and not unfinished
            and ((is_capital and not is_upper) or (gap > 1 and not (words[0].islower() and not _BODY.match(plain))))
        ):
            break
        if not unfinished and (
            _AUTHORITY.match(plain)
            if (is_upper and (taken or n)) or (is_upper and _is_only_authority(plain, lines, n, text))
            else _BODY.match(plain) and not plain.startswith("ve ") and not words[0].islower()
        ):
            break
        if (
            not taken
            and not is_upper
            and (not may_be_small or len(words) > 400 or (words.rstrip().endswith((".", ":", ";")) and len(words) > 250))
        ):
            break
        if taken and not is_capital and (not words[0].islower() and not unfinished and len(text.line(taken[-1])) < 60 and gap > 1):
            break
        is_capital = is_upper if not taken else is_capital
        taken.append(line)
        if len(taken) > 14:
            break
    return Span(taken[0].start, taken[-1].end) if taken else None


def _is_only_authority(plain: str, lines: Sequence[Span], n: int, text: Text) -> bool:
    """Say whether capitals right under the kind are the authority that acts, not the subject: the next lines then begin the text."""
    if not _AUTHORITY.match(plain) or n + 1 >= len(lines):
        return False
    return bool(_BODY.match(bare(text.line(lines[n + 1]))))


def _letter_subject(text: Text, lines: Sequence[Span]) -> Span | None:
    """Return the span of what stands after “V/v” in a letter, as far as its small block goes."""
    for n, line in enumerate(lines):
        match = _ABOUT.match(bare(text.line(line)))
        if match:
            last = line
            for after in lines[n + 1 : n + 8]:
                if (
                    text.full.count("\n", last.end, after.start) > 1
                    or _TO.match(bare(text.line(after)))
                    or "ngay " in bare(text.line(after))
                    or _MOTTOES.search(bare(text.line(after)))
                ):
                    break
                last = after
            words = text.line(line)
            column = re.search(r" {4,}|\t", words[match.end() :])
            end = line.start + match.end() + column.start() if column and last == line else last.end
            return Span(line.start + match.end(), end)
    return None
