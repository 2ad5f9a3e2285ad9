"""Pure rules of bookkeeping."""

from .closing import INCOME, SPENDING, Closing, ClosingAccounts, Left, closing, closing_accounts
from .closing import Line as ClosingLine
from .events import event_of, money_faults, moved_by, part_of
from .kinds import KINDS, book_of, may_follow, written_number
from .templates import AmountMissing, Part, Template, TemplateLine, booked, template_of
from .vouchers import PartDraft, VoucherDraft, faults

__all__ = [
    "INCOME",
    "KINDS",
    "SPENDING",
    "AmountMissing",
    "Closing",
    "ClosingAccounts",
    "ClosingLine",
    "Left",
    "Part",
    "PartDraft",
    "Template",
    "TemplateLine",
    "VoucherDraft",
    "book_of",
    "booked",
    "closing",
    "closing_accounts",
    "event_of",
    "faults",
    "may_follow",
    "money_faults",
    "moved_by",
    "part_of",
    "template_of",
    "written_number",
]
