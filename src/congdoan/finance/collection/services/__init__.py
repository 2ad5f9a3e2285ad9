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
from .split_table import (
    SPLIT_LEVELS,
    NotAWhole,
    SplitDocumentMissing,
    SplitYearOutOfRange,
    UnableToInstallSplit,
    UnknownLevel,
    UnknownUnit,
    YearAlreadySplit,
    install_split_table,
)
from .waiving import NothingUnpaid, UnableToWaive, UnknownEmployer, WaiverNotAvailable, waive_unpaid

__all__ = [
    "SPLIT_LEVELS",
    "AccountOpen",
    "CannotBook",
    "NoAccount",
    "NoSplitTable",
    "NotAWhole",
    "NotReversible",
    "NotWaiting",
    "NothingUnpaid",
    "OpeningUnbalanced",
    "RunResult",
    "SplitDocumentMissing",
    "SplitYearOutOfRange",
    "UnableToDecide",
    "UnableToInstallSplit",
    "UnableToOpen",
    "UnableToRun",
    "UnableToWaive",
    "UnknownEmployer",
    "UnknownLevel",
    "UnknownLine",
    "UnknownUnit",
    "WaiverNotAvailable",
    "YearAlreadySplit",
    "decide_line",
    "install_split_table",
    "open_account",
    "run_collection",
    "suspend_line",
    "undo_line",
    "waive_unpaid",
]
