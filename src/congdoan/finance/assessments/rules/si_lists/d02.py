"""D02-LT, the list of changes: who came, who left, whose salary changed. It tells a difference, never the whole wage fund."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.identifiers import check_cccd
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import format_month, month_of, months_apart, parse_day, parse_month

from .figures import NoSuchList, SiList, WageChange
from .layouts import bare, layout

MOST_ROWS, MOST_MONTHS = 20_000, 12
MOST_SALARY = 10**10  # đồng a month: what is above is a slip of the hand
WORDS = {"increase": "tăng", "decrease": "giảm", "adjustment": "điều chỉnh"}


@dataclass
class _Month:
    """Counts and wages of one month by what happened, and what the list leaves unsaid of it."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WORDS, 0))
    wages: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WORDS, 0))
    left_without_wage: int = 0
    with_percent: int = 0


@dataclass
class _Sums:
    """What a list tells of each month, and of itself."""

    months: dict[int, _Month] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    ends: tables.Row | None = None
    """The first row whose salary ends: it is none of the months behind its end."""
    strange_options: set[str] = field(default_factory=set)
    bad_citizen_numbers: int = 0


def read_d02(sheets: Sequence[tables.Sheet], *, file: str) -> SiList:
    """Read a list of changes; every error is told with its place, and no person is kept.

    Units: đồng, persons.
    Source: `data/si_lists.yaml`, reconstructed.

    :raises NoSuchList: no sheet has the columns of the list
    """
    form = layout("d02")
    try:
        reading = tables.labelled(sheets, form["columns"], required=form["required"])
    except tables.UnreadableTable as refusal:
        raise NoSuchList(file=file, why=str(refusal.facts.get("why", ""))) from None
    if len(reading.rows) > MOST_ROWS:
        raise NoSuchList(file=file, why=f"Danh sách dài quá {MOST_ROWS} dòng.")
    sums = _Sums()
    for row in reading.rows:
        _add(reading, row, sums)
    if not reading.rows:
        reading.wrong(1, "dossier", "danh sách không có dòng nào")
    elif len(sums.months) > 1:
        _refuse_months(reading, sums)
    problems = tuple(problem.as_facts() for problem in reading.problems)
    facts = {"rows": len(reading.rows), **{kind: sum(one.counts[kind] for one in sums.months.values()) for kind in WORDS}}
    changes = () if problems else tuple(_change(month, sums.months[month]) for month in sorted(sums.months))
    return SiList(form["name"], changes[-1] if changes else None, _questions(sums), problems, facts, changes[:-1])


def _add(reading: tables.Reading, row: tables.Row, sums: _Sums) -> None:
    kind = _kind(reading, row, sums)
    month = reading.value(row, "from_month", _month, "ghi tháng như 09/2026")
    wage = _wage(reading, row)
    _refuse_twice(reading, row, kind, sums)
    number = row.text("citizen_number")
    sums.bad_citizen_numbers += bool(number) and not check_cccd(number.zfill(12) if number.isdigit() else number).valid
    if sums.ends is None and row.text("until_month"):
        sums.ends = row
    if kind is None or month is None or wage is None:
        return
    has_salary = row.text("salary") not in ("", "0")  # a formula that nobody has worked out reads as empty
    if kind == "increase" and not has_salary:
        reading.wrong(row, "salary", "lao động tăng phải có tiền lương đóng bảo hiểm; ghi số đồng, không để công thức")
        return
    told = sums.months.setdefault(month, _Month())
    told.left_without_wage += kind == "decrease" and not has_salary
    told.with_percent += any(row.text(name) not in ("", "0") for name in layout("d02")["percent"])
    told.counts[kind] += 1
    told.wages[kind] += wage


def _refuse_months(reading: tables.Reading, sums: _Sums) -> None:
    """Refuse months of which the list cannot tell each one's wage fund: each starts from the one before, so all must be told whole."""
    months = sorted(sums.months)
    told = ", ".join(format_month(month) for month in months[:MOST_MONTHS])
    if len(months) > MOST_MONTHS or months_apart(months[0], months[-1]) + 1 != len(months):
        why = f"danh sách có nhiều tháng không liền nhau ({told})"
    elif sums.ends is not None:
        why = f"danh sách có nhiều tháng ({told}) mà dòng {sums.ends.number} ghi “đến tháng”"
    elif unsaid := next((month for month in months if _unsaid(sums.months[month])), None):
        why = f"danh sách có nhiều tháng ({told}) mà chưa đủ để tính quỹ lương tháng {format_month(unsaid)}"
    else:
        return
    reading.wrong(reading.rows[0], "from_month", f"{why}; tách mỗi tháng một tệp")


def _kind(reading: tables.Reading, row: tables.Row, sums: _Sums) -> str | None:
    """Return what a row does; the kind of dossier and the option must agree where both are known."""
    form = layout("d02")
    told, option = bare(row.text("dossier")), bare(row.text("option")).split("-", maxsplit=1)[0].strip()
    by_dossier, by_option = form["dossiers"].get(told), form["options"].get(option)
    if told and by_dossier is None:
        reading.wrong(row, "dossier", "ghi “Tăng lao động”, “Giảm lao động” hoặc “Điều chỉnh”")
        return None
    if by_dossier is None and by_option is None:
        reading.wrong(row, "dossier", "ghi “Tăng lao động”, “Giảm lao động” hoặc “Điều chỉnh”")
        return None
    if by_dossier and by_option and by_dossier != by_option:
        reading.wrong(row, "option", f"phương án này là {WORDS[by_option]}, còn loại hồ sơ là {WORDS[by_dossier]}; sửa một trong hai")
        return None
    if option and by_option is None:
        sums.strange_options.add(option[:10])
    return str(by_dossier or by_option)


def _wage(reading: tables.Reading, row: tables.Row) -> int | None:
    """Return the row's salary with allowances in đồng, or None when one of them cannot be read."""
    parts = []
    for name in layout("d02")["money"]:
        text = row.text(name)
        parts.append(reading.value(row, name, _salary, "ghi số đồng nguyên, không âm; hệ số lương chưa đọc được") if text else 0)
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _refuse_twice(reading: tables.Reading, row: tables.Row, kind: str | None, sums: _Sums) -> None:
    number = "".join(sign for sign in row.text("si_number") if sign.isdigit())
    if not number or kind is None:
        return
    first = sums.seen.setdefault((kind, number), row.number)
    if first != row.number:
        masked = f"•••• {number[-4:]}"
        label = reading.labels.get("si_number", "Mã số BHXH")
        cure = f"trùng người với dòng {first}; bỏ một dòng"
        reading.problems.append(tables.Problem(reading.file, reading.sheet, row.number, label, masked, cure))


def _change(month: int, told: _Month) -> WageChange:
    return WageChange(
        month=month, came=told.counts["increase"], left=told.counts["decrease"], adjusted=told.counts["adjustment"],
        wages_came=told.wages["increase"], wages_left=told.wages["decrease"], unknown=_unsaid(told),
    )  # fmt: skip


def _unsaid(told: _Month) -> tuple[str, ...]:
    """Return why a month's wage fund cannot be told from the list alone."""
    unknown = []
    if told.counts["adjustment"]:
        unknown.append(f"{told.counts['adjustment']} dòng điều chỉnh chỉ ghi mức mới, không ghi mức cũ")
    if told.left_without_wage:
        unknown.append(f"{told.left_without_wage} dòng giảm không ghi tiền lương")
    if told.with_percent:
        unknown.append(f"{told.with_percent} dòng có phụ cấp thâm niên theo phần trăm, chưa cộng được")
    return tuple(unknown)


def _questions(sums: _Sums) -> tuple[str, ...]:
    told = []
    if sums.strange_options:
        told.append(f"Phương án {', '.join(sorted(sums.strange_options))} chưa có trong bảng, đã lấy theo cột loại hồ sơ.")
    if sums.bad_citizen_numbers:
        told.append(f"{sums.bad_citizen_numbers} dòng có số CCCD sai dạng; không ảnh hưởng quỹ lương.")
    return tuple(told)


def _month(text: str) -> int:
    try:
        return parse_month(text)
    except DomainError:
        return month_of(parse_day(text))


def _salary(text: str) -> int:
    amount = parse_dong(text)
    if not 0 <= amount <= MOST_SALARY:
        raise ValueError(text)
    return amount
