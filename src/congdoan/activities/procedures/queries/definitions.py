"""Procedures as they stand on a day: the law pack's form with its limit, or the limit that a unit above decided."""

from datetime import date

from congdoan.activities.procedures.rules import Case, Definition, Field, Paper
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import NotInForce, Record, UnknownScope
from congdoan.people.organisations import queries as organisations

TOPIC = "procedure_forms"


def codes() -> list[str]:
    """Return the codes of all procedures, in the order of the table."""
    return list(dict.fromkeys(str(record.scope["procedure"]) for record in reference.records("procedure_forms")))


def procedure_names() -> dict[str, str]:
    """Return what procedures are called, by code."""
    return {str(record.scope["procedure"]): record.name for record in reference.records("procedure_forms")}


def for_workers() -> set[str]:
    """Return the codes of the procedures under which anybody may ask, not units alone."""
    return {str(record.scope["procedure"]) for record in reference.records("procedure_forms") if "worker" in record.fields["asked_by"]}


def definition(code: str, *, unit_id: int, on: date) -> Definition | None:
    """Return a procedure as a unit follows it on a day, or None where there is none.

    Source: law pack, `activities.procedure_forms`, `activities.procedures`; a limit decided by the unit or by one above goes before.
    """
    form = _form(code, on)
    if form is None:
        return None
    line = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    own = _own(code, line, on)
    days, source, needs_check = (int(own.fields["working_days"]), own.citation, own.needs_check) if own else _limit(form, on)
    facts = form.fields
    return Definition(
        code=code, name=form.name, about=str(facts["about"]), form=tuple(Field(**one) for one in facts["form"]),
        papers=tuple(Paper(**one) for one in facts["papers"]), cases=tuple(Case(**one) for one in facts.get("cases", ())),
        asked_by=tuple(facts["asked_by"]), received_by=tuple(facts["received_by"]), decided_by=str(facts["decided_by"]),
        performs=str(facts["performs"]), fee_dong=int(facts["fee_dong"]), working_days=days, limit_source=source, needs_check=needs_check,
    )  # fmt: skip


def definitions(*, unit_id: int, on: date) -> list[Definition]:
    """Return all procedures as a unit follows them on a day."""
    return [found for code in codes() if (found := definition(code, unit_id=unit_id, on=on))]


def own_limits(code: str, unit_id: int) -> list[tuple[int, Record]]:
    """Return the limits that a unit itself decided for a procedure, with their numbers, the oldest first."""
    mine = reference.own_records(TOPIC, [unit_id]).get(unit_id, [])
    return [(int(one.id.removeprefix("own.")), one) for one in mine if one.scope.get("procedure") == code]


def may_receive(code: str, unit_id: int, *, on: date) -> bool:
    """Say whether a unit stands on a level that takes requests under a procedure, by its kind on a day."""
    unit, form = organisations.by_id([unit_id]).get(unit_id), _form(code, on)
    return unit is not None and form is not None and organisations.level_of(unit.kind, on=on) in form.fields["received_by"]


def _form(code: str, on: date) -> Record | None:
    try:
        return reference.in_force("procedure_forms", on=on, procedure=code)
    except (NotInForce, UnknownScope):
        return None


def _own(code: str, line: list[int], on: date) -> Record | None:
    found = reference.own_records(TOPIC, line)
    return next((one for branch in line for one in found.get(branch, ()) if one.scope.get("procedure") == code and one.holds_on(on)), None)


def _limit(form: Record, on: date) -> tuple[int | None, str, bool]:
    """Return what the pack knows of a limit: working days, source, mark. Of a range the longest is what nobody may exceed."""
    record = next((one for one in reference.records("procedures") if one.id == form.fields["limit"] and one.holds_on(on)), None)
    if record is None:
        return None, "", True
    days = record.fields.get("working_days", record.fields.get("working_days_to"))
    return (None if days is None else int(days)), record.citation, record.needs_check
