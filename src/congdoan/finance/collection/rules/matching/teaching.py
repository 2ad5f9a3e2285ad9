"""What a person's decision may teach: the account it was paid from, and a name that the register does not know yet."""

from __future__ import annotations

from collections.abc import Sequence

from congdoan.finance.collection.rules.model import Line, Part, Register
from congdoan.finance.collection.rules.names import NameIndex, Piece
from congdoan.finance.collection.rules.notes import read_note
from congdoan.foundation.kernel.vietnamese import fold

_NOBODY = NameIndex(Register(()))
"""Reads the words of a note when no name is known."""


def account_taught(line: Line, parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    """Return the account that a decided line teaches, with its payer: one payer's, and not somebody's private account.

    A person who keeps the accounts of several employers pays for all of them from one private account: what it paid once tells nothing
    of its next line.
    """
    payers = {part.payer_id for part in parts}
    if len(payers) != 1 or not line.account:
        return ()
    holder = line.name or read_note(line.narrative, booked_on=line.on).holder
    piece = _NOBODY.piece_of(holder) if holder else None
    return () if piece is not None and piece.is_person else ((line.account, payers.pop()),)


def names_taught(line: Line) -> tuple[str, ...]:
    """Return the names that a line could teach: those of bodies, as written, in a line of money in without any key.

    With a tax code, a unit code or a reference in it the line needs no name; a person's name is no body's.
    """
    note = read_note(line.narrative, booked_on=line.on)
    if line.direction != "C" or note.codes or note.unit_code or note.own_reference or line.virtual_account:
        return ()
    stated = _NOBODY.read(note.text.folded, taken=note.taken, soft=note.fillers)
    found = [note.text.cut(piece.start, piece.end) for piece in stated.pieces if _may_be_taught(piece)]
    holder = line.name or note.holder
    piece = _NOBODY.piece_of(holder) if holder else None
    if piece is not None and _may_be_taught(piece):
        found.insert(0, holder)
    by_fold = {fold(name): name.strip() for name in reversed(found)}
    return tuple(dict.fromkeys(by_fold[fold(name)] for name in found))


def _may_be_taught(piece: Piece) -> bool:
    """Tell whether words are a body's name of at least three words: "công ty TNHH" alone would be everybody's."""
    return piece.is_body and len([word for word in piece.words if not word.text.isdigit()]) > 2
