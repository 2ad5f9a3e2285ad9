"""Inspections for programs: the same acts as the pages and commands."""

from ninja import Router

from .findings import router as findings
from .inspections import router as inspections
from .papers import router as papers
from .planning import router as planning
from .workspace import router as workspace

router = Router()
for _part in (planning, inspections, workspace, findings, papers):
    router.add_router("", _part)
