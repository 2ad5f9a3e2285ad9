"""What the law pack says of founding on a day, with its documents and marks."""

from dataclasses import dataclass
from datetime import date

from congdoan.activities.grassroots.rules import WITHOUT_EMPLOYER
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of the pack and where it stands."""

    number: int
    name: str
    document: str
    needs_check: bool


def _record(record_id: str, on: date) -> Record:
    found = [record for record in reference.records("founding") if record.id == record_id]
    return next(record for record in found if record.holds_on(max(on, record.valid_from or on)))


def _limit(record_id: str, field: str, on: date) -> Limit:
    record = _record(record_id, on)
    return Limit(int(record.fields[field]), record.name, record.citation, record.needs_check)


def least_applications(kind: str, *, on: date) -> Limit:
    """Return from how many who ask for it a union of a kind is founded."""
    name = "founding.min_members.nghiep_doan" if kind in WITHOUT_EMPLOYER else "founding.min_members"
    return _limit(name, "persons_min", on)


def time_limit(*, on: date) -> Limit:
    """Return within how many working days of a whole dossier the upper union decides."""
    return _limit("founding.limit", "working_days", on)


def steps() -> dict[str, str]:
    """Return the steps of the pack by code, in their order."""
    found = [record for record in reference.records("founding") if record.fields.get("kind") == "step"]
    return {record.fields["code"]: record.name for record in sorted(found, key=lambda one: one.fields["order"])}
