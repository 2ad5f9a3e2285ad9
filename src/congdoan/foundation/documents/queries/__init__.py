"""What the law pack says of documents, ready for the rules."""

from .frame import boxes, kinds, page

__all__ = ["boxes", "kinds", "page"]
