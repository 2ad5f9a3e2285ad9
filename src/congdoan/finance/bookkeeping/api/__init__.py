"""Bookkeeping for programs."""

from . import (
    advances,
    assets,
    books,
    captures,
    cash_counts,
    changeover,
    closing,
    donations,
    handover,
    locking,
    opening,
    templates,
    vouchers,
)
from .routing import router

__all__ = [
    "advances",
    "assets",
    "books",
    "captures",
    "cash_counts",
    "changeover",
    "closing",
    "donations",
    "handover",
    "locking",
    "opening",
    "router",
    "templates",
    "vouchers",
]
