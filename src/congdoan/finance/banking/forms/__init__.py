"""Words of people into the values that the services take."""

from .statements import (
    DAYS,
    MOST_BYTES,
    NOT_LISTED,
    AccountForm,
    ApplyForm,
    CloseForm,
    ImportForm,
    UnknownAccount,
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
    "ImportForm",
    "UnknownAccount",
    "UnknownUnit",
    "branch_of",
    "preview_told",
]
