"""Reads of inspections; PostgreSQL shows only what lies within the actor's reach, and of a workspace only what its team may see."""

from .inspections import (
    InspectionDetails,
    InspectionFilter,
    InspectionRow,
    inspection,
    inspection_details,
    inspections,
    looks,
    of_examiner,
    step_file,
    team,
)
from .law import YearlyShare, report_columns, steps, yearly_share
from .programmes import PickRow, ProgrammeDetails, ProgrammeRow, pick_row, programme, programmes, share_of, waiting_picks
from .risk import risk_facts, units_below
from .who import committees_of, conflict, is_below, is_examiner, name_of

__all__ = [
    "InspectionDetails",
    "InspectionFilter",
    "InspectionRow",
    "PickRow",
    "ProgrammeDetails",
    "ProgrammeRow",
    "YearlyShare",
    "committees_of",
    "conflict",
    "inspection",
    "inspection_details",
    "inspections",
    "is_below",
    "is_examiner",
    "looks",
    "name_of",
    "of_examiner",
    "pick_row",
    "programme",
    "programmes",
    "report_columns",
    "risk_facts",
    "share_of",
    "step_file",
    "steps",
    "team",
    "units_below",
    "waiting_picks",
    "yearly_share",
]
