"""Documents, for programs."""

from ninja import Router

from .incoming import router as incoming
from .outgoing import router as outgoing

router = Router()
router.add_router("", incoming)
router.add_router("", outgoing)
