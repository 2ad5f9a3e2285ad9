"""Vouchers and books leave the product as files; who took a file is on record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.queries import VoucherRecord
from congdoan.finance.bookkeeping.rules import KINDS, printing
from congdoan.finance.bookkeeping.rules.kinds import ACT_WORDS
from congdoan.finance.bookkeeping.rules.vouchers import DEBTS
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .refusals import UnknownVoucher

TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pdf": "application/pdf"}
MOST_ENTRIES = {"xlsx": 100_000, "pdf": 5_000}
SIGNED_AS = {"Người lập": "drafted", "Thủ trưởng đơn vị": "approved", "Thủ quỹ": "paid"}
"""Which act stands behind a signature of the forms; the others are signed by hand alone."""
SIGNATURES = ("Người lập", "Kế toán", "Thủ trưởng đơn vị")
"""Who signs a voucher for which the law pack has no form; our own layout."""


class UnableToExportBook(DomainError):
    """Root of the refusals to write a file."""


class UnknownFormat(UnableToExportBook):
    code = "book-format-unknown"
    says = "Không xuất được tệp kiểu {kind}. Chọn xlsx hoặc pdf."


class BookTooLong(UnableToExportBook):
    code = "book-too-long"
    says = "Sổ có {entries} bút toán trong kỳ này, tệp {kind} nhận nhiều nhất {most}. Chọn kỳ ngắn hơn."


class WrongDays(UnableToExportBook):
    code = "book-days"
    says = "Ngày đầu kỳ {since} phải không sau ngày cuối kỳ {until}, trong các năm mà sổ có."


@dataclass(frozen=True, slots=True)
class Exported:
    """A file and how a door hands it over."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def export_book(
    *, by: int, unit_id: int, book: str, since: date, until: date, kind: str, made_at: datetime, on: date, account: str = ""
) -> Exported:  # fmt: skip
    """Write a unit's book over some days as PDF/A or as a workbook, whole.

    :raises UnknownBook: there is no book of this name
    :raises UnknownFormat: `kind` is neither xlsx nor pdf
    :raises WrongDays: the days are no period of the books
    :raises BookTooLong: more entries than such a file holds
    :raises NotAllowed: the actor may not take this unit's books away
    """
    access.require(by, "bookkeeping.export_book", at=unit_id, on=on)
    if kind not in TYPES:
        raise UnknownFormat(kind=kind[:20])
    require_days(since, until)
    asked = queries.book(book, account=account, on=until)
    page = queries.book_page(unit_id, asked, since=since, until=until, limit=MOST_ENTRIES[kind])
    if page.next is not None:
        raise BookTooLong(entries=page.sums.entries, kind=kind, most=MOST_ENTRIES[kind])
    incoming, outgoing = (sum(one.incoming for one in page.lines), sum(one.outgoing for one in page.lines))
    paper = printing.BookPaper(
        asked.name, asked.code, asked.needs_check, asked.columns, since, until, page.lines, page.sums.opening, incoming, outgoing
    )  # fmt: skip
    issuer = _issuer(unit_id, by, made_at, on)
    content = printing.book_pdf(issuer, paper) if kind == "pdf" else printing.book_workbook(issuer, paper)
    audit.record(by, "bookkeeping.export_book", at=unit_id, book=book, account=account, since=since, until=until, kind=kind)
    code = access_queries.branch_names([unit_id])[unit_id][0]
    return Exported(f"{book}-{code}-{since:%Y%m%d}-{until:%Y%m%d}.{kind}", TYPES[kind], content)


@transaction.atomic
def print_voucher(*, by: int, voucher_id: int, made_at: datetime, on: date) -> Exported:
    """Write a voucher as PDF/A: the form of its kind, the entry, the signatures, the steps it went.

    :raises UnknownVoucher: none of this id within reach
    :raises NotAllowed: the actor may not read this unit's vouchers
    """
    found = queries.voucher(voucher_id)
    if found is None:
        raise UnknownVoucher(voucher_id=voucher_id)
    access.require(by, "bookkeeping.read", at=found.unit_id, on=on)
    content = printing.voucher_pdf(_issuer(found.unit_id, by, made_at, on), found.content, _paper(found))
    audit.record(by, "bookkeeping.print_voucher", at=found.unit_id, voucher=voucher_id, number=found.number)
    name = found.number.replace("/", "-") or f"nhap-{voucher_id}"
    return Exported(f"{name}.pdf", TYPES["pdf"], content)


def require_days(since: date, until: date) -> None:
    """Refuse days that are no period of the books.

    :raises WrongDays: they are none
    """
    if since > until or not 2010 <= since.year <= until.year <= 2039:
        raise WrongDays(since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")


def _paper(found: VoucherRecord) -> printing.VoucherPaper:
    law = KINDS[found.content.kind].law
    record = next((one for one in reference.records("voucher_kinds") if one.fields["code"] == law), None)
    proposal = queries.entry_of(found)
    names = access_queries.names_of_actors({act.recorded_by for act in found.acts})
    hands = {act.kind: names.get(act.recorded_by, "") for act in found.acts}
    told = [f"{ACT_WORDS[act.kind]}: {names.get(act.recorded_by, '')}, {localtime(act.recorded_at):%d/%m/%Y %H:%M}" for act in found.acts]
    return printing.VoucherPaper(
        number=found.number,
        book=found.book,
        state=found.state_words,
        form=law if record is not None and record.fields["signatures"] else "",
        needs_check=proposal.needs_check or (record is not None and record.needs_check),
        signatures=record.fields["signatures"] if record is not None and record.fields["signatures"] else SIGNATURES,
        names={title: hands.get(act, "") for title, act in SIGNED_AS.items()},
        lines=[(_account(account.code, account.item), amount) for account, amount in proposal.lines],
        parts=[_part(found, at) for at in range(len(found.content.parts))],
        acts=told,
    )


def _part(found: VoucherRecord, at: int) -> tuple[str, int, str]:
    """Return a part as it is printed: its category and note, or for a journal voucher its note and account."""
    part = found.content.parts[at]
    if part.side:
        return f"{part.note}\t{_account(part.account, part.category)}", part.amount, part.side
    name = queries.categories().get(part.category, ("", found.content.reason))[1]
    owed = f" ({DEBTS[part.debt]})" if part.debt else ""
    return f"{name}{owed}: {part.note}" if part.note else f"{name}{owed}", part.amount, ""


def _account(code: str, item: str) -> str:
    words = queries.item_words(code, item)
    return f"{code} ({words})" if words else code


def _issuer(unit_id: int, by: int, made_at: datetime, on: date) -> printing.Issuer:
    parent = organisations.parent_on([unit_id], on=on)[unit_id]
    names = access_queries.branch_names([unit_id, *([parent] if parent else [])])
    return printing.Issuer(
        unit=names[unit_id][1],
        upper=names[parent][1] if parent in names else "",
        is_fictitious=access_queries.is_demo(),
        made_at=made_at,
        made_by=access_queries.names_of_actors([by]).get(by, ""),
    )
