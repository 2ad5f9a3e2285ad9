"""Pages of banking."""

from .statements import (
    FINANCE,
    MOST_PROBLEMS,
    ON_A_PAGE,
    SHOWN_IN_PREVIEW,
    accounts,
    close_account,
    import_statement,
    line,
    open_account,
    preview_statement,
    statement,
    statements,
)

__all__ = [
    "FINANCE",
    "MOST_PROBLEMS",
    "ON_A_PAGE",
    "SHOWN_IN_PREVIEW",
    "accounts",
    "close_account",
    "import_statement",
    "line",
    "open_account",
    "preview_statement",
    "statement",
    "statements",
]
