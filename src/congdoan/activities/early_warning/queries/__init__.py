"""Reads of early warning: what holds on a day, its points, whether warnings were right."""

from .board import BANDS, PAGE, Board, BoardFilter, BoardRow, board, every_row
from .grid import ACROSS, Cell, Grid, grid, grid_workbook
from .history import Rule, backtest, frozen_history, own_backtest, trend
from .law import Law, next_steps, weights_need_check
from .observing import observed
from .pay import PayQuestion, pay_days_of, questions_of
from .scales import pack_scale, scale_for, scales_of, weighings
from .seen import SignalRow, evidence_of, shown, signal, signals_of, signals_told_by, teller_of, watchers_of
from .sheets import board_workbook

__all__ = [
    "ACROSS",
    "BANDS",
    "PAGE",
    "Board",
    "BoardFilter",
    "BoardRow",
    "Cell",
    "Grid",
    "Law",
    "PayQuestion",
    "Rule",
    "SignalRow",
    "backtest",
    "board",
    "board_workbook",
    "every_row",
    "evidence_of",
    "frozen_history",
    "grid",
    "grid_workbook",
    "next_steps",
    "observed",
    "own_backtest",
    "pack_scale",
    "pay_days_of",
    "questions_of",
    "scale_for",
    "scales_of",
    "shown",
    "signal",
    "signals_of",
    "signals_told_by",
    "teller_of",
    "trend",
    "watchers_of",
    "weighings",
    "weights_need_check",
]
