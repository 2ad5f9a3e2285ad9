"""What bookkeeping tells."""

from .templates import template

__all__ = ["template"]
