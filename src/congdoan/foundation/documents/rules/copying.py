"""Copies of documents: their three forms, of what each may be made, and which parts of a document an extract holds.

Source: Nghị định 30/2020/NĐ-CP, Điều 3 khoản 10-12, Điều 25; Phụ lục I, phần II; kinds in table `documents.document_types`.
"""

from collections.abc import Collection, Mapping
from typing import Any

from .reading import body_of
from .writing import END, Block, Grid, Official, numbered

FULL, ONWARD, EXTRACT = "Bản sao y", "Bản sao lục", "Bản trích sao"
COPIES = (FULL, ONWARD, EXTRACT)
SERIES = "Bản sao"
"""Copies of all forms count in one series of their own: Phụ lục I, phần II, mục II.1.c."""
NOT_COPIED = frozenset({"annexes", "copied", "copy_mark", "urgency", "circulation", "contact"})


def forms_for(kind: str, *, is_ours: bool) -> tuple[str, ...]:
    """Return the forms in which a document may be copied: a full copy of it only onward, what arrived whole or in parts."""
    if kind in COPIES:
        return (ONWARD,) if kind == FULL else ()
    return (FULL, EXTRACT) if is_ours else (FULL, ONWARD, EXTRACT)


def parts_of(paper: Official) -> list[tuple[int, str]]:
    """Return the pieces of a body with their places and words, for choosing."""
    return [(at, _words(number, block)) for at, (number, block) in enumerate(numbered(paper.body))]


def parts_of_text(text: str) -> list[tuple[int, str]]:
    """Return the paragraphs between the head and the signature of an arrival with their places, for choosing."""
    return list(enumerate(body_of(text)))


def extract_of_text(head: Mapping[str, Any], text: str, parts: Collection[int]) -> dict[str, Any]:
    """Return the writer's JSON of an arrival with some paragraphs of its text alone, under the head that was confirmed."""
    return dict(head) | {"body": [words for at, words in parts_of_text(text) if at in parts]}


def extract_of(content: Mapping[str, Any], paper: Official, parts: Collection[int]) -> dict[str, Any]:
    """Return the writer's JSON of a document with some of its pieces alone, each under the number that it bears in the whole.

    Only where the last piece is among them do its words end as the document ends. Annexes are copied as documents of their own.
    """
    blocks = list(numbered(paper.body))
    body = [_kept(number, block, is_last=at == len(blocks) - 1) for at, (number, block) in enumerate(blocks) if at in parts]
    return {name: value for name, value in content.items() if name not in NOT_COPIED} | {"body": body}


def _words(number: str, block: Block | Grid) -> str:
    if isinstance(block, Grid):
        return f"Bảng: {', '.join(block.heads)}"
    return f"{number} {block.title} {block.words}"


def _kept(number: str, block: Block | Grid, *, is_last: bool) -> Any:
    if isinstance(block, Grid):
        return {"heads": list(block.heads), "rows": [list(row) for row in block.rows], "width": list(block.width)}
    end = END if is_last else ""
    words = block.words.rstrip(" ./;,") + end if end and block.words else block.words
    title = block.title.rstrip(" ./;,") + end if end and not block.words else block.title
    if block.level == "text":
        return words
    return {block.level: words} | ({"title": title} if title else {}) | ({} if block.level == "dash" else {"number": number})
