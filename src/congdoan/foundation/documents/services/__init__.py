"""Use cases of documents: the book of incoming ones, outgoing documents from the draft to their receivers."""

from .drafting import (
    approve_document,
    comment_document,
    draft_document,
    return_document,
    rewrite_document,
    submit_document,
    void_document,
)
from .exporting import Exported as Exported
from .exporting import export_outgoing
from .exporting import pictures_of as pictures_of
from .exporting import word_file as word_file
from .incoming import (
    AlreadyReceived,
    AlreadyVoided,
    ArrivesLater,
    CorrectionUnfit,
    LooksReceived,
    UnableToKeepDocument,
    UnknownDocument,
    decide_proposal,
    pass_on_document,
    receive_document,
    void_arrival,
)
from .numbering import set_numbering, skip_numbers
from .refusals import (
    ClientKeyTaken,
    DayBeforeLast,
    DocumentTooLong,
    NotReady,
    NumberedBeforehand,
    NumberingDecidedLate,
    NumberingFaulty,
    NumberTaken,
    OtherDocumentWrong,
    OtherSigner,
    OwnDocument,
    ReasonMissing,
    ReceiverWrong,
    RegisterFormatUnknown,
    SignedMeanwhile,
    SkipWrong,
    StaleDocument,
    UnableToWrite,
    UnknownOutgoing,
    WrongState,
)
from .sending import MOST_RECEIVERS as MOST_RECEIVERS
from .sending import change_document, issue_document, open_document
from .signing import keep_signed_document, sign_document
from .signing import pdf_of as pdf_of

__all__ = [
    "AlreadyReceived",
    "AlreadyVoided",
    "ArrivesLater",
    "ClientKeyTaken",
    "CorrectionUnfit",
    "DayBeforeLast",
    "DocumentTooLong",
    "LooksReceived",
    "NotReady",
    "NumberTaken",
    "NumberedBeforehand",
    "NumberingDecidedLate",
    "NumberingFaulty",
    "OtherDocumentWrong",
    "OtherSigner",
    "OwnDocument",
    "ReasonMissing",
    "ReceiverWrong",
    "RegisterFormatUnknown",
    "SignedMeanwhile",
    "SkipWrong",
    "StaleDocument",
    "UnableToKeepDocument",
    "UnableToWrite",
    "UnknownDocument",
    "UnknownOutgoing",
    "WrongState",
    "approve_document",
    "change_document",
    "comment_document",
    "decide_proposal",
    "draft_document",
    "export_outgoing",
    "issue_document",
    "keep_signed_document",
    "open_document",
    "pass_on_document",
    "receive_document",
    "return_document",
    "rewrite_document",
    "set_numbering",
    "sign_document",
    "skip_numbers",
    "submit_document",
    "void_arrival",
    "void_document",
]  # fmt: skip
