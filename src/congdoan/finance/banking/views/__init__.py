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
    "close_account",
    "close_notification_source",
    "compare_notifications",
    "import_statement",
    "line",
    "notification",
    "notification_sources",
    "notifications",
    "open_account",
    "preview_statement",
    "receive_notification",
    "register_notification_source",
    "settle_notification",
    "statement",
    "statements",
]
