"""Pages of collection: the queue of lines that wait, every line's life, payers and unions, the evidence behind figures."""

from .accounts import open_account
from .accuracy import accuracy, accuracy_lines, accuracy_workbook, switch_rule
from .checks import check_line, draw_sample, sample
from .confirming import confirm_lines
from .evidence import why_balance, why_charged, why_line, why_owed, why_paid, why_waiting
from .held import held, held_workbook, propose_held_transfer
from .names import forget_name, teach_name
from .payers import payer, payers, payers_workbook
from .payouts import prepare_refund, prepare_share_payments, refunds, share_dues_workbook
from .proofs import proofs_workbook, prove_balances
from .proposals import approve_proposal, decline_proposal, proposal, proposals, propose_correction
from .queue import decide_line, queue, run_collection, suspend_line, undo_line
from .receipts import receipt, receipts, receipts_workbook
from .recomputing import recompute_shares, settle_overpaid
from .unions import union
from .virtual import assign_all_virtual_accounts, assign_virtual_account, set_virtual_prefix
from .what_if import what_if, what_if_workbook

__all__ = [
    "accuracy",
    "accuracy_lines",
    "accuracy_workbook",
    "approve_proposal",
    "assign_all_virtual_accounts",
    "assign_virtual_account",
    "check_line",
    "confirm_lines",
    "decide_line",
    "decline_proposal",
    "draw_sample",
    "forget_name",
    "held",
    "held_workbook",
    "open_account",
    "payer",
    "payers",
    "payers_workbook",
    "prepare_refund",
    "prepare_share_payments",
    "proofs_workbook",
    "proposal",
    "proposals",
    "propose_correction",
    "propose_held_transfer",
    "prove_balances",
    "queue",
    "receipt",
    "receipts",
    "receipts_workbook",
    "recompute_shares",
    "refunds",
    "run_collection",
    "sample",
    "set_virtual_prefix",
    "settle_overpaid",
    "share_dues_workbook",
    "suspend_line",
    "switch_rule",
    "teach_name",
    "undo_line",
    "union",
    "what_if",
    "what_if_workbook",
    "why_balance",
    "why_charged",
    "why_line",
    "why_owed",
    "why_paid",
    "why_waiting",
]
