"""Opinion polls answered on a phone with a slip that was drawn: how a slip's code comes about, what may be told of the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

YES, NO, OTHER = "yes", "no", "other"
ANSWERS = {YES: "Đồng ý", NO: "Không đồng ý", OTHER: "Ý kiến khác"}
COVERED = "Số nhỏ không công bố"


@dataclass(frozen=True, slots=True)
class Question:
    """A matter of talks as a slip asks about it."""

    place: int
    words: str


def slip_name(poll_id: int, number: int) -> str:
    """Return the name from whose keyed hash the code of one slip is drawn."""
    return f"bargaining/poll/{poll_id}/slip/{number}"


def slip_hash(code: str) -> str:
    """Return what is kept of a slip's code."""
    return sha256(f"slip {code}".encode()).hexdigest()


def told_answers(given: Mapping[str, str], questions: Sequence[Question]) -> dict[str, str]:
    """Return the answers of one slip as they are counted: of each question asked at most one of the three; others are dropped."""
    return {str(one.place): told for one in questions if (told := given.get(str(one.place), "")) in ANSWERS}


def covered(counts: Mapping[str, int], least: int) -> dict[str, int | None]:
    """Return the counts of one question without the small ones (None), nor any from which a small one could be worked out.

    Source: `least` is the law pack's `privacy_rules`, record privacy.small_cell; that no gap may be filled in one way alone is ours.
    """
    hidden = {name for name, count in counts.items() if 0 < count < least}
    while hidden and len(hidden) < len(counts) and _is_told(hidden, counts, least):
        hidden.add(min((name for name in counts if name not in hidden), key=lambda name: (counts[name] == 0, counts[name], name)))
    return {name: None if name in hidden else count for name, count in counts.items()}


def _is_told(hidden: set[str], counts: Mapping[str, int], least: int) -> bool:
    total = sum(counts[name] for name in hidden)
    are_small = all(counts[name] < least for name in hidden)
    return len(hidden) == 1 or total <= len(hidden) or (are_small and total == (least - 1) * len(hidden))
