"""Pages of an employer's accountant."""

from .payer import payer

__all__ = ["payer"]
