"""Reads of the books: totals come from the summaries and what waits to be folded into them, details from the lines."""

from .details import (
    BehindLine,
    BehindPage,
    EntryRecord,
    LineRecord,
    entries,
    entries_after_lock,
    entries_behind,
    entry,
    reversal_chain,
    turnover_by_day,
)
from .evidence import EvidenceRecord, evidence_of
from .exporting import lines_to_export, root_lines, stray_lines
from .months import MonthState, SealRecord, barred_among, ended_on, ends_of, is_locked, locks_of, month_states, seals_of, units_booked
from .movements import DayPlace, Movement, MovementSums, movement_sums, movements
from .roots import KnownHash, RootRecord, known_hash, roots, trees
from .sealing import SealingState, SealMark, seal_mark, sealing_of
from .totals import TrialRow, TurnoverRow, balance_of, trial_balance, turnover, turnover_of_branch
from .verification import verify

__all__ = [
    "BehindLine",
    "BehindPage",
    "DayPlace",
    "EntryRecord",
    "EvidenceRecord",
    "KnownHash",
    "LineRecord",
    "MonthState",
    "Movement",
    "MovementSums",
    "RootRecord",
    "SealMark",
    "SealRecord",
    "SealingState",
    "TrialRow",
    "TurnoverRow",
    "balance_of",
    "barred_among",
    "ended_on",
    "ends_of",
    "entries",
    "entries_after_lock",
    "entries_behind",
    "entry",
    "evidence_of",
    "is_locked",
    "known_hash",
    "lines_to_export",
    "locks_of",
    "month_states",
    "movement_sums",
    "movements",
    "reversal_chain",
    "root_lines",
    "roots",
    "seal_mark",
    "sealing_of",
    "seals_of",
    "stray_lines",
    "trees",
    "trial_balance",
    "turnover",
    "turnover_by_day",
    "turnover_of_branch",
    "units_booked",
    "verify",
]
