"""Forms of discipline and the day on which each lapses by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

UNIT, MEMBER, CADRE = "unit", "member", "cadre"
SUBJECTS = {UNIT: "Tập thể, đơn vị", MEMBER: "Đoàn viên", CADRE: "Cán bộ công đoàn"}
FORMS = {
    "reprimand": "Khiển trách",
    "warning": "Cảnh cáo",
    "dismissal": "Cách chức",
    "dissolution": "Giải tán",
    "expulsion": "Khai trừ",
}
FORMS_OF = {
    UNIT: ("reprimand", "warning", "dissolution"),
    MEMBER: ("reprimand", "warning", "expulsion"),
    CADRE: ("reprimand", "warning", "dismissal", "expulsion"),
}
"""Source: Điều lệ khóa XII, chương XII, as told by an exam bank (unchecked)."""
FINAL = frozenset({"dissolution", "expulsion"})
"""What ends the membership or the unit leaves nothing to lapse: a reading of this project, unchecked (decision 0066)."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on one subject."""

    id: int
    form: str
    decided_on: date


def lapses(decisions: Iterable[Decided]) -> dict[int, date | None]:
    """Return for each decision on one subject the first day on which it no longer counts; None: it does not lapse.

    A decision lapses one year after its day. Where another one follows before that, it lapses only with that other, as the year was not
    kept. 29 February lapses on 1 March. Source: Điều lệ khóa XII, chương XII (unchecked).
    """
    found: dict[int, date | None] = {}
    following: Decided | None = None
    for one in sorted(decisions, key=lambda each: (each.decided_on, each.id), reverse=True):
        until = None if one.form in FINAL else a_year_after(one.decided_on)
        if until is not None and following is not None and following.decided_on < until:
            until = found[following.id]  # never earlier: the other one is younger
        found[one.id] = until
        following = one
    return found


def a_year_after(day: date) -> date:
    """Return the same day a year later, 1 March after 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
