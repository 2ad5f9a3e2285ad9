"""What the law pack says of documents, ready for the rules; the book of incoming documents; outgoing ones and their register."""

from congdoan.foundation.documents.models import Proposal

from .cited import CitedRow, Citing, cited_by_outgoing, cited_document, cited_documents, cited_entry, citing
from .commenting import PAGE as COMMENT_PAGE
from .commenting import (
    CommentRow,
    RequestRow,
    comment,
    comment_request,
    comment_requests,
    comments_on,
    parts_of_draft,
    requests_for,
    unanswered,
)
from .copying import CopyRow, copied_pages, copies_of, copy_source
from .frame import boxes, kinds, page
from .incoming import (
    Details,
    Listed,
    Page,
    details,
    document_of_proposal,
    file_of,
    follow_up_register,
    incoming,
    incoming_register,
    late_arrivals,
    looks_received,
    numbered_titles,
    ordered_proposals,
    received_as,
    sure_proposals,
    unit_of_document,
    unit_of_proposal,
    years,
)
from .known import known_documents, known_to
from .mailing import due_mail, lost_mail, mail_addresses, mail_sender, waiting_mail
from .outgoing import (
    ActRow,
    DeliveryRow,
    FileRow,
    Record,
    deliveries_of,
    file_content,
    outgoing,
    outgoing_sent_as,
    series_of,
    standing_series,
)
from .outgoing_lists import Filter, ListRow, ReceivedRow, counts_by_state, delivery, listed, numbered_counts, numbered_years, received
from .outgoing_register import copies_register, outgoing_register
from .publishing import (
    Change,
    PublicDocument,
    public_choices,
    public_document,
    public_documents,
    public_file,
    public_sent_to,
    publication_of_document,
)
from .reading import complaints_in, complaints_of, day_of, reading_of, sheet_of
from .signing import face_of
from .trust import trusted_roots

__all__ = [
    "COMMENT_PAGE", "ActRow", "Change", "CitedRow", "Citing", "CommentRow", "CopyRow", "DeliveryRow", "Details", "FileRow", "Filter",
    "ListRow", "Listed", "Page", "Proposal", "PublicDocument", "ReceivedRow", "Record", "RequestRow", "boxes", "cited_by_outgoing",
    "cited_document", "cited_documents", "cited_entry", "citing", "comment", "comment_request", "comment_requests", "comments_on",
    "complaints_in", "complaints_of", "copied_pages", "copies_of", "copies_register", "copy_source", "counts_by_state", "day_of",
    "deliveries_of", "delivery", "details", "document_of_proposal", "due_mail", "face_of", "file_content", "file_of",
    "follow_up_register", "incoming", "incoming_register", "kinds", "known_documents", "known_to", "late_arrivals", "listed",
    "looks_received", "lost_mail", "mail_addresses", "mail_sender", "numbered_counts", "numbered_titles", "numbered_years",
    "ordered_proposals", "outgoing", "outgoing_register", "outgoing_sent_as", "page", "parts_of_draft", "public_choices",
    "public_document", "public_documents", "public_file", "public_sent_to", "publication_of_document", "reading_of", "received",
    "received_as", "requests_for", "series_of", "sheet_of", "standing_series", "sure_proposals", "trusted_roots", "unanswered",
    "unit_of_document", "unit_of_proposal", "waiting_mail", "years",
]  # fmt: skip
