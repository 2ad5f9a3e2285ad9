"""Pages of members."""

from .acting import assign_section, correct, leave, record_absence, record_death, record_return, reopen
from .cards import card, issue_card, verify_card
from .joining import apply, apply_list, approve_applications, reenter, refuse_applications, withdraw_application
from .keeping import drop_filter, erase_expired, retention, save_filter, set_retention
from .lists import applications, members, person
from .loading import load_members
from .moving import (
    agree_transfer,
    cancel_transfer,
    correction_requests,
    decide_correction,
    decline_transfer,
    doubles,
    find_doubles,
    merge_persons,
    open_account,
    read_sensitive,
    request_transfer,
    transfers,
    undo_merge,
)
from .own import own, own_card, own_file, request_correction
from .unions import members_file, union

__all__ = [
    "agree_transfer",
    "applications",
    "apply",
    "apply_list",
    "approve_applications",
    "assign_section",
    "cancel_transfer",
    "card",
    "correct",
    "correction_requests",
    "decide_correction",
    "decline_transfer",
    "doubles",
    "drop_filter",
    "erase_expired",
    "find_doubles",
    "issue_card",
    "leave",
    "load_members",
    "members",
    "members_file",
    "merge_persons",
    "open_account",
    "own",
    "own_card",
    "own_file",
    "person",
    "read_sensitive",
    "record_absence",
    "record_death",
    "record_return",
    "reenter",
    "refuse_applications",
    "reopen",
    "request_correction",
    "request_transfer",
    "retention",
    "save_filter",
    "set_retention",
    "transfers",
    "undo_merge",
    "union",
    "verify_card",
    "withdraw_application",
]
