"""Documents leave the product as files; who took the register is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db import transaction

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.register import Register, register_pdf, register_workbook
from congdoan.foundation.documents.rules.writing import official_docx, official_pictures

from .refusals import RegisterFormatUnknown

TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
OUTGOING_WIDTHS = (6, 5, 13, 6, 8, 5, 3, 5, 5, 8)
INCOMING_WIDTHS = (5, 3, 8, 7, 5, 14, 7, 5, 4, 7)
FOLLOW_UP_WIDTHS = (4, 16, 8, 5, 12, 7, 8)
"""The parts of a line that the columns take."""
MOST_PAGES = 40  # of a document, shown as pictures
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file and how a door hands it over."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """A table that leaves the product: its title, the beginning of its file's name, the parts of a line its columns take, the act."""

    title: str
    name: str
    widths: Sequence[int]
    act: str


Told = tuple[Sequence[str], str, Sequence[Sequence[str]]]
"""The heads of the columns, the law they come from, the rows."""


@transaction.atomic
def export_outgoing(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the register of outgoing documents of a year, with all its columns, as PDF/A or as a workbook.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's register away
    """
    access.require(by, "documents.export_outgoing", at=unit_id, on=on)
    book = Book("Sổ đăng ký văn bản đi", "so-van-ban-di", OUTGOING_WIDTHS, "documents.export_outgoing")
    return _of_year(book, queries.outgoing_register(unit_id, year=year), unit_id, year, by=by, kind=kind, made_at=made_at, on=on)


@transaction.atomic
def export_copies(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the register of the copies that a unit made in a year, as PDF/A or as a workbook.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's register away
    """
    access.require(by, "documents.export_copies", at=unit_id, on=on)
    book = Book("Sổ đăng ký bản sao văn bản", "so-ban-sao", OUTGOING_WIDTHS, "documents.export_copies")
    return _of_year(book, queries.copies_register(unit_id, year=year), unit_id, year, by=by, kind=kind, made_at=made_at, on=on)


@transaction.atomic
def export_incoming(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the book of arrivals of a year, with all its columns, as PDF/A or as a workbook.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's book away
    """
    access.require(by, "documents.export_incoming", at=unit_id, on=on)
    book = Book("Sổ đăng ký văn bản đến", "so-van-ban-den", INCOMING_WIDTHS, "documents.export_incoming")
    return _of_year(book, queries.incoming_register(unit_id, year=year), unit_id, year, by=by, kind=kind, made_at=made_at, on=on)


@transaction.atomic
def export_follow_up(*, by: int, unit_id: int, year: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Write the register of how the arrivals of a year are dealt with, with all its columns, as PDF/A or as a workbook.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    :raises NotAllowed: the actor may not take this unit's register away
    """
    access.require(by, "documents.export_follow_up", at=unit_id, on=on)
    book = Book("Sổ theo dõi giải quyết văn bản đến", "so-theo-doi", FOLLOW_UP_WIDTHS, "documents.export_follow_up")
    return _of_year(book, queries.follow_up_register(unit_id, year=year, on=on), unit_id, year, by=by, kind=kind, made_at=made_at, on=on)


def _of_year(book: Book, told: Told, unit_id: int, year: int, *, by: int, kind: str, made_at: datetime, on: date) -> Exported:
    """Return a register of a year as a file, and record that it left."""
    scope = f"Năm {year}: {len(told[2])} dòng"
    made = export_of(book, told, unit_id, scope=scope, kind=kind, made_at=made_at, on=on, suffix=f"-{year}")
    audit.record(by, book.act, at=unit_id, year=year, kind=kind, rows=len(told[2]))
    return made


def export_of(book: Book, told: Told, unit_id: int, *, scope: str, kind: str, made_at: datetime, on: date, suffix: str = "") -> Exported:
    """Return a table as a file under the names of its unit and of the one above.

    :raises RegisterFormatUnknown: `kind` is neither pdf nor xlsx
    """
    if kind not in TYPES:
        raise RegisterFormatUnknown(kind=kind[:20])
    heads, basis, rows = told
    code, unit, upper, mark = names_on_paper(unit_id, on=on)
    register = Register(book.title, unit, upper, scope, basis, heads, book.widths, rows, mark)
    content = register_pdf(register, made_at=made_at) if kind == "pdf" else register_workbook(register, made_at=made_at)
    return Exported(f"{book.name}-{code}{suffix}.{kind}", TYPES[kind], content)


def names_on_paper(unit_id: int, *, on: date) -> tuple[str, str, str, str]:
    """Return what stands at the head of a paper: the unit's code and name, the name of the one above, the mark of made-up figures."""
    above = next(iter(access_queries.ancestors([unit_id], on=on)[unit_id]), None)
    names = access_queries.branch_names([unit_id, *([above] if above else [])])
    return *names[unit_id], names[above][1] if above in names else "", "Số liệu hư cấu" if access_queries.is_demo() else ""


def word_file(found: queries.Record) -> Exported:
    """Return a document as a Word file, as it stands: a draft leaves room for number and day."""
    name = found.written.replace("/", "-") or f"ban-thao-{found.id}"
    return Exported(
        f"{name}.docx", DOCX, official_docx(queries.sheet_of(found), made_at=datetime.combine(queries.day_of(found), time(), UTC))
    )


def pictures_of(found: queries.Record) -> list[bytes]:
    """Return the pages of a document as they look on paper, as PNG; of a copied file the last."""
    return official_pictures(queries.sheet_of(found), copied=queries.copied_pages(found))
