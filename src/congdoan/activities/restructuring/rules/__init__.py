"""Pure rules of reorganisations: the plan and what is wrong with it, its order, its effects, its file, its making by a rule."""

from .check import Fault, check
from .effects import Body, Proof, Tree, after_plan, proof, uppers_of
from .making import by_rule
from .plan import (
    BOOKS,
    COLUMNS,
    ENDING,
    GRANTS,
    MEMBER_POLICIES,
    OUTCOMES,
    Known,
    PlanRow,
    member_policy_of,
    ordered,
    outcome_words,
    receiver_of,
)
from .plan_file import read_plan

__all__ = [
    "BOOKS",
    "COLUMNS",
    "ENDING",
    "GRANTS",
    "MEMBER_POLICIES",
    "OUTCOMES",
    "Body",
    "Fault",
    "Known",
    "PlanRow",
    "Proof",
    "Tree",
    "after_plan",
    "by_rule",
    "check",
    "member_policy_of",
    "ordered",
    "outcome_words",
    "proof",
    "read_plan",
    "receiver_of",
    "uppers_of",
]
