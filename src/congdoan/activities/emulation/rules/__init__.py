"""Pure rules of emulation and initiatives."""

from .authors import AuthorDraft, percent, split
from .benefit import CLAIMED, PartDraft, amount_of, total_of
from .states import ACTS, LOOKS, STANDING, STATES, WAITING, leads_to

__all__ = [
    "ACTS",
    "CLAIMED",
    "LOOKS",
    "STANDING",
    "STATES",
    "WAITING",
    "AuthorDraft",
    "PartDraft",
    "amount_of",
    "leads_to",
    "percent",
    "split",
    "total_of",
]
