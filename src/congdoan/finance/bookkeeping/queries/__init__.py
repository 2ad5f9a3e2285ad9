"""What bookkeeping tells."""

from .booking import NoUnitAbove, PlaceNotInTemplate, Proposal, UnableToBook, categories, proposed
from .closing import (
    CARRY,
    Hindrance,
    Standing,
    UnitYear,
    YearPreview,
    closing_preview,
    closings_of,
    days_of,
    last_numbers,
)
from .limits import limits
from .templates import further_templates, template, templates
from .units import names_of
from .vouchers import ActRecord, VoucherRecord, payer_may_prepare, voucher, voucher_of_entry, voucher_sent_as, vouchers_by_id
from .waiting import Waiting, waiting

__all__ = [
    "CARRY",
    "ActRecord",
    "Hindrance",
    "NoUnitAbove",
    "PlaceNotInTemplate",
    "Proposal",
    "Standing",
    "UnableToBook",
    "UnitYear",
    "VoucherRecord",
    "Waiting",
    "YearPreview",
    "categories",
    "closing_preview",
    "closings_of",
    "days_of",
    "further_templates",
    "last_numbers",
    "limits",
    "names_of",
    "payer_may_prepare",
    "proposed",
    "template",
    "templates",
    "voucher",
    "voucher_of_entry",
    "voucher_sent_as",
    "vouchers_by_id",
    "waiting",
]
