"""Reads of petitions and discipline; PostgreSQL shows only what lies within the actor's reach."""

from congdoan.activities.petitions.queries.discipline import DisciplineRow, decision, decisions
from congdoan.activities.petitions.queries.law import limits
from congdoan.activities.petitions.queries.petitions import (
    Figures,
    Followed,
    PetitionRow,
    ReadingRow,
    StepRow,
    boxes,
    discipline_figures,
    figures,
    followed,
    petition,
    petition_counts,
    petitions,
    possible_handlers,
    readings,
    steps,
    taken,
    waiting,
)

__all__ = [
    "DisciplineRow",
    "Figures",
    "Followed",
    "PetitionRow",
    "ReadingRow",
    "StepRow",
    "boxes",
    "decision",
    "decisions",
    "discipline_figures",
    "figures",
    "followed",
    "limits",
    "petition",
    "petition_counts",
    "petitions",
    "possible_handlers",
    "readings",
    "steps",
    "taken",
    "waiting",
]
