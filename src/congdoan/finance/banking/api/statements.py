"""Accounts, statements and lines for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, File, Form, Schema
from ninja.files import UploadedFile

from congdoan.finance.banking import forms, queries, services
from congdoan.foundation.access import doors

from .routing import router

MOST_LINES = 2_000


class AccountIn(Schema):
    """A new collecting account."""

    unit_id: int = Field(ge=1, lt=2**63)
    bank: str = Field(max_length=120)
    number: str = Field(max_length=40)
    name: str = Field("", max_length=300)
    since: date | None = None
    until: date | None = None


class CloseIn(Schema):
    """The first day on which the account no longer collects."""

    until: date


class AccountOut(Schema):
    id: int
    unit_id: int
    bank: str
    number: str
    name: str
    since: date | None
    until: date | None


class NewOut(Schema):
    id: int


class StatementOut(Schema):
    """One imported statement; amounts in whole đồng."""

    id: int
    unit_id: int
    account_id: int
    number: str
    bank: str
    layout: str
    file_name: str
    sha256: str
    opening: int | None
    closing: int | None
    first_on: date | None
    last_on: date | None
    line_count: int
    repeat_count: int
    sum_credit: int
    sum_debit: int
    proof: str
    remarks: list[str]


class LineOut(Schema):
    """One printed line; `booked_at` by Vietnam's clock."""

    id: int
    unit_id: int
    statement_id: int
    file_name: str
    row: int
    position: int
    booked_at: str
    value_on: date | None
    direction: str
    amount: int
    reference: str
    counterparty_account: str
    counterparty_name: str
    narrative: str
    virtual_account: str
    running_balance: int | None
    fingerprint: str
    is_repeat: bool
    repeat_of: int | None

    @staticmethod
    def resolve_booked_at(line: Any) -> str:
        return str(line.booked_at.isoformat())


class LinesOut(Schema):
    """Lines in the order of the file; `next_after` is the row to ask from, null on the last page."""

    lines: list[LineOut]
    next_after: int | None


class GapOut(Schema):
    before: str
    after: str
    closing: int
    opening: int
    from_day: date | None
    to_day: date | None


class ImportOut(Schema):
    statement_id: int
    unit_id: int
    account_id: int
    is_new: bool
    new_lines: int
    repeats: int
    gaps: list[GapOut]


@router.get("/accounts", response=list[AccountOut], operation_id="banking_accounts")
@doors.endpoint
def accounts(request: HttpRequest) -> Any:
    """Return the collecting accounts within reach."""
    return queries.accounts()


@router.post("/accounts", response=NewOut, operation_id="banking_open_account")
@doors.endpoint
def open_account(request: HttpRequest, body: AccountIn) -> Any:
    """Register an account on which a unit collects."""
    return {"id": services.open_account(by=doors.actor_id(request), on=doors.today(), **body.dict())}


@router.post("/accounts/{int:account_id}/close", response=NewOut, operation_id="banking_close_account")
@doors.endpoint
def close_account(request: HttpRequest, account_id: int, body: CloseIn) -> Any:
    """End an account's registration."""
    if not any(account.id == account_id for account in queries.accounts()):
        raise Http404
    services.close_account(by=doors.actor_id(request), account_id=account_id, until=body.until, on=doors.today())
    return {"id": account_id}


@router.get("/statements", response=list[StatementOut], operation_id="banking_statements")
@doors.endpoint
def statements(request: HttpRequest, account_id: int | None = None) -> Any:
    """Return the imported statements within reach, newest period first."""
    return queries.statements(account_id=account_id)


@router.get("/statements/{int:statement_id}", response=StatementOut, operation_id="banking_statement")
@doors.endpoint
def statement(request: HttpRequest, statement_id: int) -> Any:
    """Return one imported statement."""
    return _found(statement_id)


@router.get("/statements/{int:statement_id}/lines", response=LinesOut, operation_id="banking_lines")
@doors.endpoint
def lines(request: HttpRequest, statement_id: int, after: int = 0) -> Any:
    """Return a statement's lines as printed, repeats included, a page at a time."""
    _found(statement_id)
    found = queries.printed_lines(statement_id, after_row=after, limit=MOST_LINES + 1)
    page = found[:MOST_LINES]
    return {"lines": page, "next_after": page[-1].row if len(found) > MOST_LINES else None}


@router.post("/statements/preview", response=dict, operation_id="banking_preview_statement")
@doors.endpoint
def preview_statement(
    request: HttpRequest, file: File[UploadedFile], bank: Form[str | None] = None, account: Form[str | None] = None
) -> Any:
    """Tell what importing a file would do; nothing is written."""
    preview = services.preview_statement(
        by=doors.actor_id(request),
        file_name=file.name or "",
        content=file.read(),
        on=doors.today(),
        bank=bank or None,
        account_number=account or None,
    )
    return forms.preview_told(preview)


@router.post("/statements", response=list[ImportOut], operation_id="banking_import_statement")
@doors.endpoint
def import_statement(
    request: HttpRequest,
    file: File[UploadedFile],
    bank: Form[str | None] = None,
    account: Form[str | None] = None,
    mark: Form[str | None] = None,
) -> Any:
    """Import every statement of a file; the same file again changes nothing."""
    return services.import_statement_file(
        by=doors.actor_id(request),
        file_name=file.name or "",
        content=file.read(),
        on=doors.today(),
        bank=bank or None,
        account_number=account or None,
        mark=mark or None,
    )


def _found(statement_id: int) -> queries.StatementRow:
    found = queries.statement(statement_id) if 0 < statement_id < 2**63 else None
    if found is None:
        raise Http404
    return found
