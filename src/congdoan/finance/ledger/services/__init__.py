"""The only writers of the books: one function a use case, its refusals beside it."""

from congdoan.foundation.access.services import NotAllowed

from .accounts import UnknownAccount, accounts
from .batches import BatchResult, BatchTooLarge, NothingToPost, UnableToPostBatch, post_batch
from .entries import (
    AlreadyPosted,
    AlreadyReversed,
    AmountTooLarge,
    MonthLocked,
    OutsideTheBooks,
    TextMissing,
    TooFewLines,
    UnableToPost,
    Unbalanced,
    UnknownEntry,
    ZeroAmount,
    post_entry,
    reverse_entry,
)
from .months import MonthAlreadyLocked, MonthNotLocked, UnableToLock, lock_month, unlock_month
from .seals import seal
from .summaries import fold_summaries, rebuild_summaries

__all__ = [
    "AlreadyPosted",
    "AlreadyReversed",
    "AmountTooLarge",
    "BatchResult",
    "BatchTooLarge",
    "MonthAlreadyLocked",
    "MonthLocked",
    "MonthNotLocked",
    "NotAllowed",
    "NothingToPost",
    "OutsideTheBooks",
    "TextMissing",
    "TooFewLines",
    "UnableToLock",
    "UnableToPost",
    "UnableToPostBatch",
    "Unbalanced",
    "UnknownAccount",
    "UnknownEntry",
    "ZeroAmount",
    "accounts",
    "fold_summaries",
    "lock_month",
    "post_batch",
    "post_entry",
    "rebuild_summaries",
    "reverse_entry",
    "seal",
    "unlock_month",
]
