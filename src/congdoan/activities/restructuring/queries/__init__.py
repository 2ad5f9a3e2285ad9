"""Reorganisations as their pages show them: lists, plans, what a plan would do, what became of each unit."""

from .facts import Facts, facts_of, known_members, plan_of
from .lists import STATES, Details, Listed, Page, PlanFilter, PlanLine, details, listing, plan_lines, state_of
from .preview import Effects, Preview, UpperRow, preview
from .progress import Progress, ResultRow, pending, progress, results
from .timeline import Event, timeline
from .workbooks import plan_template, plan_workbook

__all__ = [
    "STATES",
    "Details",
    "Effects",
    "Event",
    "Facts",
    "Listed",
    "Page",
    "PlanFilter",
    "PlanLine",
    "Preview",
    "Progress",
    "ResultRow",
    "UpperRow",
    "details",
    "facts_of",
    "known_members",
    "listing",
    "pending",
    "plan_lines",
    "plan_of",
    "plan_template",
    "plan_workbook",
    "preview",
    "progress",
    "results",
    "state_of",
    "timeline",
]
