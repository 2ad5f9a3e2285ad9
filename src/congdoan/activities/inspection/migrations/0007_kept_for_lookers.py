"""What is kept beside the lists of members follows also where who writes elsewhere only looks."""

from pathlib import Path

from django.db import migrations

BACK = """
ALTER POLICY lent_changes_nothing ON members_person USING ((unit_id IN (SELECT access_looked_at())) IS NOT TRUE);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_policy WHERE polrelid = 'members_word'::regclass AND polname = 'lent_only_looks') THEN
    ALTER POLICY lent_only_looks ON members_word WITH CHECK ((unit_id IN (SELECT access_looked_at())) IS NOT TRUE);
    ALTER POLICY lent_deletes_nothing ON members_word USING ((unit_id IN (SELECT access_looked_at())) IS NOT TRUE);
  END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0006_evidence"),
        ("members", "0002_promises"),
    ]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK)]
