"""Pure rules of programmes: states, what a read document asks for, papers, targets."""

from .drafting import TaskDraft, asks_units, breakthrough_of, drafts_of
from .papers import programme_paper
from .reviews import VERDICTS, Standing
from .states import (
    ACTS,
    CARRIED_OUT,
    CHANGING,
    KINDS,
    LIVING,
    REVIEWS,
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
    "CARRIED_OUT",
    "CHANGING",
    "KINDS",
    "LIVING",
    "REVIEWS",
    "STATES",
    "TASK_STATES",
    "TO_DO",
    "VERDICTS",
    "Lateness",
    "Standing",
    "TaskDraft",
    "asks_units",
    "breakthrough_of",
    "drafts_of",
    "kind_name",
    "lateness",
    "may_follow",
    "programme_paper",
]
