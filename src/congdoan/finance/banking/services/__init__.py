"""Accounts and statements: the only writers of this app. The use cases are those of `__all__`."""

from . import accounts, importing, storing, uploads
from .accounts import close_account, open_account
from .importing import import_statement, preview_statement

__all__ = ["close_account", "import_statement", "open_account", "preview_statement"]

import_statement_file = importing.import_statement_file
ImportResult = importing.ImportResult
Preview = importing.Preview
StatementPreview = importing.StatementPreview
Progress = storing.Progress

AccountNotNamed = importing.AccountNotNamed
AccountNotRegistered = importing.AccountNotRegistered
AccountTaken = accounts.AccountTaken
BadAccount = accounts.BadAccount
Contradiction = importing.Contradiction
FractionOfDong = importing.FractionOfDong
StalePreview = importing.StalePreview
UnableToImport = importing.UnableToImport

UploadGone = uploads.UploadGone
forget_upload = uploads.forget_upload
keep_upload = uploads.keep_upload
kept_upload = uploads.kept_upload
