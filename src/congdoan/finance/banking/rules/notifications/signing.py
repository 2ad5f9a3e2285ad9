"""Signatures compared in constant time, and the age of what is signed."""

import hashlib
import hmac
import re

from .facts import WINDOW_SECONDS, Check

LATEST = 10**10  # the year 2286: no calendar is asked about later moments
_SECONDS = re.compile(r"[0-9]{1,12}")
_MOMENT_AND_MARK = re.compile(r"t=([0-9]{1,15}),v1=([0-9a-f]{1,128})")


def mark(algorithm: str, key: str, signed: bytes) -> str:
    """Return the HMAC of some bytes in lower-case hexadecimal digits."""
    return hmac.new(key.encode(), signed, getattr(hashlib, algorithm)).hexdigest()


def is_same(given: str, wanted: str) -> bool:
    """Compare two texts without telling by the time taken where they part."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def seconds(text: str) -> int | None:
    """Return a moment written as whole seconds of the epoch; None when it is not."""
    return int(text) if _SECONDS.fullmatch(text) else None


def moment_and_mark(text: str) -> tuple[int, str] | None:
    """Return the two parts of `t=…,v1=…`; None when it is something else."""
    found = _MOMENT_AND_MARK.fullmatch(text)
    return (int(found[1]), found[2]) if found else None


def aged(signed_at: int, now: int) -> Check:
    """Judge the age of a genuine call. Units: seconds of the epoch."""
    reason = "too-old" if now - signed_at > WINDOW_SECONDS else "ahead" if signed_at - now > WINDOW_SECONDS else ""
    return Check(reason, signed_at if signed_at < LATEST else None)


def fixed_key(given: str, wanted: str) -> Check:
    """Judge a call that shows the key itself and signs nothing."""
    if not given:
        return Check("signature-missing")
    return Check() if is_same(given, wanted) else Check("signature-wrong")
