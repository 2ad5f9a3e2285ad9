"""Pages of an employer's accountant, and what anybody may read."""

from .declare import declare_payroll, upload_list
from .documents import document, document_feed, document_file, documents
from .figures import figures, figures_csv, figures_json
from .gallery import exhibit, exhibit_photo, gallery
from .home import home
from .payer import payer, receipt
from .programmes import programme, programme_feed, programmes
from .public import publication, publications, root, roots

__all__ = [
    "declare_payroll", "document", "document_feed", "document_file", "documents", "exhibit", "exhibit_photo", "figures", "figures_csv",
    "figures_json", "gallery", "home", "payer", "programme", "programme_feed", "programmes", "publication", "publications", "receipt",
    "root", "roots", "upload_list",
]  # fmt: skip
