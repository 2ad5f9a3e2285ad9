"""A small cast: two branches side by side and people who hold one of them."""

from psycopg.types.range import DateRange

from congdoan.foundation.access import rules, services
from congdoan.foundation.access.models import Actor, Grant

ALWAYS = DateRange(None, None)
LEFT, RIGHT, LEAF = 11, 12, 21  # two federations and a grassroots union of the left one


def two_branches() -> None:
    """Write the branches LEFT and RIGHT under the root, and LEAF under LEFT."""
    services.set_branches([(LEFT, "TRAI", "LĐLĐ bên trái"), (RIGHT, "PHAI", "LĐLĐ bên phải"), (LEAF, "LA", "CĐCS bên trái")])
    tree = {LEFT: [LEFT, rules.ROOT], RIGHT: [RIGHT, rules.ROOT], LEAF: [LEAF, LEFT, rules.ROOT]}
    rows = [(ancestor, branch, depth, ALWAYS) for branch, line in tree.items() for depth, ancestor in enumerate(line)]
    services.set_reach(rows, of=tree)


def actor(username: str, *, role: str = "", branch: int = LEFT, period: DateRange = ALWAYS) -> int:
    """Create an account, with one grant when a role is named."""
    person = Actor(username=username, full_name=username.title(), password="!")
    Actor.objects.bulk_create([person])
    if role:
        Grant.objects.create(actor_id=person.id, role=role, branch_id=branch, period=period)
    return person.id
