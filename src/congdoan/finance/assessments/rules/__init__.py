"""What is owed by the law of the day. Rates, ceilings and dates are arguments: services take them from `reference`."""

from .due_dates import DueRule, Lateness, due_date, lateness
from .dues import DuesRule, ExtraDues, ResolvedRateTooLow, dues, dues_extra, dues_total, retroactive_dues_share
from .fines import FineBand, FineExposure, fine_exposure, remedy_interest
from .relief import ReductionBand, SuspensionRule, reduction_test, suspension_catch_up, suspension_test
from .union_fund import FundBill, Relief, ReliefBeyondLaw, union_fund, union_fund_many, wage_fund_of

__all__ = [
    "DueRule",
    "DuesRule",
    "ExtraDues",
    "FineBand",
    "FineExposure",
    "FundBill",
    "Lateness",
    "ReductionBand",
    "Relief",
    "ReliefBeyondLaw",
    "ResolvedRateTooLow",
    "SuspensionRule",
    "due_date",
    "dues",
    "dues_extra",
    "dues_total",
    "fine_exposure",
    "lateness",
    "reduction_test",
    "remedy_interest",
    "retroactive_dues_share",
    "suspension_catch_up",
    "suspension_test",
    "union_fund",
    "union_fund_many",
    "wage_fund_of",
]
