"""The single account for programs."""

from . import accuracy, payouts, proposals, single_account
from .routing import router

__all__ = ["accuracy", "payouts", "proposals", "router", "single_account"]
