"""Pages of an employer's accountant, and what anybody may read."""

from .declare import declare_payroll, upload_list
from .payer import payer, receipt
from .public import publication, publications, root, roots

__all__ = ["declare_payroll", "payer", "publication", "publications", "receipt", "root", "roots", "upload_list"]
