"""Pure rules of bookkeeping."""

from .events import event_of, money_faults, moved_by, part_of
from .kinds import KINDS, book_of, may_follow, written_number
from .templates import AmountMissing, Part, Template, TemplateLine, booked, template_of
from .vouchers import PartDraft, VoucherDraft, faults

__all__ = [
    "KINDS",
    "AmountMissing",
    "Part",
    "PartDraft",
    "Template",
    "TemplateLine",
    "VoucherDraft",
    "book_of",
    "booked",
    "event_of",
    "faults",
    "may_follow",
    "money_faults",
    "moved_by",
    "part_of",
    "template_of",
    "written_number",
]
