"""What the law pack says of documents, ready for the rules; the book of incoming documents; outgoing ones and their register."""

from .frame import boxes, kinds, page
from .incoming import (
    Details,
    Listed,
    Page,
    book,
    details,
    document_of_proposal,
    file_of,
    incoming,
    looks_received,
    received_as,
    unit_of_document,
    unit_of_proposal,
    years,
)
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
from .outgoing_lists import Filter, ListRow, ReceivedRow, counts_by_state, delivery, listed, numbered_years, received
from .outgoing_register import outgoing_register
from .trust import trusted_roots

__all__ = [
    "ActRow", "DeliveryRow", "Details", "FileRow", "Filter", "ListRow", "Listed", "Page", "ReceivedRow", "Record", "book", "boxes",
    "counts_by_state", "deliveries_of", "delivery", "details", "document_of_proposal", "file_content", "file_of", "incoming", "kinds",
    "listed", "looks_received", "numbered_years", "outgoing", "outgoing_register", "outgoing_sent_as", "page", "received", "received_as",
    "series_of", "standing_series", "trusted_roots", "unit_of_document", "unit_of_proposal", "years",
]  # fmt: skip
