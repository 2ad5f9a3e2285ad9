"""Pages of early warning."""

from .acts import end_signal, observe_signals, set_weights, tell_signal
from .debts import import_debts
from .lists import backtest, employer, export_warnings, grid, grid_file, warnings
from .own import answer_pay_day, own_signals, set_pay_day

__all__ = [
    "answer_pay_day",
    "backtest",
    "employer",
    "end_signal",
    "export_warnings",
    "grid",
    "grid_file",
    "import_debts",
    "observe_signals",
    "own_signals",
    "set_pay_day",
    "set_weights",
    "tell_signal",
    "warnings",
]
