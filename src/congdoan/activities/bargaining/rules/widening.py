"""Widening an agreement to a whole trade or zone: which shares allow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

STATES = {"asked": "đang chờ quyết định", "granted": "được mở rộng", "refused": "không được mở rộng"}
ANSWERS = ("granted", "refused")


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of a trade or zone an agreement binds already, and from how many on it may be widened. Units: persons, employers."""

    workers: int
    all_workers: int
    workers_needed: int
    employers: int
    all_employers: int
    employers_needed: int
    share: Fraction

    @property
    def over(self) -> str:
        """Return in words which share is to be passed."""
        return f"trên {self.share * 100}%"

    @property
    def is_enough(self) -> bool:
        """Tell whether one of the two shares is passed."""
        return self.workers >= self.workers_needed or self.employers >= self.employers_needed

    @property
    def basis(self) -> str:
        """Return in words by which share the agreement may be widened."""
        told = [("người lao động", self.workers >= self.workers_needed), ("doanh nghiệp", self.employers >= self.employers_needed)]
        return " và ".join(words for words, is_so in told if is_so)


def unfit_reach(reach: Reach) -> list[str]:
    """Return what is wrong with the counts of a request to widen an agreement."""
    told: list[str] = []
    for words, part, whole in (("lao động", reach.workers, reach.all_workers), ("doanh nghiệp", reach.employers, reach.all_employers)):
        if not 1 <= part <= whole:
            told.append(f"số {words} thuộc thỏa ước ({part}) phải từ 1 và không quá tổng số của phạm vi đề nghị ({whole})")
    if not told and not reach.is_enough:
        told.append(
            f"cần {reach.over}: từ {reach.workers_needed}/{reach.all_workers} lao động (nay {reach.workers}) "
            f"hoặc từ {reach.employers_needed}/{reach.all_employers} doanh nghiệp (nay {reach.employers})"
        )
    return told


def unfit_answer(outcome: str, added: Sequence[int], bound: Sequence[int]) -> list[str]:
    """Return what is wrong with the answer to a request: granted names whom it binds from now on, refused names nobody."""
    told = []
    if outcome == "granted" and not added:
        told.append("ghi ít nhất một doanh nghiệp được áp dụng thêm")
    if outcome == "refused" and added:
        told.append("không được mở rộng thì không có doanh nghiệp nào được áp dụng thêm")
    if len(set(added)) != len(added) or set(added) & set(bound):
        told.append("mỗi doanh nghiệp một lần, và chưa thuộc thỏa ước")
    return told
