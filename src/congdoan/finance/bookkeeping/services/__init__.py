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
from .booking import book_event as book_event
from .booking import book_lines as book_lines
from .capturing import Capture as Capture
from .capturing import CaptureAnswer as CaptureAnswer
from .capturing import TooManyCaptures as TooManyCaptures
from .capturing import receive_captures as receive_captures
from .cash_book import BookedCashBook as BookedCashBook
from .cash_book import CashBookChanged as CashBookChanged
from .cash_book import import_cash_book
from .changeover import change_chart, map_account, undo_chart_change
from .closing import ClosedYear as ClosedYear
from .closing import close_year, reopen_year
from .deciding import approve_voucher as approve_voucher
from .deciding import return_voucher as return_voucher
from .deciding import set_separation as set_separation
from .drafting import amend_voucher as amend_voucher
from .drafting import draft_voucher as draft_voucher
from .drafting import submit_voucher as submit_voucher
from .drafting import void_voucher as void_voucher
from .handover import hand_over, post_supplement
from .handover_files import HandoverFile as HandoverFile
from .handover_files import export_handover
from .limits import LimitUnknown as LimitUnknown
from .limits import set_spending_limits
from .locking import set_month_states
from .opening import Opened as Opened
from .opening import import_opening
from .refusals import ClientKeyTaken as ClientKeyTaken
from .refusals import OwnVoucher as OwnVoucher
from .refusals import PaidByApprover as PaidByApprover
from .refusals import PaidByPreparer as PaidByPreparer
from .refusals import ReasonMissing as ReasonMissing
from .refusals import StaleVoucher as StaleVoucher
from .refusals import UnableToKeepVoucher as UnableToKeepVoucher
from .refusals import UnknownVoucher as UnknownVoucher
from .refusals import VoucherFaulty as VoucherFaulty
from .refusals import WrongState as WrongState
from .settling import pay_voucher as pay_voucher
from .settling import post_voucher as post_voucher
from .settling import reverse_voucher as reverse_voucher

__all__ = [
    "accept_settlement",
    "approve_advance",
    "change_chart",
    "close_year",
    "decline_advance",
    "decline_settlement",
    "export_handover",
    "hand_over",
    "import_cash_book",
    "import_opening",
    "map_account",
    "pay_advance",
    "pay_extra",
    "post_supplement",
    "receive_captures",
    "reopen_year",
    "request_advance",
    "return_advance",
    "reverse_advance_step",
    "set_month_states",
    "set_spending_limits",
    "settle_advance",
    "undo_chart_change",
]

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
