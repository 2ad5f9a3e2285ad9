"""Columns as the bytes that PostgreSQL reads (binary COPY) and as the bytes that a batch's fingerprint covers."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from .columns import EntryColumns, Longs

HEADER = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
TRAILER = b"\xff\xff"
DATES_BEGIN = np.datetime64("2000-01-01")
CHUNK = 2_048  # rows packed at a time: PostgreSQL takes them while the next are packed, and a batch never stands in memory as a whole

BOOL, BYTEA, INT8, INT4, DATE = 16, 17, 20, 23, 1082  # the numbers by which PostgreSQL knows its types
WIDTHS = {BOOL: "u1", INT8: ">i8", INT4: ">i4", DATE: ">i4"}

Column = tuple[int, Any]


def pack_entries(columns: EntryColumns, entry_id: Longs, *, batch_id: int, posted_by: int) -> Iterator[bytes]:
    """Return the COPY of id, unit_id, period, accounting_date, line_count, batch_id, posted_by, event, description."""
    fixed = [*_entry_columns(columns, entry_id), (INT8, np.full(len(entry_id), batch_id)), (INT8, np.full(len(entry_id), posted_by))]
    yield HEADER
    for some in _chunks(len(entry_id)):
        heads = _rows(_cut(fixed, some), count=9, with_types=False)
        events, descriptions = (texts[some] for texts in columns.encoded)
        rows = zip(_as_bytes(heads), _as_bytes(_lengths(events)), events, _as_bytes(_lengths(descriptions)), descriptions, strict=True)
        yield b"".join(chain.from_iterable(rows))
    yield TRAILER


def pack_lines(columns: EntryColumns, entry_id: Longs, *, year: int | None = None) -> Iterator[bytes]:
    """Return the COPY of unit_id, period, entry_id, line_no, account_id, amount, is_red: of all lines, or of those of one year."""
    whole = _line_columns(columns, entry_id)
    if year is not None:
        of_year = np.flatnonzero(columns.period[columns.entry_no] // 100 == year)
        whole = [(type_id, values[of_year]) for type_id, values in whole]
    yield HEADER
    for some in _chunks(len(whole[0][1])):
        yield _rows(_cut(whole, some), count=7, with_types=False).tobytes()
    yield TRAILER


def fingerprint(columns: EntryColumns, entry_id: Longs) -> str:
    """Return the SHA-256 of a batch: of the SHA-256 of its entries, of their texts, and of its lines.

    Rows are hashed in the form of PostgreSQL's `record_send`, which tells values, lengths and types apart, and the rows of
    the entries tell how long their texts are; so `ledger verify` finds the same sum from the stored rows alone.
    """
    lengths = [(INT4, _lengths(words)) for words in columns.encoded]
    entries = _hashed([*_entry_columns(columns, entry_id), *lengths])
    lines = _hashed(_line_columns(columns, entry_id))
    return hashlib.sha256(entries + columns.texts_sha256 + lines).hexdigest()


def _hashed(whole: Sequence[Column]) -> bytes:
    hashed = hashlib.sha256()
    for some in _chunks(len(whole[0][1])):
        hashed.update(_rows(_cut(whole, some), count=len(whole), with_types=True).data)
    return hashed.digest()


def _entry_columns(columns: EntryColumns, entry_id: Longs) -> list[Column]:
    days = (columns.accounting_date - DATES_BEGIN).astype(np.int64)
    return [(INT8, entry_id), (INT8, columns.unit_id), (INT4, columns.period), (DATE, days), (INT4, columns.line_count)]


def _line_columns(columns: EntryColumns, entry_id: Longs) -> list[Column]:
    return [
        (INT8, columns.unit_id[columns.entry_no]),
        (INT4, columns.period[columns.entry_no]),
        (INT8, entry_id[columns.entry_no]),
        (INT4, columns.line_no),
        (INT8, columns.account_id),
        (INT8, columns.amount),
        (BOOL, columns.is_red),
    ]


def _chunks(rows: int) -> Iterator[slice]:
    return (slice(first, first + CHUNK) for first in range(0, rows, CHUNK))


def _cut(columns: Sequence[Column], some: slice) -> list[Column]:
    return [(type_id, values[some]) for type_id, values in columns]


def _rows(columns: Sequence[Column], *, count: int, with_types: bool) -> npt.NDArray[np.void]:
    """Return rows of a count, then for each column its type where asked, its length and its value.

    Shapes: one record each row; `count` also counts columns that the caller adds behind.
    """
    layout: list[tuple[str, str]] = [("count", ">i4" if with_types else ">i2")]
    for n, (type_id, _) in enumerate(columns):
        layout += [(f"type{n}", ">i4")] * with_types + [(f"length{n}", ">i4"), (f"value{n}", WIDTHS[type_id])]
    frame = np.zeros(1, dtype=np.dtype(layout))
    frame["count"] = count
    for n, (type_id, _) in enumerate(columns):
        if with_types:
            frame[f"type{n}"] = type_id
        frame[f"length{n}"] = frame.dtype[f"value{n}"].itemsize
    rows = np.repeat(frame, len(columns[0][1]))  # what is the same in every row is written once
    for n, (_, values) in enumerate(columns):
        rows[f"value{n}"] = values
    return rows


def _lengths(texts: Sequence[bytes]) -> npt.NDArray[np.int32]:
    return np.fromiter(map(len, texts), dtype=">i4", count=len(texts))


def _as_bytes(rows: npt.NDArray[Any]) -> list[bytes]:
    """Return each row of an array as its bytes."""
    parts: list[bytes] = rows.view(f"V{rows.dtype.itemsize}").tolist()
    return parts
