"""Who is meant by a name that somebody typed."""

from datetime import date

from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.members import queries as members


def member_named(unit_id: int, name: str, *, on: date) -> int | None:
    """Return the membership of the one member of a unit who bears a name on a day, or None where there is none or several."""
    asked = search_key(name)
    page = members.listing(members.Filter(unit_id=unit_id, text=name.replace("\x00", "")), on=on) if asked else None
    found = [row for row in page.rows if search_key(row.full_name) == asked] if page else []
    return found[0].id if len(found) == 1 else None
