"""Reads of what payers are told."""

from .history import Passed, history
from .issued import IssuedNotice, Mailed, address_history, addresses_on, letters_of, mail_events, mails, notice, notices
from .owed import Owed, OwedMonth, owed_by, owed_by_many, payment_of

__all__ = [
    "IssuedNotice",
    "Mailed",
    "Owed",
    "OwedMonth",
    "Passed",
    "address_history",
    "addresses_on",
    "history",
    "letters_of",
    "mail_events",
    "mails",
    "notice",
    "notices",
    "owed_by",
    "owed_by_many",
    "payment_of",
]
