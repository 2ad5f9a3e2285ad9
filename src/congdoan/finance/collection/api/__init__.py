"""The single account for programs."""

from . import single_account
from .routing import router

__all__ = ["router", "single_account"]
