"""Tasks out of what was read in a document: each keeps its sentence word for word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.foundation.kernel.vietnamese import fold

LONGEST_SENTENCE = 4_000


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task as it was read. `place` is where in the document; `proposal_id` the proposal it came from."""

    number: str
    group: str
    title: str
    lead: str
    support: str
    product: str
    due_on: date | None
    due_words: str
    is_recurring: bool
    for_units: bool
    breakthrough: str
    sentence: str
    place: str
    proposal_id: int


_UNITS = re.compile(r"cong doan co so|\bcdcs\b|cong doan cac cap|toan he thong|cac cap cong doan|cong doan truc thuoc")
_NOT_UNITS = re.compile(r"\bcap tinh\b|uy ban kiem tra cong doan tinh")
_BREAKTHROUGHS = (
    ("breakthrough.1", re.compile(r"doi thoai|thuong luong|thoa uoc|tien luong")),
    ("breakthrough.2", re.compile(r"phat trien doan vien|thanh lap cong doan|ket nap|doi ngu (?:can bo|chu tich)|chu tich cdcs")),
    ("breakthrough.3", re.compile(r"chuyen doi so|cong nghe thong tin|phan mem|khong dung tien mat|cai cach hanh chinh")),
)  # fmt: skip
"""Source of the three: table `activities.breakthroughs`; the words are how the notice of 2024 speaks of them."""


def asks_units(responsible: str, sentence: str) -> bool:
    """Return whether a task is for the base unions too: who is to act, or else the sentence, names them."""
    said = fold(responsible).lower() or fold(sentence).lower()
    return bool(_UNITS.search(said)) and not _NOT_UNITS.search(said)


def breakthrough_of(sentence: str) -> str:
    """Return the record of the breakthrough that a sentence speaks of first, or nothing."""
    said = fold(sentence).lower()
    found = [(match.start(), code) for code, pattern in _BREAKTHROUGHS if (match := pattern.search(said))]
    return min(found)[1] if found else ""


def drafts_of(proposals: Iterable[Any], titles: Mapping[str, str], text: str) -> list[TaskDraft]:
    """Return the tasks of a read document in the order of its text; what an officer refused is left out.

    `proposals` have `pk, kind, place, words, start, end, value, verdict, decided`; `titles` names the numbered parts by their place.
    """
    found = []
    for one in proposals:
        if one.kind != "task" or one.verdict == "refused" or one.start is None or one.end is None:
            continue
        part, _, number = one.place.partition("/")
        value, sentence = one.value, text[one.start : one.end]
        limit = value.get("deadline") or {}
        found.append(
            TaskDraft(
                number=number[:20], group=_short(titles.get(part, ""), 300), title=_short(one.decided or one.words, 500),
                lead=_short(value.get("responsible") or "", 300), support=_short(", ".join(value.get("collaborators") or ()), 300),
                product=_short(value.get("output") or "", 300), due_on=date.fromisoformat(limit["end"]) if limit.get("end") else None,
                due_words=_short(limit.get("text") or "", 200), is_recurring=bool(value.get("recurring")),
                for_units=asks_units(value.get("responsible") or "", sentence), breakthrough=breakthrough_of(sentence),
                sentence=sentence[:LONGEST_SENTENCE], place=_short(value.get("where") or "", 40), proposal_id=one.pk,
            )
        )  # fmt: skip
    return sorted(found, key=lambda draft: [int(part) if part.isdigit() else 0 for part in draft.number.split(".")])


def _short(words: str, longest: int) -> str:
    clean = " ".join(words.split())
    return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"
