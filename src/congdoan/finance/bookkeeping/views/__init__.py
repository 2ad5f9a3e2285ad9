"""Pages of bookkeeping."""

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
from .cash_book import import_cash_book
from .changeover import change_chart, map_account, preview_chart, undo_chart_change
from .closing import close_year, preview_year, reopen_year
from .handover import export_handover, hand_over, handover, post_supplement
from .locking import locks, preview_locks, set_month_states
from .opening import import_opening

__all__ = [
    "accept_settlement",
    "advance",
    "advance_paper",
    "advances",
    "approve_advance",
    "change_chart",
    "close_year",
    "decline_advance",
    "decline_settlement",
    "export_handover",
    "hand_over",
    "handover",
    "import_cash_book",
    "import_opening",
    "locks",
    "map_account",
    "pay_advance",
    "pay_extra",
    "post_supplement",
    "preview_chart",
    "preview_locks",
    "preview_year",
    "reopen_year",
    "request_advance",
    "return_advance",
    "reverse_advance_step",
    "set_month_states",
    "settle_advance",
    "settlement_paper",
    "undo_chart_change",
]
