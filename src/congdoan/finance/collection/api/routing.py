"""The router that the endpoints of collection stand on."""

from ninja import Router

router = Router()
