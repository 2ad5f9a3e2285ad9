"""A member sees which public documents were sent to the own union."""

from django.db import migrations

SEEN = """
CREATE POLICY public_ones_seen_by_members ON documents_delivery FOR SELECT USING (
  outgoing_id IN (SELECT outgoing_id FROM documents_publisheddocument)
  AND to_unit_id IN (
    SELECT unit_id FROM members_membership WHERE person_id IN (SELECT members_own()) AND period @> access_day()
  )
);
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0002_moving_and_privacy"), ("documents", "0002_promises")]

    operations = [migrations.RunSQL(SEEN, "DROP POLICY public_ones_seen_by_members ON documents_delivery;")]
