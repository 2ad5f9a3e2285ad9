"""The only writers of bookkeeping: one function a use case, its refusals beside it."""

from . import changeover, closing, handover, handover_files, locking, opening
from .advance_settlements import SettlementUnfit as SettlementUnfit
from .advance_settlements import Spent as Spent
from .advance_settlements import accept_settlement, decline_settlement, pay_extra, settle_advance
from .advance_steps import AnotherPersonNeeded as AnotherPersonNeeded
from .advance_steps import CashlessRequired as CashlessRequired
from .advance_steps import CashShort as CashShort
from .advance_steps import Money as Money
from .advance_steps import StepNotNow as StepNotNow
from .advance_steps import UnableToAdvance as UnableToAdvance
from .advance_steps import UnknownAdvance as UnknownAdvance
from .advances import AdvanceStillOpen as AdvanceStillOpen
from .advances import AdvanceUnfit as AdvanceUnfit
from .advances import MoreThanHeld as MoreThanHeld
from .advances import NothingToTakeBack as NothingToTakeBack
from .advances import approve_advance, decline_advance, pay_advance, request_advance, return_advance, reverse_advance_step
from .assets import AssetCodeTaken as AssetCodeTaken
from .assets import AssetGone as AssetGone
from .assets import AssetTableChanged as AssetTableChanged
from .assets import AssetUnfit as AssetUnfit
from .assets import Card as Card
from .assets import NothingWears as NothingWears
from .assets import SameUnit as SameUnit
from .assets import UnknownAsset as UnknownAsset
from .assets import WearChanged as WearChanged
from .assets import WearTooEarly as WearTooEarly
from .assets import charge_wear, check_assets, dispose_asset, hand_over_asset, import_assets, move_asset, register_asset
from .attaching import AlreadyAttached as AlreadyAttached
from .attaching import FileTooLarge as FileTooLarge
from .attaching import FileUnfit as FileUnfit
from .attaching import TooManyFiles as TooManyFiles
from .attaching import attach_file
from .booking import book_event as book_event
from .booking import book_lines as book_lines
from .capturing import Capture as Capture
from .capturing import CaptureAnswer as CaptureAnswer
from .capturing import TooManyCaptures as TooManyCaptures
from .capturing import receive_captures
from .cash_book import BookedCashBook as BookedCashBook
from .cash_book import CashBookChanged as CashBookChanged
from .cash_book import import_cash_book
from .cash_counts import CountNotNow as CountNotNow
from .cash_counts import CountUnexplained as CountUnexplained
from .cash_counts import CountUnfit as CountUnfit
from .cash_counts import DecisionUnfit as DecisionUnfit
from .cash_counts import RuleUnfit as RuleUnfit
from .cash_counts import SignedAlready as SignedAlready
from .cash_counts import UnknownCount as UnknownCount
from .cash_counts import count_cash, decide_cash_difference, set_cash_count_period, sign_cash_count, void_cash_count
from .changeover import change_chart, map_account, undo_chart_change
from .closing import ClosedYear as ClosedYear
from .closing import close_year, reopen_year
from .deciding import approve_voucher, return_voucher, set_separation
from .donations import DonationNotNow as DonationNotNow
from .donations import DonationUnfit as DonationUnfit
from .donations import DonationVoucherUnfit as DonationVoucherUnfit
from .donations import Gift as Gift
from .donations import UnknownDonation as UnknownDonation
from .donations import receipt_donation, register_donation, take_back_donation_step, use_donation, void_donation
from .drafting import amend_voucher, draft_voucher, submit_voucher, void_voucher
from .exporting import BookTooLong as BookTooLong
from .exporting import Exported as Exported
from .exporting import UnknownFormat as UnknownFormat
from .exporting import WrongDays as WrongDays
from .exporting import export_book, print_voucher
from .exporting import require_days as require_days
from .handover import hand_over, post_supplement
from .handover_files import HandoverFile as HandoverFile
from .handover_files import export_handover
from .limits import LimitPassed as LimitPassed
from .limits import LimitUnknown as LimitUnknown
from .limits import set_spending_limits
from .locking import set_month_states
from .opening import Opened as Opened
from .opening import import_opening
from .refusals import ClientKeyTaken as ClientKeyTaken
from .refusals import DuesReported as DuesReported
from .refusals import NotOnItsWay as NotOnItsWay
from .refusals import OwnVoucher as OwnVoucher
from .refusals import PaidByApprover as PaidByApprover
from .refusals import PaidByPreparer as PaidByPreparer
from .refusals import ReasonMissing as ReasonMissing
from .refusals import StaleVoucher as StaleVoucher
from .refusals import UnableToKeepVoucher as UnableToKeepVoucher
from .refusals import UnknownVoucher as UnknownVoucher
from .refusals import VoucherFaulty as VoucherFaulty
from .refusals import WrongState as WrongState
from .settling import pay_voucher, post_voucher, reverse_voucher
from .templating import TemplateFaulty as TemplateFaulty
from .templating import UnknownTemplate as UnknownTemplate
from .templating import end_template, set_template
from .templating import shipped_template as shipped_template
from .undoing import HandoverUsed as HandoverUsed
from .undoing import end_unit, undo_handover

LaterYearClosed = closing.LaterYearClosed
MOST_UNITS = closing.MOST_UNITS
TooManyUnits = closing.TooManyUnits
UnableToClose = closing.UnableToClose
YearNotClosed = closing.YearNotClosed
YearNotOver = closing.YearNotOver
YearNotReady = closing.YearNotReady
YearOutsideTheBooks = closing.YearOutsideTheBooks
YearPreviewChanged = closing.YearPreviewChanged
AccountsUnmapped = changeover.AccountsUnmapped
ChartNotChanged = changeover.ChartNotChanged
ChartNotReady = changeover.ChartNotReady
ChartPreviewChanged = changeover.ChartPreviewChanged
MappingDocumentMissing = changeover.MappingDocumentMissing
NoSuchAccount = changeover.NoSuchAccount
UnableToChangeChart = changeover.UnableToChangeChart
HandedToItself = handover.HandedToItself
HandoverInFuture = handover.HandoverInFuture
HandoverNotReady = handover.HandoverNotReady
HandoverPreviewChanged = handover.HandoverPreviewChanged
HandoverTextMissing = handover.HandoverTextMissing
UnableToHandOver = handover.UnableToHandOver
HandoverFileUnknown = handover_files.HandoverFileUnknown
NoHandover = handover_files.NoHandover
LocksPreviewChanged = locking.LocksPreviewChanged
MonthNotReady = locking.MonthNotReady
OpeningDayOutside = opening.OpeningDayOutside
OpeningPreviewChanged = opening.OpeningPreviewChanged
UnableToOpen = opening.UnableToOpen

__all__ = [
    "accept_settlement",
    "amend_voucher",
    "approve_advance",
    "approve_voucher",
    "attach_file",
    "change_chart",
    "charge_wear",
    "check_assets",
    "close_year",
    "count_cash",
    "decide_cash_difference",
    "decline_advance",
    "decline_settlement",
    "dispose_asset",
    "draft_voucher",
    "end_template",
    "end_unit",
    "export_book",
    "export_handover",
    "hand_over",
    "hand_over_asset",
    "import_assets",
    "import_cash_book",
    "import_opening",
    "map_account",
    "move_asset",
    "pay_advance",
    "pay_extra",
    "pay_voucher",
    "post_supplement",
    "post_voucher",
    "print_voucher",
    "receipt_donation",
    "receive_captures",
    "register_asset",
    "register_donation",
    "reopen_year",
    "request_advance",
    "return_advance",
    "return_voucher",
    "reverse_advance_step",
    "reverse_voucher",
    "set_cash_count_period",
    "set_month_states",
    "set_separation",
    "set_spending_limits",
    "set_template",
    "settle_advance",
    "sign_cash_count",
    "submit_voucher",
    "take_back_donation_step",
    "undo_chart_change",
    "undo_handover",
    "use_donation",
    "void_cash_count",
    "void_donation",
    "void_voucher",
]
