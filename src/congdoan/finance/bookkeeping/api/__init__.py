"""Bookkeeping for programs."""

from . import advances, captures, changeover, closing, handover, locking, opening
from .routing import router

__all__ = [
    "advances",
    "captures",
    "changeover",
    "closing",
    "handover",
    "locking",
    "opening",
    "router",
]
