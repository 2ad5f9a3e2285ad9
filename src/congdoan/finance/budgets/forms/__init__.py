"""Text from people into the values that the services take."""

from .answers import AnswerForm
from .decisions import LEVEL_WORDS, SelectForm, SplitForm, read_ratio
from .estimates import ApproveForm, DeadlineForm, DraftForm, ReturnForm, SubmitForm, TableForm, field_name
from .giving import PublishForm, TargetsForm, TargetsTableForm, WithdrawForm
from .papers import KeyForm, SignedFileForm

__all__ = [
    "LEVEL_WORDS",
    "AnswerForm",
    "ApproveForm",
    "DeadlineForm",
    "DraftForm",
    "KeyForm",
    "PublishForm",
    "ReturnForm",
    "SelectForm",
    "SignedFileForm",
    "SplitForm",
    "SubmitForm",
    "TableForm",
    "TargetsForm",
    "TargetsTableForm",
    "WithdrawForm",
    "field_name",
    "read_ratio",
]
