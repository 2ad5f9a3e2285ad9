"""The only writer of early warning: the use cases, and beside them their refusals."""

from congdoan.activities.early_warning.services import observing, refusals
from congdoan.activities.early_warning.services.exporting import export_warnings
from congdoan.activities.early_warning.services.observing import import_debts, observe_signals
from congdoan.activities.early_warning.services.telling import answer_pay_day, end_signal, set_pay_day, tell_signal
from congdoan.activities.early_warning.services.weighing import set_weights

__all__ = [
    "answer_pay_day",
    "end_signal",
    "export_warnings",
    "import_debts",
    "observe_signals",
    "set_pay_day",
    "set_weights",
    "tell_signal",
]

DebtsPreview = observing.DebtsPreview
preview_debts = observing.preview_debts

DebtsChanged = refusals.DebtsChanged
NotAboveEmployer = refusals.NotAboveEmployer
SignalOver = refusals.SignalOver
SignalReasonMissing = refusals.SignalReasonMissing
UnableToWarn = refusals.UnableToWarn
UnfitPayDay = refusals.UnfitPayDay
UnfitSignal = refusals.UnfitSignal
UnfitWeights = refusals.UnfitWeights
UnknownSignal = refusals.UnknownSignal
WithoutUnion = refusals.WithoutUnion
