"""What bookkeeping tells."""

from .advance_papers import request_paper, settlement_paper
from .advances import AdvanceRow, PartRow, StepRow, advance_sums, advances, spending_categories, steps_of
from .booking import NoUnitAbove, PlaceNotInTemplate, Proposal, UnableToBook, categories, proposed
from .cash import cash_limit, cash_on_hand
from .closing import CARRY, Hindrance, Standing, UnitYear, YearPreview, closing_preview, closings_of, days_of, last_numbers
from .limits import limits
from .papers import voucher_form
from .templates import further_templates, template, templates
from .unfinished import vouchers_waiting
from .units import names_of
from .vouchers import ActRecord, VoucherRecord, payer_may_prepare, voucher, voucher_of_entry, voucher_sent_as, vouchers_by_id
from .waiting import Waiting, waiting

__all__ = [
    "CARRY",
    "ActRecord",
    "AdvanceRow",
    "Hindrance",
    "NoUnitAbove",
    "PartRow",
    "PlaceNotInTemplate",
    "Proposal",
    "Standing",
    "StepRow",
    "UnableToBook",
    "UnitYear",
    "VoucherRecord",
    "Waiting",
    "YearPreview",
    "advance_sums",
    "advances",
    "cash_limit",
    "cash_on_hand",
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
    "request_paper",
    "settlement_paper",
    "spending_categories",
    "steps_of",
    "template",
    "templates",
    "voucher",
    "voucher_form",
    "voucher_of_entry",
    "voucher_sent_as",
    "vouchers_by_id",
    "vouchers_waiting",
    "waiting",
]
