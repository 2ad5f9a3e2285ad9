"""Estimates and settlements for programs."""

from ninja import Router

from .estimates import router as estimates
from .settlements import router as settlements

router = Router()
router.add_router("", settlements)
router.add_router("", estimates)

__all__ = ["router"]
