"""Pages of the register: lists, one page per union and employer, and the use cases as forms."""

from .changing import add_account, end, place, register_organisation, register_payer_group, rename, resume, suspend
from .lists import communes, employers, organisations, search, unions
from .loading import load_register
from .one import employer, unit

__all__ = [
    "add_account",
    "communes",
    "employer",
    "employers",
    "end",
    "load_register",
    "organisations",
    "place",
    "register_organisation",
    "register_payer_group",
    "rename",
    "resume",
    "search",
    "suspend",
    "unions",
    "unit",
]
