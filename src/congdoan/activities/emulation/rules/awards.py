"""Titles and awards: which conditions are met, which are lacking, which nobody can tell here. Source: law pack, `activities.emulation`.

Every record of the table is unchecked, so a lacking condition asks for a reason and never blocks; what blocks is a missing registration,
which is the union's own rule ("không đăng ký thì không được đề nghị").
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from congdoan.foundation.kernel.shares import most_count

MET, LACKING, UNKNOWN = "met", "lacking", "unknown"
LOOKS: Mapping[str, tuple[str, str]] = {MET: ("ok", "đạt"), LACKING: ("late", "còn thiếu"), UNKNOWN: ("wait", "đơn vị xác nhận")}
PROPOSAL_STATES: Mapping[str, tuple[str, str]] = {
    "proposed": ("wait", "đã đề nghị"), "granted": ("ok", "được tặng"), "declined": ("none", "không được tặng"),
}  # fmt: skip
BASE_TITLE, PROVINCE_TITLE, WORKER_TITLE = "emulation.title.cstd_coso", "emulation.title.cstd_tinh", "emulation.title.ldtt"


@dataclass(frozen=True, slots=True)
class Title:
    """A title or award of the table."""

    id: str
    name: str
    fields: Mapping[str, Any]
    citation: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """What the product knows of who is proposed. `held` are (title, year); a union as a whole has no months and no initiatives."""

    is_person: bool
    months_in_union: int | None
    initiatives: int
    held: Collection[tuple[str, int]]
    worker_titles: int  # in the union, for the year
    base_titles: int  # proposed or granted there to others, for the year


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition and how it stands."""

    words: str
    state: str
    told: str

    @property
    def look(self) -> tuple[str, str]:
        """Return state and words of its pill."""
        return LOOKS[self.state]


def conditions(title: Title, holder: Holder, *, year: int, months_min: int, days_off: int) -> list[Condition]:
    """Return the conditions of a title for somebody who registered, each with how it stands and why."""
    found = [Condition("Đã đăng ký thi đua", MET, "có trong danh sách đăng ký")]
    if holder.is_person:
        found += _exclusions(holder, months_min, days_off)
    if title.fields.get("needs"):
        state = MET if holder.initiatives else LACKING
        found.append(
            Condition(
                f"Có {title.fields['needs']}", state, f"{holder.initiatives} sáng kiến được công nhận trong sổ; đề tài không có trong sổ"
            )
        )
    if title.fields.get("max_share"):
        most = most_count(holder.worker_titles, Fraction(title.fields["max_share"]))
        state = MET if holder.base_titles < most else LACKING
        told = f"{holder.worker_titles} Lao động tiên tiến, nhiều nhất {most}; đã đề nghị {holder.base_titles}"
        found.append(Condition(f"Không quá {title.fields['max_share']} số Lao động tiên tiến", state, told))
    for field, below in (("after_consecutive_base_titles", BASE_TITLE), ("after_consecutive_province_titles", PROVINCE_TITLE)):
        if count := title.fields.get(field):
            found.append(_consecutive(holder.held, below, int(count), year))
    return found


def lacking(found: Sequence[Condition]) -> list[str]:
    """Return what is lacking, each in a sentence."""
    return [f"{one.words.lower()}: {one.told}" for one in found if one.state == LACKING]


def _exclusions(holder: Holder, months_min: int, days_off: int) -> list[Condition]:
    months = holder.months_in_union
    is_long = months is not None and months >= months_min
    told = f"sinh hoạt công đoàn ở đơn vị {months} tháng" if months is not None else "chưa gắn hồ sơ đoàn viên"
    return [
        Condition(f"Vào làm từ {months_min} tháng", MET if is_long else UNKNOWN, f"{told}; ngày vào làm không có trong sổ"),
        Condition(f"Nghỉ dưới {days_off} ngày làm việc (trừ thai sản)", UNKNOWN, "bảng công không có trong sổ"),
        Condition("Không bị phạt, kỷ luật", UNKNOWN, "hồ sơ kỷ luật của doanh nghiệp không có trong sổ"),
    ]


def _consecutive(held: Collection[tuple[str, int]], title: str, count: int, year: int) -> Condition:
    wanted = range(year - count, year)
    missing = [str(one) for one in wanted if (title, one) not in held]
    told = f"thiếu năm {', '.join(missing)}" if missing else f"có đủ {wanted[0]}–{wanted[-1]}"
    return Condition(f"Có {count} năm liên tục danh hiệu cấp dưới liền kề", LACKING if missing else MET, told)
