"""Pages of reorganisations."""

from .acts import apply_reorganisation, decide_reorganisation, draft_reversal, withdraw_reorganisation
from .drafts import amend_reorganisation, draft_reorganisation, drop_unit, load_plan, plan_by_rule, plan_template, plan_unit, plan_workbook
from .lists import preview, reorganisation, reorganisations, results, timeline

__all__ = [
    "amend_reorganisation",
    "apply_reorganisation",
    "decide_reorganisation",
    "draft_reorganisation",
    "draft_reversal",
    "drop_unit",
    "load_plan",
    "plan_by_rule",
    "plan_template",
    "plan_unit",
    "plan_workbook",
    "preview",
    "reorganisation",
    "reorganisations",
    "results",
    "timeline",
    "withdraw_reorganisation",
]
