"""Programmes with their picks; inspections with their steps and examiners."""

from .inspections import Examiner, Inspection, InspectionAct
from .programmes import Pick, Programme, ProgrammeAct

__all__ = ["Examiner", "Inspection", "InspectionAct", "Pick", "Programme", "ProgrammeAct"]
