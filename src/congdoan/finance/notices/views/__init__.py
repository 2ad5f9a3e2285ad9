"""Pages of what payers are told."""

from .payer import draft, pay, payer

__all__ = ["draft", "pay", "payer"]
