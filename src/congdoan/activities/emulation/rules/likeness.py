"""How alike two initiatives are: without diacritics, in another order, with slips of the hand, in other words for the same thing.

A text becomes a set of hashed features: its words, and its meanings (`rules/thesaurus.py`). Two sets are compared twice, by their words and
by their meanings, the weight of what they share against the weight of both, rare features counting more; the higher likeness counts.
Meanings count only where enough are shared: a thesaurus that knows little of two texts says little of them. The sets tell nobody the text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from . import thesaurus
from .thesaurus import Meaning, meanings

Hashes = NDArray[np.int32]
Whole = NDArray[np.int64]
Weights = NDArray[np.float64]

LIMIT = 7_000
"""From this likeness on (parts per ten thousand) a council must say what the other one is; measured by `bench/likeness.py`."""
SHOWN = 5_000
"""From this likeness on another initiative is shown."""
MOST_FEATURES = 400
RARE = 48  # features by which candidates are looked for

UNKNOWN = 0.4
"""What a word that is in no set weighs beside a meaning."""
LEAST_SHARED = 8
"""So many meanings must be shared before they count."""
_WORD, _MEANING, _UNKNOWN = 1, 2, 3
"""The two lowest bits of a feature tell its kind: a word, a meaning, a word that is in no set, which counts a little beside meanings."""


@dataclass(frozen=True, slots=True)
class Features:
    """The feature sets of many texts in one column: text i has `values[starts[i]:starts[i + 1]]`, sorted, each once.

    Shapes: `values` int32 (m,), `starts` int64 (n + 1,).
    """

    values: Hashes
    starts: Whole

    @classmethod
    def of(cls, sets: Sequence[Sequence[int]]) -> "Features":
        """Gather sets into columns."""
        starts = np.zeros(len(sets) + 1, np.int64)
        np.cumsum([len(one) for one in sets], out=starts[1:])
        values = np.fromiter((value for one in sets for value in one), np.int32, int(starts[-1]))
        return cls(values, starts)


def features(title: str, *texts: str) -> list[int]:
    """Return the features of a text, sorted, each once; at most `MOST_FEATURES`.

    Units: signed 32-bit hashes.
    """
    found: set[int] = set()
    for one in _told(title, *texts):
        found.update(_hash(word, _WORD) for word in one.words)
        found.update([_hash(one.name, _MEANING)] if one.name else (_hash(word, _UNKNOWN) for word in one.words))
    return sorted(found)[:MOST_FEATURES]


@cache
def method() -> str:
    """Return a mark of how features are made: of the sets of words and of what reads them. Features under another mark are made anew."""
    files = (thesaurus.FILE, Path(thesaurus.__file__), Path(__file__))
    return f"{crc32(b''.join(file.read_bytes() for file in files)):08x}"


def shared_meanings(others: Sequence[int], title: str, *texts: str) -> list[str]:
    """Return which meanings of one's own text another one tells too, in one's own order, each once."""
    held = set(others)
    return [name for name in dict.fromkeys(one.name for one in _told(title, *texts)) if name and _hash(name, _MEANING) in held]


def scores(query: Sequence[int], corpus: Features, counts: Whole | None = None) -> Whole:
    """Return how alike each text of a corpus is to a query, in parts per ten thousand.

    The weight of a feature falls with the number of texts that hold it; likeness is the shared weight over the geometric mean of both.
    Shapes: the result int64 (n,); `counts` int64 (m,): in how many texts each value of the corpus stands, worked out where not given.
    """
    many = len(corpus.starts) - 1
    if many == 0 or not query:
        return np.zeros(many, np.int64)
    held = occurrences(corpus) if counts is None else counts
    asked = np.asarray(query, np.int32)
    shared = np.isin(corpus.values, asked)
    enough = _sums(np.where(shared & (_kind(corpus.values) == _MEANING), 1.0, 0.0), corpus.starts) >= LEAST_SHARED
    by_words, by_meanings = (_alike(asked, shared, corpus, held, counted) for counted in (_as_word, _as_meaning))
    found: Whole = np.minimum(np.floor(np.maximum(by_words, np.where(enough, by_meanings, 0.0)) * 10_000), 10_000).astype(np.int64)
    return found


def _alike(asked: Hashes, shared: NDArray[np.bool_], corpus: Features, held: Whole, counted: Callable[[Hashes], Weights]) -> Weights:
    """Return the likeness by some of the features. Shapes: `asked` int32 (k,), `shared` bool (m,), the result float64 (n,)."""
    rarest = np.log(len(corpus.starts))
    weights = (rarest - np.log(held)) * counted(corpus.values)
    own = _sums(weights, corpus.starts)
    common = _sums(np.where(shared, weights, 0.0), corpus.starts)
    known, first = np.unique(corpus.values[shared], return_index=True)
    total = weights[shared][first].sum() + rarest * counted(np.setdiff1d(asked, known)).sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((own > 0) & (total > 0), common / np.sqrt(own * total), 0.0)


def _kind(values: Hashes) -> Hashes:
    return values & _UNKNOWN


def _as_word(values: Hashes) -> Weights:
    return np.where(_kind(values) == _WORD, 1.0, 0.0)


def _as_meaning(values: Hashes) -> Weights:
    return np.select([_kind(values) == _MEANING, _kind(values) == _UNKNOWN], [1.0, UNKNOWN], 0.0)


def occurrences(corpus: Features) -> Whole:
    """Return for each value of a corpus in how many texts it stands. Shapes: int64 (m,)."""
    _, at, counted = np.unique(corpus.values, return_inverse=True, return_counts=True)
    found: Whole = counted.astype(np.int64)[at]
    return found


def _sums(weights: Weights, starts: Whole) -> Weights:
    running: Weights = np.concatenate(([0.0], np.cumsum(weights)))
    found: Weights = running[starts[1:]] - running[starts[:-1]]
    return found


def _told(*texts: str) -> list[Meaning]:
    return [one for text in texts for one in meanings(text)]


def _hash(word: str, kind: int) -> int:
    value = crc32(word.encode()) & ~_UNKNOWN | kind
    return value - 2**32 if value >= 2**31 else value
