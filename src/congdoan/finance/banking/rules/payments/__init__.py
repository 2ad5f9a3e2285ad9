"""Money out as banks take it: orders, their notes, files for the bank, and what the bank answers."""

from .notes import bank_note, note_limit
from .order import Beneficiary, PaymentOrder, Route, UnableToWrite, find_numbers, order_number, route_of
from .proving import MoneyOut, SentOrder, pair
from .results import Outcome, ResultFile, ResultRow, Verdict, read, settle
from .states import DEAD, LIVE, OUT, PAID, WORDS, mark_of, may_follow

__all__ = [
    "DEAD",
    "LIVE",
    "OUT",
    "PAID",
    "WORDS",
    "Beneficiary",
    "MoneyOut",
    "Outcome",
    "PaymentOrder",
    "ResultFile",
    "ResultRow",
    "Route",
    "SentOrder",
    "UnableToWrite",
    "Verdict",
    "bank_note",
    "find_numbers",
    "mark_of",
    "may_follow",
    "note_limit",
    "order_number",
    "pair",
    "read",
    "route_of",
    "settle",
]
