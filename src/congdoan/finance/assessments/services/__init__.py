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
from .dues import DuesLessThanVouchers as DuesLessThanVouchers
from .dues import DuesPreview, DuesRow, UnableToReport, preview_dues_file, report_dues, report_dues_file
from .dues import hold_dues as hold_dues
from .dues_told import accept_dues, decline_dues, submit_dues
from .lists import (
    ListPreview,
    preview_si_list,
    submit_si_list,
)
from .lists import sealed as sealed
from .lists import unsealed as unsealed
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
from .submissions import MOST_DECIDED as MOST_DECIDED
from .submissions import (
    Evidence,
    SubmittedMonth,
    UnableToSubmit,
    accept_submissions,
    decline_submission,
    preview_acceptance,
    submit_payroll,
)

__all__ = [
    "accept_dues",
    "accept_submissions",
    "assess_union_fund",
    "decide_relief",
    "declare_payroll",
    "declare_payroll_file",
    "decline_dues",
    "decline_submission",
    "preview_acceptance",
    "preview_assessment",
    "preview_dues_file",
    "preview_payroll_file",
    "preview_relief",
    "preview_si_list",
    "record_opening_charges",
    "report_dues",
    "report_dues_file",
    "revise_charge",
    "submit_dues",
    "submit_payroll",
    "submit_si_list",
]

# The refusals and values that doors and other apps name; the use cases are those of __all__ in small letters.
__all__ += [
    "ChargeChanged",
    "ChargePreview",
    "ChargeUnknown",
    "DuesPreview",
    "DuesRow",
    "EmployerUnknown",
    "Evidence",
    "ListPreview",
    "NothingToPay",
    "PayrollPreview",
    "PayrollRow",
    "PreviewChanged",
    "ReliefNotAvailable",
    "ReliefTooWide",
    "SubmittedMonth",
    "UnableToAssess",
    "UnableToDeclare",
    "UnableToReport",
    "UnableToSubmit",
]
