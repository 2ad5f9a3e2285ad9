"""Documents, for programs."""

from ninja import Router

from .cited import router as cited
from .disposing import router as disposing
from .drafts import router as drafts
from .filing import router as filing
from .incoming import router as incoming
from .outgoing import router as outgoing

router = Router()
router.add_router("", cited)
router.add_router("", disposing)
router.add_router("", drafts)
router.add_router("", filing)
router.add_router("", incoming)
router.add_router("", outgoing)
