"""What bookkeeping tells."""

from congdoan.finance.bookkeeping.rules import Template

from .advance_papers import request_paper, settlement_paper
from .advance_papers import step_paper as step_paper
from .advances import AdvanceRow, PartRow, StepRow, advance_sums, advances, filed_by_category, spending_categories, steps_of
from .asset_papers import AssetTable, asset_labels, asset_table
from .assets import AssetRow, WearPreview, assets, assets_workbook, inventory_paper, wear_preview
from .booking import NoUnitAbove, PlaceNotInTemplate, Proposal, UnableToBook, categories, entry_of, item_words, proposed
from .books import Book, BookPage, UnknownBook, book, book_page
from .cash import cash_limit, cash_on_hand, in_transit
from .cash_book import CashBook, CashBookRow, cash_book
from .cash_counts import CountAct, CountRow, OverdueCount, cash_counts, count_paper, overdue_counts
from .cautions import cautions
from .changeover import (
    Changeover,
    ChangePreview,
    UnitChange,
    changeover,
    changeover_preview,
    changes_of,
    last_old_year,
    shipped,
    told_units,
)
from .closing import CARRY, Hindrance, Standing, UnitYear, YearPreview, closing_preview, closings_of, days_of, last_numbers
from .donations import DonationRow, donation_receipt, donations, donations_workbook, told_of_voucher
from .handover import (
    HandoverPreview,
    HandoverRecord,
    handover_of,
    handover_preview,
    handovers_before,
    handovers_to,
    has_ended,
    things_handed,
)
from .hands import one_hand, payments_near
from .limits import ALL as ALL_LIMITS
from .limits import Passed, asked_by, limits, limits_passed
from .lists import FileRecord, VoucherFilter, VoucherRow, VoucherSums, attachment, attachments_of, voucher_sums, vouchers
from .locking import STATES, LockRow, LocksPreview, YearRow, locks_preview, years_grid
from .opening import OpeningPreview, OpeningStanding, OpeningUnit, opening_preview, openings_of
from .papers import voucher_form
from .technical import technical_entries
from .templates import further_templates, template, templates, templates_in_force
from .unfinished import vouchers_waiting
from .units import names_of
from .vouchers import ActRecord, VoucherRecord, payer_may_prepare, voucher, voucher_of_entry, voucher_sent_as, vouchers_by_id
from .vouchers import numbers_of_entries as numbers_of_entries
from .waiting import Waiting, waiting

__all__ = [
    "ALL_LIMITS",
    "CARRY",
    "STATES",
    "ActRecord",
    "AdvanceRow",
    "AssetRow",
    "AssetTable",
    "Book",
    "BookPage",
    "CashBook",
    "CashBookRow",
    "ChangePreview",
    "Changeover",
    "CountAct",
    "CountRow",
    "DonationRow",
    "FileRecord",
    "HandoverPreview",
    "HandoverRecord",
    "Hindrance",
    "LockRow",
    "LocksPreview",
    "NoUnitAbove",
    "OpeningPreview",
    "OpeningStanding",
    "OpeningUnit",
    "OverdueCount",
    "PartRow",
    "Passed",
    "PlaceNotInTemplate",
    "Proposal",
    "Standing",
    "StepRow",
    "Template",
    "UnableToBook",
    "UnitChange",
    "UnitYear",
    "UnknownBook",
    "VoucherFilter",
    "VoucherRecord",
    "VoucherRow",
    "VoucherSums",
    "Waiting",
    "WearPreview",
    "YearPreview",
    "YearRow",
    "advance_sums",
    "advances",
    "asked_by",
    "asset_labels",
    "asset_table",
    "assets",
    "assets_workbook",
    "attachment",
    "attachments_of",
    "book",
    "book_page",
    "cash_book",
    "cash_counts",
    "cash_limit",
    "cash_on_hand",
    "categories",
    "cautions",
    "changeover",
    "changeover_preview",
    "changes_of",
    "closing_preview",
    "closings_of",
    "count_paper",
    "days_of",
    "donation_receipt",
    "donations",
    "donations_workbook",
    "entry_of",
    "filed_by_category",
    "further_templates",
    "handover_of",
    "handover_preview",
    "handovers_before",
    "handovers_to",
    "has_ended",
    "in_transit",
    "inventory_paper",
    "item_words",
    "last_numbers",
    "last_old_year",
    "limits",
    "limits_passed",
    "locks_preview",
    "names_of",
    "one_hand",
    "opening_preview",
    "openings_of",
    "overdue_counts",
    "payer_may_prepare",
    "payments_near",
    "proposed",
    "request_paper",
    "settlement_paper",
    "shipped",
    "spending_categories",
    "steps_of",
    "technical_entries",
    "template",
    "templates",
    "templates_in_force",
    "things_handed",
    "told_of_voucher",
    "told_units",
    "voucher",
    "voucher_form",
    "voucher_of_entry",
    "voucher_sent_as",
    "voucher_sums",
    "vouchers",
    "vouchers_by_id",
    "vouchers_waiting",
    "waiting",
    "wear_preview",
    "years_grid",
]
