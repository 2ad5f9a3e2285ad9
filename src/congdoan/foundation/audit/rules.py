"""The chain of the record: each seal covers its acts and the seal before it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any


def chain(previous: str, acts: Iterable[tuple[Any, ...]]) -> str:
    """Return the seal (SHA-256, hexadecimal) over acts in order, continuing the one before."""
    digest = hashlib.sha256(previous.encode())
    for act in acts:
        digest.update(json.dumps(act, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()
