"""Pages of estimates and settlements."""

from .deciding import approve_estimate, estimate_chain, execution, return_estimate, set_deadline
from .decisions import select_form, split_table
from .estimate_files import estimate_file, export_estimate
from .estimates import estimate, estimates, prepare_estimate, submit_estimate
from .giving import allocate_targets, preview_targets
from .publishing import publish_estimate, withdraw_publication
from .sheets import evidence, export, settlement, settlements

__all__ = [
    "allocate_targets",
    "approve_estimate",
    "estimate",
    "estimate_chain",
    "estimate_file",
    "estimates",
    "evidence",
    "execution",
    "export",
    "export_estimate",
    "prepare_estimate",
    "preview_targets",
    "publish_estimate",
    "return_estimate",
    "select_form",
    "set_deadline",
    "settlement",
    "settlements",
    "split_table",
    "submit_estimate",
    "withdraw_publication",
]
