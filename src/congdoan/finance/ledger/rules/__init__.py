"""What a balanced entry is, and how many of them travel together; pure functions over lines and columns."""

from .canonical import Flat, canonical, is_flat
from .columns import MOST_LINES, EntryColumns, EntryDraft, Fault, columns_of, faults
from .lines import (
    FIRST_PERIOD,
    LARGEST_AMOUNT,
    LAST_PERIOD,
    AccountFilter,
    AccountKey,
    LineDraft,
    Turnover,
    imbalance,
    is_debit,
    reversed_lines,
    turnover_of,
)
from .packing import fingerprint, pack_entries, pack_lines
from .tree import Leaf, Tree, tree_of
from .typed import NotALine, NotAPlace, TypedLine, read_line, read_place, write_place

__all__ = [
    "FIRST_PERIOD",
    "LARGEST_AMOUNT",
    "LAST_PERIOD",
    "MOST_LINES",
    "AccountFilter",
    "AccountKey",
    "EntryColumns",
    "EntryDraft",
    "Fault",
    "Flat",
    "Leaf",
    "LineDraft",
    "NotALine",
    "NotAPlace",
    "Tree",
    "Turnover",
    "TypedLine",
    "canonical",
    "columns_of",
    "faults",
    "fingerprint",
    "imbalance",
    "is_debit",
    "is_flat",
    "pack_entries",
    "pack_lines",
    "read_line",
    "read_place",
    "reversed_lines",
    "tree_of",
    "turnover_of",
    "write_place",
]
