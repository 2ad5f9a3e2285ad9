"""What bookkeeping tells."""

from .booking import NoUnitAbove, PlaceNotInTemplate, Proposal, UnableToBook, categories, proposed
from .templates import further_templates, template
from .vouchers import ActRecord, VoucherRecord, payer_may_prepare, voucher, voucher_of_entry, voucher_sent_as, vouchers_by_id

__all__ = [
    "ActRecord",
    "NoUnitAbove",
    "PlaceNotInTemplate",
    "Proposal",
    "UnableToBook",
    "VoucherRecord",
    "categories",
    "further_templates",
    "payer_may_prepare",
    "proposed",
    "template",
    "voucher",
    "voucher_of_entry",
    "voucher_sent_as",
    "vouchers_by_id",
]
