"""Use cases of notices."""

from .addresses import NobodyCollects, set_notice_address
from .issuing import (
    MOST_AT_ONCE,
    AlreadyWithdrawn,
    IssueResult,
    NoticePreview,
    PreviewChanged,
    ReasonMissing,
    TooManyAtOnce,
    UnableToIssue,
    UnknownNotice,
    issue_notices,
    preview_notices,
    withdraw_notice,
)
from .sending import NoMailServer, NothingToSend, SendResult, UnableToSend, deliver_notices, send_notices

__all__ = [
    "MOST_AT_ONCE",
    "AlreadyWithdrawn",
    "IssueResult",
    "NoMailServer",
    "NobodyCollects",
    "NothingToSend",
    "NoticePreview",
    "PreviewChanged",
    "ReasonMissing",
    "SendResult",
    "TooManyAtOnce",
    "UnableToIssue",
    "UnableToSend",
    "UnknownNotice",
    "deliver_notices",
    "issue_notices",
    "preview_notices",
    "send_notices",
    "set_notice_address",
    "withdraw_notice",
]
