"""The dictionary of names: exact names with their bounds, and likeness for proposals."""

from congdoan.finance.collection.rules.names.index import NameIndex, index_of
from congdoan.finance.collection.rules.names.likeness import LIKELY, NEAR, Likeness
from congdoan.finance.collection.rules.names.stated import NameHit, Piece, Stated

__all__ = ["LIKELY", "NEAR", "Likeness", "NameHit", "NameIndex", "Piece", "Stated", "index_of"]
