"""Payroll declarations: what each employer says its wage fund was."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.models import PayrollDeclaration
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel import periods, tables
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import parse_dong
from congdoan.people.organisations import queries as organisations

MOST_DONG = 10**15
MOST_PERSONS = 10**7
FIELDS = {
    "employer_code": ["Mã đơn vị", "Mã doanh nghiệp", "Mã người nộp"],
    "tax_code": ["Mã số thuế", "MST"],
    "month": ["Tháng", "Kỳ"],
    "headcount": ["Số lao động", "Lao động", "Số người"],
    "si_wage_fund": ["Quỹ lương", "Quỹ tiền lương", "Quỹ lương đóng BHXH", "Tổng quỹ lương"],
    "source": ["Nguồn", "Ghi chú"],
}


class UnableToDeclare(DomainError):
    """Root of this module's refusals."""


class PreviewChanged(UnableToDeclare):
    code = "preview-changed"
    says = "Số liệu đã đổi sau khi xem trước, chưa ghi gì. Hãy xem trước lại."


@dataclass(frozen=True)
class PayrollRow:
    """One employer's wage fund of one month. Units: đồng."""

    employer_id: int
    month: int
    headcount: int
    wage_fund_dong: int
    source: str = ""


@dataclass
class PayrollPreview:
    """What a file would write: rows that are new, rows that change a declaration, rows that say the same, and every problem."""

    new: list[PayrollRow] = field(default_factory=list)
    changed: list[tuple[PayrollRow, int, int]] = field(default_factory=list)  # with the headcount and fund in force
    same: list[PayrollRow] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)

    @property
    def written(self) -> list[PayrollRow]:
        """Return the rows that become declarations."""
        return [*self.new, *(row for row, _, _ in self.changed)]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows are new, change something, say the same."""
        return {"new": len(self.new), "changed": len(self.changed), "same": len(self.same)}

    @property
    def mark(self) -> str:
        """Return a hash of what the preview shows; it changes when the file or what it is compared with does."""
        return mark_of(self.new, self.changed, self.same)


@transaction.atomic
def declare_payroll(*, by: int, rows: Sequence[PayrollRow], on: date) -> dict[str, int]:
    """Write down declarations; of two rows for one employer and month the later rules. Equal repeats are not written.

    :raises NotAllowed: the actor may not declare for one of the employers
    """
    access.require_all(by, "assessments.declare_payroll", at={row.employer_id for row in rows}, on=on)
    preview = write_declarations(by, rows)
    if written := preview.written:
        audit.record(
            by,
            "assessments.declare_payroll",
            at=access_queries.common_branch({row.employer_id for row in written}, on=on),
            employers=len({row.employer_id for row in written}),
            **preview.counts,
        )
    return preview.counts


def write_declarations(by: int, rows: Sequence[PayrollRow]) -> PayrollPreview:
    """Write the rows that are new or say something else, and return what was compared; who calls has judged the right."""
    preview = _compared(rows)
    PayrollDeclaration.objects.bulk_create(
        [
            PayrollDeclaration(
                employer_id=row.employer_id,
                month=row.month,
                headcount=row.headcount,
                wage_fund_dong=row.wage_fund_dong,
                source=row.source,
                declared_by=by,
            )
            for row in preview.written
        ],
        batch_size=2000,
    )
    return preview


def preview_payroll_file(*, by: int, file_name: str, content: bytes, on: date) -> PayrollPreview:
    """Read a payroll file and tell what it would write; nothing is written.

    :raises UnreadableTable: the file cannot be read as a table with these columns
    :raises NotAllowed: the actor may declare for nobody
    """
    access.require_somewhere(by, "assessments.declare_payroll", on=on)
    rows, problems = read_payroll(file_name=file_name, content=content)
    preview = _compared(rows)
    preview.problems = problems
    return preview


@transaction.atomic
def declare_payroll_file(*, by: int, file_name: str, content: bytes, on: date, mark: str | None = None) -> dict[str, int]:
    """Declare the rows of a payroll file, all or none; with the mark of a preview only what that preview showed.

    :raises PreviewChanged: something moved since the preview
    :raises UnreadableTable: the file cannot be read as a table with these columns
    :raises Rejected: some rows are wrong; every error is told, nothing is written
    :raises NotAllowed: the actor may not declare for one of the employers
    """
    rows, problems = read_payroll(file_name=file_name, content=content)
    if problems:
        raise Rejected(problems)
    if mark is not None and _compared(rows).mark != mark:
        raise PreviewChanged
    return declare_payroll(by=by, rows=rows, on=on)


def read_payroll(*, file_name: str, content: bytes) -> tuple[list[PayrollRow], list[dict[str, Any]]]:
    """Return the rows of a payroll file and every problem with its place."""
    sheets = tables.read_sheets(content, file=file_name)
    reading = tables.labelled(sheets, FIELDS, required=["month", "headcount", "si_wage_fund"])
    if not {"employer_code", "tax_code"} & set(reading.labels):
        raise tables.UnreadableTable(file=file_name, why="thiếu cột “Mã đơn vị” hoặc “Mã số thuế” để biết khai cho ai.")
    known = organisations.by_code(row.text("employer_code") for row in reading.rows) if "employer_code" in reading.labels else {}
    taxed = organisations.by_tax_code(row.text("tax_code") for row in reading.rows) if "tax_code" in reading.labels else {}

    rows = []
    for row in reading.rows:
        employer = _employer(reading, row, known, taxed)
        month = reading.value(row, "month", periods.parse_month, "ghi tháng như 2024-01 hoặc 01/2024")
        heads = reading.value(row, "headcount", _persons, "ghi số người, số nguyên không âm")
        fund = reading.value(row, "si_wage_fund", _sum, "ghi số đồng nguyên, không âm, không có phần lẻ")
        if employer is not None and month is not None and heads is not None and fund is not None:
            rows.append(PayrollRow(employer, month, heads, fund, row.text("source")[:40]))
    return rows, [problem.as_facts() for problem in reading.problems]


def mark_of(*shown: Any) -> str:
    """Return a hash of values by what they say."""
    return sha256(repr(shown).encode()).hexdigest()


def _employer(reading: tables.Reading, row: tables.Row, known: Any, taxed: Any) -> int | None:
    code, tax_code = row.text("employer_code"), row.text("tax_code")
    if code:
        if code in known and known[code].kind == "employer":
            return int(known[code].id)
        reading.wrong(row, "employer_code", "không có doanh nghiệp mang mã này; tra lại sổ doanh nghiệp")
    elif len(found := taxed.get(tax_code, ())) == 1:
        return int(found[0].id)
    elif tax_code and found:
        reading.wrong(row, "tax_code", "nhiều đơn vị cùng mã số thuế này; ghi mã đơn vị")
    else:
        reading.wrong(
            row, "tax_code" if tax_code else "employer_code", "không có doanh nghiệp này trong sổ; ghi mã đơn vị hoặc mã số thuế đúng"
        )
    return None


def _persons(text: str) -> int:
    number = parse_dong(text)
    if not 0 <= number <= MOST_PERSONS:
        raise ValueError(text)
    return number


def _sum(text: str) -> int:
    number = parse_dong(text)
    if not 0 <= number <= MOST_DONG:
        raise ValueError(text)
    return number


def _compared(rows: Sequence[PayrollRow]) -> PayrollPreview:
    preview = PayrollPreview()
    if not rows:
        return preview
    months = (min(row.month for row in rows), max(row.month for row in rows))
    in_force = {(one.employer_id, one.month): one for one in queries.payroll_in_force({row.employer_id for row in rows}, months=months)}
    latest = {(row.employer_id, row.month): row for row in rows}
    for key, row in latest.items():
        before = in_force.get(key)
        if before is None:
            preview.new.append(row)
        elif (before.headcount, before.wage_fund_dong) == (row.headcount, row.wage_fund_dong):
            preview.same.append(row)
        else:
            preview.changed.append((row, before.headcount, before.wage_fund_dong))
    return preview
