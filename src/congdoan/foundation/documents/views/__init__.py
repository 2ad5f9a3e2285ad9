"""Pages of documents."""

from .acting import (
    approve_document,
    change_document,
    comment_document,
    issue_document,
    keep_signed_document,
    open_document,
    publish_document,
    return_document,
    sign_document,
    submit_document,
    unpublish_document,
    void_document,
)
from .cited import cited, cited_document
from .commenting import answer_comment, ask_comments, asked_picture, comment_draft, comment_requests, export_comments
from .copying import copy_arrival, draft_copy
from .drafting import draft_document, rewrite_document
from .incoming import (
    confirm_sure,
    decide_proposal,
    document_file,
    handle_document,
    incoming,
    incoming_document,
    pass_on_document,
    receive_document,
    undo_decision,
    void_arrival,
)
from .lists import document, document_word, outgoing, outgoing_file, page_picture, received
from .mailing import set_own_address, set_unit_address
from .numbering import export_copies, export_follow_up, export_incoming, export_outgoing, set_numbering, skip_numbers
from .pictures import keep_hand_picture, keep_seal_picture

__all__ = [
    "answer_comment",
    "approve_document",
    "ask_comments",
    "asked_picture",
    "change_document",
    "cited",
    "cited_document",
    "comment_document",
    "comment_draft",
    "comment_requests",
    "confirm_sure",
    "copy_arrival",
    "decide_proposal",
    "document",
    "document_file",
    "document_word",
    "draft_copy",
    "draft_document",
    "export_comments",
    "export_copies",
    "export_follow_up",
    "export_incoming",
    "export_outgoing",
    "handle_document",
    "incoming",
    "incoming_document",
    "issue_document",
    "keep_hand_picture",
    "keep_seal_picture",
    "keep_signed_document",
    "open_document",
    "outgoing",
    "outgoing_file",
    "page_picture",
    "pass_on_document",
    "publish_document",
    "receive_document",
    "received",
    "return_document",
    "rewrite_document",
    "set_numbering",
    "set_own_address",
    "set_unit_address",
    "sign_document",
    "skip_numbers",
    "submit_document",
    "undo_decision",
    "unpublish_document",
    "void_arrival",
    "void_document",
]  # fmt: skip
