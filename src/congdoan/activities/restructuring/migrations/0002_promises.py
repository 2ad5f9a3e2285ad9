"""Row-level security on every table, plans that change as drafts, acts and outcomes that never change."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("restructuring_reorganisation", "restructuring_plan_row", "restructuring_act", "restructuring_outcome")
BACK = """
DROP TRIGGER outcomes_as_decided ON restructuring_outcome;
DROP TRIGGER acts_in_order ON restructuring_act;
DROP TRIGGER plans_change_as_drafts ON restructuring_plan_row;
DROP TRIGGER reorganisations_change_as_drafts ON restructuring_reorganisation;
DROP TRIGGER reorganisations_stay ON restructuring_reorganisation;
ALTER TABLE restructuring_act DROP CONSTRAINT act_on_own_reorganisation;
ALTER TABLE restructuring_plan_row DROP CONSTRAINT row_of_own_reorganisation;
DROP FUNCTION restructuring_check_outcome, restructuring_check_act, restructuring_keep_plan, restructuring_keep_reorganisation;
DROP FUNCTION restructuring_state;
"""


class Migration(migrations.Migration):
    dependencies = [("restructuring", "0001_reorganisations"), ("access", "0003_links")]

    operations = [
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        *append_only("restructuring_act"),
        *append_only("restructuring_outcome"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
