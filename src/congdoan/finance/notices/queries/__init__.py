"""Reads of what payers are told."""

from .history import Passed, history
from .owed import Owed, OwedMonth, owed_by, owed_by_many, payment_of

__all__ = ["Owed", "OwedMonth", "Passed", "history", "owed_by", "owed_by_many", "payment_of"]
