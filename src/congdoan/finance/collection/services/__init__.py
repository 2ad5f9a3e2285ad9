"""Use cases of the single account."""

from .accounts import AccountOpen, NoAccount, OpeningUnbalanced, UnableToOpen, open_account
from .deciding import (
    CannotBook,
    NotReversible,
    NotWaiting,
    UnableToDecide,
    UnknownLine,
    decide_line,
    suspend_line,
    undo_line,
)
from .running import NoSplitTable, RunResult, UnableToRun, run_collection

__all__ = [
    "AccountOpen",
    "CannotBook",
    "NoAccount",
    "NoSplitTable",
    "NotReversible",
    "NotWaiting",
    "RunResult",
    "OpeningUnbalanced",
    "UnableToDecide",
    "UnableToOpen",
    "UnableToRun",
    "UnknownLine",
    "decide_line",
    "open_account",
    "run_collection",
    "suspend_line",
    "undo_line",
]
