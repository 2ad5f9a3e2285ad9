"""Words that say nothing of other money: verbs, joints, papers, offices, channels beside a payment; and words that hint at it.

Data: `plain_words.toml`, `other_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from congdoan.finance.banking.rules.interbank import banks
from congdoan.finance.collection.rules.names.short_forms import runs
from congdoan.foundation.kernel.vietnamese import fold

Span = tuple[int, int]
_DATA = Path(__file__).parents[2] / "data"
SHORTEST_WITH_A_SLIP, SHORTEST_NUMBER = 5, 4


def plain_spans(folded: str) -> list[Span]:
    """Return where plain phrases stand, the longest at each place; they end a name but may also belong to one."""
    return _spans(folded, "phrases")


def alone_spans(folded: str) -> list[Span]:
    """Return where plain words stand in what is left of a note when every name is known."""
    return _spans(folded, "alone")


def is_plain(word: str) -> bool:
    """Say whether one word alone is plain."""
    return (word,) in _phrases("alone").get(word, {}).get(1, ())


def is_common(word: str) -> bool:
    """Say whether a word stands in any plain phrase."""
    return word in _common()


def is_slip_of_plain(word: str) -> bool:
    """Say whether a word that is none is a plain one with a letter wrong, left out, added, or two swapped."""
    return len(word) >= SHORTEST_WITH_A_SLIP and any(OSA.distance(word, plain, score_cutoff=1) <= 1 for plain in _long())


def hints_at_other_money(word: str) -> bool:
    """Say whether a word that nobody explained likely tells of other money, or of somebody else (`MUA`, `VAY`, `THAY`)."""
    return word in _hints()


def _spans(folded: str, part: str) -> list[Span]:
    words = runs(folded)
    texts = tuple(text for text, _, _ in words)
    phrases, found, behind = _phrases(part), list[Span](), 0
    for at, (text, start, _) in enumerate(words):
        known = phrases.get(text)
        if known is None or at < behind:
            continue
        for length, said in known.items():
            if _stands(texts[at : at + length], said):
                behind = at + length
                found.append((start, words[behind - 1][2]))
                break
    return found


def _stands(said: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    """Say whether words are a known phrase; its last word may be open: any word (`*`), a long number (`#`), a slip's number (`@`)."""
    open_word = "*" if said[-1].isalpha() else "#" if len(said[-1]) >= SHORTEST_NUMBER else "@"
    return said in known or (*said[:-1], open_word) in known


@cache
def _common() -> frozenset[str]:
    return frozenset(
        word
        for part in ("phrases", "alone")
        for sets in _phrases(part).values()
        for said in sets.values()
        for words in said
        for word in words
    )


@cache
def _long() -> tuple[str, ...]:
    return tuple(word for word, known in _phrases("alone").items() if len(word) >= SHORTEST_WITH_A_SLIP and (word,) in known.get(1, ()))


@cache
def _phrases(part: str) -> dict[str, dict[int, set[tuple[str, ...]]]]:
    """Return the phrases by first word and number of words, longest first."""
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for text in _read()[part].values():
        for phrase in re.split(r" / |\n", text):
            if words := tuple(phrase.split()):
                found.setdefault(words[0], {}).setdefault(len(words), set()).add(words)
    return {first: dict(sorted(sets.items(), reverse=True)) for first, sets in found.items()}


@cache
def _hints() -> frozenset[str]:
    read: dict[str, dict[str, str]] = tomllib.loads((_DATA / "other_words.toml").read_text(encoding="utf-8"))
    return frozenset(word for text in read["alone"].values() for word in re.split(r" / |\n", text) if word)


@cache
def _read() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = tomllib.loads((_DATA / "plain_words.toml").read_text(encoding="utf-8"))
    names = (fold(name) for bank in banks(on=date.max) for name in (bank.code, bank.short_name))
    read["alone"]["banks"] = " / ".join(name for name in names if name.isalnum())
    return read
