"""Bookkeeping for programs."""

from . import advances, books, captures, changeover, closing, handover, locking, opening, templates, vouchers
from .routing import router

__all__ = [
    "advances",
    "books",
    "captures",
    "changeover",
    "closing",
    "handover",
    "locking",
    "opening",
    "router",
    "templates",
    "vouchers",
]
