"""Programmes, tasks and targets for programs; the narrower addresses come first."""

from ninja import Router

from .programmes import router as programmes
from .targets import router as targets
from .tasks import router as tasks

router = Router()
for _narrow_first in (tasks, targets, programmes):
    router.add_router("", _narrow_first)
