"""Tables of the single account."""

from .accuracy import CheckSample, LineCheck, RuleSwitch
from .names import TaughtName
from .proposals import Answer, Proposal
from .steps import (
    BookedEntry,
    CreditMove,
    OpeningBalance,
    OwnMove,
    Piece,
    Reclassification,
    SingleAccount,
    Step,
    SuspenseMove,
    Transfer,
    UpperShare,
)
from .virtual import VirtualAccount, VirtualPrefix

__all__ = [
    "Answer",
    "BookedEntry",
    "CheckSample",
    "CreditMove",
    "LineCheck",
    "OpeningBalance",
    "OwnMove",
    "Piece",
    "Proposal",
    "Reclassification",
    "RuleSwitch",
    "SingleAccount",
    "Step",
    "SuspenseMove",
    "TaughtName",
    "Transfer",
    "UpperShare",
    "VirtualAccount",
    "VirtualPrefix",
]
