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
from .dues import DuesPreview, DuesRow, UnableToReport, preview_dues_file, report_dues, report_dues_file
from .payroll import (
    PayrollPreview,
    PayrollRow,
    PreviewChanged,
    UnableToDeclare,
    declare_payroll,
    declare_payroll_file,
    preview_payroll_file,
)
from .previews import ChargeChanged, ChargePreview, preview_assessment, preview_relief

__all__ = [
    "assess_union_fund",
    "decide_relief",
    "declare_payroll",
    "declare_payroll_file",
    "preview_assessment",
    "preview_dues_file",
    "preview_payroll_file",
    "preview_relief",
    "record_opening_charges",
    "report_dues",
    "report_dues_file",
    "revise_charge",
]

# The refusals and values that doors and other apps name; the use cases are those of __all__ in small letters.
__all__ += [
    "ChargeChanged",
    "ChargePreview",
    "ChargeUnknown",
    "DuesPreview",
    "DuesRow",
    "EmployerUnknown",
    "NothingToPay",
    "PayrollPreview",
    "PayrollRow",
    "PreviewChanged",
    "ReliefNotAvailable",
    "ReliefTooWide",
    "UnableToAssess",
    "UnableToDeclare",
    "UnableToReport",
]
