"""Reading a plan from a workbook or delimited text: every cell that cannot be read, with its place and cure."""

import re
from collections.abc import Mapping

from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.tables import Problem, Reading, Row, labelled, read_sheets
from congdoan.foundation.kernel.vietnamese import fold

from .plan import BOOKS, COLUMNS, GRANTS, MEMBER_POLICIES, OUTCOMES, PlanRow

MOST_ROWS = 20_000


def read_plan(content: bytes, *, file: str, kinds: Mapping[str, str]) -> tuple[list[PlanRow], Reading]:
    """Read a plan; the reading holds the labels, the sheet and everything that could not be read.

    Shapes: `kinds` gives the words of each kind of union body; a file may write either.

    :raises UnreadableTable: no table with the needed columns
    """
    reading = labelled(read_sheets(content, file=file), COLUMNS, required=("code", "outcome"))
    if len(reading.rows) > MOST_ROWS:
        reading.problems.append(Problem(file, reading.sheet, 0, "", str(len(reading.rows)), f"nhiều nhất {MOST_ROWS} dòng; chia tệp"))
        return [], reading
    return [_row(row, reading, kinds) for row in reading.rows], reading


def _row(row: Row, reading: Reading, kinds: Mapping[str, str]) -> PlanRow:
    def word(name: str, known: Mapping[str, str], usual: str) -> str:
        return reading.value(row, name, lambda text: code_of(text, known, usual), f"ghi một trong: {', '.join(known.values())}") or usual

    members = reading.value(row, "members", _count, "ghi số nguyên, ví dụ 49") if row.text("members") else None
    cash = reading.value(row, "cash_counted", parse_dong, "ghi số tiền nguyên đồng, ví dụ 1.500.000") if row.text("cash_counted") else None
    return PlanRow(
        line=row.number,
        code=row.text("code").upper()[:40],
        outcome=word("outcome", OUTCOMES, ""),
        targets=codes_of(row.text("targets")),
        parent=row.text("parent").upper()[:40],
        name=" ".join(row.text("name").split()),
        kind=word("kind", kinds, ""),
        members=members,
        member_policy=word("member_policy", MEMBER_POLICIES, ""),
        grants=word("grants", GRANTS, "end"),
        books=word("books", BOOKS, "keep"),
        cash_counted=cash,
        given_by=row.text("given_by"),
        taken_by=row.text("taken_by"),
        note=row.text("note")[:300],
    )


def codes_of(text: str) -> tuple[str, ...]:
    """Return the codes of a cell, parted by semicolons, commas or blanks."""
    return tuple(code.upper()[:40] for code in re.split(r"[;,\s]+", text) if code)


def code_of(text: str, known: Mapping[str, str], usual: str) -> str:
    """Return the code that a cell means by its code or its words, whatever the case and the diacritics.

    :raises ValueError: it means none
    """
    if not text:
        return usual
    wanted = fold(text)
    for code, words in known.items():
        if wanted in (fold(code), fold(words)):
            return code
    raise ValueError(text)


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}", text):
        raise ValueError(text)
    return int(text.replace(".", ""))
