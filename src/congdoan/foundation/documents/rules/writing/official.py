"""An official document as one value: what stands in each box, and its body as a tree that the writer numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from congdoan.foundation.kernel.errors import DomainError

LEVELS = ("part", "chapter", "section", "heading", "article", "clause", "point", "dash", "text")
"""Kinds of blocks, from the widest to the narrowest; a narrower one starts to count again under a wider one."""


class UnreadableContent(DomainError):
    code = "document-content-unreadable"
    says = "Nội dung văn bản chưa dùng được: {faults}."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: a letter (công văn) shows no name of its kind and carries its subject under the number.

    A copy has a form of its own, after what it copies.
    """

    name: str
    abbreviation: str | None
    has_title: bool = True
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the body. `title` is bold and stands on the line of the number; `words` follow upright.

    `number` is that of the document it was copied from; the writer counts the others.
    """

    level: str
    words: str = ""
    title: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads, rows, and the parts of the line that its columns take."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: tuple[int, ...] = ()
    level: str = "table"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: lines of authority and position (`TM. BAN THƯỜNG VỤ`, `PHÓ CHỦ TỊCH`), then the name, empty on a draft."""

    authority: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: a page of its own with a title; numbered in Roman figures where there are two or more."""

    title: str
    body: tuple[Block | Grid, ...]


@dataclass(frozen=True, slots=True)
class Official:
    """One official document. `number` is None on a draft: the number is given when it is signed, never before.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; table `documents.layout`, whose boxes the comments name.
    """

    kind: Kind
    issuer: tuple[str, ...]  # 2b
    symbol: str  # 3, without the number: TB-LĐLĐ
    subject: str  # 5a or 5b
    body: tuple[Block | Grid, ...]  # 6
    signatures: tuple[Signature, ...]  # 7; two on minutes: the secretary on the left, the chair on the right
    parent: tuple[str, ...] = ()  # 2a; none for a congress
    number: int | None = None
    place: str = ""  # 4
    issued_on: date | None = None
    decided_by: str = ""  # the body that decides, above the bases of a decision or resolution
    bases: tuple[str, ...] = ()
    enacting: str = ""  # QUYẾT ĐỊNH:, QUYẾT NGHỊ:
    salutation: str = "Kính gửi:"  # 9a
    addressed_to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()  # 9b
    archived_at: str = "VT"
    annexes: tuple[Annex, ...] = ()
    urgency: str = ""  # 10b
    circulation: str = ""  # 11
    drafted_by: str = ""  # 12
    contact: str = ""  # 13
    copy_mark: str = ""  # 14
    copied: Official | None = None  # what an extract copies: head, chosen parts of the body, ending
    year: int | None = field(default=None)  # of a draft without a day

    @property
    def is_congress(self) -> bool:
        """Tell a document of a congress: it stands under no parent body."""
        return bool(self.issuer) and self.issuer[0].upper().startswith("ĐẠI HỘI")


def official(content: object, kinds: Mapping[str, Kind]) -> Official:
    """Read a document from JSON: the field names of `Official`; `kind` by its name, as "Thông báo".

    A block of the body is `{"heading": "…"}`, `{"article": "…", "title": "…"}`, … or a bare text; a table is `{"heads": […], "rows": […]}`.

    :raises UnreadableContent: with everything that is wrong at once
    """
    return _official(content, kinds, _READERS)


def _official(content: object, kinds: Mapping[str, Kind], readers: Mapping[str, Any]) -> Official:
    faults: list[str] = []
    given = dict(content) if isinstance(content, Mapping) else {}
    if not given:
        raise UnreadableContent(faults="cần một đối tượng JSON với kind, issuer, symbol, subject, body, signatures")
    known = {each.name for each in fields(Official)}
    faults += [f"không có mục “{key}”" for key in given if key not in known]
    kind = kinds.get(str(given.get("kind", "")).casefold())
    needed = ("kind", "issuer", "subject", "body", "signatures")
    faults += [f"thiếu “{key}”" for key in needed if not given.get(key) and not (key == "body" and kind and kind.is_copy)]
    if given.get("kind") and kind is None:
        faults.append(f"không có thể loại “{given['kind']}”; có: {', '.join(sorted(each.name for each in kinds.values()))}")
    values: dict[str, Any] = {}
    readers = {**readers, "copied": lambda value: _official(value, kinds, {**_READERS, "body": _kept_body})}
    for key in known & given.keys() - {"kind"}:
        try:
            values[key] = readers.get(key, _text)(given[key])
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as fault:
            faults.append(f"“{key}”: {fault}")
    if faults or kind is None:
        raise UnreadableContent(faults="; ".join(faults))
    return Official(kind=kind, **{"symbol": "", "body": (), **values})


def numbered(body: Sequence[Block | Grid]) -> Iterator[tuple[str, Block | Grid]]:
    """Return each block with the number that the writer gives it: I., Điều 1., 1., a); nothing for a text or a table.

    Articles count through the whole body, every other level begins again under a wider one.
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; letters in table `documents.numbering`.
    """
    counts = dict.fromkeys(LEVELS, 0)
    for block in body:
        if isinstance(block, Block) and block.number:
            yield block.number, block
            continue
        if isinstance(block, Grid) or block.level in ("text", "dash"):
            yield ("- " if block.level == "dash" else ""), block
            continue
        counts[block.level] += 1
        for narrower in LEVELS[LEVELS.index(block.level) + 1 :]:
            if narrower != "article":
                counts[narrower] = 0
        yield _number(block.level, counts[block.level]), block


def _number(level: str, count: int) -> str:
    if level == "part":
        return f"Phần {roman(count)}"
    if level == "chapter":
        return f"Chương {roman(count)}"
    if level == "section":
        return f"Mục {count}"
    if level == "heading":
        return f"{roman(count)}. "
    if level == "article":
        return f"Điều {count}. "
    return f"{point_letter(count)}) " if level == "point" else f"{count}. "


LETTERS = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"]
"""Source: table `documents.numbering`, record `numbering.letters`; a test holds the two against each other."""


def point_letter(index: int) -> str:
    """Return the letter of the n-th point, from 1: the fifth is đ; after y comes aa.

    :raises ValueError: below 1
    """
    if index < 1:
        raise ValueError(f"điểm đếm từ 1: {index}")
    rounds, place = divmod(index - 1, len(LETTERS))
    return LETTERS[place] * (rounds + 1)


def roman(count: int) -> str:
    """Return 1 to 3,999 in Roman figures."""
    signs = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
    )
    written = ""
    for value, sign in (*signs, (4, "IV"), (1, "I")):
        written += sign * (count // value)
        count %= value
    return written


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("cần một đoạn chữ")
    return " ".join(value.split())


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(part) for part in ([value] if isinstance(value, str) else _list(value)))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("cần một danh sách")
    return value


def _whole(value: object) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1_000_000):
        raise ValueError("cần một số nguyên dương")
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _body(value: object) -> tuple[Block | Grid, ...]:
    return tuple(_block(part) for part in _list(value))


def _kept_body(value: object) -> tuple[Block | Grid, ...]:
    """Read a body whose blocks may bear the numbers of the document they were copied from."""
    return tuple(_kept_block(part) for part in _list(value))


def _kept_block(value: object) -> Block | Grid:
    if not isinstance(value, Mapping) or "number" not in value:
        return _block(value)
    block = _block({key: part for key, part in value.items() if key != "number"})
    if isinstance(block, Grid):
        return block
    blank = "" if block.level in ("part", "chapter", "section") else " "
    return replace(block, number=_text(value["number"])[:60] + blank)


def _block(value: object) -> Block | Grid:
    if isinstance(value, str):
        return Block("text", _text(value))
    if not isinstance(value, Mapping):
        raise TypeError("mỗi đoạn là chữ hoặc một đối tượng")
    if "heads" in value:
        heads = _texts(value["heads"])
        rows = tuple(_texts(row) for row in _list(value.get("rows", [])))
        if any(len(row) != len(heads) for row in rows):
            raise ValueError(f"mỗi dòng của bảng cần {len(heads)} ô")
        width = tuple(int(part) for part in value.get("width", ())) or (1,) * len(heads)
        if len(width) != len(heads) or min(width, default=0) < 1:
            raise ValueError("“width” cần một số dương cho mỗi cột")
        return Grid(heads, rows, width)
    levels = [key for key in value if key in LEVELS]
    if len(levels) != 1 or value.keys() - {levels[0], "title"}:
        raise ValueError(f"mỗi đoạn có một trong: {', '.join(LEVELS)}, và “title” nếu có")
    return Block(levels[0], _text(value[levels[0]]), _text(value.get("title", "")))


def _signatures(value: object) -> tuple[Signature, ...]:
    found = tuple(Signature(_texts(part["authority"]), _text(part.get("name", ""))) for part in _list(value))
    if not 1 <= len(found) <= 2:
        raise ValueError("cần một chữ ký, hai với biên bản")
    return found


def _annexes(value: object) -> tuple[Annex, ...]:
    return tuple(Annex(_text(part["title"]), _body(part["body"])) for part in _list(value))


_READERS: Mapping[str, Any] = {
    **dict.fromkeys(("issuer", "parent", "bases", "addressed_to", "recipients"), _texts),
    "number": _whole,
    "year": _whole,
    "issued_on": _day,
    "body": _body,
    "signatures": _signatures,
    "annexes": _annexes,
}
