"""Accounts, statements and notifications: the only writers of this app. The use cases are those of `__all__`."""

from . import accounts, importing, receivers, receiving, settling, storing, uploads
from .accounts import close_account, open_account
from .comparing import compare_notifications
from .importing import import_statement, preview_statement
from .receivers import close_notification_source, register_notification_source
from .receiving import receive_notification
from .settling import settle_notification

__all__ = [
    "close_account",
    "close_notification_source",
    "compare_notifications",
    "import_statement",
    "open_account",
    "preview_statement",
    "receive_notification",
    "register_notification_source",
    "settle_notification",
]

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

BadKey = receivers.BadKey
BodyTooLarge = receiving.BodyTooLarge
NewSource = receivers.NewSource
NothingToSettle = settling.NothingToSettle
ReasonMissing = settling.ReasonMissing
Received = receiving.Received
UnableToRegister = receivers.UnableToRegister
UnableToSettle = settling.UnableToSettle
UnknownNotification = settling.UnknownNotification
UnknownProvider = receivers.UnknownProvider
UnknownReceiver = receiving.UnknownReceiver
