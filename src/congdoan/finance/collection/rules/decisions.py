"""A person's answers, given as rows, turned into matches; everything that is wrong with them is told at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from congdoan.finance.collection.rules.engine import MONEY_IN, MONEY_OUT
from congdoan.finance.collection.rules.model import Evidence, Line, LineKind, Match, Part, Payer, Register
from congdoan.foundation.kernel.tables import Problem

LEAVE = "REVIEW"
"""The kind of a row by which a person leaves a line in suspense, whatever the matcher thinks."""

KINDS: tuple[str, ...] = get_args(LineKind)
SUBJECTS = {"KPCD": "employer", "DUES": "union", "SHARE_OUT": "union", "UPPER_OUT": "upper"}
WORDS = {"employer": "một đơn vị sử dụng lao động", "union": "một công đoàn cơ sở", "upper": "một cấp trên"}


@dataclass(frozen=True)
class DecisionRow:
    """One row of answers: about which printed row (`file`, `row`), what it is, whose, and how much. `number` is its own place."""

    number: int
    file: str
    row: int
    kind: str
    subject: str
    amount: int


def read_decisions(
    rows: Iterable[DecisionRow], lines: Iterable[Line], register: Register, *, source: str
) -> tuple[Mapping[int, Match], Sequence[Problem]]:
    """Return the decided match by line id, and every problem of the rows of the table `source`.

    A row printed twice by the bank may be answered at either place. A line answered wrongly has no match.
    """
    places, by_id = _places(lines), {line.id: line for line in lines}
    problems: list[Problem] = []
    answers: dict[int, list[DecisionRow]] = defaultdict(list)
    for row in rows:
        line_id = places.get((row.file, row.row))
        if line_id is None:
            problems.append(_problem(source, row, "row", f"{row.file}:{row.row}", "không có dòng này trong các sao kê đã nhập"))
        else:
            answers[line_id].append(row)
    matches: dict[int, Match] = {}
    for line_id, given in answers.items():
        wrong = list(_wrong(source, by_id[line_id], given, register))
        problems += wrong
        if not wrong:
            matches[line_id] = _decided(given, register)
    return matches, sorted(problems, key=lambda problem: problem.row)


def _places(lines: Iterable[Line]) -> dict[tuple[str, int], int]:
    """Map every printed place to the line it shows; a repeat shows the line of the same fingerprint."""
    rows = sorted(lines, key=lambda line: (line.repeat, line.booked_at, line.file, line.position, line.row, line.id))
    first: dict[str, int] = {}
    for line in rows:
        if line.fingerprint:
            first.setdefault(line.fingerprint, line.id)
    return {(line.file, line.row): first.get(line.fingerprint, line.id) for line in rows}


def _wrong(source: str, line: Line, given: Sequence[DecisionRow], register: Register) -> Iterable[Problem]:
    """Yield what is wrong with one line's answers."""
    kinds = {row.kind for row in given}
    for row in given:
        if row.kind not in KINDS and row.kind != LEAVE:
            yield _problem(source, row, "kind", row.kind, f"loại phải là một trong: {', '.join((*KINDS, LEAVE))}")
        elif row.kind in (MONEY_OUT if line.direction == "C" else MONEY_IN):
            yield _problem(source, row, "kind", row.kind, "loại này ngược chiều với dòng tiền của sao kê")
        elif wanted := SUBJECTS.get(row.kind):
            subject = register.by_code.get(row.subject)
            if subject is None or subject.kind != wanted:
                yield _problem(source, row, "subject", row.subject, f"phải là mã của {WORDS[wanted]} trong danh mục")
        elif row.kind == "RETURN_IN" and _kind_of(register.by_code.get(row.subject)) not in ("union", "upper"):
            yield _problem(source, row, "subject", row.subject, "phải là mã của nơi đã nhận tiền chuyển trước đó")
        elif row.kind == "BOTH":
            yield _problem(source, row, "kind", row.kind, "hãy ghi hai dòng: một dòng KPCD và một dòng DUES")
        if row.amount <= 0:
            yield _problem(source, row, "amount", str(row.amount), "số tiền phải lớn hơn 0")
    if len(kinds) > 1 and not kinds <= {"KPCD", "DUES"}:
        yield _problem(source, given[-1], "kind", given[-1].kind, "một dòng sao kê chỉ gồm nhiều phần khi là KPCD và DUES")
    elif len(given) > 1 and not kinds <= {"KPCD", "DUES"}:
        yield _problem(source, given[-1], "row", str(line.row), "dòng sao kê này đã được trả lời ở trên")
    total = sum(row.amount for row in given)
    if total != line.amount and kinds != {LEAVE}:
        yield _problem(source, given[-1], "amount", str(total), f"các phần phải cộng đúng số tiền của dòng sao kê: {line.amount}")


def _decided(given: Sequence[DecisionRow], register: Register) -> Match:
    first, by_code = given[0], register.by_code
    if first.kind == LEAVE:
        return Match("review", "left-by-a-person", None)
    evidence = (Evidence("person", first.subject),)
    if first.kind in ("KPCD", "DUES"):
        parts = tuple(Part("KPCD" if row.kind == "KPCD" else "DUES", by_code[row.subject].id, row.amount) for row in given)
        kinds = {part.kind for part in parts}
        return Match("decided", "person", "BOTH" if len(kinds) > 1 else parts[0].kind, parts, evidence=evidence)
    kind = next(known for known in get_args(LineKind) if known == first.kind)
    subject = by_code.get(first.subject)
    return Match("decided", "person", kind, target_id=subject.id if subject else None, evidence=evidence)


def _kind_of(payer: Payer | None) -> str:
    return payer.kind if payer else ""


def _problem(source: str, row: DecisionRow, column: str, found: str, cure: str) -> Problem:
    return Problem(file=source, sheet="", row=row.number, column=column, found=found, cure=cure)
