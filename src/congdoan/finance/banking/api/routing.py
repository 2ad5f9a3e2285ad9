"""The router that the endpoints of banking stand on."""

from ninja import Router

router = Router()
