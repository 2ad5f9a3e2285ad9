"""Many entries at once, as columns: the form in which a batch is checked, packed and booked."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from .lines import FIRST_PERIOD, LARGEST_AMOUNT, LAST_PERIOD, LineDraft

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]

MOST_LINES = 1_000_000  # one batch is one transaction; past this its memory and its locks stop being modest
LONGEST_EVENT, LONGEST_DESCRIPTION = 200, 500
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL keeps neither NUL nor half a surrogate pair
LOW_BITS = 20  # a sum of a million amounts of 10**15 passes 64 bits, its high and low halves do not


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One entry of one unit before it is booked with others."""

    unit_id: int
    accounting_date: date
    event: str
    description: str
    lines: Sequence[LineDraft]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an entry of the columns may not be booked: a word for programs, which entry, and what was found there."""

    kind: str
    entry_no: int
    found: int | str


@dataclass(frozen=True, eq=False)
class EntryColumns:
    """Entries and their lines.

    Shapes: `unit_id`, `accounting_date`, `event`, `description` one each entry; `entry_no` (the entry's place, counted
    from 0, never falling), `account_id`, `amount`, `is_red` one each line. Line numbers follow from the order.
    Units: whole đồng, a debit above zero.
    """

    unit_id: Longs
    accounting_date: Days
    event: Sequence[str]
    description: Sequence[str]
    entry_no: Longs
    account_id: Longs
    amount: Longs
    is_red: Flags

    def __post_init__(self) -> None:
        lengths = {len(self.unit_id), len(self.accounting_date), len(self.event), len(self.description)}
        if len(lengths) != 1:
            raise ValueError(f"the columns of the entries differ in length: {sorted(lengths)}")
        if len({len(self.entry_no), len(self.account_id), len(self.amount), len(self.is_red)}) != 1:
            raise ValueError("the columns of the lines differ in length")
        if len(self.entry_no) and (
            self.entry_no[0] < 0 or self.entry_no[-1] >= len(self.unit_id) or bool((np.diff(self.entry_no) < 0).any())
        ):
            raise ValueError("entry_no must rise from 0 to the number of entries")

    @cached_property
    def period(self) -> Longs:
        """Return each entry's month as yyyymm."""
        months = self.accounting_date.astype("datetime64[M]").astype(np.int64)
        return (months // 12 + 1970) * 100 + months % 12 + 1

    @property
    def years(self) -> list[int]:
        """Return the years in which entries fall, each once."""
        return [int(year) for year in np.unique(self.period // 100)]

    @cached_property
    def line_count(self) -> Longs:
        return np.bincount(self.entry_no, minlength=len(self.unit_id)).astype(np.int64)

    @cached_property
    def line_no(self) -> Longs:
        """Return each line's number within its entry, from 1."""
        first = np.cumsum(self.line_count) - self.line_count
        return np.arange(1, len(self.entry_no) + 1, dtype=np.int64) - first[self.entry_no]

    @cached_property
    def encoded(self) -> tuple[list[bytes], list[bytes]]:
        """Return the events and the descriptions as bytes: they are hashed and sent, and a batch has many of them."""
        return list(map(str.encode, self.event)), list(map(str.encode, self.description))

    @cached_property
    def texts_sha256(self) -> bytes:
        """Return the SHA-256 of all texts, each event followed by its description."""
        return hashlib.sha256(b"".join(chain.from_iterable(zip(*self.encoded, strict=True)))).digest()

    @property
    def debit(self) -> int:
        """Return the debit turnover of all lines."""
        return _exact_sum(self.amount[(self.amount > 0) != self.is_red])

    def sorted_by_unit(self) -> tuple["EntryColumns", Longs]:
        """Return the same entries in the order of the units, and for each its place before."""
        if not bool((np.diff(self.unit_id) < 0).any()):
            return self, np.arange(len(self.unit_id))
        order = np.argsort(self.unit_id, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        lines = np.argsort(place[self.entry_no], kind="stable")
        moved = EntryColumns(
            unit_id=self.unit_id[order],
            accounting_date=self.accounting_date[order],
            event=[self.event[n] for n in order],
            description=[self.description[n] for n in order],
            entry_no=place[self.entry_no][lines],
            account_id=self.account_id[lines],
            amount=self.amount[lines],
            is_red=self.is_red[lines],
        )
        return moved, order


def columns_of(entries: Sequence[EntryDraft]) -> EntryColumns:
    """Return entries as columns, in their order.

    :raises OverflowError: an amount or an id passes 64 bits
    """
    lines = [line for entry in entries for line in entry.lines]
    return EntryColumns(
        unit_id=np.array([entry.unit_id for entry in entries], dtype=np.int64),
        accounting_date=np.array([entry.accounting_date for entry in entries], dtype="datetime64[D]"),
        event=[entry.event for entry in entries],
        description=[entry.description for entry in entries],
        entry_no=np.repeat(np.arange(len(entries), dtype=np.int64), [len(entry.lines) for entry in entries]),
        account_id=np.array([line.account_id for line in lines], dtype=np.int64),
        amount=np.array([line.amount for line in lines], dtype=np.int64),
        is_red=np.array([line.is_red for line in lines], dtype=np.bool_),
    )


def faults(columns: EntryColumns) -> list[Fault]:
    """Return everything for which these entries may not be booked, in the order of the entries."""
    found = [*_faulty_lines(columns), *_faulty_entries(columns), *_faulty_texts(columns)]
    return sorted(found, key=lambda fault: (fault.entry_no, fault.kind))


def _faulty_lines(columns: EntryColumns) -> list[Fault]:
    zero = np.flatnonzero(columns.amount == 0)
    large = np.flatnonzero((columns.amount > LARGEST_AMOUNT) | (columns.amount < -LARGEST_AMOUNT))
    return [
        *(Fault("zero", int(columns.entry_no[line]), 0) for line in zero),
        *(Fault("too-large", int(columns.entry_no[line]), int(columns.amount[line])) for line in large),
    ]


def _faulty_entries(columns: EntryColumns) -> list[Fault]:
    counts, periods = columns.line_count, columns.period
    ends = np.cumsum(counts)
    high = _sums(columns.amount >> LOW_BITS, ends, counts)
    low = _sums(columns.amount & ((1 << LOW_BITS) - 1), ends, counts)
    unbalanced = np.flatnonzero((low % (1 << LOW_BITS) != 0) | (high + (low >> LOW_BITS) != 0))
    return [
        *(Fault("unbalanced", int(n), (int(high[n]) << LOW_BITS) + int(low[n])) for n in unbalanced),
        *(Fault("too-few-lines", int(n), int(counts[n])) for n in np.flatnonzero(counts < 2)),
        *(
            Fault("outside-the-books", int(n), int(periods[n]))
            for n in np.flatnonzero((periods < FIRST_PERIOD) | (periods > LAST_PERIOD) | np.isnat(columns.accounting_date))
        ),
    ]


def _faulty_texts(columns: EntryColumns) -> list[Fault]:
    found = []
    for kind, texts, longest in (("event", columns.event, LONGEST_EVENT), ("description", columns.description, LONGEST_DESCRIPTION)):
        if not _are_texts(set(texts), longest):  # only then is it worth looking at each
            found += [Fault(kind, n, text[:80]) for n, text in enumerate(texts) if not is_text(text, longest)]
    return found


def _are_texts(texts: Collection[str], longest: int) -> bool:
    """Return what `is_text` says of all of them together, several times faster."""
    try:
        is_writable = b"\0" not in "".join(texts).encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return is_writable and all(map(str.strip, texts)) and max(map(len, texts), default=0) <= longest


def is_text(text: str, longest: int) -> bool:
    """Return whether PostgreSQL can keep the text and a person can read it."""
    return 0 < len(text) <= longest and not text.isspace() and not UNWRITABLE.search(text)


def _sums(values: Longs, ends: Longs, counts: Longs) -> Longs:
    running = np.concatenate(([0], np.cumsum(values)))
    summed: Longs = running[ends] - running[ends - counts]
    return summed


def _exact_sum(values: Longs) -> int:
    return (int((values >> LOW_BITS).sum()) << LOW_BITS) + int((values & ((1 << LOW_BITS) - 1)).sum())
