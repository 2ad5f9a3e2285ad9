"""The only writer of reorganisations: the use cases, and beside them their refusals."""

from . import refusals
from .carrying_out import apply_reorganisation
from .deciding import decide_reorganisation, withdraw_reorganisation
from .drafting import amend_reorganisation, draft_reorganisation
from .planning import drop_unit, load_plan, plan_by_rule, plan_unit
from .reversing import draft_reversal

__all__ = [
    "amend_reorganisation",
    "apply_reorganisation",
    "decide_reorganisation",
    "draft_reorganisation",
    "draft_reversal",
    "drop_unit",
    "load_plan",
    "plan_by_rule",
    "plan_unit",
    "withdraw_reorganisation",
]

DecidedByPreparer = refusals.DecidedByPreparer
NotADraft = refusals.NotADraft
NotDecided = refusals.NotDecided
NotYetEffective = refusals.NotYetEffective
NothingToReverse = refusals.NothingToReverse
PlanChanged = refusals.PlanChanged
PlanEmpty = refusals.PlanEmpty
PlanUnsound = refusals.PlanUnsound
RuleUnfit = refusals.RuleUnfit
SomebodyIsMissing = refusals.SomebodyIsMissing
TextUnfit = refusals.TextUnfit
TooLateToWithdraw = refusals.TooLateToWithdraw
UnableToReorganise = refusals.UnableToReorganise
UnitPlannedElsewhere = refusals.UnitPlannedElsewhere
UnitsBelowWait = refusals.UnitsBelowWait
UnknownPlanUnit = refusals.UnknownPlanUnit
UnknownReorganisation = refusals.UnknownReorganisation
