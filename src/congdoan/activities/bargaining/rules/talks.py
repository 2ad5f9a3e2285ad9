"""Bargaining: its steps, what each session settled, the time limits, when it may be signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

SIDES = {"union": "Công đoàn yêu cầu", "employer": "Người sử dụng lao động yêu cầu"}
STATES = {"open": "đang thương lượng", "signed": "đã ký thỏa ước", "failed": "không thành"}
STEPS = {
    "placed": "thống nhất địa điểm, thời gian", "info_asked": "yêu cầu cung cấp thông tin", "info_given": "được cung cấp thông tin",
    "published": "công bố biên bản cho người lao động", "reviewed": "công đoàn cấp trên góp ý dự thảo",
}  # fmt: skip
FAILURES = {
    "refused": "một bên từ chối hoặc không thương lượng đúng hạn", "time_over": "hết thời hạn mà không đạt thỏa thuận",
    "declared": "hai bên cùng tuyên bố không đạt được",
}  # fmt: skip
"""Source: Bộ luật Lao động 45/2019/QH14, Đ71 k1."""
TEAM, REVIEW = "team", "review"
PAPERS = {TEAM: "Quyết định thành lập tổ thương lượng", REVIEW: "Công văn xin ý kiến dự thảo thỏa ước"}
WRITES = {TEAM: "write_team_decision", REVIEW: "write_review_letter"}
"""The official documents that talks lead to, and the use case that writes each."""
SHEET = 500  # lines of one file of the list to sign


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that is bargained over, of one of the eight groups of the Code."""

    topic: str
    words: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What a session came to in one matter."""

    place: int
    is_agreed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How people answered about one matter in the opinion poll, as counts alone."""

    place: int
    agree: int
    disagree: int
    words: str


def standing_of(places: Sequence[int], sessions: Sequence[Mapping[str, Sequence[object]]]) -> dict[int, tuple[bool | None, str]]:
    """Return for each matter what the last session that spoke of it came to: agreed, not agreed, or None where none did."""
    found: dict[int, tuple[bool | None, str]] = dict.fromkeys(places, (None, ""))
    for outcomes in sessions:
        for place, (is_agreed, words) in outcomes.items():
            if int(place) in found:
                found[int(place)] = (bool(is_agreed), str(words))
    return found


def unfit_answers(answers: Sequence[Answer], places: Sequence[int], asked: int) -> list[str]:
    """Return what is wrong with the counts of a poll: each matter once, no more answers than people asked."""
    told = []
    if len({one.place for one in answers}) != len(answers) or not {one.place for one in answers} <= set(places) or not answers:
        told.append("mỗi nội dung trả lời một lần, cần ít nhất một nội dung")
    for one in answers:
        if min(one.agree, one.disagree) < 0 or one.agree + one.disagree > asked:
            told.append(f"nội dung {one.place}: {one.agree} đồng ý và {one.disagree} không đồng ý nhiều hơn {asked} người được hỏi")
    return told


def share_words(part: int, whole: int) -> str:
    """Return a share in whole percent, rounded down, never 100 before everybody: 207 of 412 is 50 %."""
    return f"{100 * part // whole}%" if whole else "–"


@dataclass(frozen=True, slots=True)
class Limits:
    """The last days of a bargaining, as far as they run; `sure` says of the one counted in working days whether it is."""

    place_by: date
    is_place_sure: bool
    start_by: date
    info_by: date | None
    end_by: date | None
