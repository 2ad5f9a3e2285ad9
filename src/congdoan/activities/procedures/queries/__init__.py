"""Reads of procedures; PostgreSQL shows what lies within the actor's reach, what one filed, or the one request of a code."""

from .counters import Place, is_open, open_at, place, places
from .definitions import codes, definition, definitions, for_workers, may_receive, own_limits, procedure_names
from .following import (
    Followed,
    answer_of,
    code_hash,
    followed,
    knows_phone,
    own_requests,
    request_of,
    tell_code,
)
from .requests import LISTS, ActRow, Details, PaperRow, RequestRow, counts, details, listing, open_late, paper, whole
from .standing import standing

__all__ = [
    "LISTS",
    "ActRow",
    "Details",
    "Followed",
    "PaperRow",
    "Place",
    "RequestRow",
    "answer_of",
    "code_hash",
    "codes",
    "counts",
    "definition",
    "definitions",
    "details",
    "followed",
    "for_workers",
    "is_open",
    "knows_phone",
    "listing",
    "may_receive",
    "open_at",
    "open_late",
    "own_limits",
    "own_requests",
    "paper",
    "place",
    "places",
    "procedure_names",
    "request_of",
    "standing",
    "tell_code",
    "whole",
]
