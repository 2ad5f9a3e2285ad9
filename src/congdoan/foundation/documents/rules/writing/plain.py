"""A body as plain text that people type: `I.`, `1.`, `a)`, `Điều 1.` at the start of a line say what the line is; the writer numbers it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from .official import Block, Grid, UnreadableContent, numbered

_MARKS = (
    ("part", r"Phần [IVXLC]{1,8}\.?"),
    ("chapter", r"Chương [IVXLC]{1,8}\.?"),
    ("section", r"Mục \d{1,3}\.?"),
    ("article", r"Điều \d{1,3}\."),
    ("heading", r"[IVXLC]{1,8}\."),
    ("clause", r"\d{1,3}\."),
    ("point", r"([a-z]|đ){1,2}\)"),
    ("dash", r"[-–+]"),
)
_PATTERN = re.compile("|".join(f"(?P<{level}>{mark})" for level, mark in _MARKS).join(("(?:", r")(?:\s+|$)")))
_TITLE = re.compile(r"\*\*(?P<title>.+?)\*\*\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_WIDTHS = re.compile(r"^\|\s*-{1,9}\s*(\|\s*-{1,9}\s*)*\|?$")


def body_of(text: str) -> list[Any]:
    """Read typed text as a body in the writer's JSON: a line is a block, lines that begin with `|` make a table.

    `**Tên.**` after the mark is the block's bold title; a backslash at the start of a line makes it plain text. The number that was typed
    says only what the line is: the writer counts. `|--|-|` under a table's head gives the parts of its columns.

    :raises UnreadableContent: every row of a table that has not the cells of its head, with its line
    """
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    body: list[Any] = []
    faults: list[str] = []
    for is_table, group in groupby(lines, key=lambda numbered_line: numbered_line[1].startswith("|")):
        if is_table:
            body.append(_table(list(group), faults))
        else:
            body += [_block(line) for _, line in group]
    if faults:
        raise UnreadableContent(faults="; ".join(faults))
    return body


def typed(body: Sequence[Block | Grid]) -> str:
    """Return a body as the text that reads back as it."""
    return "\n".join(line for number, block in numbered(body) for line in _lines(number, block))


def _block(line: str) -> Any:
    if line.startswith("\\"):
        return line[1:].lstrip()
    match = _PATTERN.match(line)
    if match is None:
        return line
    rest = line[match.end() :]
    title = _TITLE.match(rest)
    words = rest[title.end() :] if title else rest.removeprefix("\\")
    block = {str(match.lastgroup): words}
    return block | {"title": title["title"]} if title else block


def _table(lines: list[tuple[int, str]], faults: list[str]) -> dict[str, Any]:
    rows = [(at, [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip("|") if line != "|" else "")]) for at, line in lines]
    heads = rows[0][1]
    has_widths = len(lines) > 1 and bool(_WIDTHS.match(lines[1][1]))
    faults += [f"dòng {at}: bảng cần {len(heads)} ô như dòng đầu, đang có {len(row)}" for at, row in rows if len(row) != len(heads)]
    told: dict[str, Any] = {"heads": heads, "rows": [row for _, row in rows[2 if has_widths else 1 :]]}
    return told | {"width": [cell.count("-") for cell in rows[1][1]]} if has_widths else told


def _lines(number: str, block: Block | Grid) -> Iterator[str]:
    if isinstance(block, Grid):
        yield _row(block.heads)
        if set(block.width) - {1}:
            yield _row(["-" * part for part in block.width])
        yield from (_row(row) for row in block.rows)
    elif block.level == "text":
        yield f"\\{block.words}" if block.words[:1] in ("\\", "|") or _PATTERN.match(block.words) else block.words
    else:
        mark = number.rstrip() + ("." if block.level in ("part", "chapter", "section") else "")
        words = f"\\{block.words}" if not block.title and block.words[:1] in ("\\", "*") else block.words
        yield " ".join(part for part in (mark, f"**{block.title}**" if block.title else "", words) if part)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
