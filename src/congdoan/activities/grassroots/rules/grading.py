"""Pure rules of grading a union once a year: a rubric whose points make a hundred, points within it, the grade that they come to."""

from collections.abc import Sequence
from dataclasses import dataclass

WHOLE = 100
SCORED, INFORMED, RETURNED, REVIEWED, PUBLISHED = "scored", "informed", "returned", "reviewed", "published"
GRADING_STATES = {
    SCORED: "đã tự chấm",
    INFORMED: "đã thông báo đoàn viên",
    RETURNED: "cấp trên trả lại",
    REVIEWED: "cấp trên đã duyệt",
    PUBLISHED: "đã công bố",
}
OWN_STATES = (SCORED, INFORMED, RETURNED)  # the union may still score itself anew
MOST_CRITERIA = 60


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric and the most points it can give."""

    words: str
    most: int


@dataclass(frozen=True, slots=True)
class Scale:
    """From how many points each grade begins, the best first; one grade more than borders, and where it stands."""

    cutoffs: tuple[int, ...]
    grades: tuple[str, ...]
    document: str
    needs_check: bool


def grade_of(points: int, cutoffs: Sequence[int]) -> int:
    """Return the place of the grade of some points: 0 is the best, as many as there are borders the last.

    Source: law pack, founding.classification (borders 90, 70, 50, unchecked); a border itself belongs to the better grade.
    """
    return next((place for place, border in enumerate(cutoffs) if points >= border), len(cutoffs))


def rubric_faults(name: str, document: str, criteria: Sequence[Criterion]) -> list[str]:
    """Return everything that is wrong with a rubric."""
    told = [f"chưa ghi {what}" for what, text in (("tên bảng điểm", name), ("văn bản hướng dẫn", document)) if not text.strip()]
    if not 1 <= len(criteria) <= MOST_CRITERIA:
        return [*told, f"bảng điểm có từ 1 đến {MOST_CRITERIA} tiêu chí"]
    for place, one in enumerate(criteria, start=1):
        if not one.words.strip() or len(one.words) > 300:
            told.append(f"tiêu chí {place}: ghi từ 1 đến 300 ký tự")
        if not 1 <= one.most <= WHOLE:
            told.append(f"tiêu chí {place}: điểm tối đa từ 1 đến {WHOLE}")
    if (total := sum(one.most for one in criteria)) != WHOLE:
        told.append(f"các tiêu chí cộng được {total} điểm, phải đúng {WHOLE}")
    return told


def points_faults(points: Sequence[int], most: Sequence[int]) -> list[str]:
    """Return everything that is wrong with the points given under a rubric."""
    if len(points) != len(most):
        return [f"bảng có {len(most)} tiêu chí, đã ghi {len(points)} điểm"]
    return [
        f"tiêu chí {place}: {one} điểm, từ 0 đến {limit}"
        for place, (one, limit) in enumerate(zip(points, most, strict=True), start=1)
        if not 0 <= one <= limit
    ]


def differing(own: Sequence[int], reviewed: Sequence[int]) -> list[int]:
    """Return the numbers, from 1, of the criteria on which the upper union sees it otherwise."""
    return [place for place, (one, other) in enumerate(zip(own, reviewed, strict=True), start=1) if one != other]
