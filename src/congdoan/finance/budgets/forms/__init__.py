"""Text from people into the values that the services take."""

from .answers import AnswerForm
from .decisions import LEVEL_WORDS, SelectForm, SplitForm, read_ratio
from .estimates import ApproveForm, DeadlineForm, DraftForm, ReturnForm, SubmitForm, field_name
from .giving import DocumentForm, PublishForm, TargetsForm, WithdrawForm

__all__ = [
    "LEVEL_WORDS",
    "AnswerForm",
    "ApproveForm",
    "DeadlineForm",
    "DocumentForm",
    "DraftForm",
    "PublishForm",
    "ReturnForm",
    "SelectForm",
    "SplitForm",
    "SubmitForm",
    "TargetsForm",
    "WithdrawForm",
    "field_name",
    "read_ratio",
]
