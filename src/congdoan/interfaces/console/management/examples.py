"""One worked example in, the result of its rule out: `{"rule", "input"}` to a mapping with the keys of `expected`."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.activities.bargaining.rules import dialogue_seats as seats_of
from congdoan.activities.early_warning.rules import warning_band as band_of
from congdoan.finance.assessments import rules as assessments
from congdoan.finance.budgets.rules import ceilings, forms, settlement
from congdoan.finance.collection.rules.split import share_split
from congdoan.finance.collection.rules.transfer_note import read_transfer_note
from congdoan.foundation.documents.rules import writing
from congdoan.foundation.kernel import periods, shares
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import largest_remainder
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations.rules.committees import inspection_committee as committee_of

from . import lookups

Input = Mapping[str, Any]
Result = dict[str, Any]


class UnknownRule(DomainError):
    code = "unknown-rule"
    says = "Không có quy tắc “{rule}”. Các quy tắc: {known}."


class InvalidExample(DomainError):
    code = "invalid-example"
    says = "Không đọc được ví dụ: {why}."


def answer(example: object) -> Result:
    """Work one example out.

    :raises UnknownRule: no rule of this name
    :raises InvalidExample: the input lacks something, or something in it is no whole sum, day or fraction
    """
    if not isinstance(example, Mapping) or not isinstance(example.get("input"), Mapping):
        raise InvalidExample(why="cần một đối tượng JSON có “rule” và “input”")
    rule = RULES.get(str(example.get("rule")))
    if rule is None:
        raise UnknownRule(rule=str(example.get("rule"))[:60], known=", ".join(sorted(RULES)))
    try:
        return rule(example["input"])
    except DomainError:
        raise
    except (KeyError, ValueError, TypeError, AttributeError, ZeroDivisionError, OverflowError) as error:
        raise InvalidExample(why=f"thiếu {error}" if isinstance(error, KeyError) else str(error)[:200]) from None


def whole(given: Input, name: str, otherwise: int | None = None) -> int:
    """Return a whole number of the input; a decimal is never rounded."""
    value = given[name] if otherwise is None else given.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name}: {value!r}")
    return value


def day(given: Input, name: str) -> date:
    return periods.parse_day(str(given[name]))


def day_or_none(given: Input, name: str) -> date | None:
    return day(given, name) if given.get(name) else None


def first_of(given: Input) -> date:
    return periods.first_day(periods.parse_month(str(given["period"])))


def value_at(given: Input) -> Result:
    scope = {key: asked for key, asked in given.items() if key not in ("what", "date")}
    value, _ = reference.value_at(str(given["what"]), on=day(given, "date"), **scope)
    return {"value": str(value) if isinstance(value, Fraction) else value}


def payer_liable(given: Input) -> Result:
    return {"liable": lookups.is_liable(str(given["payer_class"]), day(given, "date"))}


def union_fund(given: Input) -> Result:
    on = first_of(given)
    if "wage_fund" in given:
        fund = whole(given, "wage_fund")
    else:
        floor, ceiling = lookups.si_limits(on, given.get("region"))
        salaries = [whole({"si_salaries": salary}, "si_salaries") for salary in given["si_salaries"]]
        fund = assessments.wage_fund_of(salaries, floor=floor, ceiling=ceiling)
    relief = given.get("relief")
    bill = assessments.union_fund(
        fund,
        rate=lookups.union_fund_rate(on),
        is_liable=lookups.is_liable(str(given["payer_class"]), on) if given.get("payer_class") else True,
        relief=assessments.Relief(kind_of(relief), Fraction(relief.get("rate", 0))) if relief else None,
        most_reduction=lookups.most_reduction(on),
    )
    if relief and relief["kind"] == "suspension":
        return {"billed_now": bill.billed, "deferred_debt": bill.deferred}
    return {"fund": bill.billed}


def kind_of(relief: Input) -> Any:
    if relief["kind"] not in ("reduction", "suspension", "waiver"):
        raise ValueError(f"relief: {relief['kind']!r}")
    return relief["kind"]


def pay_of(given: Input) -> dict[str, Any]:
    """Return the pay of a member as the dues rules take it."""
    return {
        "si_salary": whole(given, "si_salary") if given.get("si_salary") is not None else None,
        "gross": whole(given, "gross") if given.get("gross") is not None else None,
        "deductions": whole(given, "si_hi_ui", 0) + whole(given, "pit", 0),
    }


def dues_of(given: Input) -> int:
    on = first_of(given)
    group = str(given.get("group", "G3"))
    if group == "G5":
        return int(dues_extra({**given, "group": given.get("normal_group", "G3")})["total"])
    payer_class = given.get("payer_class")
    return assessments.dues(
        lookups.dues_rule(group, on, given.get("region")),
        **pay_of(given),
        fixed=whole(given, "fixed") if given.get("fixed") is not None else None,
        is_member=not given.get("not_a_member", False),
        is_exempt=bool(given.get("absent_full_month", False)) or (payer_class is not None and lookups.is_stopped(payer_class, on)),
    )


def dues(given: Input) -> Result:
    return {"dues": dues_of(given)}


def dues_total(given: Input) -> Result:
    each, total = assessments.dues_total(dues_of(member) for member in given["members"])
    return {"each": each, "total": total}


def dues_extra(given: Input) -> Result:
    on = first_of(given)
    found = assessments.dues_extra(
        lookups.dues_rule(str(given.get("group", "G3")), on, given.get("region")),
        resolved_rate=Fraction(given["resolved_rate"]),
        share=lookups.share("dues", on.year),
        **pay_of(given),
    )
    return {"total": found.total, "normal": found.normal, "extra": found.extra, "grassroots": found.grassroots, "upper": found.upper}


def retroactive_dues_share(given: Input) -> Result:
    due_up, credit = assessments.retroactive_dues_share(
        whole(given, "dues"), sent_up=whole(given, "sent_up"), share=lookups.share_by_decision(str(given["decision"]), "dues")
    )
    return {"due_up": due_up, "credit_to_grassroots": credit}


def share_split_of(given: Input) -> Result:
    base, upper = share_split(whole(given, "amount"), lookups.share(str(given["flow"]), whole(given, "year")))
    return {"grassroots": base, "upper": upper}


def largest_remainder_of(given: Input) -> Result:
    return {"parts": largest_remainder(whole(given, "amount"), [Fraction(ratio) for ratio in given["ratios"]])}


def due_date(given: Input) -> Result:
    on = first_of(given)
    rule = lookups.due_rule(on, str(given.get("payer_schedule", "monthly")))
    due = assessments.due_date(periods.month_of(on), rule)
    return {"due": None if due is None else due.isoformat()}


def lateness(given: Input) -> Result:
    due = day(given, "due")
    found = assessments.lateness(due, days_until_non_payment=lookups.days_until_non_payment(due))
    named = {"late_from": found.late_from, "day_60": found.last_day_of_grace, "non_payment_from": found.non_payment_from}
    return {name: None if on is None else on.isoformat() for name, on in named.items()}


def reduction_test(given: Input) -> Result:
    bands = lookups.reduction_bands(day_or_none(given, "on"))
    return {"eligible": assessments.reduction_test(whole(given, "employees"), whole(given, "cut"), bands=bands)}


def suspension_test(given: Input) -> Result:
    rule = lookups.suspension_rule(day_or_none(given, "on"))
    if rule is None:
        return {"eligible": False}
    facts = {name: whole(given, name) for name in ("stop_days", "si_suspended", "employees", "damage", "assets")}
    return {"eligible": assessments.suspension_test(**facts, rule=rule)}


def suspension_catch_up(given: Input) -> Result:
    owed = assessments.suspension_catch_up(whole(given, "months"), whole(given, "monthly_fund"))
    return {"catch_up": owed, "classified_late": False}


def fine_exposure(given: Input) -> Result:
    band, instrument = lookups.fine_band(str(given["violation"]), str(given.get("subject", "organisation")), day(given, "on"))
    found = assessments.fine_exposure(whole(given, "arrears"), band)
    return {
        "min": found.least,
        "max": found.most,
        "max_inclusive": found.is_most_included,
        "capped": found.is_capped,
        "instrument": instrument,
    }


def remedy_interest(given: Input) -> Result:
    rate, days = Fraction(given["yearly_rate"]), whole(given, "days")
    interest = assessments.remedy_interest(whole(given, "arrears"), yearly_rate=rate, days=days, days_in_year=lookups.days_in_year())
    return {"interest": interest}


def add_days(given: Input) -> Result:
    return {"date": periods.add_days(day(given, "from"), whole(given, "days")).isoformat()}


def transfer_note(given: Input) -> Result:
    note = read_transfer_note(str(given["text"]))
    period = None
    if note.period is not None:
        named = {"month": note.period.month, "quarter": note.period.quarter, "year": note.period.year}
        period = {name: number for name, number in named.items() if number is not None}
    told = {"mst": note.mst, "name_folded": note.name_folded, "period": period, "reason": note.reason, "suggest": note.suggest}
    return {"state": note.state} | {name: kept for name, kept in told.items() if kept is not None}


def settlement_of(given: Input) -> Result:
    year = whole(given, "year")
    amounts = {
        name: whole(given, name, 0)
        for name in ("dues", "fund", "received", "other", "handover_in", "paid_up", "handover_out", "payable_brought_forward")
    }
    spending = sum(whole(given["spend"], head) for head in given.get("spend", {}))
    figures = settlement.YearFigures(opening=whole(given, "opening"), spending=spending, **amounts)
    found = settlement.settle(figures, share_dues=lookups.share("dues", year), share_fund=lookups.share("fund", year))
    return {"income": found.income, "spending": found.spending, "closing": found.closing, "payable_up": found.payable_up}


def spending_ceiling(given: Input) -> Result:
    usable, share = whole(given, "usable"), Fraction(given["share"])
    passes = ceilings.keeps_ceiling(whole(given, "spent"), usable=usable, operator=str(given["operator"]), share=share)
    return {"limit": str(ceilings.ceiling_limit(usable, share)), "passes": passes}


def b07_codes(given: Input) -> Result:
    meaning = next(record.fields["map"] for record in reference.records("forms") if "map" in record.fields)
    return {"codes": forms.codes_by_form({flow: whole(given, flow) for flow in given}, meaning)}


def handover(given: Input) -> Result:
    found = settlement.handover(**{name: whole(given, name) for name in ("cash", "bank", "payable_up")})
    return {
        "handover_total": found.handover_total,
        "including_payable": found.including_payable,
        "later_postings": found.later_postings,
    }


def b07_received_period(given: Input) -> Result:
    belongs, entered = forms.received_in(str(given["report"]), received_on=day(given, "received_on"))
    return {"code_25": given.get("amount") if belongs else None, "entered_in": entered}


def threshold(given: Input) -> Result:
    return {"ok": shares.reaches(whole(given, "count"), whole(given, "min"))}


def least_count(given: Input) -> Result:
    return {"min_count": shares.least_count(whole(given, "total"), Fraction(given["share"]), str(given["comparison"]))}


def reorg_reconcile(given: Input) -> Result:
    parts = [whole({"parts": part}, "parts") for part in given["parts"]]
    return {"total": sum(parts), "reconciles": shares.reconciles(parts, whole(given, "total"))}


def dialogue_seats(given: Input) -> Result:
    band = seats_of(whole(given, "workers"), lookups.seat_bands())
    return {"seats_min": band.least, "seats_max": band.most}


def warning_band(given: Input) -> Result:
    return {"band": band_of(whole(given, "points"), lookups.warning_bands()).name}


def inspection_committee(given: Input) -> Result:
    found = committee_of(whole(given, "members"), whole(given, "seats"), lookups.committee_rule())
    return {"required": found.is_required, "max_committee_members": found.committee_most, "seats_allowed": found.are_seats_allowed}


def document_date(given: Input) -> Result:
    return {"text": " ".join(writing.day_text(day(given, "date")).split())}  # on paper its parts stay on one line


def document_number(given: Input) -> Result:
    return {"text": writing.number_text(whole(given, "number"))}


def point_letter(given: Input) -> Result:
    return {"letter": writing.point_letter(whole(given, "index"))}


RULES: Mapping[str, Callable[[Input], Result]] = {
    "add_days": add_days,
    "b07_codes": b07_codes,
    "b07_received_period": b07_received_period,
    "dialogue_seats": dialogue_seats,
    "document_date": document_date,
    "document_number": document_number,
    "due_date": due_date,
    "dues": dues,
    "dues_extra": dues_extra,
    "dues_total": dues_total,
    "fine_exposure": fine_exposure,
    "handover": handover,
    "inspection_committee": inspection_committee,
    "largest_remainder": largest_remainder_of,
    "lateness": lateness,
    "least_count": least_count,
    "payer_liable": payer_liable,
    "point_letter": point_letter,
    "reduction_test": reduction_test,
    "remedy_interest": remedy_interest,
    "reorg_reconcile": reorg_reconcile,
    "retroactive_dues_share": retroactive_dues_share,
    "settlement": settlement_of,
    "share_split": share_split_of,
    "spending_ceiling": spending_ceiling,
    "suspension_catch_up": suspension_catch_up,
    "suspension_test": suspension_test,
    "threshold": threshold,
    "transfer_note": transfer_note,
    "union_fund": union_fund,
    "value_at": value_at,
    "warning_band": warning_band,
}
