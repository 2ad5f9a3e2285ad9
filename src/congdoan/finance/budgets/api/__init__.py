"""Estimates and settlements for programs."""

from ninja import Router

from .estimates import router as estimates
from .giving import router as giving
from .papers import router as papers
from .settlements import router as settlements

router = Router()
router.add_router("", settlements)
router.add_router("", estimates)
router.add_router("", giving)
router.add_router("", papers)

__all__ = ["router"]
