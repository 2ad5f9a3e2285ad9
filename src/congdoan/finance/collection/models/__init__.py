"""Tables of the single account."""

from .accuracy import CheckSample, LineCheck, RuleSwitch
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

__all__ = [
    "BookedEntry",
    "CheckSample",
    "CreditMove",
    "LineCheck",
    "OpeningBalance",
    "OwnMove",
    "Piece",
    "Reclassification",
    "RuleSwitch",
    "SingleAccount",
    "Step",
    "SuspenseMove",
    "Transfer",
    "UpperShare",
]
