"""`notes read < notes.jsonl`: what each note says, one JSON document a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

from congdoan.finance.collection.rules.notes import note_answer, read_note
from congdoan.foundation.access.doors import PureCommand, to_json
from congdoan.foundation.kernel.errors import DomainError

LONGEST_LINE = 100_000


class UnableToReadNotes(DomainError):
    """Some lines of the input are no notes."""

    code = "notes-unreadable"
    says = "{count} dòng không phải là JSON có “id” và “raw”; dòng đầu tiên: {first}."


class Command(PureCommand):
    help = "Đọc nội dung chuyển khoản: mỗi dòng vào là một JSON {id, raw}, mỗi dòng ra là điều nội dung ấy nói."

    def call(self, **options: Any) -> list[dict[str, Any]]:
        return answers(sys.stdin.buffer)

    def answer(self, answer: Any, *, wants_json: bool) -> None:
        for row in answer:
            self.stdout.write(to_json(row))


def answers(source: BinaryIO | Iterable[bytes]) -> list[dict[str, Any]]:
    """Return the answer to every line.

    :raises UnableToReadNotes: lines that are no JSON object with a text `raw`; every one is told
    """
    found: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        row = _row(line)
        if row is None:
            problems.append({"row": number, "found": line[:80].decode("utf-8", "replace").strip()})
        else:
            found.append(note_answer(row.get("id"), read_note(row["raw"])))
    if problems:
        raise UnableToReadNotes(count=len(problems), first=problems[0]["row"], problems=problems)
    return found


def _row(line: bytes) -> dict[str, Any] | None:
    """Return one line as an object with a text `raw`, or None."""
    try:
        row = json.loads(line.decode("utf-8-sig")) if len(line) <= LONGEST_LINE else None
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and isinstance(row.get("raw"), str) else None
