"""Statements into the database: the same file twice, overlapping files and two people at once leave one line per transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from congdoan.finance.banking import queries
from congdoan.finance.banking.models import CollectingAccount, Statement
from congdoan.finance.banking.rules import overlap, statements
from congdoan.finance.banking.rules.accounts import bare_number
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from . import comparing
from .storing import Header, Progress, store

LARGEST = 9 * 10**18


class UnableToImport(DomainError):
    """Root of this service's refusals beside those of the reader (`statements.UnableToRead`)."""


class AccountNotRegistered(UnableToImport):
    code = "account-not-registered"
    says = "Sao kê của tài khoản {number}: không phải tài khoản thu đã đăng ký. Hãy đăng ký tài khoản này trước, hoặc chọn đúng tệp."


class AccountNotNamed(UnableToImport):
    code = "account-not-named"
    says = "Tệp {file_name} không ghi số tài khoản: hãy chọn tài khoản thu của sao kê này."


class FractionOfDong(UnableToImport):
    code = "fraction-of-dong"
    says = "Tệp {file_name}, dòng {row}: số tiền {found} có phần lẻ dưới một đồng, không ghi sổ được. Hãy hỏi ngân hàng."


class Contradiction(UnableToImport):
    code = "statement-contradicts"
    says = (
        "Dòng {row} ({day}, {amount} đồng) không có trong sao kê {file_name} đã nạp cho cùng những ngày ấy, hoặc đã in ở đó theo mẫu khác."
        " Hãy dùng cùng một mẫu tệp của ngân hàng; có {count} dòng như vậy."
    )


class StalePreview(UnableToImport):
    code = "preview-stale"
    says = "Từ lúc xem trước, tệp hoặc sổ đã thay đổi. Hãy xem trước lại rồi nạp."


@dataclass(frozen=True)
class StatementPreview:
    """What importing one statement of a file would do; `refusal` says why it would not."""

    unit_id: int | None
    account_id: int | None
    statement: statements.Statement
    new: tuple[statements.StatementLine, ...]
    repeats: tuple[statements.StatementLine, ...]
    gaps: tuple[overlap.Gap, ...]
    imported_as: int | None
    refusal: DomainError | None

    @property
    def new_credit(self) -> statements.Amount:
        """Return the money in that is new."""
        return sum(line.amount for line in self.new if line.direction == "C")

    @property
    def new_debit(self) -> statements.Amount:
        """Return the money out that is new."""
        return sum(line.amount for line in self.new if line.direction == "D")


@dataclass(frozen=True)
class Preview:
    """What importing a file would do, and the mark under which it may be applied."""

    file_name: str
    sha256: str
    parts: tuple[StatementPreview, ...]
    mark: str

    @property
    def refusal(self) -> DomainError | None:
        """Return why the file would be refused; None when it can be imported."""
        return next((part.refusal for part in self.parts if part.refusal), None)


@dataclass(frozen=True)
class ImportResult:
    """One statement after import: how many lines are new, how many were printed before. `is_new` is false for a file known already."""

    statement_id: int
    unit_id: int
    account_id: int
    is_new: bool
    new_lines: int
    repeats: int
    gaps: tuple[overlap.Gap, ...] = ()


def preview_statement(
    *,
    by: int,
    file_name: str,
    content: bytes,
    on: date,
    unit_id: int | None = None,
    bank: str | None = None,
    account_number: str | None = None,
) -> Preview:
    """Tell what importing a file would do, every problem included, and write nothing.

    `account_number` says whose statement it is where the file does not. With `unit_id` only that unit's accounts are taken.

    :raises NotAllowed: the actor may import statements nowhere
    """
    access.require_somewhere(by, "banking.import_statement", on=on)
    return _preview(file_name=file_name, content=content, unit_id=unit_id, bank=bank, account_number=account_number)


@transaction.atomic
def import_statement(
    *,
    by: int,
    unit_id: int,
    file_name: str,
    content: bytes,
    on: date,
    bank: str | None = None,
    account_number: str | None = None,
    mark: str | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """Import the statement that a file holds for one unit; the same file again changes nothing.

    `mark` is the preview's: with it the import is refused if anything changed since.

    :raises UnableToRead: the file cannot be read whole, is not in đồng, or contradicts itself
    :raises UnableToImport: no account of the unit, a contradiction with what is held, a stale preview
    :raises NotAllowed: the actor may not import for this unit
    """  # fmt: skip
    results = _import(
        by=by,
        file_name=file_name,
        content=content,
        on=on,
        unit_id=unit_id,
        bank=bank,
        account_number=account_number,
        mark=mark,
        progress=progress,
    )
    return results[0]


@transaction.atomic
def import_statement_file(
    *,
    by: int,
    file_name: str,
    content: bytes,
    on: date,
    bank: str | None = None,
    account_number: str | None = None,
    mark: str | None = None,
    progress: Progress | None = None,
) -> list[ImportResult]:
    """Import every statement of a file for whichever unit registered its account; the same file again changes nothing.

    :raises UnableToRead: the file cannot be read whole, is not in đồng, or contradicts itself
    :raises UnableToImport: an account nobody registered, a contradiction with what is held, a stale preview
    :raises NotAllowed: the actor may not import for one of the units
    """  # fmt: skip
    return _import(
        by=by,
        file_name=file_name,
        content=content,
        on=on,
        unit_id=None,
        bank=bank,
        account_number=account_number,
        mark=mark,
        progress=progress,
    )


def _import(
    *,
    by: int,
    file_name: str,
    content: bytes,
    on: date,
    unit_id: int | None,
    bank: str | None,
    account_number: str | None,
    mark: str | None,
    progress: Progress | None,
) -> list[ImportResult]:
    """Plan under the lock of the accounts, so that two imports of one account follow each other."""
    if unit_id is not None:
        access.require(by, "banking.import_statement", at=unit_id, on=on)
    if mark is None and (known := _imported_before(by, content, unit_id, on)):
        return known
    found = statements.read(content, name=file_name, bank=bank)
    _lock_accounts([statement.account or account_number for statement in found])
    preview = _preview(file_name=file_name, content=content, unit_id=unit_id, bank=bank, account_number=account_number, found=found)
    statements.insist_on_whole(found)
    if refusal := preview.refusal:
        raise refusal
    if mark is not None and mark != preview.mark:
        raise StalePreview()
    results = []
    for number, part in enumerate(preview.parts, start=1):
        at, account_id = _known(part.unit_id), _known(part.account_id)
        access.require(by, "banking.import_statement", at=at, on=on)
        if part.imported_as is not None:
            results.append(ImportResult(part.imported_as, at, account_id, False, 0, len(part.statement.lines), part.gaps))
            continue
        header = Header(by=by, unit_id=at, account_id=account_id, file_name=preview.file_name, sha256=preview.sha256, part=number)
        statement_id = store(header, part.statement, new=part.new, repeats=part.repeats, progress=progress)
        audit.record(
            by, "banking.import_statement", at=at, statement=statement_id, file=preview.file_name, sha256=preview.sha256,
            new=len(part.new), repeats=len(part.repeats), credit=part.new_credit, debit=part.new_debit,
        )  # fmt: skip
        comparing.prove(by=by, unit_id=at)
        results.append(ImportResult(statement_id, at, account_id, True, len(part.new), len(part.repeats), part.gaps))
    return results


def _imported_before(by: int, content: bytes, unit_id: int | None, on: date) -> list[ImportResult]:
    """Return what this very file brought when it was imported; nothing when it never was."""
    held = Statement.objects.filter(sha256=hashlib.sha256(content).hexdigest())
    if unit_id is not None:
        held = held.filter(unit_id=unit_id)
    results = []
    for row in held.order_by("account_id", "part").values("id", "unit_id", "account_id", "line_count", "repeat_count"):
        access.require(by, "banking.import_statement", at=row["unit_id"], on=on)
        printed = row["line_count"] + row["repeat_count"]
        results.append(ImportResult(row["id"], row["unit_id"], row["account_id"], False, 0, printed))
    return results


def _lock_accounts(numbers: Sequence[str | None]) -> None:
    """Hold the accounts' rows until the transaction ends, in the order of their ids."""
    bare = [number for number in (bare_number(one or "") for one in numbers) if number]
    list(CollectingAccount.objects.select_for_update().filter(number__in=bare).order_by("id").values_list("id", flat=True))


def _preview(
    *, file_name: str, content: bytes, unit_id: int | None, bank: str | None, account_number: str | None,
    found: list[statements.Statement] | None = None,
) -> Preview:  # fmt: skip
    sha256 = hashlib.sha256(content).hexdigest()
    found = statements.read(content, name=file_name, bank=bank) if found is None else found
    parts = tuple(
        _part(statement, number, sha256, file_name=file_name, unit_id=unit_id, account_number=account_number)
        for number, statement in enumerate(found, start=1)
    )
    facts = [sha256, *(f"{part.account_id}:{len(part.new)}:{len(part.repeats)}:{part.imported_as}" for part in parts)]
    return Preview(file_name, sha256, parts, hashlib.sha256("|".join(facts).encode()).hexdigest()[:32])


def _part(
    statement: statements.Statement, number: int, sha256: str, *, file_name: str, unit_id: int | None, account_number: str | None
) -> StatementPreview:
    """Hold one statement against its account and what is held of it."""
    account, refusal = _account_of(statement, file_name=file_name, unit_id=unit_id, account_number=account_number)
    try:
        statements.insist_on_whole([statement])
    except statements.UnableToRead as unread:
        refusal = unread
    if account is None:
        return StatementPreview(None, None, statement, tuple(statement.own_lines), (), (), None, refusal)
    if not statement.account or statement.account != account.number:
        statement = statements.with_account(statement, account.number)
    imported_as = Statement.objects.filter(account=account, sha256=sha256, part=number).values_list("id", flat=True).first()
    known = queries.known_fingerprints(account.pk, [line.fingerprint for line in statement.lines])
    parted = overlap.sort_lines(statement.lines, known.keys())
    held = queries.held_statements(account.pk)
    if refusal is None and imported_as is None:
        refusal = _unbookable(statement, file_name) or _contradiction(parted.new, held, account.pk)
    ours = overlap.Held(file_name, statement.opening, statement.closing, statement.first, statement.last)
    chain = held if imported_as is not None else [*held, ours]
    gaps = tuple(gap for gap in overlap.gaps(chain) if file_name in {gap.before, gap.after})
    return StatementPreview(account.unit_id, account.pk, statement, parted.new, parted.repeats, gaps, imported_as, refusal)


def _account_of(
    statement: statements.Statement, *, file_name: str, unit_id: int | None, account_number: str | None
) -> tuple[CollectingAccount | None, DomainError | None]:
    """Return the registered account whose statement this is; it must hold on the statement's last day."""
    number = bare_number(statement.account or "") or bare_number(account_number or "")
    if number is None:
        return None, AccountNotNamed(file_name=file_name)
    if account_number and bare_number(account_number) != number:
        return None, AccountNotRegistered(number=number)
    accounts = CollectingAccount.objects.filter(number=number)
    if unit_id is not None:
        accounts = accounts.filter(unit_id=unit_id)
    if statement.last is not None:
        accounts = accounts.filter(period__contains=statement.last)
    account = accounts.order_by("-period").first()
    return (account, None) if account is not None else (None, AccountNotRegistered(number=number))


def _unbookable(statement: statements.Statement, file_name: str) -> DomainError | None:
    """Return why the amounts cannot stand in the books."""
    odd = next((line for line in statement.lines if isinstance(line.amount, Decimal)), None)
    if odd is not None:
        return FractionOfDong(file_name=file_name, row=odd.row, found=statements.shown(odd.amount))
    balances = [statement.opening, statement.closing, statement.sum_credit, statement.sum_debit]
    broken = next((balance for balance in balances if isinstance(balance, Decimal) or abs(balance or 0) > LARGEST), None)
    return FractionOfDong(file_name=file_name, row=None, found=statements.shown(broken)) if broken is not None else None


def _contradiction(new: Sequence[statements.StatementLine], held: Sequence[overlap.Held], account_id: int) -> DomainError | None:
    days = [line.booked_at.date() for line in new]
    similar = queries.numbered_lines(account_id, min(days), max(days)) if days else {}
    found = overlap.contradictions(new, held, similar)
    if not found:
        return None
    line, other = found[0]
    return Contradiction(
        row=line.row, day=f"{line.booked_at:%d/%m/%Y}", amount=statements.shown(line.amount), file_name=other, count=len(found)
    )


def _known(number: int | None) -> int:
    assert number is not None
    return number
