"""Pages of procedures."""

from .handling import (
    ask_more,
    check_request,
    close_request,
    decide_request,
    draft_answer,
    receive_request,
    resume_request,
)
from .lists import export_standing, paper, request_page, requests, slip, standing
from .offering import close_counter, counters, open_counter, set_limit
from .own import file_request, own_requests, take_request
from .public import answer, file_public_request, follow, followed, places, rate_request, supply_request, withdraw_request

__all__ = [
    "answer",
    "ask_more",
    "check_request",
    "close_counter",
    "close_request",
    "counters",
    "decide_request",
    "draft_answer",
    "export_standing",
    "file_public_request",
    "file_request",
    "follow",
    "followed",
    "open_counter",
    "own_requests",
    "paper",
    "places",
    "rate_request",
    "receive_request",
    "request_page",
    "requests",
    "resume_request",
    "set_limit",
    "slip",
    "standing",
    "supply_request",
    "take_request",
    "withdraw_request",
]
