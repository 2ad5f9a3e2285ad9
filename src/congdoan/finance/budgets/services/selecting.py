"""Which reading of a statutory form is valid: the federation's decision, by a document of its own."""

from datetime import date

from django.db import transaction

from congdoan.finance.budgets import queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference import services as own_records

SCOPE = {"form": "b07"}


class UnableToSelect(DomainError):
    """Root of this module's refusals."""


class DocumentMissing(UnableToSelect):
    code = "selection-without-document"
    says = "Phải nêu văn bản của Liên đoàn làm căn cứ chọn mẫu."


class YearOutOfRange(UnableToSelect):
    code = "selection-year"
    says = "Năm {year} nằm ngoài khoảng từ 2010 đến 2100."


@transaction.atomic
def select_form(*, by: int, unit_id: int, form_id: str, from_year: int, document: str, on: date, is_illustrative: bool = False) -> int:
    """Put one reading of the settlement form in force for a branch from a year on, ending the reading before it; return the record's id.

    :raises NoSuchForm: the pack has no settlement form of this name
    :raises DocumentMissing: no document given
    :raises YearOutOfRange: not a year of the books
    :raises AlreadyInstalled: a form has been selected from this year or a later one
    :raises NotAllowed: the actor may not select the form for this unit
    """
    access.require(by, "budgets.select_form", at=unit_id, on=on)
    if ".b07." not in form_id:
        raise queries.NoSuchForm(form=form_id[:60], known=", ".join(queries.settlement_forms()))
    queries.form_named(form_id)
    if not document.strip():
        raise DocumentMissing
    if not 2010 <= from_year <= 2100:
        raise YearOutOfRange(year=from_year)

    first = date(from_year, 1, 1)
    for record in reference.own_records("forms", [unit_id]).get(unit_id, ()):
        if record.scope == SCOPE and record.holds_on(first) and record.valid_from and record.valid_from < first and not record.valid_until:
            own_records.end(by=by, record_id=int(record.id.removeprefix("own.")), valid_until=first)
    new = own_records.install(
        by=by, branch_id=unit_id, topic="forms", scope=SCOPE, valid_from=first, fields={"selected": form_id},
        document=document, needs_check=is_illustrative,
    )  # fmt: skip
    audit.record(by, "budgets.select_form", at=unit_id, form=form_id, from_year=from_year, document=document.strip(), record=new)
    return new
