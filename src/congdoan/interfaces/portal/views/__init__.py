"""Pages of an employer's accountant."""

from .declare import declare_payroll, upload_list
from .payer import payer, receipt

__all__ = ["declare_payroll", "payer", "receipt", "upload_list"]
