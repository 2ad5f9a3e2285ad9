"""Use cases of assessments, one module for each group."""

from .charges import (
    ChargeUnknown,
    EmployerUnknown,
    NothingToPay,
    ReliefNotAvailable,
    ReliefTooWide,
    UnableToAssess,
    assess_union_fund,
    decide_relief,
    record_opening_charges,
    revise_charge,
)
from .dues import DuesRow, report_dues, report_dues_file
from .payroll import PayrollRow, UnableToDeclare, declare_payroll, declare_payroll_file, preview_payroll_file

__all__ = [
    "assess_union_fund",
    "decide_relief",
    "declare_payroll",
    "declare_payroll_file",
    "preview_payroll_file",
    "record_opening_charges",
    "report_dues",
    "report_dues_file",
    "revise_charge",
]

# The refusals and values that doors and other apps name; the use cases are those of __all__ in small letters.
__all__ += [
    "ChargeUnknown",
    "DuesRow",
    "EmployerUnknown",
    "NothingToPay",
    "PayrollRow",
    "ReliefNotAvailable",
    "ReliefTooWide",
    "UnableToAssess",
    "UnableToDeclare",
]
