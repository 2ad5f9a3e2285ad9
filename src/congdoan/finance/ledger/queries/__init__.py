"""Reads of the books: totals come from the summaries and what waits to be folded into them, details from the lines."""

from .details import BehindLine, BehindPage, EntryRecord, LineRecord, entries, entries_behind, entry, reversal_chain, turnover_by_day
from .evidence import EvidenceRecord, evidence_of
from .months import MonthState, SealRecord, is_locked, locked_among, locks_of, seals_of
from .totals import TrialRow, TurnoverRow, balance_of, trial_balance, turnover, turnover_of_branch
from .verification import verify

__all__ = [
    "BehindLine",
    "BehindPage",
    "EntryRecord",
    "EvidenceRecord",
    "LineRecord",
    "MonthState",
    "SealRecord",
    "TrialRow",
    "TurnoverRow",
    "balance_of",
    "entries",
    "entries_behind",
    "entry",
    "evidence_of",
    "is_locked",
    "locked_among",
    "locks_of",
    "reversal_chain",
    "seals_of",
    "trial_balance",
    "turnover",
    "turnover_by_day",
    "turnover_of_branch",
    "verify",
]
