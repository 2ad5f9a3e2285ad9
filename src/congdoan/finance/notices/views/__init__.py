"""Pages of what payers are told."""

from .issuing import issue_notices, notice, notice_file, preview_notices, withdraw_notice
from .lists import notices, notices_file, outbox
from .mailing import send_notices, set_notice_address
from .payer import draft, pay, payer, receipt_file, statement, statement_file

__all__ = [
    "draft",
    "issue_notices",
    "notice",
    "notice_file",
    "notices",
    "notices_file",
    "outbox",
    "pay",
    "payer",
    "preview_notices",
    "receipt_file",
    "send_notices",
    "set_notice_address",
    "statement",
    "statement_file",
    "withdraw_notice",
]
