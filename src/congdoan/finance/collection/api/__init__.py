"""The single account for programs."""

from . import accuracy, proposals, single_account
from .routing import router

__all__ = ["accuracy", "proposals", "router", "single_account"]
