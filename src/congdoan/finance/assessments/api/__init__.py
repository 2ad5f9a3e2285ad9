"""What is owed, for programs."""

from ninja import Router

from .dues_told import router as dues_told
from .owed import router as owed

router = Router()
router.add_router("", owed)
router.add_router("", dues_told)

__all__ = ["router"]
