"""Text from people into the values that the services take."""

from .decisions import LEVEL_WORDS, SelectForm, SplitForm, read_ratio
from .estimates import ApproveForm, DeadlineForm, DraftForm, ReturnForm, SubmitForm, field_name

__all__ = [
    "LEVEL_WORDS",
    "ApproveForm",
    "DeadlineForm",
    "DraftForm",
    "ReturnForm",
    "SelectForm",
    "SplitForm",
    "SubmitForm",
    "field_name",
    "read_ratio",
]
