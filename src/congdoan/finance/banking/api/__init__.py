"""Banking for programs."""

from . import notifications, statements
from .routing import router

__all__ = ["notifications", "router", "statements"]
