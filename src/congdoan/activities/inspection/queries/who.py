"""Who examines, who may not, and which units a committee may inspect."""

from datetime import date

from congdoan.activities.inspection.models import Examiner
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import rules as roles
from congdoan.people.members import queries as members
from congdoan.people.officers import queries as officers


def is_examiner(inspection_id: int, actor_id: int, *, on: date) -> bool:
    """Return whether somebody sits in the team of an inspection on a day."""
    return Examiner.objects.filter(inspection_id=inspection_id, actor_id=actor_id, period__contains=on).exists()


def conflict(actor_id: int, unit_id: int, *, since: date, on: date) -> str:
    """Return why somebody may not examine a unit, in words; empty when nothing stands against it.

    Whoever sits in a committee of the unit, keeps its money or holds a role in it does not examine it. Source: law pack, `ubkt.conflict`
    of `activities.inspection_committee` (a design of ours, unchecked).
    """
    person = members.person_of(actor_id)
    posts = officers.posts_held(person, unit_id, since=since) if person is not None else []
    held = [roles.ROLE_NAMES.get(role, role) for role in access.roles_on(actor_id, unit_id, since=since)]
    return "; ".join([*(f"là {post.lower()}" for post in posts), *(f"giữ vai trò {role} ở đơn vị này" for role in held)])


def is_below(unit_id: int, owner_id: int, *, on: date) -> bool:
    """Return whether a unit is the owner itself or stands below it on a day."""
    return unit_id == owner_id or owner_id in access.ancestors([unit_id], on=on)[unit_id]


def name_of(unit_id: int) -> str:
    """Return a unit's name."""
    return access.branch_names([unit_id]).get(unit_id, ("", f"đơn vị số {unit_id}"))[1]


def committees_of(by: int, act: str, *, on: date) -> list[tuple[int, str]]:
    """Return the bodies of an actor's grants that allow an act, with their words."""
    found = {row["branch_id"]: f"{row['code']} · {row['name']}" for row in access.grants_of(by, on=on) if row["branch_id"] != roles.ROOT}
    return [(unit, words) for unit, words in found.items() if access.may(by, act, at=unit, on=on)]
