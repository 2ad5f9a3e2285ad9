"""A file between its preview and Apply: kept in the session, sealed, since it may hold citizen numbers."""

import base64
import zlib

from django.http import HttpRequest

from congdoan.people.members import rules
from congdoan.people.members.queries.keys import secret

MOST = 8 * 1024 * 1024  # characters of one sealed file
OF = "kept file"


def keep(request: HttpRequest, name: str, facts: list[str], content: bytes) -> bool:
    """Keep a file and what was chosen with it; False when it is too large for a session."""
    packed = base64.b64encode(zlib.compress(content)).decode()
    if len(packed) > MOST:
        return False
    request.session[name] = [*facts, base64.b64encode(rules.sealed(secret(), packed, of=OF)).decode()]
    return True


def kept(request: HttpRequest, name: str) -> tuple[list[str], bytes] | None:
    """Return what was kept and the file, or None."""
    found = request.session.get(name)
    if not found:
        return None
    packed = rules.opened(secret(), base64.b64decode(found[-1]), of=OF)
    return list(found[:-1]), zlib.decompress(base64.b64decode(packed))
