"""Bookkeeping for programs."""

from .closing import close_year, reopen_year
from .routing import router

__all__ = ["close_year", "reopen_year", "router"]
