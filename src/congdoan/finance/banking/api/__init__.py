"""Banking for programs."""

from . import statements
from .routing import router

__all__ = ["router", "statements"]
