"""Programmes with their picks; inspections with their steps and examiners; the workspace; what was found; official papers."""

from .findings import Answer, Irregularity, Question, Recommendation, RecommendationAct
from .inspections import Examiner, Inspection, InspectionAct
from .papers import OfficialPaper
from .programmes import Pick, Programme, ProgrammeAct
from .workspace import Sample, SampleItem, Snapshot, WorkingPaper

__all__ = [
    "Answer",
    "Examiner",
    "Inspection",
    "InspectionAct",
    "Irregularity",
    "OfficialPaper",
    "Pick",
    "Programme",
    "ProgrammeAct",
    "Question",
    "Recommendation",
    "RecommendationAct",
    "Sample",
    "SampleItem",
    "Snapshot",
    "WorkingPaper",
]
