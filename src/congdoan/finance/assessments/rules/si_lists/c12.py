"""C12-TS, the monthly notice of social insurance: workers and wage fund of the month, beside the sums that prove it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong, parse_dong
from congdoan.foundation.kernel.periods import parse_month

from .figures import MonthFigures, NoSuchList, SiList
from .layouts import bare, layout

MOST_PERSONS = 10**7
MOST_DONG = 10**15
MOST_JSON = 2**20
CURES = {
    "month": "ghi tháng như 08/2026",
    "headcount": "ghi số lao động, số nguyên không âm",
    "wage_fund": "ghi quỹ lương bằng số đồng nguyên, không âm",
}


def read_c12(content: bytes, sheets: Sequence[tables.Sheet], *, file: str) -> SiList:
    """Read a notice, from a sheet of labels or from the rows that the agency's own portal answers with (JSON).

    Units: đồng, persons.
    Source: `data/si_lists.yaml`, reconstructed.

    :raises NoSuchList: the labels of the notice are not there
    """
    found = _of_json(content, file) if not sheets else _of_sheets(sheets)
    missing = [words[0] for name, words in layout("c12")["labels"].items() if name in CURES and name not in found]
    if missing:
        raise NoSuchList(file=file, why="Thiếu " + ", ".join(f"“{word}”" for word in missing) + ".")
    problems: list[tables.Problem] = []

    def value(name: str, read: Callable[[str], int]) -> int | None:
        place = found[name]
        try:
            return read(place.text)
        except (ValueError, DomainError):
            problems.append(tables.Problem(file, place.sheet, place.row, place.label, place.text[:80], CURES[name]))
            return None

    month = value("month", parse_month)
    heads = value("headcount", lambda text: _within(text, MOST_PERSONS))
    fund = value("wage_fund", lambda text: _within(text, MOST_DONG))
    figures = MonthFigures(month, heads, fund) if month is not None and heads is not None and fund is not None else None
    facts: dict[str, Any] = {name: found[name].text[:20] for name in ("unit_code", "tax_code") if name in found}
    return SiList(layout("c12")["name"], figures, tuple(_unproved(found)), tuple(one.as_facts() for one in problems), facts)


class _Place:
    """Where a value stands and what it says."""

    __slots__ = ("label", "row", "sheet", "text")

    def __init__(self, text: str, *, label: str, sheet: str = "", row: int = 0) -> None:
        self.text, self.label, self.sheet, self.row = text, label, sheet, row


def _of_sheets(sheets: Sequence[tables.Sheet]) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    known = {bare(word): name for name, words in layout("c12")["labels"].items() for word in words}
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows[:500], start=1):
            for name, label, text in _labelled(cells, known):
                if text:
                    found.setdefault(name, _Place(text, label=label, sheet=sheet.name, row=number))
        for name, place in _sums_of(sheet).items():
            found.setdefault(name, place)
    return found


def _labelled(cells: Sequence[Any], known: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Yield (name, label, value) of a row: “Nhãn: giá trị” in one cell, or the value in the next cell that is not empty."""
    texts = [tables.as_text(cell)[:200] for cell in cells]
    for place, text in enumerate(texts):
        label, _, inside = text.partition(":")
        name = known.get(bare(label))
        if name is not None:
            following = next((one for one in texts[place + 1 :] if one), "")
            yield name, label.strip(), inside.strip() or following
        elif (words := bare(text).split(" ")) and len(words) == 2 and known.get(words[0]) == "month":  # “Tháng 08/2026”
            yield "month", text.split()[0], text.split()[-1]


def _sums_of(sheet: tables.Sheet) -> dict[str, _Place]:
    """Return the totals of the rows that prove the notice, by their number in the first column."""
    row = layout("c12")["row"]
    try:
        reading = tables.labelled([sheet], {"number": row["number"], "total": row["total"]}, required=["number", "total"])
    except tables.UnreadableTable:
        return {}
    wanted = {number: name for name, number in layout("c12")["rows"].items()}
    return {
        wanted[line.text("number")]: _Place(line.text("total"), label="Cộng", sheet=sheet.name, row=line.number)
        for line in reading.rows
        if line.text("number") in wanted
    }


def _of_json(content: bytes, file: str) -> dict[str, _Place]:
    if len(content) > MOST_JSON:
        raise NoSuchList(file=file, why="Tệp JSON lớn quá 1 MB.")
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NoSuchList(file=file, why="Tệp JSON không đọc được.") from None
    if not isinstance(told, dict):
        raise NoSuchList(file=file, why="Tệp JSON không phải một thông báo.")
    known = {bare(word): name for name, words in layout("c12")["labels"].items() for word in words}
    found = {
        known[bare(key)]: _Place(str(value), label=key)
        for key, value in told.items()
        if bare(key) in known and isinstance(value, str | int) and not isinstance(value, bool)
    }
    wanted = {number: name for name, number in layout("c12")["rows"].items()}
    lines = told.get("lines")
    for line in lines if isinstance(lines, list) else []:
        if isinstance(line, dict) and str(line.get("stt")) in wanted:
            found[wanted[str(line["stt"])]] = _Place(str(_json_total(line)), label=str(line["stt"]))
    return found


def _json_total(line: Mapping[str, Any]) -> int:
    """Return a row's total, or the sum of its parts where none is told."""
    words = {bare(word) for word in layout("c12")["row"]["parts"]}
    parts = [value for key, value in line.items() if bare(key) in words and type(value) is int]
    total = line.get("cong")
    return total if type(total) is int else sum(parts)


def _unproved(found: Mapping[str, _Place]) -> Iterable[str]:
    """Yield a question where what is carried on is not what was brought, and due, and not paid."""
    names = ("brought", "due", "paid", "carried")
    if not all(name in found for name in names):
        return
    try:
        brought, due, paid, carried = (parse_dong(found[name].text) for name in names)
    except DomainError:
        yield "Các dòng A, B.1, C, D.1 của thông báo không đọc được thành số, nên chưa kiểm tra chéo."
        return
    if brought + due - paid != carried:
        expected = format_dong(brought + due - paid)
        yield f"Dòng D.1 ghi {format_dong(carried)} đ, còn A + B.1 − C là {expected} đ. Hãy xem lại thông báo."


def _within(text: str, most: int) -> int:
    amount = parse_dong(text)
    if not 0 <= amount <= most:
        raise ValueError(text)
    return amount
