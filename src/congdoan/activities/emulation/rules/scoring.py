"""A council's judgement: sheets on a rubric, quorum, the mean, and how far the scorers agree."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

MOST_CRITERIA, HIGHEST = 10, 1_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the sheets of one initiative say. `mean` in points."""

    sheets: int
    least_sheets: int
    mean: Fraction | None
    pass_score: int
    spread: int  # from the lowest total to the highest

    @property
    def has_quorum(self) -> bool:
        """Say whether enough members scored."""
        return self.sheets >= self.least_sheets

    @property
    def passes(self) -> bool:
        """Say whether the initiative may be recognised."""
        return self.has_quorum and self.mean is not None and self.mean >= self.pass_score


def rubric_faults(rubric: Sequence[tuple[str, int]], pass_score: int) -> list[str]:
    """Return what is wrong with a rubric of (criterion, highest score) and the score to pass."""
    told = []
    if not 1 <= len(rubric) <= MOST_CRITERIA:
        told.append(f"thang điểm có từ 1 đến {MOST_CRITERIA} tiêu chí")
    told += [f"tiêu chí {place}: chưa ghi tên" for place, (name, _) in enumerate(rubric, start=1) if not name.strip()]
    told += [f"{name or place}: điểm tối đa từ 1 đến {HIGHEST}" for place, (name, most) in enumerate(rubric, start=1)
             if not 1 <= most <= HIGHEST]  # fmt: skip
    if not 0 < pass_score <= sum(most for _, most in rubric):
        told.append("điểm đạt phải trên 0 và không quá tổng điểm tối đa")
    return told


def sheet_faults(scores: Sequence[int], rubric: Sequence[tuple[str, int]]) -> list[str]:
    """Return what is wrong with one member's scores."""
    if len(scores) != len(rubric):
        return [f"cần {len(rubric)} điểm theo thang, nhận được {len(scores)}"]
    return [f"{name}: từ 0 đến {most}" for (name, most), score in zip(rubric, scores, strict=True) if not 0 <= score <= most]


def outcome(totals: Sequence[int], *, least_sheets: int, pass_score: int) -> Outcome:
    """Return what the counted sheets say."""
    mean = Fraction(sum(totals), len(totals)) if totals else None
    return Outcome(len(totals), least_sheets, mean, pass_score, max(totals) - min(totals) if totals else 0)


def agreement(scored: Mapping[int, Collection[int]]) -> Fraction | None:
    """Return Krippendorff's alpha for interval data: 1 where scorers agree, 0 where they agree no better than by chance.

    `scored` gives each initiative the totals it got; those with fewer than two tell nothing, and who was excluded is simply absent.
    None where there are fewer than two such initiatives, or every score is the same.
    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), with the interval difference (x - y)².
    """
    units = [list(totals) for totals in scored.values() if len(totals) > 1]
    values = [one for totals in units for one in totals]
    count = len(values)
    expected = Fraction(_squares(values), count * (count - 1)) if len(units) > 1 else Fraction(0)
    if expected == 0:
        return None
    observed = sum((Fraction(_squares(totals), len(totals) - 1) for totals in units), Fraction(0)) / count
    return 1 - observed / expected


def _squares(values: Sequence[int]) -> int:
    """Return the sum of (x - y)² over all ordered pairs."""
    return 2 * (len(values) * sum(one * one for one in values) - sum(values) ** 2)


def agreement_words(alpha: Fraction) -> str:
    """Say how an alpha is read. Source: the same author's rule of thumb, 0.800 and 0.667."""
    if alpha >= Fraction(800, 1000):
        return "nhất quán cao"
    return "tạm nhất quán" if alpha >= Fraction(667, 1000) else "còn lệch nhau"
