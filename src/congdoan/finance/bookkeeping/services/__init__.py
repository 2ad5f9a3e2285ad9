"""The only writers of bookkeeping: one function a use case, its refusals beside it."""

from .booking import book_event as book_event

__all__: list[str] = []
