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
from .assets import asset, assets, charge_wear, check_assets, dispose_asset, hand_over_asset, inventory_paper, move_asset, register_asset
from .books import book, books, entry, export_book, trial_balance
from .cash_book import import_cash_book
from .cash_counts import (
    cash_count,
    cash_count_paper,
    cash_counts,
    count_cash,
    decide_cash_difference,
    set_cash_count_period,
    sign_cash_count,
    void_cash_count,
)
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
    "asset",
    "assets",
    "attach_file",
    "attachment",
    "book",
    "books",
    "cash_count",
    "cash_count_paper",
    "cash_counts",
    "change_chart",
    "charge_wear",
    "check_assets",
    "close_year",
    "count_cash",
    "decide_cash_difference",
    "decline_advance",
    "decline_settlement",
    "dispose_asset",
    "draft_voucher",
    "end_template",
    "entry",
    "export_book",
    "export_handover",
    "hand_over",
    "hand_over_asset",
    "handover",
    "import_cash_book",
    "import_opening",
    "inventory_paper",
    "locks",
    "map_account",
    "move_asset",
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
    "register_asset",
    "reopen_year",
    "request_advance",
    "return_advance",
    "return_voucher",
    "reverse_advance_step",
    "reverse_voucher",
    "set_cash_count_period",
    "set_month_states",
    "set_separation",
    "set_template",
    "settle_advance",
    "settlement_paper",
    "sign_cash_count",
    "submit_voucher",
    "templates",
    "trial_balance",
    "undo_chart_change",
    "void_cash_count",
    "void_voucher",
    "voucher",
    "vouchers",
]
