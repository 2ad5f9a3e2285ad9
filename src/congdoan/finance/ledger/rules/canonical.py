"""Records as one line of JSON that PostgreSQL, Python and anybody with a JSON library write with the same bytes."""

import json
from collections.abc import Mapping

from .columns import UNWRITABLE

Flat = Mapping[str, str | int | None]


def canonical(body: Mapping[str, object]) -> str:
    """Return the one text of an object: keys in the order of their code points, no spaces, letters as they are."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def is_flat(body: Mapping[str, object]) -> bool:
    """Return whether every value is a text that can be stored, a whole number of 64 bits or nothing, under keys of text."""
    return all(isinstance(key, str) and not UNWRITABLE.search(key) and _is_plain(value) for key, value in body.items())


def _is_plain(value: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return value is None or (isinstance(value, str) and not UNWRITABLE.search(value))
