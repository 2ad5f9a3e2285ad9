"""Pages of an employer's accountant."""

from .declare import declare_payroll, upload_list
from .payer import payer

__all__ = ["declare_payroll", "payer", "upload_list"]
