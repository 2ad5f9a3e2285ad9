"""Filters of the list of members that are kept under a name."""

from dataclasses import dataclass

from congdoan.people.members.models import SavedFilter

SHOWN = 60


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One kept filter: whose, and what it asks (see `rules.filters`)."""

    id: int
    name: str
    owner: str
    is_own: bool
    is_shared: bool
    unit_id: int
    asked: dict[str, str]


def saved_filters(by: int) -> list[SavedRow]:
    """Return one's own filters and those shared within reach, by name; one statement."""
    rows = SavedFilter.objects.select_related("owner").order_by("name", "id")[:SHOWN]
    return [
        SavedRow(row.pk, row.name, row.owner.full_name, row.owner_id == by, row.is_shared, row.unit_id, row.asked) for row in rows
    ]  # fmt: skip
