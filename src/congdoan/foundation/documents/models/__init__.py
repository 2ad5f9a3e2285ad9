"""The book of incoming documents; documents that go out with their acts, numbers, files and deliveries; the archive."""

from .commenting import CommentAnswer, CommentRequest, DraftComment
from .disposing import CaseDisposal, CaseDisposalFile, CaseHold
from .filing import CaseFile, CaseHandover, CaseList, CasePaper, CaseUse
from .incoming import Citation, CitedDocument, Handling, IncomingDocument, Passing, Proposal, VoidedArrival
from .mailing import DocumentMail, MailAddress, MailEvent
from .outgoing import (
    CopySource,
    Delivery,
    DeliveryOpening,
    NumberingSetting,
    NumberSeries,
    Outgoing,
    OutgoingAct,
    OutgoingFile,
    OutgoingNumber,
    SkippedNumbers,
)
from .publishing import PublishedDocument, UnpublishedDocument
from .signing import SigningPicture

__all__ = [
    "CaseDisposal",
    "CaseDisposalFile",
    "CaseFile",
    "CaseHandover",
    "CaseHold",
    "CaseList",
    "CasePaper",
    "CaseUse",
    "Citation",
    "CitedDocument",
    "CommentAnswer",
    "CommentRequest",
    "CopySource",
    "Delivery",
    "DeliveryOpening",
    "DocumentMail",
    "DraftComment",
    "Handling",
    "IncomingDocument",
    "MailAddress",
    "MailEvent",
    "NumberSeries",
    "NumberingSetting",
    "Outgoing",
    "OutgoingAct",
    "OutgoingFile",
    "OutgoingNumber",
    "Passing",
    "Proposal",
    "PublishedDocument",
    "SigningPicture",
    "SkippedNumbers",
    "UnpublishedDocument",
    "VoidedArrival",
]  # fmt: skip
