"""Pages of what is owed."""

from .acts import assess_union_fund, decide_relief, revise_charge
from .dues_told import accept_dues, decline_dues, dues_told, submit_dues
from .files import declare_payroll_file, preview_dues_file, preview_payroll_file, report_dues_file
from .lists import charges, charges_file, evidence
from .submissions import accept_submissions, decline_submission, submissions, submit_si_list

__all__ = [
    "accept_dues",
    "accept_submissions",
    "assess_union_fund",
    "charges",
    "charges_file",
    "decide_relief",
    "declare_payroll_file",
    "decline_dues",
    "decline_submission",
    "dues_told",
    "evidence",
    "preview_dues_file",
    "preview_payroll_file",
    "report_dues_file",
    "revise_charge",
    "submissions",
    "submit_dues",
    "submit_si_list",
]
