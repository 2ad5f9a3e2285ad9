"""Bookkeeping for programs."""

from . import advances
from .captures import receive_captures
from .closing import close_year, reopen_year
from .routing import router

__all__ = [
    "advances",
    "close_year",
    "receive_captures",
    "reopen_year",
    "router",
]
