"""The quick report: the fields of the law pack, those that the product knows filled in, each saying where it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LONGEST = 2_000
WRITTEN = "người lập ghi"
YES_NO = {"yes": "Có", "no": "Không"}
ASKED = ("has_cba", "spread_risk", "steps_done", "employer_answer", "proposals")
"""Fields that a person writes or may correct; the others are told by the acts and registers and are mended there."""


AT_THE_END = frozenset({"ended_at", "days_lost", "demands_met", "legality"})
"""Fields that nobody can tell while work still stops."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the report as table `quick_report_fields` names it."""

    key: str
    name: str
    order: int
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what stands in it and who told it: a register, an act, or a person."""

    key: str
    name: str
    value: str
    origin: str


def filled(fields: Iterable[Field], known: Mapping[str, tuple[str, str]], typed: Mapping[str, str]) -> list[Filled]:
    """Return the report in the order of the table: what a person typed where they may, else what is known (value, origin), else nothing."""
    told = []
    for field in sorted(fields, key=lambda one: one.order):
        value, origin = known.get(field.key, ("", ""))
        own = " ".join(typed.get(field.key, "").split())[:LONGEST] if field.key in ASKED else ""
        if own and own != value:
            value, origin = own, WRITTEN
        told.append(Filled(field.key, field.name, value, origin if value else ""))
    return told


def share_filled(told: Sequence[Filled], *, has_ended: bool) -> int:
    """Return how many parts in a hundred of the fields that can be told by now hold something. Rounding: down."""
    counted = [one for one in told if has_ended or one.key not in AT_THE_END]
    return 100 * sum(1 for one in counted if one.value) // len(counted) if counted else 0
