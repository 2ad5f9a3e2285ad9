"""Which member a person means: picked from the suggestions, `#number`, or the name alone where it is clear."""

import re
from datetime import date

from congdoan.people.members import queries as members
from congdoan.people.officers import services

NUMBERED = re.compile(r"#\s*(\d{1,18})\s*$")
MOST_SUGGESTED = 300


def suggestions(unit_id: int, *, on: date) -> list[str]:
    """Return the members of a unit and of those below it as a form suggests them, where they are few enough."""
    page = members.listing(members.Filter(unit_id=unit_id), on=on, size=MOST_SUGGESTED)
    return [] if page.next_after else [f"{row.full_name} · {row.born or 'chưa rõ ngày sinh'} · #{row.id}" for row in page.rows]


def membership_of(text: str, *, unit_id: int, on: date) -> int:
    """Return the membership that a text means on a day.

    :raises UnknownOfficer: nobody within the unit bears the name
    :raises OfficerUnclear: several do
    """
    found = NUMBERED.search(text)
    if found:
        return int(found[1])
    name = text.split("·", maxsplit=1)[0].strip()
    rows = members.listing(members.Filter(unit_id=unit_id, text=name), on=on, size=20).rows if name else ()
    exact = [row for row in rows if row.full_name.casefold() == name.casefold()]
    if not exact:
        raise services.UnknownOfficer(name=name[:120], day=f"{on:%d/%m/%Y}")
    if len(exact) > 1:
        raise services.OfficerUnclear(name=name[:120], count=len(exact))
    return exact[0].id
