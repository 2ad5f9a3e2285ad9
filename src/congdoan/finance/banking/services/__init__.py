"""Accounts and statements: the only writers of this app."""

from .accounts import AccountTaken, BadAccount, close_account, open_account
from .importing import (
    AccountNotNamed,
    AccountNotRegistered,
    Contradiction,
    ImportResult,
    Preview,
    StalePreview,
    StatementPreview,
    UnableToImport,
    import_statement,
    import_statement_file,
    preview_statement,
)

__all__ = [
    "AccountNotNamed",
    "AccountNotRegistered",
    "AccountTaken",
    "BadAccount",
    "Contradiction",
    "ImportResult",
    "Preview",
    "StalePreview",
    "StatementPreview",
    "UnableToImport",
    "close_account",
    "import_statement",
    "import_statement_file",
    "open_account",
    "preview_statement",
]
