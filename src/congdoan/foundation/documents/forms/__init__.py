"""Forms of documents."""

from .commenting import AnswerForm as AnswerForm
from .commenting import AskForm as AskForm
from .commenting import CommentForm as CommentForm
from .copying import CopyForm as CopyForm
from .filing import CaseListForm as CaseListForm
from .filing import CloseCaseForm as CloseCaseForm
from .filing import FileDocumentForm as FileDocumentForm
from .filing import HandoverForm as HandoverForm
from .filing import LendForm as LendForm
from .filing import OpenCaseForm as OpenCaseForm
from .filing import PaperForm as PaperForm
from .incoming import DecideForm as DecideForm
from .incoming import HandleForm as HandleForm
from .incoming import PassForm as PassForm
from .incoming import ReceiveForm as ReceiveForm
from .incoming import VoidForm as VoidForm
from .outgoing import (
    AddressForm,
    ChangeForm,
    DocumentForm,
    IssueForm,
    NumberingForm,
    PictureForm,
    SignedForm,
    SignForm,
    SkipForm,
    WordsForm,
    first_values,
)

__all__ = [
    "AddressForm",
    "ChangeForm", "DocumentForm", "IssueForm", "NumberingForm", "PictureForm", "SignForm", "SignedForm", "SkipForm", "WordsForm",
    "first_values",
]  # fmt: skip
