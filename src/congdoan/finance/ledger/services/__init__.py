"""The only writers of the books: one function a use case, its refusals beside it."""

from . import bars, batches, entries, evidence, exporting, months
from .accounts import UnknownAccount as UnknownAccount
from .accounts import accounts as accounts
from .bars import book_late as book_late
from .bars import book_supplement as book_supplement
from .bars import end_books as end_books
from .bars import resume_books as resume_books
from .batches import BatchResult as BatchResult
from .batches import post_batch
from .entries import post_entry, reverse_entry
from .evidence import record_evidence
from .evidence import record_evidence_of_many as record_evidence_of_many
from .exporting import ExportedBooks as ExportedBooks
from .exporting import export_seals
from .months import hold_books as hold_books
from .months import lock_month, unlock_month
from .months import set_months as set_months
from .publishing import PublishedDiffers as PublishedDiffers
from .publishing import write_published as write_published
from .seals import SealedUnit as SealedUnit
from .seals import publish_root, seal
from .summaries import fold_summaries, rebuild_summaries

__all__ = [
    "export_seals",
    "fold_summaries",
    "lock_month",
    "post_batch",
    "post_entry",
    "publish_root",
    "rebuild_summaries",
    "record_evidence",
    "reverse_entry",
    "seal",
    "unlock_month",
]

UnableToPost = entries.UnableToPost
AlreadyPosted = entries.AlreadyPosted
AlreadyReversed = entries.AlreadyReversed
AmountTooLarge = entries.AmountTooLarge
BooksEnded = entries.BooksEnded
MonthLocked = entries.MonthLocked
MonthSoftlyLocked = entries.MonthSoftlyLocked
OutsideTheBooks = entries.OutsideTheBooks
TextMissing = entries.TextMissing
TooFewLines = entries.TooFewLines
TooManyLines = entries.TooManyLines
Unbalanced = entries.Unbalanced
UnknownEntry = entries.UnknownEntry
ZeroAmount = entries.ZeroAmount
BatchTooLarge = batches.BatchTooLarge
NothingToPost = batches.NothingToPost
UnableToPostBatch = batches.UnableToPostBatch
MonthAlreadyLocked = months.MonthAlreadyLocked
MonthNotLocked = months.MonthNotLocked
ReasonMissing = months.ReasonMissing
UnableToLock = months.UnableToLock
UnknownMonth = months.UnknownMonth
EvidenceUnfit = evidence.EvidenceUnfit
YearIsClosed = months.YearIsClosed
BooksAlreadyEnded = bars.BooksAlreadyEnded
BooksNotEnded = bars.BooksNotEnded
UnableToEnd = bars.UnableToEnd
NoRootYet = exporting.NoRootYet
UnableToExport = exporting.UnableToExport
UnknownRoot = exporting.UnknownRoot
