"""How like a stated name is to registered ones: many names measured at once, and never more than a proposal."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, LCSseq

from congdoan.finance.collection.rules.names.cores import HALF, Core, Fit, as_meant, core_of, fit, shared
from congdoan.finance.collection.rules.names.short_forms import Word, abbreviates, as_written, written_and_long
from congdoan.finance.collection.rules.names.stated import Piece

Likeness = int
"""0 to 100; 100 is letter for letter. What is less like than `LIKELY` counts as 0: it would only tire the eye."""

LIKELY = 72
NEAR = 90
"""From here on two names are one name misspelt: one wrong letter in ten, or two words in another order."""
SHORTENED, HIGHEST = 99, 100
COMMON = 1_000
"""A word borne by more names than this does not help to find one."""
RAREST, MEASURED = 4, 200
"""How many words of a name are looked up, how many bodies are then measured against it."""
_OF_A_BRANCH = frozenset({"CHI", "NHANH", "CN", "SO", "TAI", "TINH", "HUYEN", "XA", "PHUONG", "THANH", "PHO"})
PIECES_KEPT, SPELLINGS_KEPT = 20_000, 40_000

Text = tuple[str, str]
"""A name as written and written out."""
Places = npt.NDArray[np.int32]


class Name(NamedTuple):
    """One name of a body: its words in short form as one text, and the long form written of each, empty where none was."""

    payer_id: int
    key: str
    written: tuple[str, ...]
    is_former: bool

    @property
    def text(self) -> Text:
        """Return the name as written and written out."""
        return written_and_long(self.key.split(), self.written)


class Spelling(NamedTuple):
    """A name ready to be measured, as written and written out: without blanks, and with its words in the order of the alphabet."""

    written: str
    long: str
    squeezed: str
    ordered: str
    long_squeezed: str
    long_ordered: str


def spell(text: Text) -> Spelling:
    """Return the spelling of a name."""
    written, long = text
    forms = _squeezed_and_ordered(written)
    return Spelling(written, long, *forms, *(forms if written == long else _squeezed_and_ordered(long)))


def _squeezed_and_ordered(text: str) -> tuple[str, str]:
    words = text.split()
    return "".join(words), " ".join(sorted(words))


def text_of(words: Sequence[Word]) -> Text:
    """Return a name as written and written out; one text where both are the same."""
    return written_and_long([word.text for word in words], [word.written for word in words])


class Likenesses:
    """The names of one register, as far as they are like something. A body's place is its number in the order of the register."""

    def __init__(self) -> None:
        self._names: list[tuple[Name, ...]] = []
        self._bearers: dict[str, list[int] | Places] = {}
        self._best = lru_cache(maxsize=PIECES_KEPT)(self._measure)
        self._spelled = lru_cache(maxsize=SPELLINGS_KEPT)(self._spell)
        self._cores = lru_cache(maxsize=SPELLINGS_KEPT)(self._told_apart_by)

    def add(self, name: Name) -> None:
        """Take in one name of a body; all names of a body come one after another."""
        if self._names and self._names[-1][0].payer_id == name.payer_id:
            self._names[-1] += (name,)
        else:
            self._names.append((name,))
        place = len(self._names) - 1
        for text in set(name.key.split()):
            bearers = self._bearers.setdefault(text, [])
            assert isinstance(bearers, list)
            bearers.append(place)

    def close(self) -> None:
        """End the taking in: from here on names are only measured."""
        for text, bearers in self._bearers.items():
            self._bearers[text] = np.array(bearers if len(bearers) <= COMMON else [], dtype=np.int32)
        ids = np.array([names[0].payer_id for names in self._names], dtype=np.int64)
        self._by_id = np.argsort(ids).astype(np.int32)
        self._ids = array("q", ids[self._by_id].tolist())

    def _place_of(self, payer_id: int) -> int | None:
        at = bisect_left(self._ids, payer_id)
        return int(self._by_id[at]) if at < len(self._ids) and self._ids[at] == payer_id else None

    def likeness(self, payer_id: int, piece: Piece) -> Likeness:
        """Return how like a stated name is to a body's names; words in another order count little."""
        place = self._place_of(payer_id)
        if place is None:
            return 0
        return max(like(spell(text), name) for text in _texts_of(piece) for name in self._spelled(place))

    def nearest(self, piece: Piece, *, limit: int) -> list[tuple[int, Likeness]]:
        """Return the bodies whose names are most like a stated one, best first; only those sharing one of its rarer words are measured."""
        return self._best(tuple(word.text for word in piece.words), _texts_of(piece))[:limit]

    def is_likelier(self, piece: Piece, *, than: Likeness) -> bool:
        """Say whether some body's name is more like a stated one than so much."""
        return than < HIGHEST and any(likeness > than for _, likeness in self.nearest(piece, limit=1))

    def fit(self, payer_id: int, piece: Piece) -> Fit:
        """Return how much of a body's name a stated one says, which may leave words of it out."""
        place = self._place_of(payer_id)
        return 0 if place is None else self._fit_of(place, said_in(piece), is_cut=piece.is_last)

    def best_fit(self, piece: Piece) -> Fit:
        """Return how much of any name a stated one says, at most."""
        said, best = said_in(piece), 0
        for place in self._sharing([word.text for word in piece.words]):
            best = max(best, self._fit_of(place, said))
        return best

    def says_more_of_another(self, payer_ids: Sequence[int], piece: Piece) -> bool:
        """Say whether words hold more of another body's name than of these bodies' names, and at least half of it."""
        said = said_in(piece)
        own = [place for payer_id in payer_ids if (place := self._place_of(payer_id)) is not None]
        others = self._sharing([as_meant(word.text) for word in piece.words])
        best, least = (max((self._shared_of(place, said) for place in places), default=0) for places in (others, own))
        return best >= HALF and best > least

    def _shared_of(self, place: int, said: Sequence[tuple[str, ...]]) -> Fit:
        return max(shared(words, core.words) for words in said for core in self._cores(place))

    def has_a_word_of(self, payer_ids: Sequence[int], piece: Piece) -> bool:
        """Say whether a stated name holds a word, perhaps misspelt, that tells one of these bodies' names from others."""
        cores = [core.words for one in payer_ids for core in self._cores(self._place_of(one))]
        own = {word for core in cores for word in (*core, *map("".join, pairwise(core)), "".join(one[0] for one in core))}
        said = [as_meant(word) for words in said_in(piece) for word in words]
        return any(word in own or _is_slip_of_any(word, own) for word in said)

    def tells_apart(self, payer_id: int, other_id: int, piece: Piece) -> bool:
        """Say whether a stated name holds a word of a body's name that the name of another has not, or two words of both and more."""
        own, others = ({word for core in self._cores(self._place_of(one)) for word in core.words} for one in (payer_id, other_id))
        said = set(said_in(piece)[0])
        return bool(said & (own - others - _OF_A_BRANCH)) or len(said & others) > 1

    def _fit_of(self, place: int, said: Sequence[tuple[str, ...]], *, is_cut: bool = False) -> Fit:
        best = 0
        for core in self._cores(place):
            for words in said:
                if core.may_be_said(words):
                    best = max(best, fit(words, core.words, is_cut=is_cut))
        return best

    def _told_apart_by(self, place: int | None) -> tuple[Core, ...]:
        """Return what of each name of a body tells it from others."""
        return () if place is None else tuple(Core.of(name.text[1]) for name in self._names[place])

    def _spell(self, place: int) -> tuple[Spelling, ...]:
        return tuple(spell(name.text) for name in self._names[place])

    def _measure(self, words: tuple[str, ...], texts: tuple[Text, ...]) -> list[tuple[int, Likeness]]:
        places = self._sharing(words)
        spelled = [*map(self._spelled, places)]
        names = [*chain.from_iterable(spelled)]
        owners = places if len(names) == len(places) else [place for place, own in zip(places, spelled, strict=True) for _ in own]
        best: dict[int, int] = {}
        for text in texts if names else ():
            alike = like_many(spell(text), names)
            for number in np.flatnonzero(alike >= LIKELY).tolist():
                payer_id = self._names[owners[number]][0].payer_id
                best[payer_id] = max(best.get(payer_id, 0), int(alike[number]))
        return sorted(best.items(), key=lambda found: (-found[1], found[0]))

    def _sharing(self, words: Sequence[str]) -> list[int]:
        """Return the bodies that share the rarest words; of more than `MEASURED`, those that share most of them."""
        rare = sorted((len(bearers), text) for text in words if (bearers := self._bearers.get(text)) is not None and len(bearers))
        if not rare:
            return []
        together = np.concatenate([self._bearers[text] for _, text in rare[:RAREST]])
        if len(together) <= MEASURED:
            return sorted(set(together.tolist()))
        places, first, counts = np.unique(together, return_index=True, return_counts=True)
        if len(places) > MEASURED:
            places = places[np.argpartition(first - counts * len(together), MEASURED)[:MEASURED]]
        found: list[int] = places.tolist()
        return found


def _is_slip_of_any(word: str, own: Iterable[str]) -> bool:
    return len(word) > 3 and any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in own if len(one) > 3)


def said_in(piece: Piece) -> tuple[tuple[str, ...], ...]:
    """Return the words of a stated name that tell it from others, with the number behind it; and with the verb that may belong to it."""
    number = (piece.number,) if piece.number else ()
    return tuple((*core_of(as_written(words)), *number) for words in (piece.words, piece.longer) if words)


def _texts_of(piece: Piece) -> tuple[Text, ...]:
    return tuple(text_of(words) for words in (piece.words, piece.longer) if words)


def like(text: Spelling, name: Spelling) -> Likeness:
    """Measure two names, as written and written out; a name shortened to initials is that name."""
    best = 0.0
    for one, other in ((text.squeezed, name.squeezed), (text.long_squeezed, name.long_squeezed)):
        best = max(best, fuzz.ratio(one, other, score_cutoff=LIKELY))
    for one, other in ((text.ordered, name.ordered), (text.long_ordered, name.long_ordered)):
        best = max(best, fuzz.ratio(one, other, score_cutoff=LIKELY) - 1)
    if best < NEAR and len(text.written) < len(name.long) and abbreviates(text.written.split(), name.long.split()):
        return SHORTENED
    return int(best) if best >= LIKELY else 0


def like_many(text: Spelling, names: Sequence[Spelling]) -> npt.NDArray[np.float64]:
    """Measure one name against many exactly as `_like` measures two. Shapes: the result one each of `names`, rounded down."""

    def measured(one: str, others: Sequence[str]) -> npt.NDArray[np.float64]:
        row: npt.NDArray[np.float64] = process.cdist([one], others, scorer=fuzz.ratio, score_cutoff=LIKELY, dtype=np.float64)[0]
        return row

    _, longs, squeezed, ordered, long_squeezed, long_ordered = zip(*names, strict=True)
    straight = np.maximum(measured(text.squeezed, squeezed), measured(text.long_squeezed, long_squeezed))
    turned = np.maximum(measured(text.ordered, ordered), measured(text.long_ordered, long_ordered)) - 1
    best: npt.NDArray[np.float64] = np.floor(np.maximum(straight, turned))
    # initials keep the order of the letters, so only a name that holds them all in that order can be meant
    letters = len(text.squeezed)
    held = process.cdist([text.squeezed], long_squeezed, scorer=LCSseq.similarity, score_cutoff=letters, dtype=np.int32)[0]
    words = text.written.split()
    for number in np.flatnonzero((held == letters) & (best < NEAR)).tolist():
        if len(text.written) < len(longs[number]) and abbreviates(words, longs[number].split()):
            best[number] = SHORTENED
    return best
