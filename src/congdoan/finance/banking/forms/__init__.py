"""Words of people into the values that the services take."""

from .notifications import ConfirmForm, SettleForm, SourceForm, plain_body
from .statements import (
    DAYS,
    MOST_BYTES,
    NOT_LISTED,
    AccountForm,
    ApplyForm,
    CloseForm,
    ImportForm,
    UnknownAccount,
    UnknownSource,
    UnknownUnit,
    branch_of,
    preview_told,
)

__all__ = [
    "DAYS",
    "MOST_BYTES",
    "NOT_LISTED",
    "AccountForm",
    "ApplyForm",
    "CloseForm",
    "ConfirmForm",
    "ImportForm",
    "SettleForm",
    "SourceForm",
    "UnknownAccount",
    "UnknownSource",
    "UnknownUnit",
    "branch_of",
    "plain_body",
    "preview_told",
]
