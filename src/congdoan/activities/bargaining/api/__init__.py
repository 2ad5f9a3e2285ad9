"""Dialogue, agreements and bargaining for programs: the same acts as the pages and commands."""

from ninja import Router

from . import agreements, dialogue, talks

router = Router()
router.add_router("", dialogue.router)
router.add_router("", agreements.router)
router.add_router("", talks.router)
