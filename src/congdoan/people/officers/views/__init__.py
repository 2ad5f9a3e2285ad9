"""Pages of officers."""

from .committees import appoint, close_term, end_seat, open_term, restore_seat, term, unit
from .elections import election, minutes, record_election, void_election
from .lists import officers, officers_file, terms

__all__ = [
    "appoint",
    "close_term",
    "election",
    "end_seat",
    "minutes",
    "officers",
    "officers_file",
    "open_term",
    "record_election",
    "restore_seat",
    "term",
    "terms",
    "unit",
    "void_election",
]
