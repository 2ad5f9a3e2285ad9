"""Programmes, tasks, targets and reports for programs; the narrower addresses come first."""

from ninja import Router

from .programmes import router as programmes
from .reminding import router as reminding
from .reports import router as reports
from .reviewing import router as reviewing
from .targets import router as targets
from .tasks import router as tasks

router = Router()
for _narrow_first in (reminding, reports, reviewing, tasks, targets, programmes):
    router.add_router("", _narrow_first)
