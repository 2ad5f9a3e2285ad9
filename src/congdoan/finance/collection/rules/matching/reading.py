"""What one line says, gathered once: the note, the names it states, who holds the account it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from congdoan.finance.collection.rules.matching.keys import Keys
from congdoan.finance.collection.rules.model import Line
from congdoan.finance.collection.rules.names import NEAR, NameHit, Piece, Stated
from congdoan.finance.collection.rules.notes import Note, read_note
from congdoan.finance.collection.rules.notes.words import says_nothing
from congdoan.foundation.kernel.vietnamese import fold

_ACCOUNT_LIKE = re.compile(r"(?<![0-9A-Za-z])[0-9]{6,19}(?![0-9A-Za-z])")
_OFFICE = re.compile(
    r"(?<![A-Z])(?:KTT|KE TOAN(?: TRUONG)?|THU QUY|NGUOI (?:LAP|GD|THUC HIEN)|GDV(?: ?[0-9]+)?(?: LCT)?"
    r"|(?P<payer>NGUOI (?:NOP|CHUYEN|GUI)))[ :.,\-]*$"
)
"""Offices of persons; who is said to pay may also be a body."""
CLEARLY = 60
"""From here on words say enough of another registered name to object, even where two keys agree."""
ALIKE = 85
"""From here on words without a body's form (`HAT KIEM LAM`, `BUU DIEN`) are taken for a registered name misspelt."""


@dataclass(frozen=True)
class Reading:
    """A line with everything read out of it; nothing is judged yet."""

    line: Line
    keys: Keys
    note: Note
    stated: Stated
    account: str
    holder: str
    holder_hit: NameHit | None
    holder_piece: Piece | None

    @cached_property
    def is_person(self) -> bool:
        """Say whether the account is a person's own."""
        return self.holder_hit is None and self.holder_piece is not None and self.holder_piece.is_person

    def likeness(self, payer_ids: tuple[int, ...], piece: Piece) -> int:
        """Return how like a stated name is to the most like of these bodies."""
        return max((self.keys.names.likeness(payer_id, piece) for payer_id in payer_ids), default=0)

    def is_near(self, payer_ids: tuple[int, ...], piece: Piece) -> bool:
        """Say whether a stated name is one of these bodies' names misspelt, and nobody else's name is more like it."""
        own = self.likeness(payer_ids, piece)
        return own >= NEAR and not self.keys.names.is_likelier(piece, than=own)

    def is_other(self, payer_ids: tuple[int, ...], piece: Piece, *, is_sure: bool = False) -> bool:
        """Say whether a stated name is somebody else's: a body unlike these, or words much like another registered name.

        Where two keys agree on the payer (`is_sure`), an unlike name alone is bad spelling; only another registered name counts.
        """
        if self.is_near(payer_ids, piece):
            return False
        if piece.is_person or self.is_officer(piece):  # or a firm that is called like one: `LU HANH CON OC BIEN`
            return self._is_likelier(payer_ids, piece, NEAR) or self.says_other(payer_ids, piece)
        if self.is_shortened(payer_ids, piece):
            return False
        if (piece.is_body and not is_sure) or self.says_other(payer_ids, piece):
            return True
        return len(piece.words) > 1 and self._is_likelier(payer_ids, piece, ALIKE)

    @cached_property
    def group_hits(self) -> tuple[NameHit, ...]:
        """Return the names of groups that the note states."""
        return self.keys.group_names.read(self.note.text.folded, taken=self.note.taken, soft=(*self.note.fillers, *self.note.plain)).hits

    def own_stretches(self, payer_ids: tuple[int, ...]) -> list[Piece]:
        """Return runs of pieces that together are these bodies' name, although plain words stand between (`… | TONG HOP | …`)."""
        return [piece for piece in self.stated.stretches if self.is_near(payer_ids, piece) or self.is_shortened(payer_ids, piece)]

    def is_shortened(self, payer_ids: tuple[int, ...], piece: Piece) -> bool:
        """Say whether words are these bodies' name with some left out, and no other's more fully."""
        own = self._fit(payer_ids, piece)
        return own > 0 and own >= self.keys.names.best_fit(piece)

    def _is_likelier(self, payer_ids: tuple[int, ...], piece: Piece, least: int) -> bool:
        """Say whether words are at least so much like some name, and less like these bodies' own."""
        return self.keys.names.is_likelier(piece, than=max(least - 1, self.likeness(payer_ids, piece)))

    def _fit(self, payer_ids: tuple[int, ...], piece: Piece) -> int:
        return max((self.keys.names.fit(payer_id, piece) for payer_id in payer_ids), default=0)

    def says_other(self, payer_ids: tuple[int, ...], piece: Piece) -> bool:
        """Say whether words say most of another body's name, and more of it than of these bodies' names."""
        best = self.keys.names.best_fit(piece) if len(piece.words) > 1 else 0
        own = self._fit(payer_ids, piece)
        return (best >= CLEARLY and best > own) or (not own and self.keys.names.says_more_of_another(payer_ids, piece))

    def is_alien(self, payer_ids: tuple[int, ...], piece: Piece) -> bool:
        """Say whether words are a whole body's name with its legal form, of which no word stands in these bodies' names."""
        return piece.is_body and not self.keys.names.has_a_word_of(payer_ids, piece)

    def is_branch(self, parent_id: int, branches: tuple[int, ...], piece: Piece) -> bool:
        """Say whether words hold one that tells a branch from its parent (`NT CHU BLANG` beside the parent's code)."""
        names = self.keys.names
        return bool(branches) and not names.fit(parent_id, piece) and any(names.tells_apart(one, parent_id, piece) for one in branches)

    def is_officer(self, piece: Piece) -> bool:
        """Say whether words are the name of the person whose office stands before them (`ktt Mach Gia Huy`), whatever the family name."""
        office = _OFFICE.search(self.note.text.folded[: piece.start])
        return office is not None and (piece.is_person if office["payer"] else piece.may_be_person)

    def is_holder(self, piece: Piece) -> bool:
        """Say whether words are the name of the account's holder, letter for letter."""
        holder = self.holder_piece
        return holder is not None and [word.text for word in holder.words] == [word.text for word in piece.words]

    @cached_property
    def foreign(self) -> str:
        """Return the words of another kind of money, where they are not part of a registered name."""
        folded = self.note.text.folded
        for start, end in self.note.words.foreign_spans:
            if not any(hit.start < end and start < hit.end for hit in self.stated.hits) and not self._is_in_own_name(start, end):
                return folded[start:end].strip(" +")
        return ""

    def _is_in_own_name(self, start: int, end: int) -> bool:
        """Say whether words stand, with a word beside them, in the name of a body that account or code tell (`THANG TIEN PHAT`).

        Only beside the fund's words: `tien phat` alone stays a fine.
        """
        if self.note.sense not in ("fund", "dues", "both"):
            return False
        register, note = self.keys.register, self.note
        told = [*register.by_account.get(self.account, ()), *(one for code in note.tax_codes for one in register.by_tax_code.get(code, ()))]
        told += [*(self.keys.bodies_of_code(note.unit_code) if note.unit_code else ()), *(self.holder_hit.ids if self.holder_hit else ())]
        before, behind = note.text.folded[:start].split(), note.text.folded[end:].split()
        words = note.text.folded[start:end].strip()
        wider = {f"{before[-1]} {words}" if before else "", f"{words} {behind[0]}" if behind else ""} - {""}
        return any(f" {text} " in f" {fold(name)} " for one in told for name in register.by_id[one].names for text in wider)

    def leftover_says_nothing(self) -> bool:
        """Say whether the note holds nothing but its fund words, codes, period, registered names and the name of the account's holder.

        Another person's name is no silence: whose money that is, nobody said. Nor is a name with more words behind it (`… mua vat tu`).
        """
        letters = list(self.note.text.folded)
        spans = [*self.note.taken, *self.note.fillers, *((hit.start, hit.end) for hit in self.stated.hits)]
        spans += [(piece.start, piece.end) for piece in self.stated.pieces if self.is_holder(piece)]
        for start, end in spans:
            letters[start:end] = " " * (end - start)
        return says_nothing("".join(letters))


def _account_written(line: Line, keys: Keys, note: Note) -> str:
    """Return the one registered account whose number stands anywhere in the narrative, "" when there is none or more than one.

    Banks that print no column for the other side write its number into the text, each in words of its own. The receiver's number stands
    there too: the collecting unit's own account, and of money in the account of any upper body, is never the other side.
    """
    register, codes = keys.register, {code.typed for code in note.codes}
    found = set()
    for number in set(_ACCOUNT_LIKE.findall(line.narrative)) - codes - register.own_accounts:
        owners = [register.by_id[payer_id] for payer_id in register.by_account.get(number, ())]
        if owners and not any(owner.id == register.collector_id or (owner.kind == "upper" and line.direction == "C") for owner in owners):
            found.add(number)
    return found.pop() if len(found) == 1 else ""


def _receivers(folded: str, keys: Keys) -> list[tuple[int, int]]:
    """Return where the place of an upper body stands behind the words that say who receives (`ve LDLD huyen Yen The, …`)."""
    if not keys.receivers or not any(word in folded for word in ("LDLD", "LIEN DOAN", "CONG DOAN", "CD ")):
        return []
    return [found.span(1) for found in keys.receivers.finditer(folded)]


def read_line(line: Line, keys: Keys) -> Reading:
    """Read one line of a statement."""
    note = read_note(
        line.narrative,
        booked_on=line.on,
        knows_tax_code=keys.knows_tax_code,
        knows_unit_code=keys.knows_unit_code,
    )
    account = line.account or note.account or _account_written(line, keys, note)
    holder = line.name or note.holder
    holder_hit, holder_piece = keys.holder(holder)
    return Reading(
        line=line,
        keys=keys,
        note=note,
        stated=keys.names.read(note.text.folded, taken=note.taken, soft=(*note.fillers, *note.plain, *_receivers(note.text.folded, keys))),
        account=account,
        holder=holder,
        holder_hit=holder_hit,
        holder_piece=holder_piece,
    )
