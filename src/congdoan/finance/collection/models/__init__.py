"""Tables of the single account."""

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
    "CreditMove",
    "OpeningBalance",
    "OwnMove",
    "Piece",
    "Reclassification",
    "SingleAccount",
    "Step",
    "SuspenseMove",
    "Transfer",
    "UpperShare",
]
