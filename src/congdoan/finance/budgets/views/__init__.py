"""Pages of estimates and settlements."""

from .deciding import approve_estimate, estimate_chain, execution, return_estimate, set_deadline
from .decisions import select_form, split_table
from .estimate_files import estimate_file, export_estimate
from .estimates import estimate, estimates, prepare_estimate, submit_estimate
from .giving import allocate_targets, preview_targets
from .packing import make_pack, pack, pack_file
from .papers import keep_signed_paper, make_paper, paper, paper_file, sign_paper
from .publishing import publish_estimate, publish_settlement, withdraw_publication
from .red_flags import red_flags
from .sheets import evidence, export, settlement, settlements
from .submissions import answer, consolidated_balance, crosschecks, preview_submission, submission, submissions, submit_settlement

__all__ = [
    "allocate_targets",
    "answer",
    "approve_estimate",
    "consolidated_balance",
    "crosschecks",
    "estimate",
    "estimate_chain",
    "estimate_file",
    "estimates",
    "evidence",
    "execution",
    "export",
    "export_estimate",
    "keep_signed_paper",
    "make_pack",
    "make_paper",
    "pack",
    "pack_file",
    "paper",
    "paper_file",
    "prepare_estimate",
    "preview_submission",
    "preview_targets",
    "publish_estimate",
    "publish_settlement",
    "red_flags",
    "return_estimate",
    "select_form",
    "set_deadline",
    "settlement",
    "settlements",
    "sign_paper",
    "split_table",
    "submission",
    "submissions",
    "submit_estimate",
    "submit_settlement",
    "withdraw_publication",
]
