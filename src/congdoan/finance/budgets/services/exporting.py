"""A settlement leaves the product as a file; who took it is on record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from congdoan.finance.budgets import queries
from congdoan.finance.budgets.rules.sheets import SheetHead, settlement_pdf, settlement_workbook
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
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
    sheet = queries.settlement(code, year, until=until)
    head = _head(sheet, made_by=access_queries.names_of_actors([by]).get(by, ""), made_at=made_at)
    given = queries.given_cells(list(queries.unions_of(unit.id, unit.kind, year)), year, queries.form_named(sheet.form))
    if kind == "pdf":
        content = settlement_pdf(head, sheet.cells, given=given, approved=queries.approved_cells(sheet))
    else:
        rows = queries.consolidated_rows(sheet.unit_id, year, form_id=sheet.form, until=until) if sheet.is_sum else []
        formulas = {line.line_id: line.formula for line in queries.form_named(sheet.form).lines}
        content = settlement_workbook(
            head,
            sheet.cells,
            formulas=formulas,
            unions=[(row.code, row.name, row.cells) for row in rows],
            given=given,
            approved=queries.approved_cells(sheet),
        )
    audit.record(by, "budgets.export", at=sheet.unit_id, year=year, kind=kind, form=sheet.form)
    return Exported(f"quyet-toan-{sheet.unit}-{year}.{kind}", TYPES[kind], content)


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
    )
