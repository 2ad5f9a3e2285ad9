"""The words that travel with a payment, as banks carry them: capitals and few signs, no longer than the bank allows."""

from __future__ import annotations

import re
from datetime import date

from congdoan.finance.banking.rules.interbank import dated_rows
from congdoan.foundation.kernel.vietnamese import fold

_STRANGE = re.compile(r"[^A-Z0-9 .,\-/()]")
LONGEST_ISO = 140
"""Source: ISO 20022, remittance information `Ustrd`: at most 140 signs."""


def bank_note(text: str, *, longest: int) -> str:
    """Return a text as a bank takes it: bare capitals, digits, blanks and the signs .,-/() only, cut at the limit.

    Source: rules for notes of payment files, checked with no bank yet.
    """
    return " ".join(_STRANGE.sub(" ", fold(text)).split())[:longest].strip()


def note_limit(bin: str, *, on: date) -> int:
    """Return how many signs a bank's note may hold on a day; the row without a bank speaks for all others.

    Source: `data/note_limits.csv`.

    :raises LookupError: no limit is known for the day
    """
    rows = list(dated_rows("note_limits.csv", on=on))
    for wanted in (bin, ""):
        for row in rows:
            if row["bin"] == wanted:
                return int(row["longest"])
    raise LookupError(f"no limit of notes is known on {on}")
