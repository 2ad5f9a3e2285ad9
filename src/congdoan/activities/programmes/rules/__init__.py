"""Pure rules of programmes: states, what a read document asks for, papers, targets."""

from .drafting import TaskDraft, asks_units, breakthrough_of, drafts_of
from .papers import programme_paper
from .states import (
    ACTS,
    CHANGING,
    KINDS,
    LIVING,
    STATES,
    TASK_STATES,
    TO_DO,
    Lateness,
    kind_name,
    lateness,
    may_follow,
)

__all__ = [
    "ACTS",
    "CHANGING",
    "KINDS",
    "LIVING",
    "STATES",
    "TASK_STATES",
    "TO_DO",
    "Lateness",
    "TaskDraft",
    "asks_units",
    "breakthrough_of",
    "drafts_of",
    "kind_name",
    "lateness",
    "may_follow",
    "programme_paper",
]
