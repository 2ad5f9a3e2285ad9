"""Pure rules of early warning: what a signal is, what it weighs on a day, when wages are due, how warnings are judged afterwards."""

from .backtest import ANY, COUNTED, HORIZON, LATE_WAGE, Judged, alarms_of, judge, naive_alarms
from .catalogue import CODES, COMPUTED, OF_MATTERS, RAISED_DAYS, SIGNALS, UNWEIGHTED, SignalKind, words_of
from .debts import DebtRow, read_debts
from .payday import due_of, months_due
from .scale import BANDS, Level, Scale, WarningBand, faults_of, key_of, reweighted, scale_of, warning_band
from .scoring import Columns, Evidence, Reason, Score, points_of, score
from .steps import ACTIONS, law_of

__all__ = [
    "ACTIONS",
    "ANY",
    "BANDS",
    "CODES",
    "COMPUTED",
    "COUNTED",
    "HORIZON",
    "LATE_WAGE",
    "OF_MATTERS",
    "RAISED_DAYS",
    "SIGNALS",
    "UNWEIGHTED",
    "Columns",
    "DebtRow",
    "Evidence",
    "Judged",
    "Level",
    "Reason",
    "Scale",
    "Score",
    "SignalKind",
    "WarningBand",
    "alarms_of",
    "due_of",
    "faults_of",
    "judge",
    "key_of",
    "law_of",
    "months_due",
    "naive_alarms",
    "points_of",
    "read_debts",
    "reweighted",
    "scale_of",
    "score",
    "warning_band",
    "words_of",
]
