"""Pages of bookkeeping."""

from .advance_acts import (
    accept_settlement,
    approve_advance,
    decline_advance,
    decline_settlement,
    pay_advance,
    pay_extra,
    request_advance,
    return_advance,
    reverse_advance_step,
    settle_advance,
)
from .advances import advance, advance_paper, advances, settlement_paper

__all__ = [
    "accept_settlement",
    "advance",
    "advance_paper",
    "advances",
    "approve_advance",
    "decline_advance",
    "decline_settlement",
    "pay_advance",
    "pay_extra",
    "request_advance",
    "return_advance",
    "reverse_advance_step",
    "settle_advance",
    "settlement_paper",
]
