"""Bookkeeping for programs."""

from . import advances
from .closing import close_year, reopen_year
from .routing import router

__all__ = [
    "advances",
    "close_year",
    "reopen_year",
    "router",
]
