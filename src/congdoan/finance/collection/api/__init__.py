"""The single account for programs."""

from . import accuracy, changes, payouts, proposals, single_account, virtual
from .routing import router

__all__ = ["accuracy", "changes", "payouts", "proposals", "router", "single_account", "virtual"]
