"""Spending ceilings of a grassroots union: compared with exact fractions, never rounded."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

AT_MOST, AT_LEAST, TARGET = "<=", ">=", "target"
ESTIMATE, COMMITMENT, SETTLEMENT = "estimate", "commitment", "settlement"
KEPT, WARNED, REFUSED, OFF = "kept", "warned", "refused", "off"
ERROR_AT_SETTLEMENT = "warn_at_commitment_error_at_settlement"

HEADS: Mapping[str, tuple[str, ...]] = {
    "salary_allowance": ("salary_allowance", "allowance_parttime"),
    "administration": ("administration",),
    "movement": ("movement", "care", "propaganda"),
    "visits": ("visits",),
    "other": ("other_spending",),
    "care": ("care",),
    "propaganda": ("propaganda",),
}
"""Which entry categories a ceiling's head counts; a design of ours, as the table of categories itself is."""

BASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "usable_dues": (("dues", "dues"), ("dues_extra", "dues_extra")),
    "usable_fund_and_dues": (("dues", "dues"), ("dues_extra", "dues_extra"), ("fund", "fund"), ("received_distribution", "")),
    "usable_fund_and_other": (("fund", "fund"), ("received_distribution", ""), ("other_employer", "other"), ("other_misc", "other")),
}
"""Which income counts as usable, and by the union's share of which flow; what was received is the share already."""


@dataclass(frozen=True, slots=True)
class CeilingCheck:
    """How spending stands to one ceiling or floor. Units: đồng; `usable` and `limit` exact, None where the ceiling is not applied."""

    id: str
    name: str
    operator: str
    share: Fraction | None
    usable: Fraction | None
    limit: Fraction | None
    spent: int
    state: str  # kept, warned, refused, off
    source: str
    needs_check: bool

    @property
    def is_broken(self) -> bool:
        return self.state in (WARNED, REFUSED)


def ceiling_limit(usable: int | Fraction, share: Fraction) -> Fraction:
    """Return the exact limit: a share of what the union may use."""
    return usable * share


def keeps_ceiling(spent: int, *, usable: int | Fraction, operator: str, share: Fraction) -> bool:
    """Say whether spending keeps a ceiling or a floor; a target binds nobody.

    Source: reference table `spending_ceilings`.
    """
    limit = ceiling_limit(usable, share)
    if operator == AT_MOST:
        return spent <= limit
    if operator == AT_LEAST:
        return spent >= limit
    if operator == TARGET:
        return True
    raise ValueError(f"no such comparison: {operator!r}")


def usable_of(basis: str, amounts: Mapping[str, int], shares: Mapping[str, Fraction]) -> Fraction:
    """Return the exact sum that a union may use of its income, by what a ceiling is taken of.

    Source: reference table `spending_ceilings` (note), `share_grassroots`.
    """
    return sum((amounts.get(category, 0) * (shares[flow] if flow else Fraction(1)) for category, flow in BASES[basis]), Fraction(0))


def check_ceiling(record: Any, amounts: Mapping[str, int], shares: Mapping[str, Fraction], *, stage: str) -> CeilingCheck | None:
    """Return how the figures stand to one record of the table; None where the record speaks of no head of spending.

    `amounts` are by entry category. What the record does not enforce, or has no number for, is `off`.
    Source: reference table `spending_ceilings`.
    """
    head, basis = str(record.scope.get("head")), str(record.scope.get("basis"))
    if head not in HEADS:
        return None
    spent = sum(amounts.get(category, 0) for category in HEADS[head])
    operator = str(record.fields.get("operator"))
    usable = limit = None
    if record.fields.get("enforce") == "off" or record.value is None:
        state = OFF
    else:
        share = Fraction(record.value)
        usable = usable_of(basis, amounts, shares)
        limit = ceiling_limit(usable, share)
        is_kept = keeps_ceiling(spent, usable=usable, operator=operator, share=share)
        is_error = stage == SETTLEMENT and record.fields.get("enforce") == ERROR_AT_SETTLEMENT
        state = KEPT if is_kept else REFUSED if is_error else WARNED
    share_told = None if record.value is None else Fraction(record.value)
    return CeilingCheck(
        record.id, record.name, operator, share_told, usable, limit, spent, state, record.citation, record.needs_check,
    )  # fmt: skip
