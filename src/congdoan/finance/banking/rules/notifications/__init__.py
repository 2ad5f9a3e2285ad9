"""Bank notifications: a provider is a module with `SCHEME`, `verify` and `read`; nothing here ever raises for what a stranger sends."""

from types import ModuleType

from . import casso, generic, payos, sepay
from .facts import MOST_BYTES, REASONS, TIME_REASONS, Call, Check, Scheme, Told, Unreadable
from .json_text import parse
from .pairing import DAYS_AFTER, DAYS_BEFORE, EVIDENCE, Candidate, pair
from .sealing import address_mark, seal, unseal
from .values import shown

__all__ = [
    "DAYS_AFTER", "DAYS_BEFORE", "EVIDENCE", "MOST_BYTES", "PROVIDERS", "REASONS", "TIME_REASONS", "Call", "Candidate", "Check", "Told",
    "address_mark", "kept_headers", "pair", "read", "scheme", "seal", "unseal", "verify",
]  # fmt: skip

PROVIDERS: dict[str, ModuleType] = {"sepay": sepay, "payos": payos, "casso": casso, "generic": generic}
ALWAYS_KEPT = ("content-type", "user-agent")
LONGEST_HEADER = 200
HIDDEN = "(đã che)"


def scheme(provider: str) -> Scheme:
    """Return how a provider calls."""
    found: Scheme = PROVIDERS[provider].SCHEME
    return found


def verify(provider: str, call: Call, *, key: str, now: int) -> Check:
    """Judge who sent a call and when. Units: `now` in seconds of the epoch."""
    found: Check = PROVIDERS[provider].verify(call, key=key, now=now)
    return found


def read(provider: str, body: bytes) -> list[Told]:
    """Read what a body tells, one value for each transaction, odd ones with their reason."""
    try:
        value = parse(body)
    except Unreadable:
        return [Told(reason="unreadable")]
    found: list[Told] = PROVIDERS[provider].read(value)
    return found


def kept_headers(provider: str, call: Call) -> dict[str, str]:
    """Return the headers worth keeping beside a body, those that hold the key itself covered."""
    how = scheme(provider)
    kept = {name: shown(call.header(name))[:LONGEST_HEADER] for name in (*ALWAYS_KEPT, *how.headers) if call.header(name)}
    return kept | {name: HIDDEN for name in how.secret_headers if call.header(name)}
