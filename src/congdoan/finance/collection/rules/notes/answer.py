"""A note as other programs read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from congdoan.finance.collection.rules.notes.note import Note
from congdoan.foundation.kernel.periods import iso_month, months_apart


def note_answer(note_id: Any, note: Note) -> dict[str, Any]:
    """Return what `notes read` prints of one note; absent is None.

    Months that follow each other are a `period`; separate ones are listed in `periods`. A refund and other money have no period, and a
    code inside other money is no unit code of ours.
    """
    is_ours = note.kind not in ("REFUND", "OTHER")
    months = note.months if is_ours else None
    return {
        "id": note_id,
        "kind": note.kind,
        "payer_note": note.payer_note,
        "mst": note.tax_code,
        "unit_code": None if note.sense == "foreign" else note.unit_code,
        "reference": note.reference,
        "on_behalf_of": note.on_behalf_of or None,
        "period": _period(months) if months else None,
        "periods": [iso_month(month) for month in months] if months and not _is_unbroken(months) else None,
    }


def _is_unbroken(months: Sequence[int]) -> bool:
    return months_apart(months[0], months[-1]) + 1 == len(months)


def _period(months: Sequence[int]) -> dict[str, str] | None:
    return {"from": iso_month(months[0]), "to": iso_month(months[-1])} if _is_unbroken(months) else None
