"""A settlement leaves the product as a file; who took it is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.rules.annexes import (
    Annex,
    annexes_pdf,
    branch_balance,
    checks_told,
    comparison,
    differing_pairs,
    trial_balance,
)
from congdoan.finance.budgets.rules.cells import Cell
from congdoan.finance.budgets.rules.sheets import COLUMNS, SheetHead, marks_of, settlement_pdf, settlement_workbook
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import make_month
from congdoan.people.organisations import queries as organisations

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


class UnableToExport(DomainError):
    """Root of this module's refusals."""


class NoSuchFormat(UnableToExport):
    code = "export-format-unknown"
    says = "Không xuất được tệp kiểu {kind}. Chọn xlsx hoặc pdf."


@dataclass(frozen=True, slots=True)
class Exported:
    """A file and how a door hands it over."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def export(*, by: int, code: str, year: int, kind: str, made_at: datetime, on: date, until: int | None = None) -> Exported:
    """Write a settlement as a workbook or as PDF/A; a federation's workbook also holds its unions side by side.

    :raises NoSuchFormat: `kind` is neither xlsx nor pdf
    :raises NoSuchUnit: no unit of this code within reach
    :raises FormNotSelected: no form is selected for the year
    :raises NotAllowed: the actor may not take this unit's settlement away
    """
    if kind not in TYPES:
        raise NoSuchFormat(kind=kind[:20])
    unit = queries.unit_of(code)
    access.require(by, "budgets.export", at=unit.id, on=on)
    told = _told(code, year, by=by, made_at=made_at, until=until)
    content = told.pdf() if kind == "pdf" else told.workbook()
    audit.record(by, "budgets.export", at=unit.id, year=year, kind=kind, form=told.sheet.form)
    return Exported(f"quyet-toan-{unit.code}-{year}.{kind}", TYPES[kind], content)


def settlement_files(*, by: int, code: str, year: int, made_at: datetime) -> list[Exported]:
    """Return every file of a settlement for a pack: the form as PDF/A and as a workbook, its annexes as PDF/A."""
    told = _told(code, year, by=by, made_at=made_at, until=None)
    made = ((f"quyet-toan-{code}-{year}.pdf", told.pdf()), (f"quyet-toan-{code}-{year}.xlsx", told.workbook()))
    annexed = annexes_pdf(
        told.annexes, unit=told.head.unit, title=f"Phụ lục quyết toán năm {year}", mark=marks_of(told.head),
        footer=f"{told.head.form_name} · {told.head.unit} · lập {made_at:%d/%m/%Y %H:%M}", made_at=made_at,
    )  # fmt: skip
    return [Exported(name, TYPES[name.rsplit(".", 1)[1]], content) for name, content in (*made, (f"phu-luc-{code}-{year}.pdf", annexed))]


@dataclass(frozen=True, slots=True)
class _Told:
    """A settlement with all that its files show."""

    sheet: queries.Settlement
    head: SheetHead
    given: Sequence[Cell] | None
    approved: Sequence[Cell] | None
    annexes: Sequence[Annex]

    def pdf(self) -> bytes:
        return settlement_pdf(self.head, self.sheet.cells, given=self.given, approved=self.approved)

    def workbook(self) -> bytes:
        sheet = self.sheet
        rows = queries.consolidated_rows(sheet.unit_id, sheet.year, form_id=sheet.form, until=sheet.until) if sheet.is_sum else []
        return settlement_workbook(
            self.head, sheet.cells, formulas={line.line_id: line.formula for line in queries.form_named(sheet.form).lines},
            unions=[(row.code, row.name, row.cells) for row in rows], given=self.given, approved=self.approved, annexes=self.annexes,
        )  # fmt: skip


def _told(code: str, year: int, *, by: int, made_at: datetime, until: int | None) -> _Told:
    unit = queries.unit_of(code)
    sheet = queries.settlement(code, year, until=until)
    head = _head(sheet, made_by=access_queries.names_of_actors([by]).get(by, ""), made_at=made_at)
    given = queries.given_cells(list(queries.unions_of(unit.id, unit.kind, year)), year, queries.form_named(sheet.form))
    return _Told(sheet, head, given, queries.approved_cells(sheet), _annexes(sheet, given))


def _annexes(sheet: queries.Settlement, given: Sequence[Cell] | None) -> list[Annex]:
    budget = {cell.line_id: cell.value for cell in given} if given else None
    told = [comparison(queries.beside_last_year(sheet), budget, year=sheet.year), checks_told(queries.crosschecks(sheet))]
    if not sheet.is_sum:
        rows = ledger.trial_balance(sheet.unit_id, month=sheet.until, since=make_month(sheet.year, 1))
        return [*told, trial_balance(rows, year=sheet.year)]
    balance = queries.consolidated_balance(sheet.unit, month=sheet.until)
    return [*told, branch_balance(balance.rows), differing_pairs(balance.apart, balance.names)]


def paper_of_settlement(sent: queries.Sent, *, made_by: str, made_at: datetime) -> bytes:
    """Return a settlement as PDF/A with the figures that were sealed when it was sent, whatever the books say since."""
    sheet = queries.settlement_sent(sent)
    unions = list(queries.unions_of(sent.unit_id, organisations.by_id([sent.unit_id])[sent.unit_id].kind, sent.year))
    given = queries.given_cells(unions, sent.year, queries.form_named(sheet.form))
    return settlement_pdf(_head(sheet, made_by=made_by, made_at=made_at), sheet.cells, given=given)


def _head(sheet: queries.Settlement, *, made_by: str, made_at: datetime) -> SheetHead:
    form = queries.form_named(sheet.form)
    parent = organisations.parent_on([sheet.unit_id], on=date(sheet.year, 12, 31))[sheet.unit_id]
    upper = access_queries.branch_names([parent])[parent][1] if parent else ""
    return SheetHead(
        unit=sheet.name,
        upper=upper,
        year=sheet.year,
        form=sheet.form,
        form_name=sheet.form_name,
        needs_check=sheet.needs_check,
        part_a=[(str(row["label"]), str(row["unit"]), getattr(sheet.part_a, str(row["key"]), None)) for row in form.part_a],
        signatures=form.signatures,
        money_by_account=sheet.money_by_account,
        unions=sheet.unions if sheet.is_sum else 1,
        is_fictitious=access_queries.is_demo(),
        made_at=made_at,
        made_by=made_by,
        until=sheet.until,
        columns=form.fields.get("columns") or COLUMNS,
    )
