"""Pages of signals, stoppages and disputes."""

from .figures import figures, report_paper, spread
from .map import spread_map
from .raising import describe_employer, dismiss_signal, raise_signal, raise_signal_phone, signals, verify_signal
from .settling import dispute, disputes, open_dispute, take_step
from .stoppages import (
    add_promise,
    close_stoppage,
    end_stoppage,
    open_stoppage,
    record_call,
    record_meeting,
    record_outbreak,
    record_update,
    settle_promise,
    stoppage,
    stoppages,
    write_quick_report,
)

__all__ = [
    "add_promise",
    "close_stoppage",
    "describe_employer",
    "dismiss_signal",
    "dispute",
    "disputes",
    "end_stoppage",
    "figures",
    "open_dispute",
    "open_stoppage",
    "raise_signal",
    "raise_signal_phone",
    "record_call",
    "record_meeting",
    "record_outbreak",
    "record_update",
    "report_paper",
    "settle_promise",
    "signals",
    "spread",
    "spread_map",
    "stoppage",
    "stoppages",
    "take_step",
    "verify_signal",
    "write_quick_report",
]
