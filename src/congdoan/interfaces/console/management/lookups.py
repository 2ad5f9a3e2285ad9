"""The law pack turned into the arguments that the rules take: one function for each kind of argument."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.activities.bargaining.rules import SeatBand
from congdoan.activities.early_warning.rules import WarningBand
from congdoan.finance.assessments.rules import DueRule, DuesRule, FineBand, ReductionBand, SuspensionRule
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import NotInForce, Record
from congdoan.people.organisations.rules.committees import CommitteeRule

GROUPS_WITH_CAP = ("G1", "G2", "G3")


def number_at(what: str, *, on: date, **scope: Any) -> Fraction | None:
    """Return a value of the law on a day as an exact number; None when it is not known or did not exist yet."""
    try:
        value, _ = reference.value_at(what, on=on, **scope)
    except NotInForce:
        return None
    return None if value is None else Fraction(value)


def dong_at(what: str, *, on: date, **scope: Any) -> int | None:
    """Return a sum of the law on a day in whole đồng, or None."""
    exact = number_at(what, on=on, **scope)
    if exact is None:
        return None
    if exact.denominator != 1:
        raise ValueError(f"{what} on {on} is not a whole sum: {exact}")
    return exact.numerator


def si_limits(on: date, region: str | None) -> tuple[int | None, int | None]:
    """Return the floor and the ceiling of an insured salary; the floor before July 2025 needs the region."""
    return dong_at("si_floor", on=on, region=region), dong_at("si_ceiling", on=on)


def union_fund_rate(on: date) -> Fraction:
    """Return the rate of the union fund."""
    return Fraction(reference.in_force("union_fund_rate", on=on).value or 0)


def is_liable(payer_class: str, on: date) -> bool:
    """Say whether a class of payers owes the union fund on a day."""
    return bool(reference.in_force("union_fund_payers", on=on, payer_class=payer_class).fields["liable"])


def most_reduction(on: date) -> Fraction | None:
    """Return the largest reduction that the law allows on a day; a time without relief allows none."""
    for record in reference.records("union_fund_relief"):
        if record.scope.get("relief") == "reduction" and "max_rate" in record.fields and record.holds_on(on):
            return record.fraction("max_rate")
    return Fraction(0)


def dues_rule(group: str, on: date, region: str | None = None) -> DuesRule:
    """Return the dues rule of a group on a day."""
    record = reference.in_force("dues_rate", on=on, group=group)
    floor, ceiling = si_limits(on, region)
    return DuesRule(
        rate=Fraction(record.value or 0),
        basis=str(record.fields.get("basis", "")),
        cap=number_at("dues_cap", on=on, group=group) if group in GROUPS_WITH_CAP else None,
        least=number_at("dues_floor", on=on, group=group) if record.fields.get("is_minimum") else None,
        floor=floor,
        ceiling=ceiling,
    )


def is_stopped(payer_class: str, on: date) -> bool:
    """Say whether dues are no longer collected from the members at a class of payers."""
    stops = (record for record in reference.records("dues_exemptions") if payer_class in record.fields.get("payer_classes", ()))
    return any(record.holds_on(on) for record in stops)


def share(flow: str, year: int) -> Fraction:
    """Return the grassroots union's share of a flow: by the first of January of the income's year."""
    return Fraction(reference.in_force("share_grassroots", on=date(year, 1, 1), flow=flow).value or 0)


def share_by_decision(decision: str, flow: str) -> Fraction:
    """Return the share that a named decision fixed for a flow."""
    held = [
        one for one in reference.records("share_grassroots") if one.scope["flow"] == flow and decision in str(one.source.get("document"))
    ]
    if len({record.value for record in held}) != 1:
        raise ValueError(f"the decision does not name one share: {decision}")
    return Fraction(held[0].value or 0)


def due_rule(on: date, payer_schedule: str) -> DueRule | None:
    """Return when a period beginning on a day is due; None where the law names no day."""
    try:
        record = reference.in_force("union_fund_due_rule", on=on, payer_schedule=payer_schedule)
    except NotInForce:
        return None
    due = record.fields.get("due")
    return None if due is None else DueRule(months_after=int(due["months_after"]))


def days_until_non_payment(due: date) -> int | None:
    """Return after how many days a sum due on a day counts as not paid, where the rule is in force when they are over."""
    for record in reference.records("union_fund_lateness"):
        days = record.fields.get("days_after_due")
        if days is not None and (record.holds_on(due) or (record.valid_from is not None and (record.valid_from - due).days <= days)):
            return int(days)
    return None


def reduction_bands(on: date | None) -> list[ReductionBand]:
    """Return the bands of the reduction test, on a day or as they are known last."""
    bands = [
        record
        for record in reference.records("union_fund_relief")
        if "min_cut_persons" in record.fields and (record.valid_until is None if on is None else record.holds_on(on))
    ]
    return [_band(record) for record in bands]


def _band(record: Record) -> ReductionBand:
    return ReductionBand(
        employees_from=record.scope["employees_min"],
        employees_to=record.scope["employees_max"],
        least_persons=record.fields["min_cut_persons"],
        least_share=record.fraction("min_cut_share") if record.fields["combine"] == "or" else None,
    )


def suspension_rule(on: date | None) -> SuspensionRule | None:
    """Return the suspension rule on a day, or as it is known last; None where there is none."""
    for record in reference.records("union_fund_relief"):
        if "min_stop_days" in record.fields and (record.valid_until is None if on is None else record.holds_on(on)):
            return SuspensionRule(
                least_stop_days=record.fields["min_stop_days"],
                least_si_suspended=record.fraction("si_suspended_share_min") or Fraction(0),
                damage_over=record.fraction("damage_share_over") or Fraction(0),
            )
    return None


def fine_band(violation: str, subject: str, on: date) -> tuple[FineBand, str]:
    """Return the band of fines on a day and the short name of its decree, such as ND12/2022."""
    record = reference.in_force("fine_bands", on=on, violation=violation, subject=subject)
    decree = re.search(r"Nghị định (\d+/\d+)", str(record.source["document"]))
    band = FineBand(
        least=record.fraction("min_rate") or Fraction(0),
        most=record.fraction("max_rate") or Fraction(0),
        is_most_included=record.fields["max_inclusive"],
        cap=record.fields["cap"],
    )
    return band, f"ND{decree[1]}" if decree else str(record.source["document"])


def days_in_year() -> int:
    """Return the days that a year has when interest of the remedy is counted, as the pack writes it: actual/365."""
    counted = [str(record.fields["day_count"]) for record in reference.records("fine_bands") if "day_count" in record.fields]
    found = re.match(r"actual/(\d+)", counted[-1])
    if found is None:
        raise ValueError(f"an unknown count of days: {counted[-1]}")
    return int(found[1])


def seat_bands() -> list[SeatBand]:
    """Return the seats of the workers' side in a dialogue by head-count, as they are known last."""
    return [
        SeatBand(record.scope["workers_min"], record.scope["workers_max"], record.fields["seats_min"], record.fields["seats_max"])
        for record in reference.records("dialogue_rules")
        if "workers_min" in record.scope and record.valid_until is None
    ]


def warning_bands() -> list[WarningBand]:
    """Return the bands of warning points, as they are known last."""
    return [
        WarningBand(record.fields["band"], record.fields["min_points"], record.fields["max_points"])
        for record in reference.records("early_warning")
        if "band" in record.fields and record.valid_until is None
    ]


def committee_rule() -> CommitteeRule:
    """Return the rule of a grassroots union's inspection committee, as it is known last."""
    known = [record for record in reference.records("inspection_committee") if record.valid_until is None]
    (members,) = (record.fields["members_min"] for record in known if "members_min" in record.fields)
    (seats,) = (record.fields["seats_max"] for record in known if record.scope.get("level") == "grassroots")
    (share,) = (record.fraction("max_share") for record in known if "max_share" in record.fields)
    return CommitteeRule(members, seats, share or Fraction(0))
