"""Which tasks stand under which: those drafted from it, and those of plans that go on under its programme since another one ended."""

from django.db import connection
from django.db.models import Q

from congdoan.activities.programmes.models import PlanMove

PAIRS = """
  SELECT t.id AS above, c.id AS below FROM programmes_task t JOIN programmes_task c ON c.parent_id = t.id WHERE {chosen}
  UNION
  SELECT t.id, c.id FROM programmes_task t JOIN programmes_planmove m ON m.successor_id = t.programme_id
  JOIN programmes_task c ON c.programme_id = m.plan_id AND c.above @> jsonb_build_array(jsonb_build_object('id', t.parent_id))
  WHERE {chosen}
"""
"""Pairs of tasks; what a plan kept of the chain above it names the task that its new programme took over."""
STANDING = """
  JOIN programmes_task c ON c.id = u.below
  JOIN programmes_programme p ON p.id = c.programme_id AND NOT (p.state = 'handed_over' AND c.state IN ('open', 'under_way'))
"""
"""The tasks below; what a unit that ended left undone is asked of who took it over."""


def tasks_under(task_id: int) -> list[int]:
    """Return the tasks of units below that stand under one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT u.below FROM ({PAIRS.format(chosen='t.id = %(id)s')}) u", {"id": task_id})  # noqa: S608  fixed words
        return [below for (below,) in cursor.fetchall()]


def in_or_under(programme_id: int) -> Q:
    """Return which tasks are of a programme, of a plan drafted from it or of one that goes on under it since."""
    moved = PlanMove.objects.filter(successor_id=programme_id).values("plan_id")
    return Q(programme_id=programme_id) | Q(programme__parent_id=programme_id) | Q(programme__in=moved)
