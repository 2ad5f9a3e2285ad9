"""Who sees a row of early warning; what never changes; and, in the SQL beside this file, what PostgreSQL keeps of them."""

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, promised, public

GUARDED = (
    "early_warning_signal",
    "early_warning_signalend",
    "early_warning_payday",
    "early_warning_payanswer",
)
NEVER_CHANGE = (
    "early_warning_signal",
    "early_warning_signalend",
    "early_warning_payday",
    "early_warning_payanswer",
    "early_warning_weighing",
)


class Migration(migrations.Migration):
    dependencies = [("early_warning", "0001_tables"), ("organisations", "0002_promises")]

    operations = [
        *(step for table in GUARDED for step in guarded(table, "unit_id")),
        *public("early_warning_weighing", "unit_id"),
        *(step for table in NEVER_CHANGE for step in append_only(table)),
        *promised(__file__, "signals"),
    ]
