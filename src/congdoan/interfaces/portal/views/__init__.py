"""Pages of an employer's accountant, and what anybody may read."""

from .declare import declare_payroll, upload_list
from .documents import document, document_feed, document_file, documents
from .gallery import exhibit, exhibit_photo, gallery
from .payer import payer, receipt
from .public import publication, publications, root, roots

__all__ = [
    "declare_payroll", "document", "document_feed", "document_file", "documents", "exhibit", "exhibit_photo", "gallery", "payer",
    "publication", "publications", "receipt", "root", "roots", "upload_list",
]  # fmt: skip
