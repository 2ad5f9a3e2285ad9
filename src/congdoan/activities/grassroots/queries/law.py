"""What the law pack says of founding on a day, with its documents and marks."""

from datetime import date

from congdoan.activities.grassroots.rules import WITHOUT_EMPLOYER, Scale
from congdoan.foundation.kernel.workdays import Limit, workday_after
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Figure


def least_applications(kind: str, *, on: date) -> Figure:
    """Return from how many who ask for it a union of a kind is founded."""
    name = "founding.min_members.nghiep_doan" if kind in WITHOUT_EMPLOYER else "founding.min_members"
    return reference.figure("founding", name, "persons_min", on=on)


def time_limit(*, on: date) -> Figure:
    """Return within how many working days of a whole dossier the upper union decides."""
    return reference.figure("founding", "founding.limit", "working_days", on=on)


def decide_by(submitted_on: date) -> Limit:
    """Return the last day on which the upper union decides about a dossier, days off taken out."""
    return workday_after(submitted_on, time_limit(on=submitted_on).number, reference.workdays())


def scale(*, on: date) -> Scale:
    """Return the grades of a union's year and from how many points each begins."""
    found = [record for record in reference.records("founding") if record.id == "founding.classification"]
    record = next(one for one in found if one.holds_on(max(on, one.valid_from or on)))  # the table begins on a conventional day
    return Scale(tuple(record.fields["cutoffs"]), tuple(record.fields["grades"]), record.citation, record.needs_check)


def steps() -> dict[str, str]:
    """Return the steps of the pack by code, in their order."""
    found = [record for record in reference.records("founding") if record.fields.get("kind") == "step"]
    return {record.fields["code"]: record.name for record in sorted(found, key=lambda one: one.fields["order"])}
