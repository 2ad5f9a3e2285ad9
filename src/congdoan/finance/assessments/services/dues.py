"""Dues reports: what a union collected from its members, what it keeps, what it owes upwards, and both units' books."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.models import DuesReport, Kind
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, EntryDraft, LineDraft, columns_of
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel import periods, tables
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import format_dong, parse_dong, share_of
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .charges import WantedCharge, write_charges
from .payroll import PreviewChanged, mark_of

FIELDS = {
    "union_code": ["Mã đơn vị", "Mã CĐCS", "Mã công đoàn"],
    "month": ["Tháng", "Kỳ"],
    "members_paying": ["Số đoàn viên đóng", "Đoàn viên đóng đoàn phí", "Số người đóng"],
    "dues_collected": ["Đoàn phí thu được", "Đoàn phí đã thu", "Số tiền"],
}


class UnableToReport(DomainError):
    """Root of this module's refusals."""


class NoUpperUnion(UnableToReport):
    code = "dues-without-upper-union"
    says = "Công đoàn {code} không có cấp trên trong tháng {month}, nên chưa biết đoàn phí nộp về đâu."


class DuesLessThanVouchers(UnableToReport):
    code = "dues-less-than-vouchers"
    says = (
        "Tháng {month}, {code}: phiếu thu đoàn phí trong sổ cộng {booked} đ, báo cáo chỉ ghi {reported} đ."
        " Ghi số cả tháng, gồm tiền đã có phiếu; phiếu sai thì đảo phiếu trước."
    )


@dataclass(frozen=True)
class DuesRow:
    """One union's dues of one month. Units: đồng."""

    unit_id: int
    month: int
    members_paying: int
    collected_dong: int


@dataclass
class DuesPreview:
    """What a file would write: reports that are new, that change one, that say the same, and every problem."""

    new: list[DuesRow] = field(default_factory=list)
    changed: list[tuple[DuesRow, int, int]] = field(default_factory=list)  # with the members and the sum in force
    same: list[DuesRow] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """Return a hash of what the preview shows."""
        return mark_of(self.new, self.changed, self.same)


@dataclass(frozen=True)
class _Change:
    """What a new report adds to the books: its sums, less what vouchers booked, less what the report it replaces booked.

    `upward` is what it adds to the debt upwards, vouchers or not: the upper unit learns of it by reports alone.
    """

    report: DuesReport
    upper_id: int
    collected: int
    kept: int
    upward: int


@transaction.atomic
def report_dues(*, by: int, rows: Sequence[DuesRow], on: date) -> dict[str, int]:
    """Write down dues reports, the part payable up as a charge, and the entries of both units' books; equal repeats are not written.

    The union keeps its share, half-up; the rest is payable to its upper union of the month's last day.
    Source: table `share_grassroots`, flow dues. A corrected report books the difference in the same month; so does one of dues that
    vouchers have booked in part or whole (decision 0046).

    :raises NoUpperUnion: nobody stands above the union in that month
    :raises DuesLessThanVouchers: vouchers booked more dues in that month than the report tells
    :raises NotAllowed: the actor may not report for one of the unions
    """
    access.require_all(by, "assessments.report_dues", at={row.unit_id for row in rows}, on=on)
    return write_reports(by=by, rows=rows, under="assessments.report_dues", on=on)


def write_reports(*, by: int, rows: Sequence[DuesRow], under: str, on: date) -> dict[str, int]:
    """Write dues reports with what follows from them, for somebody whose act `under` was judged.

    :raises NoUpperUnion, DuesLessThanVouchers: as `report_dues`
    """
    latest = {(row.unit_id, row.month): row for row in rows}
    changes = _written(by, list(latest.values()))
    if changes:
        charged = [
            WantedCharge(told.unit_id, Kind.DUES, told.month, told.collected_dong - told.kept_dong, None, _basis(told))
            for told in (change.report for change in changes)
        ]
        write_charges(by=by, wanted=charged, reason="Báo cáo thu đoàn phí")
        _post(by, changes, under, on)
        at = access_queries.common_branch({change.report.unit_id for change in changes}, on=on)
        audit.record(by, under, at=at, reports=len(changes), same=len(latest) - len(changes))
    return {"written": len(changes), "same": len(latest) - len(changes)}


def preview_dues_file(*, by: int, file_name: str, content: bytes, on: date) -> DuesPreview:
    """Read a dues file and tell what it would write; nothing is written.

    :raises UnreadableTable: the file cannot be read as a table with these columns
    :raises NotAllowed: the actor may report for nobody
    """
    access.require_somewhere(by, "assessments.report_dues", on=on)
    rows, problems = read_dues(file_name=file_name, content=content)
    preview = _compared(rows)
    preview.problems = problems
    return preview


@transaction.atomic
def report_dues_file(*, by: int, file_name: str, content: bytes, on: date, mark: str | None = None) -> dict[str, int]:
    """Report the rows of a dues file, all or none; with the mark of a preview only what that preview showed.

    :raises PreviewChanged: something moved since the preview
    :raises UnreadableTable: the file cannot be read as a table with these columns
    :raises Rejected: some rows are wrong; every error is told, nothing is written
    """
    rows, problems = read_dues(file_name=file_name, content=content)
    if problems:
        raise Rejected(problems)
    if mark is not None and _compared(rows).mark != mark:
        raise PreviewChanged
    return report_dues(by=by, rows=rows, on=on)


def read_dues(*, file_name: str, content: bytes) -> tuple[list[DuesRow], list[dict[str, Any]]]:
    """Return the rows of a dues file and every problem with its place."""
    reading = tables.labelled(tables.read_sheets(content, file=file_name), FIELDS, required=list(FIELDS))
    known = organisations.by_code(row.text("union_code") for row in reading.rows)
    rows = []
    for row in reading.rows:
        union = known.get(row.text("union_code"))
        if union is None or union.kind == "employer":
            reading.wrong(row, "union_code", "không có công đoàn mang mã này; tra lại sổ đơn vị")
        month = reading.value(row, "month", periods.parse_month, "ghi tháng như 2024-01 hoặc 01/2024")
        members = reading.value(row, "members_paying", _not_below_zero, "ghi số người, số nguyên không âm")
        collected = reading.value(row, "dues_collected", _not_below_zero, "ghi số đồng nguyên, không âm, không có phần lẻ")
        if union is not None and month is not None and members is not None and collected is not None:
            rows.append(DuesRow(union.id, month, members, collected))
    return rows, [problem.as_facts() for problem in reading.problems]


def _compared(rows: Sequence[DuesRow]) -> DuesPreview:
    preview = DuesPreview()
    latest = {(row.unit_id, row.month): row for row in rows}
    in_force, by_vouchers = _standing(rows)
    for key, row in latest.items():
        before = in_force.get(key)
        if before is None:
            preview.new.append(row)
        elif _says_the_same(before, row, by_vouchers):
            preview.same.append(row)
        else:
            preview.changed.append((row, before.members_paying, before.collected_dong))
    return preview


def _standing(rows: Sequence[DuesRow]) -> tuple[dict[tuple[int, int], DuesReport], dict[tuple[int, int], tuple[int, int]]]:
    """Return the reports in force, and what vouchers booked, by unit and month."""
    if not rows:
        return {}, {}
    units, months = {row.unit_id for row in rows}, (min(row.month for row in rows), max(row.month for row in rows))
    found = queries.dues_reports_in_force(units, months=months)
    return {(one.unit_id, one.month): one for one in found}, queries.dues_by_vouchers(units, months=months)


def _says_the_same(before: DuesReport, row: DuesRow, by_vouchers: Mapping[tuple[int, int], tuple[int, int]]) -> bool:
    """Return whether a row tells what the report in force tells, and vouchers have booked nothing since."""
    booked, _ = by_vouchers.get((row.unit_id, row.month), (0, 0))
    told = (row.members_paying, row.collected_dong, booked)
    return (before.members_paying, before.collected_dong, before.by_vouchers_dong) == told


def _not_below_zero(text: str) -> int:
    number = parse_dong(text)
    if not 0 <= number <= 10**15:
        raise ValueError(text)
    return number


def _basis(report: DuesReport) -> dict[str, Any]:
    record = reference.in_force("share_grassroots", on=periods.first_day(report.month), flow="dues")
    return {
        "collected": report.collected_dong,
        "kept": report.kept_dong,
        "members": report.members_paying,
        "law": [record.id],
        "needs_check": record.needs_check,
    }


def _written(by: int, rows: Sequence[DuesRow]) -> list[_Change]:
    if not rows:
        return []
    hold_dues({row.unit_id for row in rows})
    before, by_vouchers = _standing(rows)
    uppers = {
        month: organisations.parent_on([row.unit_id for row in rows if row.month == month], on=periods.last_day(month))
        for month in {row.month for row in rows}
    }
    changes, reports = [], []
    for row in rows:
        earlier = before.get((row.unit_id, row.month))
        if earlier is not None and _says_the_same(earlier, row, by_vouchers):
            continue
        upper = uppers[row.month].get(row.unit_id)
        if upper is None:
            raise NoUpperUnion(code=code_of(row.unit_id), month=periods.format_month(row.month))
        booked, booked_kept = by_vouchers.get((row.unit_id, row.month), (0, 0))
        if booked > row.collected_dong:
            told = {"booked": format_dong(booked), "reported": format_dong(row.collected_dong)}
            raise DuesLessThanVouchers(code=code_of(row.unit_id), month=periods.format_month(row.month), **told)
        report = DuesReport(
            unit_id=row.unit_id, month=row.month, members_paying=row.members_paying, collected_dong=row.collected_dong,
            kept_dong=share_of(row.collected_dong, queries.dues_share_kept(row.month)), by_vouchers_dong=booked,
            by_vouchers_kept_dong=booked_kept,
            reported_by=by,
        )  # fmt: skip
        reports.append(report)
        changes.append(_change(report, earlier, upper))
    DuesReport.objects.bulk_create(reports, batch_size=2000)
    return changes


def _change(report: DuesReport, earlier: DuesReport | None, upper_id: int) -> _Change:
    def booked(one: DuesReport) -> tuple[int, int, int]:
        own = one.collected_dong - one.by_vouchers_dong, one.kept_dong - one.by_vouchers_kept_dong
        return *own, one.collected_dong - one.kept_dong

    old = booked(earlier) if earlier else (0, 0, 0)
    return _Change(report, upper_id, *(new - before for new, before in zip(booked(report), old, strict=True)))


def code_of(unit_id: int) -> str:
    """Return a union's code."""
    return organisations.by_id([unit_id])[unit_id].code


def upper_of(unit_id: int, month: int) -> int | None:
    """Return who stands above a union on a month's last day."""
    return organisations.parent_on([unit_id], on=periods.last_day(month)).get(unit_id)


def hold_dues(unit_ids: Iterable[int]) -> None:
    """Let nobody else book dues of the units until the transaction ends; PostgreSQL's own check takes the same locks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT assessments_hold_dues(unit) FROM unnest(%s) AS unit", [sorted(unit_ids)])


def _post(by: int, changes: Sequence[_Change], under: str, on: date) -> None:
    moved = [change for change in changes if change.collected or change.kept or change.upward]
    keys = {key for change in moved for key, _ in (*_union_lines(change), *_upper_lines(change))}
    account = ledger.accounts(keys)
    drafts = []
    for change in moved:
        day, words = periods.last_day(change.report.month), f"Đoàn phí tháng {periods.format_month(change.report.month)}"
        for unit_id, lines in ((change.report.unit_id, _union_lines(change)), (change.upper_id, _upper_lines(change))):
            booked = [LineDraft(account[key], amount) for key, amount in lines if amount]
            if booked:
                drafts.append(EntryDraft(unit_id, day, "grassroots_collects_dues", words, booked))
    if drafts:
        source = f"assessments/dues/{moved[0].report.pk}"
        ledger.post_batch(by=by, source=source, entries=columns_of(drafts), under=under, on=on)


def _union_lines(change: _Change) -> list[tuple[AccountKey, int]]:
    """The union's book: cash in; its own share is income, the rest is owed upwards."""
    chart, income = _chart(change.report.month)
    upward = change.collected - change.kept
    return [
        (AccountKey(chart, "1111"), change.collected),
        (AccountKey(chart, income, "dues"), -change.kept),
        (AccountKey(chart, "336", "dues", change.upper_id), -upward),
    ]


def _upper_lines(change: _Change) -> list[tuple[AccountKey, int]]:
    """The upper union's mirror: what it is owed, not yet income until the money arrives."""
    chart, _ = _chart(change.report.month)
    return [
        (AccountKey(chart, receivable(chart), "dues", change.report.unit_id), change.upward),
        (AccountKey(chart, expected(chart), "dues_expected", change.report.unit_id), -change.upward),
    ]


def _chart(month: int) -> tuple[str, str]:
    """Return the chart of accounts of a month and its account of income."""
    chart = reference.chart_on(periods.last_day(month))
    template = reference.in_force("posting_templates", on=periods.last_day(month), event="grassroots_collects_dues", chart=chart)
    income = next(line["account"] for line in template.fields["lines"] if line["amount"] == "own_share")
    return chart, str(income)


def receivable(chart: str) -> str:
    """Return the account of internal receivables: the most detailed one that the chart names."""
    return _deepest(chart, "1368", "136")


def expected(chart: str) -> str:
    """Return the account of money that is owed to the unit but not yet its income."""
    return _deepest(chart, "3378", "338")


def _deepest(chart: str, *codes: str) -> str:
    known = {account.code for account in reference.chart(chart)}
    return next(code for code in codes if code in known)
