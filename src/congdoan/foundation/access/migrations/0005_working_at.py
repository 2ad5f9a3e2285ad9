"""Which branches somebody works at: reached by a right of one's own. A right that is lent only looks (decision 0082)."""

from django.db import migrations

WORKING_AT = """
CREATE FUNCTION access_working_at() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS $$
  SELECT r.branch_id
  FROM access_grant g
  JOIN access_actor a ON a.id = g.actor_id AND a.is_active
  JOIN access_reach r ON r.ancestor_id = g.branch_id
  WHERE g.actor_id = (SELECT access_acting()) AND g.period @> (SELECT access_day()) AND r.period @> (SELECT access_day())
    AND g.role <> 'inspection_team'
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_reach_asked_once")]

    operations = [migrations.RunSQL(WORKING_AT, "DROP FUNCTION access_working_at();")]
