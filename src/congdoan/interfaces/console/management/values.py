"""The answer of `law value`: a word or table of the pack on a day, as a mapping that JSON can hold."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import CONFIDENCE, NotInForce, Record


class AmbiguousUnit(DomainError):
    code = "ambiguous-unit"
    says = "Có {count} đơn vị đã ghi quy định riêng cho “{key}”; hãy nói rõ bằng --unit: {units}."


class NoSuchUnit(DomainError):
    code = "unknown-unit"
    says = "Không có đơn vị nào mang mã “{unit}”."


def value_of(key: str, *, on: date, scope: Mapping[str, Any], is_installed: bool = False, unit_id: int | None = None) -> dict[str, Any]:
    """Return the value or the record's own fields, with dates, source and mark; a value nobody knows is None.

    :raises NotInReference: an unknown key, or a scope that fits nothing or more than one record
    :raises AmbiguousUnit: own records of several units, and no unit named
    """
    branch_ids = branches(key, on=on, unit_id=unit_id) if is_installed else []
    try:
        if reference.is_word(key):
            value, rests_on = reference.value_at(key, on=on, branch_ids=branch_ids, **scope)
            return {"value": written(value)} | about(rests_on)
        record = reference.in_force(key, on=on, branch_ids=branch_ids, **scope)
    except NotInForce as nothing:
        return {
            "value": None,
            "id": None,
            "topic": nothing.facts["topic"],
            "name": None,
            "scope": dict(scope),
            "valid_from": None,
            "valid_until": None,
            "source": None,
            "confidence": None,
            "needs_check": True,
        }
    own = {name: kept for name, kept in record.fields.items() if name != "value"}
    has_value = record.value is not None or "value" in record.fields
    return ({"value": record.written or written(record.value)} if has_value else {}) | about((record,)) | own


def branches(key: str, *, on: date, unit_id: int | None) -> list[int]:
    """Return whose own records count, nearest first: the unit and what stands above it, or the one unit that has any."""
    if unit_id is not None:
        return [unit_id, *access.ancestors([unit_id], on=on).get(unit_id, []), ROOT]
    owners = reference.owners(key)
    if len(owners) > 1:
        raise AmbiguousUnit(key=key[:80], count=len(owners), units=", ".join(str(owner) for owner in owners))
    return owners


def about(rests_on: tuple[Record, ...]) -> dict[str, Any]:
    """Return dates, source and mark of what a value rests on: the days on which all hold, and the weakest mark."""
    first = rests_on[0]
    starts = [record.valid_from for record in rests_on if record.valid_from]
    ends = [record.valid_until for record in rests_on if record.valid_until]
    told: dict[str, Any] = {
        "id": first.id,
        "topic": first.topic,
        "name": first.name,
        "scope": dict(first.scope),
        "valid_from": max(starts).isoformat() if starts else None,
        "valid_until": min(ends).isoformat() if ends else None,
        "source": dict(first.source),
        "confidence": max((record.confidence for record in rests_on), key=CONFIDENCE.index),
        "needs_check": any(record.needs_check for record in rests_on),
    }
    if len(rests_on) > 1:
        told["rests_on"] = [record.id for record in rests_on[1:]]
    if first.branch_id is not None:
        told["branch_id"] = first.branch_id
    return told


def written(value: int | Fraction | None) -> int | str | None:
    """Return a value as JSON writes it: a fraction as text."""
    return str(value) if isinstance(value, Fraction) else value
