"""Members for programs: the same acts as the pages and commands. Units are named by code, persons and memberships by number."""

from . import joining as joining
from . import keeping as keeping
from . import moving as moving
from .parts import router as router
