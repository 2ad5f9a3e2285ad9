"""Committees and officers for programs: the same acts as the pages and commands."""

from . import cadres as cadres
from . import committees as committees
from .parts import router as router
