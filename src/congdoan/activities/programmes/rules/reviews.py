"""What became of a programme at its mid-term or final review, and how an opinion on a draft is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .states import TO_DO

VERDICTS = {"taken": "tiếp thu", "partly": "tiếp thu một phần", "kept": "giải trình, giữ nguyên"}
OPINION_STATES = {"open": "chưa góp ý", "told": "đã góp ý", "answered": "đã trả lời", "lapsed": "dự thảo đã dừng"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the tasks of a programme stood on a day. `late` of those that were still to do."""

    total: int
    done: int
    none: int
    under_way: int
    untouched: int
    late: int

    @property
    def left(self) -> int:
        """Return how many are still to do."""
        return self.under_way + self.untouched


def standing(tasks: Iterable[tuple[str, date | None]], *, on: date) -> Standing:
    """Return how tasks, told as (state, last day), stand on a day; they add up to their number."""
    told = list(tasks)

    def of(state: str) -> int:
        return sum(each == state for each, _ in told)

    late = sum(state in TO_DO and due is not None and due < on for state, due in told)
    return Standing(len(told), of("done"), of("none"), of("under_way"), of("open"), late)


def review_paper(
    head: Mapping[str, Any], *, until: date, figures: Mapping[str, Any], words: str, lessons: str, ahead: str
) -> dict[str, Any]:
    """Return a review as content for the writer: every figure as it was frozen, what is left undone by name, then what was typed."""
    stood = Standing(**figures["standing"])
    opening = (
        f"Tính đến {until:%d/%m/%Y}: {stood.total} nhiệm vụ, {stood.done} đã xong, {stood.none} không phát sinh, {stood.left} chưa xong, "
        f"trong đó {stood.late} quá hạn. Mọi số tính từ sổ, không gõ tay."
    )
    targets = [[one["code"], one["name"], one["wanted"], one["reached"], one["judged"]] for one in figures["targets"]]
    left = [f"{one['number']} {one['title']} ({one['words']})".strip() for one in figures["left"]]
    return {**head, "body": [
        opening,
        {"heading": "", "title": "Kết quả thực hiện chỉ tiêu"},
        *([{"heads": ["Mã", "Chỉ tiêu", "Phải đạt", "Đạt", "Đánh giá"], "rows": targets, "width": [2, 5, 2, 2, 3]}] if targets
          else ["Chương trình không có chỉ tiêu."]),
        {"heading": "", "title": "Nhiệm vụ chưa xong"},
        *({"dash": one} for one in left or ["Không còn."]),
        *_part("Đánh giá chung", words), *_part("Hạn chế, bài học", lessons), *_part("Thời gian tới", ahead),
    ]}  # fmt: skip


def _part(title: str, words: str) -> list[Any]:
    return [{"heading": "", "title": title}, *(line for line in words.split("\n") if line.strip())] if words.strip() else []
