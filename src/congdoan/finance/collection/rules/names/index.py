"""Every name and former name of the register, found in a note only where it stands alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from congdoan.finance.collection.rules.memory import uncollected
from congdoan.finance.collection.rules.model import Payer, Register
from congdoan.finance.collection.rules.names.likeness import Likeness, Likenesses, Name
from congdoan.finance.collection.rules.names.short_forms import Word, agree, shorten
from congdoan.finance.collection.rules.names.stated import LEGAL_FORMS, OFFICES, PARTS_OF_A_BODY, NameHit, Piece, Stated
from congdoan.foundation.kernel.vietnamese import fold

Span = tuple[int, int]
MOST_JOINED, LEAST_WORDS = 5, 3
_VERBS = frozenset({"DONG", "TIEN", "TRA", "GUI", "CHUYEN", "TRICH"})


class NameIndex:
    """The names of one register, in their shortened form."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._names: dict[str, tuple[Name, ...]] = {}
        self._writings: dict[tuple[str, ...], tuple[str, ...]] = {}  # a few ways of writing, borne by all names
        self._likenesses = Likenesses()
        self._lengths: dict[tuple[str, str], int] = {}  # by the first two words: bit n stands where a name of n words begins so
        for payer in register.payers:
            for number, name in enumerate(payer.names):
                self._add(payer, name, former=number > 0)
        self._likenesses.close()
        self._sorted = sorted(self._names)

    def _add(self, payer: Payer, name: str, *, former: bool) -> None:
        words = _without_union(shorten(fold(name)))
        if not words:
            return
        texts = [word.text for word in words]
        key, written = " ".join(texts), tuple(word.written for word in words)
        alike = self._names.get(key, ())
        added = Name(payer.id, alike[0].key if alike else key, self._writings.setdefault(written, written), former)
        self._names[added.key] = (*alike, added)
        self._likenesses.add(added)
        begins = (texts[0], texts[1] if len(texts) > 1 else "")
        self._lengths[begins] = self._lengths.get(begins, 0) | 1 << len(texts)

    # --- names found surely ---

    def whole(self, text: str) -> NameHit | None:
        """Return the registered name that a text is from its first word to its last (an account holder), with or without CĐCS before."""
        return self.holder(text)[0]

    def holder(self, text: str) -> tuple[NameHit | None, Piece | None]:
        """Return the registered name that a whole text is, and the text as one piece without "the union of"."""
        words = shorten(fold(text))
        bare = _without_union(words)
        if not bare:
            return None, None
        hit = self._hit(bare, " ".join(word.text for word in bare), at_end=True)
        return (replace(hit, union_named=len(bare) < len(words)) if hit else None), Piece(tuple(bare))

    def read(self, folded: str, *, taken: Iterable[Span], soft: Iterable[Span] = ()) -> Stated:
        """Return the names that a folded text states.

        `taken` are places that belong to no name (fund words, period, codes); `soft` are words that end a name but may also belong to one.
        """
        words = shorten(folded)
        closed = _inside(words, taken)
        edges = [
            is_closed or is_soft or (word.text.isdigit() and not _numbers_a_branch(words, at))
            for at, (word, is_closed, is_soft) in enumerate(zip(words, closed, _inside(words, soft), strict=True))
        ]
        hits = self._resolve(self._scan(words, closed, edges, folded), words)
        pieces = tuple(_pieces(words, edges, closed, folded))
        return Stated(tuple(hits), pieces, tuple(_joined(words, pieces)), tuple(_stretches(words, closed, pieces)))

    def whole_names(self, folded: str) -> list[NameHit]:
        """Return registered names of several words wherever they stand, the longest at each place, whatever stands beside them."""
        words, found, behind = shorten(folded), list[NameHit](), 0
        texts = [word.text for word in words]
        for at in range(len(words)):
            if at < behind:
                continue
            for count in reversed(self._counts(texts, at)):
                key = " ".join(texts[at : at + count])
                if count >= LEAST_WORDS and (hit := self._hit(words[at : at + count], key, at_end=False)):
                    found.append(hit)
                    behind = at + count
                    break
        return found

    def _scan(self, words: Sequence[Word], closed: Sequence[bool], edges: Sequence[bool], folded: str) -> list[tuple[int, int, NameHit]]:
        found = []
        texts = [word.text for word in words]
        for first in range(len(words)):
            if closed[first] or not (counts := self._counts(texts, first)) or not _is_left_edge(words, first, edges):
                continue
            for count in counts:
                last = first + count - 1
                if any(closed[first : last + 1]):
                    break
                key = " ".join(texts[first : last + 1])
                if key not in self._names or _goes_on_in_numbers(words, last, closed, folded):
                    continue
                if last + 1 < len(words) and not edges[last + 1] and not _comes_again(texts, first, last):
                    continue
                if hit := self._hit(words[first : last + 1], key, at_end=last + 1 == len(words)):
                    named = _names_union(words, first, closed)
                    found.append((first, last, replace(hit, union_named=named)))
        return found

    def _counts(self, texts: Sequence[str], first: int) -> list[int]:
        """Return how many words from a place on may be a registered name, fewest first."""
        one, rest = texts[first], len(texts) - first
        bits = self._lengths.get((one, ""), 0) | (self._lengths.get((one, texts[first + 1]), 0) if rest > 1 else 0)
        return [count for count in range(1, min(bits.bit_length(), rest + 1)) if bits >> count & 1] if bits else []

    def _hit(self, words: Sequence[Word], key: str, *, at_end: bool) -> NameHit | None:
        written = [word.written for word in words]
        names = [name for name in self._names.get(key, ()) if agree(name.written, written)]
        if not names:
            return None
        ids = tuple(dict.fromkeys(name.payer_id for name in names))
        longer = self._going_on(key) if at_end else ()
        return NameHit(words[0].start, words[-1].end, key, ids, longer=longer, former=all(name.is_former for name in names))

    def _going_on(self, key: str) -> tuple[int, ...]:
        """Return the bodies whose names begin with a whole shorter name, at most fifty."""
        begin = bisect_right(self._sorted, key + " ")
        found: dict[int, None] = {}
        for longer in self._sorted[begin : begin + 50]:
            if not longer.startswith(key + " "):
                break
            found.update((name.payer_id, None) for name in self._names[longer])
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
        """Return how like a stated name is to a body's names."""
        return self._likenesses.likeness(payer_id, piece)

    def nearest(self, piece: Piece, *, limit: int = 5) -> list[tuple[int, Likeness]]:
        """Return the bodies whose names are most like a stated one, best first."""
        return self._likenesses.nearest(piece, limit=limit)

    def is_likelier(self, piece: Piece, *, than: Likeness) -> bool:
        """Say whether some body's name is more like a stated one than so much."""
        return self._likenesses.is_likelier(piece, than=than)

    def fit(self, payer_id: int, piece: Piece) -> int:
        """Return how much of a body's name a stated one says, which may leave words of it out."""
        return self._likenesses.fit(payer_id, piece)

    def best_fit(self, piece: Piece) -> int:
        """Return how much of any registered name a stated one says, at most."""
        return self._likenesses.best_fit(piece)

    def says_more_of_another(self, payer_ids: Sequence[int], piece: Piece) -> bool:
        """Say whether words hold more of another body's name than of these bodies' names, and at least half of it."""
        return self._likenesses.says_more_of_another(payer_ids, piece)

    def has_a_word_of(self, payer_ids: Sequence[int], piece: Piece) -> bool:
        """Say whether a stated name holds a word, perhaps misspelt, that tells one of these bodies' names from others."""
        return self._likenesses.has_a_word_of(payer_ids, piece)

    def tells_apart(self, payer_id: int, other_id: int, piece: Piece) -> bool:
        """Say whether a stated name holds a word of a body's name that the name of another has not."""
        return self._likenesses.tells_apart(payer_id, other_id, piece)

    def piece_of(self, text: str) -> Piece | None:
        """Return a whole text (an account holder) as one piece, without "the union of"; None when it holds no word."""
        return self.holder(text)[1]


def _inside(words: Sequence[Word], spans: Iterable[Span]) -> list[bool]:
    """Say of each word whether it stands inside one of some places."""
    starts, inside = [word.start for word in words], [False] * len(words)
    for start, end in spans:
        at = bisect_left(starts, start)
        while at < len(words) and words[at].end <= end:
            inside[at] = True
            at += 1
    return inside


def _without_union(words: Sequence[Word]) -> list[Word]:
    """Leave out the words that say "the union of" before a name."""
    begin = 0
    while begin < len(words):
        if words[begin].text in ("CDCS", "BCH", "CS", "CD"):
            begin += 1
        elif words[begin].text in ("CONG", "C") and begin + 1 < len(words) and words[begin + 1].text == "DOAN":
            begin += 2
        else:
            break
    return list(words[begin:])


def _numbers_a_branch(words: Sequence[Word], at: int) -> bool:
    """Say whether a number counts a branch (`CN 1`, `CN SO 3`) and so belongs to a name."""
    before = [word.text for word in words[max(0, at - 2) : at]]
    return words[at].text.isdigit() and bool(before) and (before[-1] == "CN" or before == ["CN", "SO"])


def _comes_again(texts: Sequence[str], first: int, last: int) -> bool:
    """Say whether the same words follow once more: the bank's name of the payer, then the payer's own (`TRUONG TH A` | `TH A`)."""
    return texts[last + 1 : last + 1 + last + 1 - first] == texts[first : last + 1]


def _goes_on_in_numbers(words: Sequence[Word], last: int, closed: Sequence[bool], folded: str) -> bool:
    """Say whether a short number follows a name as if it were part of it: `NGOC TUONG VI 2` is not `NGOC TUONG VI`."""
    if last + 1 == len(words) or closed[last + 1]:
        return False
    number = words[last + 1]
    is_beside = not folded[words[last].end : number.start].strip(" .-")
    return number.text.isdigit() and len(number.text) <= 3 and is_beside and not folded[number.end :].lstrip().startswith("%")


def _names_union(words: Sequence[Word], first: int, closed: Sequence[bool]) -> bool:
    """Say whether the words before a name mean its union: CĐCS, CD CS (even when CD was read with the dues), CONG DOAN."""
    if first and (words[first - 1].text in ("CDCS", "CS") or (words[first - 1].text == "CD" and not closed[first - 1])):
        return True
    before = [word.text for word in words[max(0, first - 2) : first]]
    return before == ["CONG", "DOAN"] and not closed[first - 1]


def _is_left_edge(words: Sequence[Word], first: int, edges: Sequence[bool]) -> bool:
    """Say whether a name may begin here: first, after a word of no name, after "the union of", with its own legal form, or as an office
    that somebody calls a company (`cty Ban Quan ly Cho …`)."""
    if first == 0 or edges[first - 1] or _names_union(words, first, [False] * len(words)):
        return True
    before = words[first - 1].text
    if before == "CTY" and words[first].text in OFFICES:
        return first == 1 or edges[first - 2]
    return words[first].text in LEGAL_FORMS and not (before in PARTS_OF_A_BODY or _numbers_a_branch(words, first - 1))


def _pieces(words: Sequence[Word], edges: Sequence[bool], closed: Sequence[bool], folded: str) -> Iterable[Piece]:
    """Yield the runs of words between edges, without "the union of"; a legal form begins a new run (`TRAN VAN A` | `CTY X`)."""
    run: list[Word] = []
    for at, word in enumerate([*words, Word("", "", 0, 0)]):
        is_edge = at == len(words) or edges[at]
        begins = not is_edge and bool(run) and word.text in LEGAL_FORMS and not (run[-1].text in PARTS_OF_A_BODY or run[-1].text.isdigit())
        if (is_edge or begins) and (bare := _without_union(run)):
            verbs = []
            for place in range(at, len(words)):
                if closed[place] or words[place].text not in _VERBS:
                    break
                verbs.append(words[place])
            number = words[at].text if at < len(words) and _goes_on_in_numbers(words, at - 1, closed, folded) else ""
            is_last = not folded[bare[-1].end :].strip(" .")
            yield Piece(tuple(bare), (*bare, *verbs) if verbs else (), number, is_last)
        if is_edge or begins:
            run = []
        if not is_edge:
            run.append(word)


def _joined(words: Sequence[Word], pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Yield pieces that only `CHO` parts, which is a market in many a name (`SIEU THI CHO BIEN`) and `for` in notes."""
    for one, other in pairwise(pieces):
        between = [word for word in words if one.end <= word.start and word.end <= other.start]
        if [word.text for word in between] == ["CHO"]:
            yield Piece((*one.words, *between, *other.words), number=other.number, is_last=other.is_last)


def _stretches(words: Sequence[Word], closed: Sequence[bool], pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Yield runs of several pieces with only soft words between them, the longest first: `CTY TM` | `TONG HOP` | `LE BAO QUAN`."""
    at = {word.start: number for number, word in enumerate(words)}
    firsts, lasts = [at[piece.words[0].start] for piece in pieces], [at[piece.words[-1].start] for piece in pieces]
    for count in range(min(len(pieces), MOST_JOINED), 1, -1):
        for one in range(len(pieces) - count + 1):
            first, last = firsts[one], lasts[one + count - 1]
            if not any(closed[first : last + 1]):
                yield Piece(tuple(words[first : last + 1]), number=pieces[one + count - 1].number, is_last=pieces[one + count - 1].is_last)


_latest: list[NameIndex] = []


def index_of(register: Register) -> NameIndex:
    """Return the names of a register; those of the last register asked about are kept."""
    if not _latest or _latest[0].register is not register:
        with uncollected():
            _latest[:] = [NameIndex(register)]
    return _latest[0]
