"""What the law pack says of petitions on a day, with its documents and marks."""

from datetime import date

from congdoan.activities.petitions.rules.petitions import Limits
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record


def limits(kind: str, *, on: date) -> Limits:
    """Return the days that the law gives for a kind; none for a petition or feedback."""
    accept, settle, extend = (_record(f"petition.{kind}.{what}", on) for what in ("accept", "settle", "extend"))
    if accept is None or settle is None:
        return Limits()
    of_work = "working_days" in accept.fields
    return Limits(
        accept=accept.fields["working_days" if of_work else "days"], accept_of_work=of_work, settle=settle.fields["days"],
        extend=extend.fields["days"] if extend else 0, most_extensions=extend.fields["times_max"] if extend else 0,
        names=(accept.name, settle.name), document=settle.citation, needs_check=accept.needs_check or settle.needs_check,
    )  # fmt: skip


def _record(record_id: str, on: date) -> Record | None:
    found = (one for one in reference.records("petition_limits") if one.id == record_id)
    return next((one for one in found if one.holds_on(max(on, one.valid_from or on))), None)
