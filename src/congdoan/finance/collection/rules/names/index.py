"""Every name and former name of the register, found in a note only where it stands alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from congdoan.finance.collection.rules.model import Payer, Register
from congdoan.finance.collection.rules.names.short_forms import Word, abbreviates, agree, as_written, lengthen, shorten
from congdoan.finance.collection.rules.names.stated import LEGAL_FORMS, PARTS_OF_A_BODY, NameHit, Piece, Stated
from congdoan.foundation.kernel.vietnamese import fold

Span = tuple[int, int]
Likeness = int
"""0 to 100; 100 is letter for letter."""

NEAR = 90
"""From here on two names are one name misspelt: one wrong letter in ten, or two words in another order."""
COMMON = 1_000
"""A word borne by more names than this does not help to find one."""

_VERBS = frozenset({"DONG", "TIEN", "TRA", "GUI", "CHUYEN", "TRICH"})


@dataclass(frozen=True, slots=True)
class _Entry:
    payer_id: int
    written: tuple[str, ...]
    former: bool


class NameIndex:
    """The names of one register, in their shortened form."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._entries: dict[str, list[_Entry]] = {}
        self._texts: dict[int, list[tuple[str, str]]] = {}
        self._bearers: dict[str, list[int]] = {}
        self._beginnings: set[tuple[str, str]] = set()
        self._longest = 0
        for payer in register.payers:
            for number, name in enumerate(payer.names):
                self._add(payer, name, former=number > 0)
        self._sorted = sorted(self._entries)

    def _add(self, payer: Payer, name: str, *, former: bool) -> None:
        words = _without_union(shorten(fold(name)))
        if not words:
            return
        texts = [word.text for word in words]
        self._entries.setdefault(" ".join(texts), []).append(_Entry(payer.id, tuple(word.written for word in words), former))
        self._texts.setdefault(payer.id, []).append((as_written(words), lengthen(words)))
        self._beginnings.add((texts[0], texts[1] if len(texts) > 1 else ""))
        self._longest = max(self._longest, len(texts))
        for text in set(texts):
            self._bearers.setdefault(text, []).append(payer.id)

    # --- names found surely ---

    def whole(self, text: str) -> NameHit | None:
        """Return the registered name that a text is from its first word to its last (an account holder), with or without CĐCS before."""
        words = shorten(fold(text))
        bare = _without_union(words)
        hit = self._hit(bare, at_end=True) if bare else None
        if hit is None:
            return None
        return replace(hit, union_named=len(bare) < len(words))

    def read(self, folded: str, *, taken: Iterable[Span], soft: Iterable[Span] = ()) -> Stated:
        """Return the names that a folded text states.

        `taken` are places that belong to no name (fund words, period, codes); `soft` are words that end a name but may also belong to one.
        """
        words = shorten(folded)
        closed = [_inside(word, taken) for word in words]
        edges = [is_closed or _inside(word, soft) or word.text.isdigit() for word, is_closed in zip(words, closed, strict=True)]
        hits = self._resolve(self._scan(words, closed, edges, folded), words)
        return Stated(tuple(hits), tuple(_pieces(words, edges, closed)))

    def _scan(self, words: Sequence[Word], closed: Sequence[bool], edges: Sequence[bool], folded: str) -> list[tuple[int, int, NameHit]]:
        found = []
        for first, _word in enumerate(words):
            if closed[first] or not self._may_begin(words, first) or not _is_left_edge(words, first, edges):
                continue
            texts: list[str] = []
            for last in range(first, min(len(words), first + self._longest)):
                if closed[last]:
                    break
                texts.append(words[last].text)
                is_edge = last + 1 == len(words) or edges[last + 1]
                if not is_edge or " ".join(texts) not in self._entries:
                    continue
                hit = self._hit(words[first : last + 1], at_end=last + 1 == len(words))
                if hit:
                    named = _names_union(words, first, closed)
                    found.append((first, last, replace(hit, union_named=named)))
        return found

    def _may_begin(self, words: Sequence[Word], first: int) -> bool:
        follows = words[first + 1].text if first + 1 < len(words) else ""
        return (words[first].text, follows) in self._beginnings or (words[first].text, "") in self._beginnings

    def _hit(self, words: Sequence[Word], *, at_end: bool) -> NameHit | None:
        key = " ".join(word.text for word in words)
        written = [word.written for word in words]
        entries = [entry for entry in self._entries.get(key, ()) if agree(entry.written, written)]
        if not entries:
            return None
        ids = tuple(dict.fromkeys(entry.payer_id for entry in entries))
        longer = self._going_on(key) if at_end else ()
        return NameHit(words[0].start, words[-1].end, key, ids, longer=longer, former=all(entry.former for entry in entries))

    def _going_on(self, key: str) -> tuple[int, ...]:
        """Return the bodies whose names begin with a whole shorter name, at most fifty."""
        begin = bisect_right(self._sorted, key + " ")
        found: dict[int, None] = {}
        for name in self._sorted[begin : begin + 50]:
            if not name.startswith(key + " "):
                break
            found.update((entry.payer_id, None) for entry in self._entries[name])
        return tuple(found)

    @staticmethod
    def _resolve(found: list[tuple[int, int, NameHit]], words: Sequence[Word]) -> list[NameHit]:
        """Keep the longest name at each place; a shorter one counts beside it only where the rest may be a verb (`NAM A` | `DONG KPCD`)."""
        kept: list[tuple[int, int, NameHit]] = []
        for first, last, hit in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
            around = next(((f, n) for n, (f, till, _) in enumerate(kept) if f <= first and last <= till), None)
            if around is None:
                kept.append((first, last, hit))
                continue
            outer_first, number = around
            _, outer_last, outer = kept[number]
            if first == outer_first and all(word.text in _VERBS for word in words[last + 1 : outer_last + 1]):
                both = replace(outer, longer=tuple(dict.fromkeys((*outer.longer, *hit.ids))))
                kept[number] = (outer_first, outer_last, both)
        return [hit for _, _, hit in sorted(kept)]

    # --- likeness: for agreement with another key, and for proposals ---

    def likeness(self, payer_id: int, piece: Piece) -> Likeness:
        """Return how like a stated name is to a body's names; words in another order count little."""
        texts = [(as_written(words), lengthen(words)) for words in (piece.words, piece.longer) if words]
        names = self._texts.get(payer_id, ())
        return max((_like(text, name) for name in names for text in texts), default=0)

    def nearest(self, piece: Piece, *, limit: int = 5) -> list[tuple[int, Likeness]]:
        """Return the bodies whose names are most like a stated one, best first; only those sharing one of its rarer words are measured."""
        shared: dict[int, int] = {}
        rare = sorted(
            (len(bearers), word.text) for word in piece.words if (bearers := self._bearers.get(word.text)) and len(bearers) <= COMMON
        )
        for _, text in rare[:4]:
            for payer_id in self._bearers[text]:
                shared[payer_id] = shared.get(payer_id, 0) + 1
        best = sorted(shared, key=lambda payer_id: -shared[payer_id])[:200]
        measured = sorted(((self.likeness(payer_id, piece), payer_id) for payer_id in best), key=lambda pair: (-pair[0], pair[1]))
        return [(payer_id, likeness) for likeness, payer_id in measured[:limit]]

    def piece_of(self, text: str) -> Piece | None:
        """Return a whole text (an account holder) as one piece, without "the union of"; None when it holds no word."""
        words = tuple(_without_union(shorten(fold(text))))
        return Piece(words) if words else None


def _like(text: tuple[str, str], name: tuple[str, str]) -> Likeness:
    """Measure two names, as written and written out; a name shortened to initials is that name."""
    best = 0
    for one, other in zip(text, name, strict=True):
        straight = fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))
        best = max(best, int(max(straight, fuzz.token_sort_ratio(one, other) - 1)))
    is_short = best < NEAR and len(text[0]) < len(name[1]) and abbreviates(text[0].split(), name[1].split())
    return 99 if is_short else best


def _inside(word: Word, spans: Iterable[Span]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def _without_union(words: Sequence[Word]) -> list[Word]:
    """Leave out the words that say "the union of" before a name."""
    begin = 0
    while begin < len(words) and words[begin].text in ("CDCS", "BCH", "CS"):
        begin += 1
    return list(words[begin:])


def _names_union(words: Sequence[Word], first: int, closed: Sequence[bool]) -> bool:
    """Say whether the words before a name mean its union: CĐCS, CD CS (even when CD was read with the dues), CONG DOAN."""
    if first and words[first - 1].text in ("CDCS", "CS"):
        return True
    before = [word.text for word in words[max(0, first - 2) : first]]
    return before == ["CONG", "DOAN"] and not closed[first - 1]


def _is_left_edge(words: Sequence[Word], first: int, edges: Sequence[bool]) -> bool:
    """Say whether a name may begin here: first, after a word of no name, after "the union of", or with its own legal form."""
    if first == 0 or edges[first - 1] or _names_union(words, first, [False] * len(words)):
        return True
    return words[first].text in LEGAL_FORMS and words[first - 1].text not in PARTS_OF_A_BODY


def _pieces(words: Sequence[Word], edges: Sequence[bool], closed: Sequence[bool]) -> Iterable[Piece]:
    """Yield the runs of words between edges, without "the union of"; a legal form begins a new run (`TRAN VAN A` | `CTY X`)."""
    run: list[Word] = []
    for at, word in enumerate([*words, Word("", "", 0, 0)]):
        is_edge = at == len(words) or edges[at]
        begins = not is_edge and bool(run) and word.text in LEGAL_FORMS and run[-1].text not in PARTS_OF_A_BODY
        if (is_edge or begins) and (bare := _without_union(run)):
            verbs = []
            for place in range(at, len(words)):
                if closed[place] or words[place].text not in _VERBS:
                    break
                verbs.append(words[place])
            yield Piece(tuple(bare), (*bare, *verbs) if verbs else ())
        if is_edge or begins:
            run = []
        if not is_edge:
            run.append(word)


_latest: list[NameIndex] = []


def index_of(register: Register) -> NameIndex:
    """Return the names of a register; those of the last register asked about are kept."""
    if not _latest or _latest[0].register is not register:
        _latest[:] = [NameIndex(register)]
    return _latest[0]
