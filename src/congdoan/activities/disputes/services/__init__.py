"""The only writer of disputes and stoppages: the use cases, and beside them their refusals."""

from congdoan.activities.disputes.services import refusals
from congdoan.activities.disputes.services.raising import describe_employer, dismiss_signal, raise_signal, verify_signal
from congdoan.activities.disputes.services.settling import open_dispute, take_step
from congdoan.activities.disputes.services.stoppages import (
    add_promise,
    close_stoppage,
    end_stoppage,
    open_stoppage,
    record_call,
    record_meeting,
    record_outbreak,
    record_update,
    settle_promise,
    write_quick_report,
)

__all__ = [
    "add_promise",
    "close_stoppage",
    "describe_employer",
    "dismiss_signal",
    "end_stoppage",
    "open_dispute",
    "open_stoppage",
    "raise_signal",
    "record_call",
    "record_meeting",
    "record_outbreak",
    "record_update",
    "settle_promise",
    "take_step",
    "verify_signal",
    "write_quick_report",
]

KeepsNoStoppage = refusals.KeepsNoStoppage
NotReadyToClose = refusals.NotReadyToClose
SignalChecked = refusals.SignalChecked
SignalOfOneself = refusals.SignalOfOneself
StepOutOfTurn = refusals.StepOutOfTurn
StoppageOpen = refusals.StoppageOpen
UnableToSettle = refusals.UnableToSettle
UnfitDispute = refusals.UnfitDispute
UnfitSignal = refusals.UnfitSignal
UnfitStoppage = refusals.UnfitStoppage
UnknownDispute = refusals.UnknownDispute
UnknownPromise = refusals.UnknownPromise
UnknownSignal = refusals.UnknownSignal
UnknownStoppage = refusals.UnknownStoppage
WordsMissing = refusals.WordsMissing
WrongTime = refusals.WrongTime
