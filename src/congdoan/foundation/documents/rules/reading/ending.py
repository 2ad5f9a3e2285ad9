"""The end of a document: the last words, who signs and for whom, who receives it and what for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .text import LOWER, UPPER, Span, Text, bare, folded

_TO_LIST = re.compile(r"[\s*_]*noi\s+nhan\s*:?")
_END_MARK = re.compile(r"\./\s*\.")
_MARK = re.compile(r"^\W*(?P<mark>tm|kt|tl|tuq|q|t/m|k/t|t/l)(?:\s*\.|(?<=/[mtl])\b)\s*(?P<rest>.*)$")
_MARK_CODES = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q.", "t/m": "TM.", "k/t": "KT.", "t/l": "TL."}
_POSITION = re.compile(
    r"(?:quyen |q\. ?)?(?:pho |thuong truc |uy vien |tong )*(?:chu tich|chu nhiem|bi thu|thu tuong|bo truong|"
    r"thu truong|giam doc|cuc truong|vu truong|truong|"
    r"chanh|hieu truong|vien truong|thong doc|tong giam doc|uy vien|tong bi thu|thu ky|to truong|truong ban|"
    r"chi cuc truong|doi truong|quyen chu tich|tong kiem toan|tong thanh tra|"
    r"pho (?:chu tich|truong|giam doc|cuc truong|vu truong|chanh|hieu truong|bi thu|thu tuong|chu nhiem|"
    r"tong)|thuong truc|chu toa|dai dien|nguoi ky|ke toan truong)\b"
)
_WORD = rf"[{UPPER}][{LOWER}]*"
_NAME = re.compile(rf"{_WORD}\.?(?: (?:{_WORD}\.?|-)){{1,6}}")
_HALF_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}")
_TITLES = re.compile(r"^(?:ts|ths|pgs|gs|bs|ks|cn|gvc|luat su|thieu tuong|trung tuong|dai ta|thuong ta)\.?\s+")
_SIGNED_NOTE = re.compile(r"^\W*(?:\(?da ky|da ky\b|\(?ky\b|ky ten|\[?chu ky|dau\b|ky boi|nguoi ky|signed)")
_PURPOSE = re.compile(r"\((?:de\s+)?(?P<purpose>[^)]*)\)")
FAR = 45  # lines


@dataclass
class Signature:
    """Who signs: `authority` is the mark on the first line, `acting` a line of KT., `position` the signer's own."""

    authority: str | None = None
    on_behalf_of: str | None = None
    acting: str | None = None
    position: str | None = None
    name: str | None = None

    def as_told(self) -> dict[str, Any]:
        is_deputy = bool(self.position and bare(self.position).startswith("pho"))
        note = None
        if self.authority == "TM." and is_deputy and not self.acting:
            note = f"TM. {self.on_behalf_of} trên {self.position}, không có dòng KT.: thể thức thường gặp của tổ chức tập thể"
        return {"authority": self.authority, "on_behalf_of": self.on_behalf_of, "acting": self.acting, "position": self.position,
                "name": self.name, "note": note}  # fmt: skip


@dataclass
class Ending:
    """What stands at the end. `body_end` is where the text itself ends; what follows the signature is an annex."""

    signature: Signature | None
    recipients: list[str] = field(default_factory=list)
    end_mark: str | None = None
    body_end: int = 0
    annex_at: int = 0


def ending_of(text: Text, *, after: int) -> Ending:
    """Read the end of the document itself; annexes behind the signature are left out."""
    lines = [line for line in text.lines if line.start >= after]
    anchor = _anchor(text, lines)
    mark = next((found for found in _END_MARK.finditer(text.full, after)), None)
    if anchor is None:
        whole = Ending(None, [], "./." if mark else None, len(text.full), len(text.full))
        return _signed_without_list(text, lines, mark.end() if mark else None) or whole
    first = max(0, anchor - 7)
    cells = list(_cells(text, lines, first, anchor))
    recipients, signature, last = _taken_apart(cells)
    list_at = lines[anchor].start
    marked = list(_END_MARK.finditer(text.full, after, list_at))
    signed_at = next((cell.at for cell in cells if cell.at < list_at and _MARK.match(bare(cell.words))), list_at)
    return Ending(signature, recipients, "./." if marked else None, marked[-1].end() if marked else min(list_at, signed_at), last)


@dataclass(frozen=True)
class _Cell:
    """A piece of a line; a line of two columns has two."""

    words: str
    at: int
    end: int
    gap: bool
    is_early: bool


def _anchor(text: Text, lines: Sequence[Span]) -> int | None:
    """Return the number of the line with “Nơi nhận”."""
    for n, line in enumerate(lines):
        if _TO_LIST.match(bare(text.line(line))) and (len(text.line(line)) < 40 or "   " in text.line(line)):
            return n
        cells = re.split(r" {3,}", text.line(line))
        if any(_TO_LIST.fullmatch(bare(cell)) for cell in cells):
            return n
    return None


def _cells(text: Text, lines: Sequence[Span], first: int, anchor: int) -> Iterator[_Cell]:
    before = lines[first - 1].end if first else 0
    for n, line in enumerate(lines[first : anchor + FAR], start=first):
        gap = text.full.count("\n", before, line.start) > 1
        words = text.line(line)
        for piece in re.finditer(r"\S(?:.*?\S)??(?= {3,}|$)", words):
            yield _Cell(folded(piece[0]).strip(" *_"), line.start + piece.start(), line.start + piece.end(), gap, n < anchor)
            gap = False
        before = line.end


def _taken_apart(cells: Sequence[_Cell]) -> tuple[list[str], Signature | None, int]:
    """Tell recipients from the lines of the signature, in one column or two; return also where the last of them ends."""
    recipients: list[str] = []
    block: list[str] = []
    name: str | None = None
    is_list, last = False, cells[0].end if cells else 0
    for cell in cells:
        words, plain = cell.words, bare(cell.words)
        if not words or re.fullmatch(r"[\W_]*", words):
            continue
        if _TO_LIST.match(plain):
            is_list = True
            rest = folded(words[_TO_LIST.match(plain).end() :]).strip(" *:")  # type: ignore[union-attr]
            if rest:
                recipients.append(rest)
            last = cell.end
        elif not cell.is_early and name and block:
            if _goes_on(name, words, cell.gap):
                name = f"{name} {words}"
                last = cell.end
            elif is_list and re.match(r"[-+•]", words):
                recipients.append(words)
            else:
                break
        elif _is_of_signature(words, plain, block, is_early=cell.is_early, after_gap=cell.gap):
            block.append(words)
            last = cell.end
        elif block and not cell.is_early and (person := _person(words)):
            name, last = person, cell.end
        elif not cell.is_early and is_list and not _SIGNED_NOTE.match(plain):
            _add_recipient(recipients, words, after_gap=cell.gap, is_signed=bool(block))
            last = cell.end
    return [_recipient(words) for words in recipients if _recipient(words)], _signature(block, name), last


def _is_of_signature(words: str, plain: str, block: Sequence[str], *, is_early: bool, after_gap: bool) -> bool:
    if _MARK.match(plain) and words[:1].isalpha() and words.split(maxsplit=1)[0].isupper():
        return True
    if re.match(r"[-+•]", words) or ";" in words or (is_early and not block):
        return False
    letters = [letter for letter in words if letter.isalpha()]
    is_capital = bool(letters) and sum(letter.isupper() for letter in letters) >= 0.85 * len(letters)
    return is_capital and (bool(block) or bool(_POSITION.match(plain)) or (after_gap and len(words) > 6))


def _person(words: str) -> str | None:
    """Return a signer's name, without degrees before it."""
    cleaned = _TITLES.sub("", words) if not _TITLES.match(bare(words)) else words[_TITLES.match(bare(words)).end() :]  # type: ignore[union-attr]
    return cleaned if _NAME.fullmatch(cleaned) or _HALF_NAME.fullmatch(cleaned) else None


def _goes_on(name: str, words: str, gap: bool) -> bool:
    return not gap and len(name.split()) + len(words.split()) < 5 and bool(_HALF_NAME.fullmatch(words))


def _add_recipient(recipients: list[str], words: str, *, after_gap: bool, is_signed: bool) -> None:
    if re.match(r"[-+•]", words) or not recipients:
        recipients.append(words)
    elif not is_signed and not (after_gap and recipients[-1].endswith(".")):
        recipients[-1] = f"{recipients[-1]} {words}"


def _recipient(words: str) -> str:
    return folded(words).strip(" -+•*").rstrip(" ;.,")


def _signature(block: Sequence[str], name: str | None) -> Signature | None:
    """Put the lines of capitals together: a mark or a position begins a new element, other lines go on with the one above."""
    elements: list[str] = []
    for words in block:
        plain = bare(words)
        unfinished = bool(elements) and (
            elements[-1].rstrip().endswith(",") or bare(elements[-1]).strip() in ("kt.", "tl.", "tm.", "tuq.", "q.")
        )
        begins = bool(_MARK.match(plain) or _POSITION.match(plain)) and not unfinished
        if elements and not begins:
            elements[-1] = f"{elements[-1]} {words}"
        else:
            elements.append(words)
    signature = Signature(name=name.strip() if name else None)
    for words in elements:
        _place(signature, folded(words).strip(" .,*"))
    if not elements and not name:
        return None
    return signature


def _place(signature: Signature, words: str) -> None:
    match = _MARK.match(bare(words + ("." if re.fullmatch(r"\w+", words) else "")))
    if not match:
        signature.position = words if signature.position is None else f"{signature.position} {words}"
        return
    code, rest = _MARK_CODES[match["mark"]], words[match.start("rest") :].strip()
    if signature.authority is None:
        signature.authority, signature.on_behalf_of = code, rest
        if code == "KT.":
            signature.acting = f"KT. {rest}"
    else:
        signature.acting = f"{code} {rest}"


def _signed_without_list(text: Text, lines: Sequence[Span], end: int | None) -> Ending | None:
    """Read a signature where no list of recipients stands: lines of capitals and a name after the last words."""
    for n, line in enumerate(lines):
        if (end is not None and line.start < end) or (end is None and not _MARK.match(bare(text.line(line)))):
            continue
        cells = [_Cell(cell.words, cell.at, cell.end, cell.gap, False) for cell in _cells(text, lines, n, n - FAR + 12)]
        _, signature, last = _taken_apart(cells)
        if signature and (signature.authority or signature.name):
            return Ending(signature, [], "./." if end else None, end or line.start, last)
        return None
    return None


def kind_of_recipient(words: str) -> str:
    """Say what a recipient gets the document for: report, implement, publish, archive or inform."""
    plain = bare(words)
    purpose = (_PURPOSE.search(plain) or {"purpose": ""})["purpose"]
    if plain.startswith("luu"):
        return "archive"
    if re.search(r"bao cao|b/c|\bbc\b", purpose):
        return "report"
    if re.search(r"thuc hien|t/h|thi hanh|chi dao", purpose) or re.match(
        r"(?:nhu tren|nhu dieu|(?:cac )?cdcs|cac cong doan|cong doan co so|nhu kinh gui)", plain
    ):
        return "implement"
    if re.search(r"dua tin|dang tai", purpose) or re.match(
        r"(?:website|trang (?:web|ttdt|tin)|cong (?:ttdt|thong tin)|bao |cong bao|fanpage|zalo)", plain
    ):
        return "publish"
    if (
        " cac " not in plain
        and re.match(r"(?:tt\.?|thuong truc|ban thuong vu|btv|doan chu tich|lanh dao|tong lien doan|tld|thuong vu) ?", plain)
        and not re.match(r"tt\.? ?(?:vh|tt)", plain)
    ):
        return "report"
    if re.match(r"cac (?:cdcs|ldld|cong doan|don vi|phong|ban|xa|phuong|to cong doan)|ldld (?:cac|huyen)|uy vien|cac uy vien", plain):
        return "implement"
    return "inform"
