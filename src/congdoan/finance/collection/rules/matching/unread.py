"""What of a note nobody explained: words that are no fund, period, code, name of the payer, nor any of the plain words people add.

Such a word may name other money (`mua qua tu KPCD`), another payer or a condition, in any of the ways a language has; no list of
those ways ends. So a line books itself only when nothing is left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.names import LIKELY
from congdoan.finance.collection.rules.names.cores import as_meant
from congdoan.finance.collection.rules.names.short_forms import Word, shorten
from congdoan.finance.collection.rules.notes.plain import alone_spans, hints_at_other_money, is_plain, is_slip_of_plain
from congdoan.finance.collection.rules.notes.words import Span
from congdoan.foundation.kernel.vietnamese import fold, is_syllable

_WORD = re.compile("[A-Z0-9]+")
_NUMBERED_PART = re.compile(
    r"\b(?:CS|CO SO|CN|CHI NHANH|XN|XI NGHIEP|NM|NHA MAY|PX|PHAN XUONG|XUONG|VP|KHU|TO|DOI|HTX|KCN"
    r"|THCS|THPT|MN|MG|NT|TCT) ?(?:SO )?[0-9]{1,2}\b"
)
"""A numbered part of a body (`CS2 …`) is another payer than the body, unless its number is in the name that was read."""
_SLIP = re.compile(r"\b([B-DF-HJ-NP-TV-Z]{2,5}) (?:SO )?(?!20[0-9]{2}\b)[0-9]{1,6}\b")
"""Consonants and a number before the fund's words are a paper's (`GNT 41`), unless they hint at other money (`BHXH 12`); behind them they
may be a second sum's (`KPCD va PCTT 300`)."""
_JOINED = re.compile(r"(?:\b(?:VA|KEM|CUNG|VOI|AND)\b|[+&])([^\0]*)")
_ACCOUNTANT = re.compile(r"\bKT ([A-Z]{2,6})[ .]*$")
WORDS_KEPT = 20_000
_CUT = ("THANG", "NGAY", "KINH PHI", "PHI", "JAN", "JUN", "AUG", "APR", "MST")
"""What a note that was cut off may have ended with."""
LONGEST_GLUED, FEW = 40, 2
MOST_UNKNOWN = 8
"""A sentence of which more is unknown says something."""
_SHORT_FUNDS = frozenset({"KP", "DP", "KPHI", "DPHI", "PHI"})
_FUND_NAMES = ("KPCD", "DPCD", "KINH", "KINHPHI", "DOANPHI", "DOAN")
_FUND_WORDS = frozenset({"KPCD", "DPCD", "KINH", "PHI", "KP"})


def unread_words(reading: Reading, payer_ids: Iterable[int], *, begin: int = 0, with_group: bool = False) -> str:
    """Return the words of a note that nothing explains, given who pays; "" when all is read.

    Names before `begin` may be anybody's; `with_group` that of who pays for several is one too.
    """
    note = reading.note
    bodies = _bodies(reading, payer_ids)
    letters = list(note.text.folded)
    spans = [*note.taken, *note.fillers, *note.plain, *((hit.start, hit.end) for hit in reading.stated.hits)]
    spans += [*_named(reading, bodies, begin), *((hit.start, hit.end) for hit in (reading.group_hits if with_group else ()))]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    rest = "".join(letters)
    for place in (*(place for place in reading.keys.places if " " in place), *_own_places(reading, bodies)):
        if place not in rest:
            continue
        rest = re.sub(rf"\b{re.escape(place)}\b", _blank, rest)
    for place in reading.keys.places:
        rest = _without_part_of_place(rest, note.text.folded, place)
    if part := _NUMBERED_PART.search(rest):
        return part[0]
    fund = min((start for start, _ in note.words.fund_spans), default=0)
    slips = _SLIP.sub(lambda slip: slip[0] if hints_at_other_money(slip[1]) else _blank(slip), rest[:fund])
    rest = _ACCOUNTANT.sub(lambda said: _blank(said) if is_syllable(said[1]) else said[0], slips + rest[fund:])
    for start, end in reversed(alone_spans(rest)):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    left = [word for word in _WORD.findall(rest) if not is_explained(word) and not (note.sense == "both" and word == "DP")]
    is_cut = len(left) == 1 and note.text.folded.rstrip(" .,-").endswith(left[0]) and any(word.startswith(left[0]) for word in _CUT)
    return "" if is_cut else " ".join(left)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def name_of_another(reading: Reading, payer_ids: Iterable[int], *, begin: int = 0) -> str:
    """Return a registered name of somebody else that stands whole in the note, even with no edge around it; "" when there is none."""
    bodies = _bodies(reading, payer_ids)
    for hit in reading.keys.names.whole_names(reading.note.text.folded):
        if hit.start < begin or not set(bodies).isdisjoint(hit.ids):
            continue
        is_part_of_own = any(hit.name in " ".join(word.text for word in name) for name in _own_names(reading, bodies))
        is_receiver = any(reading.keys.register.by_id[one].kind == "upper" for one in hit.ids)
        if not is_part_of_own and not is_receiver:
            return reading.note.text.cut(hit.start, hit.end)
    return ""


def is_harmless(reading: Reading, payer_ids: Iterable[int], words: str) -> bool:
    """Say whether words that nobody explained hint at no other money, payer or condition; words of the payer's own names never do."""
    left = words.split()
    own = {
        text for name in _own_names(reading, _bodies(reading, payer_ids)) for word in name for text in (word.text, *word.written.split())
    }
    return (
        len(left) <= MOST_UNKNOWN
        and not _NUMBERED_PART.search(words)
        and not any(hints_at_other_money(word) for word in left if word not in own)
    )


def is_joined(reading: Reading, payer_ids: Iterable[int], words: str) -> bool:
    """Say whether one of the words that nobody explained stands behind an `and`, with nothing that was read between: a second sum."""
    note, left = reading.note, set(words.split())
    letters = list(note.text.folded)
    for start, end in (
        *note.taken,
        *((hit.start, hit.end) for hit in reading.stated.hits),
        *_named(reading, _bodies(reading, payer_ids), 0),
    ):
        letters[start:end] = "\0" * (end - start)
    return any(not left.isdisjoint(_WORD.findall(found[1])) for found in _JOINED.finditer("".join(letters)))


def names_another_body(reading: Reading, payer_ids: Iterable[int]) -> bool:
    """Say whether words that are no registered name speak of a body, or of a part of one (`chi nhanh Binh Duong`), unlike these bodies."""
    bodies = _bodies(reading, payer_ids)
    return any(
        piece.is_body and not (reading.is_near(bodies, piece) or reading.is_shortened(bodies, piece) or reading.is_holder(piece))
        for piece in reading.stated.unmatched()
    )


@lru_cache(maxsize=WORDS_KEPT)
def may_name_a_fund(word: str) -> bool:
    """Say whether a word that nobody explained is a fund's, ill written: a second fund may be told with it (`KNIH PHI, DOAN PHI`)."""
    return word in _SHORT_FUNDS or (not is_syllable(word) and any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in _FUND_NAMES))


def _without_part_of_place(rest: str, whole: str, place: str) -> str:
    """Blank the first word of the receiver's place right behind its title: `LDLD DAO` is the one of the island (đảo) of that place."""
    if "LDLD" not in whole and "LIEN DOAN LAO DONG" not in whole:
        return rest
    for said in re.finditer(rf"\b(?:LDLD|LIEN DOAN LAO DONG)(?: HUYEN)? ({place.split(maxsplit=1)[0]})\b", whole):
        rest = rest[: said.start(1)] + " " * (said.end(1) - said.start(1)) + rest[said.end(1) :]
    return rest


def _named(reading: Reading, bodies: tuple[int, ...], begin: int) -> Iterator[Span]:
    """Yield where names stand: the payers' shortened, word by word where they are misspelt; persons; the account's holder."""
    for piece in (*reading.own_stretches(bodies), *reading.stated.unmatched()):
        if (
            (piece.end <= begin and (piece.is_body or piece.is_person or not any(hints_at_other_money(word.text) for word in piece.words)))
            or piece.is_named_person
            or reading.is_officer(piece)
            or reading.is_holder(piece)
            or any(reading.keys.names.fit(body, piece) for body in bodies)
        ):
            yield piece.start, piece.end
        elif reading.likeness(bodies, piece) >= LIKELY or (len(piece.words) > FEW and not piece.number):
            is_like, names = reading.likeness(bodies, piece) >= LIKELY, _own_names(reading, bodies)
            told = max((_told(piece.words, name, with_slips=is_like) for name in names), key=len, default=[])
            if is_like or len(told) == len(piece.words):
                yield from ((word.start, word.end) for word in told)


def _own_names(reading: Reading, bodies: tuple[int, ...]) -> list[list[Word]]:
    return [shorten(folded_name(name)) for body in bodies for name in reading.keys.register.by_id[body].names]


@lru_cache(maxsize=WORDS_KEPT)
def folded_name(name: str) -> str:
    return fold(name)


def _told(said: Sequence[Word], name: Sequence[Word], *, with_slips: bool) -> list[Word]:
    """Return the words said that are words of a name; each word of the name stands for one, so that no other hides behind a likeness."""
    if not with_slips:
        known = {part for word in name for part in (word.text, *word.written.split())}
        return [word for word in said if word.text in known or (word.written and set(word.written.split()) <= known)]
    told, left, own = list[Word](), list(said), list(name)
    for is_meant in (_is_same, _is_slip):
        for word in list(left):
            if (meant := next((one for one in own if is_meant(word, one)), None)) is not None:
                own.remove(meant)
                left.remove(word)
                told.append(word)
    if len(left) == len(own) == 1 and OSA.distance(left[0].text, own[0].text) <= 1:
        told.append(left.pop())  # a short word misspelt in a name that is otherwise whole: no word was added
    whole = {word.text for word in name}
    told += [word for word in left if any(word.text[:at] in whole and word.text[at:] in whole for at in range(2, len(word.text) - 1))]
    return told


def _is_same(word: Word, own: Word) -> bool:
    return word.text == own.text or as_meant(word.text) in (own.text, *own.written.split())


def _is_slip(word: Word, own: Word) -> bool:
    most = 2 if len(word.text) > 6 else 1
    meant = [one for one in (own.text, *own.written.split()) if len(one) > 2]
    return len(word.text) > 2 and any(OSA.distance(word.text, one, score_cutoff=most) <= most for one in meant)


def _bodies(reading: Reading, payer_ids: Iterable[int]) -> tuple[int, ...]:
    """Return the payers and those that stand for them: a union's employers, an employer's unions, a branch's parent."""
    register = reading.keys.register
    found = dict.fromkeys(payer_ids)
    for payer_id in list(found):
        payer = register.by_id[payer_id]
        found.update(dict.fromkeys((*register.employers_of.get(payer_id, ()), *(span.union_id for span in payer.unions))))
        if "-" in payer.tax_code:
            found.update(dict.fromkeys(register.by_tax_code.get(payer.tax_code[:10], ())))
    return tuple(found)


def _own_places(reading: Reading, bodies: tuple[int, ...]) -> list[str]:
    by_id = reading.keys.register.by_id
    return [place for body in bodies if (place := fold(by_id[body].commune))]


@lru_cache(maxsize=WORDS_KEPT)
def is_explained(word: str) -> bool:
    """Say whether a word alone names no other money: plain, raw Telex of a plain one, a number of the bank's, or plain words glued."""
    if len(word) == 1 or is_plain(word) or is_plain(as_meant(word)) or sum(sign.isdigit() for sign in word) > 2:
        return True
    if word.isdigit() or ((bare := word.strip("0123456789")) != word and is_explained(bare)):
        return True
    if not is_syllable(word) and (is_slip_of_plain(word) or any(is_plain(as_meant(word[:at] + word[at + 1 :])) for at in _tones(word))):
        return True
    if hints_at_other_money(word):  # `PCTT` is no `PC TT`
        return False
    return len(word) <= LONGEST_GLUED and any(is_glued(word[:at]) and is_explained(word[at:]) for at in range(2, len(word) - 1))


def is_glued(word: str) -> bool:
    return is_plain(word) or word in _FUND_WORDS


def _tones(word: str) -> list[int]:
    return [at for at, letter in enumerate(word) if at and letter in "SFRXJ"]
