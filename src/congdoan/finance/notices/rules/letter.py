"""A letter as one value: what stands in its head, its text, tables, code and signature. Paper and DOCX are drawn from the same value.

The frame (state motto, names of the bodies, number, place and day, kind, subject, signature, receivers) follows the table
`documents.layout`; what stands between is our own layout and no form of the law.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from congdoan.finance.banking.rules.vietqr import picture
from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.documents.rules.writing.layout import MOTTO

PAGE = Path(__file__).with_name("letter.typ")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a heading is bold and stays with what follows."""

    words: str
    is_heading: bool = False
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: heads, rows and a closing row of sums. `align` holds l, c or r for each column, `width` its parts of the line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...]
    align: str
    width: tuple[int, ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class PayBox:
    """How to pay: facts in words, and the code where there is one; it is drawn as a picture."""

    facts: tuple[tuple[str, str], ...]
    payload: str = ""
    kind: str = "pay"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `number` is empty on a draft and None on a paper that bears none.

    `mark` says what the paper is not: a draft, fictitious, unchecked.
    """

    title: str
    upper: str
    issuer: str
    number: str | None
    place: str
    day: date
    heading: str
    subject: str
    to: tuple[str, ...]
    blocks: tuple[Text | Table | PayBox, ...]
    authority: str
    receivers: tuple[str, ...]
    made_at: datetime
    mark: str = ""
    grounds: tuple[str, ...] = ()
    countersigned: str = ""  # who signs beside the issuer; then no receivers are listed

    @property
    def place_and_day(self) -> str:
        """Return the line of place and day; days below ten and the months one and two with a zero in front."""
        month = f"{self.day.month:02d}" if self.day.month < 3 else str(self.day.month)
        told = f"ngày\u00a0{self.day.day:02d} tháng\u00a0{month} năm\u00a0{self.day.year}"
        return f"{self.place}, {told}" if self.place else told.capitalize()

    @property
    def number_line(self) -> str:
        """Return the line of the number; a draft leaves it open, a paper without numbers has none."""
        if self.number is None:
            return ""
        return f"Số: {self.number}" if self.number else "Số: ………"


def letter_pdf(letters: Sequence[Letter]) -> bytes:
    """Return letters as one PDF/A, each on pages of its own; the same letters always give the same bytes."""
    figures = {"motto": MOTTO, "letters": [_drawn(letter) for letter in letters]}
    return pdf(PAGE, figures, made_at=letters[0].made_at)


def as_text(letter: Letter) -> str:
    """Return a letter as canonical JSON, to be sealed and kept; `from_text` reads it back."""
    return json.dumps(asdict(letter), ensure_ascii=False, sort_keys=True, default=lambda value: value.isoformat())


def from_text(text: str) -> Letter:
    """Return the letter that `as_text` wrote."""
    told: dict[str, Any] = json.loads(text)
    blocks = tuple(BLOCKS[block["kind"]](**{name: _frozen(value) for name, value in block.items()}) for block in told.pop("blocks"))
    day, made_at = date.fromisoformat(told.pop("day")), datetime.fromisoformat(told.pop("made_at"))
    return Letter(**{name: _frozen(value) for name, value in told.items()}, day=day, made_at=made_at, blocks=blocks)


BLOCKS: dict[str, Any] = {"text": Text, "table": Table, "pay": PayBox}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _block(block: Text | Table | PayBox) -> dict[str, Any]:
    drawn = asdict(block)
    return drawn | {"svg": picture(block.payload) if block.payload else ""} if isinstance(block, PayBox) else drawn


def _drawn(letter: Letter) -> dict[str, object]:
    return {
        "title": letter.title,
        "upper": letter.upper,
        "issuer": letter.issuer,
        "number": letter.number_line,
        "place_and_day": letter.place_and_day,
        "heading": letter.heading,
        "subject": letter.subject,
        "to": letter.to,
        "grounds": letter.grounds,
        "blocks": [_block(block) for block in letter.blocks],
        "authority": letter.authority,
        "receivers": letter.receivers,
        "mark": letter.mark,
        "countersigned": letter.countersigned,
        "footer": f"{letter.title} · lập {letter.made_at:%d/%m/%Y %H:%M}",
    }
