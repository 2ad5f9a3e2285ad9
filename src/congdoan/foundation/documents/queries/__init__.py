"""What the law pack says of documents, ready for the rules; the book of incoming documents."""

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

__all__ = [
    "Details", "Listed", "Page", "book", "boxes", "details", "document_of_proposal", "file_of", "incoming", "kinds", "looks_received",
    "page", "received_as", "unit_of_document", "unit_of_proposal", "years",
]  # fmt: skip
