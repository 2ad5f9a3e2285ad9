"""Pages of banking."""

from .asking import FINANCE
from .notifications import (
    close_notification_source,
    compare_notifications,
    notification,
    notification_sources,
    notifications,
    receive_notification,
    register_notification_source,
    settle_notification,
)
from .payment_acts import (
    approve_payments,
    cancel_payment,
    export_payments,
    preview_results,
    record_outcome,
    record_results,
    return_payment,
)
from .payments import payment, payment_file, payments
from .statements import (
    MOST_PROBLEMS,
    ON_A_PAGE,
    SHOWN_IN_PREVIEW,
    accounts,
    close_account,
    import_statement,
    line,
    open_account,
    preview_statement,
    statement,
    statements,
)

__all__ = [
    "FINANCE",
    "MOST_PROBLEMS",
    "ON_A_PAGE",
    "SHOWN_IN_PREVIEW",
    "accounts",
    "approve_payments",
    "cancel_payment",
    "close_account",
    "close_notification_source",
    "compare_notifications",
    "export_payments",
    "import_statement",
    "line",
    "notification",
    "notification_sources",
    "notifications",
    "open_account",
    "payment",
    "payment_file",
    "payments",
    "preview_results",
    "preview_statement",
    "receive_notification",
    "record_outcome",
    "record_results",
    "register_notification_source",
    "return_payment",
    "settle_notification",
    "statement",
    "statements",
]
