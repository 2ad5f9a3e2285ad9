"""Pages of estimates and settlements."""

from .deciding import approve_estimate, estimate_chain, execution, return_estimate, set_deadline
from .decisions import select_form, split_table
from .estimates import estimate, estimates, prepare_estimate, submit_estimate
from .sheets import evidence, export, settlement, settlements

__all__ = [
    "approve_estimate",
    "estimate",
    "estimate_chain",
    "estimates",
    "evidence",
    "execution",
    "export",
    "prepare_estimate",
    "return_estimate",
    "select_form",
    "set_deadline",
    "settlement",
    "settlements",
    "split_table",
    "submit_estimate",
]
