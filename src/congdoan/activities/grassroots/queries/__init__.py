"""Reads of foundings; PostgreSQL shows only what lies within the actor's reach."""

from congdoan.activities.grassroots.queries.foundings import (
    ActRow,
    Applicant,
    FoundingRow,
    Stage,
    acts,
    applicants,
    founding,
    listing,
    progress,
    stages,
)
from congdoan.activities.grassroots.queries.law import least_applications, time_limit
from congdoan.activities.grassroots.queries.prospects import held_for, prospects

__all__ = [
    "ActRow",
    "Applicant",
    "FoundingRow",
    "Stage",
    "acts",
    "applicants",
    "founding",
    "held_for",
    "least_applications",
    "listing",
    "progress",
    "prospects",
    "stages",
    "time_limit",
]
