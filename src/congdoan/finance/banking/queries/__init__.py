"""Reads of banking: statements and their lines."""

from .statements import (
    AccountRow,
    LineRow,
    StatementRow,
    account_numbers,
    accounts,
    collecting_units,
    count_lines,
    gaps,
    held_statements,
    known_fingerprints,
    line_printed,
    lines,
    numbered_lines,
    printed_lines,
    statement,
    statements,
)

__all__ = [
    "AccountRow",
    "LineRow",
    "StatementRow",
    "account_numbers",
    "accounts",
    "collecting_units",
    "count_lines",
    "gaps",
    "held_statements",
    "known_fingerprints",
    "line_printed",
    "lines",
    "numbered_lines",
    "printed_lines",
    "statement",
    "statements",
]
