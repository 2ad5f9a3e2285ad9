"""Pages of bookkeeping."""

from .acting import approve_voucher, pay_voucher, post_voucher, return_voucher, reverse_voucher, submit_voucher, void_voucher
from .advance_acts import (
    accept_settlement,
    approve_advance,
    decline_advance,
    decline_settlement,
    pay_advance,
    pay_extra,
    request_advance,
    return_advance,
    reverse_advance_step,
    settle_advance,
)
from .advances import advance, advance_paper, advances, settlement_paper
from .books import book, books, entry, export_book, trial_balance
from .cash_book import import_cash_book
from .changeover import change_chart, map_account, preview_chart, undo_chart_change
from .closing import close_year, preview_year, reopen_year
from .deciding import end_template, set_separation, set_template, templates
from .handover import export_handover, hand_over, handover, post_supplement
from .lists import queue, voucher, vouchers
from .locking import locks, preview_locks, set_month_states
from .opening import import_opening
from .writing import amend_voucher, attach_file, attachment, draft_voucher, print_voucher

__all__ = [
    "accept_settlement",
    "advance",
    "advance_paper",
    "advances",
    "amend_voucher",
    "approve_advance",
    "approve_voucher",
    "attach_file",
    "attachment",
    "book",
    "books",
    "change_chart",
    "close_year",
    "decline_advance",
    "decline_settlement",
    "draft_voucher",
    "end_template",
    "entry",
    "export_book",
    "export_handover",
    "hand_over",
    "handover",
    "import_cash_book",
    "import_opening",
    "locks",
    "map_account",
    "pay_advance",
    "pay_extra",
    "pay_voucher",
    "post_supplement",
    "post_voucher",
    "preview_chart",
    "preview_locks",
    "preview_year",
    "print_voucher",
    "queue",
    "reopen_year",
    "request_advance",
    "return_advance",
    "return_voucher",
    "reverse_advance_step",
    "reverse_voucher",
    "set_month_states",
    "set_separation",
    "set_template",
    "settle_advance",
    "settlement_paper",
    "submit_voucher",
    "templates",
    "trial_balance",
    "undo_chart_change",
    "void_voucher",
    "voucher",
    "vouchers",
]
