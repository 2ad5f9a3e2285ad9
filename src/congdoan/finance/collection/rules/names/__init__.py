"""The dictionary of names: exact names with their bounds, and likeness for proposals."""

from congdoan.finance.collection.rules.names.index import NEAR, Likeness, NameHit, NameIndex, Piece, Stated, index_of

__all__ = ["NEAR", "Likeness", "NameHit", "NameIndex", "Piece", "Stated", "index_of"]
