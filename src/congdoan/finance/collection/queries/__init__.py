"""Reads of the single account."""

from .lines import LineLife, PaidPiece, Waiting, line_life, line_of_entry, lines_of_entries, months_of, payments_of, queue
from .report import Judged, answers, judged_lines, report
from .state import Account, account_of, load_state, stored_steps
from .sums import (
    MonthSummary,
    Outstanding,
    Unknown,
    credits_of,
    lines_to_run,
    month_summary,
    outstanding,
    paid_by_month,
    reclassified,
    shares_by_month,
    suspense_of,
    unknown_money,
    waiting,
)
from .terms import NoSplitTable, terms_of

__all__ = [
    "Account",
    "Judged",
    "LineLife",
    "MonthSummary",
    "NoSplitTable",
    "Outstanding",
    "PaidPiece",
    "Unknown",
    "Waiting",
    "account_of",
    "answers",
    "credits_of",
    "judged_lines",
    "line_life",
    "line_of_entry",
    "lines_of_entries",
    "lines_to_run",
    "load_state",
    "month_summary",
    "months_of",
    "outstanding",
    "paid_by_month",
    "payments_of",
    "queue",
    "reclassified",
    "report",
    "shares_by_month",
    "stored_steps",
    "suspense_of",
    "terms_of",
    "unknown_money",
    "waiting",
]
