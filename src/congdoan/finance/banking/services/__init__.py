"""Accounts, statements, notifications and payment orders: the only writers of this app. The use cases are those of `__all__`."""

from . import accounts, approving, exporting, importing, preparing, receivers, receiving, results, settling, storing, uploads
from .accounts import close_account, open_account
from .approving import approve_payments, cancel_payment, record_outcome, return_payment
from .comparing import compare_notifications
from .exporting import export_payments
from .importing import import_statement, preview_statement
from .preparing import prepare_payments
from .receivers import close_notification_source, register_notification_source
from .receiving import receive_notification
from .results import preview_results, record_results
from .settling import settle_notification

__all__ = [
    "approve_payments",
    "cancel_payment",
    "close_account",
    "close_notification_source",
    "compare_notifications",
    "export_payments",
    "import_statement",
    "open_account",
    "prepare_payments",
    "preview_results",
    "preview_statement",
    "receive_notification",
    "record_outcome",
    "record_results",
    "register_notification_source",
    "return_payment",
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

Draft = preparing.Draft
ResultsPreview = results.ResultsPreview
bin_of = preparing.bin_of
layouts = exporting.layouts
selection_mark = approving.selection_mark

AlreadyOrdered = preparing.AlreadyOrdered
MoneyLeft = approving.MoneyLeft
NoDebitAccount = preparing.NoDebitAccount
OwnPayment = approving.OwnPayment
PaymentWithoutReason = approving.PaymentWithoutReason
ResultsRefused = results.ResultsRefused
StaleSelection = approving.StaleSelection
UnableToDecidePayment = approving.UnableToDecidePayment
UnableToPrepare = preparing.UnableToPrepare
UnknownLayout = exporting.UnknownLayout
UnknownPayment = approving.UnknownPayment
WrongState = approving.WrongState
