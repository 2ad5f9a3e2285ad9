"""The router that every part of this app's API hangs on."""

from ninja import Router

router = Router()
