"""JSON from strangers: every number as it is written, no key twice, not too deep; and the text that some providers sign."""

import json
from typing import Any

from .facts import Unreadable

DEEPEST = 16


class Number(str):
    """A number as the text writes it: 1, 1.50 and 1e9 stay apart."""

    __slots__ = ()


def parse(body: bytes) -> Any:
    """Read a body whose numbers become `Number`.

    :raises Unreadable: not UTF-8, not JSON, a key twice, NaN or Infinity, half a character, too deep
    """
    try:
        value = json.loads(
            body.decode("utf-8"), parse_int=Number, parse_float=Number, parse_constant=_refuse_constant, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as cause:
        raise Unreadable from cause
    _insist_on_whole(value, DEEPEST)
    return value


def canonical(value: Any, *, ascii_only: bool = False, escape_slash: bool = False) -> str:
    """Write a value compactly with the keys of every object sorted, as it is signed."""
    if isinstance(value, dict):
        inside = (f"{_quoted(key, ascii_only, escape_slash)}:{_below(value[key], ascii_only, escape_slash)}" for key in sorted(value))
        return "{" + ",".join(inside) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_below(one, ascii_only, escape_slash) for one in value) + "]"
    if isinstance(value, str) and not isinstance(value, Number):
        return _quoted(value, ascii_only, escape_slash)
    return str(value) if isinstance(value, Number) else json.dumps(value)


def _below(value: Any, ascii_only: bool, escape_slash: bool) -> str:
    return canonical(value, ascii_only=ascii_only, escape_slash=escape_slash)


def _quoted(text: str, ascii_only: bool, escape_slash: bool) -> str:
    written = json.dumps(text, ensure_ascii=ascii_only)
    return written.replace("/", "\\/") if escape_slash else written


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) != len(pairs):
        raise ValueError("a key twice")
    return known


def _refuse_constant(word: str) -> Any:
    raise ValueError(word)


def _insist_on_whole(value: Any, room: int) -> None:
    if isinstance(value, str):
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise Unreadable
        return
    if isinstance(value, dict | list):
        if room == 0:
            raise Unreadable
        for one in [*value, *value.values()] if isinstance(value, dict) else value:
            _insist_on_whole(one, room - 1)
