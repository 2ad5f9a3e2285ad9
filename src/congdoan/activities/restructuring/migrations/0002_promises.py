"""Who sees a row of restructuring; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of plans."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised

GUARDED = (
    "restructuring_reorganisation",
    "restructuring_plan_row",
    "restructuring_act",
    "restructuring_outcome",
)
NEVER_CHANGE = (
    "restructuring_act",
    "restructuring_outcome",
)


class Migration(migrations.Migration):
    dependencies = [("restructuring", "0001_tables"), ("access", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *promised(__file__, "plans"),
    ]
