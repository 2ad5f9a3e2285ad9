"""The shell's pages."""

from .desk import home, job, task
from .gallery import sample_evidence, states
from .refusals import broken, conflict, form_expired, malformed, not_allowed, not_found
from .sign_in import entrance, locked_out, sign_in, sign_out

__all__ = [
    "broken",
    "conflict",
    "entrance",
    "form_expired",
    "home",
    "job",
    "locked_out",
    "malformed",
    "not_allowed",
    "not_found",
    "sample_evidence",
    "sign_in",
    "sign_out",
    "states",
    "task",
]
