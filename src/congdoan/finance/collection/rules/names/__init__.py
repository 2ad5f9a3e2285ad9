"""The dictionary of names: exact names with their bounds, and likeness for proposals."""

from congdoan.finance.collection.rules.names.index import NEAR, Likeness, NameIndex, index_of
from congdoan.finance.collection.rules.names.stated import NameHit, Piece, Stated

__all__ = ["NEAR", "Likeness", "NameHit", "NameIndex", "Piece", "Stated", "index_of"]
