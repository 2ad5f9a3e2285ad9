"""Pure rules of bookkeeping."""

from .changeover import SURPLUS, Move, entry_lines, moves, unmapped
from .closing import INCOME, SPENDING, Closing, ClosingAccounts, Left, closing, closing_accounts
from .closing import Line as ClosingLine
from .events import event_of, money_faults, moved_by, part_of
from .handover import PLACES, HandoverEntries, handover_entries
from .kinds import KINDS, book_of, may_follow, written_number
from .opening import OpeningTable, SimpleAccounts, read_opening_balances
from .templates import AmountMissing, Part, Template, TemplateLine, booked, template_of
from .vouchers import PartDraft, VoucherDraft, faults

__all__ = [
    "INCOME",
    "KINDS",
    "PLACES",
    "SPENDING",
    "SURPLUS",
    "AmountMissing",
    "Closing",
    "ClosingAccounts",
    "ClosingLine",
    "HandoverEntries",
    "Left",
    "Move",
    "OpeningTable",
    "Part",
    "PartDraft",
    "SimpleAccounts",
    "Template",
    "TemplateLine",
    "VoucherDraft",
    "book_of",
    "booked",
    "closing",
    "closing_accounts",
    "entry_lines",
    "event_of",
    "faults",
    "handover_entries",
    "may_follow",
    "money_faults",
    "moved_by",
    "moves",
    "part_of",
    "read_opening_balances",
    "template_of",
    "unmapped",
    "written_number",
]
