"""What is kept of a list: figures, questions, problems."""

from dataclasses import dataclass, field
from typing import Any

from congdoan.foundation.kernel.errors import DomainError


class NoSuchList(DomainError):
    code = "si-list-unknown"
    says = "{file}: không nhận ra danh sách D02-LT hay thông báo C12-TS. {why}"


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """Workers and wage fund of one month, as a notice tells them. Units: persons, đồng."""

    month: int
    headcount: int
    wage_fund_dong: int


@dataclass(frozen=True, slots=True)
class WageChange:
    """What a list of changes adds to the month before. `unknown` tells what it cannot say of the wage fund. Units: persons, đồng."""

    month: int
    came: int
    left: int
    adjusted: int
    wages_came: int
    wages_left: int
    unknown: tuple[str, ...] = ()

    @property
    def headcount(self) -> int:
        return self.came - self.left

    @property
    def wage_fund_dong(self) -> int:
        return self.wages_came - self.wages_left


@dataclass(frozen=True, slots=True)
class SiList:
    """A list as read: its form, its figures (none while there are problems), questions for a person, everything wrong.

    A list of changes may tell several months that follow each other: `figures` are the last one's, `earlier` those before it.
    """

    form: str
    figures: MonthFigures | WageChange | None
    questions: tuple[str, ...] = ()
    problems: tuple[dict[str, Any], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    earlier: tuple[WageChange, ...] = ()
