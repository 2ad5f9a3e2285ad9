"""The single account for programs."""

from . import accuracy, single_account
from .routing import router

__all__ = ["accuracy", "router", "single_account"]
