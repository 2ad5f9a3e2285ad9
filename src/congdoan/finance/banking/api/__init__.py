"""Banking for programs."""

from . import notifications, payments, statements
from .routing import router

__all__ = [
    "notifications",
    "payments",
    "router",
    "statements",
]
